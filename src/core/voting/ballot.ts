/** What a ballot can say of one file: exactly one of these, or nothing. */
export const CHOICES = ['for', 'against', 'blank'] as const
export type Choice = (typeof CHOICES)[number]

/** The options of a vote on one file; a blank ballot chooses none of them. */
export const MOTION: readonly string[] = ['for', 'against']

/** One ballot as it lies in the box: the one option it chose, `blank` for none, `spoiled` for what cannot be read. */
export type Slip = string
export const BLANK = 'blank'
export const SPOILED = 'spoiled'

/** A ballot from the marks on it: options exclude each other, so two marks spoil it, and so does one for nothing known. */
export function slipOf(marks: readonly string[], options: readonly string[]): Slip {
  const [mark, ...more] = new Set(marks)
  if (mark === undefined) return BLANK
  return more.length === 0 && options.includes(mark) ? mark : SPOILED
}
