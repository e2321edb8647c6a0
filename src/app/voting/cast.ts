import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Subject } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { CHOICES } from '../../core/voting/ballot.ts'
import { rowOf } from '../../db/read/rows.ts'
import { seatOf } from '../../db/read/votes.ts'
import { putIn } from '../../db/write/ballots.ts'
import { involveAccount } from '../access/declare.ts'
import { involve } from '../access/involve.ts'
import type { Command, CommandContext } from '../command.ts'
import { fileOf, subjectOf } from '../participation/file.ts'
import { ruleOf } from './settle.ts'
import { voteSubject } from './votes.ts'

const CastInput = z.object({ voteId: z.uuid(), choice: z.enum(CHOICES) })

/** The file that a vote is on, as the policy is asked about it. */
const ballotSubject = async (context: CommandContext, { voteId }: { readonly voteId: string }): Promise<Subject> => {
  const { app, actor, write } = context
  const vote = await rowOf(write.tx, 'vote', write.tenantId, voteId)
  const subject = subjectOf(actor, await fileOf({ app, actor, tx: write.tx }, vote.file_id))
  // A vote that is over answers so, rather than that the file has moved on.
  return vote.state === 'open' ? subject : { ...subject, stage: 'appraised' }
}

/**
 * Puts the actor's ballot in, once. In a secret vote the choice goes into the open box and nowhere else: not into the
 * seat, an event, the result, or the hash of the input, which a guess at three choices would open (decision 0019).
 */
export const castBallot: Command<z.infer<typeof CastInput>, { voteId: string; cast: true }> = {
  name: 'ballot.cast',
  input: CastInput,
  action: 'ballot.cast',
  subject: ballotSubject,
  serial: true,
  hashed: ({ voteId }) => ({ voteId }),
  work: async (context, { voteId, choice }) => {
    const { write, actor } = context
    const { tx, tenantId } = write
    const vote = await rowOf(tx, 'vote', tenantId, voteId)
    if (vote.state !== 'open' || vote.way !== 'screen') throw new ProblemError(problem('vote.closed'))
    const seat = await seatOf(tx, tenantId, voteId, actor.id)
    if (seat === undefined) throw new ProblemError(problem('vote.no-seat', { why: 'not-listed' }))
    if (seat.cast_ballot) throw new ProblemError(problem('vote.already-cast'))
    if (seat.standing !== 'entitled') throw new ProblemError(problem('vote.no-seat', { why: seat.standing }))
    if (vote.secret) {
      await putIn(tx, { tenantId, voteId, choice, newIds: randomUUID })
      await write.update('vote_seat', seat, { cast_ballot: true })
    } else await write.update('vote_seat', seat, { cast_ballot: true, choice })
    await involve(context, vote.file_id, 'voted')
    return { voteId, cast: true }
  },
}

const WrittenInput = z.object({
  voteId: z.uuid(),
  accountId: z.uuid(),
  choice: z.enum(CHOICES),
  /** The letter: its number or day. */
  note: z.string().trim().min(1).max(500),
})

/**
 * Writes down the opinion that a member who is away gave in writing, where the rules of the round allow it. It is signed,
 * so it is kept with the name, also in a secret vote. May be corrected while the vote is open.
 */
export const writeDown: Command<z.infer<typeof WrittenInput>, { written: true }> = {
  name: 'ballot.write-down',
  input: WrittenInput,
  action: 'ballot.type-in',
  subject: voteSubject,
  serial: true,
  work: async (context, { voteId, accountId, choice, note }) => {
    const { write } = context
    const vote = await rowOf(write.tx, 'vote', write.tenantId, voteId)
    if (vote.state !== 'open') throw new ProblemError(problem('vote.closed'))
    if (ruleOf(vote).adoptedOn === null || ruleOf(vote).rule?.written !== true)
      throw new ProblemError(problem('vote.no-seat', { why: 'no-letters' }))
    const seat = await seatOf(write.tx, write.tenantId, voteId, accountId)
    if (seat === undefined) throw new ProblemError(problem('vote.no-seat', { why: 'not-listed' }))
    if (seat.standing !== 'absent' && seat.standing !== 'written')
      throw new ProblemError(problem('vote.no-seat', { why: seat.standing === 'entitled' ? 'present' : seat.standing }))
    await write.update('vote_seat', seat, { standing: 'written', cast_ballot: true, named: true, choice, note })
    await involveAccount(context, { fileId: vote.file_id, accountId, how: 'voted', note: null })
    return { written: true }
  },
}
