import fc from 'fast-check'
import { expect, test } from 'vitest'
import { halvesOf, pointsOf, setFor, setTotal } from './points.ts'
import { type Citable, replacementOn, validOn } from './validity.ts'

test('points are typed and shown in halves', () => {
  expect(['7,5', '7.5', '40', '0', '7,0', ' 12 '].map(halvesOf)).toEqual([15, 15, 80, 0, 14, 24])
  expect(['7,3', '-1', 'x', '', '7,', '1.000', '7,50', '12345'].map(halvesOf)).toEqual(Array(8).fill(undefined))
  fc.assert(
    fc.property(fc.nat(19_999), fc.constantFrom(',' as const, '.' as const), (halves, mark) => {
      const shown = pointsOf(halves, mark)
      expect(halvesOf(shown)).toBe(halves)
      expect(Number(shown.replace(',', '.'))).toBe(halves / 2)
    }),
  )
})

test('a set adds up in the open: bonus apart, a hundred only noted', () => {
  const set = setTotal(
    [
      { kind: 'numeric', maxHalves: 140, items: [] },
      { kind: 'checklist', maxHalves: 60, items: [20, 20, 19] },
      { kind: 'bonus', maxHalves: 20, items: [] },
    ],
    10,
  )
  expect(set).toEqual({ base: 200, bonus: 10, isHundred: true, uneven: [1] })
  expect(setTotal([{ kind: 'numeric', maxHalves: 199, items: [] }], 0)).toMatchObject({ isHundred: false, bonus: 0 })
})

test('the set of a file is the one that names most of it', () => {
  const meant = fc.record({
    kind: fc.constantFrom('collective', 'individual'),
    field_code: fc.constantFrom('', 'economy', 'defence'),
    level: fc.constantFrom('', 'base', 'province'),
    adopted_on: fc.constantFrom('2026-01-01', null),
  })
  const sets = fc.array(meant, { maxLength: 8 }).map((all) => all.map((one, id) => ({ id: String(id), ...one })))
  fc.assert(
    fc.property(
      sets,
      fc.constantFrom('collective', 'individual'),
      fc.constantFrom('economy', 'defence', ''),
      fc.constantFrom('base', ''),
      (all, kind, fieldCode, level) => {
        const fits = all.filter(
          (s) => s.kind === kind && ['', fieldCode].includes(s.field_code) && ['', level].includes(s.level),
        )
        const points = (s: (typeof all)[number]) =>
          Number(s.adopted_on !== null) * 4 + Number(s.field_code !== '') * 2 + Number(s.level !== '')
        const wanted = [...fits].sort((a, b) => points(b) - points(a) || Number(a.id) - Number(b.id))[0]
        expect(setFor(all, { kind, fieldCode, level })).toEqual(wanted)
      },
    ),
  )
})

const basis = (id: string, from: string | null, to: string | null, next: string | null): Citable => ({
  id,
  valid_from: from,
  valid_to: to,
  replaced_by_id: next,
})

test('a text ends on the first day on which it no longer holds', () => {
  const decree = basis('a', '2025-07-01', '2027-03-01', null)
  expect(['2025-06-30', '2025-07-01', '2027-02-28', '2027-03-01'].map((d) => validOn(decree, d))).toEqual([
    'not-yet',
    'valid',
    'valid',
    'expired',
  ])
})

test('what replaced it is followed until something holds, and no further than a circle', () => {
  const all = new Map(
    [
      basis('a', null, '2018-01-01', 'b'),
      basis('b', '2018-01-01', '2026-05-27', 'c'),
      basis('c', '2026-05-27', null, null),
      basis('x', null, '2020-01-01', 'y'),
      basis('y', null, '2021-01-01', 'x'),
    ].map((one) => [one.id, one]),
  )
  const after = (id: string, day: string) => replacementOn(all.get(id) as Citable, all, day)?.id
  expect(after('a', '2019-01-01')).toBe('b')
  expect(after('a', '2026-12-01')).toBe('c')
  expect(after('x', '2026-12-01')).toBeUndefined()
  expect(after('c', '2026-12-01')).toBeUndefined()
})
