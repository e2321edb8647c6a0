import type { UnitRow } from '../app/lists/units.ts'
import { type UnitAnswer, type UnitDetail, type UnitLink, unitAnswer } from '../app/unit-answer.ts'
import { PROBLEMS, ProblemError, problem } from '../core/problem.ts'
import { isDay } from '../core/units/dates.ts'
import type { Lang } from '../i18n/catalogue.ts'
import { explain, spanWords } from '../i18n/explain-problem.ts'
import { formatDate, formatList } from '../i18n/format.ts'
import { isoDay } from './list-options.ts'
import { optionText, type Verb } from './verb.ts'
import { withApp } from './with-app.ts'

/** Says which administrative unit a name or a code means, with its days, what it was made of and what it became. */
export const unitsVerb: Verb = {
  name: 'units',
  usage: 'units NAME|CODE [--date D]',
  summary: {
    vi: 'Tra đơn vị hành chính theo tên hoặc mã: có hiệu lực từ ngày nào, lập từ đâu, nay là gì',
    en: 'Look up an administrative unit by name or code: its days, what it was made of, what it became',
  },
  options: { date: { type: 'string' } },
  run: async (call) => {
    const query = call.files.join(' ').trim()
    if (query === '') throw new ProblemError(problem('usage', { reason: 'NAME|CODE', usage: unitsVerb.usage }))
    const date = isoDay(optionText(call, 'date')?.trim() || undefined)
    if (date !== undefined && !isDay(date)) throw new ProblemError(problem('date.invalid', { value: date }, 'date'))
    return withApp(call, 'units', async ({ app }) => {
      const answer = unitAnswer(app.units, query, date)
      const { lang } = call.terminal
      if (call.json) call.terminal.json({ ...answer, sentence: sentenceOf(lang, answer) })
      else for (const line of lines(lang, answer)) call.terminal.out(line)
      return exitOf(answer)
    })
  },
}

/** Several units of one name are an answer; units of another time are none, when a day was asked about. */
function exitOf({ answer, problem: why }: UnitAnswer): number {
  if (answer === 'none') return PROBLEMS['unit.unknown'].exit
  return why === 'unit.not-valid-then' ? PROBLEMS[why].exit : 0
}

/** "Huyện Cần Giuộc đến 30/06/2025, Xã Cần Giuộc từ 01/07/2025": the units with the days that tell them apart. */
export function sentenceOf(lang: Lang, answer: UnitAnswer): string {
  if (answer.answer === 'none') return explain(lang, problem('unit.unknown', { name: answer.query }))
  if (answer.problem === 'unit.not-valid-then') {
    const { units, query: name, date } = answer
    const choices = units.map((u) => [u.fullName, ...u.path].join(', '))
    const days = { from: units.map((u) => u.validFrom ?? ''), until: units.map((u) => u.lastDay ?? '') }
    return explain(lang, problem(answer.problem, { name, date: date ?? '', choices, ...days }))
  }
  return answer.units.map((u) => lower(`${u.fullName}${spanWords(lang, u.validFrom, u.lastDay)}`)).join(', ')
}

const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)

function lines(lang: Lang, answer: UnitAnswer): string[] {
  const vi = lang === 'vi'
  const found = [capital(sentenceOf(lang, answer)), ...answer.units.flatMap((u) => ['', ...unitLines(lang, u)])]
  if (answer.answer !== 'none' || answer.near.length === 0) return found
  return [
    ...found,
    vi ? 'Tên gần giống:' : 'Names that come near:',
    ...answer.near.map((u) => `  ${nearLine(lang, u)}`),
  ]
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
const nearLine = (lang: Lang, u: UnitRow): string =>
  `${u.code}  ${[u.fullName, ...u.path].join(', ')}${spanWords(lang, u.validFrom, u.lastDay)}`

function unitLines(lang: Lang, u: UnitDetail): string[] {
  const vi = lang === 'vi'
  const rows = [nearLine(lang, u)]
  if (u.legalBasis !== null) rows.push(`  ${vi ? 'Căn cứ' : 'Legal basis'}: ${u.legalBasis}`)
  for (const e of u.events) {
    if (e.before !== null && e.after !== null) rows.push(`  ${formatDate(lang, e.at)}: ${e.before} → ${e.after}`)
  }
  if (u.madeOf.length > 0) rows.push(`  ${vi ? 'Lập từ' : 'Made of'}: ${linkList(lang, u.madeOf)}`)
  if (u.became.length > 0) rows.push(`  ${vi ? 'Đã thành' : 'Became'}: ${linkList(lang, u.became)}`)
  const today = u.today.units.map((x) => x.fullName)
  if (u.lastDay !== null && u.today.kind === 'unallocated') {
    rows.push(
      `  ${vi ? 'Nay thuộc một trong' : 'Today in one of'}: ${formatList(lang, today)}${u.today.province === null ? '' : ` (${u.today.province})`}`,
    )
  }
  return rows
}

const linkList = (lang: Lang, links: readonly UnitLink[]): string =>
  links
    .map((l) => (l.kind === 'part' ? `${lang === 'vi' ? 'một phần' : 'part of'} ${l.fullName}` : l.fullName))
    .join('; ')
