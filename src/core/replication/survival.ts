/** A sign of life of a model, and whose word it is. */
export interface Sighting {
  readonly day: string
  readonly running: boolean
  /** From the weakest to the strongest: its own unit, the one that received it, an inspection. */
  readonly word: 'unit' | 'receiver' | 'inspector'
  readonly by: string
}

export interface Survival {
  /** What the last sighting said; null: nothing was ever heard. */
  readonly running: boolean | null
  readonly lastSeen: Sighting | null
  /** No word for longer than the rules allow. */
  readonly silent: boolean
}

const WEIGHT = { unit: 0, receiver: 1, inspector: 2 } as const

/** Is it still running, on whose word, last seen when (PEERS 7.10). Of one day, the stronger word stands. */
export function survivalOf(sightings: readonly Sighting[], day: string, silentAfterDays: number | null): Survival {
  const [last] = [...sightings]
    .filter((s) => s.day <= day)
    .sort((a, b) => (a.day === b.day ? WEIGHT[b.word] - WEIGHT[a.word] : a.day < b.day ? 1 : -1))
  if (last === undefined) return { running: null, lastSeen: null, silent: false }
  const days = (Date.parse(day) - Date.parse(last.day)) / 86_400_000
  return {
    running: last.running,
    lastSeen: last,
    silent: silentAfterDays !== null && last.running && days > silentAfterDays,
  }
}
