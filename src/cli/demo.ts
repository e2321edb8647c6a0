import { runDemo } from '../app/demo.ts'
import { demoFiles, registryDefaults } from '../compose.ts'
import { ProblemError, problem } from '../core/problem.ts'
import { readTexts } from './files.ts'
import { optionText, type Verb } from './verb.ts'
import { withApp } from './with-app.ts'

export const demoVerb: Verb = {
  name: 'demo',
  usage: 'demo [--from DIR]',
  summary: {
    vi: 'Nạp bản trình diễn: đọc năm bài kể lại, hoặc các tệp .txt của một thư mục',
    en: 'Load the demonstration: five retold articles, or the .txt files of a folder',
  },
  options: { from: { type: 'string' } },
  run: async (call) => {
    const from = optionText(call, 'from')
    const files = from === undefined ? demoFiles() : readTexts(from)
    if (files.length === 0) throw new ProblemError(problem('file.empty', { name: from ?? 'demo' }))
    return withApp(call, 'demo', async ({ app }) => {
      const outcome = await runDemo(app, files, registryDefaults(), (done, of, name) =>
        call.terminal.progress(`${done}/${of} ${name}`),
      )
      if (call.json) call.terminal.json(outcome)
      else
        for (const d of outcome.documents)
          call.terminal.out(`${d.name}: ${d.known ? 'đã có' : `${d.accepted}/${d.proposals}`}`)
      return 0
    })
  },
}
