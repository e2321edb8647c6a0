/**
 * A part of a body that must be reached, as two whole numbers: 2/3, 4/5. "more" means strictly more than it, as in
 * "quá nửa" (more than half); otherwise the share itself is enough. Never a decimal: 2/3 of 9 is 6, not 6.0000001.
 */
export interface Share {
  readonly num: number
  readonly den: number
  readonly more: boolean
  /** Of whom: every member, those present, those entitled to vote on the file, the ballots collected, the valid ones. */
  readonly of: 'members' | 'present' | 'entitled' | 'collected' | 'valid'
}

/** Is the share reached? Whole numbers only; of nobody, nothing is reached. */
export function reached(share: Share, count: number, of: number): boolean {
  if (of <= 0) return false
  const left = count * share.den
  const right = share.num * of
  return share.more ? left > right : left >= right
}

/** The fewest that reach it. */
export function fewest(share: Share, of: number): number {
  const exact = (share.num * of) / share.den
  const up = Math.ceil(exact)
  return share.more && up * share.den === share.num * of ? up + 1 : up
}
