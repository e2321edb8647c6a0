import { type Problem, problem } from '../problem.ts'
import { fail, ok, type Result } from '../result.ts'
import { BLANK, type Slip, SPOILED } from './ballot.ts'

/** What is in a ballot box, in the words of the counting minutes (DOMAIN 8.3). A blank ballot is valid and for nobody. */
export interface Tally {
  readonly issued: number
  readonly collected: number
  readonly valid: number
  readonly spoiled: number
  readonly blank: number
  /** By option, every option of the question, also those that nobody chose. */
  readonly by: Readonly<Record<string, number>>
}

/** A count typed in by people: of one yes-or-no question. */
export interface PaperTotals {
  readonly issued: number
  readonly collected: number
  readonly spoiled: number
  readonly for: number
  readonly against: number
  readonly blank: number
}

/** Counts a box. Refused when more came back than was handed out; what is no option counts as spoiled. */
export function tally(box: readonly Slip[], options: readonly string[], issued: number): Result<Tally, Problem> {
  if (box.length > issued)
    return fail(problem('ballots.do-not-match', { which: 'collected', stated: box.length, expected: issued }))
  const by: Record<string, number> = Object.fromEntries(options.map((option) => [option, 0]))
  let blank = 0
  let spoiled = 0
  for (const slip of box) {
    if (slip === BLANK) blank += 1
    else if (slip !== SPOILED && Object.hasOwn(by, slip)) by[slip] = (by[slip] ?? 0) + 1
    else spoiled += 1
  }
  return ok({ issued, collected: box.length, valid: box.length - spoiled, spoiled, blank, by })
}

/** The ballots that typed totals stand for, sorted: one anonymous list, as from a box. */
export const boxOf = (t: PaperTotals): readonly Slip[] =>
  [
    ...Array<Slip>(t.for).fill('for'),
    ...Array<Slip>(t.against).fill('against'),
    ...Array<Slip>(t.blank).fill(BLANK),
    ...Array<Slip>(t.spoiled).fill(SPOILED),
  ].sort()

/**
 * Do the numbers of a count fit one another and what was handed out? Names the first that does not, with what was
 * stated and what the others make of it.
 */
export function checkTotals(t: PaperTotals, handedOut: number): Result<true, Problem> {
  const wrong = (which: string, stated: number, expected: number) =>
    fail(problem('ballots.do-not-match', { which, stated, expected }, which))
  for (const [which, n] of Object.entries(t) as [string, number][])
    if (!Number.isSafeInteger(n) || n < 0) return fail(problem('input.invalid', {}, which))
  if (t.issued !== handedOut) return wrong('issued', t.issued, handedOut)
  if (t.collected > t.issued) return wrong('collected', t.collected, t.issued)
  const read = t.for + t.against + t.blank + t.spoiled
  if (read !== t.collected) return wrong('collected', t.collected, read)
  return ok(true)
}

/** The numbers in which two counts of the same box differ. */
export const disagreements = (a: PaperTotals, b: PaperTotals): readonly (keyof PaperTotals)[] =>
  (['issued', 'collected', 'spoiled', 'for', 'against', 'blank'] as const).filter((key) => a[key] !== b[key])

export type Leader =
  | { readonly kind: 'one'; readonly option: string }
  | { readonly kind: 'tie'; readonly options: readonly string[] }
  | { readonly kind: 'none' }

/** Which option has the most; a tie names all of them and is broken by nobody here; without a vote there is none. */
export function leader(by: Readonly<Record<string, number>>): Leader {
  const most = Math.max(0, ...Object.values(by))
  const options = Object.keys(by).filter((option) => by[option] === most)
  if (most === 0) return { kind: 'none' }
  return options.length === 1 ? { kind: 'one', option: options[0] ?? '' } : { kind: 'tie', options }
}
