import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsAfter, nextReport } from './due.ts'

test('months end on a day that the month has', () => {
  expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28')
  expect(monthsAfter('2027-08-31', 6)).toBe('2028-02-29')
  expect(monthsAfter('2026-03-15', 12)).toBe('2027-03-15')
})

test('twelve months are a year, whatever the day; a month never skips one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1990, max: 2080 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      (y, m, d) => {
        const two = (n: number) => String(n).padStart(2, '0')
        const later = m + 6 > 12 ? [y + 1, m - 6] : [y, m + 6]
        expect(monthsAfter(`${y}-${two(m)}-${two(d)}`, 12)).toBe(`${y + 1}-${two(m)}-${two(d)}`)
        expect(monthsAfter(`${y}-${two(m)}-${two(d)}`, 6)).toBe(`${later[0]}-${two(later[1] ?? 0)}-${two(d)}`)
      },
    ),
  )
})

test('six months first, then twelve, then nothing', () => {
  expect(nextReport('2026-01-31', [])).toEqual({ months: 6, by: '2026-07-31' })
  expect(nextReport('2026-01-31', [6])).toEqual({ months: 12, by: '2027-01-31' })
  expect(nextReport('2026-01-31', [6, 12])).toBeUndefined()
})
