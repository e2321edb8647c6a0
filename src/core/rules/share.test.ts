import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewest, reached, type Share } from './share.ts'

const share = (num: number, den: number, more = false): Share => ({ num, den, more, of: 'members' })

test('the boundary cases are exact', () => {
  expect(reached(share(2, 3), 6, 9)).toBe(true)
  expect(reached(share(2, 3), 5, 9)).toBe(false)
  expect(reached(share(4, 5), 8, 10)).toBe(true)
  expect(reached(share(9, 10), 9, 10)).toBe(true)
  expect(reached(share(1, 2, true), 5, 10)).toBe(false)
  expect(reached(share(1, 2, true), 6, 10)).toBe(true)
  expect(reached(share(1, 2), 0, 0)).toBe(false)
})

test('the fewest reach it, and one fewer does not', () => {
  fc.assert(
    fc.property(
      fc.nat(20),
      fc.integer({ min: 1, max: 20 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 500 }),
      (num, den, more, of) => {
        const s = share(num, den, more)
        const n = fewest(s, of)
        return reached(s, n, of) && (n === 0 || !reached(s, n - 1, of))
      },
    ),
  )
})
