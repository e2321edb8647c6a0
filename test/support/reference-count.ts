/**
 * Counts a session once more, written as somebody would do it with pencil and paper: one member after the other, one
 * stroke after the other, no multiplication. Shares nothing with the program.
 */
export interface Person {
  readonly there: boolean
  readonly mayNot: boolean
  /** Of somebody who is away: what their letter says. */
  readonly letter?: 'for' | 'against' | 'blank'
  /** Of somebody who is there: what they put in; nothing: the ballot stayed in the pocket. */
  readonly put?: 'for' | 'against' | 'blank' | 'spoiled'
}

export interface PartOf {
  readonly num: number
  readonly den: number
  readonly more: boolean
  readonly of: string
}

/** Is `some` a part of `all` that reaches the share? Adds instead of multiplying. */
function enough(part: PartOf, some: number, all: number): boolean {
  if (all === 0) return false
  let left = 0
  for (let i = 0; i < some; i++) left += part.den
  let right = 0
  for (let i = 0; i < all; i++) right += part.num
  return part.more ? left > right : left >= right
}

export function countByHand(people: readonly Person[], quorum: PartOf | null, threshold: PartOf | null) {
  const n = { members: 0, present: 0, entitled: 0, issued: 0, collected: 0, valid: 0, spoiled: 0, f: 0, a: 0, b: 0 }
  for (const person of people) {
    if (person.mayNot) continue
    n.members++
    if (person.there) n.present++
    const heard = person.there ? person.put : person.letter
    if (person.there || person.letter !== undefined) {
      n.entitled++
      n.issued++
    }
    if (heard === undefined) continue
    n.collected++
    if (heard === 'spoiled') n.spoiled++
    else n.valid++
    if (heard === 'for') n.f++
    if (heard === 'against') n.a++
    if (heard === 'blank') n.b++
  }
  const all = n as unknown as Record<string, number>
  let outcome = 'passed'
  if (threshold !== null && !enough(threshold, n.f, all[threshold.of] ?? 0)) outcome = 'failed'
  if (quorum === null || threshold === null) outcome = 'unset'
  if (quorum !== null && !enough(quorum, n.present, all[quorum.of] ?? 0)) outcome = 'no-quorum'
  return { ...n, outcome }
}
