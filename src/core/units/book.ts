import { holdsOn, nearestDay } from './dates.ts'
import { nameIndex, type UnitIndex } from './name-index.ts'
import type { Succession, Unit, UnitData, UnitEdge, UnitLevel, UnitName } from './types.ts'

/** Every unit of the records, in memory, ready to be asked: by id, by code, by name, upwards, downwards, over time. */
export interface UnitBook {
  readonly data: UnitData
  readonly units: ReadonlyMap<string, Unit>
  readonly byCode: ReadonlyMap<string, readonly Unit[]>
  /** Oldest first. */
  readonly names: ReadonlyMap<string, readonly UnitName[]>
  readonly parents: ReadonlyMap<string, readonly UnitEdge[]>
  readonly children: ReadonlyMap<string, readonly UnitEdge[]>
  readonly became: ReadonlyMap<string, readonly Succession[]>
  readonly madeOf: ReadonlyMap<string, readonly Succession[]>
  readonly index: UnitIndex
}

/** Opens the book over rows of `buildUnits` or of the database. */
export function openUnitBook(data: UnitData): UnitBook {
  return {
    data,
    units: new Map(data.units.map((unit) => [unit.id, unit])),
    byCode: grouped(data.units, (unit) => unit.code),
    names: grouped(data.names, (name) => name.unitId, byStart),
    parents: grouped(data.edges, (edge) => edge.childId, byStart),
    children: grouped(data.edges, (edge) => edge.parentId),
    became: grouped(data.successions, (succession) => succession.fromId),
    madeOf: grouped(data.successions, (succession) => succession.toId),
    index: nameIndex(data),
  }
}

const byStart = (a: { readonly validFrom: string | null }, b: { readonly validFrom: string | null }): number =>
  (a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string, order?: (a: T, b: T) => number): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  if (order !== undefined) for (const group of groups.values()) group.sort(order)
  return groups
}

/** The name of a unit on a day of its own that is nearest to the given one; without one, its latest. */
export function nameOn(book: UnitBook, unitId: string, day?: string): UnitName | undefined {
  const unit = book.units.get(unitId)
  if (unit === undefined) return undefined
  const nearest = nearestDay(unit, day)
  return book.names.get(unitId)?.find((name) => holdsOn(name, nearest))
}

/**
 * The units above one on a day, nearest first: district and province, or the province alone. None when the unit was
 * not in force that day (`nearestDay` finds one when it was).
 */
export function ancestorsOn(book: UnitBook, unitId: string, day: string): readonly Unit[] {
  const above: Unit[] = []
  let current = book.units.get(unitId)
  if (current === undefined || !holdsOn(current, day)) return above
  while (current !== undefined) {
    const edge: UnitEdge | undefined = book.parents.get(current.id)?.find((candidate) => holdsOn(candidate, day))
    current = edge && book.units.get(edge.parentId)
    if (current !== undefined) above.push(current)
  }
  return above
}

/** Every unit that ever was above one. */
export function ancestorsEver(book: UnitBook, unitId: string): ReadonlySet<string> {
  const above = new Set<string>()
  const open = [unitId]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { parentId } of book.parents.get(id) ?? []) {
      if (above.has(parentId)) continue
      above.add(parentId)
      open.push(parentId)
    }
  }
  return above
}

/** The units right below one on a day. */
export function childrenOn(book: UnitBook, unitId: string, day: string): readonly Unit[] {
  const edges = (book.children.get(unitId) ?? []).filter((edge) => holdsOn(edge, day))
  return edges.map((edge) => book.units.get(edge.childId)).filter((unit) => unit !== undefined)
}

/** The units in force on a day, of one level or all. */
export function unitsOn(book: UnitBook, day: string, level?: UnitLevel): readonly Unit[] {
  return book.data.units.filter((unit) => holdsOn(unit, day) && (level === undefined || unit.level === level))
}

/** The province of a unit on a day of its own that is nearest to the given one; itself when it is one. */
export function provinceOf(book: UnitBook, unitId: string, day?: string): Unit | undefined {
  const unit = book.units.get(unitId)
  if (unit === undefined || unit.level === 'province') return unit
  return ancestorsOn(book, unitId, nearestDay(unit, day)).find((above) => above.level === 'province')
}
