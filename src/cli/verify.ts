import { verifyAll } from '../app/verify.ts'
import { PROBLEMS } from '../core/problem.ts'
import type { Verb } from './verb.ts'
import { verdictWords } from './verify-words.ts'
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
      const repaired = call.values['repair-statistics'] === true
      const verdicts = await verifyAll(app, repaired)
      const bad = verdicts.some((v) => v.firstBad !== null || v.strayRows.length > 0 || v.drift > 0)
      if (call.json) call.terminal.json({ ok: !bad, tenants: verdicts })
      else
        for (const v of verdicts)
          for (const line of verdictWords(call.terminal.lang, v, repaired)) call.terminal.out(line)
      return bad ? PROBLEMS['chain.broken'].exit : 0
    }),
}
