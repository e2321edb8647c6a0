import type { Target } from '../app/maintenance.ts'
import { MIGRATIONS, openEngine, openOwner } from '../compose.ts'
import { makeDataFolder } from './data-folder.ts'
import type { Call } from './verb.ts'

/** The database as a whole for one verb: joins the running engine or starts it for the moment. */
export async function withTarget<T>(call: Call, command: string, work: (target: Target) => Promise<T>): Promise<T> {
  makeDataFolder(call.config)
  const { url, engine } = await openEngine(call.config, { as: 'guest', command })
  const pool = openOwner(url)
  try {
    return await work({ pool, migrations: MIGRATIONS, dataDir: engine === undefined ? null : call.config.dataDir })
  } finally {
    await pool.end()
    await engine?.stop()
  }
}
