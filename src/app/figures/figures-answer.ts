import { vietnamDay } from '../../core/clock.ts'
import { levelOf } from '../../core/figures/level.ts'
import type { After, ListFilter, ProgrammeLine } from '../../db/read/lists.ts'
import { programmeLines } from '../../db/read/lists.ts'
import { publicProgrammesByIds } from '../../db/read/programmes.ts'
import type { App } from '../context.ts'
import type { Prepared } from '../lists/filter.ts'
import type { Words } from '../lists/listing.ts'
import { address } from '../portal/lookup.ts'
import {
  declaredFact,
  type FactScope,
  type FigureFact,
  type FigureSource,
  recordedFact,
  stageTotals,
  type Unallocated,
  unallocated,
} from './figure-facts.ts'
import { type ProgrammeFigures, programmeFigures } from './programme-figures.ts'

/** Declared beside recorded for one measure and place. */
export interface CoverageFact {
  readonly measure: string
  readonly unit: string
  readonly period: string
  readonly dimensions: FigureFact['dimensions']
  readonly declared: number
  readonly recorded: number
  /** Tenths of a percent, rounded half up; null when nothing is declared or there are more records. */
  readonly permille: number | null
  /** How many more records there are than the document says. */
  readonly excess: number
  /** Ids of the declared and the recorded figure. */
  readonly figures: readonly [declared: string, recorded: string]
  readonly programme: FigureFact['programme']
}

/** Figures that cannot all be true, with the words. */
export interface ConflictFactOut {
  readonly kind: string
  readonly computed: number
  readonly stated: number
  readonly sentence: string
  readonly figures: readonly string[]
  readonly unit: string
  readonly period: string
  readonly source: Omit<FigureSource, 'title' | 'issuedOn' | 'publisher'>
  readonly programme: FigureFact['programme']
}

/** The contract of `kheo figures` and of the API (DESIGN 9). */
export interface FiguresAnswer {
  readonly figures: readonly FigureFact[]
  readonly coverage: readonly CoverageFact[]
  readonly conflicts: readonly ConflictFactOut[]
  /** With today's boundaries: what belongs to the unit asked about only in part, and cannot be divided. */
  readonly unallocated: readonly Unallocated[]
}

export interface FiguresPage extends FiguresAnswer {
  readonly next: After | null
}

/** Figures of at most so many programmes; the cursor is a programme, so that what belongs together stays together. */
export async function figuresPage(
  app: App,
  prepared: Prepared,
  words: Words,
  after: After | undefined,
  limit: number,
): Promise<FiguresPage> {
  const lines = await programmeLines(app.db.public, programmesOnly(prepared), after, limit + 1)
  const kept = lines.slice(0, limit)
  const answers = await answersOf(app, prepared, words, kept)
  const straddling = new Map(prepared.place?.straddling.map((s) => [s.unitId, s]))
  const figures: FigureFact[] = []
  const coverage: CoverageFact[] = []
  const conflicts: ConflictFactOut[] = []
  const apart: Unallocated[] = []
  for (const { scope, line } of answers) {
    const facts = factsOf(scope).filter((f) => fits(prepared, f))
    const between = straddling.get(line.unit_id)
    if (between !== undefined) {
      apart.push(...facts.map((fact) => unallocated(scope, fact, between)))
      continue
    }
    figures.push(...facts)
    const shown = new Set(facts.map((f) => f.id))
    coverage.push(...coverageOf(scope).filter((c) => shown.has(c.figures[0])))
    conflicts.push(...conflictsOf(scope).filter((c) => c.figures.length === 0 || c.figures.some((id) => shown.has(id))))
  }
  const last = kept.at(-1)
  const next: After | null = lines.length > limit && last !== undefined ? [last.tenant_id, last.id] : null
  return { figures, coverage, conflicts, unallocated: apart, next }
}

const PROGRAMMES = 100

/** The whole answer. */
export async function figuresAnswer(app: App, prepared: Prepared, words: Words): Promise<FiguresAnswer> {
  const whole = {
    figures: [] as FigureFact[],
    coverage: [] as CoverageFact[],
    conflicts: [] as ConflictFactOut[],
    unallocated: [] as Unallocated[],
  }
  let after: After | undefined
  do {
    const page: FiguresPage = await figuresPage(app, prepared, words, after, PROGRAMMES)
    whole.figures.push(...page.figures)
    whole.coverage.push(...page.coverage)
    whole.conflicts.push(...page.conflicts)
    whole.unallocated.push(...page.unallocated)
    after = page.next ?? undefined
  } while (after !== undefined)
  return whole
}

/** The part of the filter that programmes answer; units that straddle are read too, and kept apart. */
function programmesOnly({ filter, place }: Prepared): ListFilter {
  const { tenantId, programmeId, movementSlugs, period, scope } = filter
  const ids = place?.straddling.map((s) => s.unitId) ?? []
  const wide =
    scope?.of === 'units' && ids.length > 0
      ? { of: 'units' as const, groups: [...scope.groups, { ids, endsFrom: null, endsTo: null }] }
      : scope
  return {
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(programmeId === undefined ? {} : { programmeId }),
    ...(movementSlugs === undefined ? {} : { movementSlugs }),
    ...(period === undefined ? {} : { period }),
    ...(wide === undefined ? {} : { scope: wide }),
  }
}

interface Answered {
  readonly scope: FactScope
  readonly line: ProgrammeLine
}

/** Figures of programmes, in their order; the queries grow with the owners of data on the page, not with figures. */
async function answersOf(
  app: App,
  prepared: Prepared,
  words: Words,
  lines: readonly ProgrammeLine[],
): Promise<Answered[]> {
  const found = new Map<string, ProgrammeFigures>()
  for (const tenantId of new Set(lines.map((l) => l.tenant_id))) {
    const ids = lines.filter((l) => l.tenant_id === tenantId).map((l) => l.id)
    const rows = await publicProgrammesByIds(app.db.public, tenantId, ids)
    for (const of of await programmeFigures(app.db.public, tenantId, rows))
      found.set(`${tenantId}/${of.programme.id}`, of)
  }
  const today = vietnamDay(app.clock())
  return lines.flatMap((line) => {
    const of = found.get(`${line.tenant_id}/${line.id}`)
    if (of === undefined) return []
    return [
      {
        line,
        scope: { units: app.units, words, tenant: line.tenant_slug, boundaries: prepared.boundaries, today, of },
      },
    ]
  })
}

/** Declared figures in the order of their documents, then every recorded one once. */
export function factsOf(scope: FactScope): FigureFact[] {
  const recorded = new Map<string, FigureFact>()
  for (const f of scope.of.declared) {
    const fact = recordedFact(scope, f)
    if (fact !== undefined) recorded.set(fact.id, fact)
  }
  for (const fact of stageTotals(scope)) recorded.set(fact.id, fact)
  return [...scope.of.declared.map((f) => declaredFact(scope, f)), ...recorded.values()]
}

/** Every declared figure that has a comparable count, beside it. */
export function coverageOf(scope: FactScope): CoverageFact[] {
  return scope.of.declared.flatMap((f) => {
    const recorded = recordedFact(scope, f)
    if (recorded === undefined || f.coverage === null) return []
    const { measure, unit, period, dimensions, programme } = declaredFact(scope, f)
    const { declared, recorded: counted, permille, excess } = f.coverage
    return [
      {
        measure,
        unit,
        period,
        dimensions,
        declared,
        recorded: counted,
        permille,
        excess,
        figures: [f.row.id, recorded.id] as const,
        programme,
      },
    ]
  })
}

/** The conflicts of a programme, each with its sentence and its words. */
export function conflictsOf(scope: FactScope): ConflictFactOut[] {
  const [any] = scope.of.declared
  if (any === undefined) return []
  const { unit, period, programme } = declaredFact(scope, any)
  return scope.of.conflicts.map((c) => ({
    kind: c.kind,
    computed: c.computed,
    stated: c.stated,
    sentence: scope.words.conflict(c.kind, c.computed, c.stated),
    figures: c.figures,
    unit,
    period,
    source: {
      document: c.documentId,
      quote: c.quote,
      start: c.start,
      href: address.words(scope.tenant, c.documentId, c.start),
    },
    programme,
  }))
}

/** Does a figure fit the filters that are about figures? */
function fits({ query: q, filter }: Prepared, f: FigureFact): boolean {
  const d = f.dimensions
  return (
    (q.measure === undefined || f.measure === q.measure) &&
    (q.basis === undefined || f.basis === q.basis) &&
    (q.year === undefined || d.year === q.year) &&
    (q.kind === undefined || d.kind === q.kind) &&
    (filter.fieldCode === undefined || d.fieldCode === filter.fieldCode) &&
    (filter.tagCode === undefined || d.tagCode === filter.tagCode) &&
    (q.level === undefined || (d.level !== undefined && levelOf(d.level) === q.level))
  )
}
