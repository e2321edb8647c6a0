import { runMigrate } from '../app/maintenance.ts'
import type { Verb } from './verb.ts'
import { withTarget } from './with-target.ts'

export const migrateVerb: Verb = {
  name: 'migrate',
  usage: 'migrate',
  summary: {
    vi: 'Đưa cơ sở dữ liệu lên cấu trúc của phiên bản này',
    en: "Bring the database to this version's schema",
  },
  options: {},
  run: (call) =>
    withTarget(call, 'migrate', async (target) => {
      const applied = await runMigrate(target)
      if (call.json) call.terminal.json({ applied })
      else
        call.terminal.out(
          applied.length === 0
            ? call.terminal.lang === 'vi'
              ? 'Không có gì mới.'
              : 'Nothing new.'
            : applied.join('\n'),
        )
      return 0
    }),
}
