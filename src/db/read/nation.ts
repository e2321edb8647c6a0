import { sql } from 'kysely'
import type { Reader } from '../database.ts'

/**
 * Statistics of all listed tenants, from the kept cells and the deltas not folded yet: exact and current. What they cost
 * depends on the number of cells (years, provinces, fields, statuses), not on how many records there are.
 */

/** Not yet received, or turned away: not counted and not public. */
const unseen = sql`('draft', 'submitted', 'returned', 'rejected')`

/** Participations by province: of the record's own day (then), or where that province is today (now). */
export async function nationByProvince(db: Reader, boundaries: 'then' | 'now', year?: number) {
  const rows = await sql<{ province_id: string; n: number }>`
    select ${boundaries === 'now' ? sql`m.province_id` : sql`s.province_id`} as province_id, sum(s.n)::int as n
    from (
      select province_id, sum(n)::int as n from public_stat
      where what = 'participation' and status not in ${unseen} ${year === undefined ? sql`` : sql`and year = ${year}`}
      group by 1
    ) s join unit_map m on m.unit_id = s.province_id
    group by 1 having sum(s.n) <> 0`.execute(db)
  return rows.rows
}

/** Participations by year and field, over the nation. */
export async function nationByYearAndField(db: Reader) {
  const rows = await sql<{ year: number; field_code: string; n: number }>`
    select year, field_code, sum(n)::int as n from public_stat
    where what = 'participation' and status not in ${unseen}
    group by 1, 2 having sum(n) <> 0 order by 1, 2`.execute(db)
  return rows.rows
}

export interface NationTotals {
  readonly participations: number
  /** Read in, not only cited. */
  readonly documents: number
  readonly figures: number
  readonly programmes: number
}

/** How much there is in the whole nation. */
export async function nationTotals(db: Reader): Promise<NationTotals> {
  const found = await sql<{ what: string; n: number }>`
    select what, sum(n)::int as n from public_stat
    where what <> 'participation' or status not in ${unseen} group by 1`.execute(db)
  const of = (what: string) => found.rows.find((r) => r.what === what)?.n ?? 0
  return { participations: of('participation'), documents: of('document'), figures: of('figure'), programmes: of('programme') }
}

/** How many rows each open data set has. */
export async function dataSetRows(db: Reader) {
  const counted = await sql<{ programmes: number; figures: number; models: number; records: number; documents: number; units: number }>`
    select (select count(*)::int from public_programme) as programmes, (select count(*)::int from public_figure) as figures,
      (select count(*)::int from public_model) as models, (select count(*)::int from public_participation) as records,
      (select count(*)::int from public_document) as documents, (select count(*)::int from unit) as units`.execute(db)
  return counted.rows[0] ?? { programmes: 0, figures: 0, models: 0, records: 0, documents: 0, units: 0 }
}
