import { sql } from 'kysely'
import type { Reader } from '../database.ts'

/**
 * Statistics of all listed tenants, from the kept cells and the deltas not folded yet: exact and current. What they cost
 * depends on the number of cells (years, provinces, fields), not on how many records there are.
 */

/** Participations by province: of the record's own day (then), or where that province is today (now). */
export async function nationByProvince(db: Reader, boundaries: 'then' | 'now', year?: number) {
  const rows = await sql<{ province_id: string; n: number }>`
    select ${boundaries === 'now' ? sql`m.province_id` : sql`s.province_id`} as province_id, sum(s.n)::int as n
    from (
      select province_id, sum(n)::int as n from public_stat
      where what = 'participation' ${year === undefined ? sql`` : sql`and year = ${year}`} group by 1
    ) s join unit_map m on m.unit_id = s.province_id
    group by 1 having sum(s.n) <> 0`.execute(db)
  return rows.rows
}

/** Participations by year and field, over the nation. */
export async function nationByYearAndField(db: Reader) {
  const rows = await sql<{ year: number; field_code: string; n: number }>`
    select year, field_code, sum(n)::int as n from public_stat
    where what = 'participation' group by 1, 2 having sum(n) <> 0 order by 1, 2`.execute(db)
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
  const of = await totals(db)
  return {
    participations: of('participation'),
    documents: of('document'),
    figures: of('figure'),
    programmes: of('programme'),
  }
}

/** How many rows each open data set has. */
export async function dataSetRows(db: Reader) {
  const [of, units] = await Promise.all([
    totals(db),
    db
      .selectFrom('unit')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ])
  return {
    programmes: of('programme'),
    figures: of('figure'),
    models: of('model'),
    records: of('participation'),
    documents: of('document') + of('cited'),
    units: units.n,
  }
}

async function totals(db: Reader): Promise<(what: string) => number> {
  const found = await sql<{
    what: string
    n: number
  }>`select what, sum(n)::int as n from public_stat group by 1`.execute(db)
  return (what) => found.rows.find((r) => r.what === what)?.n ?? 0
}
