import { firstMatch, lastMatch, oneOf, type Range } from './words.ts'

/** Families of fields: one list of several families is an enumeration of all fields, not the field of one count. */
const ATOMS: readonly (readonly [family: string, words: readonly string[]])[] = [
  [
    'economy',
    [
      'kinh tế(?: (?:biển|tập thể|hợp tác|trang trại|hộ(?: gia đình)?|vườn|số|xanh))?',
      'kinh tế - xã hội',
      'kinh tế-xã hội',
      'sản xuất',
      'nông nghiệp',
      'giảm nghèo',
      'xóa đói giảm nghèo',
    ],
  ],
  [
    'culture',
    [
      'văn hóa',
      'xã hội',
      'đời sống văn hóa(?: khu dân cư)?',
      'văn hóa - văn nghệ',
      'giáo dục',
      'y tế',
      'an sinh xã hội',
      'từ thiện',
    ],
  ],
  [
    'security',
    [
      'quốc phòng',
      'an ninh',
      'an ninh trật tự',
      'an ninh chính trị',
      'trật tự an toàn xã hội',
      'trật tự, an toàn xã hội',
      'trật tự xã hội',
      'trật tự',
      'an toàn giao thông',
      'antt',
    ],
  ],
  [
    'politics',
    [
      'hệ thống chính trị',
      'xây dựng đảng',
      'xây dựng tổ chức đảng',
      'cải cách hành chính',
      'dân vận chính quyền',
      'quy chế dân chủ',
    ],
  ],
  ['countryside', ['nông thôn mới', 'ntm', 'đô thị văn minh', 'xây dựng ntm']],
  ['environment', ['bảo vệ môi trường', 'môi trường']],
  ['digital', ['chuyển đổi số', 'cải cách hành chính và chuyển đổi số']],
  ['health', ['phòng, chống dịch(?: bệnh)?', 'phòng chống dịch(?: bệnh)?']],
  ['land', ['giải phóng mặt bằng', 'gpmb']],
  ['religion', ['tôn giáo', 'dân tộc', 'dân tộc, tôn giáo', 'dân tộc - tôn giáo']],
]
const ATOM = oneOf(ATOMS.flatMap(([, words]) => words))
const LEAD =
  '(?:(?:lĩnh vực|mảng|nhóm|về|phát triển|xây dựng|bảo đảm|giữ vững|giữ gìn|thuộc|trong|trên|ở|các|khối) +){0,6}'
const JOIN = '(?: *[-–,/&] *(?:và +)?(?:phát triển +|xây dựng +|giữ vững +)?| +và +(?:phát triển +|xây dựng +)?| +)'
const PHRASE = `(?<![\\p{L}\\p{N}])(${LEAD})(${ATOM}(?:${JOIN}${ATOM}){0,12})(?![\\p{L}\\p{N}])`
const ANY = new RegExp(PHRASE, 'gu')
const AFTER = new RegExp(
  `^ *(?:["“'‘][^"”'’]{0,20}["”'’] *)?(?:(?:(?:thuộc|về|trong|trên|ở)(?: các| nhóm)?(?: lĩnh vực| mảng)?|(?:ở )?lĩnh vực|mảng|phát triển) +)${PHRASE}(?= *(?:[,.;:)(…]|$|và +(?:hơn |gần |trên )?\\d|và *$|đạt|được|chiếm|(?:của +)?giai đoạn))`,
  'u',
)
/** The field may stand right after the noun: "19 mô hình kinh tế". */
const DIRECT = new RegExp(
  `^ +${PHRASE}(?= *(?:[,.;:)(…]|$|và +(?:hơn |gần |trên )?\\d|và +theo|và *$|như(?!\\p{L})|tiêu biểu|nổi bật|điển hình là|(?:của +)?giai đoạn))`,
  'u',
)
const FAMILY_PATTERNS = ATOMS.map(([family, words]) => ({
  family,
  pattern: new RegExp(`(?<![\\p{L}])${oneOf(words)}(?![\\p{L}])`, 'u'),
}))

/** A field named in a piece of text. */
export interface FieldFound {
  /** In the labels' words. */
  readonly name: string
  /** A programme, which overlaps with the fields. */
  readonly programme: boolean
  /** "xây dựng" stands before the programme: the count is of the programme, not of a field. */
  readonly built: boolean
  /** Where the phrase begins, in the piece that was searched. */
  readonly index: number
  readonly end: number
}

/** The one field named after a count: "19 mô hình về kinh tế". Null when there is none or a list of several. */
export function fieldAfter(right: string): FieldFound | null {
  const piece = right.slice(0, 120)
  const match = AFTER.exec(piece) ?? DIRECT.exec(piece)
  if (match === null) return null
  const phrase = match[2] ?? ''
  if (isList(phrase)) return null
  return found(match[1] ?? '', phrase, match.index, match.index + match[0].length)
}

/** The gap between a field and its count: short, and without a count or a verb that makes it another matter. */
const GAP = /^ *(?:[:(]|-|–)? *(?:[\p{L}\d-]+ +){0,7}(?:[\p{L}]+)? *$/u
const GAP_BARS =
  /(?:mô hình|điển hình|công nhận|đăng ký|khen|tặng|biểu dương|chọn|nhân rộng|phong trào|năm|hộ|người|hội nghị)(?![\p{L}])/u
const OPENS =
  /(?:^|[,;:.(…*+•]|-|–|trong đó|lĩnh vực|mảng|riêng|nhóm|nhất là|nhiều nhất là|và|với|có|cụ thể|là|về|ở|gồm|thuộc|trong|phần|thêm)\s*(?:các +)?$/u

/** The field that a count belongs to when it stands before it: "Lĩnh vực kinh tế 19 mô hình; văn hóa 23 mô hình". */
export function fieldBefore(left: string): FieldFound | null {
  const from = Math.max(0, left.length - 130)
  const piece = left.slice(from)
  const match = lastMatch(ANY, piece)
  if (match === null) return null
  const phrase = match[2] ?? ''
  const end = match.index + match[0].length
  const gap = piece.slice(end)
  if (gap.length > 44 || !GAP.test(gap) || GAP_BARS.test(gap)) return null
  const lead = match[1] ?? ''
  if (
    !OPENS.test(piece.slice(0, match.index)) &&
    !/lĩnh vực|mảng|nhóm/u.test(lead) &&
    !(from === 0 && match.index === 0)
  )
    return null
  return isList(phrase) ? null : found(lead, phrase, from + match.index + lead.length, from + end)
}

/** Where a piece of text names one field; lists of several fields are left out. */
export const fieldRanges = (piece: string): Range[] =>
  [...piece.matchAll(ANY)].filter((m) => !isList(m[2] ?? '')).map((m) => ({ from: m.index, to: m.index + m[0].length }))

/** Where a piece of text names one field as such: "trong lĩnh vực kinh tế", "mảng văn hóa - xã hội". */
export const namedFields = (piece: string): FieldFound[] =>
  [...piece.matchAll(ANY)]
    .filter((m) => /(?:lĩnh vực|mảng) /u.test(m[1] ?? '') && !isList(m[2] ?? ''))
    .map((m) => found(m[1] ?? '', m[2] ?? '', m.index, m.index + m[0].length))

/** Is there any field in a piece of text? Used to read the numbers of a list that leaves the noun out. */
export const mentionsField = (piece: string): boolean => firstMatch(ANY, piece) !== null

const families = (phrase: string): Set<string> =>
  new Set(FAMILY_PATTERNS.filter(({ pattern }) => pattern.test(phrase)).map(({ family }) => family))

/** Several families joined by a comma or "và" are a list; joined by a dash they are one merged field. */
function isList(phrase: string): boolean {
  const parts = phrase.split(/ *, *| +và +/u)
  if (parts.length < 2) return false
  const kinds = parts.map(families)
  return kinds.some((kind, i) => i > 0 && [...kind].every((f) => kinds[i - 1]?.has(f) === false))
}

function found(lead: string, phrase: string, index: number, end: number): FieldFound {
  const kinds = families(phrase)
  return {
    name: standardField(phrase),
    programme: kinds.has('countryside') && kinds.size === 1,
    built: /xây dựng/u.test(`${lead} ${phrase}`),
    index,
    end,
  }
}

/** The printed field without the words that only lead to it. Order, marks and spelling stay as printed. */
function standardField(phrase: string): string {
  const plain = phrase
    .replace(/ +/g, ' ')
    .replace(/^(?:phát triển|xây dựng(?! đảng| tổ chức đảng)|lĩnh vực|giữ vững|bảo đảm) /u, '')
    .trim()
  if (/^ntm$/u.test(plain)) return 'nông thôn mới'
  if (/an ninh/u.test(plain) && /trật tự/u.test(plain) && !/quốc phòng/u.test(plain)) return 'an ninh trật tự'
  return plain.replace(/ *([-–]) */gu, ' $1 ')
}
