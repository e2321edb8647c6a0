import type { ConflictFact, DeclaredFigure, ProgrammeFigures } from '../app/figures/programme-figures.ts'
import { address, dayOf, type Tenant } from '../app/portal/lookup.ts'
import type { Units } from '../app/units.ts'
import { vietnamDay } from '../core/clock.ts'
import { isMeasure, MEASURES } from '../core/figures/measures.ts'
import { type Lang, t } from '../i18n/catalogue.ts'
import { formatPeriod } from '../i18n/format.ts'
import { kindLabel, ruleSentence } from '../i18n/labels.ts'
import type { ConflictData, FigureData, SumCheck } from './components/figure-data.ts'
import type { Ask } from './context.ts'

/** What turns the figures of one programme into what pages show. */
export interface FigureScope {
  readonly lang: Lang
  readonly units: Units
  readonly tenant: Tenant
  readonly of: ProgrammeFigures
  /** Up to which day records are counted. */
  readonly today: string
}

/** The scope of one programme's figures for whoever asks, today. */
export const figureScope = (ask: Pick<Ask, 'lang' | 'app'>, tenant: Tenant, of: ProgrammeFigures): FigureScope => ({
  lang: ask.lang,
  units: ask.app.units,
  tenant,
  of,
  today: vietnamDay(ask.app.clock()),
})

/** What a figure counts, in words: "mô hình, lĩnh vực kinh tế", "tập thể được khen thưởng, giấy khen, Chủ tịch UBND huyện". */
export function figureLabel(lang: Lang, f: Pick<DeclaredFigure, 'row' | 'fieldName' | 'tag'>): string {
  return [plainKind(lang, f.row.claim_kind), ...figureNotes(lang, f)].join(', ')
}

/** What a claim counts, without the division that its notes name anyway: "mô hình", not "mô hình theo năm". */
export const plainKind = (lang: Lang, kind: string): string =>
  kindLabel(lang, ['models_by_field', 'models_by_year', 'models_by_level'].includes(kind) ? 'models_total' : kind)

/** Where a figure belongs, in words, each apart. */
export function figureNotes(lang: Lang, f: Pick<DeclaredFigure, 'row' | 'fieldName' | 'tag'>): string[] {
  const say = t(lang)
  const { row } = f
  const notes: string[] = []
  if (f.fieldName !== null) notes.push(say('dim.field', { name: f.fieldName[lang].toLocaleLowerCase('vi') }))
  if (row.year !== null) notes.push(say('dim.year', { year: String(row.year) }))
  if (f.tag !== null) notes.push(say('dim.tag', { name: f.tag[lang].toLocaleLowerCase('vi') }))
  if (row.years !== null) notes.push(say('dim.years', { years: formatPeriod(lang, row.years) }))
  if (row.level !== null) notes.push(say('dim.level', { level: row.level }))
  if (row.form !== null && row.measure !== 'commendations') notes.push(row.form)
  if (row.issuer !== null) notes.push(row.issuer)
  if (row.status !== null && row.claim_kind === 'models_total') notes.push(row.status)
  if (row.measure === 'result' && row.detail !== null) notes.push(row.detail)
  return notes
}

/** "huyện Cần Giuộc, tỉnh Long An", as they were called that day. */
export function unitThen(units: Units, unitId: string, day: string): string {
  const province = units.provinceId(unitId, day)
  const name = units.nameInside(unitId, day)
  return province === unitId ? name : `${name}, ${units.nameInside(province, day)}`
}

/** The counting rule of a figure, in one sentence. */
export function ruleOf(scope: FigureScope, measure: string, asOf: string | null): string {
  const { programme } = scope.of
  const counted = isMeasure(measure) ? MEASURES[measure].counted : null
  const counts =
    counted === null
      ? 'document'
      : counted.of === 'participation'
        ? 'participation'
        : counted.of === 'replicated-model'
          ? 'model'
          : 'decision-line'
  const stage = STAGE[measure]
  return ruleSentence(scope.lang, {
    counts,
    ...(stage === undefined ? {} : { stage }),
    period: programme.period_label,
    // As it was called in the period, not on the day of counting.
    unitName: scope.units.nameInside(programme.unit_id, dayOf(programme)),
    boundaries: 'then',
    ...(asOf === null ? {} : { asOf }),
  })
}

const STAGE: Readonly<Record<string, string>> = {
  models: 'implemented',
  'models.registered': 'registered',
  'models.recognised': 'recognised',
}

/** Where exactly the records that a figure counts are listed; nothing when no list can be opened. */
export function recordsHref(scope: FigureScope, f: DeclaredFigure): string | undefined {
  const counted = isMeasure(f.row.measure) ? MEASURES[f.row.measure].counted : null
  if (counted === null || counted.of === 'decision-line') return undefined
  const query = new URLSearchParams({ 'so-do': f.row.measure })
  if (f.row.kind !== null) query.set('loai', f.row.kind)
  if (f.row.year !== null) query.set('nam', String(f.row.year))
  if (f.row.years !== null) query.set('cac-nam', f.row.years)
  if (f.fieldCode !== null) query.set('linh-vuc', f.fieldCode)
  if (f.row.tag_id !== null) query.set('the', f.row.tag_id)
  return `${address.records(scope.tenant.slug, scope.of.programme.slug)}?${query}`
}

/** A declared figure as pages, cards and tables show it. */
export function figureView(scope: FigureScope, f: DeclaredFigure): FigureData {
  const { lang, tenant } = scope
  const { row } = f
  const claim = f.claims[0]
  const list = recordsHref(scope, f)
  const sumCheck = sumView(scope, f)
  const conflicts = scope.of.conflicts.filter((c) => c.figures.includes(row.id)).map((c) => conflictView(scope, c))
  const unit = row.unit ?? kindLabel(lang, row.claim_kind)
  return {
    id: row.id,
    basis: 'declared',
    value: f.value,
    ...(row.value_max === null ? {} : { valueMax: Number(row.value_max) }),
    ...(row.approx === null ? {} : { approxWord: row.approx }),
    unit,
    label: figureLabel(lang, f),
    rule: ruleOf(scope, row.measure, row.as_of),
    ...(row.as_of === null ? {} : { asOf: row.as_of }),
    boundaries: 'then',
    ...(claim === undefined
      ? {}
      : { quote: claim.quote, documentHref: address.words(tenant.slug, claim.documentId, claim.start) }),
    documentTitle: documentName(lang, f),
    ...(f.document.issued_on === null ? {} : { documentDate: f.document.issued_on }),
    href: address.figure(tenant.slug, row.id),
    ...(list === undefined ? {} : { recordsHref: list }),
    ...(f.recorded === null ? {} : { records: f.recorded, coverage: { declared: f.value, recorded: f.recorded } }),
    ...(conflicts.length === 0 ? {} : { conflicts }),
    ...(sumCheck === undefined ? {} : { sumCheck }),
  }
}

/** Whom a figure's words are from: the newspaper a retelling retells, the publisher, else the title. */
function documentName(lang: Lang, f: DeclaredFigure): string {
  if (f.document.retells !== null) return t(lang)('retold-from', { source: f.document.retells })
  return f.document.publisher ?? f.document.title
}

/** The parts that the text adds up, with links, tried again. */
export function sumView(scope: FigureScope, f: DeclaredFigure): SumCheck | undefined {
  if (f.sum === null) return undefined
  const parts = f.addends.flatMap((id) => {
    const part = scope.of.declared.find((d) => d.row.id === id)
    return part === undefined
      ? []
      : [{ label: partLabel(scope.lang, part), value: part.value, href: address.figure(scope.tenant.slug, id) }]
  })
  return { parts, total: f.value, holds: f.sum.holds, ...(f.row.approx === null ? {} : { approx: true }) }
}

/** What sets a part apart from its siblings: its notes, else what it counts. */
export function partLabel(lang: Lang, f: DeclaredFigure): string {
  const notes = figureNotes(lang, f)
  return notes.length > 0 ? notes.join(', ') : kindLabel(lang, f.row.claim_kind)
}

const CONFLICTS = ['sum', 'restated', 'subset-exceeds', 'share-exceeds', 'below-records', 'documents'] as const

export function conflictView(scope: FigureScope, c: ConflictFact): ConflictData {
  const about = scope.of.declared.find((f) => f.row.id === c.figures[0])
  return {
    kind: CONFLICTS.find((k) => k === c.kind) ?? 'restated',
    computed: c.computed,
    stated: c.stated,
    ...(about === undefined
      ? {}
      : { about: figureLabel(scope.lang, about), href: address.figure(scope.tenant.slug, about.row.id) }),
    quote: c.quote,
  }
}

/** The recorded figure for the same measure and place as a declared one. */
export function recordedView(scope: FigureScope, f: DeclaredFigure): FigureData | undefined {
  if (f.recorded === null) return undefined
  const {
    quote: _q,
    documentHref: _h,
    documentTitle: _t,
    documentDate: _d,
    sumCheck: _s,
    conflicts: _c,
    approxWord: _a,
    valueMax: _v,
    ...shared
  } = figureView(scope, f)
  // A record is counted until today, whatever day the document beside it is of.
  const rule = ruleOf(scope, f.row.measure, scope.today)
  return { ...shared, id: `${f.row.id}-ho-so`, basis: 'recorded', value: f.recorded, rule, asOf: scope.today }
}

/** Is this a figure that stands for the whole programme: no part, no subset, about models? */
export function isTotal(f: DeclaredFigure): boolean {
  return f.row.measure.startsWith('models') && f.partOf.length === 0 && f.row.field_id === null && f.row.year === null
}

/** The figure that stands for a programme in lists: its largest total of models. */
export function headFigure(of: ProgrammeFigures): DeclaredFigure | undefined {
  return of.declared.filter((f) => isTotal(f) && f.row.measure === 'models').sort((a, b) => b.value - a.value)[0]
}
