import { describe, expect, test } from 'vitest'
import type { PayloadOf } from '../../core/reading/proposals.ts'
import { type Corrected, correct } from './corrections.ts'

const claim = (value: number, quote: string, kind = 'models_total'): PayloadOf<'claim'> => ({
  claim: { kind, value, start: 0, quote, why: [], qualifier: { level: 'huyện' } },
  sameAs: null,
})
const problemOf = (payload: PayloadOf<'claim'>, fix: Corrected) => {
  const result = correct('claim', payload, fix)
  return result.ok ? undefined : [result.problem.code, result.problem.field]
}

describe('a corrected value must stand in the words', () => {
  test.each<[string, string, string]>([
    ['120', 'có 12 mô hình', 'a number that is ten times the printed one'],
    ['12', 'có 120 mô hình', 'a tenth of it'],
    ['1', '100 mô hình', 'its first digit'],
    ['14', 'hơn 1.014 mô hình', 'its end'],
    ['2', '2 tỷ đồng', 'the printed one without its scale'],
  ])('%s in «%s» is refused: %s', (value, quote) => {
    expect(problemOf(claim(5, quote), { value })).toEqual(['proposal.not-in-words', 'value'])
  })

  test.each<[string, string, number]>([
    ['120', 'có 120 mô hình', 120],
    ['1014', 'hơn 1.014 mô hình', 1014],
    ['1.014', 'hơn 1.014 mô hình', 1014],
    ['1.014.000', '1.014.000 đồng', 1_014_000],
    ['2.000.000.000', '2 tỷ đồng', 2e9],
    ['1.234,5', '1.234,5 m2', 1234.5],
    ['12', 'mười hai mô hình', 12],
  ])('%s in «%s» is taken', (value, quote, taken) => {
    const result = correct('claim', claim(5, quote), { value })
    expect(result.ok && result.value.claim.value).toBe(taken)
  })

  test('the value as it was read is no correction of it', () => {
    expect(problemOf(claim(33, 'ba mươi ba trong 40 mô hình'), { value: '33' })).toBeUndefined()
  })
})

describe('a corrected kind', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'xyz', ''])('%j is refused', (kind) => {
    expect(problemOf(claim(5, '5 mô hình'), { kind })).toEqual(['input.invalid', 'kind'])
  })

  test('is one of the known ones, or the one that was read', () => {
    expect(problemOf(claim(5, '5 mô hình'), { kind: 'awards_collective' })).toBeUndefined()
    expect(problemOf(claim(5, '5 cây cầu', 'works'), { kind: 'works' })).toBeUndefined()
    expect(problemOf(claim(5, '5 cây cầu', 'works'), { kind: 'area_ha' })).toEqual(['input.invalid', 'kind'])
  })
})

describe('what is emptied', () => {
  const programme: PayloadOf<'programme'> = {
    movement: 'Dân vận khéo',
    place: {},
    unitId: null,
    choices: [],
    label: '2021-2023',
    from: 2021,
    to: 2023,
    asOf: '2023-09-26',
  }
  test('is taken away where it may be missing', () => {
    const corrected = correct('claim', claim(5, '5 mô hình'), { level: '' })
    expect(corrected.ok && corrected.value.claim.qualifier).toBeUndefined()
    expect(correct('programme', programme, { asOf: '' })).toMatchObject({ value: { asOf: null } })
    const event: PayloadOf<'event'> = { kind: 'launch', date: '2023-09-26', host: 'Huyện ủy' }
    expect(correct('event', event, { host: '', date: '' })).toEqual({ ok: true, value: { kind: 'launch' } })
  })

  test('is refused where it may not', () => {
    expect(correct('programme', programme, { movement: ' ' })).toMatchObject({ problem: { field: 'movement' } })
    expect(correct('organiser', { name: 'Huyện ủy' }, { name: '' })).toMatchObject({ problem: { field: 'name' } })
  })
})

test.each(['0000-01-01', '9999-12-31', '2023-02-30', '26/09/2023'])('the day %s is refused by its name', (date) => {
  const result = correct('event', { kind: 'launch' }, { date })
  expect(result).toMatchObject({ problem: { code: 'date.invalid', field: 'date', details: { value: date } } })
})
