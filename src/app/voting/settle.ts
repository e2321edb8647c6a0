import { unwrap } from '../../core/problem.ts'
import type { VoteRule } from '../../core/rules/rule-pack.ts'
import { MOTION, type Slip } from '../../core/voting/ballot.ts'
import { verdict } from '../../core/voting/outcome.ts'
import { basesOf, type Seat } from '../../core/voting/seats.ts'
import { tally } from '../../core/voting/tally.ts'
import { seatsOf } from '../../db/read/votes.ts'
import type { Row } from '../../db/tables.ts'
import type { CommandContext } from '../command.ts'
import { moveFile } from '../participation/move.ts'

/** The rule as a vote keeps it from its opening on. */
export interface VoteRuleKept {
  readonly adoptedOn: string | null
  readonly rule: VoteRule | null
}

export const ruleOf = (vote: Row<'vote'>): VoteRuleKept => vote.rule as unknown as VoteRuleKept

/**
 * Counts a vote for good: the box and the opinions in writing, the denominators from the seats, the verdict by the rule
 * it was opened under. Keeps the box sorted and without names, and takes the file to `voted` unless there was no quorum.
 */
export async function settle(context: CommandContext, vote: Row<'vote'>, box: readonly Slip[]): Promise<string> {
  const { write, actor, at } = context
  const seats = await seatsOf(write.tx, write.tenantId, [vote.id])
  const written = seats.filter((seat) => seat.standing === 'written').map((seat) => seat.choice ?? '')
  const bases = basesOf(seats as unknown as readonly Seat[])
  const counted = unwrap(tally([...box, ...written], MOTION, bases.entitled))
  const kept = ruleOf(vote)
  const found = verdict({ adoptedOn: kept.adoptedOn, rule: kept.rule ?? undefined }, bases, counted)
  await write.insert('ballot_box', { vote_id: vote.id, ballots: [...box].sort() })
  await write.update('vote', vote, {
    ...bases,
    state: 'counted',
    issued: counted.issued,
    collected: counted.collected,
    valid: counted.valid,
    spoiled: counted.spoiled,
    votes_for: counted.by.for ?? 0,
    votes_against: counted.by.against ?? 0,
    votes_blank: counted.blank,
    outcome: found.outcome,
    rules_unset: [...found.unset],
    ended_by: actor.id,
    ended_at: at,
  })
  if (found.outcome !== 'no-quorum') await moveFile(context, vote.file_id, { step: 'vote' })
  return found.outcome
}
