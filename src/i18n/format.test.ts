import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  approxWord,
  formatBytes,
  formatDate,
  formatList,
  formatMoment,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatValue,
} from './format.ts'
import { kindLabel, periodLabel, ruleSentence, valueLabel } from './labels.ts'

describe('numbers', () => {
  it('follow the language', () => {
    expect(formatNumber('vi', 1234.5)).toBe('1.234,5')
    expect(formatNumber('en', 1234.5)).toBe('1,234.5')
    expect(formatNumber('vi', 1000000)).toBe('1.000.000')
  })

  it('are never rounded', () => {
    expect(formatNumber('vi', 1.2345)).toBe('1,2345')
  })
})

describe('percent', () => {
  it('rounds half up to one decimal, as the reports print it', () => {
    expect(formatPercent('vi', 263, 295)).toBe('89,2\u00a0%')
    expect(formatPercent('vi', 15, 93)).toBe('16,1\u00a0%')
    expect(formatPercent('en', 15, 93)).toBe('16.1%')
    expect(formatPercent('vi', 1, 2)).toBe('50\u00a0%')
    expect(formatPercent('vi', 1, 2000)).toBe('0,1\u00a0%')
    expect(formatPercent('vi', 3, 2000)).toBe('0,2\u00a0%')
  })

  it('says nothing rather than a wrong number', () => {
    expect(formatPercent('vi', 1, 0)).toBe('')
    expect(formatPercent('vi', Number.NaN, 10)).toBe('')
  })

  it('agrees with rounding in whole numbers', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, whole) => {
        const scaled = BigInt(part) * 1000n
        const down = scaled / BigInt(whole)
        const up = (scaled - down * BigInt(whole)) * 2n >= BigInt(whole) ? down + 1n : down
        const shown = formatPercent('en', part, whole).replace('%', '').replaceAll(',', '')
        expect(Math.round(Number(shown) * 10)).toBe(Number(up))
      }),
    )
  })
})

describe('dates', () => {
  it('are calendar days, whatever is known of them', () => {
    expect(formatDate('vi', '2023-09-26')).toBe('26/09/2023')
    expect(formatDate('vi', '2023-09')).toBe('09/2023')
    expect(formatDate('vi', '2023')).toBe('2023')
  })

  it('tell moments in Vietnamese time', () => {
    expect(formatMoment('vi', '2026-11-22T17:30:00Z')).toBe('00:30, 23/11/2026')
    expect(formatMoment('vi', 'không rõ')).toBe('không rõ')
  })

  it('write ranges with the dash of ranges', () => {
    expect(formatPeriod('vi', '2021 - 2023')).toBe('2021–2023')
    expect(periodLabel('vi', '2021-2023', 'inside')).toBe('giai đoạn 2021–2023')
    expect(periodLabel('en', '2023')).toBe('Year 2023')
  })
})

describe('values', () => {
  it('keep their approximate word', () => {
    expect(formatValue('vi', 270, 'hơn')).toBe('hơn 270')
    expect(formatValue('en', 270, 'Hơn')).toBe('more than 270')
    expect(approxWord('en', 'xấp xỉ')).toBe('xấp xỉ')
    expect(formatValue('vi', 5, undefined, 7)).toBe('5–7')
    expect(formatValue('vi', 'ba')).toBe('ba')
  })

  it('say sizes and lists', () => {
    expect(formatBytes('vi', 1_500_000)).toBe('1,4 MB')
    expect(formatBytes('en', 900)).toBe('900 B')
    expect(formatList('vi', ['a', 'b', 'c'])).toBe('a, b và c')
    expect(formatList('en', ['a'])).toBe('a')
  })
})

describe('labels', () => {
  it('never show a code of a claim', () => {
    expect(kindLabel('vi', 'models_replicated')).toBe('mô hình được nhân rộng')
    expect(kindLabel('vi', 'some_new_kind')).toBe('nội dung khác')
    expect(valueLabel('en', 'status', 'recognised')).toBe('Recognised')
  })

  it('print the counting rule in one sentence', () => {
    const rule = {
      counts: 'participation',
      period: '2021-2023',
      unitName: 'huyện Cần Giuộc',
      boundaries: 'then',
      asOf: '2023-09-26',
    } as const
    expect(ruleSentence('vi', rule)).toBe(
      'Đếm: lượt, giai đoạn 2021–2023, huyện Cần Giuộc (ranh giới lúc đó), đến 26/09/2023',
    )
    expect(ruleSentence('en', { ...rule, stage: 'recognised' })).toBe(
      'Counts: participations recognised, period 2021–2023, huyện Cần Giuộc (boundaries of the time), until 26/09/2023',
    )
  })
})
