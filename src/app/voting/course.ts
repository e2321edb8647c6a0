import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { meetingMembers } from '../../db/read/meetings.ts'
import { rowOf } from '../../db/read/rows.ts'
import { seatOf, unfinishedVotes } from '../../db/read/votes.ts'
import { endDeclared, involveAccount } from '../access/declare.ts'
import type { Command, CommandContext } from '../command.ts'
import { Line, Version } from '../input.ts'
import { fileSubject } from '../participation/file.ts'
import { meetingSubject, stateProblem } from './meetings.ts'
import { refreshSeats } from './seats.ts'

const StepInput = z.object({
  meetingId: z.uuid(),
  version: Version,
  to: z.enum(['open', 'closed', 'called-off']),
})

const FROM = { open: ['planned'], closed: ['open'], 'called-off': ['planned'] } as const

/** Opens a session, closes it when no vote is under way, or calls it off before it began. */
export const stepMeeting: Command<z.infer<typeof StepInput>, { state: string }> = {
  name: 'session.step',
  input: StepInput,
  action: 'session.chair',
  subject: meetingSubject,
  serial: true,
  work: async ({ write, at }, { meetingId, version, to }) => {
    const meeting = await rowOf(write.tx, 'meeting', write.tenantId, meetingId)
    if (!(FROM[to] as readonly string[]).includes(meeting.state)) throw stateProblem(meeting.state)
    if (to === 'closed' && (await unfinishedVotes(write.tx, write.tenantId, { meetingId })).length > 0)
      throw new ProblemError(problem('vote.under-way'))
    const moment = to === 'open' ? { opened_at: at } : to === 'closed' ? { closed_at: at } : {}
    await write.update('meeting', { id: meetingId, version }, { state: to, ...moment })
    return { state: to }
  },
}

const AttendanceInput = z.object({
  meetingId: z.uuid(),
  rows: z
    .array(
      z.object({
        accountId: z.uuid(),
        version: Version,
        attendance: z.enum(['expected', 'present', 'absent']),
        note: Line(300),
      }),
    )
    .max(100),
})

/** Who is there. Votes that are open follow at once, but for whoever has voted already. */
export const noteAttendance: Command<z.infer<typeof AttendanceInput>, { present: number }> = {
  name: 'session.attendance',
  input: AttendanceInput,
  action: 'session.keep',
  subject: meetingSubject,
  serial: true,
  work: async (context, given) => {
    const { write } = context
    const meeting = await rowOf(write.tx, 'meeting', write.tenantId, given.meetingId)
    if (meeting.state !== 'planned' && meeting.state !== 'open') throw stateProblem(meeting.state)
    const members = await meetingMembers(write.tx, write.tenantId, meeting.id)
    for (const { accountId, version, attendance, note } of given.rows) {
      const member = members.find((one) => one.account_id === accountId)
      if (member === undefined) throw new ProblemError(problem('not-found'))
      if (member.attendance === attendance && member.note === note) continue
      await write.update('meeting_member', { id: member.id, version }, { attendance, note })
    }
    await refreshOpen(context, { meetingId: meeting.id })
    const after = await meetingMembers(write.tx, write.tenantId, meeting.id)
    return { present: after.filter((one) => one.attendance === 'present').length }
  },
}

async function refreshOpen(context: CommandContext, of: { readonly meetingId: string } | { readonly fileId: string }) {
  const { write } = context
  for (const vote of await unfinishedVotes(write.tx, write.tenantId, of))
    if (vote.state === 'open') await refreshSeats(context, vote)
}

const RecuseInput = z.object({
  meetingId: z.uuid(),
  fileId: z.uuid(),
  accountId: z.uuid(),
  /** What the member said; empty to take the recusal back. */
  note: Line(1000),
})

/**
 * The secretary writes down that a member steps aside from a file, or that this was a mistake. What Khéo computes itself
 * (wrote it, owns it, inspected it) cannot be taken back here: that follows from what happened.
 */
export const recuse: Command<z.infer<typeof RecuseInput>, { recused: boolean }> = {
  name: 'session.recuse',
  input: RecuseInput,
  action: 'session.keep',
  subject: meetingSubject,
  serial: true,
  work: async (context, { meetingId, fileId, accountId, note }) => {
    const { write } = context
    const meeting = await rowOf(write.tx, 'meeting', write.tenantId, meetingId)
    if (meeting.state !== 'planned' && meeting.state !== 'open') throw stateProblem(meeting.state)
    const members = await meetingMembers(write.tx, write.tenantId, meetingId)
    if (!members.some((one) => one.account_id === accountId)) throw new ProblemError(problem('not-found'))
    await rowOf(write.tx, 'participation', write.tenantId, fileId)
    await notVotedYet(context, fileId, accountId)
    if (note === '') await endDeclared(context, { fileId, accountId })
    else await involveAccount(context, { fileId, accountId, how: 'declared', note })
    await refreshOpen(context, { fileId })
    return { recused: note !== '' }
  },
}

/** Whoever has put a ballot in cannot step aside any more: nobody could tell which one to take out. */
async function notVotedYet({ write }: CommandContext, fileId: string, accountId: string): Promise<void> {
  for (const vote of await unfinishedVotes(write.tx, write.tenantId, { fileId })) {
    const seat = await seatOf(write.tx, write.tenantId, vote.id, accountId)
    if (seat?.cast_ballot === true) throw new ProblemError(problem('vote.already-cast'))
  }
}

const AsideInput = z.object({ fileId: z.uuid(), note: z.string().trim().min(1).max(1000) })

/** A member says that a file touches them, and steps aside from its vote; open votes follow at once. */
export const stepAside: Command<z.infer<typeof AsideInput>, { declared: true }> = {
  name: 'session.step-aside',
  input: AsideInput,
  action: 'participation.see',
  subject: fileSubject(({ fileId }) => fileId),
  serial: true,
  work: async (context, { fileId, note }) => {
    await notVotedYet(context, fileId, context.actor.id)
    await involveAccount(context, { fileId, accountId: context.actor.id, how: 'declared', note })
    await refreshOpen(context, { fileId })
    return { declared: true }
  },
}

const MinutesInput = z.object({
  meetingId: z.uuid(),
  version: Version,
  text: z.string().trim().min(1).max(200_000),
  done: z.boolean(),
})

/** Keeps the minutes as the secretary completed them; once done they are not changed any more. */
export const keepMinutes: Command<z.infer<typeof MinutesInput>, { done: boolean }> = {
  name: 'session.minutes',
  input: MinutesInput,
  action: 'session.keep',
  subject: meetingSubject,
  work: async ({ write }, { meetingId, version, text, done }) => {
    const meeting = await rowOf(write.tx, 'meeting', write.tenantId, meetingId)
    if (meeting.state === 'planned' || meeting.state === 'called-off') throw stateProblem(meeting.state)
    if (meeting.minutes_done) throw stateProblem('minutes-done')
    if (done && meeting.state !== 'closed') throw stateProblem(meeting.state)
    await write.update('meeting', { id: meetingId, version }, { minutes: text, minutes_done: done })
    return { done }
  },
}
