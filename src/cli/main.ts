import { parseArgs } from 'node:util'
import { asProblem } from '../app/failures.ts'
import { readConfig } from '../config.ts'
import { PROBLEMS, ProblemError, problem } from '../core/problem.ts'
import type { Lang } from '../i18n/catalogue.ts'
import { problemSentence } from '../i18n/problem-sentence.ts'
import { backupVerb } from './backup.ts'
import { benchVerb } from './bench.ts'
import { demoVerb } from './demo.ts'
import { doctorVerb } from './doctor.ts'
import { exportVerb } from './export.ts'
import { figuresVerb } from './figures.ts'
import { migrateVerb } from './migrate.ts'
import { readVerb } from './read.ts'
import { restoreVerb } from './restore.ts'
import { searchVerb } from './search.ts'
import { serveVerb } from './serve.ts'
import { processTerminal, terminalLang } from './terminal.ts'
import { unitsVerb } from './units.ts'
import { userVerb } from './user.ts'
import type { Verb } from './verb.ts'
import { verifyVerb } from './verify.ts'

/** Every verb, in the order in which a person meets them. */
export const VERBS: readonly Verb[] = [
  serveVerb,
  demoVerb,
  readVerb,
  figuresVerb,
  searchVerb,
  unitsVerb,
  exportVerb,
  userVerb,
  migrateVerb,
  doctorVerb,
  verifyVerb,
  backupVerb,
  restoreVerb,
  benchVerb,
]

const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, lang: { type: 'string' } } as const

/** Runs one call of the command line and gives its exit code (0 done, 2 usage, 3 input, 4 not found, 5 conflict, 6 refused, 7 the machine). */
export async function runCli(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [name, ...rest] = args
  const verb = VERBS.find((v) => v.name === name)
  const at = rest.indexOf('--lang')
  const lang = terminalLang(at >= 0 ? rest[at + 1] : undefined, env)
  if (verb === undefined) {
    const asked = name === undefined || name === '--help' || name === '-h' || name === 'help'
    process[asked ? 'stdout' : 'stderr'].write(helpAll(lang))
    return asked ? 0 : PROBLEMS.usage.exit
  }
  const json = rest.includes('--json')
  try {
    const { values, positionals } = parse(verb, rest)
    if (values.help === true) {
      process.stdout.write(helpOne(verb, lang))
      return 0
    }
    return await verb.run({
      config: readConfig(env),
      terminal: processTerminal(lang),
      values,
      files: positionals,
      json,
    })
  } catch (error) {
    return tell(error, lang, json)
  }
}

function parse(verb: Verb, args: string[]) {
  try {
    return parseArgs({ args, options: { ...COMMON, ...verb.options }, allowPositionals: true })
  } catch (error) {
    throw new ProblemError(problem('usage', { reason: error instanceof Error ? error.message : '', usage: verb.usage }))
  }
}

/** One place turns a failure into a sentence and an exit code; what is not ours is shown whole. */
function tell(error: unknown, lang: Lang, json: boolean): number {
  const known = asProblem(error)
  if (known.problem.code === 'internal')
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  const sentence = problemSentence(lang, known.problem)
  if (json) process.stdout.write(`${JSON.stringify({ problem: { ...known.problem, sentence } })}\n`)
  process.stderr.write(`${sentence}\n`)
  return PROBLEMS[known.problem.code].exit
}

function helpAll(lang: Lang): string {
  const width = Math.max(...VERBS.map((v) => v.usage.length))
  const lines = VERBS.map((v) => `  kheo ${v.usage.padEnd(width)}  ${v.summary[lang]}`)
  const head =
    lang === 'vi'
      ? 'Khéo: phong trào thi đua, mỗi con số mở ra được.'
      : 'Khéo: emulation movements, every figure opens.'
  const tail =
    lang === 'vi'
      ? 'kheo LỆNH --help: các tuỳ chọn. Mọi lệnh nhận --json và --lang vi|en.'
      : 'kheo VERB --help: the options. Every verb takes --json and --lang vi|en.'
  return `${head}\n\n${lines.join('\n')}\n\n${tail}\n`
}

function helpOne(verb: Verb, lang: Lang): string {
  const options = Object.entries({ ...verb.options, ...COMMON }).map(
    ([name, o]) => `  --${name}${o.type === 'string' ? ' …' : ''}`,
  )
  return `kheo ${verb.usage}\n${verb.summary[lang]}\n\n${options.join('\n')}\n`
}
