import { type Lang, t } from './catalogue.ts'
import { formatNumber, formatPeriod, formatValue } from './format.ts'
import { kindLabel, valueLabel } from './labels.ts'

/** A figure as far as a line of text needs it. */
export interface FigureLike {
  readonly measure: string
  readonly value: number
  readonly value_max?: number
  readonly approx?: string
  readonly valueUnit?: string
  readonly dimensions: {
    readonly type?: string
    readonly field?: string
    readonly year?: number
    readonly years?: string
    readonly level?: string
    readonly kind?: string
    readonly subject?: string
    readonly form?: string
    readonly issuer?: string
    readonly tag?: string
    readonly status?: string
    readonly detail?: string
  }
}

/** "hơn 270", "1.432 ha". */
export function figureValue(lang: Lang, f: FigureLike): string {
  const value = formatValue(lang, f.value, f.approx, f.value_max)
  return f.valueUnit === undefined ? value : `${value} ${f.valueUnit}`
}

const TOTALS = ['models_by_field', 'models_by_year', 'models_by_level']

/** What a figure counts and where it belongs: "mô hình, lĩnh vực kinh tế, năm 2023". */
export function figureWords(lang: Lang, f: FigureLike): string {
  const say = t(lang)
  const d = f.dimensions
  const type = d.type !== undefined && TOTALS.includes(d.type) ? 'models_total' : d.type
  const parts = [
    type === undefined ? valueLabel(lang, 'measure', f.measure) : kindLabel(lang, type),
    d.kind === undefined || type !== undefined
      ? undefined
      : valueLabel(lang, 'model-kind', d.kind).toLocaleLowerCase('vi'),
    d.subject === undefined || type !== undefined ? undefined : valueLabel(lang, 'subject', d.subject),
    d.field === undefined ? undefined : say('dim.field', { name: d.field.toLocaleLowerCase('vi') }),
    d.year === undefined ? undefined : say('dim.year', { year: String(d.year) }),
    d.years === undefined ? undefined : say('dim.years', { years: formatPeriod(lang, d.years) }),
    d.tag === undefined ? undefined : say('dim.tag', { name: d.tag.toLocaleLowerCase('vi') }),
    d.level === undefined ? undefined : say('dim.level', { level: d.level }),
    d.form,
    d.issuer,
    d.status,
    d.detail,
  ]
  return parts.filter((part) => part !== undefined && part !== '').join(', ')
}

/** "93 báo cáo, 15 có hồ sơ". */
export const coverageWords = (lang: Lang, declared: number, recorded: number): string =>
  lang === 'vi'
    ? `báo cáo ${formatNumber(lang, declared)}, có hồ sơ ${formatNumber(lang, recorded)}`
    : `declared ${formatNumber(lang, declared)}, with a record ${formatNumber(lang, recorded)}`
