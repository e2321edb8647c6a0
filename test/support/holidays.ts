import { readFileSync } from 'node:fs'
import type { HolidayRule } from '../../src/core/calendar/holidays.ts'
import { unwrap } from '../../src/core/problem.ts'
import { readHolidays } from '../../src/intake/holidays.ts'

/** The holidays that Khéo brings along. */
export const holidays = (): readonly HolidayRule[] =>
  unwrap(readHolidays(readFileSync(new URL('../../reference/holidays.csv', import.meta.url), 'utf8')))
