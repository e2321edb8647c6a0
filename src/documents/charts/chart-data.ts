/** One bar or column: what documents say, what records show, or both. */
export interface ChartDatum {
  readonly label: string
  readonly declared?: number
  readonly recorded?: number
  /** As printed: "hơn". */
  readonly approxWord?: string
  /** A bar that stands outside the sum or the row of years ("2017–2020, nông thôn mới"): drawn hatched. */
  readonly aside?: boolean
  /** The figure's page. */
  readonly href?: string
}

export interface ChartProps {
  readonly lang: 'vi' | 'en'
  /** Unique in the page: ids of the title and description are made from it. */
  readonly id: string
  /** What the chart shows, in a sentence. */
  readonly title: string
  /** The numbers again in words, for those who cannot see the drawing. */
  readonly description: string
  readonly data: readonly ChartDatum[]
}

/** The larger of the two numbers of a bar. */
export function tallest(data: readonly ChartDatum[]): number {
  return Math.max(1, ...data.flatMap((datum) => [datum.declared ?? 0, datum.recorded ?? 0]))
}
