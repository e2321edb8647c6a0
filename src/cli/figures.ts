import type { FigureFact } from '../app/figures/figure-facts.ts'
import { type FiguresAnswer, figuresAnswer } from '../app/figures/figures-answer.ts'
import { figures } from '../app/lists/figures.ts'
import { prepareFor } from '../app/lists/listing.ts'
import type { Lang } from '../i18n/catalogue.ts'
import { t } from '../i18n/catalogue.ts'
import { coverageWords, figureValue, figureWords } from '../i18n/figure-line.ts'
import { formatDate, formatPercent, formatPeriod } from '../i18n/format.ts'
import { listWords } from '../i18n/list-words.ts'
import { explaining, LIST_OPTIONS, listQuery } from './list-options.ts'
import type { Call, Verb } from './verb.ts'
import { withApp } from './with-app.ts'

/** Prints figures, declared and recorded apart, with their coverage and conflicts: the contract of DESIGN 9. */
export const figuresVerb: Verb = {
  name: 'figures',
  usage: 'figures [--movement M] [--unit U] [--date D] [--period P] [--boundaries then|now]',
  summary: {
    vi: 'In số liệu: báo cáo và hồ sơ để riêng, kèm quy tắc đếm, câu chữ, độ phủ và chỗ chưa khớp',
    en: 'Print figures: declared and recorded apart, with rules, words, coverage and conflicts',
  },
  options: LIST_OPTIONS,
  run: (call) =>
    explaining(call, async () => {
      const query = listQuery(call)
      return withApp(call, 'figures', async ({ app }) => {
        const answer = await figuresAnswer(app, await prepareFor(figures, app, query), listWords(call.terminal.lang))
        if (call.json) call.terminal.json(answer)
        else tell(call, answer)
        return 0
      })
    }),
}

function tell(call: Call, answer: FiguresAnswer): void {
  const { lang, out } = call.terminal
  if (answer.figures.length === 0 && answer.unallocated.length === 0) {
    out(lang === 'vi' ? 'Chưa có số liệu nào khớp với điều kiện.' : 'No figure fits.')
    return
  }
  for (const [title, facts] of byProgramme(lang, answer.figures)) {
    out(title)
    for (const line of table(facts.map((f) => cellsOf(lang, f)))) out(`  ${line}`)
    out('')
  }
  if (answer.coverage.length > 0) {
    out(t(lang)('coverage.title'))
    const rows = answer.coverage.map((c) => [
      figureWords(lang, { measure: c.measure, value: c.declared, dimensions: c.dimensions }),
      coverageWords(lang, c.declared, c.recorded),
      c.excess > 0 ? `+${c.excess}` : formatPercent(lang, c.recorded, c.declared),
    ])
    for (const line of table(rows)) out(`  ${line}`)
    out('')
  }
  if (answer.conflicts.length > 0) {
    out(t(lang)('conflict.title'))
    for (const c of answer.conflicts)
      out(`  ▲ ${c.unit}, ${formatPeriod(lang, c.period)}: ${c.sentence}  “${shorten(c.source.quote)}”`)
    out('')
  }
  if (answer.unallocated.length > 0) {
    out(lang === 'vi' ? 'Chưa phân bổ được theo địa giới hiện nay' : 'Not allocated on the boundaries of today')
    for (const f of answer.unallocated) {
      out(
        `  ${mark(f)} ${figureValue(lang, f)}  ${figureWords(lang, f)} (${f.unit}): ${f.candidates.map((c) => c.name).join('; ')}`,
      )
    }
  }
}

function byProgramme(lang: Lang, facts: readonly FigureFact[]): Map<string, FigureFact[]> {
  const groups = new Map<string, FigureFact[]>()
  for (const f of facts) {
    const where = f.place.province === f.unit ? f.unit : `${f.unit}, ${f.place.province}`
    const title = `${f.programme.movement} – ${where}, ${formatPeriod(lang, f.period)}`
    groups.set(title, [...(groups.get(title) ?? []), f])
  }
  return groups
}

const mark = (f: FigureFact): string => (f.basis === 'declared' ? '○' : '●')
const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

function cellsOf(lang: Lang, f: FigureFact): string[] {
  const from = f.source
  const words =
    from === undefined
      ? f.rule
      : `“${shorten(from.quote)}” (${[from.publisher ?? from.title, from.issuedOn === null ? undefined : formatDate(lang, from.issuedOn)].filter(Boolean).join(', ')})`
  return [`${mark(f)} ${t(lang)(`basis.${f.basis}`)}`, figureValue(lang, f), figureWords(lang, f), words]
}

/** Lines of columns that stand under each other; the last one is as long as it is. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
