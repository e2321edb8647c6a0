import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { figureById } from '../../db/read/figures.ts'
import { publicProgrammeById } from '../../db/read/programmes.ts'
import type { App } from '../context.ts'
import type { Words } from '../lists/listing.ts'
import { address, idOrNothing, tenantBySlug } from '../portal/lookup.ts'
import { declaredFact, type FactScope, type FigureFact, recordedFact } from './figure-facts.ts'
import { type ConflictFactOut, type CoverageFact, conflictsOf, coverageOf } from './figures-answer.ts'
import { programmeFigures } from './programme-figures.ts'

/** One declared figure with everything that it opens to. */
export interface FigureDetail {
  readonly figure: FigureFact
  readonly recorded: FigureFact | null
  readonly coverage: CoverageFact | null
  readonly conflicts: readonly ConflictFactOut[]
  /** Every place where its words stand. */
  readonly claims: readonly {
    readonly document: string
    readonly start: number
    readonly quote: string
    readonly href: string
  }[]
  /** The parts that the text adds up to it, and whether they do. */
  readonly sum: {
    readonly figures: readonly string[]
    readonly parts: readonly number[]
    readonly computed: number
    readonly stated: number
    readonly holds: boolean
  } | null
  /** Figures said to be among it, not added. */
  readonly subsets: readonly string[]
  readonly partOf: readonly { readonly whole: string; readonly role: 'addend' | 'subset' }[]
  /** Models that the text gives as examples. */
  readonly examples: readonly string[]
}

/** Opens a declared figure by its id. */
export async function figureDetail(app: App, tenantSlug: string, id: string, words: Words): Promise<FigureDetail> {
  const tenant = await tenantBySlug(app, tenantSlug)
  const row = await figureById(app.db.public, tenant.tenant_id, idOrNothing(id))
  if (row === undefined) throw new ProblemError(problem('not-found'))
  const programme = await publicProgrammeById(app.db.public, tenant.tenant_id, row.programme_id)
  if (programme === undefined) throw new ProblemError(problem('not-found'))
  const [of] = await programmeFigures(app.db.public, tenant.tenant_id, [programme])
  const found = of?.declared.find((f) => f.row.id === row.id)
  if (of === undefined || found === undefined) throw new ProblemError(problem('not-found'))
  const scope: FactScope = {
    units: app.units,
    words,
    tenant: tenant.slug,
    boundaries: 'then',
    today: vietnamDay(app.clock()),
    of,
  }
  return {
    figure: declaredFact(scope, found),
    recorded: recordedFact(scope, found) ?? null,
    coverage: coverageOf(scope).find((c) => c.figures[0] === row.id) ?? null,
    conflicts: conflictsOf(scope).filter((c) => c.figures.includes(row.id)),
    claims: found.claims.map((c) => ({
      document: c.documentId,
      start: c.start,
      quote: c.quote,
      href: address.words(tenant.slug, c.documentId, c.start),
    })),
    sum: found.sum === null ? null : { figures: found.addends, ...found.sum },
    subsets: found.subsets,
    partOf: found.partOf,
    examples: found.examples,
  }
}
