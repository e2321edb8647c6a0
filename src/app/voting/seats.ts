import type { Standing } from '../../core/voting/seats.ts'
import { standingOf } from '../../core/voting/seats.ts'
import { type MeetingMember, meetingMembers } from '../../db/read/meetings.ts'
import { seatsOf } from '../../db/read/votes.ts'
import type { Row } from '../../db/tables.ts'
import { filesToJudge, type JudgedFile, type Judges, judgesOf } from '../access/judges.ts'
import { readingOf } from '../appraisal/assign.ts'
import type { CommandContext } from '../command.ts'

/** Where a member stands towards one file, and the relation that keeps them from it. */
export interface SeatFacts {
  readonly present: boolean
  readonly standing: Standing
  readonly relation: string | null
}

/** The seat of a member with a vote, from the facts of this moment. */
export function seatFacts(judges: Judges, file: JudgedFile, member: MeetingMember): SeatFacts {
  const may = judges.may('ballot.cast', file, member.account_id)
  const present = member.attendance === 'present'
  const conflict = !may.ok && may.problem.code === 'conflict.of-interest'
  const refused = may.ok ? undefined : conflict ? 'conflict' : 'no-role'
  const relation = may.ok || !conflict ? null : String(may.problem.details.relation)
  return { present, standing: standingOf(refused, present, false), relation }
}

/** The members of a session who have a vote in it. */
export async function votersOf(context: CommandContext, meetingId: string): Promise<MeetingMember[]> {
  const members = await meetingMembers(context.write.tx, context.write.tenantId, meetingId)
  return members.filter((member) => member.votes)
}

/**
 * Brings the seats of an open vote up to what is true now: who came or left, who turned out to be tied to the file. A
 * ballot that was put in stays; whoever has voted keeps the seat.
 */
export async function refreshSeats(context: CommandContext, vote: Row<'vote'>): Promise<void> {
  const { write } = context
  const reading = readingOf(context)
  const file = (await filesToJudge(reading, [vote.file_id])).get(vote.file_id)
  if (file === undefined) return
  const voters = await votersOf(context, vote.meeting_id)
  const judges = await judgesOf(
    reading,
    [file],
    voters.map((voter) => voter.account_id),
  )
  for (const { member: _name, ...seat } of await seatsOf(write.tx, write.tenantId, [vote.id])) {
    const voter = voters.find((one) => one.account_id === seat.account_id)
    if (seat.cast_ballot || voter === undefined) continue
    const { present, standing, relation } = seatFacts(judges, file, voter)
    if (present === seat.present && standing === seat.standing && relation === seat.relation) continue
    await write.update('vote_seat', seat, { present, standing, relation })
  }
}
