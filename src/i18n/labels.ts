import type { Lang } from './catalogue.ts'
import { maybe, t } from './catalogue.ts'
import { formatDate, formatPeriod } from './format.ts'

/** What a claim of this kind counts. Kinds are open: an unknown one is "something else", never its code. */
export function kindLabel(lang: Lang, kind: string): string {
  return maybe(lang, `kind.${kind}`) ?? t(lang)('kind.other')
}

/** The name of a value of a list in data (`award.merit`, `status.recognised`); a value without a name shows as it is. */
export function valueLabel(lang: Lang, list: string, value: string): string {
  return maybe(lang, `${list}.${value}`) ?? value
}

/** What a counting rule says: the thing counted, at which stage, where, when, on which boundaries. */
export interface RuleData {
  readonly counts: 'participation' | 'model' | 'subject' | 'decision-line' | 'document'
  readonly stage?: string
  /** As printed: "2021-2023" or "2023". */
  readonly period?: string
  readonly unitName?: string
  readonly boundaries: 'then' | 'now'
  /** Calendar day. */
  readonly asOf?: string
}

/** The rule that is printed beside every figure: "Đếm: lượt, giai đoạn 2021–2023, huyện Cần Giuộc (...), đến ...". */
export function ruleSentence(lang: Lang, rule: RuleData): string {
  const say = t(lang)
  const stage = rule.stage === undefined ? '' : ` ${maybe(lang, `rule.stage.${rule.stage}`) ?? rule.stage}`
  const scope = [
    rule.period === undefined ? undefined : periodLabel(lang, rule.period, 'inside'),
    rule.unitName === undefined ? undefined : `${rule.unitName} (${say(`boundaries.${rule.boundaries}`)})`,
    rule.asOf === undefined ? undefined : say('date.to', { to: formatDate(lang, rule.asOf) }),
  ].filter((part) => part !== undefined)
  return say('rule.sentence', { counts: `${say(`rule.${rule.counts}`)}${stage}`, scope: scope.join(', ') })
}

/** "Giai đoạn 2021–2023" or "Năm 2023"; inside a sentence without the capital. */
export function periodLabel(lang: Lang, period: string, place: 'start' | 'inside' = 'start'): string {
  const say = t(lang)
  const text = /^\d{4}$/.test(period)
    ? say('period.year', { year: period })
    : say('period.label', { period: formatPeriod(lang, period) })
  return place === 'start' ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
