import { sql } from 'kysely'
import type { Reader } from '../database.ts'

/** Statistics of all listed tenants, from the kept cells and the deltas not folded yet: exact and current. */

/** Participations by province: of the record's own day (then), or where that province is today (now). */
export async function nationByProvince(db: Reader, boundaries: 'then' | 'now', year?: number) {
  const rows = await sql<{ province_id: string; n: number }>`
    select ${boundaries === 'now' ? sql`m.province_id` : sql`s.province_id`} as province_id, sum(s.n)::int as n
    from public_stat s join unit_map m on m.unit_id = s.province_id
    where s.status not in ('draft', 'submitted', 'returned', 'rejected') ${year === undefined ? sql`` : sql`and s.year = ${year}`}
    group by 1 having sum(s.n) <> 0`.execute(db)
  return rows.rows
}

/** Participations by year and field, over the nation. */
export async function nationByYearAndField(db: Reader) {
  const rows = await sql<{ year: number; field_code: string; n: number }>`
    select year, field_code, sum(n)::int as n from public_stat
    where status not in ('draft', 'submitted', 'returned', 'rejected')
    group by 1, 2 having sum(n) <> 0 order by 1, 2`.execute(db)
  return rows.rows
}

/** How much there is: models with a record, documents read, declared figures, programmes. */
export async function nationTotals(db: Reader) {
  const rows = await sql<{ participations: number; documents: number; figures: number; programmes: number }>`
    select (select coalesce(sum(n), 0)::int from public_stat where status not in ('draft', 'submitted', 'returned', 'rejected')) as participations,
      (select count(*)::int from public_document where sha256 is not null) as documents,
      (select count(*)::int from public_figure) as figures,
      (select count(*)::int from public_programme) as programmes`.execute(db)
  return rows.rows[0] ?? { participations: 0, documents: 0, figures: 0, programmes: 0 }
}
