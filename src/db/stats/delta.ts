import { sql } from 'kysely'
import type { Reader, Tx } from '../database.ts'
import type { Cell, Counted } from './cell.ts'

interface Moved {
  readonly cell: Cell
  n: number
  implemented: number
  recognised: number
}

/**
 * What one command changes in the statistics, summed by cell, so that a list of a thousand registrations leaves a
 * handful of deltas. Written once, at the end of the command, in its own transaction.
 */
export class DeltaBook {
  private readonly moved = new Map<string, Moved>()

  /** Notes that something counts from now on (sign 1) or no longer (sign -1). */
  add(counted: Counted, sign: 1 | -1): void {
    const { cell } = counted
    const key = JSON.stringify([cell.what, cell.year, cell.province_id, cell.field_code])
    const sum = this.moved.get(key) ?? { cell, n: 0, implemented: 0, recognised: 0 }
    sum.n += sign * counted.n
    sum.implemented += sign * counted.implemented
    sum.recognised += sign * counted.recognised
    this.moved.set(key, sum)
  }

  /** How it stands now; calling what this gives puts it back to that. */
  mark(): () => void {
    const kept = [...this.moved].map(([key, sum]) => [key, { ...sum }] as const)
    return () => {
      this.moved.clear()
      for (const [key, sum] of kept) this.moved.set(key, sum)
    }
  }

  /** Appends the deltas; no row that another writer could want is locked. */
  async write(tx: Tx, tenantId: number, newId: () => string): Promise<void> {
    const rows = [...this.moved.values()].filter((m) => m.n !== 0 || m.implemented !== 0 || m.recognised !== 0)
    this.moved.clear()
    for (let i = 0; i < rows.length; i += 1000) {
      const batch = rows.slice(i, i + 1000)
      await tx
        .insertInto('stat_delta')
        .values(batch.map(({ cell, ...counts }) => ({ ...cell, ...counts, tenant_id: tenantId, id: newId() })))
        .execute()
    }
  }
}

/** The lock of one tenant's cells, until the transaction ends; the number spells "stat". */
const CELLS_LOCK = 0x73746174

/** Waits for whoever folds or mends the cells of this tenant. Writers never need it. */
export async function lockCells(tx: Tx, tenantId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${CELLS_LOCK}::int, ${tenantId}::int)`.execute(tx)
}

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
      returning tenant_id, what, year, province_id, field_code, n, implemented, recognised
    ),
    kept as (
      insert into stat_cell as c (tenant_id, what, year, province_id, field_code, n, implemented, recognised)
      select tenant_id, what, year, province_id, field_code, sum(n)::int, sum(implemented)::int, sum(recognised)::int
      from taken group by 1, 2, 3, 4, 5
      on conflict (tenant_id, what, year, province_id, field_code) do update
        set n = c.n + excluded.n, implemented = c.implemented + excluded.implemented,
          recognised = c.recognised + excluded.recognised
    )
    select count(*)::int as n from taken`.execute(tx)
  return folded.rows[0]?.n ?? 0
}

/** The tenants that have deltas to fold. */
export async function pendingTenants(db: Reader): Promise<number[]> {
  const rows = await db.selectFrom('stat_pending').select('tenant_id').orderBy('tenant_id').execute()
  return rows.flatMap((r) => r.tenant_id ?? [])
}
