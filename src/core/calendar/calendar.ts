import { vietnamDay } from '../clock.ts'
import { dayNumber, dayOf } from './days.ts'
import { type HolidayRule, holidaysOf, isWeekend, type RestDay } from './holidays.ts'

/** A day on which one's own office works or rests other than everybody: announced by somebody, and cited. */
export interface LocalDay {
  readonly day: string
  /** true: a day of rest that is worked (swapped); false: a day off. */
  readonly working: boolean
  readonly basis: string
}

export type DayKind =
  | { readonly kind: 'working' | 'weekend' }
  | { readonly kind: 'holiday' | 'compensation'; readonly rule: HolidayRule }
  | { readonly kind: 'off' | 'swapped'; readonly local: LocalDay }

/** Working days of one tenant. All days are calendar days in Viet Nam, YYYY-MM-DD: nothing here has an hour. */
export interface Calendar {
  readonly kindOf: (day: string) => DayKind
  readonly isWorkingDay: (day: string) => boolean
  /** The n-th working day after a day; before it for n below 0; for 0 the day itself, or the next working day. */
  readonly addWorkingDays: (day: string, n: number) => string
  /** How many working days lie after `from` and up to `to`, which counts; negative when `to` is earlier. */
  readonly workingDaysBetween: (from: string, to: string) => number
  /**
   * The last day on which something that began at a moment, or on a day, is within n working days. The day it began does
   * not count, whatever the hour (Civil Code 2015, art. 147 (2)), and the last counts until midnight (art. 148).
   */
  readonly deadline: (start: string, n: number) => string
}

/** Weekends are Saturday and Sunday; holidays come from the rules; what the office itself announced goes before both. */
export function openCalendar(rules: readonly HolidayRule[], local: readonly LocalDay[]): Calendar {
  const own = new Map(local.map((one) => [dayNumber(one.day), one]))
  const years = new Map<number, ReadonlyMap<number, RestDay>>()
  const restOf = (year: number): ReadonlyMap<number, RestDay> => {
    const known = years.get(year)
    if (known !== undefined) return known
    const made = new Map(holidaysOf(rules, year).map((rest) => [dayNumber(rest.day), rest]))
    years.set(year, made)
    return made
  }
  const kind = (number: number): DayKind => {
    const announced = own.get(number)
    if (announced !== undefined) return { kind: announced.working ? 'swapped' : 'off', local: announced }
    const year = Number(dayOf(number).slice(0, 4))
    // Days of the last month of a lunar year, and compensation for the last days of December, lie in the year after.
    const rest = restOf(year).get(number) ?? restOf(year - 1).get(number)
    if (rest !== undefined) return { kind: rest.compensates ? 'compensation' : 'holiday', rule: rest.rule }
    return { kind: isWeekend(number) ? 'weekend' : 'working' }
  }
  const works = (number: number): boolean => {
    const { kind: is } = kind(number)
    return is === 'working' || is === 'swapped'
  }
  const add = (day: string, n: number): string => {
    let number = dayNumber(day)
    if (n === 0) while (!works(number)) number += 1
    const step = n < 0 ? -1 : 1
    for (let left = Math.abs(n); left > 0; ) {
      number += step
      if (works(number)) left -= 1
    }
    return dayOf(number)
  }
  const between = (from: string, to: string): number => {
    const [a, b] = [dayNumber(from), dayNumber(to)]
    let count = 0
    for (let number = Math.min(a, b) + 1; number <= Math.max(a, b); number++) if (works(number)) count += 1
    return a <= b ? count : -count
  }
  return {
    kindOf: (day) => kind(dayNumber(day)),
    isWorkingDay: (day) => works(dayNumber(day)),
    addWorkingDays: add,
    workingDaysBetween: between,
    deadline: (start, n) => add(start.length > 10 ? vietnamDay(new Date(start)) : start, n),
  }
}
