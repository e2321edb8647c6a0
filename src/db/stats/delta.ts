import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import type { Cell } from './cell.ts'

/**
 * What one command changes in the statistics, summed by cell, so that a list of a thousand registrations leaves a
 * handful of deltas. Written once, at the end of the command, in its own transaction.
 */
export class DeltaBook {
  private readonly moved = new Map<string, { readonly cell: Cell; n: number }>()

  add(cell: Cell, n: number): void {
    const key = JSON.stringify([cell.what, cell.year, cell.province_id, cell.field_code, cell.status])
    const known = this.moved.get(key)
    if (known === undefined) this.moved.set(key, { cell, n })
    else known.n += n
  }

  /** Appends the deltas; no row that another writer could want is locked. */
  async write(tx: Tx, tenantId: number, newId: () => string): Promise<void> {
    const rows = [...this.moved.values()].filter((m) => m.n !== 0)
    this.moved.clear()
    for (let i = 0; i < rows.length; i += 1000) {
      const batch = rows.slice(i, i + 1000).map(({ cell, n }) => ({ ...cell, tenant_id: tenantId, id: newId(), n }))
      await tx.insertInto('stat_delta').values(batch).execute()
    }
  }
}

/** The lock of one tenant's cells; the first number spells "stat". */
const CELLS_LOCK = 0x73746174

/**
 * Moves the deltas of the tenant of this transaction into its cells, in one statement; what is appended meanwhile waits
 * for the next fold. Returns how many were folded; undefined when another process is at it and nothing was done.
 */
export async function foldDeltas(tx: Tx, tenantId: number): Promise<number | undefined> {
  const lock = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(${CELLS_LOCK}::int, ${tenantId}::int) as mine`.execute(tx)
  if (lock.rows[0]?.mine !== true) return undefined
  const folded = await sql<{ n: number }>`
    with taken as (
      delete from stat_delta where tenant_id = ${tenantId}
      returning tenant_id, what, year, province_id, field_code, status, n
    ),
    summed as (
      select tenant_id, what, year, province_id, field_code, status, sum(n)::int as n
      from taken group by 1, 2, 3, 4, 5, 6
    ),
    kept as (
      insert into stat_cell as c (tenant_id, what, year, province_id, field_code, status, n)
      select tenant_id, what, year, province_id, field_code, status, n from summed where n <> 0
      on conflict (tenant_id, what, year, province_id, field_code, status) do update set n = c.n + excluded.n
    )
    select count(*)::int as n from taken`.execute(tx)
  return folded.rows[0]?.n ?? 0
}

/** The tenants that have deltas to fold. */
export async function pendingTenants(db: Pick<Tx, 'selectFrom'>): Promise<number[]> {
  const rows = await db.selectFrom('stat_pending').select('tenant_id').orderBy('tenant_id').execute()
  return rows.flatMap((r) => r.tenant_id ?? [])
}
