import { runDoctor } from '../app/maintenance.ts'
import { PROBLEMS } from '../core/problem.ts'
import type { Verb } from './verb.ts'
import { withTarget } from './with-target.ts'

const MARK = { ok: ' ok ', note: 'note', warning: 'warn', error: 'FAIL' } as const

export const doctorVerb: Verb = {
  name: 'doctor',
  usage: 'doctor [--citus]',
  summary: {
    vi: 'Khám cơ sở dữ liệu: phiên bản, quyền, đĩa, lịch sử cấu trúc; --citus: mười quy tắc của Citus',
    en: 'Examine the database: version, roles, disk, migrations; --citus: the ten rules of Citus',
  },
  options: { citus: { type: 'boolean' } },
  run: (call) =>
    withTarget(call, 'doctor', async (target) => {
      const report = await runDoctor(target, call.values.citus === true)
      if (call.json) call.terminal.json(report)
      else {
        for (const c of [...report.checks, ...(report.citus?.checks ?? [])])
          call.terminal.out(`[${MARK[c.severity]}] ${c.text}`)
        for (const p of report.citus?.distribution ?? []) call.terminal.out(`  ${JSON.stringify(p)}`)
      }
      return report.worst === 'error' ? PROBLEMS['engine.failed'].exit : 0
    }),
}
