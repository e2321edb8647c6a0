import type { RulePack, VoteRule } from './rule-pack.ts'
import { reached, type Share } from './share.ts'

/** What nobody set, so that nothing can be said to have passed. */
export type UnsetRule = 'adoption' | 'vote' | 'quorum' | 'threshold' | 'bands' | 'band-passes' | 'min-members'

/** `unset` says everything that is missing, so that a page can name it all at once. */
export type Concluded = 'passed' | 'failed' | { readonly unset: readonly UnsetRule[] }

/** Whether a body has adopted the rules; a reference that nobody adopted concludes nothing. */
export interface Adopted {
  readonly adoptedOn: string | null
}

/** Everything that a share can be of. */
export interface Counts {
  readonly members: number
  readonly present: number
  readonly entitled: number
  readonly collected: number
  readonly valid: number
  readonly inFavour: number
}

export interface VoteAsked extends Adopted {
  readonly rule: VoteRule | undefined
  readonly counts: Counts
}

export interface ScoreAsked extends Adopted {
  readonly bands: readonly { readonly fromHalves: number; readonly passes: boolean | null }[]
  readonly halves: number
}

const adoption = ({ adoptedOn }: Adopted): UnsetRule[] => (adoptedOn === null ? ['adoption'] : [])
const of = (share: Share, counts: Counts): number => counts[share.of]

/**
 * Does a vote pass? Only when the rules were adopted and both quorum and threshold are set; whole numbers only. Without
 * a quorum nothing was decided, which is `failed` here: who must tell the two apart looks at the quorum itself.
 */
export function concludeVote(asked: VoteAsked): Concluded {
  const { rule, counts } = asked
  const unset = adoption(asked)
  if (rule === undefined) return { unset: [...unset, 'vote'] }
  if (rule.quorum === null) unset.push('quorum')
  if (rule.threshold === null) unset.push('threshold')
  if (unset.length > 0 || rule.quorum === null || rule.threshold === null) return { unset }
  const there = reached(rule.quorum, counts.present, of(rule.quorum, counts))
  return there && reached(rule.threshold, counts.inFavour, of(rule.threshold, counts)) ? 'passed' : 'failed'
}

/**
 * Is a score enough? By the highest band that it reaches, and only when that band says whether it is. Below the lowest
 * band it is not, unless nobody said even of that one.
 */
export function concludeScore(asked: ScoreAsked): Concluded {
  const unset = adoption(asked)
  if (asked.bands.length === 0) return { unset: [...unset, 'bands'] }
  const sorted = [...asked.bands].sort((a, b) => a.fromHalves - b.fromHalves)
  const band = sorted.filter((b) => b.fromHalves <= asked.halves).at(-1)
  const decides = band ?? sorted[0]
  if (decides?.passes === null) unset.push('band-passes')
  if (unset.length > 0) return { unset }
  return band?.passes === true ? 'passed' : 'failed'
}

/** Both ways to ask in one: a vote by its counts, a score by its bands. */
export const conclude = (asked: VoteAsked | ScoreAsked): Concluded =>
  'bands' in asked ? concludeScore(asked) : concludeVote(asked)

/** What of a pack nobody set, with what it is about: the votes by what is voted on. For pages that show a pack. */
export interface UnsetPart {
  readonly part: 'vote' | 'appraisal' | 'days' | 'conflict' | 'awards'
  /** The vote, or the name of the rule. */
  readonly name: string
  readonly what: UnsetRule | 'ballot' | 'unset'
}

/** Everything in a pack that nobody set. What is voted on anywhere counts, also without a rule in this pack. */
export function unsetIn(pack: RulePack, votes: readonly string[]): readonly UnsetPart[] {
  const found: UnsetPart[] = []
  for (const name of new Set([...votes, ...Object.keys(pack.votes)])) {
    const rule = pack.votes[name]
    if ((rule?.quorum ?? null) === null) found.push({ part: 'vote', name, what: 'quorum' })
    if ((rule?.threshold ?? null) === null) found.push({ part: 'vote', name, what: 'threshold' })
    if ((rule?.ballot ?? null) === null) found.push({ part: 'vote', name, what: 'ballot' })
  }
  if (pack.appraisal.minMembers === null) found.push({ part: 'appraisal', name: 'minMembers', what: 'min-members' })
  if (pack.appraisal.differenceHalves === null)
    found.push({ part: 'appraisal', name: 'differenceHalves', what: 'unset' })
  if (pack.conflict.latelyLedMonths === null) found.push({ part: 'conflict', name: 'latelyLedMonths', what: 'unset' })
  for (const [name, days] of Object.entries(pack.days))
    if (days === null) found.push({ part: 'days', name, what: 'unset' })
  if (pack.awards.length === 0) found.push({ part: 'awards', name: 'awards', what: 'unset' })
  return found
}
