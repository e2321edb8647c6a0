import { type Kysely, sql } from 'kysely'
import type { Tx } from '../database.ts'
import type { Row, Tables } from '../tables.ts'

/** The dimensions of a national statistics cell. Unknown year is 0, unknown field or level ''. */
export interface Cell {
  readonly tenant_id: number
  readonly year: number
  readonly province_id: string
  readonly field_code: string
  readonly level: string
  readonly kind: string
  readonly status: string
}

/** The cell that a participation counts in. */
export function cellOf(p: Row<'participation'>): Cell {
  return {
    tenant_id: p.tenant_id,
    year: p.year ?? 0,
    province_id: p.province_then_id,
    field_code: p.field_code,
    level: p.level,
    kind: p.kind,
    status: p.status,
  }
}

/** Appends a change of one cell in the command's own transaction; no row of a cell is locked by a writer. */
export async function appendDelta(tx: Tx, id: string, cell: Cell, n: number): Promise<void> {
  await tx.insertInto('stat_delta').values({ ...cell, id, n }).execute()
}

/**
 * Moves the deltas of one tenant into its cells, in one statement; what is appended meanwhile waits for the next fold.
 * Returns how many deltas were folded.
 */
export async function foldDeltas(tx: Tx): Promise<number> {
  const folded = await sql<{ n: number }>`
    with taken as (delete from stat_delta where tenant_id = nullif(current_setting('app.tenant', true), '')::int returning *),
    summed as (
      select tenant_id, year, province_id, field_code, level, kind, status, sum(n)::int as n
      from taken group by 1, 2, 3, 4, 5, 6, 7
    ),
    kept as (
      insert into stat_cell as c (tenant_id, year, province_id, field_code, level, kind, status, n)
      select * from summed where n <> 0
      on conflict (tenant_id, year, province_id, field_code, level, kind, status) do update set n = c.n + excluded.n
    )
    select count(*)::int as n from taken`.execute(tx)
  return folded.rows[0]?.n ?? 0
}

/** A cell whose kept number (cells and open deltas) differs from a count of the participations themselves. */
export interface Drift {
  readonly year: number
  readonly province_id: string
  readonly field_code: string
  readonly level: string
  readonly kind: string
  readonly status: string
  readonly kept: number
  readonly truth: number
}

/** Recounts every cell of the tenant of this transaction from its participations and returns those that differ. */
export async function findDrift(tx: Kysely<Tables>): Promise<Drift[]> {
  const rows = await sql<Drift>`
    with truth as (
      select coalesce(p.year, 0) as year, p.province_then_id as province_id, p.field_code, p.level, p.kind, p.status, count(*)::int as n
      from participation p
      where p.tenant_id = nullif(current_setting('app.tenant', true), '')::int group by 1, 2, 3, 4, 5, 6
    ),
    kept as (
      select year, province_id, field_code, level, kind, status, sum(n)::int as n from (
        select year, province_id, field_code, level, kind, status, n from stat_cell
          where tenant_id = nullif(current_setting('app.tenant', true), '')::int
        union all
        select year, province_id, field_code, level, kind, status, n from stat_delta
          where tenant_id = nullif(current_setting('app.tenant', true), '')::int
      ) s group by 1, 2, 3, 4, 5, 6
    )
    select coalesce(t.year, k.year) as year, coalesce(t.province_id, k.province_id) as province_id,
      coalesce(t.field_code, k.field_code) as field_code, coalesce(t.level, k.level) as level,
      coalesce(t.kind, k.kind) as kind, coalesce(t.status, k.status) as status,
      coalesce(k.n, 0) as kept, coalesce(t.n, 0) as truth
    from truth t full join kept k using (year, province_id, field_code, level, kind, status)
    where coalesce(t.n, 0) <> coalesce(k.n, 0)`.execute(tx)
  return rows.rows
}

/** Throws the tenant's cells and deltas away and counts them again; the repair for whatever drift was found. */
export async function rebuildCells(tx: Tx): Promise<void> {
  await sql`delete from stat_delta where tenant_id = nullif(current_setting('app.tenant', true), '')::int`.execute(tx)
  await sql`delete from stat_cell where tenant_id = nullif(current_setting('app.tenant', true), '')::int`.execute(tx)
  await sql`
    insert into stat_cell (tenant_id, year, province_id, field_code, level, kind, status, n)
    select p.tenant_id, coalesce(p.year, 0), p.province_then_id, p.field_code, p.level, p.kind, p.status, count(*)::int
    from participation p
    where p.tenant_id = nullif(current_setting('app.tenant', true), '')::int
    group by 1, 2, 3, 4, 5, 6, 7`.execute(tx)
}
