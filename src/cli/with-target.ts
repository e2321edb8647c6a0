import type { Target } from '../app/maintenance.ts'
import { MIGRATIONS, openEngine } from '../compose.ts'
import type { Call } from './verb.ts'

/** The database as a whole for one verb: joins the running engine or starts it for the moment. */
export async function withTarget<T>(call: Call, command: string, work: (target: Target) => Promise<T>): Promise<T> {
  const { url, engine } = await openEngine(call.config, { as: 'guest', command })
  try {
    return await work({ url, migrations: MIGRATIONS, dataDir: engine === undefined ? null : call.config.dataDir })
  } finally {
    await engine?.stop()
  }
}
