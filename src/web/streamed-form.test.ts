import { describe, expect, test } from 'vitest'
import { openForm } from './streamed-form.ts'

const request = (body: Uint8Array, size: number, type: string) => {
  let at = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= body.length) return controller.close()
      controller.enqueue(body.subarray(at, at + size))
      at += size
    },
  })
  return new Request('http://x/', {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: { 'Content-Type': type },
  } as RequestInit)
}

async function all(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function multipart(content: Uint8Array): Promise<{ body: Uint8Array; type: string }> {
  const form = new FormData()
  form.set('_token', 'mã')
  form.set('chu-thich', 'Đường ấp 3\r\n--chưa hết')
  form.set('tep', new File([content as never], 'ảnh "1".jpg'))
  const sent = new Request('http://x/', { method: 'POST', body: form })
  return { body: new Uint8Array(await sent.arrayBuffer()), type: sent.headers.get('content-type') ?? '' }
}

describe('a form with a file at its end', () => {
  const content = Uint8Array.from({ length: 5000 }, (_, i) => (i % 97 === 0 ? 13 : i % 89 === 0 ? 45 : (i * 31) % 256))

  test.each([1, 2, 7, 64, 999, 100_000])('is the same however it is cut: every %d bytes', async (size) => {
    const { body, type } = await multipart(content)
    const { form, file } = await openForm(request(body, size, type))
    expect(form.get('_token')).toBe('mã')
    expect(form.get('chu-thich')).toBe('Đường ấp 3\r\n--chưa hết')
    expect(file?.name).toBe('ảnh "1".jpg')
    expect(await all(file?.bytes ?? ([] as never))).toEqual(Buffer.from(content))
  })

  test('without a chosen file has none', async () => {
    const { body, type } = await multipart(new Uint8Array())
    const text = Buffer.from(body)
      .toString('latin1')
      .replace(/filename="[^"]*"/, 'filename=""')
    const { form, file } = await openForm(request(Buffer.from(text, 'latin1'), 50, type))
    expect([form.get('_token'), file]).toEqual(['mã', undefined])
  })

  test('that is cut off is no shorter file', async () => {
    const { body, type } = await multipart(content)
    const { file } = await openForm(request(body.subarray(0, body.length - 300), 64, type))
    await expect(all(file?.bytes ?? ([] as never))).rejects.toThrow('ended within')
  })
})
