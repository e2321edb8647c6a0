import { describe, expect, test } from 'vitest'
import { printedValues } from './printed-values.ts'

describe('the numbers that printed words may mean', () => {
  test.each<[string, number]>([
    ['có 12 mô hình', 12],
    ['07 tập thể', 7],
    ['hơn 1.014 mô hình', 1014],
    ['1.014.000 đồng', 1_014_000],
    ['gần 2,5 km', 2.5],
    ['1.234,5 m2', 1234.5],
    ['1,500 mô hình', 1500],
    ['1,500 km', 1.5],
    ['2 tỷ đồng', 2e9],
    ['2,35 tỷ đồng', 2_350_000_000],
    ['2 tỷ 500 triệu đồng', 2_500_000_000],
    ['từ 2-3 tỷ đồng', 2e9],
    ['từ 2 đến 3 triệu đồng', 2e6],
    ['5 – 7 mô hình', 5],
    ['17/25 xã', 17],
    ['17/25 xã', 25],
    ['100 mô hình', 100],
  ])('%s: %d', (quote, value) => {
    expect(printedValues(quote)).toContain(value)
  })

  test.each<[string, number]>([
    ['có 12 mô hình', 120],
    ['có 120 mô hình', 12],
    ['100 mô hình', 1],
    ['hơn 1.014 mô hình', 14],
    ['2 tỷ đồng', 2],
    ['2 tỷ đồng', 20],
    ['2 tỷ lệ', 2e9],
    ['5 – 7 mô hình', 57],
  ])('%s: not %d', (quote, value) => {
    expect(printedValues(quote)).not.toContain(value)
  })

  test('none where no digit is printed', () => {
    expect(printedValues('mười hai mô hình').size).toBe(0)
  })
})
