import type { PlaceName } from '../../core/reading/types.ts'
import { bodyAt, findBodies } from './bodies.ts'
import { PERSON, UNIT_TYPE } from './model-words.ts'
import { placesIn } from './places.ts'
import type { Source } from './source.ts'
import { trimmedOf } from './words.ts'

/** Whose a model is, and where. */
export interface Owner {
  /** As printed, joined. */
  readonly unit?: string
  readonly owners: readonly string[]
  readonly places: readonly PlaceName[]
  readonly person: boolean
  /** A body is named as the owner: its name begins with a word for one. */
  readonly body: boolean
}

const NONE: Owner = { owners: [], places: [], person: false, body: false }
const BRACKET = /^ *\(([^()\n]{2,160})\)/u
const OF = /^,? *(?:là mô hình +)?(?:của|do) +/u
const AT = new RegExp(`^,? *(?:ở|tại|trên địa bàn)? *(?:các +)?(?:${UNIT_TYPE})(?![\\p{L}])`, 'u')
const PROPER_NAME = /^(?:\p{Lu}\p{L}*)(?: \p{Lu}\p{L}*){1,4}/u
const UNIT_FIRST = new RegExp(`^ *(?:các +)?(?:${UNIT_TYPE})(?![\\p{L}])`, 'u')
const A_PERSON = new RegExp(`^(?:${PERSON.source}) +`, 'u')
const NAMED_PERSON = new RegExp(
  `^(?:(?:${PERSON.source}) +)?(\\p{Lu}\\p{L}*(?: \\p{Lu}\\p{L}*){1,4})(?: *\\([^)]*\\))?$`,
  'u',
)
/** A link of a chain of places, in lower case and as printed. */
const UNIT_LINK = new RegExp(`^(?:${UNIT_TYPE})(?![\\p{L}])`, 'u')
const LINK = new RegExp(
  `^(?:[ ,]|\\(|và|ở|tại|trên địa bàn|các|(?:${UNIT_TYPE})(?![\\p{L}])|\\p{Lu}[\\p{L}.]*|\\d{1,3}(?![\\d.,]*[ ]*\\p{Ll}{3})|-(?=\\p{Lu}))`,
  'u',
)
const REACH = 170

/** The owner or place printed right behind a model's name; `to` bounds the sentence. */
export function ownerAfter(source: Source, from: number, to: number): Owner {
  const end = Math.min(to, from + REACH)
  const rest = source.norm.slice(from, end)
  const low = source.low.slice(from, end)
  const bracket = BRACKET.exec(rest)
  if (bracket?.[1] !== undefined) {
    const inside = from + bracket[0].length - 1 - bracket[1].length
    return /\p{Lu}/u.test(bracket[1]) || UNIT_FIRST.test(bracket[1].toLowerCase())
      ? fromBracket(source, inside, bracket[1])
      : NONE
  }
  const of = OF.exec(low)
  if (of !== null) return fromPhrase(source, from + of[0].length, end)
  const at = AT.exec(low)
  if (at === null) return NONE
  const places = placesIn(source, from, placeEnd(source, from, end))
  const lead = /^,? *(?:ở|tại|trên địa bàn)? */u.exec(low)?.[0].length ?? 0
  const stop = placeEnd(source, from, end)
  return places.length === 0
    ? NONE
    : { unit: tidied(source.norm.slice(from + lead, stop)), owners: [], places, person: false, body: false }
}

/** Owners in brackets: several are parted by commas and hyphens; a bare name takes the head of the one before it. */
function fromBracket(source: Source, from: number, printed: string): Owner {
  const low = source.low.slice(from, from + printed.length)
  const places = placesIn(source, from, from + printed.length)
  const unit = tidied(printed)
  if (UNIT_FIRST.test(low)) return { unit, owners: [], places, person: false, body: false }
  const owners: string[] = []
  let head = ''
  let body = false
  for (const part of printed.split(/ *[,;] *| *[-–](?= )| [-–] */u)) {
    const name = tidied(part)
    if (name === '') continue
    const at = printed.indexOf(part)
    const lead = /^\s*/.exec(part)?.[0].length ?? 0
    if (bodyAt(source, from + at + lead, from + printed.length) !== null) {
      body = true
      head =
        /^(?:Hội \p{Lu}{2,}|Hội (?:Nông dân|Phụ nữ|Cựu chiến binh|Liên hiệp Phụ nữ)|Đoàn thanh niên|Công an|UBND|Đảng ủy|MTTQ)/iu.exec(
          name,
        )?.[0] ?? ''
      owners.push(name)
    } else if (head !== '' && PROPER_NAME.test(name)) owners.push(`${head} ${name}`)
    else if (PERSON.test(name.toLowerCase()) || PROPER_NAME.test(name)) owners.push(name)
  }
  return { unit, owners, places, person: owners.length > 0 && isPerson(owners[0] ?? ''), body }
}

/** "của ông A, thôn B, xã C", "của Đoàn thanh niên xã D", "của thôn E, xã F". */
function fromPhrase(source: Source, from: number, end: number): Owner {
  const low = source.low.slice(from, end)
  const person = A_PERSON.exec(low)
  if (person !== null) {
    const name = PROPER_NAME.exec(source.norm.slice(from + person[0].length, end))
    if (name === null) return NONE
    const nameTo = from + person[0].length + name[0].length
    const stop = /^ *,/u.test(source.norm.slice(nameTo, nameTo + 3)) ? placeEnd(source, nameTo, end) : nameTo
    return {
      unit: tidied(source.norm.slice(from, stop)),
      owners: [tidied(source.norm.slice(from, nameTo))],
      places: placesIn(source, nameTo, stop),
      person: true,
      body: false,
    }
  }
  if (UNIT_FIRST.test(low)) {
    const stop = placeEnd(source, from, end)
    return {
      unit: tidied(source.norm.slice(from, stop)),
      owners: [],
      places: placesIn(source, from, stop),
      person: false,
      body: false,
    }
  }
  const body = bodyAt(source, from, end)
  if (body === null) return NONE
  return {
    unit: body.name,
    owners: [body.name],
    places: placesIn(source, body.from, body.to),
    person: false,
    body: true,
  }
}

/** Where a chain of places ends: at the last proper name that follows on by commas, brackets and types of units. */
function placeEnd(source: Source, from: number, end: number): number {
  let at = from
  let solid = from
  let open = 0
  for (let steps = 0; steps < 60 && at < end; steps++) {
    const rest = source.norm.slice(at, Math.min(end, at + 40))
    const match = UNIT_LINK.exec(source.low.slice(at, Math.min(end, at + 40))) ?? LINK.exec(rest)
    if (match === null) break
    at += match[0].length
    if (match[0] === '(') open++
    if (/[\p{Lu}\d]/u.test(match[0].charAt(0)) || /\p{L}$/u.test(match[0]))
      solid = /^(?:và|ở|tại|các|trên địa bàn)$/u.test(match[0]) ? solid : at
  }
  if (open > 0 && source.norm[solid] === ')') solid += 1
  return solid
}

const DOES =
  /^(?:[^.;:]{0,40}?)(?:đăng ký|thực hiện|triển khai|làm|mở|ra mắt|xây dựng|thành lập|lập|khởi động|duy trì|phát động|tổ chức|vận hành|có|với)(?![\p{L}])[^.;]{0,60}$/u
const SHORT_DOER =
  /(?:^|[,;:.]\s*)(ban|hội|đoàn|chi hội|huyện ủy|đảng ủy) +(?:đã +|cũng +)?(?:đăng ký|thực hiện|triển khai|làm|xây dựng|ra mắt|duy trì)(?!\p{L})[^.;]{0,60}$/u
const NOT_DOER = /(?:tham mưu|cho|để|của|tại|cùng|với|giúp|đề nghị|được|theo|do đồng chí|trưởng|phó) *(?:cho +)?$/u

/** The body that does it, named before the model in the same clause: "Hội A đang làm mô hình “B”". */
export function ownerBefore(source: Source, from: number, at: number): Owner {
  const start = Math.max(from, at - 220)
  const bodies = findBodies(source, start, at)
  for (let i = bodies.length - 1; i >= 0; i--) {
    const body = bodies[i]
    if (body === undefined) break
    const gap = source.low.slice(body.to, at).replace(/\([^)]*\)/gu, '')
    if (gap.length > 110 || !DOES.test(gap.trimStart())) continue
    if (NOT_DOER.test(source.low.slice(Math.max(start, body.from - 24), body.from))) continue
    if (/tham mưu/u.test(gap)) return NONE
    const stop = /^ *\(/u.test(source.norm.slice(body.to, body.to + 3)) ? placeEnd(source, body.to, at) : body.to
    return {
      unit: tidied(source.norm.slice(body.from, stop)),
      owners: [body.name],
      places: placesIn(source, body.from, stop),
      person: false,
      body: true,
    }
  }
  return byShortName(source, from, at)
}

/** "Ban đăng ký mô hình ...": a short name stands for the body of that head named in the sentences before. */
function byShortName(source: Source, from: number, at: number): Owner {
  const short = SHORT_DOER.exec(source.low.slice(Math.max(from, at - 120), at))
  if (short?.[1] === undefined) return NONE
  const head = short[1]
  const bodies = findBodies(source, Math.max(0, from - 500), from).filter((b) =>
    b.name.toLowerCase().startsWith(`${head} `),
  )
  const body = bodies[bodies.length - 1]
  return body === undefined ? NONE : { unit: body.name, owners: [body.name], places: [], person: false, body: true }
}

/** The words of a list item in front of a quoted name: "Tổ dân vận thôn A (xã B) “...”", "ông C (xã D), “...”". */
export function ownerInItem(source: Source, from: number, at: number): Owner {
  const printed = source.norm.slice(from, at)
  const core = trimmedOf(printed, ' \r:;,')
  const start = from + printed.indexOf(core)
  if (core.length < 5 || core.length > 120) return NONE
  const body = bodyAt(source, start, at)
  const rest = body === null ? '' : source.norm.slice(body.to, start + core.length)
  if (body !== null && (/^ *(?:\([^)]*\)|, .{2,40})? *$/u.test(rest) || /^, *\p{Lu}/u.test(rest))) {
    return {
      unit: tidied(core),
      owners: [tidied(body.name)],
      places: placesIn(source, start, at),
      person: false,
      body: true,
    }
  }
  const person = NAMED_PERSON.exec(core)
  if (person?.[1] === undefined) return NONE
  return {
    unit: tidied(core.replace(/^(?:anh|chị|ông|bà|em) /u, '')),
    owners: [person[1]],
    places: placesIn(source, start, at),
    person: true,
    body: false,
  }
}

const isPerson = (name: string): boolean => A_PERSON.test(name.toLowerCase())
const tidied = (text: string): string => trimmedOf(text.replace(/\s+/g, ' '), ' ,;:.')
