import { dayNumber, dayOf } from './days.ts'
import { moonNear, newMoon, sunLongitude } from './moon.ts'

/** Hours that Viet Nam is ahead of UTC, as a part of a day. The calendar of China takes 8, and so differs at times. */
const ZONE = 7 / 24

/** The day in Viet Nam on which the k-th new moon falls: the first of a lunar month. */
const firstDay = (k: number): number => Math.floor(newMoon(k) + ZONE)

/** In which twelfth of its way, from the winter solstice on, the sun is when a day begins in Viet Nam: 0 to 11. */
const sector = (day: number): number => Math.floor(((sunLongitude(day - ZONE) - 270 + 360) % 360) / 30)

/** The new moon that begins the month of the winter solstice of a year: month 11. */
function solsticeMoon(year: number): number {
  const k = moonNear(dayNumber(`${year}-12-22`)) + 1
  const solstice = solsticeDay(year)
  let moon = k
  while (firstDay(moon) > solstice) moon -= 1
  return moon
}

/** The day on which the sun reaches 270 degrees. */
function solsticeDay(year: number): number {
  let day = dayNumber(`${year}-12-19`)
  while (sector(day + 1) !== 0) day += 1
  return day
}

/** Has the month that begins with this new moon none of the twelve points of the sun in it? */
const isWithoutPoint = (k: number): boolean => sector(firstDay(k)) === sector(firstDay(k + 1))

/**
 * The calendar day on which a month of a Vietnamese lunar year begins; leap months have no name here, and no public
 * holiday. Rules: a month begins on the day of the new moon in Viet Nam; month 11 holds the winter solstice; when
 * thirteen months lie between two of these, the first without a point of the sun is the leap month.
 */
export function lunarMonth(year: number, month: number): string {
  const early = month <= 10
  const from = solsticeMoon(early ? year - 1 : year)
  const to = solsticeMoon(early ? year : year + 1)
  const steps = early ? month + 1 : month - 11
  if (to - from === 12) return dayOf(firstDay(from + steps))
  let leap = from + 1
  while (!isWithoutPoint(leap)) leap += 1
  const plain = from + steps
  return dayOf(firstDay(plain >= leap ? plain + 1 : plain))
}

/** The calendar day of a day of the lunar year: month 3, day 10 is the day of the Hùng kings. */
export const lunarDay = (year: number, month: number, day: number): string =>
  dayOf(dayNumber(lunarMonth(year, month)) + day - 1)
