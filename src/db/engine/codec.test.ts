import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/db.ts'
import { jsonParam, parseTimestamptz } from './codec.ts'

let db: TestDatabase
const zone = process.env.TZ

beforeAll(async () => {
  db = await testDatabase({ empty: true })
})

afterAll(() => db.close())

afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

/** Type, the value we write, the value we read back. */
const CASES: readonly (readonly [type: string, written: unknown, read: unknown])[] = [
  ['date', '2025-07-01', '2025-07-01'],
  ['date', '1945-09-02', '1945-09-02'],
  ['date', 'infinity', 'infinity'],
  ['timestamptz', '2026-03-08T07:30:00.123Z', '2026-03-08T07:30:00.123Z'],
  ['timestamptz', '2026-03-08 02:30:00+07', '2026-03-07T19:30:00.000Z'],
  ['timestamptz', '2026-03-08T00:00:00', '2026-03-07T17:00:00.000Z'],
  ['timestamptz', '2026-01-01T00:00:00.123999Z', '2026-01-01T00:00:00.123Z'],
  ['timestamptz', '1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999Z'],
  ['timestamptz', '1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
  ['timestamptz', 'infinity', 'infinity'],
  ['timestamptz', new Date('2026-11-01T05:30:00.250Z'), '2026-11-01T05:30:00.250Z'],
  ['timestamp', '2026-03-08 02:30:00', '2026-03-08 02:30:00'],
  ['time', '23:59:59.5', '23:59:59.5'],
  ['interval', 'P1Y2M3DT4H', 'P1Y2M3DT4H'],
  ['int8', 9007199254740991, 9007199254740991],
  ['int8', '-9007199254740991', -9007199254740991],
  ['int4', -5, -5],
  ['float8', 0.1, 0.1],
  ['numeric', '12345678901234567890.12345678901234567890', '12345678901234567890.12345678901234567890'],
  ['numeric(12,2)', '1250000.5', '1250000.50'],
  ['bool', true, true],
  ['uuid', '018F4E2A-0000-7000-8000-00000000abcd', '018f4e2a-0000-7000-8000-00000000abcd'],
  ['text', 'Đường quê hoà/hòa "\\', 'Đường quê hoà/hòa "\\'],
  ['jsonb', jsonParam(['a', { b: null }]), ['a', { b: null }]],
  ['json', jsonParam({ n: 1 }), { n: 1 }],
  ['bytea', Buffer.from([0, 255, 92, 39]), Buffer.from([0, 255, 92, 39])],
  ['text[]', ['một', 'hai, ba', null, '', 'NULL', '"{}\\'], ['một', 'hai, ba', null, '', 'NULL', '"{}\\']],
  [
    'text[][]',
    [
      ['a', 'b'],
      ['c', null],
    ],
    [
      ['a', 'b'],
      ['c', null],
    ],
  ],
  ['int8[]', [1, 2], [1, 2]],
  ['numeric[]', ['1.10', '2'], ['1.10', '2']],
  ['date[]', ['2025-07-01', null], ['2025-07-01', null]],
  ['timestamptz[]', ['2026-03-08T07:30:00.123Z'], ['2026-03-08T07:30:00.123Z']],
  ['uuid[]', ['018f4e2a-0000-7000-8000-00000000abcd'], ['018f4e2a-0000-7000-8000-00000000abcd']],
  ['daterange', '[2025-01-01,2025-07-01)', '[2025-01-01,2025-07-01)'],
  ['daterange', '[2025-07-01,)', '[2025-07-01,)'],
  ['int4range', 'empty', 'empty'],
]

for (const tz of ['Asia/Ho_Chi_Minh', 'America/New_York']) {
  describe(`values in a process of ${tz}`, () => {
    it.each(CASES)('%s %j', async (type, written, read) => {
      process.env.TZ = tz
      const first = await db.pool.query(`select $1::${type} as value`, [written])
      expect(first.rows[0]?.value).toEqual(read)
      const again = type.startsWith('json') ? jsonParam(read) : read
      const second = await db.pool.query(`select $1::${type} as value`, [again])
      expect(second.rows[0]?.value).toEqual(read)
    })

    it('null of every type', async () => {
      process.env.TZ = tz
      for (const [type] of CASES) {
        expect((await db.pool.query(`select $1::${type} as value`, [null])).rows).toEqual([{ value: null }])
      }
    })
  })
}

describe('what does not fit', () => {
  it('an int8 outside of what a number can hold throws and never rounds', async () => {
    for (const value of ['9007199254740992', '-9223372036854775808']) {
      await expect(db.pool.query(`select '${value}'::int8`)).rejects.toThrow(RangeError)
    }
    expect((await db.pool.query('select count(*) as n from generate_series(1, 3)')).rows).toEqual([{ n: 3 }])
  })

  it('a connection asks for the calendar of Vietnam and for ISO dates', async () => {
    const result = await db.pool.query(
      "select current_setting('TimeZone') as zone, current_setting('DateStyle') as style, '2026-01-01T00:00:00Z'::timestamptz::date as day",
    )
    expect(result.rows).toEqual([{ zone: 'Asia/Ho_Chi_Minh', style: 'ISO, MDY', day: '2026-01-01' }])
  })

  it('reads an offset with seconds, as old Vietnamese time has', () => {
    expect(parseTimestamptz('1900-01-01 07:06:30+07:06:30')).toBe('1900-01-01T00:00:00.000Z')
    expect(parseTimestamptz('1899-12-31 19:03:58-04:56:02')).toBe('1900-01-01T00:00:00.000Z')
  })
})
