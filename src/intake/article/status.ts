import { anywhere, lastMatch, oneOf } from './words.ts'

/** What was done with the models that are counted, in the words of the labels where they have one. */
export type Act =
  | 'built'
  | 'registered'
  | 'recognised'
  | 'selected'
  | 'effective'
  | 'replicated'
  | 'new'
  | 'maintained'
  | 'commended'
  | 'awarded'
  | 'proposed'
  | 'attended'

/** "trình" as a verb: not the end of "công trình", "chương trình", "quá trình". */
const SUBMITS = '(?<!(?:công|chương|quá|quy|tiến|lộ|giáo) )trình'

/** Verbs that stand before the count. The last one before the number governs it. */
const BEFORE: readonly (readonly [Act, readonly string[]])[] = [
  ['registered', ['đăng ký(?: xây dựng| thực hiện| triển khai)*']],
  ['recognised', ['công nhận', 'được công nhận']],
  ['selected', ['lựa chọn', 'chọn ra', 'chọn', 'bình chọn', 'tuyển chọn', 'lấy', 'chọn lọc', 'giới thiệu']],
  ['replicated', ['nhân rộng', 'nhân ra']],
  ['commended', ['biểu dương', 'tuyên dương', 'tôn vinh', 'vinh danh']],
  [
    'awarded',
    [
      'khen thưởng',
      'khen',
      'tặng thưởng',
      '(?:trao )?tặng(?: (?:giấy khen|bằng khen|kỷ niệm chương))?',
      'trao(?: (?:giấy khen|bằng khen|thưởng|kỷ niệm chương))?',
      'thưởng',
      'giấy khen',
      'bằng khen',
      'kỷ niệm chương',
    ],
  ],
  ['proposed', ['đề nghị', 'đề xuất', 'kiến nghị', SUBMITS]],
  ['maintained', ['duy trì', 'tiếp tục duy trì', 'giữ vững']],
  [
    'new',
    [
      'xây dựng mới',
      'thành lập mới',
      'lập mới',
      'ra mắt mới',
      'mới (?:xây dựng|thành lập|lập|ra mắt)',
      'có thêm',
      '(?:xây dựng|thành lập|lập|ra mắt|đăng ký|làm) thêm',
      'đăng ký mới',
    ],
  ],
  [
    'built',
    [
      'xây dựng',
      'thực hiện',
      'triển khai',
      'có',
      'hiện có',
      'thành lập',
      'ra mắt',
      'phát triển',
      'làm',
      'làm được',
      'chạy',
      'tổ chức',
      'hình thành',
      'ghi nhận',
      'đạt',
      'là',
      'gồm',
      'vận hành',
      'củng cố',
    ],
  ],
]
const BEFORE_PATTERNS = BEFORE.map(([act, words]) => ({ act, pattern: anywhere(words) }))

/** "xây dựng và nhân rộng 60 mô hình" counts what was built. */
const BUILT_AND = new RegExp(
  `(?:${oneOf(['xây dựng', 'có', 'duy trì', 'triển khai', 'thực hiện', 'phát triển', 'hình thành', 'củng cố'])}(?: *,| và| rồi)+ *(?:đã +)?(?:được +)?nhân +(?:rộng|ra))`,
  'u',
)

/** The verb that governs a count. */
interface Governor {
  readonly act: Act
  /** Characters between the verb and the count. */
  readonly distance: number
  /** Where the verb begins. */
  readonly start: number
}

/** What was done with a count: the act, the rule that found it, and the words that say that it was not done. */
export interface Governing {
  readonly act: Act
  readonly why: string
  readonly denied?: string
}

/** The verb before a count that governs it, or null. */
function actBefore(left: string, hops = 3): Governor | null {
  let best: Governor | null = null
  for (const { act, pattern } of BEFORE_PATTERNS) {
    const match = lastMatch(pattern, left)
    if (match === null) continue
    const end = match.index + match[0].length
    const distance = left.length - end
    if (best === null || distance < best.distance || (distance === best.distance && match.index < best.start))
      best = { act, distance, start: match.index }
  }
  if (best === null) return null
  if (best.act === 'replicated' && BUILT_AND.test(left.slice(-60))) return { ...best, act: 'built' }
  if (best.act === 'built' && best.distance <= 16) {
    const rest = left.slice(0, best.start).replace(/(?:[\s,]|được|tốt|và|việc|đã|để|cho)+$/u, '')
    const outer = hops === 0 ? null : actBefore(rest, hops - 1)
    const reach = /^(?:là|gồm)/u.test(left.slice(best.start)) && !/,/.test(rest.slice(-20)) ? 24 : 0
    if (
      outer !== null &&
      outer.distance <= reach &&
      outer.act !== 'built' &&
      outer.act !== 'selected' &&
      outer.act !== 'awarded'
    ) {
      return { ...best, act: outer.act }
    }
  }
  return best
}

const BY = '(?:được|đã|đang|đều|vừa|tiếp tục)(?: +[^\\s,;:.]+){0,14}? +'
const AFTER: readonly (readonly [Act, RegExp])[] = [
  [
    'proposed',
    /(?:được|đã) +(?:[^\s,;:.]+ +){0,8}?(?:đề nghị|đề xuất|(?<!công |chương |quá |quy |tiến |lộ |giáo )trình)(?![\p{L}])/u,
  ],
  [
    'recognised',
    new RegExp(
      `(?:${BY}|^ *(?:để|đã|được)? *)công nhận(?![\\p{L}])|^ *đạt(?: yêu cầu| chuẩn| tiêu chuẩn)? *(?:[,.;()]|$)`,
      'u',
    ),
  ],
  ['commended', new RegExp(`${BY}(?:biểu dương|tuyên dương|tôn vinh|vinh danh)(?![\\p{L}])`, 'u')],
  ['awarded', new RegExp(`(?:${BY}(?:khen thưởng|khen|tặng|trao|nhận)|^ *(?:được +)?nhận)(?![\\p{L}])`, 'u')],
  ['replicated', /(?<!thể |năng |tính |cần |để |sẽ |cho việc |việc )(?:được +)?nhân +(?:rộng|ra)(?![\p{L}])/u],
  ['new', /(?:lập|xây dựng|làm|ra mắt|đăng ký) +mới(?![\p{L}])|^ *mới(?![\p{L}])/u],
  [
    'effective',
    /(?:đạt|phát huy|phát huy tốt|hoạt động|hoạt động có|mang lại|đem lại|có|thực hiện|hoạt động rất|chạy) +hiệu quả|^ *hiệu quả/u,
  ],
  [
    'selected',
    new RegExp(
      `${BY}(?:lựa chọn|chọn|bình chọn)(?![\\p{L}])|(?:làm|là) +(?:mô hình|điển hình) +tiêu biểu|^ *(?:tiêu biểu|xuất sắc)`,
      'u',
    ),
  ],
  ['registered', new RegExp(`${BY}đăng ký(?![\\p{L}])|^ *(?:đã +|được +)?(?:duy trì +)?đăng ký`, 'u')],
  ['maintained', /duy trì(?![\p{L}])/u],
  ['attended', /(?:về|lên|đến|tham|có mặt)? *dự +(?:hội nghị|lễ|đại hội|hội thảo|buổi)/u],
]

/** What is said of a count after it, or null. */
function actAfter(right: string): Act | null {
  const piece = right.slice(0, 170)
  if (BUILT_AND.test(piece)) return 'built'
  for (const [act, pattern] of AFTER) if (pattern.test(piece)) return act
  return null
}

const STRONG = new Set<Act>([
  'registered',
  'recognised',
  'selected',
  'replicated',
  'commended',
  'awarded',
  'proposed',
  'new',
  'maintained',
])

const UNDONE =
  'đạt|công nhận|hiệu quả|phát huy|triển khai|thực hiện|hoạt động|hoàn thành|duy trì|phù hợp|điều kiện|xếp loại'
const DENIED_AFTER = new RegExp(
  `^ *(?:còn +|vẫn +|hiện +)?((?:chưa|không)(?: +(?:được|đủ|thể|còn))? +(?:${UNDONE})|(?:đã |phải |tạm )?(?:dừng|ngừng|giải thể))(?!\\p{L})`,
  'u',
)
const DENIED_BEFORE = /(?:chưa|không)(?: +được)? *$/u

/** "9 mô hình chưa đạt", "không công nhận 3 mô hình": whatever verb stands there was not done. */
function denial(left: string, right: string, before: Governor | null): string | undefined {
  const after = DENIED_AFTER.exec(right)?.[1]
  if (after !== undefined) return after
  if (before === null || !STRONG.has(before.act)) return undefined
  const not = DENIED_BEFORE.exec(left.slice(0, before.start))
  return not === null
    ? undefined
    : left
        .slice(not.index, before.start + 24)
        .split(/ \d/u)[0]
        ?.trim()
}

/** What others do with models: stronger than that there is one more. */
const GIVEN = new Set<Act>(['recognised', 'commended', 'awarded', 'selected'])

/** The act that governs a count: a telling verb close before it, else what is said after it, else a verb further before. */
export function governingAct(left: string, right: string): Governing {
  const before = actBefore(left)
  const denied = denial(left, right, before)
  if (denied !== undefined) return { act: 'built', why: 'denied', denied }
  const after = actAfter(right)
  if (before !== null && STRONG.has(before.act) && before.distance <= 48) {
    const added = before.act === 'new' && /(?:^| )có thêm/u.test(left.slice(before.start))
    if (added && after !== null && GIVEN.has(after)) return { act: after, why: 'verb-after' }
    if (before.act === 'selected' && after === 'recognised') return { act: 'recognised', why: 'verb-after' }
    if (
      before.act === 'selected' &&
      (after === 'commended' || /(?:để|được) +(?:biểu dương|tuyên dương|tôn vinh)/u.test(right))
    ) {
      return { act: 'commended', why: 'verb-after' }
    }
    const proposal =
      /(?:đề nghị|đề xuất|(?<!công |chương |quá |quy |tiến |lộ |giáo )trình)(?![\p{L}])[^;]*$/u.test(left) &&
      (before.act === 'awarded' || before.act === 'recognised')
    return { act: proposal ? 'proposed' : before.act, why: 'verb-before' }
  }
  if (after !== null) return { act: after, why: 'verb-after' }
  if (before !== null && before.act !== 'maintained')
    return { act: before.distance <= 120 ? before.act : 'built', why: 'verb-before' }
  return { act: 'built', why: 'no-verb' }
}
