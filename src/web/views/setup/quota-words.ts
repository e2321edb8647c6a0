import { type Lang, t } from '../../../i18n/catalogue.ts'
import { formatList, formatNumber } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'

interface Quota {
  readonly unit_types: readonly string[]
  readonly organisation_kinds: readonly string[]
  readonly registrations: readonly string[]
  readonly field_code: string
  readonly min: number
  readonly max: number | null
}

/** "Mỗi xã, phường: ít nhất 1, nhiều nhất 3 mô hình (duy trì)". */
export function quotaWords(lang: Lang, quota: Quota, fieldName?: string): string {
  const say = t(lang)
  const who = [
    ...quota.unit_types.map((type) => valueLabel(lang, 'unit-type', type)),
    ...quota.organisation_kinds.map((kind) => valueLabel(lang, 'org-kind', kind)),
  ]
  const kinds = quota.registrations.map((kind) => valueLabel(lang, 'registration', kind).toLowerCase())
  const about = [...kinds, ...(fieldName === undefined ? [] : [fieldName])]
  const range =
    quota.max === null
      ? say('rounds.quota.at-least', { min: formatNumber(lang, quota.min) })
      : say('rounds.quota.between', { min: formatNumber(lang, quota.min), max: formatNumber(lang, quota.max) })
  const each = say('rounds.quota.each', { who: formatList(lang, who), range })
  return about.length === 0 ? each : `${each} (${about.join(', ')})`
}
