import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured } from '../app/bench/measure.ts'
import { type BenchReport, isSize, runBench, SIZES } from '../app/bench/run.ts'
import { besideUrl, MIGRATIONS, openAppAt, openEngine, openOwner, ROOT, registryDefaults } from '../compose.ts'
import { PROBLEMS, ProblemError, problem } from '../core/problem.ts'
import { makeDataFolder } from './data-folder.ts'
import { type Call, optionText, type Verb } from './verb.ts'

const USAGE = 'bench --size 10k|100k|1m [--keep]'

export const benchVerb: Verb = {
  name: 'bench',
  usage: USAGE,
  summary: {
    vi: 'Đo tốc độ trên một bộ dữ liệu cả nước tự tạo, trong cơ sở dữ liệu riêng',
    en: 'Measure the speed on an invented nation, in a database of its own',
  },
  options: { size: { type: 'string' }, keep: { type: 'boolean' } },
  run: async (call) => {
    const size = optionText(call, 'size') ?? '10k'
    if (!isSize(size)) throw new ProblemError(problem('usage', { reason: `--size ${size}`, usage: USAGE }, 'size'))
    makeDataFolder(call.config)
    const { url, engine } = await openEngine(call.config, { as: 'guest', command: 'bench' })
    const admin = openOwner(url)
    try {
      const report = await runBench({
        size,
        keep: call.values.keep === true,
        admin,
        beside: (database) => besideUrl(url, database),
        open: (address) => openAppAt(address, { connections: 20 }),
        migrations: MIGRATIONS,
        printed: readFileSync(join(ROOT, 'reference/bench/model-names.txt'), 'utf8').split('\n').filter(Boolean),
        defaults: registryDefaults(),
        step: (step) => call.terminal.progress(`${step}…`),
      })
      if (call.json) call.terminal.json(report)
      else for (const line of table(call, report)) call.terminal.out(line)
      return correct(report) ? 0 : PROBLEMS.internal.exit
    } finally {
      await admin.end()
      await engine?.stop()
    }
  },
}

/** Speed is for people to judge; a wrong figure is a failure. */
const correct = (report: BenchReport): boolean =>
  report.drift === 0 && [...report.reads, report.unfolded].every((read) => read.same !== false)

const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1).padStart(8)

const SAID = {
  vi: {
    head: ['Câu hỏi', 'p50 ms', 'p95 ms', 'mục tiêu', 'SQL thường', 'tỷ lệ'],
    same: 'SAI KHÁC',
    write: 'một lượt đăng ký',
    writers: (n: string) => `16 người ghi, ${n}: lượt/giây có thống kê, không thống kê, tỷ lệ`,
    made: (r: BenchReport) =>
      `${r.participations} lượt; ${r.reused ? 'dùng lại' : 'tạo và nạp'} ${r.loadSeconds.toFixed(0)} s; ô thống kê sai: ${r.drift}`,
  },
  en: {
    head: ['Question', 'p50 ms', 'p95 ms', 'goal', 'plain SQL', 'ratio'],
    same: 'DIFFERS',
    write: 'one registration',
    writers: (n: string) => `16 writers, ${n}: a second with statistics, without, ratio`,
    made: (r: BenchReport) =>
      `${r.participations} participations; ${r.reused ? 'taken up' : 'made'} in ${r.loadSeconds.toFixed(0)} s; wrong cells: ${r.drift}`,
  },
} as const

function table(call: Call, report: BenchReport): string[] {
  const said = SAID[call.terminal.lang]
  const [first = '', ...others] = said.head
  const line = (m: Measured) =>
    `${m.name.padEnd(48)}${ms(m.ours.p50)}${ms(m.ours.p95)}${ms(m.goal)}${ms(m.plain.p50)}${ms(m.ratio)}${m.same === false ? `  ${said.same}` : ''}`
  return [
    `kheo bench ${report.size} (${Object.keys(SIZES).join(', ')})`,
    said.made(report),
    '',
    `${first.padEnd(48)}${others.map((h) => h.padStart(8)).join('')}`,
    ...[...report.reads, report.unfolded].map(line),
    `${said.write.padEnd(48)}${ms(report.write.p50)}${ms(report.write.p95)}`,
    ...report.writers.map(
      (w) => `${said.writers(w.name)}: ${w.withStatistics.toFixed(0)}, ${w.without.toFixed(0)}, ${w.ratio.toFixed(2)}`,
    ),
  ]
}
