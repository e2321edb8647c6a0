import { runRestore } from '../app/maintenance.ts'
import { verifyAll } from '../app/verify.ts'
import { PROBLEMS, ProblemError, problem } from '../core/problem.ts'
import { kindOf } from './files.ts'
import type { Verb } from './verb.ts'
import { withApp } from './with-app.ts'
import { withTarget } from './with-target.ts'

export const restoreVerb: Verb = {
  name: 'restore',
  usage: 'restore FILE [--replace]',
  summary: {
    vi: 'Khôi phục từ tệp sao lưu rồi kiểm lại; --replace: thay dữ liệu đang có',
    en: 'Bring a backup back and verify it; --replace: in place of what is there',
  },
  options: { replace: { type: 'boolean' } },
  run: async (call) => {
    const [file] = call.files
    if (file === undefined) throw new ProblemError(problem('usage', { reason: 'FILE', usage: restoreVerb.usage }))
    // A file, and nothing without an end: /dev/zero would be checked for ever.
    if (kindOf(file) !== 'file') throw new ProblemError(problem('file.unreadable', { name: file }))
    const summary = await withTarget(call, 'restore', (target) =>
      runRestore(target, file, call.values.replace === true, (p) =>
        call.terminal.tick(`${p.step} ${p.name} ${p.done}/${p.total}`),
      ),
    )
    const verdicts = await withApp(call, 'restore', ({ app }) => verifyAll(app))
    const bad = verdicts.some((v) => v.firstBad !== null || v.strayRows.length > 0 || v.drift > 0)
    const rows = summary.tables.reduce((sum, t) => sum + t.rows, 0)
    if (call.json) call.terminal.json({ file: summary.file, tables: summary.tables.length, rows, verified: !bad })
    else call.terminal.out(`${summary.tables.length} bảng, ${rows} dòng, ${bad ? 'KIỂM LẠI CÓ LỖI' : 'kiểm lại: đúng'}`)
    return bad ? PROBLEMS['chain.broken'].exit : 0
  },
}
