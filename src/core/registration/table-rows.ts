import { fold } from '../text/fold.ts'
import { typedDay } from '../text/typed-day.ts'
import { ITEMS, type Item, type Kind, LONGEST, type Registration } from './items.ts'
import type { Table, TableColumn } from './table.ts'

export type CellFault =
  | 'name'
  | 'too-long'
  | 'unit'
  | 'unit-missing'
  | 'field'
  | 'registration'
  | 'kind'
  | 'no-day'
  | 'ends-before'
  | 'twice'

/** A row of a table as it can be registered. */
export interface TableEntry {
  readonly unitId: string
  readonly kind: Kind
  readonly registration: Registration
  readonly fieldId: string | null
  readonly lead: string
  readonly person: string
  readonly place: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly items: Readonly<Record<Item, string>>
}

/** A row with what it says, and what is wrong at which cell. */
export interface CheckedRow {
  /** As people count: the first row below the headings is 1. */
  readonly number: number
  readonly cells: Readonly<Partial<Record<TableColumn, string>>>
  readonly faults: Readonly<Partial<Record<TableColumn, CellFault>>>
  /** The row that it repeats. */
  readonly repeats?: number
  /** Nothing when the row has a fault. */
  readonly entry: TableEntry | undefined
}

/** What names in a table mean; undefined when nobody knows. */
export interface TableNames {
  readonly unit: (name: string) => string | undefined
  readonly field: (name: string) => string | undefined
  /** The unit of rows that name none. */
  readonly defaultUnit: string | undefined
}

const KINDS: Readonly<Record<string, Kind>> = {
  '': 'collective',
  'tap the': 'collective',
  'ca nhan': 'individual',
  'dien hinh': 'individual',
  'dien hinh ca nhan': 'individual',
}
const REGISTRATIONS: Readonly<Record<string, Registration>> = {
  '': 'new',
  moi: 'new',
  'xay dung moi': 'new',
  'moi dot pha': 'breakthrough',
  'dot pha': 'breakthrough',
  'nhan rong': 'replicated',
}

/** Checks each row by itself and against the rows before it; nothing is asked of what may still be filled in later. */
export function checkRows(table: Table, names: TableNames): readonly CheckedRow[] {
  const seen = new Map<string, number>()
  return table.rows.map((row, index) => {
    const number = index + 1
    const cells = cellsOf(table, row)
    const read = readRow(cells, names)
    const faults: Partial<Record<TableColumn, CellFault>> = { ...read.faults }
    const key = `${read.entry.unitId}|${fold(cells.name ?? '')}`
    const repeats = seen.get(key)
    if (repeats !== undefined && cells.name !== undefined && cells.name !== '') faults.name ??= 'twice'
    else seen.set(key, number)
    const good = Object.keys(faults).length === 0
    return {
      number,
      cells,
      faults,
      ...(repeats === undefined ? {} : { repeats }),
      entry: good ? read.entry : undefined,
    }
  })
}

function cellsOf(table: Table, row: readonly string[]): Partial<Record<TableColumn, string>> {
  const found: Partial<Record<TableColumn, string>> = {}
  for (const [i, column] of table.columns.entries()) if (column !== undefined) found[column] = row[i] ?? ''
  return found
}

function readRow(cells: Readonly<Partial<Record<TableColumn, string>>>, names: TableNames) {
  const faults: Partial<Record<TableColumn, CellFault>> = {}
  const cell = (column: TableColumn): string => cells[column] ?? ''
  const unitId = cell('unit') === '' ? names.defaultUnit : names.unit(cell('unit'))
  const fieldId = cell('field') === '' ? null : (names.field(cell('field')) ?? undefined)
  const kind = KINDS[fold(cell('kind'))]
  const registration = REGISTRATIONS[fold(cell('registration'))]
  const startsOn = typedDay(cell('startsOn'))
  const endsOn = typedDay(cell('endsOn'))
  if (fold(cell('name')) === '') faults.name = 'name'
  if (unitId === undefined) faults.unit = cell('unit') === '' ? 'unit-missing' : 'unit'
  if (fieldId === undefined) faults.field = 'field'
  if (kind === undefined) faults.kind = 'kind'
  if (registration === undefined || (kind === 'individual' && registration !== 'new'))
    faults.registration = 'registration'
  if (startsOn === undefined) faults.startsOn = 'no-day'
  if (endsOn === undefined) faults.endsOn = 'no-day'
  if (startsOn && endsOn && endsOn < startsOn) faults.endsOn = 'ends-before'
  for (const item of ITEMS)
    if (cell(item).length > (item === 'name' ? LONGEST.name : LONGEST.text)) faults[item] = 'too-long'
  for (const line of ['lead', 'person', 'place'] as const)
    if (cell(line).length > LONGEST.line) faults[line] = 'too-long'
  const entry: TableEntry = {
    unitId: unitId ?? '',
    kind: kind ?? 'collective',
    registration: registration ?? 'new',
    fieldId: fieldId ?? null,
    lead: cell('lead'),
    person: kind === 'individual' ? cell('person') : '',
    place: cell('place'),
    startsOn: startsOn ?? null,
    endsOn: endsOn ?? null,
    items: Object.fromEntries(ITEMS.map((item) => [item, cell(item)])) as Record<Item, string>,
  }
  return { faults, entry }
}
