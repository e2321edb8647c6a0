import { fold } from '../text/fold.ts'
import { levelOf } from './level.ts'
import { isMeasure, MEASURES } from './measures.ts'

/** Where a figure belongs, as far as counting records needs it. */
export interface Dimensions {
  readonly measure: string
  readonly programmeId: string
  readonly kind: string | null
  readonly subject: string | null
  readonly year: number | null
  /** A span of years, "2017-2020"; records without a year are in none. */
  readonly years: string | null
  /** As printed: "tiêu biểu" is a choice that participations do not carry. */
  readonly status: string | null
  readonly fieldCode: string | null
  /** A field or programme was printed that the registry does not know: nothing can be counted for it. */
  readonly unknownPlace: boolean
  readonly tagId: string | null
  readonly level: string | null
  readonly form: string | null
  readonly issuer: string | null
}

export interface Cells {
  readonly cells: readonly {
    readonly programme_id: string
    readonly year: number | null
    readonly field_code: string
    readonly level: string
    readonly kind: string
    readonly status: string
    readonly selected: boolean
    readonly n: number
  }[]
  readonly byTag: readonly {
    readonly programme_id: string
    readonly tag_id: string
    readonly year: number | null
    readonly status: string
    readonly n: number
  }[]
  readonly replicated: readonly { readonly programme_id: string; readonly n: number }[]
  readonly lines: readonly {
    readonly programme_id: string
    readonly kind: string
    readonly issuer: string | null
    readonly subject: string
    readonly form: string | null
    readonly n: number
  }[]
}

/**
 * The recorded number for the same measure and place as a declared figure, counted from grouped records; null when the
 * registry holds nothing that could be counted for it (a result in money, an effect, an unknown field).
 */
export function recordedFor(d: Dimensions, from: Cells): number | null {
  const counted = isMeasure(d.measure) ? MEASURES[d.measure].counted : null
  if (counted === null || d.unknownPlace || !isComparable(d.status)) return null
  const span = spanOf(d.years)
  const inYears = (year: number | null) =>
    (d.year === null || year === d.year) && (span === null || (year !== null && year >= span.from && year <= span.to))
  const mine = <T extends { programme_id: string }>(rows: readonly T[]) =>
    rows.filter((r) => r.programme_id === d.programmeId)
  if (counted.of === 'replicated-model') return total(mine(from.replicated))
  if (counted.of === 'decision-line') {
    return total(
      mine(from.lines).filter(
        (l) =>
          counted.kinds.includes(l.kind) &&
          (d.subject === null || l.subject === d.subject) &&
          (d.form === null || l.form === null || l.form === d.form) &&
          (d.issuer === null || l.issuer === null || l.issuer === d.issuer),
      ),
    )
  }
  if (d.tagId !== null) {
    return total(
      mine(from.byTag).filter((t) => t.tag_id === d.tagId && counted.statuses.includes(t.status) && inYears(t.year)),
    )
  }
  const level = d.level === null ? undefined : levelOf(d.level)
  return total(
    mine(from.cells).filter(
      (c) =>
        counted.statuses.includes(c.status) &&
        (counted.selected !== true || c.selected) &&
        (d.kind === null || c.kind === d.kind) &&
        inYears(c.year) &&
        (d.fieldCode === null || c.field_code === d.fieldCode) &&
        (level === undefined || c.level === level),
    ),
  )
}

const total = (rows: readonly { readonly n: number }[]): number => rows.reduce((sum, r) => sum + r.n, 0)

/** The years of "2017-2020" or "2019"; null for no span or words that are none. */
export function spanOf(years: string | null): { readonly from: number; readonly to: number } | null {
  const found = /^((?:19|20)\d{2})(?:\s*[-–]\s*((?:19|20)\d{2}))?$/.exec(years ?? '')
  return found === null ? null : { from: Number(found[1]), to: Number(found[2] ?? found[1]) }
}

/** Words of being under way, which every counted record is; any other status is a narrower choice that is not kept. */
const UNDER_WAY = new Set(['', 'thuc hien', 'trien khai', 'dang ky', 'duy tri', 'xay dung'])

/** May a figure with this printed status be compared with all records of its measure? */
export const isComparable = (status: string | null): boolean => UNDER_WAY.has(fold(status ?? ''))
