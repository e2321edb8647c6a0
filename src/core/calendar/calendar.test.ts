import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holidays } from '../../../test/support/holidays.ts'
import { type LocalDay, openCalendar } from './calendar.ts'
import { addDays, dayNumber, dayOf, daysBetween, weekday } from './days.ts'
import { holidaysOf } from './holidays.ts'
import { lunarDay, lunarMonth } from './lunar.ts'

const RULES = holidays()
const plain = openCalendar(RULES, [])

/** Tết as it was kept, or will be by the published Vietnamese calendar. */
const TET =
  '2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08'.split(
    ' ',
  )
/** Earlier years in which Viet Nam and China kept it on different days. */
const TET_APART = ['1968-01-29', '1969-02-16', '1985-01-21', '2007-02-17']
/** 10/3 lunar as it was kept. */
const GIO_TO = ['2020-04-02', '2021-04-21', '2022-04-10', '2023-04-29', '2024-04-18', '2025-04-07', '2026-04-26']

test('Tết and Giỗ Tổ fall on the days they are known for', () => {
  expect(TET.map((day) => lunarDay(Number(day.slice(0, 4)), 1, 1))).toEqual(TET)
  expect(TET_APART.map((day) => lunarDay(Number(day.slice(0, 4)), 1, 1))).toEqual(TET_APART)
  expect(GIO_TO.map((day) => lunarDay(Number(day.slice(0, 4)), 3, 10))).toEqual(GIO_TO)
})

test('months are those of an independent lunar calendar, but for new moons near midnight', () => {
  const other = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const said = (day: string) =>
    Object.fromEntries(other.formatToParts(new Date(`${day}T12:00Z`)).map((part) => [part.type, part.value]))
  let apart = 0
  for (let year = 2020; year <= 2035; year++) {
    for (let month = 1; month <= 12; month++) {
      const first = said(lunarMonth(year, month))
      if (first.day === '1' && first.month === String(month)) continue
      // China's day is an hour ahead: what begins there a day later is here the last day of the month before.
      expect(['29', '30']).toContain(first.day)
      apart += 1
    }
  }
  expect(apart).toBeLessThanOrEqual(6)
})

test('the days off of past years are those that were announced', () => {
  const off = (year: number, from: string, to: string) =>
    holidaysOf(RULES, year)
      .map((rest) => rest.day)
      .filter((day) => from <= day && day <= to)
  expect(off(2023, '2023-01-15', '2023-01-31')).toEqual(
    ['20', '21', '22', '23', '24', '25', '26'].map((d) => `2023-01-${d}`),
  )
  expect(off(2024, '2024-02-01', '2024-02-28')).toEqual(
    ['08', '09', '10', '11', '12', '13', '14'].map((d) => `2024-02-${d}`),
  )
  expect(off(2026, '2026-02-01', '2026-02-28')).toEqual(['16', '17', '18', '19', '20'].map((d) => `2026-02-${d}`))
  // Giỗ Tổ on a Saturday, then 30/4 and 1/5: two days of compensation after them
  expect(off(2023, '2023-04-25', '2023-05-05')).toEqual([
    '2023-04-29',
    '2023-04-30',
    '2023-05-01',
    '2023-05-02',
    '2023-05-03',
  ])
  expect(off(2020, '2020-09-01', '2020-09-05')).toEqual(['2020-09-02'])
  expect(off(2026, '2026-11-01', '2026-11-30')).toEqual([])
})

const day2020to2035 = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2035-12-31') }).map(dayOf)
const localDays = fc
  .uniqueArray(fc.record({ day: day2020to2035, working: fc.boolean(), basis: fc.constant('Thông báo thử') }), {
    selector: (one) => one.day,
    maxLength: 40,
  })
  .map((all): readonly LocalDay[] => all)

/** Working or not, said in the plainest way, without anything of the calendar but the list of days off. */
function reference(local: readonly LocalDay[]): (day: string) => boolean {
  const off = new Set<string>()
  for (let year = 2019; year <= 2037; year++) for (const rest of holidaysOf(RULES, year)) off.add(rest.day)
  return (day) => {
    const own = local.find((one) => one.day === day)
    if (own !== undefined) return own.working
    const name = new Date(`${day}T00:00:00Z`).toUTCString().slice(0, 3)
    return name !== 'Sat' && name !== 'Sun' && !off.has(day)
  }
}

test('days are counted as a plain walk through the calendar counts them', () => {
  fc.assert(
    fc.property(day2020to2035, fc.integer({ min: 0, max: 60 }), localDays, (start, n, local) => {
      const calendar = openCalendar(RULES, local)
      const works = reference(local)
      let at = start
      if (n === 0) while (!works(at)) at = addDays(at, 1)
      for (let left = n; left > 0; ) {
        at = addDays(at, 1)
        if (works(at)) left -= 1
      }
      expect(calendar.addWorkingDays(start, n)).toBe(at)
      if (n > 0) expect(calendar.workingDaysBetween(start, at)).toBe(n)
      if (n > 0) expect(calendar.workingDaysBetween(start, addDays(at, -1))).toBe(n - 1)
    }),
    { numRuns: 300 },
  )
})

test('there and back, and in two parts', () => {
  fc.assert(
    fc.property(day2020to2035, day2020to2035, day2020to2035, fc.integer({ min: 1, max: 40 }), (a, b, c, n) => {
      expect(plain.workingDaysBetween(a, b) + plain.workingDaysBetween(b, c)).toBe(plain.workingDaysBetween(a, c))
      const later = plain.addWorkingDays(a, n)
      expect(plain.isWorkingDay(later)).toBe(true)
      expect(daysBetween(a, later)).toBeGreaterThanOrEqual(n)
      const back = plain.addWorkingDays(later, -n)
      expect(plain.workingDaysBetween(back, later)).toBe(n)
      expect(back <= a).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a deadline starts with the day in Viet Nam, whatever the hour, and its own day does not count', () => {
  // Monday 16/11/2026, 23:59:59 and then midnight in Viet Nam
  expect(plain.deadline('2026-11-16T16:59:59.999Z', 1)).toBe('2026-11-17')
  expect(plain.deadline('2026-11-16T17:00:00.000Z', 1)).toBe('2026-11-18')
  expect(plain.deadline('2026-11-16', 5)).toBe('2026-11-23')
  expect(plain.deadline('2026-11-20T10:00:00+07:00', 1)).toBe('2026-11-23')
  // over Tết 2026: Friday 13/02, five working days
  expect(plain.deadline('2026-02-13', 5)).toBe('2026-02-27')
  fc.assert(
    fc.property(day2020to2035, fc.integer({ min: 0, max: 86_399 }), fc.integer({ min: 1, max: 20 }), (day, s, n) => {
      const moment = new Date(Date.parse(`${day}T00:00:00+07:00`) + s * 1000).toISOString()
      expect(plain.deadline(moment, n)).toBe(plain.deadline(day, n))
    }),
  )
})

test('every weekend holiday is compensated by a working day of its own', () => {
  for (let year = 2020; year <= 2035; year++) {
    const rest = holidaysOf(RULES, year)
    const onWeekends = rest.filter((one) => !one.compensates && weekday(one.day) >= 5).length
    const compensated = rest.filter((one) => one.compensates)
    expect(compensated.length).toBe(onWeekends)
    expect(new Set(rest.map((one) => one.day)).size).toBe(rest.length)
    for (const one of compensated) expect(weekday(one.day)).toBeLessThan(5)
  }
})

test('what the office announced goes before the general calendar', () => {
  const swap = openCalendar(RULES, [
    { day: '2026-08-22', working: true, basis: 'Thông báo thử' },
    { day: '2026-08-31', working: false, basis: 'Thông báo thử' },
  ])
  expect(plain.kindOf('2026-08-22').kind).toBe('weekend')
  expect(swap.kindOf('2026-08-22').kind).toBe('swapped')
  expect(swap.kindOf('2026-08-31').kind).toBe('off')
  expect(swap.addWorkingDays('2026-08-21', 1)).toBe('2026-08-22')
  expect(swap.addWorkingDays('2026-08-28', 1)).toBe('2026-09-03')
  expect(swap.kindOf('2026-09-01')).toMatchObject({ kind: 'holiday', rule: { code: 'quoc-khanh' } })
})
