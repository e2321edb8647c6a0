import type { PlaceName, Reading, Span } from '../../core/reading/types.ts'
import { fold } from '../../core/text/fold.ts'
import { type BodyFound, findBodies } from './bodies.ts'
import { isOfAnother, isoOf, periodLabel, type TimeMark } from './dates.ts'
import { type Layout, RETELLING, type Sentence } from './layout.ts'
import type { Page } from './page.ts'
import { allPlaces, chainFrom, type PlaceFound } from './places.ts'
import type { Source } from './source.ts'
import type { Range } from './words.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }
/** The parts of a reading that tell of the text as a whole. */
export type Header = Writable<
  Pick<Reading, 'title' | 'place' | 'date' | 'period' | 'year' | 'movement' | 'organiser' | 'publisher' | 'retells'>
> & { yearInTitle: boolean }

/** What a text says of itself: headline, place, day, period, movement, who organises, who publishes, whom it retells. */
export function readHeader(page: Page): Header {
  const { source, layout, time } = page
  const title = layout.lines.find((l) => l.kind === 'title')
  const lead = layout.sentences.filter((s) => layout.lines[s.line]?.kind === 'body').slice(0, 4)
  const header: Header = { yearInTitle: false }
  if (title !== undefined) header.title = source.span(title.from, title.to)
  Object.assign(header, readRetelling(source, layout, time), readPublisher(source, layout))
  const period = readPeriod(source, layout, time, title)
  if (period !== undefined) header.period = period
  const titleYear = title === undefined ? undefined : marksIn(time, title, 'year')[0]?.year
  const year = titleYear ?? leadYear(source, time, lead) ?? anniversaryYear(page, title, lead)
  header.yearInTitle = titleYear !== undefined
  if (year !== undefined) header.year = year
  const date = readDate(page, title, lead, year)
  if (date !== undefined) header.date = date
  const place = readPlace(source, title, lead)
  if (place !== undefined) header.place = place
  const movement = readMovement(source, layout)
  if (movement !== undefined) header.movement = movement
  const organiser = readOrganiser(source, title, lead)
  if (organiser !== undefined) header.organiser = organiser
  return header
}

const marksIn = (time: readonly TimeMark[], range: Range, kind: TimeMark['kind']): TimeMark[] =>
  time.filter((m) => m.kind === kind && m.from >= range.from && m.from < range.to)

const RETOLD =
  /(?:bản tin|bài báo|bài viết|tin bài|bài|tin)(?: +gốc)?(?: +được)?(?: +đăng)?(?: +(?:của|trên|tại))+ +([^;.\n]*?)(?= +(?:đăng +)?(?:ngày|hôm|\()|[;.]|$)/gu

function readRetelling(source: Source, layout: Layout, time: readonly TimeMark[]): Partial<Header> {
  const line = layout.lines.slice(0, 8).find((l) => l.words < 60 && RETELLING.test(source.low.slice(l.from, l.to)))
  if (line === undefined) return {}
  const matches = [...source.low.slice(line.from, line.to).matchAll(RETOLD)]
  const match = matches[matches.length - 1]
  if (match?.[1] === undefined) return {}
  const start = line.from + match.index + match[0].length - match[1].length
  const date = marksIn(time, line, 'day')
    .map((m) => isoOf(m))
    .find((d) => d !== undefined)
  const name = source.norm.slice(start, start + match[1].length).trim()
  return { retells: { ...source.span(line.from, line.to), source: name, ...(date === undefined ? {} : { date }) } }
}

const PORTAL =
  /^(?:cổng (?:thông tin(?: điện tử)?|ttđt)|trang (?:thông tin|tin) điện tử|báo(?: điện tử)?|đài (?:phát thanh|truyền hình)) /u
function readPublisher(source: Source, layout: Layout): Partial<Header> {
  const line = layout.lines
    .slice(0, 6)
    .find((l) => l.kind === 'furniture' && PORTAL.test(source.low.slice(l.from, l.to)))
  if (line === undefined) return {}
  return { publisher: { ...source.span(line.from, line.to), name: source.norm.slice(line.from, line.to) } }
}

const REVIEWED = /sơ kết|tổng kết|đánh giá|nhìn lại|khép lại|giai đoạn *$/u
const AHEAD =
  /(?:nhiệm kỳ|chuẩn bị[^.;]*|thời gian tới[^.;]*|đề án[^.;]*|cho giai đoạn|tiếp theo[^.;]*|kế hoạch[^.;]*) *\(?(?:giai đoạn *)?$/u
const SEEN = 60

/** The span of years that the news is about: the one that its headline and its reviews name most. */
function readPeriod(
  source: Source,
  layout: Layout,
  time: readonly TimeMark[],
  title: Range | undefined,
): Header['period'] {
  const body = layout.lines.filter((l) => l.kind !== 'furniture')
  const first = body[0]
  const last = body[body.length - 1]
  if (first === undefined || last === undefined) return undefined
  const votes = new Map<string, { votes: number; mark: TimeMark }>()
  const marks = time
    .filter((m) => m.kind === 'years' && m.toYear !== undefined && m.from >= first.from && m.from < last.to)
    .slice(0, SEEN)
  for (const mark of marks) {
    const label = periodLabel(mark)
    const before = source.low.slice(Math.max(0, mark.from - 70), mark.from)
    if (label === undefined || AHEAD.test(before) || /[-/]/.test(before.slice(-1))) continue
    const inTitle = title !== undefined && mark.from >= title.from && mark.from < title.to
    const weight = 1 + (inTitle ? 2 : 0) + (REVIEWED.test(before) ? 1 : 0) + (mark.from - first.from < 900 ? 1 : 0)
    const entry = votes.get(label) ?? { votes: 0, mark }
    votes.set(label, { ...entry, votes: entry.votes + weight })
  }
  const best = [...votes.entries()].sort((a, b) => b[1].votes - a[1].votes)[0]
  const mark = best?.[1].mark
  if (best === undefined || mark?.year === undefined || mark.toYear === undefined || best[1].votes < 2) return undefined
  return { ...source.span(mark.from, mark.to), from: mark.year, to: mark.toYear, label: best[0] }
}

function leadYear(source: Source, time: readonly TimeMark[], lead: readonly Sentence[]): number | undefined {
  for (const sentence of lead) {
    const mark = marksIn(time, sentence, 'year').find(
      (m) => !/(?:từ|sau|trước|kể từ|thành lập|sinh) *$/u.test(source.low.slice(Math.max(0, m.from - 12), m.from)),
    )
    if (mark?.year !== undefined) return mark.year
  }
  return undefined
}

/** The Party's mass-mobilisation branch counts its years from October 1930: "95 năm Ngày truyền thống" is said in 2025. */
const FOUNDED = 1930
const TRADITION = /(?<!\d)(\d{2,3}) +năm +(?:ngày +)?truyền thống[^.;:]{0,60}dân vận/u

/** "(15/10/1930 - 15/10/2024)", "94 năm Ngày truyền thống": an anniversary is told of in the year in which it falls. */
function anniversaryYear(
  { source, time }: Page,
  title: Range | undefined,
  lead: readonly Sentence[],
): number | undefined {
  for (const range of [...(title === undefined ? [] : [title]), ...lead]) {
    const days = marksIn(time, range, 'day')
    const end = days.find((m, i) => {
      const before = days[i - 1]
      if (before?.year === undefined || m.year === undefined || before.year >= m.year) return false
      const same = before.day === m.day && before.month === m.month
      return same && /^ *[-–] *(?:ngày *)?$/u.test(source.low.slice(before.to, m.from))
    })
    if (end?.year !== undefined) return end.year
    const years = TRADITION.exec(source.low.slice(range.from, Math.min(range.to, range.from + 600)))?.[1]
    if (years !== undefined) return FOUNDED + Number(years)
  }
  return undefined
}

/** The printed day of publication near the headline; else the day of the event in the lead. */
function readDate(
  { source, layout, time }: Page,
  title: Range | undefined,
  lead: readonly Sentence[],
  year: number | undefined,
): Header['date'] {
  const titleIndex = layout.lines.findIndex((l) => l.kind === 'title')
  const head = layout.lines.filter((l, i) => l.kind === 'furniture' && i <= titleIndex + 6 && !(l.words > 14))
  const full = (m: TimeMark) =>
    m.year !== undefined && !/\D\d\d$/.test(source.low.slice(m.from, m.to).replace(/\D+$/, ''))
  for (const line of head) {
    const mark = marksIn(time, line, 'day').find(full)
    const iso = mark === undefined ? undefined : isoOf(mark)
    if (mark !== undefined && iso !== undefined) return { ...source.span(mark.from, mark.to), iso }
  }
  for (const range of [...(title === undefined ? [] : [title]), ...lead.slice(0, 2)]) {
    for (const mark of marksIn(time, range, 'day')) {
      if (isOfAnother(source, mark, range.from)) continue
      const iso = isoOf(mark, mark.year ?? year)
      if (iso !== undefined && (mark.year === undefined || full(mark)))
        return { ...source.span(mark.from, mark.to), iso }
    }
  }
  return undefined
}

/** The unit that the news is about: named in the headline, or first in the lead. */
function readPlace(source: Source, title: Range | undefined, lead: readonly Sentence[]): Header['place'] {
  const ranges = [...(title === undefined ? [] : [title]), ...lead]
  const places = ranges.flatMap((r) => allPlaces(source, r.from, Math.min(r.to, r.from + 600)))
  const headline = title === undefined ? '' : ` ${fold(source.norm.slice(title.from, title.to))} `
  const score = (p: PlaceFound, i: number) => (headline.includes(` ${fold(bare(p.name))} `) ? 100 : 0) - i
  const best = places.map((place, i) => ({ place, i, score: score(place, i) })).sort((a, b) => b.score - a.score)
  const subject = best[0]
  if (subject === undefined || (subject.score < 50 && namesUnknownPlace(source, title))) return undefined
  const chains = places.flatMap((p, i) =>
    p.level === subject.place.level && fold(p.name) === fold(subject.place.name) ? [chainFrom(source, places, i)] : [],
  )
  const chain = chains.sort((a, b) => Object.keys(b).length - Object.keys(a).length)[0] ?? {}
  return { ...source.span(subject.place.from, subject.place.to), ...withProvince(chain, subject.place, places) }
}

/** The headline opens with a name that no unit in the lead bears: better no place than another one. */
function namesUnknownPlace(source: Source, title: Range | undefined): boolean {
  return (
    title !== undefined &&
    /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+(?:[:,]| \p{Ll})/u.test(source.norm.slice(title.from, title.to))
  )
}

/** Untyped province beside a smaller subject in the same lead: "Bố Trạch (Quảng Bình)" was a chain; "tỉnh ..." elsewhere is kept too. */
function withProvince(chain: PlaceName, subject: PlaceFound, places: readonly PlaceFound[]): PlaceName {
  if (subject.level === 'province' || chain.province !== undefined) return chain
  const provinces = new Set(places.filter((p) => p.level === 'province').map((p) => p.name))
  const [only] = provinces
  return provinces.size === 1 && only !== undefined ? { ...chain, province: only } : chain
}

const bare = (name: string): string => name.replace(/^(?:phường|quận|xã|thị trấn) /u, '')

const DVK = /(?<![\p{L}])dân +vận +khéo(?![\p{L}])/gu
const NAMED = /(?:phong trào(?: +thi đua)?|cuộc vận động) +["“]([^"“”\n]{4,120})["”]/gu
function readMovement(source: Source, layout: Layout): Header['movement'] {
  const lines = layout.lines.filter((l) => l.kind !== 'furniture').slice(0, 40)
  for (const line of lines) {
    const match = new RegExp(DVK).exec(source.low.slice(line.from, line.to))
    if (match !== null)
      return {
        ...source.span(line.from + match.index, line.from + match.index + match[0].length),
        name: 'Dân vận khéo',
      }
  }
  for (const line of lines) {
    const match = new RegExp(NAMED).exec(source.low.slice(line.from, line.to))
    if (match?.[1] === undefined) continue
    const start = line.from + match.index + match[0].length - match[1].length - 1
    return {
      ...source.span(start, start + match[1].length),
      name: source.norm.slice(start, start + match[1].length).trim(),
    }
  }
  return undefined
}

const ORGANISES =
  /^[^.;]{0,60}?(?:phối hợp|tổ chức|mở(?: hội nghị)?|khai mạc|kiểm tra|ra mắt|tuyên dương|phát động|làm việc|sơ kết|tổng kết|công bố)(?![\p{L}])/u
export function readOrganiser(
  source: Source,
  title: Range | undefined,
  lead: readonly Sentence[],
): Header['organiser'] {
  for (const range of [...lead.slice(0, 2), ...(title === undefined ? [] : [title])]) {
    const bodies = findBodies(source, range.from, Math.min(range.to, range.from + 400))
    for (const [index, body] of bodies.entries()) {
      const before = source.low.slice(Math.max(range.from, body.from - 24), body.from)
      const after = source.low.slice(body.to, range.to)
      const agent =
        /(?:do|đoàn kiểm tra của) *$/u.test(before) && /(?:tổ chức|tiến hành|mở|chủ trì)/u.test(after.slice(0, 60))
      const doer =
        ORGANISES.test(after.slice(0, 90)) &&
        !/(?:của|tại|ở|đồng chí|trưởng|phó|cùng|ông|bà) *$/u.test(before) &&
        !/^[^.;]*chủ trì/u.test(after.slice(0, 40))
      const sent = /đoàn (?:\p{L}+ ){0,3}của *$/u.test(before)
      if (/được các[^.;:]*$/u.test(source.low.slice(Math.max(range.from, body.from - 80), body.from))) continue
      if ((agent || doer || sent) && isBody(source, body, range)) return organised(source, bodies, index)
    }
  }
  return undefined
}

/** A proper body: not a lone head word, nobody's name, nothing in quotation marks. */
function isBody(source: Source, body: BodyFound, range: Range): boolean {
  const open = source.norm.slice(Math.max(range.from, body.from - 60), body.from).lastIndexOf('“')
  const quoted = open >= 0 && !source.norm.slice(Math.max(range.from, body.from - 60) + open, body.from).includes('”')
  return (
    !quoted &&
    /\p{Lu}/u.test(body.name) &&
    /^(?:\S+ \S+|\p{L}+ủy|\p{L}+uỷ|UBND|MTTQ)/u.test(body.name) &&
    !/hồ chí minh$/iu.test(body.name.replace(/đoàn tncs hồ chí minh/iu, '')) &&
    !/^(?:tổ|đội|nhóm|phòng|trường|bí thư|phó|chủ tịch|giám đốc)(?: |$)/iu.test(body.name)
  )
}

/** Bodies that organise together are named one after the other: "Ban A, Hội B và Đoàn C". */
function organised(source: Source, bodies: readonly BodyFound[], index: number): Header['organiser'] {
  const joined = (a: BodyFound | undefined, b: BodyFound | undefined) =>
    a !== undefined && b !== undefined && /^ *(?:,|và|, và) *$/u.test(source.norm.slice(a.to, b.from))
  let first = index
  let last = index
  while (joined(bodies[first - 1], bodies[first])) first--
  while (joined(bodies[last], bodies[last + 1])) last++
  const from = bodies[first]?.from ?? 0
  const to = bodies[last]?.to ?? from
  return named(source.span(from, to), source.norm.slice(from, to).replace(/\s+/g, ' '))
}

const named = (span: Span, name: string): Span & { name: string } => ({ ...span, name })
