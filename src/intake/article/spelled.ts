import { APPROX_BEFORE } from './approximators.ts'
import type { Layout } from './layout.ts'
import type { NumberToken } from './number-token.ts'
import type { Source } from './source.ts'
import { type Range, rangeAt } from './words.ts'

const UNITS: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
}
const SPELLED_WORD = 'một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|linh|lẻ'
const SPELLED = new RegExp(
  `(?<![\\p{L}\\p{N}])((?:${SPELLED_WORD})(?: +(?:${SPELLED_WORD})){0,9}) +(?=(?:lượt +)?(?:mô hình|tập thể|cá nhân|điển hình|gương))`,
  'gu',
)

/** Numbers in words right before the movement's own nouns: "ba mươi ba mô hình". "Một mô hình" is an article, no figure. */
export function readSpelled(source: Source, layout: Layout, sentence: Range, index: number, out: NumberToken[]): void {
  const piece = source.low.slice(sentence.from, sentence.to)
  for (const match of piece.matchAll(SPELLED)) {
    const words = (match[1] ?? '').split(/ +/)
    const value = spelledValue(words)
    const from = sentence.from + match.index
    const before = source.low.slice(Math.max(sentence.from, from - 16), from)
    if (value === null || value < 2 || /(?:thứ|những|các|lần|số|trong|\d) *$/u.test(before)) continue
    if (rangeAt(layout.quotes, from) !== undefined) continue
    const approx = APPROX_BEFORE.exec(before)
    const start = approx === null ? from : from - before.length + approx.index
    out.push({
      from,
      to: from + (match[1] ?? '').length,
      start,
      value,
      ...(approx === null ? {} : { approx: source.norm.slice(start, from).trim() }),
      percent: false,
      scaled: false,
      spelled: true,
      sentence: index,
    })
  }
}

/** The value of a number in words, or null when the words make none ("năm" alone before a noun is five, never a year here). */
function spelledValue(words: readonly string[]): number | null {
  let total = 0
  let current: number | null = null
  for (const word of words) {
    if (word === 'trăm') {
      if (current === null) return null
      total += current * 100
      current = null
    } else if (word === 'mười' || word === 'mươi') {
      total += (word === 'mười' ? 1 : (current ?? Number.NaN)) * 10
      current = null
    } else if (word === 'linh' || word === 'lẻ') {
      current = null
    } else {
      if (current !== null) return null
      current = UNITS[word] ?? null
    }
  }
  const value = total + (current ?? 0)
  return Number.isInteger(value) && value > 0 ? value : null
}
