import { homePage, movementPage, type ProgrammeWithFigures } from '../../app/portal/home-page.ts'
import { address } from '../../app/portal/lookup.ts'
import { nationByProvinceDeclared } from '../../app/portal/nation.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { t } from '../../i18n/catalogue.ts'
import type { FigureData } from '../components/figure-data.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { demoPage } from '../demo-page.ts'
import { figureScope, figureView, headFigure, unitThen } from '../figure-view.ts'
import { documentItem, programmeItem } from '../items-view.ts'
import { HomePage } from '../views/home.tsx'
import { MovementPage } from '../views/movement.tsx'

const FIGURES = 6

/** The figure that stands for each programme, with the place in its label, since the list spans places. */
export function headFigures(ask: Ask, programmes: readonly ProgrammeWithFigures[], limit: number): FigureData[] {
  return programmes.slice(0, limit).flatMap((p) => {
    const head = headFigure(p)
    if (head === undefined) return []
    const view = figureView(figureScope(ask, p.tenant, p), head)
    const place = ask.app.units.nameInside(p.programme.unit_id, head.row.as_of ?? undefined)
    return [{ ...view, label: `${view.label}, ${place}` }]
  })
}

export const home: Handler = async (ask) => {
  const facts = await homePage(ask.app)
  const { lang } = ask
  const figures = headFigures(ask, facts.programmes, FIGURES)
  const example = figures.find((f) => f.coverage !== undefined && f.coverage.recorded > 0)
  const tenants = new Map(facts.tenants.map((x) => [x.tenant_id, x.slug]))
  return ask.http.html(
    renderPage(
      HomePage({
        page: demoPage(ask, { demo: facts.tenants.some((x) => x.demo) }),
        mapMeasure: t(lang)('home.map-measure'),
        provinces: nationByProvinceDeclared(ask.app.units, facts.programmes),
        figures,
        programmeCount: facts.totals.programmes,
        programmes: facts.programmes.map((p) => programmeItem(lang, ask.app.units, p)),
        programmesHref: address.movement(facts.movements[0]?.slug ?? ''),
        documents: facts.documents.map((d) => documentItem(tenants.get(d.tenant_id) ?? '', d)),
        models: facts.models.flatMap((m) =>
          m.model_id === null
            ? []
            : [
                {
                  id: m.model_id,
                  href: address.model(m.tenant_slug, m.model_id),
                  name: m.name ?? '',
                  kind: 'collective' as const,
                  place: unitThen(ask.app.units, m.unit_id, `${m.year ?? 2025}-01-01`),
                },
              ],
        ),
        ...(example === undefined ? {} : { example }),
      }),
    ),
  )
}

export const movement: Handler = async (ask) => {
  const { lang } = ask
  const asked = ask.query('nam')
  const year = asked !== undefined && /^\d{4}$/.test(asked) ? Number(asked) : undefined
  const facts = await movementPage(ask.app, ask.param('slug'), year === undefined ? {} : { year })
  const m = facts.movement
  if (m === undefined) throw new ProblemError(problem('not-found'))
  const years = [...new Set(facts.programmes.flatMap((p) => [p.programme.year_from, p.programme.year_to]))].sort()
  const about = lang === 'vi' ? m.summary : m.summary_en
  return ask.http.html(
    renderPage(
      MovementPage({
        page: ask.page,
        name: lang === 'vi' ? m.name : m.name_en,
        href: address.movement(m.slug),
        ...(about === '' ? {} : { about }),
        figures: headFigures(ask, facts.programmes, 12),
        filters: [
          {
            id: 'nam',
            label: t(lang)('filter.year'),
            choices: years.map((y) => ({ value: String(y), label: String(y) })),
            ...(year === undefined ? {} : { value: String(year) }),
          },
        ],
        programmes: facts.programmes.map((p) => programmeItem(lang, ask.app.units, p)),
        downloads: [
          { format: 'csv', href: `/api/v1/programmes.csv?movement=${m.slug}` },
          { format: 'json', href: `/api/v1/programmes?movement=${m.slug}` },
        ],
      }),
    ),
  )
}
