import { MIGRATIONS, openEngine } from '../compose.ts'
import { createPool } from '../db/engine/connect.ts'
import { migrate } from '../db/engine/migrate.ts'
import type { Verb } from './verb.ts'

export const migrateVerb: Verb = {
  name: 'migrate',
  usage: 'migrate',
  summary: { vi: 'Đưa cơ sở dữ liệu lên cấu trúc của phiên bản này', en: "Bring the database to this version's schema" },
  options: {},
  run: async (call) => {
    const { url, engine } = await openEngine(call.config, { as: 'guest', command: 'migrate' })
    const pool = createPool({ url, applicationName: 'kheo migrate', max: 1, statementTimeoutMs: 0 })
    try {
      const applied = await migrate(pool, MIGRATIONS)
      if (call.json) call.terminal.json({ applied })
      else call.terminal.out(applied.length === 0 ? 'Không có gì mới.' : applied.join('\n'))
      return 0
    } finally {
      await pool.end()
      await engine?.stop()
    }
  },
}
