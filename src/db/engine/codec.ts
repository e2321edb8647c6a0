import pg from 'pg'

/**
 * How PostgreSQL's values come to JavaScript and go back: the one table of it. The same whatever the time zone of the
 * process is, and never through a global parser, so no other package changes what we read.
 *
 * | type | read as | written as |
 * |---|---|---|
 * | date | 'YYYY-MM-DD' | the same |
 * | timestamptz | ISO in UTC with milliseconds ('2026-03-01T02:03:04.567Z'); microseconds are cut off | the same; a Date too |
 * | timestamp, time, interval, ranges, enums, every other type | PostgreSQL's own text | the same |
 * | int2, int4, float4, float8, oid | number | number |
 * | int8 (so every count(*)) | number; outside the safe range it throws | number or a string of digits |
 * | numeric | exact string ('12.50') | string |
 * | bool | boolean | boolean |
 * | uuid, text | string | string |
 * | json, jsonb | parsed; numbers are JavaScript's, so exact decimals belong in strings | `jsonParam(value)` |
 * | bytea | Buffer | Buffer |
 * | arrays of these | arrays, nulls kept | arrays (not of json) |
 *
 * `infinity` dates come as PostgreSQL's word. An enum's array comes as text: cast it to text[].
 */
type Parse = (text: string) => unknown

const same: Parse = (text) => text

const parseInt8: Parse = (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a JavaScript number`)
  return value
}

const STAMP = /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/

/** PostgreSQL's text of a timestamptz (DateStyle ISO, any zone) as ISO text in UTC; other forms are left as they are. */
export function parseTimestamptz(text: string): string {
  const m = STAMP.exec(text)
  if (!m) return text
  const [, year, month, day, hour, minute, second, fraction, sign, oh, om, os] = m
  const ms = Number((fraction ?? '').padEnd(3, '0').slice(0, 3))
  const offset = Number(oh) * 3600 + Number(om ?? 0) * 60 + Number(os ?? 0)
  const at = new Date(0)
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  at.setUTCHours(Number(hour), Number(minute), Number(second) - (sign === '-' ? -offset : offset), ms)
  return at.toISOString()
}

const parseBytea: Parse = (text) => Buffer.from(text.slice(2), 'hex')
const parseJson: Parse = (text) => JSON.parse(text)

/** oid of the type, oid of its array, parser. */
const CODECS: readonly (readonly [name: string, oid: number, arrayOid: number, parse: Parse])[] = [
  ['bool', 16, 1000, (text) => text === 't'],
  ['bytea', 17, 1001, parseBytea],
  ['int8', 20, 1016, parseInt8],
  ['int2', 21, 1005, Number],
  ['int4', 23, 1007, Number],
  ['text', 25, 1009, same],
  ['oid', 26, 1028, Number],
  ['json', 114, 199, parseJson],
  ['float4', 700, 1021, Number],
  ['float8', 701, 1022, Number],
  ['bpchar', 1042, 1014, same],
  ['varchar', 1043, 1015, same],
  ['name', 19, 1003, same],
  ['date', 1082, 1182, same],
  ['time', 1083, 1183, same],
  ['timestamp', 1114, 1115, same],
  ['timestamptz', 1184, 1185, parseTimestamptz],
  ['interval', 1186, 1187, same],
  ['numeric', 1700, 1231, same],
  ['uuid', 2950, 2951, same],
  ['jsonb', 3802, 3807, parseJson],
  ['daterange', 3912, 3913, same],
]

type Nested = string | null | readonly Nested[]

/** pg's own reader of array literals; its types do not name the oid of text[]. */
const parserOf = pg.types.getTypeParser as (oid: number, format: 'text') => (text: string) => unknown
const parseTextArray = parserOf(1009, 'text') as (text: string) => readonly Nested[]

const mapNested = (value: Nested, parse: Parse): unknown =>
  value === null ? null : typeof value === 'string' ? parse(value) : value.map((item) => mapNested(item, parse))

const parseArray =
  (parse: Parse): Parse =>
  (text) =>
    parseTextArray(text).map((item) => mapNested(item, parse))

const PARSERS: ReadonlyMap<number, Parse> = new Map(
  CODECS.flatMap(([, oid, arrayOid, parse]): [number, Parse][] => [
    [oid, parse],
    [arrayOid, parseArray(parse)],
  ]),
)

/** The parsers for a connection (pg's `types` option). We only ever ask for text results. */
export const codecTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) => {
    if (format === 'binary') throw new Error('binary results are not used')
    return PARSERS.get(oid) ?? same
  },
}

/** A value for a json or jsonb parameter: pg would send a JavaScript array as an array of PostgreSQL. */
export const jsonParam = (value: unknown): string => JSON.stringify(value)
