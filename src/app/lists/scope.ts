import { ProblemError, problem } from '../../core/problem.ts'
import { ancestorsOn, childrenOn } from '../../core/units/book.ts'
import { holdsOn, isDay, nearestDay } from '../../core/units/dates.ts'
import { resolve, type UnitProblem } from '../../core/units/resolve.ts'
import { madeOf, mapOn } from '../../core/units/trace.ts'
import type { Unit, UnitEdge } from '../../core/units/types.ts'
import type { UnitGroup, UnitScope } from '../../db/read/lists.ts'
import { type Units, unitHref } from '../units.ts'

export type Boundaries = 'then' | 'now'

/** A unit that can only partly be the one asked about, with today's units that it may lie in. */
export interface Straddling {
  readonly unitId: string
  readonly candidates: readonly string[]
}

/** The unit that was asked about and what its lists hold. */
export interface ScopeFound {
  readonly unit: Unit
  readonly boundaries: Boundaries
  readonly scope: UnitScope
  /** Units whose records cannot be placed exactly: shown in a list of their own, never left out in silence. */
  readonly straddling: readonly Straddling[]
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The unit that a filter means: an id, a code, or a name with or without marks. With today's boundaries and no day, the
 * name is first looked for on today's map. Several possible units are the problem `unit.ambiguous`, with all of them.
 */
export function findUnit(units: Units, text: string, date: string | undefined, boundaries: Boundaries): Unit {
  if (date !== undefined && !isDay(date)) throw new ProblemError(problem('date.invalid', { value: date, date }, 'date'))
  if (UUID.test(text)) {
    const unit = units.book.units.get(text)
    if (unit === undefined) throw new ProblemError(problem('unit.unknown', { name: text }, 'unit'))
    return unit
  }
  const first = resolve(units.book, text, date ?? (boundaries === 'now' ? units.today : undefined))
  if (first.ok) return first.value.unit
  const again =
    boundaries === 'now' && date === undefined && first.problem.code !== 'unit.ambiguous'
      ? resolve(units.book, text)
      : first
  if (again.ok) return again.value.unit
  throw new ProblemError(tellChoices(again.problem))
}

/** The problem with what somebody needs to choose: id, code and page of each unit that may be meant. */
export function tellChoices(found: UnitProblem) {
  const units = found.choices.slice(0, 12).map((choice) => choice.unit)
  return problem(
    found.code,
    {
      ...found.details,
      ids: units.map((u) => u.id),
      codes: units.map((u) => u.code),
      hrefs: units.map((u) => unitHref(u.code, u.validFrom)),
    },
    'unit',
  )
}

/** Which units' records belong to a unit: as it was then, or on today's map. */
export function scopeOf(units: Units, unit: Unit, boundaries: Boundaries): ScopeFound {
  if (boundaries === 'then') return { unit, boundaries, scope: scopeThen(units, unit), straddling: [] }
  const placed = mapOn(units.book, unit.id, units.today)
  if (placed.kind === 'exact') {
    const target = units.book.units.get(placed.unitId) ?? unit
    if (target.level === 'province') {
      return { unit: target, boundaries, scope: { of: 'province', boundaries: 'now', id: target.id }, straddling: [] }
    }
    return { unit: target, boundaries, ...sourcesOf(units, target) }
  }
  return { unit, boundaries, ...sort(units, [unit.id, ...lastMembers(units, unit)], () => true) }
}

function scopeThen(units: Units, unit: Unit): UnitScope {
  if (unit.level === 'province') return { of: 'province', boundaries: 'then', id: unit.id }
  const groups = new Map<string, { ids: string[]; endsFrom: number | null; endsTo: number | null }>()
  const add = (id: string, endsFrom: number | null, endsTo: number | null) => {
    const key = `${endsFrom}|${endsTo}`
    const group = groups.get(key) ?? { ids: [], endsFrom, endsTo }
    groups.set(key, group)
    group.ids.push(id)
  }
  add(unit.id, null, null)
  for (const edge of units.book.children.get(unit.id) ?? []) {
    const child = units.book.units.get(edge.childId)
    if (child !== undefined) add(child.id, ...yearsUnder(child, edge))
  }
  const found: UnitGroup[] = [...groups.values()]
  return { of: 'units', groups: found }
}

/** The last years of the periods for which a unit is said to have lain under this edge; null where it always did. */
function yearsUnder(child: Unit, edge: UnitEdge): [from: number | null, to: number | null] {
  const from = edge.validFrom === null || edge.validFrom === child.validFrom ? null : Number(edge.validFrom.slice(0, 4))
  // A period is named by its last day; a unit that ended with the edge lay there for good.
  const to = edge.validTo === null || edge.validTo === child.validTo ? null : Number(edge.validTo.slice(0, 4)) - 1
  return [from, to]
}

/** Everything that became, in whole or in part, one commune of today. */
function sourcesOf(units: Units, target: Unit): { scope: UnitScope; straddling: Straddling[] } {
  const { book } = units
  const sources = new Set<string>([target.id])
  const open = [target.id]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const made of madeOf(book, id)) {
      if (sources.has(made.fromId)) continue
      sources.add(made.fromId)
      open.push(made.fromId)
    }
  }
  for (const id of [...sources]) {
    for (const edge of book.parents.get(id) ?? []) {
      const parent = book.units.get(edge.parentId)
      if (parent?.level === 'district') sources.add(parent.id)
    }
  }
  return sort(units, [...sources], (candidates) => candidates.includes(target.id))
}

/** The communes of an ended district. */
function lastMembers(units: Units, unit: Unit): string[] {
  return childrenOn(units.book, unit.id, nearestDay(unit)).map((child) => child.id)
}

function sort(units: Units, ids: readonly string[], touches: (candidates: readonly string[]) => boolean) {
  const exact: string[] = []
  const straddling: Straddling[] = []
  for (const id of ids) {
    const placed = mapOn(units.book, id, units.today)
    if (placed.kind === 'exact' && touches([placed.unitId])) exact.push(id)
    if (placed.kind === 'unallocated') {
      const candidates = placed.shares.map((share) => share.unitId)
      if (touches(candidates)) straddling.push({ unitId: id, candidates })
    }
  }
  const scope: UnitScope = { of: 'units', groups: [{ ids: exact, endsFrom: null, endsTo: null }] }
  return { scope, straddling }
}

/** Did a unit lie in another on its own day nearest to this one? The check that tests hold the scope against. */
export function layIn(units: Units, unitId: string, aboveId: string, day: string): boolean {
  const unit = units.book.units.get(unitId)
  if (unit === undefined) return false
  return (
    unitId === aboveId || ancestorsOn(units.book, unitId, nearestDay(unit, day)).some((above) => above.id === aboveId)
  )
}

/** Is the unit in force on today's map? */
export const isToday = (units: Units, unit: Unit): boolean => holdsOn(unit, units.today)
