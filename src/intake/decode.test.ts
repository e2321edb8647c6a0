import { describe, expect, it } from 'vitest'
import { decodeText, MAX_TEXT_BYTES } from './decode.ts'

const SENTENCE = 'Xã đã công nhận 12 mô hình, tặng thưởng ở cơ sở.'
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from([
    ...(little ? [0xff, 0xfe] : [0xfe, 0xff]),
    ...[...text].flatMap((c) =>
      little ? [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8] : [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255],
    ),
  ])

/** Windows-1258 has base letters and combining marks; the letters that differ from Latin-1 are in the table. */
function windows1258(text: string): Uint8Array {
  const table: Record<string, number> = {
    ă: 0xe3,
    đ: 0xf0,
    ơ: 0xf5,
    ư: 0xfd,
    Đ: 0xd0,
    Ă: 0xc3,
    Ơ: 0xd5,
    Ư: 0xdd,
    '\u0300': 0xcc,
    '\u0301': 0xec,
    '\u0303': 0xde,
    '\u0309': 0xd2,
    '\u0323': 0xf2,
  }
  const bytes: number[] = []
  for (const char of text.normalize('NFC')) {
    const parts = [...char.normalize('NFD')]
    const tone = parts.find((p) => table[p] !== undefined && p > '\u02ff')
    const base = parts
      .filter((p) => p !== tone)
      .join('')
      .normalize('NFC')
    bytes.push(table[base] ?? base.charCodeAt(0))
    if (tone !== undefined) bytes.push(table[tone] ?? 0)
  }
  return Uint8Array.from(bytes)
}

const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))

const codeOf = (bytes: Uint8Array) => {
  const result = decodeText(bytes)
  return result.ok ? result.value.encoding : result.problem.code
}

describe('decodeText reads', () => {
  it.each([
    ['UTF-8', utf8(SENTENCE), 'utf-8'],
    ['UTF-8 with a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(SENTENCE)]), 'utf-8'],
    ['UTF-16, little end first', utf16(SENTENCE, true), 'utf-16le'],
    ['UTF-16, big end first', utf16(SENTENCE, false), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: SENTENCE, encoding } })
  })

  it('Windows-1258, whose marks stay apart from their letters', () => {
    const result = decodeText(windows1258(SENTENCE))
    expect(result.ok && result.value.encoding).toBe('windows-1258')
    expect(result.ok && result.value.text).not.toBe(SENTENCE)
    expect(result.ok && result.value.text.normalize('NFC')).toBe(SENTENCE)
  })

  it('decomposed text as it was given', () => {
    const nfd = SENTENCE.normalize('NFD')
    expect(decodeText(utf8(nfd))).toEqual({ ok: true, value: { text: nfd, encoding: 'utf-8' } })
  })
})

describe('decodeText refuses', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
  const pdf = utf8('%PDF-1.7\n1 0 obj')
  it.each([
    ['nothing', new Uint8Array(), 'file.empty'],
    ['only spaces', utf8(' \n\t '), 'file.empty'],
    ['only a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf]), 'file.empty'],
    ['a picture called .txt', png, 'file.not-text'],
    ['a PDF called .txt', pdf, 'file.not-text'],
    ['a Word file called .txt', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'file.not-text'],
    ['bytes with zeros', Uint8Array.from([65, 0, 66, 0]), 'file.not-text'],
    [
      'a zero after a byte order mark',
      Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(SENTENCE.repeat(9)), 0]),
      'file.not-text',
    ],
    ['a zero in UTF-16', Uint8Array.from([...utf16(SENTENCE.repeat(9), true), 0, 0]), 'file.not-text'],
    ['text that is mostly control signs', Uint8Array.from([65, 1, 2, 3, 4, 5, 6, 7]), 'file.not-text'],
    ['another Windows page', Uint8Array.from([...utf8('caf'), 0xe9, ...utf8(' et th'), 0xe9]), 'file.unknown-encoding'],
    [
      'Italian with a Portuguese name, in Latin-1',
      latin1('Ciò che si può fare a São Paulo non è poco'),
      'file.unknown-encoding',
    ],
    ['half a UTF-16 character', Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x42]), 'file.unknown-encoding'],
    ['too many bytes', new Uint8Array(MAX_TEXT_BYTES + 1).fill(65), 'file.too-large'],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })

  it('no file of exactly the size allowed', () => {
    expect(codeOf(new Uint8Array(MAX_TEXT_BYTES).fill(65))).toBe('utf-8')
  })
})
