import { checkSum } from '../../core/figures/coverage.ts'
import type { Conflict, Subset, Sum } from '../../core/reading/types.ts'
import { fold } from '../../core/text/fold.ts'
import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import type { Layout } from './layout.ts'
import type { Source } from './source.ts'

const AMONG = /trong đó|trong số (?:này|đó|ấy)|trong số|trong ấy/u
const REACH = 320

/** Claims that the text puts among another one without adding them up: "trong đó có 7 mô hình ...". */
export function findSubsets(
  source: Source,
  drafts: readonly Draft[],
  sums: readonly Sum[],
): { subsets: Subset[]; conflicts: Conflict[] } {
  const subsets: Subset[] = []
  const conflicts: Conflict[] = []
  const addends = new Set(sums.flatMap((s) => s.parts.map((p) => `${p}<${s.total}`)))
  drafts.forEach((part, p) => {
    if (familyOf(part.kind) === 'money' || part.kind === 'percent') return
    for (let w = p - 1; w >= Math.max(0, p - 8); w--) {
      const whole = drafts[w]
      if (whole === undefined || part.mention.from - whole.mention.to > REACH) break
      if (!comparable(whole, part) || isSide(whole)) continue
      const between = source.low.slice(whole.mention.to, part.mention.from)
      const at = between.search(AMONG)
      const sentence = between.slice(Math.max(0, at)).search(/[.!?](?:\s|$)/u)
      if (part.kind !== 'honorees_subset' && (at < 0 || sentence >= 0)) continue
      if (addends.has(`${p}<${w}`)) break
      if (part.mention.token.value <= whole.mention.token.value) subsets.push({ part: p, whole: w })
      else if (whole.mention.token.approx === undefined && part.mention.token.approx === undefined) {
        conflicts.push(
          conflict(source, part, 'subset-exceeds', [p, w], [part.mention.token.value, whole.mention.token.value]),
        )
      }
      break
    }
  })
  return { subsets, conflicts }
}

const isSide = (draft: Draft): boolean => /_(?:collective|individual|household)$/.test(draft.kind)

function comparable(whole: Draft, part: Draft): boolean {
  const family = familyOf(whole.kind)
  if (family !== familyOf(part.kind)) return false
  return (
    family === 'models' ||
    family === 'honours' ||
    (whole.kind === part.kind && fold(whole.unit ?? '').split(' ')[0] === fold(part.unit ?? '').split(' ')[0])
  )
}

/** A conflict at a draft; `numbers` are what the text makes and what it says. */
const conflict = (
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
      ? [conflict(source, draft, 'share-exceeds', [i], [value, of])]
      : []
  })
}

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
  const titled = drafts.map((d) => layout.lines[layout.sentences[d.mention.sentence]?.line ?? -1]?.kind === 'title')
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
  drafts.forEach((headline, i) => {
    if (!titled[i]) return
    const match = drafts.slice(0, 200).findIndex((d, j) => !titled[j] && restates(headline, d))
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
  return [conflict(source, other, 'restated', [headline, rival], [found, value])]
}
