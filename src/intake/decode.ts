import { problem } from '../core/problem.ts'
import { fail, ok, type Result } from '../core/result.ts'

/** Larger files are refused before anything is read in them. */
export const MAX_TEXT_BYTES = 5 * 1024 * 1024

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258'

export interface DecodedText {
  /** The text as given: marks are not composed and line ends are not touched. Only a byte order mark is left out. */
  readonly text: string
  readonly encoding: TextEncoding
}

const MAGIC: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x50, 0x4b, 0x03, 0x04], // ZIP: docx, xlsx
  [0xd0, 0xcf, 0x11, 0xe0], // OLE: doc, xls
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x1f, 0x8b], // gzip
]

/** Letters of Windows-1258 that no other Windows page has there. */
const VIETNAMESE = /[ăđơưĂĐƠƯ]/u
const VOWEL_WITH_MARK = /[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]/giu
const MARK = /[\u0300\u0301\u0303\u0309\u0323]/gu
/** Signs that the old font encodings (TCVN3, VNI) turn into when they are read as this one. */
const SIGNS = /[\u00a1-\u00aa\u00ac-\u00b7\u00b9\u00ba\u00bc-\u00bf]/gu
const LETTER = /\p{L}/gu
const CONTROL = /\p{Cc}/gu

/**
 * Turns the bytes of a text file into text: UTF-8, UTF-16 with a byte order mark, or Windows-1258.
 * Refuses what is empty, too large, not text, or in an encoding that it does not know. Never throws.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  if (bytes.length === 0) return fail(problem('file.empty'))
  if (bytes.length > MAX_TEXT_BYTES)
    return fail(problem('file.too-large', { bytes: bytes.length, max: MAX_TEXT_BYTES }))
  if (MAGIC.some((magic) => magic.every((byte, i) => bytes[i] === byte))) return fail(problem('file.not-text'))
  const marked = byMark(bytes)
  if (marked !== null) return checked(decodeAs(bytes.subarray(marked.skip), marked.encoding), marked.encoding)
  if (bytes.includes(0)) return fail(problem('file.not-text'))
  const utf8 = decodeAs(bytes, 'utf-8')
  if (utf8 !== null) return checked(utf8, 'utf-8')
  const legacy = decodeAs(bytes, 'windows-1258')
  if (legacy === null || controls(legacy) > 0.001 * legacy.length) return fail(problem('file.not-text'))
  return isVietnamese(legacy) ? checked(legacy, 'windows-1258') : fail(problem('file.unknown-encoding'))
}

/**
 * Marks stand on vowels, about one in five letters as in any Vietnamese text, and the letters of the alphabet occur:
 * the bytes were Windows-1258 and no other page. A few marks alone are other letters of another page.
 */
function isVietnamese(text: string): boolean {
  const marks = count(text, MARK)
  return (
    VIETNAMESE.test(text) &&
    marks > 0.08 * count(text, LETTER) &&
    count(text, VOWEL_WITH_MARK) >= 0.9 * marks &&
    count(text, SIGNS) <= 0.002 * text.length
  )
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

function byMark(bytes: Uint8Array): { encoding: TextEncoding; skip: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  return null
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function checked(text: string | null, encoding: TextEncoding): Result<DecodedText> {
  if (text === null) return fail(problem('file.unknown-encoding'))
  if (text.trim() === '') return fail(problem('file.empty'))
  // Not one: the database keeps no text with a NUL, and no text file has any.
  if (text.includes('\u0000')) return fail(problem('file.not-text'))
  if (controls(text) > 0.01 * text.length) return fail(problem('file.not-text'))
  return ok({ text, encoding })
}

/** Control characters other than tabs, line ends and page breaks. */
function controls(text: string): number {
  let found = 0
  for (const [char] of text.matchAll(CONTROL)) if (!'\t\n\r\f\u0085'.includes(char)) found++
  return found
}
