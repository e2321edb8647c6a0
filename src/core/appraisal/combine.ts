/** An exact part: num / den, whole numbers, den above nought. */
export interface Fraction {
  readonly num: number
  readonly den: number
}

/**
 * The sheets of a team as one, exactly: the mean, or the mean without one highest and one lowest total. With fewer than
 * three sheets nothing is left to trim, and the trimmed mean is the mean. Of no sheets, nothing.
 */
export function combine(totals: readonly number[], how: 'mean' | 'trimmed-mean'): Fraction | undefined {
  const sorted = [...totals].sort((a, b) => a - b)
  const kept = how === 'trimmed-mean' && sorted.length >= 3 ? sorted.slice(1, -1) : sorted
  if (kept.length === 0) return undefined
  return { num: kept.reduce((sum, one) => sum + one, 0), den: kept.length }
}

/**
 * Halves as tenths of a point, rounded half up: 181/3 halves are 30.1666… points, 302 tenths. For showing only; what is
 * decided is decided on the fraction.
 */
export const tenths = ({ num, den }: Fraction): number => Math.floor((10 * num + den) / (2 * den))

/** Is the fraction at least so many halves? Whole numbers only. */
export const atLeast = ({ num, den }: Fraction, halves: number): boolean => num >= halves * den

/** Which of two is more: below nought, nought, above. Whole numbers only. */
export const compare = (a: Fraction, b: Fraction): number => a.num * b.den - b.num * a.den
