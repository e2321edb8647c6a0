import { type RawBuilder, sql } from 'kysely'
import type { Reader, Tx } from '../database.ts'
import type { Cell } from './cell.ts'

/** A cell whose kept number (cells and open deltas) differs from a count of the records themselves. */
export interface Drift extends Cell {
  readonly kept: number
  readonly truth: number
}

/** What differs, cell by cell, seen in one snapshot: writers and folds that go on meanwhile do not disturb it. */
const difference = (tenantId: number): RawBuilder<unknown> => sql`
  truth as (
    select 'participation' as what, coalesce(year, 0) as year, province_then_id as province_id, field_code, status,
      count(*)::int as n
    from participation where tenant_id = ${tenantId} group by 2, 3, 4, 5
    union all
    select plain.what, 0, '00000000-0000-0000-0000-000000000000'::uuid, '', '', plain.n from (
      select 'document' as what, count(*)::int as n from document
        where tenant_id = ${tenantId} and public and sha256 is not null
      union all
      select 'figure', count(*)::int from declared_figure f
        join document d on d.tenant_id = f.tenant_id and d.id = f.document_id and d.public
        where f.tenant_id = ${tenantId}
      union all
      select 'programme', count(*)::int from programme where tenant_id = ${tenantId}
    ) plain
  ),
  kept as (
    select what, year, province_id, field_code, status, sum(n)::int as n from (
      select what, year, province_id, field_code, status, n from stat_cell where tenant_id = ${tenantId}
      union all
      select what, year, province_id, field_code, status, n from stat_delta where tenant_id = ${tenantId}
    ) s group by 1, 2, 3, 4, 5
  ),
  drift as (
    select what, year, province_id, field_code, status, coalesce(k.n, 0) as kept, coalesce(t.n, 0) as truth
    from truth t full join kept k using (what, year, province_id, field_code, status)
    where coalesce(t.n, 0) <> coalesce(k.n, 0)
  )`

/** Recounts every cell of the tenant of this transaction from its records and returns those that differ. */
export async function findDrift(tx: Reader, tenantId: number): Promise<Drift[]> {
  const found = await sql<Drift>`
    with ${difference(tenantId)}
    select what, year, province_id, field_code, status, kept, truth from drift order by 1, 2, 3, 4, 5`.execute(tx)
  return found.rows
}

/**
 * Makes the cells what a recount says, by adding what is missing to each; the repair for whatever drift was found, and
 * the first filling. Returns how many cells were wrong. Safe beside writers and folds: all three only ever add.
 */
export async function rebuildCells(tx: Tx, tenantId: number): Promise<number> {
  const mended = await sql<{ n: number }>`
    with ${difference(tenantId)},
    mended as (
      insert into stat_cell as c (tenant_id, what, year, province_id, field_code, status, n)
      select ${tenantId}::int, what, year, province_id, field_code, status, truth - kept from drift
      on conflict (tenant_id, what, year, province_id, field_code, status) do update set n = c.n + excluded.n
      returning 1
    )
    select count(*)::int as n from mended`.execute(tx)
  return mended.rows[0]?.n ?? 0
}
