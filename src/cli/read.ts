import { basename } from 'node:path'
import { PROBLEMS, ProblemError, problem } from '../core/problem.ts'
import type { Lang } from '../i18n/catalogue.ts'
import { problemSentence } from '../i18n/problem-sentence.ts'
import { toContract } from '../intake/article/contract.ts'
import { readArticle } from '../intake/article/read.ts'
import { decodeText, type TextEncoding } from '../intake/decode.ts'
import { readText } from './files.ts'
import type { Call, Verb } from './verb.ts'

/** Reads articles without a database: one line of JSON a file, or a short account for a person. */
export const readVerb: Verb = {
  name: 'read',
  usage: 'read FILE...',
  summary: {
    vi: 'Đọc bài viết: số liệu, mô hình, văn bản nêu trong đó, kèm đúng chữ đã đọc',
    en: 'Read articles: figures, models and documents in them, each with the very words',
  },
  options: {},
  run: async (call) => {
    if (call.files.length === 0) throw new ProblemError(problem('usage', { reason: 'FILE', usage: readVerb.usage }))
    let exit = 0
    for (const [i, file] of call.files.entries()) {
      if (call.files.length > 20 && i % 20 === 0) call.terminal.tick(`${i}/${call.files.length}`)
      exit = Math.max(exit, readOne(call, file))
    }
    return exit
  },
}

function readOne(call: Call, file: string): number {
  const id = basename(file).replace(/\.[^.]+$/, '')
  try {
    const decoded = decodeText(readText(file))
    if (!decoded.ok)
      throw new ProblemError(problem(decoded.problem.code, { ...decoded.problem.details, name: basename(file) }))
    const { text, encoding } = decoded.value
    // The marks of other encodings can be mistaken for one another: whoever sees odd letters must know what was taken.
    if (encoding !== 'utf-8') call.terminal.progress(takenAs(call.terminal.lang, file, encoding))
    const reading = readArticle(id, text)
    if (call.json) {
      call.terminal.json(toContract(reading))
      return 0
    }
    call.terminal.out(`${id}: ${reading.title?.quote ?? ''}`)
    for (const c of reading.claims)
      call.terminal.out(`  ${c.kind} ${c.approx ?? ''}${c.value}  «${c.quote}» @${c.start}`)
    for (const m of reading.models)
      call.terminal.out(`  model «${m.name}»${m.unit === undefined ? '' : ` (${m.unit})`}`)
    return 0
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const sentence = problemSentence(call.terminal.lang, error.problem)
    if (call.json) call.terminal.json({ id, problem: { ...error.problem, sentence } })
    process.stderr.write(`${file}: ${sentence}\n`)
    return PROBLEMS[error.problem.code].exit
  }
}

const takenAs = (lang: Lang, file: string, encoding: TextEncoding): string =>
  lang === 'vi' ? `${file}: đọc theo bảng mã ${encoding}` : `${file}: read as ${encoding}`
