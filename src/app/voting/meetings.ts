import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { grantsOfAll } from '../../db/read/judges.ts'
import { agendaOf, memberLines } from '../../db/read/meetings.ts'
import { rowOf } from '../../db/read/rows.ts'
import { unfinishedVotes } from '../../db/read/votes.ts'
import type { Row } from '../../db/tables.ts'
import { filesToJudge } from '../access/judges.ts'
import { roundSubject } from '../access/round-subject.ts'
import { readingOf } from '../appraisal/assign.ts'
import type { Command, CommandContext } from '../command.ts'
import { Day, Line, Version } from '../input.ts'

const Members = z
  .array(z.object({ accountId: z.uuid(), role: z.enum(['chair', 'secretary', 'member']), votes: z.boolean() }))
  .min(1)
  .max(100)
type Members = z.infer<typeof Members>

const Frame = z.object({
  name: Line(200).min(1),
  heldOn: Day,
  startsAt: Line(40),
  place: Line(300),
  /** How votes are held where the rules of the round leave it to the chair. */
  secret: z.boolean(),
  way: z.enum(['screen', 'paper']),
})
const frameRow = (given: z.infer<typeof Frame>) => ({
  name: given.name,
  held_on: given.heldOn,
  starts_at: given.startsAt,
  place: given.place,
  secret: given.secret,
  way: given.way,
})

const ConveneInput = Frame.extend({ roundId: z.uuid(), members: Members, fileIds: z.array(z.uuid()).max(300) })

/** Calls a session of a council on files of one round: its members, its files, how it votes. */
export const convene: Command<z.infer<typeof ConveneInput>, { meetingId: string }> = {
  name: 'session.convene',
  input: ConveneInput,
  action: 'session.convene',
  subject: roundSubject((_, { roundId }) => roundId),
  work: async (context, given) => {
    const { write, actor } = context
    await checkMembers(context, given.members)
    const meeting = await write.insert('meeting', {
      ...frameRow(given),
      round_id: given.roundId,
      matter: 'recognition',
      state: 'planned',
      opened_at: null,
      closed_at: null,
      minutes: null,
      convened_by: actor.id,
    })
    for (const member of given.members)
      await write.insert('meeting_member', { ...memberRow(member), meeting_id: meeting.id, attendance: 'expected' })
    await putOnAgenda(context, meeting, given.fileIds)
    return { meetingId: meeting.id }
  },
}

/** The session that a command's input names, and the round it lies in. */
export const meetingSubject = roundSubject(
  async ({ write }: CommandContext, { meetingId }: { readonly meetingId: string }) =>
    (await rowOf(write.tx, 'meeting', write.tenantId, meetingId)).round_id,
)

export const stateProblem = (state: string) => new ProblemError(problem('meeting.not-now', { state }))

const ChangeInput = Frame.extend({ meetingId: z.uuid(), version: Version })

/** Changes when, where and how, until the session is opened. */
export const changeMeeting: Command<z.infer<typeof ChangeInput>, { meetingId: string }> = {
  name: 'session.change',
  input: ChangeInput,
  action: 'session.convene',
  subject: meetingSubject,
  work: async ({ write }, given) => {
    const meeting = await rowOf(write.tx, 'meeting', write.tenantId, given.meetingId)
    if (meeting.state !== 'planned') throw stateProblem(meeting.state)
    await write.update('meeting', { id: meeting.id, version: given.version }, frameRow(given))
    return { meetingId: meeting.id }
  },
}

const MembersInput = z.object({ meetingId: z.uuid(), version: Version, members: Members })

/** Says anew who belongs to a session, until it is closed; not while a vote is under way. */
export const changeMembers: Command<z.infer<typeof MembersInput>, { meetingId: string }> = {
  name: 'session.members',
  input: MembersInput,
  action: 'session.convene',
  subject: meetingSubject,
  work: async (context, given) => {
    const { write } = context
    const meeting = await changeable(context, given.meetingId)
    await checkMembers(context, given.members)
    await write.update('meeting', { id: meeting.id, version: given.version }, { name: meeting.name })
    const known = await memberLines(write.tx, write.tenantId, meeting.id)
    for (const row of known) {
      const wanted = given.members.find((m) => m.accountId === row.account_id)
      const patch = wanted ? { role: wanted.role, votes: wanted.votes, removed: false } : { removed: true }
      const same = Object.entries(patch).every(([column, value]) => row[column as 'role'] === value)
      if (!same) await write.update('meeting_member', row, patch)
    }
    for (const member of given.members)
      if (!known.some((row) => row.account_id === member.accountId))
        await write.insert('meeting_member', { ...memberRow(member), meeting_id: meeting.id, attendance: 'expected' })
    return { meetingId: meeting.id }
  },
}

const AgendaInput = z.object({
  meetingId: z.uuid(),
  add: z.array(z.uuid()).max(300),
  remove: z.array(z.uuid()).max(300),
})

/** Puts files on the agenda or takes them off; one that was voted on here stays. */
export const changeAgenda: Command<z.infer<typeof AgendaInput>, { files: number }> = {
  name: 'session.agenda',
  input: AgendaInput,
  action: 'session.convene',
  subject: meetingSubject,
  work: async (context, given) => {
    const { write } = context
    const meeting = await changeable(context, given.meetingId)
    await putOnAgenda(context, meeting, given.add)
    const items = await agendaOf(write.tx, write.tenantId, meeting.id)
    let files = items.length
    for (const item of items.filter((one) => given.remove.includes(one.file_id))) {
      await write.update('agenda_item', item, { removed: true })
      files -= 1
    }
    return { files }
  },
}

/** A session whose members and files may still change. */
async function changeable({ write }: CommandContext, meetingId: string): Promise<Row<'meeting'>> {
  const meeting = await rowOf(write.tx, 'meeting', write.tenantId, meetingId)
  if (meeting.state !== 'planned' && meeting.state !== 'open') throw stateProblem(meeting.state)
  if ((await unfinishedVotes(write.tx, write.tenantId, { meetingId })).length > 0)
    throw new ProblemError(problem('vote.under-way'))
  return meeting
}

const memberRow = (member: Members[number]) => ({
  account_id: member.accountId,
  role: member.role,
  votes: member.votes,
})

/** One chair, nobody twice, and whoever has a vote holds a role that votes. */
async function checkMembers({ write, at }: CommandContext, members: Members): Promise<void> {
  const wrong = (field: string) => new ProblemError(problem('input.invalid', {}, field))
  const ids = members.map((m) => m.accountId)
  if (new Set(ids).size !== ids.length) throw wrong('members')
  if (members.filter((m) => m.role === 'chair').length !== 1) throw wrong('chair')
  const grants = await grantsOfAll(write.tx, write.tenantId, ids, vietnamDay(new Date(at)))
  const held = (id: string) => (grants.get(id) ?? []).map((g) => g.role)
  for (const m of members) {
    if (m.role === 'chair' && !held(m.accountId).includes('chair')) throw wrong('chair')
    const may = held(m.accountId).some((role) => role === 'council-member' || role === 'chair')
    if (m.votes && !may) throw wrong('members')
  }
}

/** Files of the session's round that were appraised, after those that are there. */
async function putOnAgenda(context: CommandContext, meeting: Row<'meeting'>, ids: readonly string[]): Promise<void> {
  const { write } = context
  const files = await filesToJudge(readingOf(context), ids)
  const items = await agendaOf(write.tx, write.tenantId, meeting.id, true)
  let position = Math.max(0, ...items.map((item) => item.position))
  for (const id of new Set(ids)) {
    const file = files.get(id)
    if (file === undefined || file.round_id !== meeting.round_id) throw new ProblemError(problem('not-found'))
    if (file.stage !== 'appraised')
      throw new ProblemError(problem('state.not-now', { step: 'vote', stage: file.stage }))
    const known = items.find((item) => item.file_id === id)
    position += 1
    if (known === undefined) await write.insert('agenda_item', { meeting_id: meeting.id, file_id: id, position })
    else if (known.removed) await write.update('agenda_item', known, { removed: false, position })
  }
}
