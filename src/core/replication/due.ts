/** The months after which a receiver reports what became of it. */
export const REPORTS = [6, 12] as const
export type ReportMonths = (typeof REPORTS)[number]

/** The day so many months after one; the last of the month when it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The first report that has not been given, with the day it is due; undefined when both are there. */
export function nextReport(
  adoptedOn: string,
  reported: readonly number[],
): { readonly months: ReportMonths; readonly by: string } | undefined {
  const months = REPORTS.find((m) => !reported.includes(m))
  return months === undefined ? undefined : { months, by: monthsAfter(adoptedOn, months) }
}
