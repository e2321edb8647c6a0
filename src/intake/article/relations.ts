import { checkSum } from '../../core/figures/coverage.ts'
import type { Conflict, Sum } from '../../core/reading/types.ts'
import { fold } from '../../core/text/fold.ts'
import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import { inHeadline } from './headline.ts'
import type { Layout } from './layout.ts'
import type { Source } from './source.ts'

const isSide = (draft: Draft): boolean => /_(?:collective|individual|household)$/.test(draft.kind)

/** A conflict at a draft; `numbers` are what the text makes and what it says. */
export const conflictAt = (
  source: Source,
  at: Draft,
  kind: Conflict['kind'],
  claims: readonly number[],
  [computed, stated]: readonly [number, number],
): Conflict => ({ ...source.span(at.mention.from, at.mention.to), kind, claims, computed, stated })

/** "13/12 xã": more than there are. */
export function findShareConflicts(source: Source, drafts: readonly Draft[]): Conflict[] {
  return drafts.flatMap((draft, i) => {
    const of = Number(draft.qualifier.denominator)
    const { value } = draft.mention.token
    return draft.qualifier.denominator !== undefined && of > 0 && value > of
      ? [conflictAt(source, draft, 'share-exceeds', [i], [value, of])]
      : []
  })
}

/** Figures of the news that a headline may give again: those that stand early. */
const EARLY = 200
const PLACED = ['field', 'level', 'year', 'period', 'status', 'form', 'giver', 'type', 'tag', 'name', 'place'] as const

/** Groups of claims that print one and the same figure again, and headline figures that the news contradicts. */
export function findRestated(
  source: Source,
  layout: Layout,
  drafts: readonly Draft[],
  sums: readonly Sum[],
): { same: number[][]; conflicts: Conflict[] } {
  const groupOf = new Map<number, number[]>()
  const together = new Set(sums.flatMap((s) => s.parts.flatMap((a) => [s.total, ...s.parts].map((b) => `${a},${b}`))))
  const join = (a: number, b: number) => {
    const group = groupOf.get(a) ?? [a]
    if (groupOf.get(b) !== group) group.push(b)
    groupOf.set(a, group)
    groupOf.set(b, group)
  }
  const titled = inHeadline(layout, drafts)
  const byKey = new Map<string, number>()
  drafts.forEach((draft, i) => {
    const family = familyOf(draft.kind)
    if (titled[i] || (family !== 'models' && family !== 'honours')) return
    const { value, approx, valueMax } = draft.mention.token
    const key = [draft.kind, value, approx, valueMax, ...PLACED.map((k) => draft.qualifier[k])].join('|')
    const first = byKey.get(key)
    if (first === undefined) byKey.set(key, i)
    else if (drafts[first]?.mention.sentence !== draft.mention.sentence && !together.has(`${first},${i}`))
      join(first, i)
  })
  const conflicts: Conflict[] = []
  const early = drafts.slice(0, EARLY)
  drafts.forEach((headline, i) => {
    if (!titled[i]) return
    const match = early.findIndex((d, j) => !titled[j] && restates(headline, d))
    if (match >= 0) join(i, match)
    else conflicts.push(...contradicted(source, drafts, titled, sums, i))
  })
  return { same: [...new Set(groupOf.values())].map((g) => [...g].sort((a, b) => a - b)), conflicts }
}

/** The news gives the headline's figure again: the same number of the same things, or one that its rounding fits. */
function restates(headline: Draft, body: Draft): boolean {
  const a = headline.mention.token
  const b = body.mention.token
  const family = familyOf(headline.kind)
  if (family !== familyOf(body.kind) || a.valueMax !== b.valueMax) return false
  if (isSide(headline) !== isSide(body) || body.qualifier.field !== headline.qualifier.field) return false
  if (
    (family === 'other' || family === 'money') &&
    fold(headline.unit ?? headline.kind) !== fold(body.unit ?? body.kind)
  )
    return false
  if (a.value === b.value) return true
  if (a.approx === undefined || family === 'other' || family === 'money') return false
  return b.approx === undefined && checkSum([b.value], a.value, fold(a.approx)).holds
}

/** An exact headline that no figure of the news repeats, beside one figure of the same kind that is close and differs. */
function contradicted(
  source: Source,
  drafts: readonly Draft[],
  titled: readonly boolean[],
  sums: readonly Sum[],
  headline: number,
): Conflict[] {
  const draft = drafts[headline]
  if (draft === undefined || draft.mention.token.approx !== undefined || sums.some((s) => s.total === headline))
    return []
  const rivals = drafts.flatMap((d, j) =>
    !titled[j] && d.kind === draft.kind && d.qualifier.field === undefined ? [j] : [],
  )
  const rival = rivals[0]
  const other = rival === undefined ? undefined : drafts[rival]
  if (rival === undefined || other === undefined || rivals.length > 1 || other.mention.token.approx !== undefined)
    return []
  const { value } = draft.mention.token
  const found = other.mention.token.value
  if (familyOf(draft.kind) === 'other' || Math.abs(value - found) > value * 0.25) return []
  return [conflictAt(source, other, 'restated', [headline, rival], [found, value])]
}
