/** Small helpers to make tables of Vietnamese words into patterns. JavaScript's own word edges know only ASCII. */

const NOT_AFTER = '(?<![\\p{L}\\p{N}])'
const NOT_BEFORE = '(?![\\p{L}\\p{N}])'

/** Alternatives of a pattern, longest first; a space stands for one or more. Entries may hold pattern syntax. */
export function oneOf(words: readonly string[]): string {
  const sorted = [...words].sort((a, b) => b.length - a.length).map(spaced)
  return `(?:${sorted.join('|')})`
}

const spaced = (words: string): string => words.replace(/ (?![*+?{,/&])/g, ' +')

/** Verbs behind which somebody's own words stand. */
export const SPEAKS =
  '(?<!\\p{L})(?<!(?:phải|thể|đảm) )(?:nói|nói thêm|cho biết(?: thêm)?|cho hay|chia sẻ|khẳng định|nhấn mạnh|tâm sự|phát biểu|bày tỏ|bảo|kể|kể lại|giải thích|nhớ lại|bộc bạch|thổ lộ|trải lòng|đúc kết)'

/** Finds any of the words anywhere, as whole words. */
export const anywhere = (words: readonly string[] | string): RegExp =>
  new RegExp(`${NOT_AFTER}${body(words)}${NOT_BEFORE}`, 'gu')

/** Matches any of the words exactly at `lastIndex`, as whole words. */
export const here = (words: readonly string[] | string): RegExp => new RegExp(`${body(words)}${NOT_BEFORE}`, 'yu')

/** Matches any of the words at the very end of a piece of text, spaces aside. */
export const atEnd = (words: readonly string[] | string): RegExp => new RegExp(`${NOT_AFTER}${body(words)} *$`, 'u')

const body = (words: readonly string[] | string): string =>
  typeof words === 'string' ? `(?:${spaced(words)})` : oneOf(words)

/** The match of a sticky pattern at a place, or null. */
export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

/** The last match of a global pattern in a piece of text, or null. Meant for short pieces. */
export function lastMatch(pattern: RegExp, piece: string): RegExpExecArray | null {
  let last: RegExpExecArray | null = null
  pattern.lastIndex = 0
  for (let m = pattern.exec(piece); m !== null; m = pattern.exec(piece)) last = m
  return last
}

/** The first match of a global pattern in a piece of text, or null. */
export function firstMatch(pattern: RegExp, piece: string): RegExpExecArray | null {
  pattern.lastIndex = 0
  return pattern.exec(piece)
}

/** A text without the characters at its ends that belong to a set. A loop: a pattern would try every place of a long run. */
export function trimmedOf(text: string, set: string): string {
  let from = 0
  let to = text.length
  while (from < to && set.includes(text[from] ?? '')) from++
  while (to > from && set.includes(text[to - 1] ?? '')) to--
  return text.slice(from, to)
}

/** True when the character begins a name: an upper-case letter. */
export const isUpper = (char: string | undefined): boolean => char !== undefined && /\p{Lu}/u.test(char)

/** An interval of `Source.norm`. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Index of the last range that starts at or before the place, by halving; the ranges are in order. -1 when none. */
export function rangeBefore(ranges: readonly Range[], place: number): number {
  return firstFrom(ranges, place + 1, (r) => r.from) - 1
}

/** Index of the first item of an ordered list whose place is not before a place, by halving. */
export function firstFrom<T>(items: readonly T[], place: number, placeOf: (item: T) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && placeOf(item) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Does any range of an ordered list lie over a part of the stretch? */
export function anyWithin(ranges: readonly Range[], from: number, to: number): boolean {
  const last = ranges[rangeBefore(ranges, to - 1)]
  return last !== undefined && last.to > from
}

/** The range that holds the place, when the ranges are in order and do not overlap. */
export function rangeAt<R extends Range>(ranges: readonly R[], place: number): R | undefined {
  const range = ranges[rangeBefore(ranges, place)]
  return range !== undefined && place < range.to ? range : undefined
}
