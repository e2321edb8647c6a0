import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import { BREAKS_DOWN, type Run, type Sheet, structureOf, WINDOW } from './sum-parts.ts'

const OPEN_LIST = /(?:…|\.\.\.|riêng|nhất là|nhiều nhất|chiếm phần lớn|chủ yếu|v\.v)/u
/** Words that offer all the parts, where "trong đó" may offer some. */
const ALL_PARTS = /(?:gồm|chia ra|chia theo|cụ thể|phân theo|tính theo|:|\()/u
const NEAR = 120

/**
 * Lists that the text offers as the whole of a total and that miss it by a slip: an excess, or at most a tenth. Lists
 * that make the total are taken already and only passed over, so that the next list is still tied to the total.
 */
export function brokenRuns({ source, drafts, used }: Sheet, total: number): Run[] {
  const whole = drafts[total]
  if (whole === undefined || whole.mention.token.approx !== undefined || !canSlip(whole)) return []
  const runs: Run[] = []
  let from = whole.mention.to
  for (let i = total + 1; i < Math.min(drafts.length, total + WINDOW); ) {
    const list = listFrom(drafts, i, total + WINDOW)
    const first = drafts[i]
    const last = drafts[list[list.length - 1] ?? -1]
    if (first === undefined || last === undefined) break
    const between = source.low.slice(from, first.mention.from)
    if (between.length > NEAR || !(isOffered(between) || runs.length > 0 || used.has(i - 1))) break
    const whatever = source.low.slice(from, last.mention.to + 24)
    if (!list.some((p) => used.has(p)) && isClosed(drafts, list, between) && !OPEN_LIST.test(whatever)) {
      const run = slipOf(drafts, whole, list)
      if (run !== null) runs.push(run)
    }
    from = last.mention.to
    i += list.length
  }
  return runs
}

const SAID = /(?:trong đó|trong số (?:này|đó)|gồm|chia|cụ thể|phân theo|tính theo)/u

/** The words between a total and a list offer the list as its parts; over the end of a sentence a colon does not. */
const isOffered = (between: string): boolean =>
  /[.!?]\s/u.test(between) ? SAID.test(between) : BREAKS_DOWN.test(between)

const canSlip = (whole: Draft): boolean =>
  familyOf(whole.kind) === 'models' ? structureOf(whole) === 'plain' : /^(?:honorees|awards)_total$/.test(whole.kind)

/** Claims of one structure that follow each other from a place on; of each side at most one. */
function listFrom(drafts: readonly Draft[], first: number, end: number): number[] {
  const structure = structureOf(drafts[first])
  const list: number[] = []
  for (let i = first; i < Math.min(end, drafts.length); i++) {
    const draft = drafts[i]
    const before = drafts[i - 1]
    if (draft === undefined || structureOf(draft) !== structure) break
    if (i > first && before !== undefined && draft.mention.sentence - before.mention.sentence > 1) break
    if (structure === 'sides' && list.some((p) => drafts[p]?.kind === draft.kind)) break
    list.push(i)
  }
  return list
}

/** Is a list offered as all there is? Two sides are; fields and levels are from two on; plain counts need the word. */
function isClosed(drafts: readonly Draft[], list: readonly number[], between: string): boolean {
  if (list.some((p) => drafts[p]?.mention.token.approx !== undefined)) return false
  const first = drafts[list[0] ?? -1]
  const structure = structureOf(first)
  if (structure === 'sides') return list.length === 2
  if (structure === 'models_by_year' || structure === 'grade') return list.length >= 3
  if (structure === 'models_by_field' || structure === 'models_by_level')
    return list.length >= 2 && list.every((p) => drafts[p]?.qualifier.tag === undefined)
  return structure === 'plain' && list.length >= 3 && ALL_PARTS.test(between) && sameKind(drafts, list)
}

const sameKind = (drafts: readonly Draft[], list: readonly number[]): boolean =>
  list.every((p) => drafts[p]?.kind === drafts[list[0] ?? -1]?.kind)

function slipOf(drafts: readonly Draft[], whole: Draft, parts: number[]): Run | null {
  const computed = parts.reduce((sum, p) => sum + (drafts[p]?.mention.token.value ?? 0), 0)
  const stated = whole.mention.token.value
  if (familyOf(whole.kind) !== familyOf(drafts[parts[0] ?? -1]?.kind ?? '')) return null
  return computed !== stated && (computed > stated || stated - computed <= stated * 0.1) && computed < stated * 2
    ? { parts, computed }
    : null
}
