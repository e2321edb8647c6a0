import { findQuotes, type Quoted } from './quotes.ts'
import type { Source } from './source.ts'
import { anywhere, oneOf, type Range, rangeAt } from './words.ts'

/** A line of the text that is not empty. */
export interface Line extends Range {
  /** 'furniture' is what belongs to the page and not to the news: menus, clocks, counters, links to other news. */
  readonly kind: 'title' | 'body' | 'furniture'
  readonly words: number
}

/** A sentence of the headline or of the body. */
export interface Sentence extends Range {
  readonly line: number
}

/** How a text is laid out. */
export interface Layout {
  readonly lines: readonly Line[]
  /** Sentences of the title and of the body, in order. */
  readonly sentences: readonly Sentence[]
  readonly quotes: readonly Quoted[]
}

const TAIL = new RegExp(
  `^\\W*${oneOf([
    'tin (?:bài )?(?:liên quan|mới nhất|cùng chuyên mục|cùng loại|khác|nổi bật|đọc nhiều)',
    'các (?:tin|bài|bài viết) (?:khác|liên quan|đã đưa)',
    'bài (?:viết )?(?:liên quan|cùng chuyên mục|khác)',
    'cùng chuyên mục',
    'xem thêm',
    'đọc thêm',
    'đọc nhiều',
    'có thể bạn quan tâm',
    '(?:viết |gửi )?bình luận',
    'ý kiến bạn đọc',
    'chia sẻ bài viết',
  ])}(?![\\p{L}])`,
  'u',
)

const FURNITURE = anywhere([
  'lượt xem',
  'đang online',
  'lượt truy cập',
  'cỡ chữ(?:\\p{L}+)?',
  'đăng nhập',
  'trang chủ',
  'chia sẻ bài viết',
  'tiếng việt \\| english',
  'bản in',
  'gửi email',
  'số lần xem',
  'gmt(?:[+-]\\d+)?',
  'từ khóa:?',
])

const PORTAL = anywhere(['cổng thông tin(?: điện tử)?', 'trang (?:thông tin|tin) điện tử', 'cổng ttđt', 'báo điện tử'])
/** A line at the head that says that the text retells another: about the text, not in the news. */
export const RETELLING =
  /(?:kể lại|thuật lại|viết lại|tóm lược|lược thuật)(?!\p{L}).{0,60}(?:bản tin|bài báo|bài viết|tin bài|bài|tin)(?!\p{L})/u

const WORD = /[\p{L}\p{N}]+/gu

/** Parts the text into lines, tells the title and the page's furniture from the news, and cuts the news into sentences. */
export function layOut(source: Source): Layout {
  const lines = classify(source, splitLines(source))
  const quotes = findQuotes(source)
  const sentences: Sentence[] = []
  lines.forEach((line, index) => {
    if (line.kind !== 'furniture') cutSentences(source, line, index, quotes, sentences)
  })
  return { lines, sentences, quotes }
}

/** Words of a line, counted up to 60: more makes no difference to anyone here. */
function countWords(text: string): number {
  let words = 0
  WORD.lastIndex = 0
  while (words < 60 && WORD.exec(text) !== null) words++
  return words
}

function splitLines(source: Source): Range[] {
  const lines: Range[] = []
  for (let from = 0; from <= source.norm.length; ) {
    const end = source.norm.indexOf('\n', from)
    const to = end < 0 ? source.norm.length : end
    let start = from
    let stop = to
    while (start < stop && /\s/.test(source.norm[start] ?? '')) start++
    while (stop > start && /\s/.test(source.norm[stop - 1] ?? '')) stop--
    if (stop > start) lines.push({ from: start, to: stop })
    from = to + 1
  }
  return lines
}

function classify(source: Source, ranges: readonly Range[]): Line[] {
  const words = ranges.map((r) => countWords(source.low.slice(r.from, Math.min(r.to, r.from + 600))))
  const plain = ranges.map(
    (r, i) => !isFurniture(source.low.slice(r.from, Math.min(r.to, r.from + 200)), words[i] ?? 0),
  )
  const title = findTitle(source, ranges, words, plain)
  let tail = false
  return ranges.map((r, i) => {
    const count = words[i] ?? 0
    if (i > title + 1 && count <= 8 && TAIL.test(source.low.slice(r.from, Math.min(r.to, r.from + 80)))) tail = true
    const menu = i < title && count < 12
    const kind = i === title ? 'title' : tail || menu || plain[i] === false ? 'furniture' : 'body'
    return { ...r, kind, words: count }
  })
}

/** Clocks, counters, single numbers, page controls. A long line is never furniture. */
function isFurniture(low: string, words: number): boolean {
  if (words < 60 && RETELLING.test(low)) return true
  if (words > 14) return false
  const letters = low.replace(/[^\p{L}]/gu, '').length
  if (letters === 0) return true
  if (search(FURNITURE, low)) return true
  const stripped = low
    .replace(
      /thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật|đăng|ngày|lúc|cập nhật|tháng|năm|am|pm|đt|điện thoại|giờ|phút/gu,
      '',
    )
    .replace(/[^\p{L}]/gu, '')
  return /\d/.test(low) && stripped.length <= 3
}

const search = (pattern: RegExp, text: string): boolean => {
  pattern.lastIndex = 0
  return pattern.test(text)
}

/** The first line of the head that is long enough to be a headline; else the first that is not furniture. */
function findTitle(
  source: Source,
  ranges: readonly Range[],
  words: readonly number[],
  plain: readonly boolean[],
): number {
  let fallback = -1
  for (let i = 0; i < Math.min(ranges.length, 14); i++) {
    const range = ranges[i]
    if (range === undefined || plain[i] === false) continue
    const low = source.low.slice(range.from, Math.min(range.to, range.from + 400))
    if (search(PORTAL, low.slice(0, 40))) continue
    const count = words[i] ?? 0
    if (count > 45) return fallback >= 0 ? fallback : -1
    if (count >= 6 && !/[.;]$/.test(low)) return i
    if (fallback < 0) fallback = i
  }
  return fallback
}

const ABBREVIATION = /(?:^|[^\p{L}])(?:tp|kp|tx|tt|ths|ts|pgs|gs|mr|ms|đ\/c|v\.v|st|p|q|h|x|t|ttg|u)$/u

function cutSentences(source: Source, line: Line, index: number, quotes: readonly Quoted[], out: Sentence[]): void {
  const { norm } = source
  let from = line.from
  for (let i = line.from; i < line.to; i++) {
    if (!'.!?…'.includes(norm[i] ?? '')) continue
    let end = i + 1
    while (end < line.to && '.!?…'.includes(norm[end] ?? '')) end++
    if (end < line.to && !endsHere(source, i, end, quotes)) {
      i = end - 1
      continue
    }
    out.push({ from, to: end, line: index })
    while (end < line.to && /\s/.test(norm[end] ?? '')) end++
    from = end
    i = end - 1
  }
  if (from < line.to) out.push({ from, to: line.to, line: index })
}

function endsHere(source: Source, dot: number, end: number, quotes: readonly Quoted[]): boolean {
  const { norm, low } = source
  if (rangeAt(quotes, dot) !== undefined) return false
  const after = norm.slice(end, end + 3)
  const next = /^\s*["“‘(*-]?\s*(.)/u.exec(after)?.[1] ?? ''
  const dots = end - dot
  const upper = /[\p{Lu}\p{N}]/u.test(next) || /^\s*["“‘*]/.test(after)
  if (!upper) return false
  if (norm[dot] !== '.' || dots > 1) return true
  const before = norm[dot - 1] ?? ''
  const spaced = /^\s/.test(after)
  if (!spaced)
    return (
      /\p{Ll}/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after) && !ABBREVIATION.test(low.slice(Math.max(0, dot - 6), dot))
    )
  if (/\p{Lu}/u.test(before) && !/\p{L}/u.test(norm[dot - 2] ?? ' ')) return false
  return !ABBREVIATION.test(low.slice(Math.max(0, dot - 6), dot))
}
