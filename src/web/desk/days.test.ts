import { describe, expect, test } from 'vitest'
import { isoDay } from './days.ts'

describe('a day that is typed', () => {
  test.each([
    ['26/09/2023', '2023-09-26'],
    ['2023-09-26', '2023-09-26'],
    [' 6/9/2023 ', '2023-09-06'],
    ['26-09-2023', '2023-09-26'],
    ['26.9.2023', '2023-09-26'],
    ['29/02/2024', '2024-02-29'],
    ['', undefined],
    ['   ', undefined],
    ['31/02/2023', null],
    ['29/02/2023', null],
    ['09/26/2023', null],
    ['2023', null],
    ['2023-9-26', null],
    ['hôm qua', null],
    ['2023-09-26T00:00', null],
  ])('%s is %s', (typed, day) => {
    expect(isoDay(typed)).toBe(day)
  })
})
