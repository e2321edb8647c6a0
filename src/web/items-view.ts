import type { DeclaredFigure } from '../app/figures/programme-figures.ts'
import type { ProgrammeWithFigures } from '../app/portal/home-page.ts'
import { address, dayOf } from '../app/portal/lookup.ts'
import type { Units } from '../app/units.ts'
import { type Lang, t } from '../i18n/catalogue.ts'
import { valueLabel } from '../i18n/labels.ts'
import type { DownloadItem } from './components/downloads.tsx'
import type { Filter } from './components/form.tsx'
import type { DocumentItem, ModelItem, ProgrammeItem } from './components/items.tsx'
import { defined } from './defined.ts'
import { headFigure, unitThen } from './figure-view.ts'

/** A programme as a line of a list. */
export function programmeItem(lang: Lang, units: Units, p: ProgrammeWithFigures): ProgrammeItem {
  const { programme, tenant } = p
  const head = headFigure(p)
  const day = dayOf(programme, head?.row.as_of)
  const then = units.nameInside(programme.province_then_id, day)
  const now = units.nameInside(programme.province_id)
  return {
    id: programme.id,
    href: address.programme(tenant.slug, programme.slug),
    movement: lang === 'vi' ? programme.movement_name : programme.movement_name_en,
    unitName: unitThen(units, programme.unit_id, day),
    ...(then === now ? {} : { nowIn: now }),
    period: programme.period_label,
    ...(head?.row.as_of == null ? {} : { asOf: head.row.as_of }),
    ...(head === undefined
      ? {}
      : { declared: { value: head.value, ...(head.row.approx === null ? {} : { approxWord: head.row.approx }) } }),
    recorded: p.cells.cells.filter((c) => c.programme_id === programme.id).reduce((sum, c) => sum + c.n, 0),
  }
}

interface RecordLike {
  readonly id: string
  readonly model_id: string | null
  readonly name: string | null
  readonly kind: string
  readonly field_code: string
  readonly registration: string
  readonly status: string
  readonly year: number | null
}

export interface RecordContext {
  readonly lang: Lang
  readonly tenant: string
  readonly fieldNames: ReadonlyMap<string, string>
  readonly owners: ReadonlyMap<string, readonly string[]>
  readonly places: ReadonlyMap<string, readonly string[]>
  readonly sources: ReadonlyMap<string, { readonly documentId: string; readonly start: number; readonly title: string }>
}

/** A record as a line of a list; a person without a recorded consent has no name here. */
export function recordItem(c: RecordContext, r: RecordLike): ModelItem {
  const key = r.model_id ?? ''
  const owners = c.owners.get(key)
  const places = c.places.get(key)
  const source = c.sources.get(key)
  const field = c.fieldNames.get(r.field_code)
  return {
    id: r.id,
    href: r.model_id === null ? '' : address.model(c.tenant, r.model_id),
    name: r.name ?? valueLabel(c.lang, 'model-kind', r.kind),
    kind: r.kind === 'individual' ? 'individual' : 'collective',
    ...(owners === undefined ? {} : { owner: owners.join('; ') }),
    ...(places === undefined ? {} : { place: places.join('; ') }),
    ...(field === undefined ? {} : { field }),
    ...(r.registration === '' ? {} : { registration: r.registration }),
    status: r.status,
    ...(r.year === null ? {} : { years: String(r.year) }),
    ...(source === undefined
      ? {}
      : { source: { title: source.title, href: address.words(c.tenant, source.documentId, source.start) } }),
  }
}

interface DocumentLike {
  readonly id: string
  readonly title: string
  readonly publisher: string | null
  readonly retells: string | null
  readonly issued_on: string | null
  readonly kind: string
  readonly symbol?: string | null
}

export function documentItem(tenant: string, d: DocumentLike): DocumentItem {
  const from = d.retells ?? d.publisher
  return {
    id: d.id,
    href: address.document(tenant, d.id),
    title: d.title,
    ...(from === null ? {} : { publisher: from }),
    ...(d.issued_on === null ? {} : { date: d.issued_on }),
    kind: d.kind,
    ...(d.symbol == null ? {} : { symbol: d.symbol }),
  }
}

/** Names of the fields that figures speak of, by code. */
export const fieldNames = (lang: Lang, figures: readonly DeclaredFigure[]): ReadonlyMap<string, string> =>
  new Map(
    figures.flatMap((f) => (f.fieldCode === null || f.fieldName === null ? [] : [[f.fieldCode, f.fieldName[lang]]])),
  )

/** The choice between collective models and individual exemplars. */
export const kindFilter = (lang: Lang, value: string | undefined): Filter => ({
  id: 'loai',
  label: t(lang)('filter.kind'),
  choices: ['collective', 'individual'].map((k) => ({ value: k, label: valueLabel(lang, 'model-kind', k) })),
  ...defined({ value }),
})

/** One list of a programme in every format that the API gives. */
export const downloadsOf = (list: string, tenant: string, programme: string, what?: string): DownloadItem[] =>
  (['csv', 'xlsx', 'json'] as const).map((format) => ({
    format,
    href: `/api/v1/${list}${format === 'json' ? '' : `.${format}`}?tenant=${tenant}&programme=${programme}`,
    ...defined({ what }),
  }))
