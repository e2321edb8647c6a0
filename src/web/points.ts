import { type Fraction, tenths } from '../core/appraisal/combine.ts'
import type { Problem } from '../core/problem.ts'
import { pointsOf } from '../core/rules/points.ts'
import type { Lang } from '../i18n/catalogue.ts'
import { t } from '../i18n/catalogue.ts'
import { formatNumber } from '../i18n/format.ts'
import { valueLabel } from '../i18n/labels.ts'

/** Halves as points: "7,5" or "7.5". */
export const pointsWords = (lang: Lang, halves: number): string => pointsOf(halves, lang === 'vi' ? ',' : '.')

/** An exact mean as points with one decimal, rounded half up: for showing only. */
export const meanWords = (lang: Lang, mean: Fraction): string => formatNumber(lang, tenths(mean) / 10)

/** What keeps somebody else from judging a file: "thuộc đơn vị của hồ sơ". */
export const refusedWords = (lang: Lang, problem: Problem): string =>
  valueLabel(lang, 'relation-of', String(problem.details.relation ?? 'no-role'))

/** What nobody set, in one sentence's middle. */
export const unsetWords = (lang: Lang, unset: readonly string[]): string =>
  unset.map((one) => valueLabel(lang, 'unset', one)).join('; ')

/** The sentence on what the scores say: enough, not enough, or why nothing can be said. */
export function proposesWords(lang: Lang, proposes: string, unset: readonly string[]): string {
  const say = t(lang)
  if (proposes === 'unset') return say('appraisal.proposes.unset', { what: unsetWords(lang, unset) })
  return say(proposes === 'yes' ? 'appraisal.proposes.yes' : 'appraisal.proposes.no')
}
