import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayBefore, holdsOn, isDay, nearestDay } from './dates.ts'

const day = fc
  .integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) })
  .map((ms) => new Date(ms).toISOString().slice(0, 10))

test.each([
  ['2025-07-01', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-7-1', false],
  ['', false],
])('%j is a day: %s', (text, yes) => expect(isDay(text)).toBe(yes))

test('the day before the first of July is the last of June', () => expect(dayBefore('2025-07-01')).toBe('2025-06-30'))

test('the nearest day is in the stretch, and is the wanted one when that is', () => {
  fc.assert(
    fc.property(fc.option(day), fc.option(day), fc.option(day, { nil: undefined }), (a, b, wanted) => {
      if (a !== null && b !== null && a >= b) return
      const span = { validFrom: a, validTo: b }
      const found = nearestDay(span, wanted)
      expect(holdsOn(span, found)).toBe(true)
      if (wanted !== undefined && holdsOn(span, wanted)) expect(found).toBe(wanted)
    }),
  )
})
