import { checkSum } from '../../core/figures/coverage.ts'
import type { Conflict, Sum } from '../../core/reading/types.ts'
import { fold } from '../../core/text/fold.ts'
import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import type { Layout } from './layout.ts'
import type { Source } from './source.ts'

/** How far parts may stand from their total, in claims: longer lists are tables, not sentences. */
const WINDOW = 14

const TOTALS =
  /^(?:models_(?:total|registered|recognised|selected|effective|replicated|new|commended|by_year)|honorees_(?:total|proposed)|awards_(?:total|models))$/
const SIDES = new Set([
  'models_collective',
  'models_individual',
  'awards_collective',
  'awards_individual',
  'awards_household',
])

const BREAKS_DOWN = /(?:trong đó|gồm|bao gồm|chia ra|cụ thể|phân theo|:|\()/u

/**
 * Finds the sums that the text itself makes. The headline's total may be made by parts anywhere in the
 * news, and gets only parts that no total of the news itself has; exact totals come before approximate ones.
 */
export function findSums(
  source: Source,
  layout: Layout,
  drafts: readonly Draft[],
): { sums: Sum[]; conflicts: Conflict[] } {
  const sums: Sum[] = []
  const conflicts: Conflict[] = []
  const used = new Set<number>()
  const sheet: Sheet = { source, layout, drafts, used }
  const titled = (draft: Draft) => layout.lines[layout.sentences[draft.mention.sentence]?.line ?? -1]?.kind === 'title'
  const rank = (draft: Draft) => (draft.mention.token.approx === undefined ? 0 : 2) + (titled(draft) ? 1 : 0)
  const totals = drafts.flatMap((draft, index) =>
    draft.mention.token.valueMax === undefined && canTotal(draft) ? [{ draft, index, rank: rank(draft) }] : [],
  )
  for (const { draft, index } of totals.sort((a, b) => a.rank - b.rank || a.index - b.index)) {
    const stated = draft.mention.token.value
    const run = bestRun(sheet, index, titled(draft))
    const slip = run === null ? brokenRun(source, drafts, index) : null
    const found = run ?? slip
    if (found === null) continue
    for (const part of found.parts) used.add(part)
    sums.push({ parts: found.parts, total: index, computed: found.computed, stated, holds: slip === null })
    if (slip === null) continue
    const { parts, computed } = slip
    conflicts.push({
      ...source.span(draft.mention.from, draft.mention.to),
      kind: 'sum',
      claims: [index, ...parts],
      computed,
      stated,
    })
  }
  return { sums: sums.sort((a, b) => a.total - b.total), conflicts }
}

const canTotal = (draft: Draft): boolean =>
  TOTALS.test(draft.kind) ||
  familyOf(draft.kind) === 'money' ||
  (familyOf(draft.kind) === 'other' && draft.kind !== 'percent')

/** The claims of a text, and which of them are already parts of a sum. */
interface Sheet {
  readonly source: Source
  readonly layout: Layout
  readonly drafts: readonly Draft[]
  readonly used: ReadonlySet<number>
}

interface Run {
  readonly parts: number[]
  readonly computed: number
}

/** The longest run of parts of one kind that makes the total, near it or, for the headline, anywhere early in the news. */
function bestRun(sheet: Sheet, total: number, inTitle: boolean): Run | null {
  const { drafts } = sheet
  const reach = inTitle ? Math.min(drafts.length, total + 40) : Math.min(drafts.length, total + WINDOW)
  const from = Math.max(0, total - 5)
  for (let first = from; first < reach; first++) {
    if (first === total) continue
    const run = runFrom(sheet, total, first, first < total ? total : reach)
    if (run !== null && saidToBreakDown(sheet.source, drafts, total, run)) return run
  }
  return null
}

/** Results that happen to add up are no sum: the text must say that it breaks the total down. Counts of models need no word. */
function saidToBreakDown(source: Source, drafts: readonly Draft[], total: number, run: Run): boolean {
  const whole = drafts[total]
  const first = drafts[run.parts[0] ?? -1]
  if (whole === undefined || first === undefined) return false
  const family = familyOf(whole.kind)
  return (
    family === 'models' ||
    family === 'honours' ||
    BREAKS_DOWN.test(source.low.slice(whole.mention.to, first.mention.from))
  )
}

function runFrom({ layout, drafts, used }: Sheet, total: number, first: number, reach: number): Run | null {
  const whole = drafts[total]
  if (whole === undefined) return null
  const parts: number[] = []
  let computed = 0
  let best: Run | null = null
  for (let i = first; i < Math.min(reach, first + WINDOW); i++) {
    const part = drafts[i]
    if (part === undefined || i === total || used.has(i) || !canBePart(layout, whole, part, drafts[parts[0] ?? -1]))
      break
    parts.push(i)
    computed += part.mention.token.value
    if (parts.length >= 2 && complete(drafts, parts, i) && makes(whole, parts, computed, drafts, first < total))
      best = { parts: [...parts], computed }
    if (computed > whole.mention.token.value * 1.3) break
  }
  return best
}

/** Collectives and individuals come in pairs; a field or a year list must not be cut in its middle by its own next part. */
function complete(drafts: readonly Draft[], parts: readonly number[], last: number): boolean {
  const kinds = new Set(parts.map((p) => drafts[p]?.kind))
  if ([...kinds].some((k) => SIDES.has(k ?? ''))) return kinds.size === parts.length
  const next = drafts[last + 1]
  return (
    next === undefined ||
    next.kind !== drafts[last]?.kind ||
    next.mention.sentence - (drafts[last]?.mention.sentence ?? 0) > 1 ||
    !kinds.has('models_by_field')
  )
}

function canBePart(layout: Layout, whole: Draft, part: Draft, first: Draft | undefined): boolean {
  if (familyOf(part.kind) !== familyOf(whole.kind)) return false
  if (part.mention.token.valueMax !== undefined || part.mention.token.value > whole.mention.token.value) return false
  if (part.qualifier.status === 'đề nghị' || part.kind === 'honorees_proposed')
    return whole.kind === 'honorees_proposed'
  const line = layout.sentences[part.mention.sentence]?.line ?? 0
  const wholeLine = layout.sentences[whole.mention.sentence]?.line ?? 0
  if (layout.lines[wholeLine]?.kind !== 'title' && Math.abs(line - wholeLine) > 2) return false
  const kind = part.kind
  if (first === undefined)
    return (
      SIDES.has(kind) ||
      kind === 'models_by_field' ||
      kind === 'models_by_year' ||
      kind === 'models_by_level' ||
      alike(whole, part)
    )
  if (SIDES.has(first.kind)) return SIDES.has(kind) && part.mention.sentence - first.mention.sentence <= 1
  if (first.kind === 'models_by_year') return kind === 'models_by_year' || part.qualifier.tag !== undefined
  if (first.kind === 'models_by_field' || first.kind === 'models_by_level') return kind === first.kind
  return alike(whole, part) && kind === first.kind
}

/** Results of one kind and one noun: villages of villages, money of money. */
function alike(whole: Draft, part: Draft): boolean {
  if (familyOf(whole.kind) === 'models' || familyOf(whole.kind) === 'honours') return false
  return whole.kind === part.kind && whole.mention.per === part.mention.per && noun(whole) === noun(part)
}

const noun = (draft: Draft): string => fold(draft.unit ?? '').split(' ')[0] ?? ''

/** Exact parts of an exact total must make it; an approximate total must be consistent with its word. */
function makes(
  whole: Draft,
  parts: readonly number[],
  computed: number,
  drafts: readonly Draft[],
  before: boolean,
): boolean {
  const { value, approx } = whole.mention.token
  const loose = parts.some((p) => drafts[p]?.mention.token.approx !== undefined)
  const exact = Math.abs(computed - value) <= 1e-9 * Math.max(1, value)
  const structured = parts.some((p) =>
    /^models_by_|^(?:models|awards)_(?:collective|individual)/.test(drafts[p]?.kind ?? ''),
  )
  if (exact) return true
  if (before || approx === undefined || (!structured && familyOf(whole.kind) !== 'money')) return false
  return checkSum([computed], value, fold(approx)).holds || (loose && Math.abs(computed - value) <= value * 0.02)
}

const OPEN_LIST = /(?:…|\.\.\.|riêng|nhất là|nhiều nhất|chiếm phần lớn|chủ yếu|v\.v)/u

/** Parts that the text offers as the whole of a total and that miss it by a slip: an excess, or at most a tenth. */
function brokenRun(source: Source, drafts: readonly Draft[], total: number): Run | null {
  const whole = drafts[total]
  const first = drafts[total + 1]
  if (
    whole === undefined ||
    first === undefined ||
    whole.mention.token.approx !== undefined ||
    familyOf(whole.kind) !== 'models'
  )
    return null
  const between = source.low.slice(whole.mention.to, first.mention.from)
  if (between.length > 120 || !BREAKS_DOWN.test(between)) return null
  const parts: number[] = []
  let computed = 0
  for (let i = total + 1; i < Math.min(drafts.length, total + WINDOW); i++) {
    const part = drafts[i]
    if (
      part === undefined ||
      part.mention.token.approx !== undefined ||
      part.mention.sentence - whole.mention.sentence > 2
    )
      break
    if (part.kind !== first.kind && !(SIDES.has(first.kind) && SIDES.has(part.kind))) break
    parts.push(i)
    computed += part.mention.token.value
  }
  const last = drafts[parts[parts.length - 1] ?? -1]
  const pair = parts.length === 2 && SIDES.has(first.kind) && drafts[parts[1] ?? -1]?.kind !== first.kind
  const list = parts.length >= 3 && (first.kind === 'models_by_field' || first.kind === 'models_by_year')
  if (last === undefined || (!pair && !list)) return null
  if (OPEN_LIST.test(source.low.slice(whole.mention.to, last.mention.to + 24))) return null
  const stated = whole.mention.token.value
  return computed !== stated && (computed > stated || stated - computed <= stated * 0.1) && computed < stated * 2
    ? { parts, computed }
    : null
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
