import type { AwardAct, ReadEvent, Span } from '../../core/reading/types.ts'
import { awardWords } from './awards.ts'
import { findBodies } from './bodies.ts'
import type { Draft } from './classify.ts'
import { isoOf, type TimeMark } from './dates.ts'
import type { Header } from './header.ts'
import type { Layout, Sentence } from './layout.ts'
import type { Page } from './page.ts'
import { chainFrom, findPlaces } from './places.ts'
import type { Source } from './source.ts'
import { rangeAt } from './words.ts'

const KINDS: readonly (readonly [ReadEvent['kind'], RegExp])[] = [
  [
    'inspection',
    /(?:đoàn(?: +\p{L}+){0,4} +(?:đến +)?kiểm tra|kiểm tra +(?:công tác|việc|kết quả|tình hình|phong trào)|đoàn kiểm tra)/u,
  ],
  [
    'final-review',
    /(?:hội nghị|lễ|tổ chức|tiến hành|mở)(?: +\p{L}+){0,3} +tổng kết|tổng kết(?: +\p{L}+){0,2} +(?:\d|phong trào|công tác|năm|giai đoạn)/u,
  ],
  [
    'interim-review',
    /(?:hội nghị|lễ|tổ chức|tiến hành|mở)(?: +\p{L}+){0,3} +sơ kết|sơ kết(?: +\p{L}+){0,2} +(?:\d|phong trào|công tác|năm|giai đoạn)/u,
  ],
  [
    'launch',
    /(?:lễ|buổi|tổ chức|vừa|được) +(?:phát động|ra mắt)|ra mắt +(?:mô hình|câu lạc bộ)|phát động +phong trào/u,
  ],
  [
    'other',
    /(?:hội nghị|lễ|buổi lễ|họp mặt)(?: +\p{L}+){0,2} +(?:tuyên dương|biểu dương|vinh danh|tôn vinh|gặp mặt|điển hình)/u,
  ],
]
const LEAD = 6

/** The event that the news reports, with who hosts and chairs it; for an inspection what it looked at and asked for. */
export function readEvents(page: Page, header: Header): ReadEvent[] {
  const { source, layout } = page
  const title = layout.sentences.filter((s) => layout.lines[s.line]?.kind === 'title')
  const body = layout.sentences.filter((s) => layout.lines[s.line]?.kind === 'body')
  const lead = body.slice(0, LEAD)
  for (const [kind, pattern] of KINDS) {
    const told =
      lead.find((s) => pattern.test(source.low.slice(s.from, Math.min(s.to, s.from + 500)))) ??
      title.find((s) => pattern.test(source.low.slice(s.from, s.to)))
    if (told === undefined) continue
    return [eventOf(page, header, kind, told, body)]
  }
  return []
}

function eventOf(
  { source, layout, time }: Page,
  header: Header,
  kind: ReadEvent['kind'],
  told: Sentence,
  body: readonly Sentence[],
): ReadEvent {
  const lead = body.slice(0, LEAD)
  const date = eventDate(time, header, [told, ...lead.slice(0, 3)])
  const host = header.organiser?.name
  const chair = readChair(source, lead)
  const places = findPlaces(source, told.from, told.to)
  const place = places.length === 0 ? undefined : chainFrom(source, places, 0)
  const scopes = kind === 'inspection' ? readScopes(source, layout, lead) : []
  const recommendations = kind === 'inspection' ? readRecommendations(source, layout, body) : []
  return {
    ...source.span(told.from, told.to),
    kind,
    ...(date === undefined ? {} : { date }),
    ...(host === undefined ? {} : { host }),
    ...(place === undefined ? {} : { place }),
    ...(chair === undefined ? {} : { chair }),
    ...(scopes.length === 0 ? {} : { scopes }),
    ...(recommendations.length === 0 ? {} : { recommendations }),
  }
}

function eventDate(time: readonly TimeMark[], header: Header, sentences: readonly Sentence[]): string | undefined {
  const known = header.date?.iso
  const year = known === undefined ? header.year : Number(known.slice(0, 4))
  for (const sentence of sentences) {
    for (const mark of time) {
      if (mark.kind !== 'day' || mark.from < sentence.from || mark.from >= sentence.to) continue
      if (mark.year !== undefined && year !== undefined && Math.abs(mark.year - year) > 1) continue
      const iso = isoOf(mark, mark.year ?? year)
      if (iso !== undefined) return iso
    }
  }
  return known
}

const CHAIRS = /([^.;:]{3,120}?)(?: đã)? chủ trì/u
function readChair(source: Source, lead: readonly Sentence[]): string | undefined {
  for (const sentence of lead) {
    const low = source.low.slice(sentence.from, sentence.to)
    const named = /chủ trì(?: hội nghị| buổi lễ| buổi làm việc)? là +([^.;]{3,140})/u.exec(low)
    if (named?.[1] !== undefined) {
      const at = sentence.from + named.index + named[0].length - named[1].length
      return tidied(source.norm.slice(at, at + named[1].length))
    }
    const match = CHAIRS.exec(low)
    if (match?.[1] === undefined) continue
    const at = sentence.from + match.index
    const words = source.norm.slice(at, at + match[1].length)
    const agent = /(?:^|[\s)])do (?=[^;]*$)/u.exec(words)
    return tidied(agent === null ? words : words.slice(agent.index + agent[0].length))
  }
  return undefined
}

const tidied = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.-]+|[\s,;:.-]+$/gu, '')
    .replace(/^(?:đồng chí|đ\/c) /iu, '')

/** What an inspection looks at: a list after "kiểm tra" or after the colon of a sentence that says so. */
function readScopes(source: Source, layout: Layout, lead: readonly Sentence[]): string[] {
  for (const sentence of lead) {
    const low = source.low.slice(sentence.from, sentence.to)
    const look = /(?:kiểm tra|xem xét|khảo sát|làm việc về)(?: +(?:việc|tình hình|kết quả)(?: +thực hiện)?)? +/u.exec(
      low,
    )
    if (look === null) continue
    const colon = low.indexOf(':', look.index)
    const from = sentence.from + (colon >= 0 && colon - look.index < 90 ? colon + 1 : look.index + look[0].length)
    const parts = splitList(source, layout, from, listEnd(source, layout, from, sentence.to), /[;,]|(?<= )và(?= )/gu)
    const scopes = parts.map(([a, b]) => tidied(source.norm.slice(a, b))).filter((s) => s.length > 2)
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
/** What the inspection asks for, each as its own words of the text. */
function readRecommendations(source: Source, layout: Layout, body: readonly Sentence[]): Span[] {
  const asking = body.find((s) => ASKS.test(source.low.slice(s.from, Math.min(s.to, s.from + 160))))
  if (asking === undefined) return []
  const low = source.low.slice(asking.from, asking.to)
  const verb = /(?:đề nghị|kiến nghị|yêu cầu)[^:;]{0,60}?(?::|,? +cần +|, *(?=\p{L}))/u.exec(low)
  const from = asking.from + (verb === null ? 0 : verb.index + verb[0].length)
  const need = /^[^;,:]{0,60}? +cần +/u.exec(source.low.slice(from, from + 80))
  const start = from + (need?.[0].length ?? 0)
  const end = asking.to - (/[./…]+$/u.exec(low)?.[0].length ?? 0)
  const parts = splitList(source, layout, start, end, new RegExp(`;|(?<!lãnh),(?= *(?:${TASKS})(?![\\p{L}]))`, 'gu'))
  return parts
    .map(([a, b]) => {
      const text = source.norm.slice(a, b)
      const lead = /^\s*/.exec(text)?.[0].length ?? 0
      return source.span(a + lead, a + text.trimEnd().length)
    })
    .filter((s) => s.quote.length > 8)
}

/** Who gave what to how many: one act for a group of counts with one giver and one form. */
export function readAwards(source: Source, drafts: readonly Draft[]): AwardAct[] {
  const acts: AwardAct[] = []
  const seen = new Set<unknown>()
  const honoured = new Map<unknown, number[]>()
  drafts.forEach((d, j) => {
    if (d.group === undefined || !/^(?:awards_|models_commended|honorees_)/.test(d.kind)) return
    const list = honoured.get(d.group)
    if (list === undefined) honoured.set(d.group, [j])
    else list.push(j)
  })
  drafts.forEach((draft, i) => {
    if (
      draft.group === undefined ||
      seen.has(draft.group) ||
      !/^(?:awards_|models_commended|honorees_(?:total|proposed))/.test(draft.kind)
    )
      return
    seen.add(draft.group)
    const claims = honoured.get(draft.group) ?? [i]
    const words = awardWords(source, draft.group)
    const first = draft.mention.from
    const last = drafts[claims[claims.length - 1] ?? i]?.mention.to ?? draft.mention.to
    const giverAt =
      draft.qualifier.giver === undefined
        ? undefined
        : findBodies(source, words.from, first).find((b) => draft.qualifier.giver?.includes(b.name))
    const proposed = draft.kind === 'honorees_proposed' || draft.qualifier.status === 'đề nghị'
    const praised =
      draft.kind === 'models_commended' ||
      draft.kind === 'honorees_total' ||
      /^(?:tuyên dương|biểu dương|vinh danh|tôn vinh)$/u.test(draft.qualifier.form ?? '')
    acts.push({
      ...source.span(giverAt?.from ?? first, last),
      act: proposed ? 'proposal' : praised ? 'commendation' : 'award',
      ...(draft.qualifier.giver === undefined ? {} : { giver: draft.qualifier.giver }),
      ...(draft.qualifier.form === undefined ? {} : { form: draft.qualifier.form }),
      claims,
    })
  })
  return acts
}
