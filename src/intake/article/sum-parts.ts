import { checkSum } from '../../core/figures/coverage.ts'
import { fold } from '../../core/text/fold.ts'
import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import type { Layout } from './layout.ts'
import type { Source } from './source.ts'
import type { UnitWords } from './units.ts'

/** How far parts may stand from their total, in claims: longer lists are tables, not sentences. */
export const WINDOW = 14

/** Words that offer what follows as the parts of what stands before. */
export const BREAKS_DOWN =
  /(?:trong đó|trong số (?:này|đó)|gồm|bao gồm|chia ra|chia theo|cụ thể|phân theo|tính theo|(?<!\p{L})theo(?= (?:chủ thể|lĩnh vực|cấp|loại|địa bàn|năm))|:|\()/u

/** The claims of a text, and which of them are already parts of a sum. */
export interface Sheet {
  readonly source: Source
  readonly layout: Layout
  readonly drafts: readonly Draft[]
  readonly used: Set<number>
  readonly nouns: UnitWords
}

/** Parts that make a total, or are offered as making it. */
export interface Run {
  readonly parts: number[]
  readonly computed: number
}

const SIDES = new Set([
  'models_collective',
  'models_individual',
  'awards_collective',
  'awards_individual',
  'awards_household',
])
const BY = new Set(['models_by_field', 'models_by_year', 'models_by_level'])
const PLAIN = new Set(['models_total', 'models_new', 'models_registered'])

/** What a breakdown goes by: 'sides', a field, a year, a level, a grade; 'plain' counts of models; 'result'. */
export function structureOf(draft: Draft | undefined): string {
  if (draft === undefined) return ''
  if (SIDES.has(draft.kind)) return 'sides'
  if (BY.has(draft.kind)) return draft.kind
  if (draft.why.includes('grade-list')) return 'grade'
  return familyOf(draft.kind) === 'models' ? 'plain' : 'result'
}

/** Collectives and individuals come in pairs; a field or a year list must not be cut in its middle by its own next part. */
export function complete(drafts: readonly Draft[], parts: readonly number[], last: number): boolean {
  const kinds = new Set(parts.map((p) => drafts[p]?.kind))
  if ([...kinds].some((k) => SIDES.has(k ?? ''))) return kinds.size === parts.length
  const next = drafts[last + 1]?.kind === 'percent' ? drafts[last + 2] : drafts[last + 1]
  return (
    next === undefined ||
    next.kind !== drafts[last]?.kind ||
    next.mention.sentence - (drafts[last]?.mention.sentence ?? 0) > 1 ||
    !kinds.has('models_by_field')
  )
}

/** May a claim be the next part of a total? `last` is the part before it, or the total itself. */
export function canBePart(
  { layout, nouns }: Sheet,
  { whole, last }: { readonly whole: Draft; readonly last: Draft },
  part: Draft,
  first: Draft | undefined,
): boolean {
  if (familyOf(part.kind) !== familyOf(whole.kind)) return false
  if (part.mention.token.valueMax !== undefined || part.mention.token.value > whole.mention.token.value) return false
  if (part.qualifier.status === 'đề nghị' || part.kind === 'honorees_proposed')
    return whole.kind === 'honorees_proposed'
  const lineOf = (draft: Draft) => layout.sentences[draft.mention.sentence]?.line ?? 0
  const titled = layout.lines[lineOf(whole)]?.kind === 'title'
  if (!titled && Math.abs(lineOf(part) - lineOf(last)) > 2) return false
  const kind = part.kind
  const structure = structureOf(part)
  if (first === undefined)
    return !(structure === 'plain' || structure === 'result') || isPlain(whole, part) || alike(nouns, whole, part)
  if (SIDES.has(first.kind)) return SIDES.has(kind) && part.mention.sentence - first.mention.sentence <= 1
  if (first.kind === 'models_by_year') return kind === 'models_by_year' || part.qualifier.tag !== undefined
  if (first.kind === 'models_by_field') return kind === first.kind || isPlain(whole, part)
  if (BY.has(first.kind)) return kind === first.kind
  if (structureOf(first) === 'grade') return structure === 'grade'
  return (
    isPlain(whole, part) ||
    (kind === 'models_by_field' && structureOf(first) === 'plain') ||
    (alike(nouns, whole, part) && kind === first.kind)
  )
}

/** A count of models that the text does not place by field, year, level or side. */
const isPlain = (whole: Draft, part: Draft): boolean =>
  familyOf(whole.kind) === 'models' && (PLAIN.has(part.kind) || part.kind === whole.kind)

/** Both count households, whatever came of them. */
const HOUSEHOLDS = new Set(['families', 'beneficiaries', 'population'])

/** Results of one kind and one noun: villages of villages, money of money, wards and communes of "communes, wards". */
function alike(nouns: UnitWords, whole: Draft, part: Draft): boolean {
  if (familyOf(whole.kind) === 'models' || familyOf(whole.kind) === 'honours') return false
  const kinds = whole.kind === part.kind || (HOUSEHOLDS.has(whole.kind) && HOUSEHOLDS.has(part.kind))
  return kinds && whole.mention.per === part.mention.per && nouns(whole).includes(nouns(part)[0] ?? '')
}

/** Exact parts of an exact total must make it; an approximate total must be consistent with its word. */
export function makes(
  {
    drafts,
    whole,
    parts,
  }: { readonly drafts: readonly Draft[]; readonly whole: Draft; readonly parts: readonly number[] },
  computed: number,
  before: boolean,
): boolean {
  const { value, approx } = whole.mention.token
  const loose = parts.some((p) => drafts[p]?.mention.token.approx !== undefined)
  if (Math.abs(computed - value) <= 1e-9 * Math.max(1, value)) return true
  const structured = parts.every((p) => !/^(?:plain|result)$/.test(structureOf(drafts[p])))
  if (before || approx === undefined || (!structured && familyOf(whole.kind) !== 'money')) return false
  return checkSum([computed], value, fold(approx)).holds || (loose && Math.abs(computed - value) <= value * 0.02)
}
