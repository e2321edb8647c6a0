import { z } from 'zod'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { boxOf, checkTotals, disagreements, type PaperTotals } from '../../core/voting/tally.ts'
import { rowOf } from '../../db/read/rows.ts'
import { paperCounts, seatsOf } from '../../db/read/votes.ts'
import { involveAccount } from '../access/declare.ts'
import type { Command, CommandContext } from '../command.ts'
import { settle } from './settle.ts'
import { voteSubject } from './votes.ts'

const Count = z.int().min(0).max(10_000)
const CountInput = z.object({
  voteId: z.uuid(),
  /** The version of one's own earlier count; 0 for the first. */
  version: z.int().min(0),
  issued: Count,
  collected: Count,
  spoiled: Count,
  for: Count,
  against: Count,
  blank: Count,
})

/** A stored count as the core counts with it. */
export const totalsOf = (row: {
  issued: number
  collected: number
  spoiled: number
  votes_for: number
  votes_against: number
  votes_blank: number
}): PaperTotals => ({
  issued: row.issued,
  collected: row.collected,
  spoiled: row.spoiled,
  for: row.votes_for,
  against: row.votes_against,
  blank: row.votes_blank,
})

/** How many ballots were due in the room. */
async function handedOut({ write }: CommandContext, voteId: string): Promise<number> {
  const seats = await seatsOf(write.tx, write.tenantId, [voteId])
  return seats.filter((seat) => seat.standing === 'entitled').length
}

/**
 * One of two people types in what they counted of a paper vote that is closed. Numbers that do not fit one another, or
 * the ballots handed out, are refused with the number that does not; a third person is refused.
 */
export const typeIn: Command<z.infer<typeof CountInput>, { counts: number }> = {
  name: 'ballot.type-in',
  input: CountInput,
  action: 'ballot.type-in',
  subject: voteSubject,
  serial: true,
  work: async (context, { voteId, version, ...totals }) => {
    const { write, actor } = context
    const vote = await rowOf(write.tx, 'vote', write.tenantId, voteId)
    if (vote.state !== 'closed') throw new ProblemError(problem('vote.closed'))
    const counts = await paperCounts(write.tx, write.tenantId, voteId)
    const own = counts.find((count) => count.account_id === actor.id)
    if (own === undefined && counts.length >= 2)
      throw new ProblemError(problem('ballots.count-twice', { reason: 'two-already' }))
    unwrap(checkTotals(totals, await handedOut(context, voteId)))
    const row = {
      issued: totals.issued,
      collected: totals.collected,
      spoiled: totals.spoiled,
      votes_for: totals.for,
      votes_against: totals.against,
      votes_blank: totals.blank,
    }
    if (own === undefined) await write.insert('paper_count', { ...row, vote_id: voteId, account_id: actor.id })
    else await write.update('paper_count', { id: own.id, version }, row)
    return { counts: own === undefined ? counts.length + 1 : counts.length }
  },
}

/** Settles a paper vote once two people counted the same; until then the differences have to be cleared up. */
export const settlePaper: Command<{ voteId: string }, { outcome: string }> = {
  name: 'vote.count',
  input: z.object({ voteId: z.uuid() }),
  action: 'session.chair',
  subject: voteSubject,
  serial: true,
  work: async (context, { voteId }) => {
    const { write } = context
    const vote = await rowOf(write.tx, 'vote', write.tenantId, voteId)
    if (vote.state !== 'closed') throw new ProblemError(problem('vote.closed'))
    const [first, second] = await paperCounts(write.tx, write.tenantId, voteId)
    if (first === undefined || second === undefined)
      throw new ProblemError(problem('ballots.count-twice', { reason: 'one-only' }))
    const differing = disagreements(totalsOf(first), totalsOf(second))
    if (differing.length > 0) throw new ProblemError(problem('ballots.differ', { which: differing }))
    unwrap(checkTotals(totalsOf(first), await handedOut(context, voteId)))
    const outcome = await settle(context, vote, boxOf(totalsOf(first)))
    // Who of those in the room put a ballot in is not known by name, so everybody who was handed one counts as having voted.
    for (const seat of await seatsOf(write.tx, write.tenantId, [voteId]))
      if (seat.standing === 'entitled')
        await involveAccount(context, { fileId: vote.file_id, accountId: seat.account_id, how: 'voted', note: null })
    return { outcome }
  },
}
