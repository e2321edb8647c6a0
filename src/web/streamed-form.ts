/** A file that a request carries, still on its way. */
export interface StreamedFile {
  readonly name: string
  /** Its bytes as they arrive; to be read once. */
  readonly bytes: AsyncIterable<Uint8Array>
}

export interface StreamedForm {
  /** The fields that stand before the file. */
  readonly form: URLSearchParams
  readonly file?: StreamedFile
}

const HEADER_END = Buffer.from('\r\n\r\n')
/** Fields before a file, and one head of a part, are at most so long. */
const MOST_FIELDS = 256 * 1024

/**
 * Opens a form whose last field is a file, without reading the file: what stands before it is read, its bytes are given
 * on as they come. A bare body (a piece of a resumable upload) is a file without a name, and its token a header.
 */
export async function openForm(request: Request): Promise<StreamedForm> {
  const type = request.headers.get('content-type') ?? ''
  const source = bytesOf(request)
  if (/^application\/octet-stream/i.test(type)) {
    const form = new URLSearchParams({ _token: request.headers.get('x-form-token') ?? '' })
    return { form, file: { name: '', bytes: source } }
  }
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    const text = Buffer.concat(await firstBytes(source)).toString('utf8')
    return { form: new URLSearchParams(text) }
  }
  const boundary = /^multipart\/form-data.*boundary="?([^";]+)"?/i.exec(type)?.[1]
  return boundary === undefined ? { form: new URLSearchParams() } : readParts(source, boundary)
}

async function* bytesOf(request: Request): AsyncGenerator<Uint8Array, void> {
  const reader = request.body?.getReader()
  if (reader === undefined) return
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function firstBytes(source: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of source) {
    size += piece.length
    if (size > MOST_FIELDS) break
    pieces.push(piece)
  }
  return pieces
}

async function readParts(source: AsyncGenerator<Uint8Array, void>, boundary: string): Promise<StreamedForm> {
  const form = new URLSearchParams()
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  let rest: Buffer = Buffer.from('\r\n')
  const more = async (): Promise<boolean> => {
    const next = await source.next()
    if (next.done === true) return false
    rest = Buffer.concat([rest, next.value])
    return rest.length <= MOST_FIELDS + next.value.length
  }
  const upTo = async (mark: Buffer): Promise<Buffer | undefined> => {
    for (;;) {
      const at = rest.indexOf(mark)
      if (at >= 0) {
        const before = rest.subarray(0, at)
        rest = rest.subarray(at + mark.length)
        return before
      }
      if (!(await more())) return undefined
    }
  }
  if ((await upTo(delimiter)) === undefined) return { form }
  for (;;) {
    const head = (await upTo(HEADER_END))?.toString('utf8')
    if (head === undefined || head.startsWith('--')) return { form }
    const fileName = /;\s*filename="([^"\r\n]*)"/i.exec(head)?.[1]
    if (fileName !== undefined && fileName !== '')
      return { form, file: { name: fileName.replaceAll('%22', '"'), bytes: fileBytes(source, rest, delimiter) } }
    const value = await upTo(delimiter)
    if (value === undefined) return { form }
    const name = /;\s*name="([^"\r\n]*)"/i.exec(head)?.[1]
    if (name !== undefined && fileName === undefined) form.append(name, value.toString('utf8').replaceAll('\0', ''))
  }
}

/** The bytes of the file up to the delimiter, holding back only what may be the beginning of one. */
async function* fileBytes(
  source: AsyncGenerator<Uint8Array, void>,
  first: Buffer,
  delimiter: Buffer,
): AsyncGenerator<Uint8Array, void> {
  let rest = first
  for (;;) {
    const end = rest.indexOf(delimiter)
    const sure = end >= 0 ? end : Math.max(0, rest.length - delimiter.length + 1)
    if (sure > 0) yield rest.subarray(0, sure)
    if (end >= 0) {
      await source.return()
      return
    }
    rest = rest.subarray(sure)
    const next = await source.next()
    // A form that ends within its file was cut off on the way.
    if (next.done === true) throw new Error('the form ended within its file')
    rest = rest.length === 0 ? Buffer.from(next.value) : Buffer.concat([rest, next.value])
  }
}
