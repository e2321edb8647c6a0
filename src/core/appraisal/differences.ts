/** The points that the members of a team gave in one place, in halves. */
export interface Given {
  readonly memberId: string
  readonly halves: number
}

export interface Difference {
  readonly lowest: number
  readonly highest: number
  readonly spread: number
  /** Must it be talked over by the rules? null: nobody set from which difference on. */
  readonly tooWide: boolean | null
}

/** How far the members are apart; undefined with fewer than two, who cannot differ. */
export function difference(given: readonly Given[], limitHalves: number | null): Difference | undefined {
  if (given.length < 2) return undefined
  const points = given.map((one) => one.halves)
  const lowest = Math.min(...points)
  const highest = Math.max(...points)
  const spread = highest - lowest
  return { lowest, highest, spread, tooWide: limitHalves === null ? null : spread >= limitHalves }
}
