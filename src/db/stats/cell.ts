import type { Row } from '../tables.ts'

/** What the nation's statistics count. */
export type Counted = 'participation' | 'document' | 'figure' | 'programme'

/** Where one more or one less is counted. Unknown year is 0, unknown field ''. */
export interface Cell {
  readonly what: Counted
  readonly year: number
  readonly province_id: string
  readonly field_code: string
  readonly status: string
}

const NIL = '00000000-0000-0000-0000-000000000000'

/** The cell of what is counted by tenant alone. */
export const plainCell = (what: Exclude<Counted, 'participation'>): Cell => ({
  what,
  year: 0,
  province_id: NIL,
  field_code: '',
  status: '',
})

/** The cell that a participation counts in. */
export const participationCell = (
  p: Pick<Row<'participation'>, 'year' | 'province_then_id' | 'field_code' | 'status'>,
): Cell => ({
  what: 'participation',
  year: p.year ?? 0,
  province_id: p.province_then_id,
  field_code: p.field_code,
  status: p.status,
})

/** Is this a document that the public reads, and that was read in and not only cited? */
export const countsDocument = (d: Pick<Row<'document'>, 'public' | 'sha256'>): boolean => d.public && d.sha256 !== null
