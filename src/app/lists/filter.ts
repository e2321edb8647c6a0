import { isMeasure, MEASURE_IDS, MEASURES } from '../../core/figures/measures.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { fold } from '../../core/text/fold.ts'
import { fieldWords, tagWords } from '../../db/read/list-details.ts'
import type { ListFilter } from '../../db/read/lists.ts'
import { listMovements, programmeBySlug } from '../../db/read/programmes.ts'
import type { App } from '../context.ts'
import { tenantsOf } from '../portal/lookup.ts'
import { type Boundaries, findUnit, type ScopeFound, scopeOf } from './scope.ts'

/** What a person may narrow a list by, as typed. The same words on the command line and in the API. */
export interface ListQuery {
  /** Slug of an owner of data. */
  readonly tenant?: string
  /** Slug of a programme, or `tenant/slug` where two owners use the same. */
  readonly programme?: string
  /** Slug or name of a movement, with or without marks. */
  readonly movement?: string
  /** Id, code or name of a unit. */
  readonly unit?: string
  readonly date?: string
  /** "2021-2023", or a year that the period includes. */
  readonly period?: string
  readonly boundaries?: Boundaries
  readonly measure?: string
  readonly basis?: 'recorded' | 'declared'
  readonly year?: number
  readonly field?: string
  readonly kind?: string
  readonly level?: string
  readonly status?: string
  readonly tag?: string
  /** Words to look for; only units use it. */
  readonly q?: string
}

/** A list query with everything looked up. */
export interface Prepared {
  readonly query: ListQuery
  readonly filter: ListFilter
  readonly boundaries: Boundaries
  readonly place?: ScopeFound
}

/** The problem of a filter whose value is not known; the sentence is made where the language is. */
export const unknownFilter = (filter: string, value: string, choices: readonly string[]) =>
  new ProblemError(problem('input.invalid', { filter, value, choices: choices.slice(0, 30) }, filter))

/** The problem of a filter that a list does not take. */
export const untakenFilter = (filter: string, taken: readonly string[]) =>
  new ProblemError(problem('input.invalid', { filter, reason: 'not-taken', choices: [...taken] }, filter))

/** Looks up what a list query names. An unknown name is refused: an empty list would look like an answer. */
export async function prepare(app: App, query: ListQuery): Promise<Prepared> {
  const boundaries = query.boundaries ?? 'then'
  if (query.date !== undefined && query.unit === undefined) {
    throw new ProblemError(problem('input.invalid', { filter: 'date', value: query.date, choices: ['unit'] }, 'date'))
  }
  const place =
    query.unit === undefined
      ? undefined
      : scopeOf(app.units, findUnit(app.units, query.unit, query.date, boundaries), boundaries)
  const tenantId = query.tenant === undefined ? undefined : await tenantIdOf(app, query.tenant)
  const named = await Promise.all([programmePart(app, query, tenantId), movementPart(app, query.movement)])
  const { year, kind, level, status } = query
  const filter: ListFilter = {
    ...(tenantId === undefined ? {} : { tenantId }),
    ...named[0],
    ...named[1],
    ...(query.period === undefined ? {} : { period: periodOf(query.period) }),
    ...(place === undefined ? {} : { scope: place.scope }),
    ...measurePart(query.measure),
    ...(year === undefined ? {} : { year }),
    ...(query.field === undefined ? {} : { fieldCode: await fieldCode(app, query.field) }),
    ...(kind === undefined ? {} : { kind }),
    ...(level === undefined ? {} : { level }),
    ...(status === undefined ? {} : { status }),
    ...(query.tag === undefined ? {} : { tagCode: await tagCode(app, query.tag) }),
  }
  return { query, filter, boundaries, ...(place === undefined ? {} : { place }) }
}

async function tenantIdOf(app: App, slug: string): Promise<number> {
  const tenants = await tenantsOf(app)
  const found = tenants.find((t) => t.slug === slug)
  if (found === undefined)
    throw unknownFilter(
      'tenant',
      slug,
      tenants.map((t) => t.slug),
    )
  return found.tenant_id
}

async function programmePart(
  app: App,
  query: ListQuery,
  tenantId: number | undefined,
): Promise<Pick<ListFilter, 'programmeId' | 'tenantId'>> {
  if (query.programme === undefined) return {}
  const [slug = '', owner] = query.programme.split('/').reverse()
  const ids =
    owner !== undefined
      ? [await tenantIdOf(app, owner)]
      : tenantId !== undefined
        ? [tenantId]
        : (await tenantsOf(app)).map((t) => t.tenant_id)
  for (const id of ids) {
    const programme = await programmeBySlug(app.db.public, id, slug)
    if (programme !== undefined) return { programmeId: programme.id, tenantId: id }
  }
  throw unknownFilter('programme', query.programme, [])
}

async function movementPart(app: App, text: string | undefined): Promise<Pick<ListFilter, 'movementSlugs'>> {
  if (text === undefined) return {}
  const movements = await listMovements(app.db.public)
  const wanted = fold(text)
  const found = movements.filter(
    (m) => m.slug === text || fold(m.name) === wanted || fold(m.name_en) === wanted || fold(m.slug) === wanted,
  )
  if (found.length === 0) throw unknownFilter('movement', text, [...new Set(movements.map((m) => m.slug))])
  return { movementSlugs: [...new Set(found.map((m) => m.slug))] }
}

/** A label as printed; of years, the span they mean. */
function periodOf(text: string): NonNullable<ListFilter['period']> {
  const label = text.trim().replace(/\s*[–-]\s*/g, '-')
  const years = /^(\d{4})(?:-(\d{4}))?$/.exec(label)
  if (years?.[1] === undefined) return { label: text.trim() }
  const from = Number(years[1])
  const to = Number(years[2] ?? years[1])
  if (to < from) throw unknownFilter('period', text, [`${to}-${from}`])
  return { label, from, to }
}

function measurePart(measure: string | undefined): Pick<ListFilter, 'counted'> {
  if (measure === undefined) return {}
  if (!isMeasure(measure)) throw unknownFilter('measure', measure, MEASURE_IDS)
  const { counted } = MEASURES[measure]
  return counted === null ? {} : { counted }
}

async function fieldCode(app: App, text: string): Promise<string> {
  const fields = await fieldWords(app.db.public)
  const wanted = fold(text)
  const found = fields.find(
    (f) => f.code === text || fold(f.name) === wanted || fold(f.name_en) === wanted || f.aliases.includes(wanted),
  )
  if (found === undefined) throw unknownFilter('field', text, [...new Set(fields.map((f) => f.code))])
  return found.code
}

async function tagCode(app: App, text: string): Promise<string> {
  const tags = await tagWords(app.db.public)
  const wanted = fold(text)
  const found = tags.find((g) => g.code === text || fold(g.name) === wanted || fold(g.name_en) === wanted)
  if (found === undefined) throw unknownFilter('tag', text, [...new Set(tags.map((g) => g.code))])
  return found.code
}
