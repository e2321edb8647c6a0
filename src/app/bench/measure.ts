/** Times of one thing that was done several times, in milliseconds. */
export interface Times {
  readonly runs: number
  readonly p50: number
  readonly p95: number
}

/** A question as the product asks it, and as plain SQL over the base tables would. */
export interface Case {
  readonly name: string
  /** The most that p95 may be, in milliseconds, at a million participations. */
  readonly goal: number
  /** The same number asks the same thing of both. */
  readonly ours: (turn: number) => Promise<unknown>
  readonly plain: (turn: number) => Promise<unknown>
  /** Both give the same, as these make them comparable; left out where the product answers less on purpose. */
  readonly same?: (ours: unknown, plain: unknown) => boolean
}

export interface Measured {
  readonly name: string
  readonly goal: number
  readonly ours: Times
  readonly plain: Times
  /** How many times plain SQL's median ours is; below 1 is faster. */
  readonly ratio: number
  /** Null when they are not meant to be the same. */
  readonly same: boolean | null
}

/** The value below which this share of the times lie. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const summary = (times: readonly number[]): Times => ({
  runs: times.length,
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
})

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

/** Runs before the ones that count: caches and connections are warm, as on a server that has been up for a minute. */
const WARM = 3

/** Asks both ways in turn, so that what else the machine does falls on both; plain SQL less often, being slow. */
export async function measure(one: Case, runs: number): Promise<Measured> {
  const ours: number[] = []
  const plain: number[] = []
  let same = true
  const every = Math.max(1, Math.floor(runs / 20))
  for (let turn = -WARM; turn < runs; turn++) {
    const mine = await timed(() => one.ours(Math.abs(turn)))
    if (turn >= 0) ours.push(mine.ms)
    if (turn < -1 || Math.abs(turn) % every !== 0) continue
    const theirs = await timed(() => one.plain(Math.abs(turn)))
    if (turn >= 0) plain.push(theirs.ms)
    if (one.same !== undefined && !one.same(mine.value, theirs.value)) same = false
  }
  const [o, p] = [summary(ours), summary(plain)]
  return {
    name: one.name,
    goal: one.goal,
    ours: o,
    plain: p,
    ratio: o.p50 / p.p50,
    same: one.same === undefined ? null : same,
  }
}
