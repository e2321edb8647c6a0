import { coreNounAt } from './core-nouns.ts'
import { looksLikeDay, type TimeMark } from './dates.ts'
import type { Layout } from './layout.ts'
import type { NumberToken } from './number-token.ts'
import type { Source } from './source.ts'
import { atEnd, matchAt, type Range, rangeAt, SPEAKS } from './words.ts'

/** A number right after one of these names something: "ấp 5", "Chỉ thị 19", "khu dân cư số 2". */
const NAMING = atEnd([
  'thôn',
  'ấp',
  'xóm',
  'bản',
  'khóm',
  'buôn',
  'làng',
  'tổ',
  'tổ dân phố',
  'khu',
  'khu phố',
  'khu dân cư',
  'kp\\.?',
  'tdp',
  'phường',
  'quận',
  '(?<!bộ |quân )đội',
  'hẻm',
  'ngõ',
  'kiệt',
  'đường',
  'phố',
  '(?<!tổng |trong |con |một )số',
  'lô',
  'km',
  'quốc lộ',
  'tỉnh lộ',
  'ql',
  'tl',
  'quân khu',
  'quân đoàn',
  'sư đoàn',
  'lữ đoàn',
  'trung đoàn',
  'tiểu đoàn',
  '(?<!công |tập |phái )đoàn',
  'đồn',
  'chỉ thị',
  'nghị quyết',
  'nghị định',
  'thông tư',
  'quyết định',
  'kế hoạch',
  'đề án',
  'chương trình',
  'kết luận',
  'quy định',
  'công văn',
  'hướng dẫn',
  'điều',
  'khoản',
  'chương',
  'lần thứ',
  'lần',
  'thứ',
  'khóa',
  'lớp',
  'đợt',
  'quý',
  'tập',
  'trang',
  'hạng',
  'tầng',
  '(?<!quốc )phòng',
  'cụm',
  'khối',
  'loại',
  'vùng',
  'tiểu khu',
  'giải',
  'cấp độ',
  'mục',
  'giai đoạn',
])

/** "5 không, 3 sạch", "4 tại chỗ": slogans. */
const SLOGAN =
  / +(?:không|có|biết|sạch|nhất|tại chỗ|chống|đúng|rõ|dám|xây|bám|nắm|an|giảm|tăng|tự|dễ|phải)(?= *(?:[,.;:)”"'’…\-–]|$)|, *\d)/uy

const UNIT_LETTERS = /(?:km2?|m[23²³]?|ha|đ|kg|g|cm|mm|tr|vnđ|vnd|usd|h|tấn|tạ|lít|kw[hp]?|w|gb)(?![\p{L}\p{N}])/uy

const MEASURE = / ?(?:km|m|mét|ha|m2|m²|kg|tấn|đồng)(?![\p{L}\p{N}])/uy

/** Everything that a number can be but a figure. */
export interface Traps {
  readonly time: readonly TimeMark[]
  readonly citations: readonly Range[]
  /** Names of models that no quotation marks set apart. */
  readonly names: readonly Range[]
}

/** True for a number that is a date, a name, a place, a document, a slogan: everything but a figure. */
export function isTrap(source: Source, layout: Layout, traps: Traps, token: NumberToken, sentence: Range): boolean {
  const { low, norm } = source
  const before = low.slice(Math.max(sentence.from, token.from - 40), token.from)
  const near = token.start < token.from ? low.slice(Math.max(sentence.from, token.start - 40), token.start) : before
  if (rangeAt(traps.time, token.from) !== undefined || rangeAt(traps.citations, token.from) !== undefined) return true
  if (rangeAt(traps.names, token.from) !== undefined) return true
  const quoted = rangeAt(layout.quotes, token.from)
  if (quoted !== undefined && !isSpeech(norm, low, quoted)) return true
  const char = before.at(-1) ?? ' '
  if (/[\p{L}_+&#]/u.test(char) && !/[\p{L}]/u.test(before.at(-2) ?? ' ')) return true
  if (/\p{L}/u.test(char)) return true
  if (/[-–]/.test(char) && /[\p{L}\p{N}]/u.test(before.at(-2) ?? ' ')) return true
  if (char === '/' || char === '+') return true
  const after = norm[token.to] ?? ' '
  if (/[+_]/.test(after)) return true
  if (/\p{L}/u.test(after) && matchAt(UNIT_LETTERS, low, token.to) === null) return true
  if (
    /^ ?[-/] ?\p{L}/u.test(low.slice(token.to, token.to + 4)) &&
    !/^ ?[-/] ?(?:ha|hộ|năm|tháng|người|ngày|vụ|m|km|suất|căn)(?!\p{L})/u.test(low.slice(token.to, token.to + 10))
  ) {
    return true
  }
  if (token.from === sentence.from && /^ ?(?:[.)\-–]) ?["“\p{L}]/u.test(low.slice(token.to, token.to + 4))) return true
  if (NAMING.test(near) && !token.percent && !counts(source, token, sentence)) return true
  if (matchAt(SLOGAN, low, token.to) !== null) return true
  if (token.denominator !== undefined) return shareTrap(source, token, before)
  return isYear(low, token, before)
}

/** Words that somebody says, in quotation marks: their numbers count. A name is short and one sentence. */
function isSpeech(norm: string, low: string, quoted: Range): boolean {
  if (/[.!?]\s+\p{Lu}/u.test(norm.slice(quoted.from, quoted.to))) return true
  return SAYS.test(low.slice(Math.max(0, quoted.from - 40), quoted.from))
}

const SAYS = new RegExp(`${SPEAKS}(?: +[\\p{L}]+){0,3} *[:,]? *$`, 'u')

/** A measure or one of the movement's nouns follows: the number counts, whatever stands before it. */
function counts(source: Source, token: NumberToken, sentence: Range): boolean {
  return (
    token.scaled ||
    matchAt(MEASURE, source.low, token.to) !== null ||
    coreNounAt(source, token.to, sentence.to) !== null
  )
}

function shareTrap(source: Source, token: NumberToken, before: string): boolean {
  const month = Number(token.denominator)
  return looksLikeDay(before, token.value, month, source.low.slice(token.to, token.to + 12))
}

const YEAR_BEFORE = atEnd([
  'năm',
  'từ',
  'đến',
  'tới',
  'giai đoạn',
  'nhiệm kỳ',
  'đầu',
  'cuối',
  'giữa',
  'trước',
  'sau',
  'khóa',
  'và',
])
function isYear(low: string, token: NumberToken, before: string): boolean {
  const digits = low.slice(token.from, token.to)
  if (!/^(?:19|20)\d{2}(?: ?[-–] ?(?:19|20)?\d{2})?$/.test(digits) || token.scaled) return false
  return YEAR_BEFORE.test(before) || !/^ +\p{Ll}/u.test(low.slice(token.to, token.to + 4))
}
