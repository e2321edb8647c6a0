import { fold } from '../text/fold.ts'

/** What a column of a pasted table holds; named as the form's own inputs. */
export const TABLE_COLUMNS = [
  'name',
  'unit',
  'lead',
  'field',
  'registration',
  'kind',
  'person',
  'place',
  'situation',
  'goal',
  'content',
  'beneficiaries',
  'forces',
  'resources',
  'schedule',
  'startsOn',
  'endsOn',
  'outcome',
  'upkeep',
] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

/** Headings as units write them, folded; numbers in front ("1. Tên mô hình") are left out before they are looked up. */
const HEADS: Readonly<Record<TableColumn, readonly string[]>> = {
  name: ['ten mo hinh', 'ten mo hinh dien hinh', 'ten mo hinh cong trinh', 'mo hinh', 'ten', 'ten dien hinh'],
  unit: ['don vi dang ky', 'don vi', 'xa', 'xa phuong', 'dia phuong', 'xa phuong dac khu'],
  lead: ['don vi chu tri', 'chu tri', 'don vi thuc hien', 'to chuc', 'co quan chu tri'],
  field: ['linh vuc'],
  registration: ['hinh thuc dang ky', 'hinh thuc', 'loai dang ky'],
  kind: ['tap the ca nhan', 'tap the hay ca nhan', 'loai mo hinh', 'loai'],
  person: ['ho va ten', 'ho ten', 'ten ca nhan', 'ca nhan'],
  place: ['noi thuc hien', 'dia diem', 'ap thon', 'thon ap', 'ap', 'thon', 'khu pho'],
  situation: ['thuc trang', 'thuc trang ly do', 'thuc trang ly do xay dung', 'ly do', 'ly do xay dung', 'su can thiet'],
  goal: ['muc tieu', 'muc tieu tieu chi', 'muc dich', 'tieu chi'],
  content: ['noi dung', 'noi dung cach thuc thuc hien', 'noi dung cach lam', 'cach lam', 'cach thuc thuc hien'],
  beneficiaries: ['dia ban doi tuong', 'doi tuong', 'dia ban', 'doi tuong thu huong'],
  forces: ['luc luong', 'luc luong thuc hien', 'phoi hop', 'don vi phoi hop'],
  resources: ['nguon luc', 'kinh phi', 'nguon luc kinh phi'],
  schedule: ['thoi gian', 'tien do', 'thoi gian thuc hien'],
  startsOn: ['ngay bat dau', 'bat dau', 'tu ngay'],
  endsOn: ['ngay ket thuc', 'ket thuc', 'den ngay'],
  outcome: ['san pham', 'san pham ket qua', 'san pham ket qua dau ra', 'ket qua', 'ket qua dau ra', 'du kien ket qua'],
  upkeep: ['kha nang duy tri', 'kha nang duy tri nhan rong', 'duy tri', 'duy tri nhan rong', 'kha nang nhan rong'],
}
const ROW_NUMBER = ['stt', 'tt', 'so tt', 'so thu tu', 'no']

/** A pasted table: which column holds what, and its rows as text. */
export interface Table {
  /** For each column of the paste what it holds; undefined for one that is not used. */
  readonly columns: readonly (TableColumn | undefined)[]
  /** The headings of columns that are not used, as they were written. */
  readonly unknown: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const SEPARATORS = ['\t', ';', '|'] as const

/**
 * Reads a pasted table: tabs as spreadsheets copy them, semicolons, or bars; cells in quotes may hold the separator and
 * line ends. The first row names the columns; a list of one column without a heading is a list of names.
 */
export function readTable(text: string): Table {
  const separator = separatorOf(text)
  const all = cells(text.replaceAll('\r\n', '\n'), separator)
    .map((row) => (separator === '|' ? withoutEdges(row) : row).map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== '') && !row.every((cell) => /^:?-*:?$/.test(cell)))
  const [head = [], ...rest] = all
  const columns = headings(head)
  if (columns.every((column) => column === undefined) && head.length === 1)
    return { columns: ['name'], unknown: [], rows: all }
  const unknown = head.filter((cell, i) => columns[i] === undefined && cell !== '' && !isRowNumber(cell))
  return { columns, unknown, rows: rest }
}

/** The separator that stands most often in the first line; none, and the table has one column. */
function separatorOf(text: string): string {
  const [first = ''] = text.split('\n')
  let best = '\t'
  let most = 0
  for (const one of SEPARATORS) {
    const count = first.split(one).length - 1
    if (count > most) [best, most] = [one, count]
  }
  return best
}

/** Cells row by row; a cell that begins with a quote ends with one, and two of them inside are one. */
function cells(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[i + 1] === '"') {
        cell += '"'
        i += 1
      } else quoted = false
    } else if (char === '"' && cell.trim() === '' && closes(text, i + 1, separator)) {
      quoted = true
      cell = ''
    } else if (char === separator) {
      row.push(cell)
      cell = ''
    } else if (char === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += char
  }
  return [...rows, [...row, cell]]
}

/** Is there a quote that ends the cell? A name may begin with a quote of its own: "Hũ gạo" tình thương. */
function closes(text: string, from: number, separator: string): boolean {
  for (let i = from; i < text.length; i++) {
    if (text[i] !== '"') continue
    if (text[i + 1] === '"') i += 1
    else return text[i + 1] === undefined || text[i + 1] === '\n' || text[i + 1] === separator
  }
  return false
}

/** Bars around a row make an empty cell at each end. */
function withoutEdges(row: readonly string[]): string[] {
  const from = row[0]?.trim() === '' ? 1 : 0
  const to = row.length > 1 && row.at(-1)?.trim() === '' ? row.length - 1 : row.length
  return row.slice(from, to)
}

const plain = (heading: string): string => fold(heading).replace(/^\d+ /, '')
const isRowNumber = (heading: string): boolean => ROW_NUMBER.includes(plain(heading))

/** What each heading means; of two that mean the same, the first counts. */
function headings(head: readonly string[]): readonly (TableColumn | undefined)[] {
  const taken = new Set<TableColumn>()
  return head.map((cell) => {
    const found = meaning(plain(cell))
    if (found === undefined || taken.has(found)) return undefined
    taken.add(found)
    return found
  })
}

function meaning(heading: string): TableColumn | undefined {
  if (heading === '') return undefined
  const exact = TABLE_COLUMNS.find((column) => HEADS[column].includes(heading))
  if (exact !== undefined) return exact
  const starts = TABLE_COLUMNS.flatMap((column) =>
    HEADS[column].filter((known) => heading.startsWith(`${known} `)).map((known) => ({ column, length: known.length })),
  )
  return starts.sort((a, b) => b.length - a.length)[0]?.column
}
