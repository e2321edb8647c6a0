import { levelOf } from '../../core/figures/level.ts'
import { isMeasure, MEASURES, type MeasureId } from '../../core/figures/measures.ts'
import { type Dimensions, recordedFor } from '../../core/figures/recorded.ts'
import { keyedUuid } from '../../core/units/id.ts'
import { named, type RuleFacts, type Words } from '../lists/listing.ts'
import { lastDayOf, type Place, placeOf } from '../lists/place.ts'
import type { Straddling } from '../lists/scope.ts'
import { address } from '../portal/lookup.ts'
import type { Units } from '../units.ts'
import type { DeclaredFigure, ProgrammeFigures } from './programme-figures.ts'

/** Where a figure belongs beside programme, unit and period. What is not said is not there. */
export interface FigureDimensions {
  readonly field?: string
  readonly fieldCode?: string
  readonly year?: number
  /** A span of years smaller than the period. */
  readonly years?: string
  readonly level?: string
  readonly kind?: string
  /** Kind of the claim that was read (money_vnd, area_ha...). */
  readonly type?: string
  readonly subject?: string
  readonly form?: string
  readonly issuer?: string
  readonly tag?: string
  readonly tagCode?: string
  readonly status?: string
  readonly detail?: string
}

/** The programme that a figure belongs to. */
export interface FigureProgramme {
  readonly id: string
  readonly tenant: string
  readonly slug: string
  readonly movement: string
  readonly movementSlug: string
  readonly href: string
}

/** One figure of the contract (DESIGN 9): declared by a document or counted from records, never a blend. */
export interface FigureFact {
  readonly id: string
  readonly measure: string
  readonly basis: 'recorded' | 'declared'
  readonly value: number
  readonly value_max?: number
  /** The word of the document: "hơn", "gần". */
  readonly approx?: string
  /** The administrative unit, as it was called then. */
  readonly unit: string
  /** What the value is measured in, where a document says so: "đồng", "ha". */
  readonly valueUnit?: string
  readonly period: string
  readonly dimensions: FigureDimensions
  readonly rule: string
  readonly asOf: string | null
  /** How many records a recorded figure opens to. */
  readonly records?: number
  readonly source?: FigureSource
  readonly programme: FigureProgramme
  readonly place: Place
  readonly boundaries: 'then' | 'now'
  readonly href: string
}

/** The words of a document that a declared figure stands on. */
export interface FigureSource {
  readonly document: string
  readonly title: string
  readonly quote: string
  /** In code points of the document's text. */
  readonly start: number
  readonly issuedOn: string | null
  readonly publisher: string | null
  readonly href: string
}

/** Everything that the facts of one programme are made with. */
export interface FactScope {
  readonly units: Units
  readonly words: Words
  readonly tenant: string
  readonly boundaries: 'then' | 'now'
  /** Today, the day up to which records are counted. */
  readonly today: string
  readonly of: ProgrammeFigures
}

/** A declared figure as the document has it. */
export function declaredFact(scope: FactScope, f: DeclaredFigure): FigureFact {
  const { row } = f
  const claim = f.claims[0]
  const { unit, period, ...belongs } = common(scope)
  return {
    id: row.id,
    measure: row.measure,
    basis: 'declared',
    value: f.value,
    ...(row.value_max === null ? {} : { value_max: Number(row.value_max) }),
    ...(row.approx === null ? {} : { approx: row.approx }),
    unit,
    ...(row.unit === null ? {} : { valueUnit: row.unit }),
    period,
    dimensions: dimensionsOf(scope, f),
    rule: ruleOf(scope, { counts: 'document' }, row.as_of),
    asOf: row.as_of,
    source: {
      document: f.document.id,
      title: f.document.title,
      quote: claim?.quote ?? '',
      start: claim?.start ?? 0,
      issuedOn: f.document.issued_on,
      publisher: f.document.retells ?? f.document.publisher,
      href: address.words(scope.tenant, f.document.id, claim?.start ?? 0),
    },
    ...belongs,
    href: address.figure(scope.tenant, row.id),
  }
}

/** The recorded figure for the same measure and place as a declared one; nothing where no such count exists. */
export function recordedFact(scope: FactScope, f: DeclaredFigure): FigureFact | undefined {
  if (f.recorded === null) return undefined
  const { type: _type, status: _status, detail: _detail, ...dimensions } = dimensionsOf(scope, f)
  return recordedOf(scope, f.row.measure, f.recorded, dimensions, f.row.tag_id)
}

/** Measures that a programme is counted by as a whole. */
const STAGES = [
  'models.registered',
  'models',
  'models.recognised',
  'models.selected',
  'models.replicated',
  'commendations',
  'awards',
] as const

/** The totals of a programme by stage, where there is any record. */
export function stageTotals(scope: FactScope): FigureFact[] {
  const nothing: Omit<Dimensions, 'measure' | 'programmeId'> = {
    kind: null,
    subject: null,
    year: null,
    years: null,
    fieldCode: null,
    unknownPlace: false,
    status: null,
    tagId: null,
    level: null,
    form: null,
    issuer: null,
  }
  return STAGES.flatMap((measure) => {
    const n = recordedFor({ ...nothing, measure, programmeId: scope.of.programme.id }, scope.of.cells)
    return n === null || n === 0 ? [] : [recordedOf(scope, measure, n, {}, null)]
  })
}

function recordedOf(
  scope: FactScope,
  measure: string,
  n: number,
  dimensions: FigureDimensions,
  tagId: string | null,
): FigureFact {
  const { programme } = scope.of
  const { field: _field, tag: _tag, ...codes } = dimensions
  const key = [programme.id, measure, ...Object.entries(codes).flat()].join('|')
  const { unit, period, ...belongs } = common(scope)
  return {
    // Made from what it counts: the same question has the same id on every day.
    id: keyedUuid(`kheo:recorded:${key}`),
    measure,
    basis: 'recorded',
    value: n,
    unit,
    period,
    dimensions,
    rule: ruleOf(scope, countsOf(measure), scope.today),
    asOf: scope.today,
    records: n,
    ...belongs,
    href: recordsHref(scope, measure, dimensions, tagId),
  }
}

function common(scope: FactScope) {
  const { programme: p } = scope.of
  const place = placeOf(scope.units, p.unit_id, lastDayOf(p.year_to), p.province_then_id)
  return {
    unit: place.name,
    period: p.period_label,
    programme: {
      id: p.id,
      tenant: scope.tenant,
      slug: p.slug,
      movement: named(scope.words, p.movement_name, p.movement_name_en),
      movementSlug: p.movement_slug,
      href: address.programme(scope.tenant, p.slug),
    },
    place,
    boundaries: scope.boundaries,
  }
}

function dimensionsOf(scope: FactScope, f: DeclaredFigure): FigureDimensions {
  const { row } = f
  return {
    ...(f.fieldName === null ? {} : { field: f.fieldName[scope.words.lang] }),
    ...(f.fieldCode === null ? {} : { fieldCode: f.fieldCode }),
    ...(row.year === null ? {} : { year: row.year }),
    ...(row.years === null ? {} : { years: row.years }),
    ...(row.level === null ? {} : { level: row.level }),
    ...(row.kind === null ? {} : { kind: row.kind }),
    type: row.claim_kind,
    ...(row.subject === null ? {} : { subject: row.subject }),
    ...(row.form === null ? {} : { form: row.form }),
    ...(row.issuer === null ? {} : { issuer: row.issuer }),
    ...(f.tag === null ? {} : { tag: f.tag[scope.words.lang], tagCode: f.tag.code }),
    ...(row.status === null ? {} : { status: row.status }),
    ...(row.detail === null ? {} : { detail: row.detail }),
  }
}

const STAGE: Readonly<Partial<Record<MeasureId, string>>> = {
  models: 'implemented',
  'models.registered': 'registered',
  'models.recognised': 'recognised',
}

function countsOf(measure: string): Pick<RuleFacts, 'counts' | 'stage'> {
  const counted = isMeasure(measure) ? MEASURES[measure].counted : null
  if (counted === null) return { counts: 'document' }
  if (counted.of === 'replicated-model') return { counts: 'model', stage: 'replicated' }
  if (counted.of === 'decision-line') return { counts: 'decision-line' }
  const stage = isMeasure(measure) ? STAGE[measure] : undefined
  return stage === undefined ? { counts: 'participation' } : { counts: 'participation', stage }
}

function ruleOf(scope: FactScope, counts: Pick<RuleFacts, 'counts' | 'stage'>, asOf: string | null): string {
  const { programme: p } = scope.of
  const place = placeOf(scope.units, p.unit_id, lastDayOf(p.year_to), p.province_then_id)
  const now = place.now.commune ?? place.now.province
  const name = inside(place.name)
  const unitName = scope.boundaries === 'then' || now === place.name ? name : scope.words.nowIn(name, inside(now))
  return scope.words.rule({
    ...counts,
    period: p.period_label,
    unitName,
    boundaries: scope.boundaries,
    ...(asOf === null ? {} : { asOf }),
  })
}

/** A unit's name within a sentence. */
const inside = (name: string): string => `${name.charAt(0).toLocaleLowerCase('vi')}${name.slice(1)}`

/** Where exactly the counted records are listed; decisions are on the programme's own page. */
function recordsHref(scope: FactScope, measure: string, d: FigureDimensions, tagId: string | null): string {
  const { slug } = scope.of.programme
  const counted = isMeasure(measure) ? MEASURES[measure].counted : null
  if (counted === null || counted.of === 'decision-line') return address.programme(scope.tenant, slug)
  const query = new URLSearchParams({ 'so-do': measure })
  if (counted.of === 'participation') {
    if (d.kind !== undefined) query.set('loai', d.kind)
    if (d.year !== undefined) query.set('nam', String(d.year))
    if (d.fieldCode !== undefined) query.set('linh-vuc', d.fieldCode)
    const level = d.level === undefined ? undefined : levelOf(d.level)
    if (level !== undefined) query.set('cap', level)
    if (tagId !== null) query.set('the', tagId)
  }
  return `${address.records(scope.tenant, slug)}?${query}`
}

/** A figure that belongs to several units of today and to none of them exactly. */
export type Unallocated = FigureFact & {
  readonly candidates: readonly {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly href: string
  }[]
}

/** The figure with the units of today that it may lie in. */
export function unallocated(scope: FactScope, fact: FigureFact, straddling: Straddling): Unallocated {
  const candidates = straddling.candidates.map((id) => {
    const label = scope.units.label(id, scope.units.today)
    return { id, code: label?.code ?? '', name: label?.fullName ?? id, href: label?.href ?? '' }
  })
  return { ...fact, candidates }
}
