import { inTenant } from '../db/database.ts'
import { tenantIds } from '../db/read/catalogues.ts'
import { findDrift, rebuildCells } from '../db/stats/drift.ts'
import { checkChain } from '../db/verify/chain.ts'
import { checkFold } from '../db/verify/fold.ts'
import type { App } from './context.ts'

export interface Verdict {
  readonly tenantId: number
  readonly entries: number
  readonly events: number
  /** The first entry or event that is not what was written, in words of the record: null when all stands. */
  readonly firstBad: {
    readonly what: string
    readonly seq: number
    readonly n?: number
    readonly reason: string
  } | null
  /** Rows that are not what their last event says. */
  readonly strayRows: readonly { readonly table: string; readonly id: string; readonly reason: string }[]
  /** Statistics cells that differ from a recount. */
  readonly drift: number
}

/** Re-checks the chain, the rows against their events, and the statistics against a recount, for every tenant. */
export async function verifyAll(app: App, repairStatistics = false): Promise<Verdict[]> {
  const tenants = await tenantIds(app.db.app)
  const verdicts: Verdict[] = []
  for (const id of tenants) {
    verdicts.push(
      await inTenant(app.db.app, id, async (tx) => {
        const chain = await checkChain(tx, id)
        const strayRows = await checkFold(tx, id)
        const drift = (await findDrift(tx, id)).length
        if (drift > 0 && repairStatistics) await rebuildCells(tx, id)
        return { tenantId: id, ...chain, strayRows, drift }
      }),
    )
  }
  return verdicts
}
