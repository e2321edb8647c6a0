import type { Conflict, Subset, Sum } from '../../core/reading/types.ts'
import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import { conflictAt } from './relations.ts'
import type { Source } from './source.ts'
import { type UnitWords, unitWords } from './units.ts'

const AMONG = /trong đó|trong số (?:này|đó|ấy)|trong số|trong ấy/u
const REACH = 320
const BACK = 12
/** Counts of how many more or fewer, or of a mean: nothing can be among them. */
const NO_WHOLE = /^models_(?:change|average|proposed)$/
/** One line of a breakdown. */
const LISTED = /^models_by_|_(?:collective|individual|household)$/

interface Scene {
  readonly source: Source
  readonly drafts: readonly Draft[]
  readonly nouns: UnitWords
}

/** Claims that the text puts among another one without adding them up: "trong đó có 7 mô hình ...". */
export function findSubsets(
  source: Source,
  drafts: readonly Draft[],
  sums: readonly Sum[],
): { subsets: Subset[]; conflicts: Conflict[] } {
  const scene: Scene = { source, drafts, nouns: unitWords() }
  const subsets: Subset[] = []
  const conflicts: Conflict[] = []
  const addends = new Set(sums.flatMap((s) => s.parts.map((p) => `${p}<${s.total}`)))
  drafts.forEach((part, p) => {
    if (familyOf(part.kind) === 'money' || part.kind === 'percent' || NO_WHOLE.test(part.kind)) return
    const w = wholeOf(scene, p)
    const whole = w === undefined ? undefined : drafts[w]
    if (w === undefined || whole === undefined || addends.has(`${p}<${w}`)) return
    if (part.mention.token.value <= whole.mention.token.value) subsets.push({ part: p, whole: w })
    else if (whole.mention.token.approx === undefined && part.mention.token.approx === undefined) {
      const [computed, stated] = [part.mention.token.value, whole.mention.token.value]
      conflicts.push(conflictAt(source, part, 'subset-exceeds', [p, w], [computed, stated]))
    }
  })
  return { subsets, conflicts }
}

/**
 * The claim that a claim is among. "Trong số này" at the head of a sentence looks back past a finished list: it means
 * what the list broke down and none of its lines, and of several counts the nearest that is large enough.
 */
function wholeOf({ source, drafts, nouns }: Scene, p: number): number | undefined {
  const part = drafts[p]
  if (part === undefined) return undefined
  let nearest: number | undefined
  for (let w = p - 1; w >= Math.max(0, p - BACK); w--) {
    const whole = drafts[w]
    if (whole === undefined || part.mention.from - whole.mention.to > REACH) break
    if (!comparable(nouns, whole, part) || /_(?:collective|individual|household)$/.test(whole.kind)) continue
    const between = source.low.slice(whole.mention.to, part.mention.from)
    const at = between.search(AMONG)
    const parted = between.slice(Math.max(0, at)).search(/[.!?](?:\s|$)/u) >= 0
    if (part.kind !== 'honorees_subset' && (at < 0 || parted)) continue
    if (at < 0 || !/[.!?…]\s*$/u.test(between.slice(0, at))) return w
    if (LISTED.test(whole.kind)) continue
    if (part.mention.token.value <= whole.mention.token.value) return w
    nearest ??= w
  }
  return nearest
}

function comparable(nouns: UnitWords, whole: Draft, part: Draft): boolean {
  const family = familyOf(whole.kind)
  if (family !== familyOf(part.kind) || NO_WHOLE.test(whole.kind)) return false
  return family === 'models' || family === 'honours' || (whole.kind === part.kind && nouns(whole)[0] === nouns(part)[0])
}
