import type { Validity } from './types.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Is this a day of the calendar, written YYYY-MM-DD? */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

/** The day before a day of the calendar. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** The day after a day of the calendar. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** Does it hold on that day? The first day belongs to it, the end does not: 2025-07-01 is the new map's. */
export function holdsOn(span: Validity, day: string): boolean {
  return (span.validFrom === null || span.validFrom <= day) && (span.validTo === null || day < span.validTo)
}

/** A day that is in every stretch that lasts. */
const FAR = '9999-12-31'

/** The day of the stretch that is nearest to the wanted one; without a wish its last, or a far day while it lasts. */
export function nearestDay(span: Validity, wanted: string = FAR): string {
  if (span.validTo !== null && wanted >= span.validTo) return dayBefore(span.validTo)
  return span.validFrom !== null && wanted < span.validFrom ? span.validFrom : wanted
}
