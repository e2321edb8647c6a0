import { address } from '../../app/portal/lookup.ts'
import { recordedTotal } from '../../app/portal/recorded-total.ts'
import { type RecordsPageFacts, recordsPage } from '../../app/portal/records-page.ts'
import { spanOf } from '../../core/figures/recorded.ts'
import { valueLabel } from '../../i18n/labels.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { demoPage } from '../demo-page.ts'
import { figureScope, ruleOf } from '../figure-view.ts'
import { downloadsOf, fieldNames, kindFilter, recordItem } from '../items-view.ts'
import { RecordsPage } from '../views/records.tsx'
import { programmeCrumbs } from './figure.ts'

/** Parts of the address that say which recorded figure the list belongs to. */
const KEPT = ['so-do', 'the', 'nam', 'cac-nam', 'linh-vuc'] as const

export const records: Handler = async (ask) => {
  const year = ask.query('nam')
  const facts = await recordsPage(ask.app, ask.param('tenant'), ask.param('slug'), {
    measure: ask.query('so-do') ?? 'models',
    ...defined({
      fieldCode: ask.query('linh-vuc'),
      kind: ask.query('loai'),
      tagId: ask.query('the'),
      after: ask.query('sau'),
      years: spanOf(ask.query('cac-nam') ?? null),
      year: year !== undefined && /^\d{4}$/.test(year) ? Number(year) : null,
    }),
  })
  const { lang } = ask
  const tenant = facts.tenant.slug
  const href = address.records(tenant, facts.programme.slug)
  const keep = KEPT.flatMap((name) => {
    const value = ask.query(name)
    return value === undefined ? [] : [{ name, value }]
  })
  const names = fieldNames(lang, facts.figures.declared)
  const figure = figureOf(ask, facts)
  return ask.http.html(
    renderPage(
      RecordsPage({
        page: demoPage(ask, facts.tenant),
        crumbs: programmeCrumbs(ask, lang, facts),
        figure,
        href,
        keep,
        filters: [kindFilter(lang, ask.query('loai'))],
        rows: facts.records.rows.map((r) => recordItem({ lang, tenant, fieldNames: names, ...facts.details }, r)),
        count: facts.count,
        filtered: facts.count !== figure.value,
        from: 1,
        downloads: downloadsOf('records', tenant, facts.programme.slug),
        ...defined({ paging: pagingOf(href, keep, facts.records.next) }),
      }),
    ),
  )
}

function figureOf(ask: Ask, facts: RecordsPageFacts) {
  const { lang } = ask
  const label = valueLabel(lang, 'measure', facts.measure)
  const scope = figureScope(ask, facts.tenant, facts.figures)
  return {
    id: 'ho-so',
    basis: 'recorded' as const,
    value: recordedTotal(facts),
    unit: label,
    label,
    rule: ruleOf(scope, facts.measure, scope.today),
    asOf: scope.today,
    boundaries: 'then' as const,
    href: address.programme(facts.tenant.slug, facts.programme.slug),
  }
}

function pagingOf(href: string, keep: readonly { name: string; value: string }[], next: string | null) {
  if (next === null) return null
  const query = new URLSearchParams(keep.map(({ name, value }): [string, string] => [name, value]))
  query.set('sau', next)
  return { next: `${href}?${query}` }
}
