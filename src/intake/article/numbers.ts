import { coreNounAt } from './core-nouns.ts'
import { looksLikeDay, type TimeMark } from './dates.ts'
import type { Layout } from './layout.ts'
import type { Source } from './source.ts'
import { atEnd, matchAt, oneOf, type Range, rangeAt } from './words.ts'

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

const SCALES: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  vạn: 1e4,
  triệu: 1e6,
  tr: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
  'nghìn tỷ': 1e12,
  'nghìn tỉ': 1e12,
  'ngàn tỷ': 1e12,
}
const SCALE = / *(nghìn tỷ|nghìn tỉ|ngàn tỷ|nghìn|ngàn|vạn|triệu|tr|tỷ|tỉ)(?![\p{L}])(?! +(?:lệ|phú|trọng))/uy
const DIGITS = /\d+(?:[.,]\d+)*/gu
const RANGE = /(?: ?[-–] ?|(?: +đến +| +tới +))(\d+(?:[.,]\d+)*)/uy
const SHARE = / ?\/ ?(\d+(?:[.,]\d+)*)/uy
const PERCENT = / ?%/uy

/** Words before a number that make it approximate. */
export const APPROXIMATORS = [
  'hơn',
  'trên',
  'gần',
  'khoảng',
  'khoảng hơn',
  'khoảng gần',
  'khoảng trên',
  'ước',
  'ước khoảng',
  'ước tính',
  'ước đạt',
  'xấp xỉ',
  'chừng',
  'ngót',
  'non',
  'dưới',
  'trung bình khoảng',
]
const APPROX_BEFORE = new RegExp(`(?<![\\p{L}])(${oneOf(APPROXIMATORS)}) +$`, 'u')

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
  'số',
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

/** Reads every number of the news that is not a trap. Linear: each number looks a fixed distance around itself. */
export function findNumbers(source: Source, layout: Layout, traps: Traps): NumberToken[] {
  const tokens: NumberToken[] = []
  layout.sentences.forEach((sentence, index) => {
    const piece = source.low.slice(sentence.from, sentence.to)
    DIGITS.lastIndex = 0
    for (let match = DIGITS.exec(piece); match !== null; match = DIGITS.exec(piece)) {
      const from = sentence.from + match.index
      const token = readNumber(source, from, match[0], index, sentence)
      DIGITS.lastIndex = Math.max(DIGITS.lastIndex, token.to - sentence.from)
      if (!isTrap(source, layout, traps, token, sentence)) tokens.push(token)
    }
    readSpelled(source, layout, sentence, index, tokens)
  })
  return tokens.sort((a, b) => a.from - b.from)
}

function readNumber(source: Source, from: number, digits: string, sentence: number, within: Range): NumberToken {
  const { low } = source
  let to = from + digits.length
  let last = digits
  let first: { digits: string; scale: number } | null = null
  let denominator: string | undefined
  const share = matchAt(SHARE, low, to)
  const range = share === null ? matchAt(RANGE, low, to) : null
  const ownScale = matchAt(SCALE, low, to)
  if (share !== null) {
    denominator = (share[1] ?? '').replace(/[.,](?=\d{3})/g, '')
    to += share[0].length
  } else if (range !== null) {
    first = { digits, scale: 1 }
    last = range[1] ?? digits
    to += range[0].length
  } else if (ownScale !== null) {
    const later = matchAt(RANGE, low, to + ownScale[0].length)
    if (later !== null) {
      first = { digits, scale: SCALES[(ownScale[1] ?? '').replace(/ +/g, ' ')] ?? 1 }
      last = later[1] ?? digits
      to += ownScale[0].length + later[0].length
    }
  }
  const scaleMatch = matchAt(SCALE, low, to)
  const scale = scaleMatch === null ? 1 : (SCALES[(scaleMatch[1] ?? '').replace(/ +/g, ' ')] ?? 1)
  if (scaleMatch !== null) to += scaleMatch[0].length
  const percent = scaleMatch === null && matchAt(PERCENT, low, to) !== null
  const measured = percent || scale > 1 || /^ ?(?:km|m|ha|kg|g|tấn|tạ|lít)(?![\p{L}])/u.test(low.slice(to, to + 6))
  let top = scaled(last, measured, scale)
  const extra = scale >= 1e6 ? smallerPart(low, to, scale) : null
  if (extra !== null) {
    top += extra.value
    to += extra.length
  }
  if (percent) to += matchAt(PERCENT, low, to)?.[0].length ?? 0
  const before = low.slice(Math.max(within.from, from - 24), from)
  const approx = APPROX_BEFORE.exec(before)
  const value = first === null ? top : scaled(first.digits, measured, first.scale === 1 ? scale : first.scale)
  return {
    from,
    to,
    start: approx === null ? from : from - before.length + approx.index,
    value,
    ...(first !== null && top > value ? { valueMax: top } : {}),
    ...(denominator === undefined ? {} : { denominator }),
    ...(approx === null ? {} : { approx: source.norm.slice(from - before.length + approx.index, from).trim() }),
    percent,
    scaled: scale > 1,
    spelled: false,
    sentence,
  }
}

/** "2 tỷ 500 triệu": the part after the greater scale. */
function smallerPart(low: string, at: number, scale: number): { value: number; length: number } | null {
  const digits = /^ +(\d{1,3}(?:,\d+)?)/u.exec(low.slice(at, at + 12))
  if (digits === null) return null
  const after = matchAt(SCALE, low, at + digits[0].length)
  const smaller = after === null ? undefined : SCALES[after[1] ?? '']
  if (after === null || smaller === undefined || smaller >= scale) return null
  return { value: scaled(digits[1] ?? '', true, smaller), length: digits[0].length + after[0].length }
}

/** A printed number times its scale, without the dust that decimal fractions leave. */
function scaled(digits: string, measured: boolean, scale: number): number {
  const value = valueOf(digits, measured)
  const decimals = scale === 1 || Number.isInteger(value) ? 0 : (String(value).split('.')[1]?.length ?? 0)
  return decimals === 0 ? value * scale : (Math.round(value * 10 ** decimals) * scale) / 10 ** decimals
}

/** Printed digits as a number. A stop before three digits groups thousands; a comma does so only where nothing is measured. */
export function valueOf(digits: string, measured: boolean): number {
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'))
  if (/^[1-9]\d{0,2}(?:,\d{3})+$/.test(digits) && (!measured || digits.split(',').length > 2))
    return Number(digits.replaceAll(',', ''))
  if (/^\d+[.,]\d+$/.test(digits)) return Number(digits.replace(',', '.'))
  return Number(digits.replace(/[.,]/g, ''))
}

function isTrap(source: Source, layout: Layout, traps: Traps, token: NumberToken, sentence: Range): boolean {
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

const SAYS =
  /(?:nói|cho biết|chia sẻ|khẳng định|nhấn mạnh|tâm sự|phát biểu|bày tỏ|cho hay)(?: +[\p{L}]+){0,3} *[:,]? *$/u

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
function readSpelled(source: Source, layout: Layout, sentence: Range, index: number, out: NumberToken[]): void {
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
export function spelledValue(words: readonly string[]): number | null {
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
