import { concludeVote, type UnsetRule } from '../rules/conclude.ts'
import type { VoteRule } from '../rules/rule-pack.ts'
import { fewest } from '../rules/share.ts'
import { type Bases, baseOf, quorum } from './seats.ts'
import type { Tally } from './tally.ts'

/**
 * passed, failed: by the threshold of the rules; no-quorum: too few of those who may vote were there, so nothing was
 * decided; unset: nobody set the quorum or the threshold, so it cannot be said that anything passed.
 */
export const OUTCOMES = ['passed', 'failed', 'no-quorum', 'unset'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The rule of a vote and whether a body adopted the pack that it comes from. */
export interface VoteRules {
  readonly adoptedOn: string | null
  readonly rule: VoteRule | undefined
}

export interface Verdict {
  readonly outcome: Outcome
  /** What nobody set. */
  readonly unset: readonly UnsetRule[]
  /** Of how many the votes for are a share, and the fewest that pass; undefined without a threshold. */
  readonly base: number | undefined
  readonly needed: number | undefined
  /** As many for as against, and at least one. Said in the minutes; it decides nothing by itself. */
  readonly tied: boolean
}

/** What the votes for a file come to under a rule: whole numbers only, never a decimal. */
export function verdict({ adoptedOn, rule }: VoteRules, bases: Bases, tally: Tally): Verdict {
  const inFavour = tally.by.for ?? 0
  const { collected, valid } = tally
  const concluded = concludeVote({ adoptedOn, rule, counts: { ...bases, collected, valid, inFavour } })
  const threshold = rule?.threshold ?? null
  const base = threshold === null ? undefined : baseOf(threshold, bases, tally)
  const there = adoptedOn === null ? null : quorum(rule?.quorum, bases)
  return {
    outcome: there === false ? 'no-quorum' : typeof concluded === 'object' ? 'unset' : concluded,
    unset: typeof concluded === 'object' ? concluded.unset : [],
    base,
    needed: threshold === null || base === undefined ? undefined : fewest(threshold, base),
    tied: inFavour > 0 && inFavour === (tally.by.against ?? 0),
  }
}
