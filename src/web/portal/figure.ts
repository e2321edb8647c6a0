import { type FigurePageFacts, figurePage } from '../../app/portal/figure-page.ts'
import { address } from '../../app/portal/lookup.ts'
import { recordedTotal } from '../../app/portal/recorded-total.ts'
import { recordsPage } from '../../app/portal/records-page.ts'
import { type Lang, t } from '../../i18n/catalogue.ts'
import { valueLabel } from '../../i18n/labels.ts'
import { renderPage } from '../components/render.ts'
import type { Crumb } from '../components/small.tsx'
import type { Ask, Handler } from '../context.ts'
import { demoPage } from '../demo-page.ts'
import { type FigureScope, figureLabel, figureView, recordedView, ruleOf } from '../figure-view.ts'
import { recordItem } from '../items-view.ts'
import { passageAround } from '../passage.ts'
import { FigurePage } from '../views/figure.tsx'
import { RecordsPage } from '../views/records.tsx'

export const figure: Handler = async (ask) => {
  const facts = await figurePage(ask.app, ask.param('tenant'), ask.param('id'))
  const { lang } = ask
  const scope: FigureScope = { lang, units: ask.app.units, tenant: facts.tenant, of: facts.figures }
  const f = facts.figure
  const view = figureView(scope, f)
  const beside = recordedView(scope, f)
  const related = (id: string) => {
    const other = facts.figures.declared.find((d) => d.row.id === id)
    if (other === undefined) return []
    return [
      {
        label: figureLabel(lang, other),
        value: other.value,
        href: address.figure(facts.tenant.slug, id),
        ...(other.row.approx === null ? {} : { approxWord: other.row.approx }),
      },
    ]
  }
  return ask.http.html(
    renderPage(
      FigurePage({
        page: demoPage(ask, facts.tenant),
        crumbs: programmeCrumbs(ask, lang, facts),
        figure: view,
        quotes: f.claims.map((c) => ({
          ...passageAround(facts.text, c.start, c.quote),
          documentTitle: f.document.title,
          documentHref: address.words(facts.tenant.slug, c.documentId, c.start),
          ...(f.document.issued_on === null ? {} : { date: f.document.issued_on }),
        })),
        subsets: f.subsets.flatMap(related),
        wholes: [...new Set(f.partOf.map((p) => p.whole))].flatMap(related),
        why: [],
        ...(beside === undefined ? {} : { beside: { figure: beside, records: records(lang, facts) } }),
      }),
    ),
  )
}

function programmeCrumbs(ask: Ask, lang: Lang, facts: Pick<FigurePageFacts, 'programme' | 'tenant'>): Crumb[] {
  const p = facts.programme
  return [
    { label: lang === 'vi' ? p.movement_name : p.movement_name_en, href: address.movement(p.movement_slug) },
    {
      label: `${ask.app.units.fullName(p.unit_id, `${p.year_to}-06-30`)}, ${p.period_label}`,
      href: address.programme(facts.tenant.slug, p.slug),
      vi: true,
    },
  ]
}

function records(lang: Lang, facts: FigurePageFacts) {
  const names = fieldNames(lang, facts)
  return facts.records.rows.map((r) =>
    recordItem({ lang, tenant: facts.tenant.slug, fieldNames: names, ...facts.details }, r),
  )
}

const fieldNames = (lang: Lang, facts: Pick<FigurePageFacts, 'figures'>) =>
  new Map(
    facts.figures.declared.flatMap((f) =>
      f.fieldCode === null || f.fieldName === null ? [] : [[f.fieldCode, f.fieldName[lang]] as const],
    ),
  )

export const recordsOf: Handler = async (ask) => {
  const { lang } = ask
  const year = ask.query('nam')
  const query = {
    measure: ask.query('so-do') ?? 'models',
    ...optional('fieldCode', ask.query('linh-vuc')),
    ...optional('kind', ask.query('loai')),
    ...optional('tagId', ask.query('the')),
    ...optional('after', ask.query('sau')),
    ...(year !== undefined && /^\d{4}$/.test(year) ? { year: Number(year) } : {}),
  }
  const facts = await recordsPage(ask.app, ask.param('tenant'), ask.param('slug'), query)
  const scope: FigureScope = { lang, units: ask.app.units, tenant: facts.tenant, of: facts.figures }
  const href = address.records(facts.tenant.slug, facts.programme.slug)
  const kept = ['so-do', 'the', 'nam', 'linh-vuc'].flatMap((name) => {
    const value = ask.query(name)
    return value === undefined ? [] : [{ name, value }]
  })
  const { next } = facts.records
  const total = recordedTotal(facts)
  return ask.http.html(
    renderPage(
      RecordsPage({
        page: demoPage(ask, facts.tenant),
        crumbs: programmeCrumbs(ask, lang, facts),
        figure: {
          id: 'ho-so',
          basis: 'recorded',
          value: total,
          unit: valueLabel(lang, 'measure', facts.measure),
          label: valueLabel(lang, 'measure', facts.measure),
          rule: ruleOf(scope, facts.measure, facts.figures.declared[0]?.row.as_of ?? null),
          boundaries: 'then',
          href: address.programme(facts.tenant.slug, facts.programme.slug),
        },
        href,
        keep: kept,
        filters: [
          {
            id: 'loai',
            label: t(lang)('filter.kind'),
            choices: ['collective', 'individual'].map((k) => ({ value: k, label: valueLabel(lang, 'model-kind', k) })),
            ...optional('value', ask.query('loai')),
          },
        ],
        rows: facts.records.rows.map((r) =>
          recordItem({ lang, tenant: facts.tenant.slug, fieldNames: fieldNames(lang, facts), ...facts.details }, r),
        ),
        count: facts.count,
        filtered: facts.count !== total,
        from: 1,
        ...(next === null
          ? {}
          : {
              paging: {
                next: `${href}?${new URLSearchParams([...kept.map((k) => [k.name, k.value] as [string, string]), ['sau', next]])}`,
              },
            }),
        downloads: (['csv', 'xlsx', 'json'] as const).map((format) => ({
          format,
          href: `/api/v1/records${format === 'json' ? '' : `.${format}`}?tenant=${facts.tenant.slug}&programme=${facts.programme.slug}`,
        })),
      }),
    ),
  )
}

const optional = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: string })
