import { ancestorsEver, ancestorsOn, nameOn, type UnitBook } from './book.ts'
import { holdsOn, nearestDay } from './dates.ts'
import { looseKey, markedKey, plainKey } from './keys.ts'
import type { NameEntry } from './name-index.ts'
import { partings } from './place-text.ts'
import { type ReadName, readNames } from './type-words.ts'
import type { Unit, UnitLevel, UnitName } from './types.ts'

/** How a name agrees with the words, best first: whole, whole but for marks, its start, a later word, its sound. */
export type Match = 'exact' | 'folded' | 'prefix' | 'inside' | 'loose'

/** A unit found, with what tells it from its namesakes: its validity, its level, and where it lay. */
export interface UnitHit {
  readonly unit: Unit
  /** The name that was found; it may hold for another time than the latest one. */
  readonly name: UnitName
  readonly match: Match
  /** The names of the units above, nearest first, on the unit's own day that is nearest to the wanted one. */
  readonly path: readonly UnitName[]
}

/** What narrows a search. */
export interface SearchOptions {
  /** Only units in force that day, YYYY-MM-DD. */
  readonly date?: string
  readonly level?: UnitLevel
  /** Only units below this one, that day or, without a date, ever. */
  readonly within?: string
  /** 20 unless told. */
  readonly limit?: number
}

/**
 * Finds units while somebody types: with or without marks, from the start of the name or of a later word, with type
 * words and short forms, with the units above after a comma ("Nam Du, Kiên Hải"). Namesakes all come, each with dates.
 */
export function search(book: UnitBook, query: string, options: SearchOptions = {}): readonly UnitHit[] {
  for (const [target, ...above] of partings(query)) {
    if (target === undefined) continue
    const found = searchParts(book, target, above, options)
    if (found.length > 0) return found
  }
  return searchCut(book, query, options)
}

/** Longest query that is tried with the units above written after the name without a comma: "nam du kien giang". */
const MAX_WORDS = 8

function searchCut(book: UnitBook, query: string, options: SearchOptions): readonly UnitHit[] {
  const words = query.trim().split(/\s+/u)
  if (words.length > MAX_WORDS) return []
  for (let cut = words.length - 1; cut > 0; cut--) {
    const found = searchParts(book, words.slice(0, cut).join(' '), [words.slice(cut).join(' ')], options)
    if (found.length > 0) return found
  }
  return []
}

function searchParts(book: UnitBook, target: string, above: readonly string[], options: SearchOptions): UnitHit[] {
  const candidates = matching(book, target)
  if (candidates.length === 0) return []
  const scopes = above.map((text) => new Set(matching(book, text).map(({ entry }) => entry.unit.id)))
  if (options.within !== undefined) scopes.push(new Set([options.within]))
  const best = new Map<string, Found>()
  for (const found of candidates) {
    const { unit } = found.entry
    const known = best.get(unit.id)
    if (known !== undefined && !isBetter(found, known, options.date)) continue
    if (options.level !== undefined && unit.level !== options.level) continue
    if (options.date !== undefined && !holdsOn(unit, options.date)) continue
    if (scopes.length > 0 && !liesIn(book, unit, scopes, options.date)) continue
    best.set(unit.id, found)
  }
  const ordered = [...best.values()].sort((a, b) => a.rank - b.rank).slice(0, options.limit ?? 20)
  return ordered.map(({ entry, rank }) => hitOf(book, entry, RANKS[rank] ?? 'loose', options.date))
}

/** A better agreement, or as good a one with the name that the unit had that day. */
function isBetter(found: Found, known: Found, day: string | undefined): boolean {
  if (found.rank !== known.rank || day === undefined) return found.rank < known.rank
  return holdsOn(found.entry.name, day) && !holdsOn(known.entry.name, day)
}

/** Does a unit lie in one of each set, that day or ever? */
export function liesIn(book: UnitBook, unit: Unit, scopes: readonly ReadonlySet<string>[], day?: string): boolean {
  const above =
    day !== undefined && holdsOn(unit, day)
      ? ancestorsOn(book, unit.id, day).map((ancestor) => ancestor.id)
      : [...ancestorsEver(book, unit.id)]
  return scopes.every((scope) => above.some((id) => scope.has(id)))
}

/** A hit made of an entry: with the path that shows where the unit lay. */
export function hitOf(book: UnitBook, entry: NameEntry, match: Match, day?: string): UnitHit {
  const nearest = nearestDay(entry.unit, day)
  const path = ancestorsOn(book, entry.unit.id, nearest).map((above) => nameOn(book, above.id, nearest))
  return { unit: entry.unit, name: entry.name, match, path: path.filter((name) => name !== undefined) }
}

/** An entry found and how well, as a position in `RANKS`. */
interface Found {
  readonly entry: NameEntry
  readonly rank: number
}

/** Whole with marks, whole without, start with marks, start without, start of a later word, spelt loosely. */
const RANKS: readonly Match[] = ['exact', 'folded', 'prefix', 'prefix', 'inside', 'loose']

/** What agrees with a text, in the order of the index: at each rank namesakes come as `byUnit` orders them. */
function matching(book: UnitBook, text: string): readonly Found[] {
  const reads = readNames(text).filter((read) => plainKey(read.name) !== '')
  const needles = reads.map((read) => ({
    read,
    plain: plainKey(read.name),
    inner: ` ${plainKey(read.name)}`,
    marked: markedKey(read.name),
    lower: read.name.toLowerCase(),
  }))
  const found: Found[] = []
  for (const entry of book.index.entries) {
    let best = RANKS.length
    for (const needle of needles) best = Math.min(best, agrees(entry, needle.read) ? rankOf(entry, needle) : best)
    if (best < RANKS.length) found.push({ entry, rank: best })
  }
  if (found.length > 0) return found
  const loose = reads.flatMap((read) =>
    (book.index.byLoose.get(looseKey(read.name)) ?? []).filter((entry) => agrees(entry, read)),
  )
  return loose.map((entry) => ({ entry, rank: RANKS.indexOf('loose') }))
}

interface Needle {
  readonly plain: string
  readonly inner: string
  readonly marked: string
  readonly lower: string
}

function rankOf(entry: NameEntry, needle: Needle): number {
  if (entry.plain.startsWith(needle.plain)) {
    if (entry.plain.length === needle.plain.length) return entry.marked === needle.marked ? 0 : 1
    return entry.lower.startsWith(needle.lower) ? 2 : 3
  }
  return entry.plain.includes(needle.inner) ? 4 : RANKS.length
}

const agrees = (entry: NameEntry, read: ReadName): boolean => read.type === null || read.type === entry.type
