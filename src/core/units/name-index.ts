import { sortKey } from '../text/sort-key.ts'
import { looseKey, markedKey, plainKey } from './keys.ts'
import { readType } from './type-words.ts'
import type { Unit, UnitData, UnitName } from './types.ts'

/** One spelling of one name of one unit. */
export interface NameEntry {
  readonly unit: Unit
  readonly name: UnitName
  readonly type: string
  /** The spelling: the name or one of its aliases, without the type. */
  readonly text: string
  readonly marked: string
  readonly plain: string
  /** Lower case, for prefixes with marks: a syllable that is still being typed has no tone at its end yet. */
  readonly lower: string
  readonly sort: string
}

/** Names by their keys, from the strictest to the loosest. */
export interface UnitIndex {
  /** In the order of `byUnit`. */
  readonly entries: readonly NameEntry[]
  readonly byMarked: ReadonlyMap<string, readonly NameEntry[]>
  readonly byPlain: ReadonlyMap<string, readonly NameEntry[]>
  readonly byLoose: ReadonlyMap<string, readonly NameEntry[]>
}

/** Builds the index over every name and spelling. */
export function nameIndex(data: UnitData): UnitIndex {
  const units = new Map(data.units.map((unit) => [unit.id, unit]))
  const entries: NameEntry[] = []
  const byMarked = new Map<string, NameEntry[]>()
  const byPlain = new Map<string, NameEntry[]>()
  const byLoose = new Map<string, NameEntry[]>()
  for (const name of data.names) {
    const unit = units.get(name.unitId)
    if (unit === undefined) continue
    for (const spelling of [name.name, ...name.aliases]) {
      const entry = entryOf(unit, name, spelling)
      entries.push(entry)
      put(byMarked, entry.marked, entry)
      put(byPlain, entry.plain, entry)
      put(byLoose, looseKey(entry.text), entry)
    }
  }
  entries.sort(byUnit)
  return { entries, byMarked, byPlain, byLoose }
}

function entryOf(unit: Unit, name: UnitName, spelling: string): NameEntry {
  // an alias that keeps its type word has another type than the list's
  const typed = spelling === name.name ? null : readType(spelling)
  const text = typed?.name ?? spelling
  return {
    unit,
    name,
    type: typed?.type ?? name.type,
    text,
    marked: markedKey(text),
    plain: plainKey(text),
    lower: text.normalize('NFC').toLowerCase(),
    sort: sortKey(text),
  }
}

function put(map: Map<string, NameEntry[]>, key: string, entry: NameEntry): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, [entry])
  else found.push(entry)
}

const LEVEL_ORDER = { province: 0, district: 1, commune: 2 } as const

/**
 * The order of namesakes: the larger unit first, then the one that lasts, then by name, code and age; of one unit the
 * later name first.
 */
export function byUnit(a: NameEntry, b: NameEntry): number {
  return (
    LEVEL_ORDER[a.unit.level] - LEVEL_ORDER[b.unit.level] ||
    Number(a.unit.validTo !== null) - Number(b.unit.validTo !== null) ||
    compare(a.sort, b.sort) ||
    compare(a.unit.code, b.unit.code) ||
    compare(a.unit.validFrom ?? '', b.unit.validFrom ?? '') ||
    compare(b.name.validFrom ?? '', a.name.validFrom ?? '')
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
