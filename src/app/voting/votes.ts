import { z } from 'zod'
import { take } from '../../core/participation/transitions.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { fewest } from '../../core/rules/share.ts'
import { baseOf, basesOf, quorum } from '../../core/voting/seats.ts'
import { agendaOf } from '../../db/read/meetings.ts'
import { rowOf } from '../../db/read/rows.ts'
import { seatsOf, unfinishedVotes } from '../../db/read/votes.ts'
import type { Row } from '../../db/tables.ts'
import { takeOut } from '../../db/write/ballots.ts'
import { packFor } from '../access/adopted-rules.ts'
import { filesToJudge, judgesOf } from '../access/judges.ts'
import { roundSubject } from '../access/round-subject.ts'
import { readingOf } from '../appraisal/assign.ts'
import type { Command, CommandContext } from '../command.ts'
import { meetingSubject, stateProblem } from './meetings.ts'
import { refreshSeats, type SeatFacts, seatFacts, votersOf } from './seats.ts'
import { settle, type VoteRuleKept } from './settle.ts'

const OpenInput = z.object({
  meetingId: z.uuid(),
  fileId: z.uuid(),
  /** null: as the session has it. What the rules of the round say comes before both. */
  secret: z.boolean().nullable(),
  way: z.enum(['screen', 'paper']).nullable(),
})

/**
 * Opens the vote on one file: fixes who has a seat and why the others have not, and refuses while fewer are there than
 * the quorum. Both the session as a whole and those who may vote on this file must reach it.
 */
export const openVote: Command<z.infer<typeof OpenInput>, { voteId: string }> = {
  name: 'vote.open',
  input: OpenInput,
  action: 'session.chair',
  subject: meetingSubject,
  serial: true,
  work: async (context, given) => {
    const { write, actor, at } = context
    const { tx, tenantId } = write
    const meeting = await rowOf(tx, 'meeting', tenantId, given.meetingId)
    if (meeting.state !== 'open') throw stateProblem(meeting.state)
    const item = (await agendaOf(tx, tenantId, meeting.id)).find((one) => one.file_id === given.fileId)
    const file = (await filesToJudge(readingOf(context), [given.fileId])).get(given.fileId)
    if (item === undefined || file === undefined) throw new ProblemError(problem('not-found'))
    unwrap(take('vote', file.stage))
    if ((await unfinishedVotes(tx, tenantId, { fileId: file.id })).length > 0)
      throw new ProblemError(problem('vote.under-way'))
    const pack = await packFor(readingOf(context), file.id, null)
    const rule = pack?.rules.votes[meeting.matter]
    const kept: VoteRuleKept = { adoptedOn: pack?.adoptedOn ?? null, rule: rule ?? null }
    const ballot = kept.adoptedOn === null ? null : (rule?.ballot ?? null)
    const secret = ballot === null ? (given.secret ?? meeting.secret) : ballot === 'secret'
    const seats = await seatsFor(context, meeting.id, file.id)
    checkQuorum(kept, seats)
    const vote = await write.insert('vote', {
      ...UNCOUNTED,
      meeting_id: meeting.id,
      item_id: item.id,
      file_id: file.id,
      matter: meeting.matter,
      secret,
      way: given.way ?? meeting.way,
      state: 'open',
      rule_pack_id: pack?.id ?? null,
      rule: JSON.stringify(kept),
      opened_by: actor.id,
      opened_at: at,
    })
    const named = !secret && vote.way === 'screen'
    for (const { accountId, ...seat } of seats)
      await write.insert('vote_seat', { ...seat, vote_id: vote.id, account_id: accountId, named, choice: null })
    return { voteId: vote.id }
  },
}

const UNCOUNTED = {
  members: null,
  present: null,
  entitled: null,
  issued: null,
  collected: null,
  valid: null,
  spoiled: null,
  votes_for: null,
  votes_against: null,
  votes_blank: null,
  outcome: null,
  reason: null,
  ended_by: null,
  ended_at: null,
}

async function seatsFor(context: CommandContext, meetingId: string, fileId: string) {
  const reading = readingOf(context)
  const file = (await filesToJudge(reading, [fileId])).get(fileId)
  if (file === undefined) throw new ProblemError(problem('not-found'))
  const voters = await votersOf(context, meetingId)
  const ids = voters.map((voter) => voter.account_id)
  const judges = await judgesOf(reading, [file], ids)
  return voters.map((voter) => ({ accountId: voter.account_id, ...seatFacts(judges, file, voter) }))
}

/** A quorum that is set must be there twice: of all members, and of those who may vote on this file. */
function checkQuorum({ adoptedOn, rule }: VoteRuleKept, seats: readonly SeatFacts[]): void {
  const share = adoptedOn === null ? null : (rule?.quorum ?? null)
  if (share === null) return
  const everybody = seats.map((seat) => ({ ...seat, standing: seat.present ? 'entitled' : 'absent' }) as const)
  for (const bases of [basesOf(everybody), basesOf(seats)]) {
    if (quorum(share, bases) === true) continue
    const needed = fewest(share, baseOf(share, bases))
    throw new ProblemError(problem('quorum.missing', { present: bases.present, members: bases.members, needed }))
  }
}

/** The session of a vote that a command's input names, and the round it lies in. */
export const voteSubject = roundSubject(async ({ write }: CommandContext, { voteId }: { readonly voteId: string }) => {
  const vote = await rowOf(write.tx, 'vote', write.tenantId, voteId)
  return (await rowOf(write.tx, 'meeting', write.tenantId, vote.meeting_id)).round_id
})

/**
 * Closes a vote: no ballot is taken from here on. On the screen it is counted at once; on paper it waits for the two
 * counts. Whoever has not voted and turned out meanwhile to be tied to the file leaves the denominator.
 */
export const closeVote: Command<{ voteId: string }, { outcome: string | null }> = {
  name: 'vote.close',
  input: z.object({ voteId: z.uuid() }),
  action: 'session.chair',
  subject: voteSubject,
  serial: true,
  work: async (context, { voteId }) => {
    const { write } = context
    const vote = await rowOf(write.tx, 'vote', write.tenantId, voteId)
    if (vote.state !== 'open') throw new ProblemError(problem('vote.closed'))
    await refreshSeats(context, vote)
    if (vote.way === 'paper') {
      await write.update('vote', vote, { state: 'closed' })
      return { outcome: null }
    }
    return { outcome: await settle(context, vote, await screenBox(context, vote)) }
  },
}

/** The ballots of a vote on the screen, sorted; they must be as many as members who put one in. */
async function screenBox({ write }: CommandContext, vote: Row<'vote'>): Promise<readonly string[]> {
  const seats = await seatsOf(write.tx, write.tenantId, [vote.id])
  const cast = seats.filter((seat) => seat.standing === 'entitled' && seat.cast_ballot)
  const box = vote.secret
    ? await takeOut(write.tx, write.tenantId, vote.id)
    : cast.map((seat) => seat.choice ?? '').sort()
  if (box.length !== cast.length)
    throw new ProblemError(problem('ballots.do-not-match', { which: 'box', stated: box.length, expected: cast.length }))
  return box
}

const AnnulInput = z.object({ voteId: z.uuid(), reason: z.string().trim().max(1000) })

/** Annuls a vote that is not counted yet, with the reason; its ballots are destroyed, and another may be opened. */
export const annulVote: Command<z.infer<typeof AnnulInput>, { annulled: true }> = {
  name: 'vote.annul',
  input: AnnulInput,
  action: 'session.chair',
  subject: voteSubject,
  serial: true,
  work: async ({ write, actor, at }, { voteId, reason }) => {
    const vote = await rowOf(write.tx, 'vote', write.tenantId, voteId)
    if (vote.state !== 'open' && vote.state !== 'closed') throw new ProblemError(problem('vote.closed'))
    if (reason === '') throw new ProblemError(problem('reason.needed', { step: 'annul' }, 'reason'))
    await takeOut(write.tx, write.tenantId, vote.id)
    await write.update('vote', vote, { state: 'annulled', reason, ended_by: actor.id, ended_at: at })
    return { annulled: true }
  },
}
