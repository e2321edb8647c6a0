import { SCALE, scaled, scaleOf, smallerPart } from '../../intake/article/printed-number.ts'
import { matchAt } from '../../intake/article/words.ts'

const NUMBER = /\d+(?:[.,]\d+)*/gu
/** Between the two numbers of a range the scale stands once, at the end: "2-3 tỷ". */
const RANGE = /\s?[-–]\s?$|\s(?:đến|tới)\s$/u

/**
 * Every number that the digits in printed words may mean: "1.014" is 1014, "2 tỷ 500 triệu" is 2500000000, and
 * "1,500" is 1500 where models are counted and 1.5 where a length is. Empty when no digit is printed.
 */
export function printedValues(quote: string): ReadonlySet<number> {
  const low = quote.normalize('NFC').toLowerCase().replaceAll('\u00a0', ' ')
  const values = new Set<number>()
  let pending: string | undefined
  for (const match of low.matchAll(NUMBER)) {
    const [digits] = match
    const end = match.index + digits.length
    const word = matchAt(SCALE, low, end)
    const scale = word === null ? 1 : scaleOf(word[1] ?? '')
    const first = pending !== undefined && scale > 1 ? [pending] : []
    for (const text of [...first, digits])
      for (const measured of [false, true]) values.add(scaled(text, measured, scale))
    const smaller = word === null ? null : smallerPart(low, end + word[0].length, scale)
    if (smaller !== null) values.add(scaled(digits, true, scale) + smaller.value)
    pending = RANGE.test(low.slice(end, end + 6).replace(/\d.*$/u, '')) ? digits : undefined
  }
  return values
}
