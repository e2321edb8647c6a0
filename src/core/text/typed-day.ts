import { isDay } from '../units/dates.ts'

/**
 * A day as people type it, "26/09/2023", "26-9-2023" or "26.9.2023", or as programs do, "2023-09-26": as YYYY-MM-DD. Null
 * for nothing typed, undefined for what is no day of the calendar.
 */
export function typedDay(text: string): string | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)
  const day = parts === null ? typed : `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}
