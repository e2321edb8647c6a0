import { type FigurePageFacts, figurePage } from '../../app/portal/figure-page.ts'
import { address, dayOf } from '../../app/portal/lookup.ts'
import type { Lang } from '../../i18n/catalogue.ts'
import { formatPeriod } from '../../i18n/format.ts'
import { renderPage } from '../components/render.ts'
import type { Crumb } from '../components/small.tsx'
import type { Ask, Handler } from '../context.ts'
import { demoPage } from '../demo-page.ts'
import { figureLabel, figureScope, figureView, recordedView, unitThen } from '../figure-view.ts'
import { fieldNames, recordItem } from '../items-view.ts'
import { passageAround } from '../passage.ts'
import { FigurePage } from '../views/figure.tsx'

export const figure: Handler = async (ask) => {
  const facts = await figurePage(ask.app, ask.param('tenant'), ask.param('id'))
  const { lang } = ask
  const scope = figureScope(ask, facts.tenant, facts.figures)
  const p = facts.programme
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
        ...(f.addends.includes(id) && f.subsets.includes(id) ? { alsoAddend: true } : {}),
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
        where: `${unitThen(ask.app.units, p.unit_id, dayOf(p))}, ${formatPeriod(lang, p.period_label)}`,
        quotes: facts.claims.map((c) => ({
          ...passageAround(c.around, c.start, c.quote),
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

export function programmeCrumbs(ask: Ask, lang: Lang, facts: Pick<FigurePageFacts, 'programme' | 'tenant'>): Crumb[] {
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
  const names = fieldNames(lang, facts.figures.declared)
  return facts.records.rows.map((r) =>
    recordItem({ lang, tenant: facts.tenant.slug, fieldNames: names, ...facts.details }, r),
  )
}
