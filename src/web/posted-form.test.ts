import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FieldSieve } from './field-sieve.ts'
import { readForm } from './posted-form.ts'

const request = (body: FormData | URLSearchParams | string, headers: Record<string, string> = {}) =>
  new Request('http://x/', { method: 'POST', body, headers })

async function multipart(fields: readonly (readonly [string, string | File])[]) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const sent = request(form)
  const boundary = /boundary=(.*)$/.exec(sent.headers.get('content-type') ?? '')?.[1] ?? ''
  return { boundary, bytes: Buffer.from(await sent.arrayBuffer()) }
}

const value = fc.string({ unit: fc.constantFrom('a', 'ế', '\r', '\n', '-', '\r\n--', '"', '=', '&'), maxLength: 30 })

describe('a posted form', () => {
  test('gives its fields, and its files as bytes with a name', async () => {
    const form = new FormData()
    form.set('noi-dang', 'Báo Long An')
    form.set('tep', new File([new Uint8Array([1, 2, 255])], 'bao-cao.txt'))
    const { form: read, tooLarge } = await readForm(request(form), 10_000, true)
    expect([...read]).toEqual([
      ['noi-dang', 'Báo Long An'],
      ['tep', 'AQL/'],
      ['tep.name', 'bao-cao.txt'],
    ])
    expect(tooLarge).toBe(false)
    expect([...(await readForm(request(new URLSearchParams({ a: 'b\0c' })), 100, false)).form]).toEqual([['a', 'bc']])
  })

  test('of another kind, or broken, has no fields', async () => {
    expect([...(await readForm(request('{"a":1}'), 100, true)).form]).toEqual([])
    const broken = request('--x\r\nnothing', { 'Content-Type': 'multipart/form-data; boundary=x' })
    expect([...(await readForm(broken, 100, true)).form]).toEqual([])
  })

  test('too large: the file goes, what was typed stays, before the file and after it', async () => {
    const form = new FormData()
    form.set('_token', 't')
    form.set('tep', new File([new Uint8Array(300_000)], 'lon.txt'))
    form.set('noi-dang', 'Báo Long An')
    const large = await readForm(request(form), 100_000, true)
    expect(large.tooLarge).toBe(true)
    expect([...large.form]).toEqual([
      ['_token', 't'],
      ['noi-dang', 'Báo Long An'],
    ])
    expect([...(await readForm(request(form), 100_000, false)).form]).toEqual([])
  })

  test('without an end is listened to for eight times what may be sent, and no more', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(1000))
        sent += 1000
      },
    })
    const init = { method: 'POST', body: endless, duplex: 'half' as const }
    const asked = new Request('http://x/', { ...init, headers: { 'Content-Type': 'multipart/form-data; boundary=b' } })
    expect((await readForm(asked, 10_000, true)).tooLarge).toBe(true)
    expect(sent).toBeLessThan(100_000)
  })

  test('gives the same fields however it is cut into pieces', async () => {
    const parts = fc.array(fc.record({ name: fc.constantFrom('a', 'bb', 'chữ'), value, file: fc.boolean() }), {
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 1, max: 40 }), async (fields, step) => {
        const { boundary, bytes } = await multipart(
          fields.map((f) => [f.name, f.file ? new File([f.value], 'x.txt') : f.value]),
        )
        const sieve = new FieldSieve(boundary)
        for (let at = 0; at < bytes.length; at += step) sieve.push(bytes.subarray(at, at + step))
        const typed = await readForm(
          new Request('http://x/', {
            method: 'POST',
            body: bytes,
            headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
          }),
          1e6,
          true,
        )
        const files = new Set<string>(fields.filter((f) => f.file).map((f) => f.name))
        const own = [...typed.form].filter(([name]) => !files.has(name) && !name.endsWith('.name'))
        expect([...sieve.fields].filter(([name]) => !files.has(name))).toEqual(own)
      }),
    )
  })

  test('holds no more than a piece of a file that goes by', () => {
    const sieve = new FieldSieve('b')
    sieve.push(Buffer.from('--b\r\nContent-Disposition: form-data; name="tep"; filename="x"\r\n\r\n'))
    for (let i = 0; i < 50; i++) sieve.push(Buffer.alloc(100_000, 1))
    sieve.push(Buffer.from('\r\n--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'))
    expect([...sieve.fields]).toEqual([['a', '1']])
  })
})
