import { mentionsField } from './fields.ts'
import type { Layout, Sentence } from './layout.ts'
import type { NameFound } from './model-names.ts'
import { ANNOUNCES, ANNOUNCES_OTHER, MANY, PERSON, TALK, UNIT_TYPE } from './model-words.ts'
import type { Source } from './source.ts'
import { anyWithin, firstMatch, isUpper, matchAt, type Range, rangeAt } from './words.ts'

/** Where an unquoted name ends: its owner, its place, its result, a bracket. */
const NAME_END = new RegExp(
  ` *(?:\\(|:|…|\\.{2,}|[.]$| (?:của|do) +(?:các +)?| (?:ở|tại|trên địa bàn) +| (?:${UNIT_TYPE}) +(?=[\\p{L}\\d.])|,? +(?:thu|với|trị giá|quy mô|đạt|giúp|thu hút|hỗ trợ được|có) +(?:hơn |trên |gần |khoảng )?\\d| +và +mô hình)`,
  'gu',
)
const FIGURES = /\d+ +(?:mô hình|điển hình|tập thể|cá nhân|lĩnh vực)/u
/** Characters that a list of names may run on after the words that announce it. */
export const LONGEST_LIST = 4000

/** Names that lists print without quotation marks: "Đó là mô hình A; B; C;…", "Có thể kể: a ở xã B; c ở xã D". */
export function listedNames(source: Source, layout: Layout): NameFound[] {
  const found: NameFound[] = []
  layout.sentences.forEach((sentence, index) => {
    const start = listStart(source, sentence)
    if (start === null) return
    const to = Math.min(sentence.to, start.at + LONGEST_LIST)
    if (FIGURES.test(source.low.slice(start.at, Math.min(to, start.at + 120)))) return
    const items = itemsOf(source, layout, { from: start.at, to }, start.many)
    if (items.length < 2 && !start.colon) return
    for (const item of items) {
      const name = nameInItem(source, layout, item.from, item.to, index)
      if (name !== null && (items.length >= 2 || ended(source, name.end))) found.push(name)
    }
  })
  return found
}

/** "... đem lại nhiều điều đáng ghi:": what follows are effects. */
const OUTCOME = /(?:đem lại|mang lại|góp phần|tạo|đạt được|ý nghĩa|tác dụng|lợi ích|điều đáng)(?!\p{L})[^:]*$/u
/** "mô hình “A” năm 2021:" goes on about A; only the movement's own name may stand between. */
const NAMED_ALREADY = /mô hình *["“'‘](?! *(?:dân vận khéo|dvk))/u
const MANY_MODELS =
  /(?:các|những|nhiều|một số|\d) +(?:mô hình|cách làm)(?!\p{L})(?:(?!việc|khâu|bước|công đoạn)[^:])*$/u
const IT_IS = /(?:đó|tiêu biểu|điển hình|nổi bật|trong đó có)(?: +(?:là|như|có))? +(?:các +|những +)?mô hình *:? +/gu

/** "Danh sách gồm A (xã B), C (xã D)": no colon, but capitals and an owner in brackets behind each name. */
const LISTS_IN_BRACKETS =
  /(?:danh sách|các mô hình|những mô hình|mô hình (?:tiêu biểu|xuất sắc|điển hình))[^.:;()“"]{0,60}?(?:gồm(?: có)?|như|là) +/u
const FIRST_IN_BRACKETS = /^\p{Lu}[^();.:“"]{5,90} \([^()]{2,80}\),/u

function listStart(source: Source, sentence: Sentence): { at: number; colon: boolean; many: boolean } | null {
  const piece = source.low.slice(sentence.from, Math.min(sentence.to, sentence.from + 700))
  for (let colon = piece.indexOf(':'); colon >= 0; colon = piece.indexOf(':', colon + 1)) {
    const lead = piece.slice(Math.max(0, colon - 110, piece.lastIndexOf(';', colon) + 1), colon)
    const clause = lead.slice(lead.lastIndexOf(', ') + 1)
    const announces = firstMatch(ANNOUNCES, clause) ?? firstMatch(ANNOUNCES, lead)
    if (
      announces !== null &&
      firstMatch(ANNOUNCES_OTHER, lead) === null &&
      !OUTCOME.test(lead) &&
      !NAMED_ALREADY.test(lead)
    )
      return { at: sentence.from + colon + 1, colon: true, many: MANY_MODELS.test(lead) }
  }
  const bracketed = LISTS_IN_BRACKETS.exec(piece)
  if (bracketed !== null) {
    const at = sentence.from + bracketed.index + bracketed[0].length
    if (FIRST_IN_BRACKETS.test(source.norm.slice(at, at + 200))) return { at, colon: false, many: false }
  }
  const named = firstMatch(IT_IS, piece)
  if (named === null || !/;/.test(piece.slice(named.index))) return null
  return { at: sentence.from + named.index + named[0].length, colon: false, many: false }
}

/** Parts at semicolons outside of quotation marks and brackets; a list without any is parted by commas. */
function itemsOf(source: Source, layout: Layout, list: Range, many: boolean): Range[] {
  const items = partsAt(source, layout, list, ';')
  if (items.length > 1) return items
  const bracketed = partsAt(source, layout, list, ',', (i) => /[)”"]/.test(source.norm[i - 1] ?? ''))
  if (bracketed.length > 1) return bracketed
  const short = many ? partsAt(source, layout, list, ',') : []
  return short.length >= 3 && short.every((item) => isShort(source, item)) ? short : items
}

/** Two to nine words that are no clause. */
function isShort(source: Source, item: Range): boolean {
  if (item.to - item.from > 160) return false
  const words = source.low
    .slice(item.from, item.to)
    .replace(/[.…]+$/u, '')
    .trim()
  const count = words.split(/\s+/u).length
  return count >= 2 && count <= 9 && !/(?<!\p{L})(?:được|đã|đang|là|để|nên|nhưng|mà|thì)(?!\p{L})/u.test(words)
}

function partsAt(
  source: Source,
  layout: Layout,
  { from, to }: Range,
  mark: string,
  wanted: (at: number) => boolean = () => true,
): Range[] {
  const items: Range[] = []
  let start = from
  let depth = 0
  for (let i = from; i <= to; i++) {
    const char = i < to ? source.norm[i] : mark
    if (char === '(') depth++
    if (char === ')') depth = Math.max(0, depth - 1)
    if (char !== mark || (i < to && (depth > 0 || !wanted(i) || rangeAt(layout.quotes, i) !== undefined))) continue
    if (source.norm.slice(start, i).trim() !== '') items.push({ from: start, to: i })
    start = i + 1
  }
  return items
}

function nameInItem(source: Source, layout: Layout, from: number, to: number, index: number): NameFound | null {
  let start = from
  while (start < to && /[\s*•+“"-]/.test(source.norm[start] ?? '')) start++
  const lead = /^(?:và +|mô hình +(?!\p{Ll}+ +khác))/u.exec(source.low.slice(start, start + 20))
  if (lead !== null) start += lead[0].length
  if (anyWithin(layout.quotes, from, to)) return null
  return cutName(source, start, to, index, 'list')
}

/** The name that begins at a place, up to what cannot be part of it; null when that leaves no name. */
function cutName(source: Source, start: number, limit: number, index: number, rule: string): NameFound | null {
  const low = source.low.slice(start, Math.min(limit, start + 240))
  const end = nameStop(source, start, low)
  const to = start + (end ?? low.replace(/[\s.,…]+$/u, '').length)
  const name = source.norm
    .slice(start, to)
    .replace(/\s+/g, ' ')
    .replace(/[\s,.]+$/u, '')
  const words = name.split(/[\s,;-]+/u).length
  if (
    words < 2 ||
    words > 26 ||
    /(?: đã | đang | sẽ |\d+ *%)/u.test(` ${name} `) ||
    /^\d/.test(name) ||
    /\d.*[,;] .*\d/u.test(name)
  )
    return null
  if (/ đạt \d/u.test(source.low.slice(start, limit))) return null
  if (
    words <= 6 &&
    mentionsField(name.toLowerCase()) &&
    /^(?:lĩnh vực|phát triển |văn hóa|kinh tế|quốc phòng|an ninh|xây dựng hệ thống)/u.test(name.toLowerCase())
  )
    return null
  return {
    from: start,
    to: start + source.norm.slice(start, to).replace(/[\s,.]+$/u, '').length,
    end: to,
    name,
    sentence: index,
    itemFrom: start,
    quoted: false,
    rule,
  }
}

/** The first place where a name ends. A place ends it only when it is named: "nhà ở cho hộ nghèo" goes on. */
function nameStop(source: Source, start: number, low: string): number | null {
  for (const match of low.matchAll(NAME_END)) {
    const words = match[0].trim()
    const behind = source.norm.slice(start + match.index + match[0].length, start + match.index + match[0].length + 24)
    const named = /^[\p{Lu}\d]/u.test(behind)
    if (/^(?:của|do)(?: +các)?$/u.test(words)) {
      if (OWNER_NEXT.test(behind.toLowerCase()) || /^\p{Lu}\p{L}* \p{L}/u.test(behind)) return match.index
      continue
    }
    if (/^(?:ở|tại|trên địa bàn)$/u.test(words) && !named && !UNIT_NEXT.test(behind.toLowerCase())) continue
    if (UNIT_NEXT.test(`${words} `) && !named) continue
    return match.index
  }
  return null
}

const OWNER_NEXT = new RegExp(`^(?:${PERSON.source}|${UNIT_TYPE}) `, 'u')
const UNIT_NEXT = new RegExp(`^(?:các +)?(?:${UNIT_TYPE})(?: |$)`, 'u')
const ONE_MODEL = /(?<![\p{L}])mô hình +(?=\p{Ll})/gu
const CLUB = /^(?:câu lạc bộ|clb)(?: *\(clb\))? +(?=[\p{Ll}])/u

/** Names in running text: "mô hình trồng quế của thôn A", "mô hình lắp đèn đường: ...", a club as the subject. */
export function inlineNames(source: Source, layout: Layout): NameFound[] {
  const found: NameFound[] = []
  layout.sentences.forEach((sentence, index) => {
    for (const match of source.low.slice(sentence.from, sentence.to).matchAll(ONE_MODEL)) {
      const at = sentence.from + match.index
      const start = at + match[0].length
      if (
        MANY.test(source.low.slice(Math.max(sentence.from, at - 12), at)) ||
        matchAt(TALK, source.low, start) !== null
      )
        continue
      if (rangeAt(layout.quotes, at) !== undefined) continue
      const stop = clauseStop(source, start, sentence.to)
      const name = cutName(source, start, stop, index, 'inline')
      if (name === null || !(ended(source, name.end) || endsSentence(source, name, sentence.to))) continue
      if (anyWithin(layout.quotes, start, name.end)) continue
      found.push(name)
    }
    const club = CLUB.exec(source.low.slice(sentence.from, sentence.from + 40))
    if (club === null) return
    const name = cutName(
      source,
      sentence.from + club[0].length,
      clauseStop(source, sentence.from + club[0].length, sentence.to),
      index,
      'club',
    )
    if (name === null || !/^ *(?:ở|tại|xã|thôn|ấp|phường)(?![\p{L}])/u.test(source.low.slice(name.end, name.end + 10)))
      return
    found.push({
      ...name,
      from: sentence.from,
      itemFrom: sentence.from,
      name: source.norm.slice(sentence.from, name.to).replace(/\s+/g, ' '),
    })
  })
  return found
}

const clauseStop = (source: Source, from: number, to: number): number => {
  const stop = source.norm.slice(from, Math.min(to, from + 240)).search(/[;]/u)
  return stop < 0 ? Math.min(to, from + 240) : from + stop
}

/** "... và mô hình Nhóm Zalo tổ dân phố.": capitalised, of three words or more, and the last words of the sentence. */
const endsSentence = (source: Source, name: NameFound, to: number): boolean =>
  isUpper(source.norm[name.from]) &&
  name.name.split(' ').length >= 3 &&
  /^[\s.…!]*$/u.test(source.norm.slice(name.end, to).slice(0, 8)) &&
  to - name.end <= 8

/** A running name counts only when an owner, a place, a colon or a bracket ends it. */
const ended = (source: Source, at: number): boolean => ENDED.test(source.low.slice(at, at + 40))
const ENDED = new RegExp(
  `^ *(?:\\(|: *\\p{Ll}|(?:của|do) | và +mô hình|(?:ở|tại|trên địa bàn) +(?:các +)?(?:${UNIT_TYPE})|(?:${UNIT_TYPE}) +)`,
  'u',
)
