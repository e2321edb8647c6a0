const DAY_MS = 86_400_000

/** Days since 01/01/1970 of a calendar day YYYY-MM-DD. A day has no hours here, so no zone can move it. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)

/** The calendar day of such a number. */
export const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** The calendar day some days later, or earlier. */
export const addDays = (day: string, days: number): string => dayOf(dayNumber(day) + days)

/** Calendar days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** 0 for Monday to 6 for Sunday. */
export const weekday = (day: string): number => (((dayNumber(day) + 3) % 7) + 7) % 7
