import { allTenants } from '../../db/read/tenant-statistics.ts'
import type { App } from '../context.ts'
import { sweepUploads } from './uploads.ts'

/** Takes away the files that never arrived, of every tenant; gives how many. */
export async function sweepAllUploads(app: App, signal: AbortSignal): Promise<number> {
  if (app.files === undefined) return 0
  let gone = 0
  for (const tenantId of await allTenants(app.db.app)) {
    if (signal.aborted) break
    gone += await sweepUploads(app, tenantId)
  }
  return gone
}
