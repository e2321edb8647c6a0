/** Points are kept in halves: 7.5 points are 15. */

/** What somebody typed as points, in halves: "7,5", "7.5" or "40". Undefined for anything that is no whole half. */
export function halvesOf(typed: string): number | undefined {
  const parts = /^(\d{1,4})(?:[.,]([05]))?$/.exec(typed.trim())
  if (parts === null) return undefined
  return Number(parts[1]) * 2 + (parts[2] === '5' ? 1 : 0)
}

/** Halves as points with the mark of the language: 15 is "7,5" or "7.5". */
export const pointsOf = (halves: number, mark: ',' | '.' = ','): string =>
  `${Math.floor(halves / 2)}${halves % 2 === 1 ? `${mark}5` : ''}`

/** A criterion as far as the sum of a set needs it. */
export interface Weighed {
  readonly kind: 'numeric' | 'checklist' | 'bonus'
  readonly maxHalves: number
  /** The points of the items of a checklist. */
  readonly items: readonly number[]
}

export interface SetTotal {
  /** What can be reached without bonus, in halves. */
  readonly base: number
  readonly bonus: number
  /** Usual, never required (DOMAIN 4.1: a warning only). */
  readonly isHundred: boolean
  /** Checklists whose items do not add up to their maximum, by index. */
  readonly uneven: readonly number[]
}

/** What a criteria set adds up to. A checklist counts for its maximum, whatever its items add up to. */
export function setTotal(criteria: readonly Weighed[], bonusMaxHalves: number): SetTotal {
  const base = criteria.filter((c) => c.kind !== 'bonus').reduce((sum, c) => sum + c.maxHalves, 0)
  const given = criteria.filter((c) => c.kind === 'bonus').reduce((sum, c) => sum + c.maxHalves, 0)
  const uneven = criteria.flatMap((c, index) =>
    c.kind === 'checklist' && c.items.reduce((sum, one) => sum + one, 0) !== c.maxHalves ? [index] : [],
  )
  return { base, bonus: Math.min(given, bonusMaxHalves), isHundred: base === 200, uneven }
}

/** For what a criteria set is meant; '' is any. */
export interface MeantFor {
  readonly id: string
  readonly kind: string
  readonly field_code: string
  readonly level: string
  readonly adopted_on: string | null
}

/**
 * The set of a round that is meant for a file: of its kind, and of those the one that was adopted, names its field, names
 * its level, in this order. Undefined when the round has none for it; of equals, the first.
 */
export function setFor<T extends MeantFor>(
  sets: readonly T[],
  file: { readonly kind: string; readonly fieldCode: string; readonly level: string },
): T | undefined {
  let best: T | undefined
  let rank = -1
  for (const set of sets) {
    if (set.kind !== file.kind) continue
    if (set.field_code !== '' && set.field_code !== file.fieldCode) continue
    if (set.level !== '' && set.level !== file.level) continue
    const here = (set.adopted_on === null ? 0 : 4) + (set.field_code === '' ? 0 : 2) + (set.level === '' ? 0 : 1)
    if (here > rank) [best, rank] = [set, here]
  }
  return best
}
