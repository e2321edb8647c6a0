import { ancestorsOn, childrenOn, provinceOf, type UnitBook } from './book.ts'
import { holdsOn, nearestDay } from './dates.ts'
import type { Succession, Unit } from './types.ts'

/** A unit that part of another may lie in. */
export interface UnitShare {
  readonly unitId: string
  /** It lies wholly inside the unit asked about; false: it straddles, part of it comes from elsewhere. */
  readonly inside: boolean
  /** Of the communes of a district (or the unit itself): how many lie in it whole, how many in part. */
  readonly wholes: number
  readonly parts: number
}

/** Where a record of a unit belongs on the map of another day. */
export type Placement =
  /** In one unit, without estimation. */
  | { readonly kind: 'exact'; readonly unitId: string; readonly provinceId: string | null }
  /** In one of several, and no source says which or how much: an "unallocated" line, never a silent choice. */
  | {
      readonly kind: 'unallocated'
      readonly shares: readonly UnitShare[]
      /** The province that all of them lie in; null only for a newer province asked about an older day. */
      readonly provinceId: string | null
      /** Every unit above all of them that day, nearest first. */
      readonly shared: readonly string[]
      /** The one to which all the people went though land was divided; null when people were divided, or not known. */
      readonly peopleIn: string | null
    }
  /** The records do not say: a day before them, or an unknown unit. */
  | { readonly kind: 'unmapped' }

/** What a unit went over to, as the records have it; for a district with communes see `mapOn`. */
export function becameOf(book: UnitBook, unitId: string): readonly Succession[] {
  return book.became.get(unitId) ?? []
}

/** What a unit was made of. */
export function madeOf(book: UnitBook, unitId: string): readonly Succession[] {
  return book.madeOf.get(unitId) ?? []
}

/**
 * Where records of a unit belong on the map of a day. Exact for a unit in force that day, for every province going
 * forward, for the province of every commune and district both ways, and for whatever lies whole in one unit;
 * a split commune and most districts give shares. Going back, a commune made of several gives those.
 */
export function mapOn(book: UnitBook, unitId: string, day: string): Placement {
  const unit = book.units.get(unitId)
  if (unit === undefined) return { kind: 'unmapped' }
  if (holdsOn(unit, day)) return { kind: 'exact', unitId, provinceId: provinceOf(book, unitId, day)?.id ?? null }
  const shares = sharesOn(book, unitId, day)
  const targets = shares.map((share) => share.unitId)
  const [first, second] = targets
  if (first === undefined) return { kind: 'unmapped' }
  const provinceId = provinceOfAll(book, targets, day)
  if (second === undefined) return { kind: 'exact', unitId: first, provinceId }
  const shared = commonAncestors(book, targets, day)
  return { kind: 'unallocated', shares, provinceId, shared, peopleIn: peopleIn(book, unit, targets) }
}

/** The units of the map of a day that have something of a unit: what a district became, a commune was made of. */
export function sharesOn(book: UnitBook, unitId: string, day: string): readonly UnitShare[] {
  const unit = book.units.get(unitId)
  if (unit === undefined) return []
  const members = membersOf(book, unit, day)
  const ways = members.map((member) => ends(book, member, day))
  const scope = new Set(members)
  const ownDay = nearestDay(unit, day)
  return [...new Set(ways.flat())].map((target) => ({
    unitId: target,
    inside: ends(book, target, ownDay).every((source) => scope.has(source)),
    wholes: ways.filter((way) => way.length === 1 && way[0] === target).length,
    parts: ways.filter((way) => way.length > 1 && way.includes(target)).length,
  }))
}

/** The communes of a district on its own day nearest to the one asked about; otherwise the unit itself. */
function membersOf(book: UnitBook, unit: Unit, day: string): readonly string[] {
  if (unit.level !== 'district') return [unit.id]
  const communes = childrenOn(book, unit.id, nearestDay(unit, day))
  return communes.length === 0 ? [unit.id] : communes.map((commune) => commune.id)
}

/** The units in force on a day that a unit leads to, along successions forwards or backwards; itself if in force. */
function ends(book: UnitBook, unitId: string, day: string): readonly string[] {
  const unit = book.units.get(unitId)
  if (unit === undefined) return []
  if (holdsOn(unit, day)) return [unitId]
  const forwards = unit.validTo !== null && unit.validTo <= day
  const next = forwards ? becameOf(book, unitId).map((s) => s.toId) : madeOf(book, unitId).map((s) => s.fromId)
  return [...new Set(next.flatMap((id) => ends(book, id, day)))]
}

function commonAncestors(book: UnitBook, unitIds: readonly string[], day: string): readonly string[] {
  const [first, ...rest] = unitIds.map((id) => ancestorsOn(book, id, day).map((above) => above.id))
  return (first ?? []).filter((id) => rest.every((others) => others.includes(id)))
}

function provinceOfAll(book: UnitBook, unitIds: readonly string[], day: string): string | null {
  const provinces = new Set(unitIds.map((id) => provinceOf(book, id, day)?.id ?? null))
  const [only] = provinces
  return provinces.size === 1 ? (only ?? null) : null
}

function peopleIn(book: UnitBook, unit: Unit, targets: readonly string[]): string | null {
  const whole = becameOf(book, unit.id).find((succession) => succession.population === 'whole')
  return whole !== undefined && targets.includes(whole.toId) ? whole.toId : null
}

/** The units that one came from, and those that it became, however many maps away. */
export function relatives(book: UnitBook, unitId: string): readonly Unit[] {
  const walk = (from: string, step: (id: string) => readonly string[]): string[] =>
    step(from).flatMap((id) => [id, ...walk(id, step)])
  const later = walk(unitId, (id) => becameOf(book, id).map((succession) => succession.toId))
  const earlier = walk(unitId, (id) => madeOf(book, id).map((succession) => succession.fromId))
  return [...new Set([...later, ...earlier])].map((id) => book.units.get(id)).filter((unit) => unit !== undefined)
}

/** Where records of a unit belong on the map of a day: one row of the stored map. */
export interface MapRow {
  readonly unitId: string
  /** Null for what was split or is larger than a commune: unallocated at that level. */
  readonly communeId: string | null
  readonly provinceId: string
}

/**
 * The map of a day for every unit that had begun by then. Which province a unit was in when a record was made is no
 * fact of the unit alone: 88 communes stayed themselves while their province became another (`provinceOf` with a day).
 */
export function mapRows(book: UnitBook, day: string): readonly MapRow[] {
  const rows: MapRow[] = []
  for (const unit of book.data.units) {
    if (unit.validFrom !== null && unit.validFrom > day) continue
    const placement = mapOn(book, unit.id, day)
    if (placement.kind === 'unmapped' || placement.provinceId === null) continue
    const target = placement.kind === 'exact' ? book.units.get(placement.unitId) : undefined
    const communeId = target?.level === 'commune' ? target.id : null
    rows.push({ unitId: unit.id, communeId, provinceId: placement.provinceId })
  }
  return rows
}
