import { runBackup } from '../app/maintenance.ts'
import { ProblemError, problem } from '../core/problem.ts'
import { kindOf } from './files.ts'
import type { Verb } from './verb.ts'
import { withTarget } from './with-target.ts'

export const backupVerb: Verb = {
  name: 'backup',
  usage: 'backup FILE',
  summary: {
    vi: 'Sao lưu tất cả vào một tệp, kể cả khi trang đang chạy',
    en: 'Back everything up to one file, even while the site runs',
  },
  options: {},
  run: (call) => {
    const [file] = call.files
    if (file === undefined) throw new ProblemError(problem('usage', { reason: 'FILE', usage: backupVerb.usage }))
    // Folders on the way are made; a folder in the place of the file is a slip.
    if (kindOf(file) === 'folder') throw new ProblemError(problem('file.unwritable', { name: file }))
    return withTarget(call, 'backup', async (target) => {
      const summary = await runBackup(target, file, (p) =>
        call.terminal.tick(`${p.step} ${p.name} ${p.done}/${p.total}`),
      )
      const rows = summary.tables.reduce((sum, t) => sum + t.rows, 0)
      if (call.json) call.terminal.json({ file: summary.file, size: summary.size, tables: summary.tables.length, rows })
      else call.terminal.out(`${summary.file}: ${summary.tables.length} bảng, ${rows} dòng, ${summary.size} byte`)
      return 0
    })
  },
}
