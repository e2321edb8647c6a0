import type { PlaceName } from '../../core/reading/types.ts'
import { fold } from '../../core/text/fold.ts'
import { PROVINCES } from './provinces.ts'
import type { Source } from './source.ts'
import type { Range } from './words.ts'

/** A level of the map, as places name it. */
export type PlaceLevel = keyof PlaceName

/** A unit as named once in the text. */
export interface PlaceFound extends Range {
  readonly name: string
  readonly level: PlaceLevel
}

const TYPE_LEVEL: Readonly<Record<string, PlaceLevel>> = {
  tỉnh: 'province',
  'tỉnh ủy': 'province',
  'thành phố': 'district',
  tp: 'district',
  'thành ủy': 'district',
  huyện: 'district',
  'huyện ủy': 'district',
  'thị ủy': 'district',
  'quận ủy': 'district',
  quận: 'district',
  'thị xã': 'district',
  tx: 'district',
  xã: 'commune',
  phường: 'commune',
  'thị trấn': 'commune',
  'đặc khu': 'commune',
  thôn: 'hamlet',
  ấp: 'hamlet',
  bản: 'hamlet',
  xóm: 'hamlet',
  khóm: 'hamlet',
  buôn: 'hamlet',
  làng: 'hamlet',
  'khu phố': 'hamlet',
  'tổ dân phố': 'hamlet',
}
const TYPED =
  /(?<![\p{L}\p{N}])(tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|tỉnh|thành phố|tp|tx|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thôn|ấp|bản|xóm|khóm|buôn|làng|khu phố|tổ dân phố)(?:\.? +(?:đảo +|miền núi +|biên giới +)?|\.)/gu
const WORD = "\\p{Lu}[\\p{L}'’]*"
const PROPER = new RegExp(
  `(?:${WORD}|\\d{1,3})(?:(?: +- +|-| +)${WORD}|(?<=\\p{L}) +\\d{1,2}(?![\\p{L}\\d./])){0,8}`,
  'yu',
)
/** The direct-controlled cities: "thành phố" does not make them districts. */
const CITIES = new Set(['ha noi', 'hai phong', 'da nang', 'can tho', 'ho chi minh', 'hcm', 'hue'])

/** Words of a name at most, where capitals do not tell it from what follows. */
const LONGEST = 4

/**
 * The name behind a type. In a line of capitals everything looks like a name: there it must be short and end at a
 * mark or at the line's end, and is written as names are.
 */
function nameOf(norm: string, type: string, at: number, proper: string): string | null {
  const name = proper.replace(/\s+/g, ' ')
  const head = norm.slice(at, at + type.length).trim()
  if (head !== head.toUpperCase() || /^T[PX]/u.test(head)) return name
  const end = at + type.length + proper.length
  if (name.split(' ').length > LONGEST || /^ *\p{L}/u.test(norm.slice(end, end + 3))) return null
  return name.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
}

/** Every unit named with its type in a stretch of text. */
export function findPlaces(source: Source, from: number, to: number): PlaceFound[] {
  const found: PlaceFound[] = []
  for (const match of source.low.slice(from, to).matchAll(TYPED)) {
    const type = match[1] ?? ''
    const at = from + match.index + match[0].length
    PROPER.lastIndex = at
    const proper = PROPER.exec(source.norm)
    if (proper === null || at + proper[0].length > to) continue
    const printed = nameOf(source.norm, match[0], from + match.index, proper[0])
    if (printed === null) continue
    const name = printed.replace(/^HCM$/u, 'Hồ Chí Minh')
    const level = TYPE_LEVEL[type] ?? 'commune'
    if (/^\d/.test(name) && level !== 'commune' && level !== 'hamlet' && type !== 'quận') continue
    const full = /^\d/.test(name) ? `${type} ${name}` : name
    found.push({
      from: from + match.index,
      to: at + proper[0].length,
      name: full,
      level: level === 'district' && CITIES.has(fold(name)) ? 'province' : level,
    })
  }
  return found
}

const PROVINCE_AT = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...PROVINCES]
    .sort((a, b) => b.length - a.length)
    .map((p) => p.replace(/[.]/g, '\\.?').replace(/ /g, ' *'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
)

/** Provinces named without their type. */
function findProvinces(source: Source, from: number, to: number): PlaceFound[] {
  return [...source.norm.slice(from, to).matchAll(PROVINCE_AT)].map((m) => ({
    from: from + m.index,
    to: from + m.index + m[0].length,
    name: /hcm|hồ chí minh/iu.test(m[0]) ? 'Hồ Chí Minh' : m[0],
    level: 'province' as const,
  }))
}

const CHAIN = /^ *(?:,|\(|-|–|thuộc|của)? *$/u
const ORDER: readonly PlaceLevel[] = ['hamlet', 'commune', 'district', 'province']

/** A unit with the greater units printed right behind it: "xã A, huyện B (tỉnh C)". */
export function chainFrom(source: Source, places: readonly PlaceFound[], index: number): PlaceName {
  const chain: { -readonly [K in PlaceLevel]?: string } = {}
  let last: PlaceFound | undefined
  for (let i = index; i < places.length; i++) {
    const place = places[i]
    if (place === undefined) break
    if (
      last !== undefined &&
      (!CHAIN.test(source.low.slice(last.to, place.from)) || ORDER.indexOf(place.level) <= ORDER.indexOf(last.level))
    )
      break
    chain[place.level] = place.name
    last = place
  }
  return chain
}

/** Both kinds of names in one ordered list; a province inside a typed name counts once. */
export function allPlaces(source: Source, from: number, to: number): PlaceFound[] {
  const typed = findPlaces(source, from, to)
  const bare = findProvinces(source, from, to).filter((p) => !typed.some((t) => t.from <= p.from && p.to <= t.to))
  return [...typed, ...bare].sort((a, b) => a.from - b.from)
}

/** The places printed between two indexes, for owners of models. */
export const placesIn = (source: Source, from: number, to: number): PlaceName[] => {
  const places = findPlaces(source, from, to)
  const chains: PlaceName[] = []
  for (let i = 0; i < places.length; ) {
    const chain = chainFrom(source, places, i)
    chains.push(chain)
    i += Math.max(1, Object.keys(chain).length)
  }
  return chains
}
