import type { Range } from './words.ts'

/** A number that may be a figure: dates, document numbers, names and places are already left out. */
export interface NumberToken extends Range {
  readonly value: number
  readonly valueMax?: number
  /** The M of "N/M". */
  readonly denominator?: string
  /** Where the approximating word begins, or `from`. */
  readonly start: number
  readonly approx?: string
  readonly percent: boolean
  /** "triệu", "tỷ"... stands after the digits. */
  readonly scaled: boolean
  /** Written in words: counted only before the nouns of the movement. */
  readonly spelled: boolean
  readonly sentence: number
}
