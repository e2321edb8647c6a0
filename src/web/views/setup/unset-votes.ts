import { unsetIn } from '../../../core/rules/conclude.ts'
import type { RulePack } from '../../../core/rules/rule-pack.ts'
import { type Lang, t } from '../../../i18n/catalogue.ts'
import { formatList } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'

/** "Công nhận", or the name of the form of award. */
export function matterName(lang: Lang, rules: RulePack, matter: string): string {
  const award = rules.awards.find((one) => one.form === matter)
  if (award === undefined) return valueLabel(lang, 'voted', matter)
  return lang === 'en' && award.nameEn !== '' ? award.nameEn : award.name
}

/** What keeps votes from passing, in at most two lines: which have no quorum, which have no threshold. */
export function unsetVotes(lang: Lang, rules: RulePack, matters: readonly string[]): readonly string[] {
  const say = t(lang)
  const parts = unsetIn(rules, matters).filter((one) => one.part === 'vote')
  return (['quorum', 'threshold'] as const).flatMap((what) => {
    const names = parts.filter((one) => one.what === what).map((one) => matterName(lang, rules, one.name))
    return names.length === 0 ? [] : [say(`setup.unset.${what}`, { votes: formatList(lang, names) })]
  })
}
