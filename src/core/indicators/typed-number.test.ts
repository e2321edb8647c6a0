import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INDICATORS } from './catalogue.ts'
import { printedNumber, sumOf, typedNumber } from './typed-number.ts'

describe('a number as it is typed', () => {
  test.each([
    ['1.234,5', '1234.5'],
    ['1234,5', '1234.5'],
    ['5 triệu', '5000000'],
    ['2,5 tỷ', '2500000000'],
    ['1 triệu rưỡi', '1500000'],
    ['300k', '300000'],
    ['12.000.000', '12000000'],
    ['007', '7'],
    ['0', '0'],
    ['1,50', '1.5'],
    ['0,1234 triệu', '123400'],
    [' 20 TRIỆU ', '20000000'],
  ])('%s is %s', (typed, value) => expect(typedNumber(typed)).toBe(value))

  test.each([
    '1.5',
    '1.23.4',
    '-5',
    '5 triêu',
    'năm',
    '1,2,3',
    '1e9',
    '5 rưỡi',
    '٣',
    '1.2345',
    '5 triệu đồng nhé',
  ])('%s is none', (typed) => expect(typedNumber(typed)).toBeUndefined())

  test('nothing is nothing', () => expect(typedNumber('  ')).toBeNull())

  test('what is printed in Vietnamese reads as the same number', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const value = cents === 0 ? String(whole) : `${whole}.${String(cents).padStart(2, '0').replace(/0$/, '')}`
        expect(typedNumber(printedNumber(value, 'vi'))).toBe(value)
      }),
    )
  })

  test('sums are exact, against whole cents', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 10n ** 14n), { maxLength: 20 }), (cents) => {
        const text = (n: bigint) => `${n / 100n}.${String(n % 100n).padStart(2, '0')}`
        const plain = (t: string) => t.replace(/\.?0+$/, (z) => (z.startsWith('.') ? '' : t.includes('.') ? '' : z))
        const total = cents.reduce((a, b) => a + b, 0n)
        expect(sumOf(cents.map(text))).toBe(plain(text(total)))
      }),
    )
  })
})

test('every indicator has a code of its own, and a meaning', () => {
  expect(new Set(INDICATORS.map((one) => one.code)).size).toBe(INDICATORS.length)
  expect(INDICATORS.filter((one) => one.roles.length === 0 || one.vi === '' || one.unit === '')).toEqual([])
})
