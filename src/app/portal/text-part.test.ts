import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PartAsked, partOf, SURELY_FIRST, stretchOf } from './text-part.ts'

/** What the database gives: a stretch of the text in code points. */
const read = (points: readonly string[], asked: PartAsked) => {
  const { from, length } = stretchOf(points.length, asked)
  expect(length).toBeLessThanOrEqual(30_000)
  return partOf(points.slice(from, from + length).join(''), points.length, asked)
}

const texts = fc
  .record({
    word: fc.constantFrom('a', 'chữ ', '😀 ', 'dòng\n', 'khôngcóchỗcắt'),
    other: fc.constantFrom(' ', '\n', 'ế'),
    times: fc.integer({ min: 0, max: 9000 }),
    every: fc.integer({ min: 1, max: 3000 }),
  })
  .map(({ word, other, times, every }) => [
    ...Array.from({ length: times }, (_, i) => (i % every === 0 ? other : word)).join(''),
  ])

describe('a text in parts', () => {
  test('the parts, joined, are the text; each begins where the one before ends', () => {
    fc.assert(
      fc.property(texts, (points) => {
        const { of } = read(points, { number: 1 })
        const parts = Array.from({ length: of }, (_, i) => read(points, { number: i + 1 }))
        expect(parts.map((p) => p.text).join('')).toBe(points.join(''))
        for (const [i, p] of parts.entries()) {
          expect([p.number, p.from]).toEqual([i + 1, i === 0 ? 0 : parts[i - 1]?.to])
          expect([...p.text].length).toBe(p.to - p.from)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('a place is in the part that is given for it; an early one in the first', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (points, any) => {
        if (points.length === 0) return
        const at = any % points.length
        const part = read(points, { at })
        expect(part.from <= at && at < part.to).toBe(true)
        expect(read(points, { number: part.number })).toEqual(part)
        if (at < SURELY_FIRST) expect(part.number).toBe(1)
      }),
      { numRuns: 200 },
    )
  })

  test('an everyday text is one part; a number beyond the text is its last, and nonsense its first', () => {
    expect(read([...'Một bài báo. '.repeat(500)], { number: 1 }).of).toBe(1)
    const long = [...'một dòng\n'.repeat(4000)]
    expect(read(long, { number: 99 })).toEqual(read(long, { number: read(long, { number: 1 }).of }))
    for (const number of [0, -1, Number.NaN]) expect(read(long, { number }).number).toBe(1)
    expect(read(long, { at: Number.POSITIVE_INFINITY }).to).toBe(long.length)
    expect(read(long, { number: 2 }).text).toMatch(/^một dòng\n/)
  })
})
