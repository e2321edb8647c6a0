import { type RawBuilder, sql } from 'kysely'
import { IMPLEMENTED, ON_RECORD, RECOGNISED } from '../../core/figures/measures.ts'
import type { Reader, Tx } from '../database.ts'
import type { Cell, Counts } from './cell.ts'
import { lockCells } from './delta.ts'

/** A cell whose kept numbers (cells and open deltas) differ from a count of the records themselves, by so much. */
export interface Drift extends Cell, Counts {}

const words = (statuses: readonly string[]) => sql`${sql.val([...statuses])}::text[]`

/** What is missing from each cell, seen in one snapshot: writers that go on meanwhile do not disturb it. */
const missing = (tenantId: number): RawBuilder<unknown> => sql`
  truth as (
    select 'participation' as what, coalesce(year, 0) as year, province_then_id as province_id, field_code, count(*)::int as n,
      (count(*) filter (where status = any (${words(IMPLEMENTED)})))::int as implemented,
      (count(*) filter (where status = any (${words(RECOGNISED)})))::int as recognised
    from participation where tenant_id = ${tenantId} and status = any (${words(ON_RECORD)}) group by 2, 3, 4
    union all
    select plain.what, 0, '00000000-0000-0000-0000-000000000000'::uuid, '', plain.n, 0, 0 from (
      select case when sha256 is null then 'cited' else 'document' end as what, count(*)::int as n from document
        where tenant_id = ${tenantId} and public group by 1
      union all
      select 'model', count(*)::int from model where tenant_id = ${tenantId} and kind = 'collective'
      union all
      select 'figure', count(*)::int from declared_figure f
        join document d on d.tenant_id = f.tenant_id and d.id = f.document_id and d.public
        where f.tenant_id = ${tenantId}
      union all
      select 'programme', count(*)::int from programme where tenant_id = ${tenantId}
    ) plain
    union all
    select what, year, province_id, field_code, -n, -implemented, -recognised from stat_cell where tenant_id = ${tenantId}
    union all
    select what, year, province_id, field_code, -n, -implemented, -recognised from stat_delta where tenant_id = ${tenantId}
  ),
  drift as (
    select what, year, province_id, field_code, sum(n)::int as n, sum(implemented)::int as implemented,
      sum(recognised)::int as recognised
    from truth group by 1, 2, 3, 4 having sum(n) <> 0 or sum(implemented) <> 0 or sum(recognised) <> 0
  )`

/** Recounts every cell of the tenant of this transaction from its records and returns what is missing where it differs. */
export async function findDrift(tx: Reader, tenantId: number): Promise<Drift[]> {
  const found = await sql<Drift>`
    with ${missing(tenantId)}
    select what, year, province_id, field_code, n, implemented, recognised from drift order by 1, 2, 3, 4`.execute(tx)
  return found.rows
}

/**
 * Makes the cells what a recount says, by adding what is missing to each; the repair for whatever drift was found, and
 * the first filling. Returns how many cells were wrong. Writers go on meanwhile: they and this only ever add.
 */
export async function rebuildCells(tx: Tx, tenantId: number): Promise<number> {
  await lockCells(tx, tenantId)
  const mended = await sql<{ n: number }>`
    with ${missing(tenantId)},
    mended as (
      insert into stat_cell as c (tenant_id, what, year, province_id, field_code, n, implemented, recognised)
      select ${tenantId}::int, what, year, province_id, field_code, n, implemented, recognised from drift
      on conflict (tenant_id, what, year, province_id, field_code) do update
        set n = c.n + excluded.n, implemented = c.implemented + excluded.implemented,
          recognised = c.recognised + excluded.recognised
      returning 1
    )
    select count(*)::int as n from mended`.execute(tx)
  return mended.rows[0]?.n ?? 0
}
