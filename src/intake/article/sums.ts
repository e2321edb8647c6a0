import type { Conflict, Sum } from '../../core/reading/types.ts'
import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import { inHeadline } from './headline.ts'
import type { Layout } from './layout.ts'
import { brokenRuns } from './slips.ts'
import type { Source } from './source.ts'
import { BREAKS_DOWN, canBePart, complete, makes, type Run, type Sheet, structureOf, WINDOW } from './sum-parts.ts'
import { unitWords } from './units.ts'

/** Breakdowns of one total that are looked for: by field, by level, by side, by year. */
const BREAKDOWNS = 4
/** Characters between a total and counts of models that only the words between them make its parts. */
const PLAIN_REACH = 200

const TOTALS =
  /^(?:models_(?:total|registered|recognised|selected|effective|replicated|new|commended|by_year|by_field|by_level)|honorees_(?:total|proposed)|awards_(?:total|models))$/

/**
 * Finds the sums that the text itself makes. One total may be broken down several times. The headline's total may be
 * made by parts anywhere in the news, and gets only parts that no total of the news itself has; exact totals come
 * before approximate ones. For each total at most WINDOW claims are looked at, so the work grows with the claims.
 */
export function findSums(
  source: Source,
  layout: Layout,
  drafts: readonly Draft[],
): { sums: Sum[]; conflicts: Conflict[] } {
  const sums: Sum[] = []
  const conflicts: Conflict[] = []
  const used = new Set<number>()
  const sheet: Sheet = { source, layout, drafts, used, nouns: unitWords() }
  const titled = inHeadline(layout, drafts)
  const rank = (draft: Draft, i: number) => (draft.mention.token.approx === undefined ? 0 : 2) + (titled[i] ? 1 : 0)
  const totals = drafts.flatMap((draft, index) =>
    draft.mention.token.valueMax === undefined && canTotal(draft) ? [{ draft, index, rank: rank(draft, index) }] : [],
  )
  for (const { draft, index } of totals.sort((a, b) => a.rank - b.rank || a.index - b.index)) {
    const stated = draft.mention.token.value
    const runs = [...runsOf(sheet, index, titled[index] === true), ...pairOf(sheet, index)]
    for (const run of runs) sums.push({ parts: run.parts, total: index, computed: run.computed, stated, holds: true })
    for (const { parts, computed } of brokenRuns(sheet, index)) {
      for (const part of parts) used.add(part)
      sums.push({ parts, total: index, computed, stated, holds: false })
      const span = source.span(draft.mention.from, draft.mention.to)
      conflicts.push({ ...span, kind: 'sum', claims: [index, ...parts], computed, stated })
    }
  }
  return { sums: sums.sort((a, b) => a.total - b.total || (a.parts[0] ?? 0) - (b.parts[0] ?? 0)), conflicts }
}

const canTotal = (draft: Draft): boolean =>
  TOTALS.test(draft.kind) ||
  familyOf(draft.kind) === 'money' ||
  (familyOf(draft.kind) === 'other' && draft.kind !== 'percent')

/** Every breakdown of a total, each by another measure; their parts are taken. */
function runsOf(sheet: Sheet, total: number, inTitle: boolean): Run[] {
  const runs: Run[] = []
  const structures = new Set<string>()
  while (runs.length < BREAKDOWNS) {
    const run = bestRun(sheet, total, inTitle, structures)
    if (run === null) break
    structures.add(structureOf(sheet.drafts[run.parts[0] ?? -1]))
    for (const part of run.parts) sheet.used.add(part)
    runs.push(run)
  }
  return runs
}

/** "74 mô hình; 69 mô hình đạt, 5 mô hình không đạt": what was done and what was not, what stays and what is new. */
function pairOf(sheet: Sheet, total: number): Run[] {
  const { drafts, used } = sheet
  const whole = drafts[total]
  if (whole === undefined || familyOf(whole.kind) !== 'models' || whole.mention.token.approx !== undefined) return []
  for (let b = total + 2; b < Math.min(drafts.length, total + WINDOW); b++) {
    const second = drafts[b]
    for (let a = total + 1; a < b; a++) {
      const first = drafts[a]
      if (first === undefined || second === undefined || used.has(a) || used.has(b)) continue
      const computed = first.mention.token.value + second.mention.token.value
      if (computed !== whole.mention.token.value || !(complements(first, second) || complements(second, first)))
        continue
      const near = canBePart(sheet, { whole, last: whole }, first, undefined)
      if (!near && structureOf(first) !== 'plain') continue
      used.add(a).add(b)
      return [{ parts: [a, b], computed }]
    }
  }
  return []
}

const complements = (one: Draft, other: Draft): boolean =>
  structureOf(one) === 'plain' &&
  (other.why.some((w) => w.startsWith('denied')) || (one.qualifier.status === 'duy trì' && other.kind === 'models_new'))

/** The longest run of parts of one kind that makes the total, near it or, for the headline, anywhere early in the news. */
function bestRun(sheet: Sheet, total: number, inTitle: boolean, done: ReadonlySet<string>): Run | null {
  const { drafts } = sheet
  const reach = inTitle ? Math.min(drafts.length, total + 40) : Math.min(drafts.length, total + WINDOW)
  const from = Math.max(0, total - 5)
  for (let first = from; first < reach; first++) {
    if (first === total || done.has(structureOf(drafts[first]))) continue
    const run = runFrom(sheet, total, first, first < total ? total : reach)
    if (run !== null && saidToBreakDown(sheet, total, run)) return run
  }
  return null
}

/** Results that happen to add up are no sum: the text must say that it breaks the total down. Counts of models need no word. */
function saidToBreakDown({ source, drafts }: Sheet, total: number, run: Run): boolean {
  const whole = drafts[total]
  const first = drafts[run.parts[0] ?? -1]
  if (whole === undefined || first === undefined) return false
  if (/^models_by_(?:field|level)$/.test(whole.kind)) return first.group?.parent === whole.mention
  const structure = run.parts.some((p) => isBare(drafts[p])) ? 'plain' : structureOf(first)
  const between = source.low.slice(whole.mention.to, first.mention.from)
  if (structure === 'plain') return between.length <= PLAIN_REACH && BREAKS_DOWN.test(between)
  return structure !== 'result' || BREAKS_DOWN.test(between)
}

/** A count without field, year, level, side or programme. */
const isBare = (draft: Draft | undefined): boolean =>
  structureOf(draft) === 'plain' && draft?.qualifier.tag === undefined

function runFrom(sheet: Sheet, total: number, first: number, reach: number): Run | null {
  const { drafts, used } = sheet
  const whole = drafts[total]
  if (whole === undefined) return null
  const parts: number[] = []
  let computed = 0
  let best: Run | null = null
  let last = whole
  for (let i = first; i < Math.min(reach, first + WINDOW); i++) {
    const part = drafts[i]
    if (part !== undefined && i > first && isAside(drafts, parts, part)) continue
    if (part === undefined || i === total || used.has(i)) break
    if (!canBePart(sheet, { whole, last }, part, drafts[parts[0] ?? -1])) break
    parts.push(i)
    last = part
    computed += part.mention.token.value
    if (parts.length >= 2 && complete(drafts, parts, i) && makes({ drafts, whole, parts }, computed, first < total))
      best = { parts: [...parts], computed }
    if (computed > whole.mention.token.value * 1.3) break
  }
  return best
}

/** What stands between parts without being one: a share in percent, or a figure that breaks a part down in its turn. */
function isAside(drafts: readonly Draft[], parts: readonly number[], draft: Draft): boolean {
  if (draft.kind === 'percent') return true
  const parent = draft.group?.parent
  if (draft.qualifier.tag !== undefined || structureOf(draft) === structureOf(drafts[parts[0] ?? -1])) return false
  return parent !== undefined && parts.some((p) => drafts[p]?.mention === parent)
}

/** A total whose parts are all of one level is of that level. */
export function inheritLevel(drafts: readonly Draft[], sums: readonly Sum[]): void {
  for (const sum of sums) {
    const total = drafts[sum.total]
    const levels = new Set(sum.parts.map((p) => drafts[p]?.qualifier.level))
    const [level] = levels
    if (
      total === undefined ||
      !sum.holds ||
      total.qualifier.level !== undefined ||
      levels.size !== 1 ||
      level === undefined
    )
      continue
    total.qualifier.level = level
    total.why.push('level-of-parts')
  }
}
