import { dayNumber, dayOf } from './days.ts'
import { lunarDay } from './lunar.ts'

/** A public holiday as reference data says it (reference/holidays.csv): when, how long, from which year to which. */
export interface HolidayRule {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** lunar: month and day of the Vietnamese lunar year. */
  readonly calendar: 'solar' | 'lunar'
  readonly month: number
  readonly day: number
  /** The first day off, counted from that date: -1 is the day before. */
  readonly first: number
  /** How many days. */
  readonly length: number
  /** Years it holds for, both included; null: without end. */
  readonly fromYear: number | null
  readonly toYear: number | null
  /** False: announced as a policy, not law yet; shown, not counted. */
  readonly counted: boolean
  /** False: nobody compared it with the document yet. */
  readonly verified: boolean
  readonly basis: string
}

/** A day of rest with the holiday it belongs to; a compensation day stands for one that fell on a weekend. */
export interface RestDay {
  readonly day: string
  readonly rule: HolidayRule
  readonly compensates: boolean
}

const SATURDAY = 5
export const isWeekend = (number: number): boolean => (((number + 3) % 7) + 7) % 7 >= SATURDAY

const holdsIn = (rule: HolidayRule, year: number): boolean =>
  rule.counted && (rule.fromYear ?? year) <= year && year <= (rule.toYear ?? year)

/** The days of one rule in a year. */
function daysOf(rule: HolidayRule, year: number): readonly number[] {
  const two = (n: number) => String(n).padStart(2, '0')
  const date =
    rule.calendar === 'lunar' ? lunarDay(year, rule.month, rule.day) : `${year}-${two(rule.month)}-${two(rule.day)}`
  const from = dayNumber(date) + rule.first
  return Array.from({ length: rule.length }, (_, i) => from + i)
}

/**
 * The days off of a year, in order: every day of every holiday, and for each that falls on a Saturday or Sunday the next
 * working day after it (Labour Code 2019, art. 111 (3); reference/holidays.csv names what else it rests on). Two holidays
 * on one day are one day off: the law says nothing of them.
 */
export function holidaysOf(rules: readonly HolidayRule[], year: number): readonly RestDay[] {
  const holidays = new Map<number, HolidayRule>()
  for (const rule of rules) {
    if (!holdsIn(rule, year)) continue
    for (const day of daysOf(rule, year)) if (!holidays.has(day)) holidays.set(day, rule)
  }
  const rest = new Map<number, RestDay>()
  for (const [day, rule] of holidays) rest.set(day, { day: dayOf(day), rule, compensates: false })
  for (const [day, rule] of [...holidays].sort(([a], [b]) => a - b)) {
    if (!isWeekend(day)) continue
    let next = day + 1
    while (isWeekend(next) || rest.has(next)) next += 1
    rest.set(next, { day: dayOf(next), rule, compensates: true })
  }
  return [...rest.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}
