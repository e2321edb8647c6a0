import type { Cell, CellType, Sheet } from '../core/sheet.ts'

const BOM = '\uFEFF'
/** What makes a spreadsheet run a text as a formula, also behind the spaces and marks that it skips. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]|^\s+[=+\-@]/

/** A text that no spreadsheet runs: one that begins like a formula gets an apostrophe before it. */
export const neutral = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** One field of RFC 4180; a number stays a number, also a negative one. */
export function csvField(value: Cell, type: CellType = 'text'): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  const safe = type === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : neutral(value.replaceAll('\u0000', ''))
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows are sent in pieces of about this many characters. */
const PIECE = 32_768

/**
 * A sheet as CSV: RFC 4180, UTF-8 with the mark by which Excel knows it, days as YYYY-MM-DD, a point for decimals. The
 * rows are pulled as they are needed; nothing but one piece is held. The cover's facts are not in it: a line that is no
 * row would break every program that reads it.
 */
export async function* writeCsv(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let piece = `${BOM}${sheet.columns.map((c) => csvField(c.head)).join(',')}\r\n`
  for await (const row of sheet.rows) {
    piece += `${row.map((cell, i) => csvField(cell, sheet.columns[i]?.type)).join(',')}\r\n`
    if (piece.length < PIECE) continue
    yield encoder.encode(piece)
    piece = ''
  }
  yield encoder.encode(piece)
}
