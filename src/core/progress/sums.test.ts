import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FigureLine, sumsOf } from './sums.ts'

const line = fc.record({
  entry: fc.nat(7),
  indicator: fc.constantFrom('money', 'workdays'),
  method: fc.constantFrom('counted' as const, 'estimated' as const),
  cents: fc.nat(1_000_000),
})

test('sums count what stands, counted apart from estimated, as a plain loop over whole cents does', () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 25 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      (lines, corrects) => {
        // Entry n corrects entry n - 1 where the coin says so.
        const entries = corrects.map((yes, n) => ({ id: `e${n}`, replacesId: yes && n > 0 ? `e${n - 1}` : null }))
        const figures = lines.map(
          (l): FigureLine => ({
            entryId: `e${l.entry}`,
            indicator: l.indicator,
            role: 'result',
            method: l.method,
            contributor: null,
            value: `${Math.floor(l.cents / 100)}.${String(l.cents % 100).padStart(2, '0')}`,
          }),
        )
        const sums = sumsOf(entries, figures)
        for (const indicator of ['money', 'workdays'])
          for (const method of ['counted', 'estimated'] as const) {
            let cents = 0
            let any = false
            for (const l of lines) {
              const gone = corrects[l.entry + 1] === true
              if (gone || l.indicator !== indicator || l.method !== method) continue
              cents += l.cents
              any = true
            }
            const found = sums.find((one) => one.indicator === indicator)?.[method] ?? null
            expect(found === null ? null : Math.round(Number(found) * 100)).toBe(any ? cents : null)
          }
      },
    ),
  )
})

test('who gave is told apart', () => {
  const of = (contributor: 'people' | 'budget', value: string): FigureLine => ({
    entryId: 'a',
    indicator: 'money',
    role: 'contribution',
    method: 'counted',
    contributor,
    value,
  })
  const sums = sumsOf([{ id: 'a', replacesId: null }], [of('budget', '2'), of('people', '3'), of('people', '4.5')])
  expect(sums.map((one) => [one.contributor, one.counted, one.estimated])).toEqual([
    ['people', '7.5', null],
    ['budget', '2', null],
  ])
})
