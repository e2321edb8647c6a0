import { ancestorsOn, nameOn, type UnitBook } from './book.ts'
import { dayBefore, holdsOn, nearestDay } from './dates.ts'
import { becameOf, madeOf, sharesOn } from './trace.ts'
import type { Share, Succession, UnitLevel, UnitName } from './types.ts'

/** A unit as a sentence names it, on a day of its own. */
export interface NamedUnit {
  readonly id: string
  readonly code: string
  readonly level: UnitLevel
  /** Type word of the lists, lower case: data, the same in every language. */
  readonly type: string
  readonly name: string
  readonly fullName: string
  readonly validFrom: string | null
  /** The last day (inclusive), as people say it: until 30/06/2025. Null while it lasts. */
  readonly lastDay: string | null
}

/** What a page says about a unit. */
export interface UnitFacts extends NamedUnit {
  readonly knownFrom: string
  readonly legalBasis: string | null
  /** The units above, nearest first. */
  readonly path: readonly NamedUnit[]
  /** Against the day asked about; null without one. */
  readonly standing: 'in-force' | 'ended' | 'not-yet' | null
  /** The day lies before our records: nobody vouches for it. */
  readonly beforeRecords: boolean
}

/**
 * A unit on the other side of a change. For a succession `kind` says how much of the older unit went over; for what
 * a district left, whether the commune lies wholly in it.
 */
export interface OtherSide {
  readonly unit: NamedUnit
  readonly kind: 'whole' | 'part'
  readonly area: Share | null
  readonly population: Share | null
  readonly resolution: string | null
  readonly clause: string | null
}

/** One thing that happened to a unit. */
export type UnitEvent =
  | {
      readonly kind: 'made'
      readonly at: string
      readonly of: readonly OtherSide[]
      readonly legalBasis: string | null
    }
  | {
      readonly kind: 'renamed'
      readonly at: string
      readonly before: UnitName
      readonly after: UnitName
      readonly typeOnly: boolean
      readonly legalBasis: string | null
    }
  | { readonly kind: 'moved'; readonly at: string; readonly before: NamedUnit; readonly after: NamedUnit }
  | {
      readonly kind: 'ended'
      readonly at: string
      /** One unit made of it alone; one made of several; several; or its level was abolished. */
      readonly how: 'became' | 'merged' | 'split' | 'abolished'
      readonly into: readonly OtherSide[]
    }

/** A unit's name and validity on a day of its own that is nearest to the given one; without one, the latest. */
export function namedUnit(book: UnitBook, unitId: string, day?: string): NamedUnit | undefined {
  const unit = book.units.get(unitId)
  const name = nameOn(book, unitId, day)
  if (unit === undefined || name === undefined) return undefined
  const { id, code, level, validFrom, validTo } = unit
  const lastDay = validTo === null ? null : dayBefore(validTo)
  return { id, code, level, type: name.type, name: name.name, fullName: name.fullName, validFrom, lastDay }
}

/** What there is to say about a unit, on a day or at its latest. */
export function unitFacts(book: UnitBook, unitId: string, day?: string): UnitFacts | undefined {
  const unit = book.units.get(unitId)
  const named = namedUnit(book, unitId, day)
  if (unit === undefined || named === undefined) return undefined
  const nearest = nearestDay(unit, day)
  const above = ancestorsOn(book, unitId, nearest).map((ancestor) => namedUnit(book, ancestor.id, nearest))
  let standing: UnitFacts['standing'] = null
  if (day !== undefined) {
    if (holdsOn(unit, day)) standing = 'in-force'
    else standing = unit.validTo !== null && unit.validTo <= day ? 'ended' : 'not-yet'
  }
  return {
    ...named,
    knownFrom: unit.knownFrom,
    legalBasis: unit.legalBasis,
    path: above.filter((ancestor) => ancestor !== undefined),
    standing,
    beforeRecords: day !== undefined && day < unit.knownFrom,
  }
}

/** Everything that happened to a unit, oldest first. */
export function historyOf(book: UnitBook, unitId: string): readonly UnitEvent[] {
  const unit = book.units.get(unitId)
  if (unit === undefined) return []
  const events: UnitEvent[] = []
  if (unit.validFrom !== null) {
    const of = madeOf(book, unitId).map((succession) => otherSide(book, succession, succession.fromId))
    events.push({ kind: 'made', at: unit.validFrom, of: sides(of), legalBasis: unit.legalBasis })
  }
  events.push(...renamings(book, unitId), ...moves(book, unitId))
  if (unit.validTo !== null) events.push(ending(book, unitId, unit.validTo))
  return events.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
}

function renamings(book: UnitBook, unitId: string): readonly UnitEvent[] {
  const names = book.names.get(unitId) ?? []
  return names.slice(1).flatMap((after, i): UnitEvent[] => {
    const before = names[i]
    if (before === undefined || after.validFrom === null) return []
    const typeOnly = before.name === after.name
    return [{ kind: 'renamed', at: after.validFrom, before, after, typeOnly, legalBasis: after.legalBasis }]
  })
}

function moves(book: UnitBook, unitId: string): readonly UnitEvent[] {
  const edges = book.parents.get(unitId) ?? []
  return edges.slice(1).flatMap((edge, i): UnitEvent[] => {
    const at = edge.validFrom
    const before = at === null ? undefined : namedUnit(book, edges[i]?.parentId ?? '', dayBefore(at))
    const after = at === null ? undefined : namedUnit(book, edge.parentId, at)
    return at === null || before === undefined || after === undefined ? [] : [{ kind: 'moved', at, before, after }]
  })
}

function ending(book: UnitBook, unitId: string, at: string): UnitEvent {
  const successions = becameOf(book, unitId)
  const into = sides(successions.map((succession) => otherSide(book, succession, succession.toId)))
  const [only, second] = successions
  if (only === undefined) return { kind: 'ended', at, how: 'abolished', into: remains(book, unitId, at) }
  if (second !== undefined) return { kind: 'ended', at, how: 'split', into }
  return { kind: 'ended', at, how: madeOf(book, only.toId).length === 1 ? 'became' : 'merged', into }
}

/** What a district left: the units that its communes went into. */
function remains(book: UnitBook, unitId: string, at: string): readonly OtherSide[] {
  return sides(
    sharesOn(book, unitId, at).map((share) => {
      const unit = namedUnit(book, share.unitId, at)
      const kind = share.inside ? 'whole' : 'part'
      const unknown = { area: null, population: null, resolution: null, clause: null }
      return unit && { unit, kind, ...unknown }
    }),
  )
}

function otherSide(book: UnitBook, succession: Succession, otherId: string): OtherSide | undefined {
  const unit = namedUnit(book, otherId, succession.at)
  const { kind, area, population, resolution, clause } = succession
  return unit && { unit, kind, area, population, resolution, clause }
}

const sides = (all: readonly (OtherSide | undefined)[]): readonly OtherSide[] =>
  all.filter((side) => side !== undefined)
