import { expect, test } from 'vitest'
import { holidays } from '../../test/support/holidays.ts'
import { readHolidays } from './holidays.ts'

const HEAD = 'code,name,name_en,calendar,month,day,first,length,from_year,to_year,counted,verified,basis'

test('the file that comes along has one rule for each holiday and year', () => {
  const counted = holidays().filter((rule) => rule.counted)
  const codes = [...new Set(counted.map((rule) => rule.code))]
  expect(codes).toHaveLength(6)
  for (let year = 2020; year <= 2035; year++) {
    for (const code of codes) {
      const rules = counted.filter(
        (rule) => rule.code === code && (rule.fromYear ?? year) <= year && year <= (rule.toYear ?? year),
      )
      expect([code, year, rules.length]).toEqual([code, year, 1])
    }
  }
  expect(holidays().every((rule) => rule.basis !== '')).toBe(true)
})

test('a cell that is not what its column holds is named with its line', () => {
  const good = `${HEAD}\nx,X,X,solar,1,1,0,1,,,yes,no,Căn cứ`
  expect(readHolidays(good)).toMatchObject({ ok: true, value: [{ code: 'x', fromYear: null, counted: true }] })
  const wrong = (from: string, to: string) => readHolidays(good.replace(from, to))
  expect(wrong('solar', 'moon')).toMatchObject({ ok: false, problem: { details: { line: 2, column: 'calendar' } } })
  expect(wrong('solar,1', 'solar,13')).toMatchObject({ ok: false, problem: { details: { column: 'month' } } })
  expect(wrong('Căn cứ', '')).toMatchObject({ ok: false, problem: { details: { column: 'basis' } } })
  expect(wrong('yes', 'perhaps')).toMatchObject({ ok: false, problem: { details: { column: 'counted' } } })
})
