import type { Problem } from '../core/problem.ts'
import { pointsOf } from '../core/rules/points.ts'
import type { Lang } from './catalogue.ts'
import { formatDate } from './format.ts'
import { valueLabel } from './labels.ts'
import { filterLabel } from './list-words.ts'
import { problemSentence } from './problem-sentence.ts'

type Details = Problem['details']

const texts = (details: Details, name: string): readonly string[] => {
  const value = details[name]
  return typeof value === 'object' ? value : []
}

/** "Huyện Cần Giuộc, Tỉnh Long An đến 30/06/2025": each unit that may be meant, with the days that tell them apart. */
export function datedChoices(lang: Lang, details: Details): string[] {
  const from = texts(details, 'from')
  const until = texts(details, 'until')
  return texts(details, 'choices').map((name, i) => `${name}${spanWords(lang, from[i] || null, until[i] || null)}`)
}

/** " từ 01/07/2025", " đến 30/06/2025", both, or nothing for what never changed. */
export function spanWords(lang: Lang, from: string | null, lastDay: string | null): string {
  const words = lang === 'vi' ? { from: 'từ', to: 'đến' } : { from: 'from', to: 'until' }
  return [
    from === null ? '' : ` ${words.from} ${formatDate(lang, from)}`,
    lastDay === null ? '' : ` ${words.to} ${formatDate(lang, lastDay)}`,
  ].join('')
}

/** The problem with the details that its sentence needs: which filter, which choices, which days. */
export function explained(lang: Lang, problem: Problem): Problem {
  const { code, details } = problem
  if (code === 'input.invalid' && details.message === undefined && typeof details.filter === 'string') {
    return { ...problem, details: { ...details, message: filterSentence(lang, details) } }
  }
  if (code === 'state.not-now')
    return { ...problem, details: { ...details, stage: valueLabel(lang, 'stage', String(details.stage)) } }
  if (code === 'round.not-now')
    return { ...problem, details: { ...details, state: valueLabel(lang, 'round-state', String(details.state)) } }
  if (code === 'round.incomplete')
    return {
      ...problem,
      details: { ...details, missing: texts(details, 'missing').map((m) => valueLabel(lang, 'round-lacks', m)) },
    }
  if (code === 'basis.expired' || code === 'days.reversed') return { ...problem, details: withDays(lang, details) }
  if (code === 'conflict.of-interest')
    return { ...problem, details: { ...details, relation: valueLabel(lang, 'relation', String(details.relation)) } }
  const said = judged(lang, problem)
  if (said !== undefined) return { ...problem, details: { ...details, ...said } }
  if (code === 'unit.ambiguous') return { ...problem, details: { ...details, choices: datedChoices(lang, details) } }
  if (code === 'unit.code-needs-date')
    return { ...problem, details: { ...details, code: details.name ?? '', choices: datedChoices(lang, details) } }
  if (code === 'unit.not-valid-then') {
    const date = typeof details.date === 'string' ? formatDate(lang, details.date) : ''
    return { ...problem, details: { ...details, date, validity: datedChoices(lang, details).join('; ') } }
  }
  if (code === 'date.invalid' && details.value === undefined)
    return { ...problem, details: { ...details, value: details.date ?? '' } }
  return problem
}

/** The calendar days among the details, as they are written. */
function withDays(lang: Lang, details: Details): Details {
  const said = Object.entries(details).map(([name, value]) =>
    (name === 'from' || name === 'until') && typeof value === 'string'
      ? [name, formatDate(lang, value)]
      : [name, value],
  )
  return Object.fromEntries(said)
}

/** What scoring and voting say in numbers and codes, in words. */
function judged(lang: Lang, { code, details }: Problem): Details | undefined {
  const label = (list: string, value: Details[string] | undefined) => valueLabel(lang, list, String(value))
  if (code === 'score.out-of-range') return { points: pointsOf(Number(details.max), lang === 'vi' ? ',' : '.') }
  if (code === 'meeting.not-now') return { state: label('meeting-now', details.state) }
  if (code === 'vote.no-seat') return { why: label('seat-why', details.why) }
  if (code === 'ballots.do-not-match') return { label: label('vote', details.which) }
  return undefined
}

/** The sentence of a problem, with its choices and days. */
export const explain = (lang: Lang, problem: Problem): string => problemSentence(lang, explained(lang, problem))

function filterSentence(lang: Lang, details: Details): string {
  const name = filterLabel(lang, String(details.filter))
  const value = String(details.value ?? '')
  const choices = texts(details, 'choices')
  if (details.reason === 'not-taken') {
    const taken = choices.join(', ')
    return lang === 'vi'
      ? `Danh sách này không lọc được theo “${details.filter}”. Có thể dùng: ${taken}.`
      : `This list has no filter “${details.filter}”. You may use: ${taken}.`
  }
  if (details.filter === 'date') {
    return lang === 'vi'
      ? 'Có ngày thì phải có đơn vị: thêm bộ lọc đơn vị, hoặc bỏ ngày.'
      : 'A date needs a unit: add the unit filter, or leave the date out.'
  }
  const known =
    choices.length === 0
      ? ''
      : lang === 'vi'
        ? ` Có thể dùng: ${choices.join(', ')}.`
        : ` You may use: ${choices.join(', ')}.`
  return lang === 'vi'
    ? `Bộ lọc ${name} không nhận “${value}”.${known}`
    : `The filter ${name} does not take “${value}”.${known}`
}
