import { type Problem, problem } from '../problem.ts'
import { fail, ok, type Result } from '../result.ts'

/** A criterion as it is scored; points in halves (15 is 7.5 points), so that every sum is a whole number. */
export interface Criterion {
  readonly id: string
  /** numeric: points up to the maximum; checklist: the points of the items that are met; bonus: above the base. */
  readonly kind: 'numeric' | 'checklist' | 'bonus'
  readonly maxHalves: number
  readonly items: readonly { readonly id: string; readonly halves: number }[]
}

export interface Criteria {
  readonly criteria: readonly Criterion[]
  /** The most that all bonus criteria may add together. */
  readonly bonusMaxHalves: number
}

/** What one member says of one criterion. */
export interface Line {
  readonly criterionId: string
  /** null: not scored yet, which is not the same as nought. Of a checklist the points follow from its items. */
  readonly halves: number | null
  readonly items: readonly string[]
  readonly reason: string
}

export interface SheetTotal {
  readonly base: number
  /** As given, and as much of it as counts. */
  readonly bonusGiven: number
  readonly bonus: number
  readonly total: number
}

/** The points of a line in halves; null while it is not scored. Refused when it is out of range or names no item. */
export function lineHalves(criterion: Criterion, line: Line): Result<number | null, Problem> {
  if (criterion.kind === 'checklist') {
    const met = criterion.items.filter((item) => line.items.includes(item.id))
    if (met.length !== new Set(line.items).size) return fail(problem('input.invalid', {}, criterion.id))
    if (line.halves === null) return ok(null)
    const sum = met.reduce((all, item) => all + item.halves, 0)
    return ok(Math.min(criterion.maxHalves, sum))
  }
  const { halves } = line
  if (halves === null) return ok(null)
  if (!Number.isSafeInteger(halves) || halves < 0 || halves > criterion.maxHalves)
    return fail(problem('score.out-of-range', { max: criterion.maxHalves }, criterion.id))
  return ok(halves)
}

/** The criteria that have no points yet; a sheet with none left may be handed in. Nought counts as scored. */
export const unscored = (set: Criteria, lines: readonly Line[]): readonly string[] =>
  set.criteria.filter((c) => (lineOf(lines, c.id)?.halves ?? null) === null).map((c) => c.id)

export const lineOf = (lines: readonly Line[], criterionId: string): Line | undefined =>
  lines.find((line) => line.criterionId === criterionId)

/** The sums of a sheet in halves: the base, and the bonus up to what the set allows. What is not scored adds nothing. */
export function sheetTotal(set: Criteria, lines: readonly Line[]): Result<SheetTotal, Problem> {
  let base = 0
  let bonusGiven = 0
  for (const criterion of set.criteria) {
    const line = lineOf(lines, criterion.id)
    if (line === undefined) continue
    const points = lineHalves(criterion, line)
    if (!points.ok) return points
    if (criterion.kind === 'bonus') bonusGiven += points.value ?? 0
    else base += points.value ?? 0
  }
  const bonus = Math.min(bonusGiven, set.bonusMaxHalves)
  return ok({ base, bonusGiven, bonus, total: base + bonus })
}

/** The criteria whose points differ between two states of a sheet, leaving out those that were not scored before. */
export const changedLines = (before: readonly Line[], after: readonly Line[]): readonly string[] =>
  after
    .filter((line) => {
      const was = lineOf(before, line.criterionId)
      return was !== undefined && was.halves !== null && was.halves !== line.halves
    })
    .map((line) => line.criterionId)
