import type { Span } from '../../core/reading/types.ts'
import type { Layout, Sentence } from './layout.ts'
import type { Source } from './source.ts'
import { rangeAt, trimmedOf } from './words.ts'

/** Characters of a sentence that may tell of an inspection. */
const TOLD = 2000

/** What an inspection looks at: a list after "kiểm tra" or after the colon of a sentence that says so. */
export function readScopes(source: Source, layout: Layout, lead: readonly Sentence[]): string[] {
  for (const sentence of lead) {
    const to = Math.min(sentence.to, sentence.from + TOLD)
    const low = source.low.slice(sentence.from, to)
    const look = /(?:kiểm tra|xem xét|khảo sát|làm việc về)(?: +(?:việc|tình hình|kết quả)(?: +thực hiện)?)? +/u.exec(
      low,
    )
    if (look === null) continue
    const colon = low.indexOf(':', look.index)
    const from = sentence.from + (colon >= 0 && colon - look.index < 90 ? colon + 1 : look.index + look[0].length)
    const parts = splitList(source, layout, from, listEnd(source, layout, from, to), /[;,]|(?<= )và(?= )/gu)
    const scopes = parts
      .map(([a, b]) => trimmedOf(source.norm.slice(a, b).replace(/\s+/g, ' '), ' ,;:.-'))
      .filter((s) => s.length > 2)
    if (scopes.length >= 2) return scopes
  }
  return []
}

/** The list ends where the sentence goes on about the unit: "... năm 2023 của huyện X". */
function listEnd(source: Source, layout: Layout, from: number, to: number): number {
  const low = source.low.slice(from, to)
  for (const match of low.matchAll(
    / +(?:(?:trong +)?năm +\d{4}|của +(?:huyện|tỉnh|xã|thành phố|thị xã|phường)|tại +(?:huyện|xã|thành phố|tỉnh))|[.]$/gu,
  )) {
    if (rangeAt(layout.quotes, from + match.index) === undefined) return from + match.index
  }
  return to
}

function splitList(source: Source, layout: Layout, from: number, to: number, separator: RegExp): [number, number][] {
  const parts: [number, number][] = []
  let start = from
  for (const match of source.low.slice(from, to).matchAll(separator)) {
    const at = from + match.index
    if (rangeAt(layout.quotes, at) !== undefined) continue
    parts.push([start, at])
    start = at + match[0].length
  }
  parts.push([start, to])
  return parts
}

const ASKS =
  /(?:ông|bà|đồng chí|đoàn(?: kiểm tra| công tác)?|trưởng đoàn|trưởng ban)?(?: +\p{L}+){0,6} *(?:đề nghị|kiến nghị|yêu cầu)(?![\p{L}])/u
const TASKS =
  'tham mưu|quan tâm|tăng cường|tiếp tục|đẩy mạnh|xây dựng|nắm bắt|chú trọng|thực hiện|phối hợp|nâng cao|đổi mới|làm tốt|rà soát|củng cố|phát huy|tập trung|kịp thời|tổ chức|triển khai|coi trọng|sớm|lập|xem lại|nhân rộng|duy trì|chỉ đạo|tuyên truyền|giải quyết|khắc phục|chủ động|bố trí|đánh giá|lựa chọn|hướng dẫn'
const NEXT_TASK = new RegExp(`;|(?<!lãnh),(?= *(?:${TASKS})(?![\\p{L}]))`, 'gu')
/** What the inspection asks for, each as its own words of the text. */
export function readRecommendations(source: Source, layout: Layout, body: readonly Sentence[]): Span[] {
  const asking = body.find((s) => ASKS.test(source.low.slice(s.from, Math.min(s.to, s.from + 160))))
  if (asking === undefined) return []
  const last = Math.min(asking.to, asking.from + 3 * TOLD)
  const low = source.low.slice(asking.from, last)
  const verb = /(?:đề nghị|kiến nghị|yêu cầu)[^:;]{0,60}?(?::|,? +cần +|, *(?=\p{L}))/u.exec(low)
  const from = asking.from + (verb === null ? 0 : verb.index + verb[0].length)
  const need = /^[^;,:]{0,60}? +cần +/u.exec(source.low.slice(from, from + 80))
  const start = from + (need?.[0].length ?? 0)
  let end = last
  while (end > start && './…'.includes(source.low[end - 1] ?? '')) end--
  const parts = splitList(source, layout, start, end, NEXT_TASK)
  return parts
    .map(([a, b]) => {
      const text = source.norm.slice(a, b)
      const lead = /^\s*/.exec(text)?.[0].length ?? 0
      return source.span(a + lead, a + text.trimEnd().length)
    })
    .filter((s) => s.quote.length > 8)
}
