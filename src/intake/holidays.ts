import { parse } from 'csv-parse/sync'
import type { HolidayRule } from '../core/calendar/holidays.ts'
import { problem } from '../core/problem.ts'
import { fail, ok, type Result } from '../core/result.ts'

type Row = Readonly<Record<string, string>>

/**
 * Reads the text of reference/holidays.csv. Fails with `input.invalid`, naming line and column, at the first cell that
 * is not what its column holds.
 */
export function readHolidays(text: string): Result<readonly HolidayRule[]> {
  const rows: Row[] = parse(text.normalize('NFC'), { columns: true, bom: true, skip_empty_lines: true })
  const rules: HolidayRule[] = []
  for (const [i, row] of rows.entries()) {
    const bad: string[] = []
    const rule = readRow(row, (column) => bad.push(column))
    if (bad.length > 0) return fail(problem('input.invalid', { file: 'holidays', line: i + 2, column: bad[0] ?? '' }))
    rules.push(rule)
  }
  return ok(rules)
}

function readRow(row: Row, refuse: (column: string) => void): HolidayRule {
  const words = (column: string): string => {
    const cell = row[column] ?? ''
    if (cell === '') refuse(column)
    return cell
  }
  const whole = (column: string, from: number, to: number): number => {
    const cell = row[column] ?? ''
    const n = Number(cell)
    if (cell === '' || !Number.isInteger(n) || n < from || n > to) refuse(column)
    return n
  }
  const one = <T extends string>(column: string, allowed: readonly [T, ...T[]]): T => {
    const found = allowed.find((value) => value === row[column])
    if (found === undefined) refuse(column)
    return found ?? allowed[0]
  }
  const year = (column: string): number | null => (row[column] === '' ? null : whole(column, 1900, 2100))
  return {
    code: words('code'),
    name: words('name'),
    nameEn: words('name_en'),
    calendar: one('calendar', ['solar', 'lunar']),
    month: whole('month', 1, 12),
    day: whole('day', 1, 31),
    first: whole('first', -10, 10),
    length: whole('length', 1, 15),
    fromYear: year('from_year'),
    toYear: year('to_year'),
    counted: one('counted', ['yes', 'no']) === 'yes',
    verified: one('verified', ['yes', 'no']) === 'yes',
    basis: words('basis'),
  }
}
