import type { DeclaredFigure } from '../../app/figures/programme-figures.ts'
import { address, dayOf } from '../../app/portal/lookup.ts'
import { type ProgrammePageFacts, programmePage } from '../../app/portal/programme-page.ts'
import { t } from '../../i18n/catalogue.ts'
import { kindLabel, valueLabel } from '../../i18n/labels.ts'
import type { ChartData } from '../components/chart-figure.tsx'
import type { CoverageRow } from '../components/coverage-table.tsx'
import { renderPage } from '../components/render.ts'
import type { TimelineEvent } from '../components/small.tsx'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { demoPage } from '../demo-page.ts'
import {
  conflictView,
  type FigureScope,
  figureLabel,
  figureScope,
  figureView,
  isTotal,
  partLabel,
  recordsHref,
  sumView,
  unitThen,
} from '../figure-view.ts'
import { documentItem, downloadsOf, fieldNames, kindFilter, recordItem } from '../items-view.ts'
import { successionsOf, unitLink } from '../unit-view.ts'
import { ProgrammePage } from '../views/programme.tsx'
import type { AwardRow } from '../views/programme-parts.tsx'

const KEY_FIGURES = 6
/** So many lines of one table stand on the page; the files have them all. */
const LISTED = 100
/** A chart of more is no picture; its figures are in the table. */
const CHARTED = 40

export const programme: Handler = async (ask) => {
  const { lang } = ask
  const fieldCode = ask.query('linh-vuc')
  const kind = ask.query('loai')
  const after = ask.query('sau')
  const facts = await programmePage(ask.app, ask.param('tenant'), ask.param('slug'), {
    ...(fieldCode === undefined ? {} : { fieldCode }),
    ...(kind === undefined ? {} : { kind }),
    ...(after === undefined ? {} : { after }),
  })
  const p = facts.programme
  const scope = figureScope(ask, facts.tenant, facts.figures)
  const declared = facts.figures.declared
  const asOf = declared[0]?.row.as_of ?? undefined
  const day = dayOf(p, asOf)
  const href = address.programme(facts.tenant.slug, p.slug)
  const unit = ask.app.units.book.units.get(p.unit_id)
  const [succession] = unit === undefined ? [] : successionsOf(ask.app.units, unit).filter((s) => s.id === 'tro-thanh')
  return ask.http.html(
    renderPage(
      ProgrammePage({
        page: demoPage(ask, facts.tenant),
        href,
        movement: {
          name: lang === 'vi' ? p.movement_name : p.movement_name_en,
          href: address.movement(p.movement_slug),
        },
        unit: { ...unitLink(ask.app.units, p.unit_id, day), name: unitThen(ask.app.units, p.unit_id, day) },
        ...(succession === undefined ? {} : { succession }),
        period: p.period_label,
        ...(asOf === undefined ? {} : { asOf }),
        reviewedEarly: facts.events.reviews.some((r) => r.held_on !== null && r.held_on < `${p.year_to}-12-31`),
        keyFigures: keyFigures(declared).map((f) => figureView(scope, f)),
        coverage: coverageRows(scope, declared.slice(0, LISTED)),
        coverageAll: declared.length,
        charts: charts(ask, scope, declared),
        ...listsOf(ask, facts, scope),
      }),
    ),
  )
}

/** Totals first, then what was replicated, selected, given; at most six. */
function keyFigures(declared: readonly DeclaredFigure[]): DeclaredFigure[] {
  const first = declared.filter(isTotal)
  const then = declared.filter(
    (f) => !first.includes(f) && f.row.measure !== 'result' && f.row.year === null && f.row.field_id === null,
  )
  return [...first, ...then].slice(0, KEY_FIGURES)
}

function coverageRows(scope: FigureScope, declared: readonly DeclaredFigure[]): CoverageRow[] {
  return declared.map((f) => {
    const list = recordsHref(scope, f)
    return {
      id: f.row.id,
      label: figureLabel(scope.lang, f),
      declared: {
        value: f.value,
        href: address.figure(scope.tenant.slug, f.row.id),
        ...(f.row.approx === null ? {} : { approxWord: f.row.approx }),
      },
      ...(f.recorded === null || list === undefined ? {} : { recorded: { value: f.recorded, href: list } }),
    }
  })
}

function charts(ask: Ask, scope: FigureScope, declared: readonly DeclaredFigure[]): ChartData[] {
  const say = t(ask.lang)
  const byField = declared.filter((f) => f.row.measure.startsWith('models') && f.row.field_id !== null)
  const years = declared.filter(
    (f) =>
      f.row.measure.startsWith('models') &&
      (f.row.year !== null || f.row.years !== null) &&
      f.partOf.some((x) => x.role === 'addend'),
  )
  // Lines that stand for no single year come after those that do.
  const byYear = years.toSorted((a, b) => (a.row.year ?? 9999) - (b.row.year ?? 9999))
  const kinds = declared.filter((f) => f.row.measure === 'models' && f.row.kind !== null)
  const chart = (
    id: 'field' | 'year' | 'kind',
    form: ChartData['form'],
    of: readonly DeclaredFigure[],
  ): ChartData[] => {
    if (of.length < 2 || of.length > CHARTED) return []
    const total = declared.find((f) => f.addends.length > 0 && of.some((part) => f.addends.includes(part.row.id)))
    const sumCheck = total === undefined ? undefined : sumView(scope, total)
    return [
      {
        id: `theo-${id}`,
        form,
        title: say(`programme.chart.${id}`),
        lead: say(`programme.chart.${id}.lead`),
        labelHead: say(`programme.chart.${id}.head`),
        data: of.map((f) => ({
          label: datumLabel(ask, id, f),
          declared: f.value,
          ...(f.recorded === null ? {} : { recorded: f.recorded }),
          ...(f.row.approx === null ? {} : { approxWord: f.row.approx }),
          ...(id === 'year' && f.row.year === null ? { aside: true } : {}),
          href: address.figure(scope.tenant.slug, f.row.id),
        })),
        ...(sumCheck === undefined ? {} : { sumCheck }),
      },
    ]
  }
  return [...chart('field', 'bars', byField), ...chart('year', 'columns', byYear), ...chart('kind', 'bars', kinds)]
}

function datumLabel(ask: Ask, by: 'field' | 'year' | 'kind', f: DeclaredFigure): string {
  if (by === 'field') return f.fieldName?.[ask.lang] ?? partLabel(ask.lang, f)
  if (by === 'year') return String(f.row.year ?? f.row.years ?? partLabel(ask.lang, f))
  return kindLabel(ask.lang, f.row.claim_kind)
}

function listsOf(ask: Ask, facts: ProgrammePageFacts, scope: FigureScope) {
  const { lang } = ask
  const tenant = facts.tenant.slug
  const { slug } = facts.programme
  const summed = facts.figures.declared.filter((f) => f.sum !== null)
  return {
    models: modelsOf(ask, facts, scope),
    awards: awardRows(ask, facts).slice(0, LISTED),
    events: timeline(ask, facts),
    documents: facts.documents.map((d) => documentItem(tenant, d)),
    checks: summed.slice(0, LISTED).flatMap((f) => {
      const check = sumView(scope, f)
      return check === undefined ? [] : [{ about: figureLabel(lang, f), href: address.figure(tenant, f.row.id), check }]
    }),
    conflicts: facts.figures.conflicts.slice(0, LISTED).map((c) => conflictView(scope, c)),
    unlisted: Math.max(0, summed.length - LISTED) + Math.max(0, facts.figures.conflicts.length - LISTED),
    downloads: [
      ...downloadsOf('figures', tenant, slug, t(lang)('data.set.figures')),
      ...downloadsOf('records', tenant, slug, t(lang)('data.set.records')),
    ],
  }
}

function modelsOf(ask: Ask, facts: ProgrammePageFacts, scope: FigureScope) {
  const { lang } = ask
  const names = fieldNames(lang, facts.figures.declared)
  const { cells } = facts.figures.cells
  const codes = [...new Set(cells.map((c) => c.field_code))].filter((code) => code !== '')
  const fieldFilter = {
    id: 'linh-vuc',
    label: t(lang)('filter.field'),
    choices: codes.map((code) => ({ value: code, label: names.get(code) ?? code })),
    ...defined({ value: ask.query('linh-vuc') }),
  }
  const { next } = facts.records
  const href = address.programme(facts.tenant.slug, facts.programme.slug)
  return {
    items: facts.records.rows.map((r) =>
      recordItem({ lang, tenant: facts.tenant.slug, fieldNames: names, ...facts.details }, r),
    ),
    all: cells.reduce((sum, c) => sum + c.n, 0),
    filters: [...(codes.length === 0 ? [] : [fieldFilter]), kindFilter(lang, ask.query('loai'))],
    ...defined({
      declared: scope.of.declared.find(isTotal)?.value,
      paging: next === null ? null : { next: `${href}?sau=${next}#mo-hinh` },
    }),
  }
}

/** Awards and commendations by the body that gives them and the form; bodies are never added together. */
function awardRows(ask: Ask, facts: ProgrammePageFacts): AwardRow[] {
  const say = t(ask.lang)
  const rows = new Map<string, AwardRow>()
  const decisions = new Map(facts.decisions.map((d) => [d.id, d]))
  for (const f of facts.figures.declared) {
    const { row } = f
    if (row.measure !== 'awards' && row.measure !== 'commendations') continue
    const decision = decisions.get(row.decision_id ?? '')
    const body = row.issuer ?? decision?.issuer ?? say('award.no-issuer')
    const form =
      row.form ?? decision?.form ?? (row.measure === 'commendations' ? say('award.commendation') : say('award.no-form'))
    const key = `${body}|${form}`
    const cell = { value: f.value, href: address.figure(facts.tenant.slug, row.id) }
    const known = rows.get(key) ?? { body, form }
    const column =
      row.subject === 'collective'
        ? { collective: cell }
        : row.subject === 'individual'
          ? { individual: cell }
          : { models: cell }
    rows.set(key, { ...known, ...column })
  }
  return [...rows.values()]
}

function timeline(ask: Ask, facts: ProgrammePageFacts): TimelineEvent[] {
  const say = t(ask.lang)
  const { reviews, inspections, recommendations, quotas } = facts.events
  const events: TimelineEvent[] = [
    ...reviews.map((r) => ({
      ...(r.held_on === null ? {} : { date: r.held_on }),
      title: valueLabel(ask.lang, 'event', r.kind),
      ...(r.host === null ? {} : { text: r.host }),
    })),
    ...inspections.map((i) => {
      const own = recommendations.filter((r) => r.inspection_id === i.id).map((r) => r.text)
      const lines = [
        i.team ?? '',
        i.scopes.length === 0 ? '' : say('event.inspection.scopes', { scopes: i.scopes.join('; ') }),
        own.length === 0 ? '' : say('event.recommendations', { list: own.join('; ') }),
      ]
      return {
        ...(i.inspected_on === null ? {} : { date: i.inspected_on }),
        title: valueLabel(ask.lang, 'event', 'inspection'),
        text: lines.filter((x) => x !== '').join('. '),
      }
    }),
    ...quotas.map((q) => ({
      title: say('event.quota.title'),
      text: say('event.quota', {
        units: q.unit_types.join(', '),
        min: q.min,
        kinds: q.registrations.map((r) => valueLabel(ask.lang, 'registration', r).toLocaleLowerCase('vi')).join(', '),
      }),
    })),
  ]
  return events.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
}
