import { IMPLEMENTED, ON_RECORD, RECOGNISED } from '../../core/figures/measures.ts'
import type { Row } from '../tables.ts'

/** Where something is counted. Unknown year is 0, unknown field ''. */
export interface Cell {
  readonly what: 'participation' | 'model' | 'document' | 'cited' | 'figure' | 'programme'
  readonly year: number
  readonly province_id: string
  readonly field_code: string
}

/** How much is counted: on record, and of that carried out and recognised (participations only). */
export interface Counts {
  readonly n: number
  readonly implemented: number
  readonly recognised: number
}

/** What one record counts for: its cell, and one or nothing at each stage. */
export interface Counted extends Counts {
  readonly cell: Cell
}

const NIL = '00000000-0000-0000-0000-000000000000'

/** So many of what is counted by tenant alone. */
export const plain = (what: Exclude<Cell['what'], 'participation'>, n: number): Counted => ({
  cell: { what, year: 0, province_id: NIL, field_code: '' },
  n,
  implemented: 0,
  recognised: 0,
})

const among = (statuses: readonly string[], status: string): 0 | 1 => (statuses.includes(status) ? 1 : 0)

/** What a participation counts for; before it is received, nothing. */
export const participation = (
  p: Pick<Row<'participation'>, 'year' | 'province_then_id' | 'field_code' | 'status'>,
): Counted => ({
  cell: { what: 'participation', year: p.year ?? 0, province_id: p.province_then_id, field_code: p.field_code },
  n: among(ON_RECORD, p.status),
  implemented: among(IMPLEMENTED, p.status),
  recognised: among(RECOGNISED, p.status),
})

/** What a document counts for, once it is public: read in, or known by its symbol only. */
export const document = (d: Pick<Row<'document'>, 'public' | 'sha256'>): Counted =>
  plain(d.sha256 === null ? 'cited' : 'document', d.public ? 1 : 0)

/** What a model counts for; that of one person is not public. */
export const model = (m: Pick<Row<'model'>, 'kind'>): Counted => plain('model', m.kind === 'collective' ? 1 : 0)
