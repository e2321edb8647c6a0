/** Gives the present moment; the only way to learn it, so that tests can choose it. */
export type Clock = () => Date

/** The calendar day in Viet Nam (UTC+7, no summer time) at a moment, as YYYY-MM-DD. */
export function vietnamDay(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
}
