import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMPTY_PACK } from '../rules/rule-pack.ts'
import { combine, compare, type Fraction, tenths } from './combine.ts'
import { type Band, bandOf, conclude } from './conclusion.ts'
import { difference } from './differences.ts'
import { apart, fairness, type Score } from './fairness.ts'
import { type Criteria, changedLines, type Line, sheetTotal, unscored } from './sheet.ts'

const set: Criteria = {
  bonusMaxHalves: 10,
  criteria: [
    { id: 'n', kind: 'numeric', maxHalves: 30, items: [] },
    {
      id: 'c',
      kind: 'checklist',
      maxHalves: 20,
      items: [
        { id: 'x', halves: 10 },
        { id: 'y', halves: 7 },
        { id: 'z', halves: 9 },
      ],
    },
    { id: 'b1', kind: 'bonus', maxHalves: 8, items: [] },
    { id: 'b2', kind: 'bonus', maxHalves: 8, items: [] },
  ],
}
const line = (criterionId: string, halves: number | null, items: string[] = []): Line => ({
  criterionId,
  halves,
  items,
  reason: '',
})
const total = (...lines: Line[]) => {
  const found = sheetTotal(set, lines)
  return found.ok ? found.value : found.problem.code
}

describe('a sheet', () => {
  test('adds its points; a checklist gives what its items give, up to its maximum', () => {
    expect(total(line('n', 15), line('c', 0, ['x', 'y']))).toMatchObject({ base: 32, total: 32 })
    expect(total(line('c', 0, ['x', 'y', 'z']))).toMatchObject({ base: 20 })
  })

  test('counts bonus up to the cap of all bonuses together', () => {
    expect(total(line('n', 10), line('b1', 8), line('b2', 5))).toEqual({
      base: 10,
      bonusGiven: 13,
      bonus: 10,
      total: 20,
    })
  })

  test('takes nought for scored, and nothing for not scored', () => {
    expect(unscored(set, [line('n', 0), line('c', 0), line('b1', null)])).toEqual(['b1', 'b2'])
  })

  test.each([
    [line('n', 31), 'score.out-of-range'],
    [line('n', -1), 'score.out-of-range'],
    [line('n', 0.5), 'score.out-of-range'],
    [line('c', 0, ['x', 'stray']), 'input.invalid'],
  ])('refuses points that cannot be: %o', (wrong, code) => expect(total(wrong)).toBe(code))

  test('says which points changed', () => {
    const before = [line('n', 10), line('c', null), line('b1', 2)]
    expect(changedLines(before, [line('n', 11), line('c', 3), line('b1', 2), line('b2', 1)])).toEqual(['n'])
  })
})

describe('a team', () => {
  const totals = fc.array(fc.nat(230), { minLength: 1, maxLength: 15 })
  const exact = (f: Fraction | undefined) => [BigInt(f?.num ?? 0), BigInt(f?.den ?? 1)] as const

  test('has the exact mean: what every member would have to give for the same sum', () => {
    fc.assert(
      fc.property(totals, (given) => {
        const [num, den] = exact(combine(given, 'mean'))
        return num * BigInt(given.length) === den * given.reduce((sum, one) => sum + BigInt(one), 0n)
      }),
    )
  })

  test('trims one highest and one lowest from three sheets on, ties included', () => {
    expect(combine([100, 180, 181, 182, 200], 'trimmed-mean')).toEqual({ num: 543, den: 3 })
    expect(combine([100, 100, 100], 'trimmed-mean')).toEqual({ num: 100, den: 1 })
    expect(combine([100, 201], 'trimmed-mean')).toEqual({ num: 301, den: 2 })
    expect(combine([], 'mean')).toBeUndefined()
    fc.assert(
      fc.property(totals, (given) => {
        const [num, den] = exact(combine(given, 'trimmed-mean'))
        let rest = [...given]
        if (rest.length >= 3) {
          rest.splice(rest.indexOf(Math.max(...rest)), 1)
          rest.splice(rest.indexOf(Math.min(...rest)), 1)
        }
        rest = rest.map((one) => one)
        return num * BigInt(rest.length) === den * rest.reduce((sum, one) => sum + BigInt(one), 0n)
      }),
    )
  })

  test('is shown in tenths, half up, and decided on the fraction', () => {
    expect(tenths({ num: 181, den: 3 })).toBe(302)
    expect(tenths({ num: 1, den: 10 })).toBe(1)
    expect(tenths({ num: 543, den: 3 })).toBe(905)
    // 89,95 points are shown as 90,0 and are still below 90.
    const just: Fraction = { num: 1799, den: 10 }
    expect(tenths(just)).toBe(900)
    expect(bandOf(BANDS, just)?.label).toBe('tốt')
    expect(compare(just, { num: 180, den: 1 })).toBeLessThan(0)
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 60 }), (num, den) => {
        const shown = tenths({ num, den })
        // Within half a tenth: |shown/10 − num/(2·den)| ≤ 1/20, in whole numbers.
        return 2 * Math.abs(shown * den * 2 - 10 * num) <= 2 * den && shown * den * 2 > 10 * num - 2 * den
      }),
    )
  })

  test('shows how far its members are apart', () => {
    const given = [1, 2, 3].map((n) => ({ memberId: String(n), halves: n * 4 }))
    expect(difference(given, 8)).toEqual({ lowest: 4, highest: 12, spread: 8, tooWide: true })
    expect(difference(given, 9)?.tooWide).toBe(false)
    expect(difference(given, null)?.tooWide).toBeNull()
    expect(difference(given.slice(1, 2), 1)).toBeUndefined()
  })
})

const band = (label: string, fromHalves: number, passes: boolean | null): Band => ({
  id: label,
  label,
  fromHalves,
  passes,
})
const BANDS = [band('khá', 130, true), band('xuất sắc', 180, true), band('tốt', 160, true)]
const ADOPTED = '2026-01-01'
const rules = { adoptedOn: ADOPTED, appraisal: { ...EMPTY_PACK.appraisal, minMembers: 2 } }
const of = (...bands: Band[]) => ({ adoptedOn: ADOPTED, bands })

describe('a conclusion', () => {
  const value = (...args: Parameters<typeof conclude>) => {
    const found = conclude(...args)
    return found.kind === 'concluded' ? found.value : found
  }
  test('takes the highest band that is reached, exactly', () => {
    expect(value(rules, of(...BANDS), [180, 180])).toMatchObject({
      band: { label: 'xuất sắc' },
      proposes: 'yes',
      unset: [],
    })
    expect(value(rules, of(...BANDS), [180, 179])).toMatchObject({ band: { label: 'tốt' } })
    expect(value(rules, of(...BANDS), [100, 100])).toMatchObject({ band: undefined, proposes: 'no' })
    expect(value(rules, of(band('đạt', 0, false)), [9, 9])).toMatchObject({ proposes: 'no' })
  })

  test('decides on the fraction: half a point short in thirty members is short', () => {
    const just = Array.from({ length: 30 }, (_, i) => (i === 0 ? 129 : 130))
    expect(value(rules, of(...BANDS), just)).toMatchObject({ band: undefined, proposes: 'no' })
    expect(value(rules, of(...BANDS), [...just.slice(1), 130])).toMatchObject({ proposes: 'yes' })
  })

  test('is not drawn where nobody set the rule, and says which', () => {
    const empty = { adoptedOn: ADOPTED, appraisal: EMPTY_PACK.appraisal }
    expect(value(undefined, of(...BANDS), [180])).toMatchObject({ proposes: 'unset', unset: ['adoption'] })
    expect(value({ ...rules, adoptedOn: null }, of(...BANDS), [180])).toMatchObject({ unset: ['adoption'] })
    expect(value(rules, { ...of(...BANDS), adoptedOn: null }, [180, 180])).toMatchObject({ unset: ['adoption'] })
    expect(value(empty, of(), [180])).toMatchObject({ proposes: 'unset', unset: ['min-members', 'bands'] })
    expect(value(rules, of(band('tốt', 0, null)), [9, 9])).toMatchObject({ proposes: 'unset', unset: ['band-passes'] })
  })

  test('needs as many sheets as the rules say', () => {
    expect(value(rules, of(...BANDS), [180])).toEqual({ kind: 'too-few', have: 1, need: 2 })
    expect(value(undefined, of(...BANDS), [])).toEqual({ kind: 'too-few', have: 0, need: 1 })
  })
})

describe('fairness', () => {
  /** Chance that is the same in every run, about normal. */
  function chance(seed: number): () => number {
    let state = seed
    const unit = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    }
    return () => Array.from({ length: 12 }, unit).reduce((sum, one) => sum + one, 0) - 6
  }

  /** A panel with known worth and known mildness, each file scored by some of the members. */
  function panel(seed: number, files: number, members: number, noise: number) {
    const next = chance(seed)
    const worth = Array.from({ length: files }, () => 150 + 15 * next())
    const raw = Array.from({ length: members }, () => 6 * next())
    const middle = raw.reduce((sum, one) => sum + one, 0) / members
    const mild = raw.map((one) => one - middle)
    const scores: Score[] = worth.flatMap((w, f) =>
      mild.flatMap((m, j) =>
        (f + j) % 4 === 0 ? [] : [{ fileId: `f${f}`, memberId: `m${j}`, halves: w + m + noise * next() }],
      ),
    )
    return { worth, mild, scores }
  }

  test('finds the planted severity of each member', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { mild, scores } = panel(seed, 40, 7, 3)
      const found = fairness(scores).severity
      // 30 files each, chance of 3 halves: an error of 3/√30 ≈ 0.55; three times that is stated.
      for (const [j, m] of mild.entries()) expect(Math.abs((found.get(`m${j}`) ?? 99) - m)).toBeLessThan(1.8)
    }
  })

  test('its intervals cover the truth about as often as they say', () => {
    let covered = 0
    let all = 0
    for (let seed = 1; seed <= 60; seed++) {
      const { worth, scores } = panel(seed, 30, 7, 3)
      const { files } = fairness(scores)
      const shift = mean(worth.map((w, f) => (files.get(`f${f}`)?.worth ?? 0) - w))
      for (const [f, w] of worth.entries()) {
        const found = files.get(`f${f}`)
        all += 1
        if (found !== undefined && Math.abs(found.worth - shift - w) <= 1.96 * found.error) covered += 1
      }
    }
    expect(covered / all).toBeGreaterThan(0.9)
    expect(covered / all).toBeLessThan(0.99)
  })

  test('tells two files apart only when chance does not explain the distance', () => {
    expect(apart({ worth: 100, error: 2 }, { worth: 103, error: 2 })).toBe(false)
    expect(apart({ worth: 100, error: 1 }, { worth: 103, error: 1 })).toBe(true)
    const one = fairness([{ fileId: 'a', memberId: 'm', halves: 9 }]).files.get('a')
    expect(one && apart(one, { worth: 0, error: 1 })).toBe(false)
  })

  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length
})
