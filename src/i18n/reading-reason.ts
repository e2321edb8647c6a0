import { type Lang, maybe, t } from './catalogue.ts'
import { kindLabel } from './labels.ts'

const WITH_ACT = ['verb-before', 'verb-after', 'no-verb', 'breakdown', 'list-continued'] as const

/**
 * Why a figure was read as it was, as a sentence: the reader gives the names of its rules ("noun:model",
 * "verb-before:registered", "year-printed"), and nobody who decides should have to know them.
 */
export function reasonSentence(lang: Lang, rule: string): string {
  const say = t(lang)
  const [name = '', what = ''] = rule.split(':', 2)
  if (name === 'noun') return say('why.noun', { noun: maybe(lang, `why-noun.${what}`) ?? kindLabel(lang, what) })
  const key = WITH_ACT.find((k) => k === name)
  const act = maybe(lang, `why-act.${what}`)
  if (key !== undefined) return act === undefined ? say('why.other') : say(`why.${key}`, { act })
  return maybe(lang, `why.${name}`) ?? say('why.other')
}
