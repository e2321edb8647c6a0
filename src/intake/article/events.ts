import type { ReadEvent } from '../../core/reading/types.ts'
import { isOfAnother, isoOf } from './dates.ts'
import { type Header, readOrganiser } from './header.ts'
import { readRecommendations, readScopes } from './inspections.ts'
import type { Sentence } from './layout.ts'
import type { Page } from './page.ts'
import { chainFrom, findPlaces } from './places.ts'
import type { Source } from './source.ts'
import { firstFrom, type Range, trimmedOf } from './words.ts'

const KINDS: readonly (readonly [ReadEvent['kind'], RegExp])[] = [
  [
    'inspection',
    /(?:đoàn(?: +\p{L}+){0,4} +(?:đến +)?kiểm tra|kiểm tra +(?:công tác|việc|kết quả|tình hình|phong trào)|đoàn (?:kiểm tra|giám sát|khảo sát)|giám sát +(?:công tác|việc|kết quả|tình hình|phong trào))/u,
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
/** Characters of a sentence that may tell of an event. */
const TOLD = 2000
/** Sentences of the news in which another event is looked for, and how many more one text can report. */
const BODY = 60
const MORE = 3
/** Characters from the head of a sentence in which the day of what it tells stands. */
const DATED = 160

interface Told {
  readonly kind: ReadEvent['kind']
  readonly sentence: Sentence
}

/** The events that the news reports: the one it is about, then those that it gives another kind or day of their own. */
export function readEvents(page: Page, header: Header): ReadEvent[] {
  const { source, layout } = page
  const title = layout.sentences.filter((s) => layout.lines[s.line]?.kind === 'title')
  const body = layout.sentences.filter((s) => layout.lines[s.line]?.kind === 'body')
  const lead = body.slice(0, LEAD)
  for (const [kind, pattern] of KINDS) {
    const tells = (s: Sentence) => pattern.test(source.low.slice(s.from, Math.min(s.to, s.from + 500)))
    const sentence = lead.find(tells) ?? title.find(tells)
    if (sentence === undefined) continue
    const first = mainEvent(page, header, { kind, sentence }, body)
    return [first, ...otherEvents(page, header, { kind, sentence }, first.date, body.slice(0, BODY))]
  }
  return []
}

function mainEvent(page: Page, header: Header, told: Told, body: readonly Sentence[]): ReadEvent {
  const { source, layout } = page
  const { kind, sentence } = told
  const lead = body.slice(0, LEAD)
  const date = eventDate(page, header, [sentence, ...lead.slice(0, 3)])
  const scopes = kind === 'inspection' ? readScopes(source, layout, lead) : []
  const recommendations = kind === 'inspection' ? readRecommendations(source, layout, body) : []
  return {
    ...eventOf(source, told, { date, host: header.organiser?.name, chair: readChair(source, lead) }),
    ...(scopes.length === 0 ? {} : { scopes }),
    ...(recommendations.length === 0 ? {} : { recommendations }),
  }
}

interface About {
  readonly date: string | undefined
  readonly host: string | undefined
  readonly chair: string | undefined
}

function eventOf(source: Source, { kind, sentence }: Told, { date, host, chair }: About): ReadEvent {
  const places = findPlaces(source, sentence.from, Math.min(sentence.to, sentence.from + TOLD))
  const place = places.length === 0 ? undefined : chainFrom(source, places, 0)
  return {
    ...source.span(sentence.from, sentence.to),
    kind,
    ...(date === undefined ? {} : { date }),
    ...(host === undefined ? {} : { host }),
    ...(place === undefined ? {} : { place }),
    ...(chair === undefined ? {} : { chair }),
  }
}

const HELD = /(?:tổ chức|tiến hành|diễn ra|khai mạc|ra mắt|phát động|kiểm tra|giám sát|làm việc)(?!\p{L})/u
const TO_COME = /(?:sẽ|dự kiến|chuẩn bị|kế hoạch|trước ngày|chậm nhất|hạn)(?!\p{L})/u
const SAME_DAY = /^[^.;]{0,60}cùng ngày(?!\p{L})/u

/**
 * Other events: a sentence that tells of one and gives it a day of its own, or says "cùng ngày". The same kind on the
 * same day is the same event told again.
 */
function otherEvents(
  page: Page,
  header: Header,
  first: Told,
  firstDate: string | undefined,
  body: readonly Sentence[],
): ReadEvent[] {
  const { source } = page
  const events: ReadEvent[] = []
  const seen = new Set([`${first.kind} ${firstDate}`])
  for (const sentence of body) {
    const low = source.low.slice(sentence.from, Math.min(sentence.to, sentence.from + 300))
    if (sentence.from === first.sentence.from || !HELD.test(low) || TO_COME.test(low)) continue
    const kind = KINDS.find(([, pattern]) => pattern.test(low))?.[0]
    if (kind === undefined) continue
    const date = SAME_DAY.test(low)
      ? firstDate
      : dayIn(page, yearOf(header), { from: sentence.from, to: Math.min(sentence.to, sentence.from + DATED) })
    const key = `${kind} ${date}`
    if (date === undefined || seen.has(key)) continue
    seen.add(key)
    const host = readOrganiser(source, undefined, [sentence])?.name
    events.push(eventOf(source, { kind, sentence }, { date, host, chair: readChair(source, [sentence]) }))
    if (events.length === MORE) break
  }
  return events
}

/** The day that a stretch gives for what it tells: no paper's, no anniversary's, and of the year of the news. */
function dayIn({ source, time }: Page, year: number | undefined, { from, to }: Range): string | undefined {
  for (let i = firstFrom(time, from, (m) => m.from); i < time.length; i++) {
    const mark = time[i]
    if (mark === undefined || mark.from >= to) return undefined
    if (mark.kind !== 'day' || isOfAnother(source, mark, from)) continue
    if (mark.year !== undefined && year !== undefined && Math.abs(mark.year - year) > 1) continue
    const iso = isoOf(mark, mark.year ?? year)
    if (iso !== undefined) return iso
  }
  return undefined
}

const yearOf = (header: Header): number | undefined =>
  header.date === undefined ? header.year : Number(header.date.iso.slice(0, 4))

function eventDate(page: Page, header: Header, sentences: readonly Sentence[]): string | undefined {
  for (const sentence of sentences) {
    const day = dayIn(page, yearOf(header), sentence)
    if (day !== undefined) return day
  }
  return header.date?.iso
}

const CHAIRS = /([^.;:]{3,120}?)(?: đã)? chủ trì/u
function readChair(source: Source, lead: readonly Sentence[]): string | undefined {
  for (const sentence of lead) {
    const low = source.low.slice(sentence.from, Math.min(sentence.to, sentence.from + TOLD))
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
  trimmedOf(text.replace(/\s+/g, ' '), ' ,;:.-').replace(/^(?:đồng chí|đ\/c) /iu, '')
