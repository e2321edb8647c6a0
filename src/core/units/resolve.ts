import { type Problem, type ProblemCode, problem } from '../problem.ts'
import { fail, ok, type Result } from '../result.ts'
import { nameOn, type UnitBook } from './book.ts'
import { levelOfCode } from './build.ts'
import { dayBefore, holdsOn, isDay, nearestDay } from './dates.ts'
import { hitOf, liesIn, type Match, type UnitHit } from './find.ts'
import { looseKey, markedKey, plainKey } from './keys.ts'
import { byUnit, type NameEntry } from './name-index.ts'
import { partings } from './place-text.ts'
import { mapOn, type Placement, relatives } from './trace.ts'
import { type ReadName, readNames, UNIT_TYPES } from './type-words.ts'
import type { Unit, UnitLevel, UnitName } from './types.ts'

/** A place as a text names it; a hamlet beside it is of no use here. */
export interface PlaceParts {
  readonly province?: string
  readonly district?: string
  readonly commune?: string
}

/** What a reader should know about an answer that was still certain enough to be one. */
export type Caveat =
  /** The day lies before our records: nobody vouches that the unit existed then. */
  | 'before-records'
  /** It was no longer called so that day. */
  | 'former-name'
  /** The text gives it another type than it has: "xã" for a "thị trấn". */
  | 'other-type'
  /** The units beside it are those of another map: "xã Nam Du, tỉnh An Giang". */
  | 'other-map'

/** The one unit that is meant. */
export interface Resolved extends UnitHit {
  readonly caveats: readonly Caveat[]
}

/** A unit that may be meant, and what it was on the day asked about. */
export interface Choice extends UnitHit {
  /** Its name that day; null when it was not in force, or without a day. */
  readonly nameThen: UnitName | null
  /** Where its records lie on the map of that day: what it became, or what came before it. Null when in force then. */
  readonly placement: Placement | null
}

/** Why there is no single answer: `unit.ambiguous`, `unit.unknown`, `unit.not-valid-then`, `unit.code-needs-date`. */
export interface UnitProblem extends Problem {
  readonly choices: readonly Choice[]
}

/** One unit named in a text, and the level it must have. */
interface Part {
  readonly text: string
  readonly level?: UnitLevel
}

const TIERS: readonly Match[] = ['exact', 'folded', 'loose']

/** An entry that a part may mean: by which key (a position in `TIERS`), and whether the type is the one named. */
interface Found {
  readonly entry: NameEntry
  readonly tier: number
  readonly typeAgrees: boolean
}

/**
 * The unit that a text means on a day; without a day, the unit if only one of any time is called so.
 * Never guesses: an old and a new unit of one name are a choice (`unit.ambiguous`) until a day or a unit above tells.
 * A bare number of 2, 3 or 5 digits is a code.
 */
export function resolve(book: UnitBook, place: PlaceParts | string, day?: string): Result<Resolved, UnitProblem> {
  if (day !== undefined && !isDay(day)) return refuse('date.invalid', { date: day }, [])
  if (typeof place !== 'string') return resolveParts(book, partsOf(place), day)
  if (CODE.test(place.trim())) return resolveCode(book, place.trim(), day)
  let failure: Extract<Result<Resolved, UnitProblem>, { ok: false }> | undefined
  for (const way of partings(place)) {
    const result = resolveParts(
      book,
      way.map((text) => ({ text })),
      day,
    )
    if (result.ok || result.problem.code !== 'unit.unknown') return result
    if (failure === undefined || (failure.problem.choices.length === 0 && result.problem.choices.length > 0)) {
      failure = result
    }
  }
  return failure ?? refuse('unit.unknown', { name: place.trim() }, [])
}

const CODE = /^(?:\d{2,3}|\d{5})$/

/**
 * The unit that had a code on a day. Without a day only a code that never meant two things is an answer; else
 * `unit.code-needs-date` with what it meant when. Codes that other lists use (`code_aliases.csv`) are taken too.
 */
export function resolveCode(book: UnitBook, code: string, day?: string): Result<Resolved, UnitProblem> {
  if (day !== undefined && !isDay(day)) return refuse('date.invalid', { date: day }, [])
  const own = book.byCode.get(code) ?? []
  const aliased = book.data.codeAliases
    .filter((alias) => alias.alias === code && (day === undefined || holdsOn(alias, day)))
    .flatMap((alias) => (book.byCode.get(alias.code) ?? []).filter((unit) => holdsOn(unit, nearestDay(alias, day))))
  const units = [...new Set([...own, ...aliased])]
  const entries = units.map((unit) => latestEntry(book, unit, day)).filter((entry) => entry !== undefined)
  if (entries.length === 0) return refuse('unit.unknown', { name: code }, [])
  const valid = day === undefined ? entries : entries.filter((entry) => holdsOn(entry.unit, day))
  const [only, second] = valid
  if (only === undefined)
    return refuse('unit.not-valid-then', { name: code, ...dated(day) }, choose(book, entries, day))
  if (second !== undefined) return refuse('unit.code-needs-date', { name: code }, choose(book, valid, day))
  return ok({ ...hitOf(book, only, 'exact', day), caveats: caveatsOf(only, day) })
}

function latestEntry(book: UnitBook, unit: Unit, day: string | undefined): NameEntry | undefined {
  const name = nameOn(book, unit.id, day)
  return name && book.index.byMarked.get(markedKey(name.name))?.find((entry) => entry.name === name)
}

function partsOf(place: PlaceParts): readonly Part[] {
  return (['commune', 'district', 'province'] as const)
    .map((level) => ({ text: place[level]?.trim() ?? '', level }))
    .filter((part) => part.text !== '')
}

function resolveParts(book: UnitBook, parts: readonly Part[], day: string | undefined): Result<Resolved, UnitProblem> {
  const [target, ...above] = parts
  if (target === undefined) return refuse('unit.unknown', { name: '' }, [])
  const found = named(book, target)
  if (found.length === 0) return refuse('unit.unknown', { name: target.text }, [])
  const offer = (all: readonly Found[]): readonly Choice[] =>
    choose(
      book,
      onePerUnit(strictest(all), day).map(({ entry }) => entry),
      day,
    )
  const scopes: ReadonlySet<string>[] = []
  for (const part of above) {
    const units = strictest(named(book, part)).map(({ entry }) => entry.unit.id)
    if (units.length === 0) return refuse('unit.unknown', { name: part.text }, offer(found))
    scopes.push(new Set(units))
  }
  const inside = found.filter(({ entry }) => liesIn(book, entry.unit, scopes, day))
  const near = inside.length > 0 ? inside : found.filter(({ entry }) => liesNear(book, entry.unit, scopes))
  if (near.length === 0) {
    const within = above.map((part) => part.text).join(', ')
    return refuse('unit.unknown', { name: target.text, within }, offer(found))
  }
  return decide(book, target, near, inside.length > 0 ? [] : ['other-map'], day)
}

/** Does a unit, or what it came from or became, lie in one of each set? */
function liesNear(book: UnitBook, unit: Unit, scopes: readonly ReadonlySet<string>[]): boolean {
  const all = [unit, ...relatives(book, unit.id)]
  return scopes.every((scope) => all.some((relative) => liesIn(book, relative, [scope])))
}

function decide(
  book: UnitBook,
  target: Part,
  found: readonly Found[],
  caveats: readonly Caveat[],
  day: string | undefined,
): Result<Resolved, UnitProblem> {
  const candidates = strictest(found)
  const valid = candidates.filter(({ entry }) => day === undefined || meantOn(entry, day))
  const entries = onePerUnit(valid, day)
  const [only, second] = entries
  const facts = { name: target.text, ...dated(day) }
  if (only === undefined) {
    const all = onePerUnit(candidates, day).map(({ entry }) => entry)
    return refuse('unit.not-valid-then', facts, choose(book, all, day))
  }
  if (second !== undefined) {
    const all = entries.map(({ entry }) => entry)
    return refuse('unit.ambiguous', facts, choose(book, all, day))
  }
  const match = TIERS[only.tier] ?? 'loose'
  const other: Caveat[] = only.typeAgrees ? [] : ['other-type']
  return ok({
    ...hitOf(book, only.entry, match, day),
    caveats: [...caveats, ...other, ...caveatsOf(only.entry, day)],
  })
}

/** Is the unit in force, and had it had that name by then? Old names live on; a later name means something else. */
function meantOn(entry: NameEntry, day: string): boolean {
  return holdsOn(entry.unit, day) && (entry.name.validFrom === null || entry.name.validFrom <= day)
}

function caveatsOf(entry: NameEntry, day: string | undefined): readonly Caveat[] {
  if (day === undefined) return []
  const caveats: Caveat[] = []
  if (day < entry.unit.knownFrom) caveats.push('before-records')
  if (!holdsOn(entry.name, day)) caveats.push('former-name')
  return caveats
}

/** Each unit once, by the name that it has on the day, else by its latest. */
function onePerUnit(found: readonly Found[], day: string | undefined): readonly Found[] {
  const best = new Map<string, Found>()
  for (const candidate of found) {
    const { unit, name } = candidate.entry
    const known = best.get(unit.id)
    const better = day === undefined || holdsOn(name, day) || known === undefined
    if (known === undefined || (better && !(day !== undefined && holdsOn(known.entry.name, day)))) {
      best.set(unit.id, candidate)
    }
  }
  return [...best.values()]
}

/** Only the best agreement: the type that is named, then the marks that are written. */
function strictest(found: readonly Found[]): readonly Found[] {
  const typed = found.some((candidate) => candidate.typeAgrees)
  const agreed = found.filter((candidate) => candidate.typeAgrees === typed)
  const tier = Math.min(...agreed.map((candidate) => candidate.tier))
  return agreed.filter((candidate) => candidate.tier === tier)
}

/** Every unit of any time that a part may name, by every way to read it. */
function named(book: UnitBook, part: Part): readonly Found[] {
  if (part.level !== undefined && CODE.test(part.text) && levelOfCode(part.text) === part.level) {
    return (book.byCode.get(part.text) ?? [])
      .map((unit) => latestEntry(book, unit, undefined))
      .filter((entry) => entry !== undefined)
      .map((entry) => ({ entry, tier: 0, typeAgrees: true }))
  }
  const best = new Map<NameEntry, Found>()
  for (const read of readNames(part.text)) {
    for (const candidate of lookUp(book, read)) {
      const { entry } = candidate
      if (part.level !== undefined && entry.unit.level !== part.level) continue
      const known = best.get(entry)
      if (known === undefined || score(candidate) < score(known)) {
        best.set(entry, candidate)
      }
    }
  }
  return [...best.values()].sort((a, b) => byUnit(a.entry, b.entry))
}

const score = (found: Found): number => found.tier + (found.typeAgrees ? 0 : 10)

function lookUp(book: UnitBook, read: ReadName): readonly Found[] {
  const { byMarked, byPlain, byLoose } = book.index
  const tiers = [byMarked.get(markedKey(read.name)), byPlain.get(plainKey(read.name)), byLoose.get(looseKey(read.name))]
  const levels: readonly UnitLevel[] | null = read.type === null ? null : UNIT_TYPES[read.type].levels
  const found: Found[] = []
  for (const [tier, entries] of tiers.entries()) {
    for (const entry of entries ?? []) {
      if (levels !== null && !levels.includes(entry.unit.level)) continue
      // who left the marks out of the type word left them out of the name
      const fair = read.unmarked && tier === 0 ? 1 : tier
      found.push({ entry, tier: fair, typeAgrees: read.type === null || read.type === entry.type })
    }
  }
  return found
}

const dated = (day: string | undefined): { date?: string } => (day === undefined ? {} : { date: day })

function choose(book: UnitBook, entries: readonly NameEntry[], day: string | undefined): readonly Choice[] {
  return entries.toSorted(byUnit).map((entry) => {
    const { unit } = entry
    const inForce = day !== undefined && holdsOn(unit, day)
    return {
      ...hitOf(book, entry, 'exact', day),
      nameThen: inForce ? (nameOn(book, unit.id, day) ?? null) : null,
      placement: day === undefined || inForce ? null : mapOn(book, unit.id, day),
    }
  })
}

/** More would not help a reader of the sentence; all are in `choices`. */
const LABELS = 12

/** A problem whose details a sentence can use: each choice's full names, its first day and its last, '' for open. */
function refuse(
  code: ProblemCode,
  details: Problem['details'],
  choices: readonly Choice[],
): { readonly ok: false; readonly problem: UnitProblem } {
  const told = choices.slice(0, LABELS)
  const facts = {
    ...details,
    count: choices.length,
    choices: told.map((choice) => [choice.name, ...choice.path].map((name) => name.fullName).join(', ')),
    from: told.map(({ unit }) => unit.validFrom ?? ''),
    until: told.map(({ unit }) => (unit.validTo === null ? '' : dayBefore(unit.validTo))),
  }
  return fail({ ...problem(code, facts), choices })
}
