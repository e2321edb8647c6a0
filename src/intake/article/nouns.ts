import { NOT_COUNTED } from './noun-stops.ts'
import { COUNTED_NOUNS } from './noun-table.ts'
import { here, matchAt } from './words.ts'

/** What a number of results counts: the kind of the claim and the words that say so, longest first by table order. */
export interface CountedNoun {
  readonly kind: string
  readonly end: number
  /** As printed, lower case. */
  readonly unit: string
}

const PATTERNS = COUNTED_NOUNS.map(([kind, words]) => ({ kind, pattern: here(words) }))

const MONEY =
  /(?: *)(đồng(?! +(?:chí|bào|hương|nghiệp|đội|thuận|hành|hồ|cỏ|ruộng|ý)(?!\p{L}))|đ|vnđ|vnd|usd|đô la(?: mỹ)?)(?![\p{L}])/uy
const WIDTH_BEFORE = /(?:rộng|bề rộng|chiều rộng|mặt đường)(?: +chỉ)?(?: +rộng)?(?: +(?:từ|hơn|trên|gần|khoảng))? *$/u

/** Money after a number: the amount is already scaled; null when no currency stands there. */
export function moneyAt(low: string, at: number, scaled: boolean): number | null {
  const match = matchAt(MONEY, low, at)
  if (match !== null) return at + match[0].length
  if (!scaled) return null
  return /^ *(?:[.,;:)/]|$|và(?!\p{L})|để|cho|từ|mỗi)/u.test(low.slice(at, at + 6)) ? at : null
}

/** The counted noun at a place: of the table, or any other noun that no list excludes. Null when nothing is counted. */
export function nounAt(low: string, norm: string, at: number, before: string): CountedNoun | null {
  const gap = /^ */.exec(low.slice(at, at + 3))?.[0].length ?? 0
  const start = at + gap
  if (matchAt(NOT_COUNTED, low, start) !== null || isSeason(low, at, start, before)) return null
  let best: CountedNoun | null = null
  for (const { kind, pattern } of PATTERNS) {
    const match = matchAt(pattern, low, start)
    if (match !== null && (best === null || start + match[0].length > best.end))
      best = { kind, end: start + match[0].length, unit: match[0] }
  }
  if (best !== null) return best.kind === 'length_m' && WIDTH_BEFORE.test(before) ? { ...best, kind: 'width_m' } : best
  const quoted = /^["“]/.test(norm.slice(start, start + 1))
  if (quoted) return { kind: 'count', end: start, unit: '' }
  const word = UNKNOWN.exec(norm.slice(start, start + 24))
  if (gap === 0 || word === null) return null
  return { kind: 'count', end: start + word[0].length, unit: word[0] }
}

/** Any other noun: one word, or two when the second is no link word or verb. */
const UNKNOWN =
  /^\p{Ll}+(?: +(?!(?:và|năm|với|cùng|có|được|đã|tham|trong|của|cho|tại|ở|để|do|từ|đến|về|bị|gặp|trên|nên|mà|thì)(?!\p{L}))\p{Ll}+)?/u

const SEASON = /vụ(?= *(?:[,./)]|lúa|để|trong|một|$))/uy
const CASES =
  /(?:hòa giải|giải quyết|xử lý|xảy ra|phát hiện|giảm|tăng|số|bắt giữ|triệt phá|khám phá|tiếp nhận|điều tra)(?: +(?:thành|được|đã|còn|công))* *$/u
/** "lúa 2 vụ", "2 vụ/năm": crops, unless something is done with the cases or they are so many out of so many. */
function isSeason(low: string, at: number, start: number, before: string): boolean {
  return (
    matchAt(SEASON, low, start) !== null &&
    !CASES.test(before) &&
    !/\d ?\/ ?[\d.]+$/u.test(low.slice(Math.max(0, at - 14), at))
  )
}

const TWO_WORDS =
  'tập thể|cá nhân|gia đình|mô hình|hộ dân|hộ nghèo|học sinh|hội viên|thành viên|đơn vị|lao động|công trình'
const PER = new RegExp(
  `(?: ?\\/ ?((?:${TWO_WORDS})(?!\\p{L})|\\p{L}+(?: ?\\/ ?\\p{L}+)?)| +(?:mỗi|một) +(ngày|tháng|năm|vụ|tuần)(?!\\p{L}))`,
  'uy',
)
/** "/năm", "/hộ", "/ha/vụ" after a figure. */
export function perAt(low: string, at: number): { per: string; end: number } | null {
  const match = matchAt(PER, low, at)
  const per = match?.[1] ?? match?.[2]
  return match === null || per === undefined ? null : { per: per.replace(/ ?\/ ?/gu, '/'), end: at + match[0].length }
}
