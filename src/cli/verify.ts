import { verifyAll } from '../app/verify.ts'
import { PROBLEMS } from '../core/problem.ts'
import type { Verb } from './verb.ts'
import { withApp } from './with-app.ts'

export const verifyVerb: Verb = {
  name: 'verify',
  usage: 'verify [--repair-statistics]',
  summary: {
    vi: 'Kiểm lại nhật ký, bản ghi và số thống kê; nêu mục sai đầu tiên',
    en: 'Re-check the journal, the rows and the statistics; name the first bad entry',
  },
  options: { 'repair-statistics': { type: 'boolean' } },
  run: async (call) =>
    withApp(call, 'verify', async ({ app }) => {
      const verdicts = await verifyAll(app, call.values['repair-statistics'] === true)
      const bad = verdicts.some((v) => v.firstBad !== null || v.strayRows.length > 0 || v.drift > 0)
      if (call.json) call.terminal.json({ ok: !bad, tenants: verdicts })
      else {
        for (const v of verdicts) {
          const first = v.firstBad === null ? 'OK' : `#${v.firstBad.seq} ${v.firstBad.what}: ${v.firstBad.reason}`
          call.terminal.out(
            `tenant ${v.tenantId}: ${v.entries} entries, ${v.events} events, ${first}, drift ${v.drift}`,
          )
          for (const s of v.strayRows) call.terminal.out(`  ${s.table} ${s.id}: ${s.reason}`)
        }
      }
      return bad ? PROBLEMS['chain.broken'].exit : 0
    }),
}
