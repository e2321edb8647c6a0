import { type CellStyle, type CellValue, type ColumnDef, writeXlsx as toWorkbook, writeXlsxStream } from 'hucre/xlsx'
import type { Cell, CellType, Sheet } from '../core/sheet.ts'
import { xmlSafe } from '../core/text/plain-text.ts'

/** Up to so many rows the workbook has a cover sheet of its own; more are streamed, with the cover above the table. */
const ROWS_IN_MEMORY = 5_000

const HEAD: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } }
const LABEL: CellStyle = { font: { bold: true }, alignment: { vertical: 'top' } }
const WRAP: CellStyle = { alignment: { wrapText: true, vertical: 'top' } }

const FORMATS: Readonly<Partial<Record<CellType, string>>> = { day: 'dd/mm/yyyy', whole: '0', number: '#,##0.######' }

/**
 * A sheet as a spreadsheet: typed cells, the heading frozen, what it is and how it was counted on a cover. A text stays
 * a text: what begins like a formula is stored as a string, which no spreadsheet runs. Memory is bounded: beyond
 * `ROWS_IN_MEMORY` rows the table is written while rows come, and the cover stands above it (the library streams one
 * table only).
 */
export async function* writeXlsx(sheet: Sheet, rowsInMemory = ROWS_IN_MEMORY): AsyncGenerator<Uint8Array> {
  const source = sheet.rows[Symbol.asyncIterator]()
  const first: CellValue[][] = []
  let more = true
  while (more && first.length <= rowsInMemory) {
    const next = await source.next()
    if (next.done === true) more = false
    else first.push(values(sheet, next.value))
  }
  if (!more) {
    yield await workbook(sheet, first)
    return
  }
  yield* streamed(sheet, first, source)
}

async function workbook(sheet: Sheet, rows: CellValue[][]): Promise<Uint8Array> {
  const heads = sheet.columns.map((c) => c.head)
  const headCells = heads.map((value, i) => [`0,${i}`, { value, style: HEAD }] as const)
  const coverCells = sheet.facts.flatMap(([label, value], i) => [
    [`${i + 2},0`, { value: clean(label), style: LABEL }] as const,
    [`${i + 2},1`, { value: clean(value), style: WRAP, ...linkOf(value) }] as const,
  ])
  return toWorkbook({
    sheets: [
      {
        name: tabName(sheet.name),
        columns: columnsOf(sheet),
        rows: [heads, ...rows],
        cells: new Map(headCells),
        freezePane: { rows: 1 },
        ...(rows.length === 0 ? {} : { autoFilter: { range: `A1:${letter(heads.length)}${rows.length + 1}` } }),
      },
      {
        name: 'Khéo',
        columns: [{ width: 22 }, { width: 90 }],
        rows: [[clean(sheet.name)], [], ...sheet.facts.map(([label, value]) => [clean(label), clean(value)])],
        cells: new Map([
          ['0,0', { value: clean(sheet.name), style: { font: { bold: true, size: 14 } } }],
          ...coverCells,
        ]),
      },
    ],
  })
}

function linkOf(value: string): { hyperlink?: { target: string } } {
  return /^https?:\/\/\S+$/.test(value) ? { hyperlink: { target: value } } : {}
}

async function* streamed(
  sheet: Sheet,
  first: CellValue[][],
  rest: AsyncIterator<readonly Cell[]>,
): AsyncGenerator<Uint8Array> {
  async function* rows(): AsyncGenerator<CellValue[]> {
    for (const [label, value] of sheet.facts) yield [clean(label), clean(value)]
    yield []
    yield sheet.columns.map((c) => c.head)
    yield* first.splice(0)
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield values(sheet, next.value)
  }
  const stream = writeXlsxStream(rows(), {
    name: tabName(sheet.name),
    columns: columnsOf(sheet),
    freezePane: { rows: sheet.facts.length + 2 },
    repeatHeaders: false,
  })
  const reader = stream.getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value
}

function columnsOf(sheet: Sheet): ColumnDef[] {
  return sheet.columns.map(({ type, width }) => {
    const numFmt = FORMATS[type]
    return { width, ...(numFmt === undefined ? {} : { numFmt }) }
  })
}

function values(sheet: Sheet, row: readonly Cell[]): CellValue[] {
  return row.map((cell, i) => {
    if (cell === null || typeof cell !== 'string') return cell
    if (sheet.columns[i]?.type === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(cell)) return new Date(`${cell}T00:00:00Z`)
    return clean(cell)
  })
}

/** Most characters that a cell of Excel holds. */
const MAX_CELL = 32_767

const clean = (text: string): string => xmlSafe(text).slice(0, MAX_CELL)

/** A tab takes 31 characters and none of these. */
const tabName = (name: string): string =>
  clean(name)
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim() || 'Khéo'

function letter(column: number): string {
  let text = ''
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text
  return text
}
