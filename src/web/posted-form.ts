import { FieldSieve } from './field-sieve.ts'

/** A form that was sent: its text fields, and whether it was larger than may be read. */
export interface PostedForm {
  readonly form: URLSearchParams
  readonly tooLarge: boolean
}

const NOTHING: PostedForm = { form: new URLSearchParams(), tooLarge: false }
/** Of a form that is too large, so many times the limit is listened to before it is broken off. */
const PATIENCE = 8

/**
 * Reads a posted form of at most so many bytes; a file becomes its bytes in base64 with its name beside it. Of a larger
 * one the files are let go and the typed fields kept, so that nothing typed is lost; `patient` says for whom that is
 * done. It is read to its end, because a browser that is still sending does not listen to an answer.
 */
export async function readForm(request: Request, most: number, patient: boolean): Promise<PostedForm> {
  const type = request.headers.get('content-type') ?? ''
  const reader = request.body?.getReader()
  if (reader === undefined || !/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return NOTHING
  const chunks: Uint8Array[] = []
  let size = 0
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    chunks.push(piece.value)
    size += piece.value.length
    if (size <= most) continue
    if (patient) return { form: await sieved(reader, chunks, type, most * PATIENCE), tooLarge: true }
    await reader.cancel()
    return { form: new URLSearchParams(), tooLarge: true }
  }
  return { form: await fieldsOf(Buffer.concat(chunks), type), tooLarge: false }
}

async function fieldsOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<URLSearchParams> {
  const form = new URLSearchParams()
  const body = await new Response(bytes, { headers: { 'Content-Type': type } }).formData().catch(() => undefined)
  for (const [name, value] of body ?? []) {
    if (typeof value === 'string') form.append(name, value.replaceAll('\0', ''))
    else if (value.size > 0) {
      form.append(name, Buffer.from(await value.arrayBuffer()).toString('base64'))
      form.append(`${name}.name`, value.name)
    }
  }
  return form
}

async function sieved(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  chunks: readonly Uint8Array[],
  type: string,
  most: number,
): Promise<URLSearchParams> {
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  const sieve = boundary === undefined ? undefined : new FieldSieve(boundary)
  let size = 0
  for (const chunk of chunks) sieve?.push(chunk)
  for (let piece = await reader.read(); !piece.done && size < most; piece = await reader.read()) {
    sieve?.push(piece.value)
    size += piece.value.length
  }
  await reader.cancel()
  return sieve?.fields ?? new URLSearchParams()
}
