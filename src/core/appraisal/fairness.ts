/**
 * How even the scoring was, as advice: nothing here decides anything, which is why it may use fractions of a machine.
 * A score is taken as what the file is worth, plus how mild or severe the member is, plus chance.
 */
export interface Score {
  readonly fileId: string
  readonly memberId: string
  readonly halves: number
}

export interface Fairness {
  /** By member: how many halves above (mild) or below (severe) the others they score the same files. */
  readonly severity: ReadonlyMap<string, number>
  /** By file: its worth when everybody's mildness is taken out, and how uncertain that is. */
  readonly files: ReadonlyMap<string, { readonly worth: number; readonly error: number }>
}

const ROUNDS = 200
const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length)

function groups(scores: readonly Score[], key: (s: Score) => string): Map<string, Score[]> {
  const found = new Map<string, Score[]>()
  for (const score of scores) {
    const group = found.get(key(score))
    if (group === undefined) found.set(key(score), [score])
    else group.push(score)
  }
  return found
}

/**
 * The additive model by least squares: files and members are fitted in turn until nothing moves. Mildness sums to
 * nought over the members. Members who share no file with the others cannot be compared and come out near nought.
 */
export function fairness(scores: readonly Score[]): Fairness {
  const byFile = groups(scores, (s) => s.fileId)
  const byMember = groups(scores, (s) => s.memberId)
  const severity = new Map([...byMember.keys()].map((id) => [id, 0]))
  const worth = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    for (const [id, own] of byFile) worth.set(id, mean(own.map((s) => s.halves - (severity.get(s.memberId) ?? 0))))
    for (const [id, own] of byMember) severity.set(id, mean(own.map((s) => s.halves - (worth.get(s.fileId) ?? 0))))
    const middle = mean([...severity.values()])
    for (const [id, value] of severity) severity.set(id, value - middle)
  }
  const left = scores.map((s) => s.halves - (worth.get(s.fileId) ?? 0) - (severity.get(s.memberId) ?? 0))
  const free = scores.length - byFile.size - byMember.size + 1
  const variance = free <= 0 ? Number.POSITIVE_INFINITY : left.reduce((sum, v) => sum + v * v, 0) / free
  const files = new Map(
    [...byFile].map(([id, own]) => [id, { worth: worth.get(id) ?? 0, error: Math.sqrt(variance / own.length) }]),
  )
  return { severity, files }
}

/**
 * Can two files be told apart? No, when the distance between them is within what chance alone gives nineteen times out
 * of twenty; and never when too few members scored to know what chance gives.
 */
export function apart(
  a: { readonly worth: number; readonly error: number },
  b: { readonly worth: number; readonly error: number },
): boolean {
  const error = Math.sqrt(a.error * a.error + b.error * b.error)
  return Number.isFinite(error) && Math.abs(a.worth - b.worth) > 1.96 * error
}
