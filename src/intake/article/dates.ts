import type { Source } from './source.ts'
import { anywhere, oneOf, type Range } from './words.ts'

/** A date, a time, a span of years, a telephone number: digits that are no figure. */
export interface TimeMark extends Range {
  readonly kind: 'day' | 'month' | 'year' | 'years' | 'clock' | 'phone'
  readonly day?: number
  readonly month?: number
  readonly year?: number
  readonly toYear?: number
}

const Y = '(?:19|20)\\d{2}'
const NOT_NUMBER_BEFORE = '(?<![\\d,.])'
const EDGE = '(?![\\d])'

const PATTERNS: readonly { kind: TimeMark['kind']; pattern: RegExp }[] = [
  {
    kind: 'day',
    pattern: new RegExp(`${NOT_NUMBER_BEFORE}(\\d{1,2}) ?([/.-]) ?(\\d{1,2}) ?\\2 ?(\\d{4}|\\d{2})${EDGE}`, 'gu'),
  },
  { kind: 'day', pattern: new RegExp(`ngày +(\\d{1,2})( +tháng +)(\\d{1,2})(?:(?: +năm +|/)(${Y}))?${EDGE}`, 'gu') },
  { kind: 'years', pattern: new RegExp(`${NOT_NUMBER_BEFORE}(${Y}) *[-–/] *(${Y})${EDGE}`, 'gu') },
  { kind: 'years', pattern: new RegExp(`${NOT_NUMBER_BEFORE}(${Y}) *[-–] *(?:nay|đến nay)`, 'gu') },
  { kind: 'years', pattern: new RegExp(`(?:từ )?năm +(${Y}) +(?:đến|tới)(?: +năm)? +(${Y}|nay)${EDGE}`, 'gu') },
  { kind: 'month', pattern: new RegExp(`tháng +()()(\\d{1,2})(?:(?: *[/-] *| +năm +)(${Y}))?${EDGE}`, 'gu') },
  { kind: 'month', pattern: new RegExp(`${NOT_NUMBER_BEFORE}()()(\\d{1,2})[/-](${Y})${EDGE}`, 'gu') },
  {
    kind: 'day',
    pattern:
      /(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|dịp|lễ)(?: ngày)? +(?:\d{1,2} *(?:,|và|-|–|đến) *)?(\d{1,2})([/.-])(\d{1,2})(?!\d|[,./-]\d)/gu,
  },
  { kind: 'day', pattern: /(?:ngày|mùng|mồng) +(\d{1,2})(?![\d,./]\d|\d)/gu },
  { kind: 'year', pattern: new RegExp(`năm +(?:học +)?(${Y})${EDGE}`, 'gu') },
  {
    kind: 'clock',
    pattern:
      /(?<!\d)\d{1,2} ?(?::|h|g) ?\d{2}(?::\d{2})?(?!\d)(?: ?(?:am|pm|sa|ch)(?!\p{L}))?|(?<!\d)\d{1,2} ?giờ(?: ?\d{1,2})?(?: phút)?/gu,
  },
  { kind: 'clock', pattern: /(?<!\d)(?:24\/24|24\/7|7\/7)(?: ?(?:giờ|h|ngày))?/gu },
  { kind: 'phone', pattern: /(?<![\d,.])0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?!\d)/gu },
  { kind: 'phone', pattern: /(?:đt|điện thoại|sđt|hotline|fax|tel) ?:? *\+?[\d. ()-]{6,18}/gu },
]

/** Every date, time and telephone number, in order and without overlaps; of two that overlap the longer stays. */
export function findTimeMarks(source: Source): TimeMark[] {
  const all: TimeMark[] = []
  for (const { kind, pattern } of PATTERNS) {
    for (const match of source.low.matchAll(pattern)) {
      const mark = markOf(kind, match)
      if (mark !== null && !countsSomething(source.low, mark)) all.push(mark)
    }
  }
  all.sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: TimeMark[] = []
  for (const mark of all) {
    const last = kept[kept.length - 1]
    if (last === undefined || mark.from >= last.to) kept.push(mark)
    else if (mark.to - mark.from > last.to - last.from) kept[kept.length - 1] = mark
  }
  return kept
}

function markOf(kind: TimeMark['kind'], match: RegExpMatchArray): TimeMark | null {
  const from = match.index ?? 0
  const range = { from, to: from + match[0].length }
  if (kind === 'clock' || kind === 'phone') return { kind, ...range }
  if (kind === 'year') return { kind, ...range, year: Number(match[1]) }
  if (kind === 'years') {
    const toYear = Number(match[2])
    const year = Number(match[1])
    if (toYear < year) return null
    return Number.isFinite(toYear) ? { kind, ...range, year, toYear } : { kind, ...range, year }
  }
  const day = match[1] === undefined || match[1] === '' ? undefined : Number(match[1])
  const month = match[3] === undefined ? undefined : Number(match[3])
  const year = match[4] === undefined ? undefined : fullYear(match[4])
  if ((day !== undefined && (day < 1 || day > 31)) || (month !== undefined && (month < 1 || month > 12))) return null
  return { kind, ...range, ...(day ? { day } : {}), ...(month ? { month } : {}), ...(year ? { year } : {}) }
}

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))

/** "dịp này 5/9 xã": a short date that is followed by a counted unit is a share. */
const COUNTED = anywhere([
  'xã',
  'phường',
  'thị trấn',
  'thôn',
  'ấp',
  'bản',
  'hộ',
  'chi bộ',
  'đơn vị',
  'khóm',
  'huyện',
  'tổ dân phố',
  'khu phố',
])
function countsSomething(low: string, mark: TimeMark): boolean {
  if (mark.kind !== 'day' || mark.year !== undefined || !/^(?:hôm|dịp|lễ)/u.test(low.slice(mark.from, mark.from + 5)))
    return false
  COUNTED.lastIndex = 0
  return COUNTED.exec(low.slice(mark.to, mark.to + 10))?.index === 1
}

/** Short forms such as 23/10 that stand alone: known as dates by the word before or by what they cannot count. */
const DATE_BEFORE = new RegExp(
  `(?:${oneOf(['đến', 'từ', 'tới', 'hết', 'ngày', 'trước', 'sau', 'kỷ niệm', 'mừng', 'nhân'])}|\\() *$`,
  'u',
)
/** True when "N/M" at this place reads as day and month. */
export function looksLikeDay(before: string, day: number, month: number, after: string): boolean {
  if (day < 1 || day > 31 || month < 1 || month > 12) return false
  const counted =
    /^ *\p{Ll}/u.test(after) && !/^ *(?:và|đến|tại|của|hằng|hàng|này|vừa|năm|do|cho)(?!\p{L})/u.test(after)
  return DATE_BEFORE.test(before) && !counted
}

/** Before a day that is not the day of the news: a paper's, an anniversary's, the end of a span. */
const OF_ANOTHER =
  /(?:\(|\d *[–-])\s*$|(?:truyền thống|ngày thành lập|kỷ niệm)[^,;.]*$|(?:chỉ thị|quyết định|kế hoạch|văn bản|nghị quyết|công văn|hướng dẫn|báo cáo|kết luận|thông báo|thông tri|tờ trình|chương trình|đề án|quy chế|quy định)(?: +số)?[^,.;]*$/u
/** "sáng nay (20/5)": in brackets, and yet the day of the news. */
const TODAY = /(?:nay|hôm nay|hôm qua) *\($/u

/** Is a day that stands in a stretch from `from` on another's than the news'? */
export function isOfAnother(source: Source, mark: TimeMark, from: number): boolean {
  const before = source.low.slice(Math.max(from, mark.from - 60), mark.from)
  return OF_ANOTHER.test(before) && !TODAY.test(before)
}

/** The calendar day as YYYY-MM-DD, when the mark has all its parts and they are a real day. */
export function isoOf(mark: TimeMark, year = mark.year): string | undefined {
  if (mark.kind !== 'day' || mark.day === undefined || mark.month === undefined || year === undefined) return undefined
  const lengths = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  if (mark.day > (lengths[mark.month - 1] ?? 0)) return undefined
  return `${year}-${String(mark.month).padStart(2, '0')}-${String(mark.day).padStart(2, '0')}`
}

/** "2021-2023" as one label, whatever dash and spaces are printed. */
export const periodLabel = (mark: TimeMark): string | undefined =>
  mark.year === undefined || mark.toYear === undefined ? undefined : `${mark.year}-${mark.toYear}`
