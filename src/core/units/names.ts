import { markedKey } from './keys.ts'
import type { AdminRows, UnitRow } from './rows.ts'
import { readType, type UnitType } from './type-words.ts'
import type { Unit, UnitLevel, UnitName } from './types.ts'

/** The names of each unit, oldest first. */
export type NamesByUnit = Map<string, UnitName[]>

const at = (level: UnitLevel, code: string): string => `${level}/${code}`

/** The names that the lists give, those from before them, and the other spellings. */
export function startNames(
  rows: AdminRows,
  before: ReadonlyMap<string, Unit>,
  after: ReadonlyMap<string, Unit>,
): NamesByUnit {
  const names: NamesByUnit = new Map()
  const oldRows = new Map<string, UnitRow>()
  const usual = usualAliases(rows)
  const resolutions = new Map(rows.mapping.map((row) => [at('commune', row.newCode), row.resolution]))
  for (const row of rows.unitsBefore) {
    const unit = before.get(at(row.level, row.code))
    if (unit === undefined) continue
    oldRows.set(unit.id, row)
    names.set(unit.id, [nameOf(row, unit, usual)])
  }
  for (const row of rows.unitsAfter) {
    const unit = after.get(at(row.level, row.code))
    if (unit === undefined) continue
    const old = oldRows.get(unit.id)
    const of = names.get(unit.id)
    if (old === undefined || of === undefined) {
      names.set(unit.id, [nameOf(row, unit, usual)])
    } else if (old.fullName === row.fullName) {
      // kept, and called as before
    } else if (sameName(old, row)) {
      names.set(unit.id, [{ ...nameOf(row, unit, usual), aliases: spellings(row, old, usual) }])
    } else {
      const since = rows.lists.find((list) => list.list === 'units_2025' && list.level === row.level)?.inForceFrom
      rename(of, since ?? unit.knownFrom, nameOf(row, unit, usual), resolutions.get(at(row.level, row.code)) ?? null)
    }
  }
  addEarlier(rows, before, names, usual)
  return names
}

/**
 * Applies the changes of name and type to units that stayed themselves. Gives the code of the first change that does
 * not start from the name that the unit has, or null.
 */
export function renameUnits(
  rows: AdminRows,
  names: NamesByUnit,
  unitOf: (level: UnitLevel, code: string) => Unit | undefined,
): string | null {
  const changes = [...rows.changes].sort((a, b) => (a.effective < b.effective ? -1 : 1))
  for (const change of changes) {
    const unit = unitOf(change.code.length === 2 ? 'province' : 'commune', change.code)
    const of = unit && names.get(unit.id)
    const last = of?.at(-1)
    const next = readType(change.toFullName)
    if (of === undefined || last === undefined || last.fullName !== change.fromFullName || next === null) {
      return change.code
    }
    const name = { ...last, name: next.name, fullName: change.toFullName, type: next.type }
    rename(of, change.effective, name, change.legalBasis)
  }
  return null
}

/** Ends the last name on a day and starts another. */
function rename(of: UnitName[], day: string, next: UnitName, legalBasis: string | null): void {
  const last = of.pop()
  if (last === undefined) return
  of.push({ ...last, validTo: day }, { ...next, validFrom: day, validTo: last.validTo, legalBasis })
}

function addEarlier(
  rows: AdminRows,
  before: ReadonlyMap<string, Unit>,
  names: NamesByUnit,
  usual: ReadonlyMap<string, readonly string[]>,
): void {
  for (const row of rows.earlierNames) {
    const unit = before.get(at(row.level, row.code))
    const of = unit && names.get(unit.id)
    const first = of?.shift()
    if (unit === undefined || of === undefined || first === undefined) continue
    const { name, fullName, type } = row
    const aliases = usual.get(at(row.level, name)) ?? []
    const earlier = { ...first, name, fullName, type, aliases, validTo: row.until, legalBasis: null }
    of.unshift(earlier, { ...first, validFrom: row.until, legalBasis: row.legalBasisOfChange })
  }
}

/** Is the difference only how two lists spell one name? Then the newer spelling holds for all time. */
function sameName(old: UnitRow, row: UnitRow): boolean {
  if (old.nameInResolution === row.fullName) return true
  return old.type === row.type && markedKey(old.name) === markedKey(row.name)
}

function nameOf(row: UnitRow, unit: Unit, usual: ReadonlyMap<string, readonly string[]>): UnitName {
  const { name, fullName, type } = row
  const { validFrom, validTo } = unit
  return {
    unitId: unit.id,
    validFrom,
    validTo,
    name,
    fullName,
    type,
    aliases: spellings(row, row, usual),
    legalBasis: null,
  }
}

/** Every other spelling of a name: the older list's, the resolution's, the usual short forms. */
function spellings(row: UnitRow, old: UnitRow, usual: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const all = new Set([old.name, ...(usual.get(at(row.level, row.name)) ?? [])])
  if (old.nameInResolution !== null) all.add(withoutType(old.nameInResolution, row.type))
  all.delete(row.name)
  return [...all]
}

/** Without the type word, unless it is another type than the list's (Tiên Sơn: xã there, phường in the resolution). */
function withoutType(fullName: string, type: string): string {
  const read = readType(fullName)
  return read !== null && read.type === (type as UnitType) ? read.name : fullName
}

function usualAliases(rows: AdminRows): ReadonlyMap<string, readonly string[]> {
  const usual = new Map<string, string[]>()
  for (const row of rows.nameAliases) {
    const of = usual.get(at(row.level, row.name))
    if (of === undefined) usual.set(at(row.level, row.name), [row.alias])
    else of.push(row.alias)
  }
  return usual
}
