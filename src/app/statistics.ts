import { inTenant } from '../db/database.ts'
import { allTenants } from '../db/read/tenant-statistics.ts'
import { foldDeltas, pendingTenants } from '../db/stats/delta.ts'
import { type Drift, findDrift, rebuildCells } from '../db/stats/drift.ts'
import type { App } from './context.ts'

/**
 * Folds the deltas of every tenant that has any, a transaction each; a tenant that another process is folding is left to
 * it. Nothing that anybody reads changes. Returns how many deltas were folded.
 */
export async function foldStatistics(app: App, signal?: AbortSignal): Promise<number> {
  let folded = 0
  for (const tenantId of await pendingTenants(app.db.app)) {
    if (signal?.aborted === true) break
    folded += (await inTenant(app.db.app, tenantId, (tx) => foldDeltas(tx, tenantId))) ?? 0
  }
  return folded
}

/** Where a tenant's statistics were not what its records say, and by how much. */
export interface TenantDrift {
  readonly tenantId: number
  readonly cells: readonly Drift[]
}

/**
 * Compares the statistics of every tenant with a recount and mends what differs. Nothing should ever be found: what is
 * found is a fault to be reported, and the figures are right again all the same.
 */
export async function mendStatistics(app: App, signal?: AbortSignal): Promise<TenantDrift[]> {
  const found: TenantDrift[] = []
  for (const tenantId of await allTenants(app.db.app)) {
    if (signal?.aborted === true) break
    const cells = await inTenant(app.db.app, tenantId, async (tx) => {
      const drift = await findDrift(tx, tenantId)
      if (drift.length > 0) await rebuildCells(tx, tenantId)
      return drift
    })
    if (cells.length > 0) found.push({ tenantId, cells })
  }
  return found
}
