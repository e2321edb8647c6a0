import { sql } from 'kysely'
import type { Reader } from '../database.ts'

/** Statistics of one tenant: of its records, always current. */

export interface CommuneCount {
  /** The unit the records were made under; with `now` the commune of today, null where that cannot be said exactly. */
  readonly unit_id: string | null
  readonly status: string
  readonly n: number
}

/** Participations of a tenant by commune and status, of one year or all; counted from the rows, over their index. */
export async function tenantByCommuneAndStatus(
  db: Reader,
  tenantId: number,
  boundaries: 'then' | 'now',
  year?: number,
): Promise<CommuneCount[]> {
  const counted = sql`
    select unit_id, status, count(*)::int as n from public_participation
    where tenant_id = ${tenantId} ${year === undefined ? sql`` : sql`and year = ${year}`} group by 1, 2 order by 1, 2`
  if (boundaries === 'then') return (await sql<CommuneCount>`${counted}`.execute(db)).rows
  const rows = await sql<CommuneCount>`
    select m.commune_id as unit_id, s.status, sum(s.n)::int as n
    from (${counted}) s join unit_map m on m.unit_id = s.unit_id group by 1, 2`.execute(db)
  return rows.rows
}

/** Participations of a tenant by year and field, from its kept cells and the deltas not folded yet. */
export async function tenantByYearAndField(db: Reader, tenantId: number) {
  const rows = await sql<{ year: number; field_code: string; n: number }>`
    select year, field_code, sum(n)::int as n from public_stat
    where tenant_id = ${tenantId} and what = 'participation'
    group by 1, 2 having sum(n) <> 0 order by 1, 2`.execute(db)
  return rows.rows
}

/** Every tenant, listed or not: for work that goes over all of them. */
export async function allTenants(db: Reader): Promise<number[]> {
  const rows = await db.selectFrom('tenant').select('id').orderBy('id').execute()
  return rows.map((r) => r.id)
}
