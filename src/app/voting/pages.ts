import { type Actor, can } from '../../core/policy.ts'
import { type Problem, ProblemError, problem } from '../../core/problem.ts'
import type { RulePack, VoteRule } from '../../core/rules/rule-pack.ts'
import { fewest } from '../../core/rules/share.ts'
import { type Bases, baseOf, basesOf, quorum, type Seat } from '../../core/voting/seats.ts'
import { appraisalsOf } from '../../db/read/appraisals.ts'
import { declaredNotes } from '../../db/read/judges.ts'
import { agendaOf, type MeetingMember, meetingMembers, meetingsFor, sitsIn } from '../../db/read/meetings.ts'
import { roundPlace } from '../../db/read/rounds-of-files.ts'
import { rowOf } from '../../db/read/rows.ts'
import { packOfRound } from '../../db/read/rules.ts'
import { countsOf, type Seated, seatsOf, votesOf } from '../../db/read/votes.ts'
import type { Row } from '../../db/tables.ts'
import { filesToJudge, type JudgedFile, judgesOf, type Reading } from '../access/judges.ts'
import { reachOf } from '../access/reach.ts'
import { roundWithin } from '../access/round-subject.ts'
import { cutAt, PAGE, reading } from '../appraisal/desk.ts'
import type { App } from '../context.ts'

/** Actions whose holders read every session within their reach; members read theirs. */
export const READERS = [
  'session.convene',
  'session.chair',
  'decision.draft',
  'decision.sign',
  'ballot.type-in',
] as const

/** The sessions that the actor sits in, or may read by their role; the newest first. */
export async function meetingList(app: App, actor: Actor, before: string | undefined) {
  return reading(app, actor, async ({ tx, tenantId }) => {
    const reaches = []
    for (const action of READERS) reaches.push(await reachOf({ app, actor, tx }, action))
    const units = reaches.some((one) => one.all) ? null : [...new Set(reaches.flatMap((one) => one.units))]
    const given = { tenantId, accountId: actor.id, units, limit: PAGE + 1 }
    return cutAt(await meetingsFor(tx, before === undefined ? given : { ...given, before }), PAGE)
  })
}

/** One vote of a session with its seats. */
export interface VoteView {
  readonly vote: Row<'vote'>
  readonly seats: readonly Seated[]
  readonly bases: Bases
  /** How many of the ballots due are in; of paper not known before it is counted. */
  readonly cast: number
  /** Who counted the paper, the first first. */
  readonly counters: readonly string[]
}

/** One file on the agenda. */
export interface ItemView {
  readonly item: Row<'agenda_item'>
  readonly file: JudgedFile
  readonly appraisal: Row<'appraisal'> | undefined
  /** Members with a vote who may not vote on it, from the facts of this moment, with what they declared. */
  readonly excluded: readonly {
    readonly member: MeetingMember
    readonly why: Problem
    readonly note: string | undefined
  }[]
  /** The votes on it here, the latest last; annulled ones too. */
  readonly votes: readonly VoteView[]
}

export interface MeetingPage {
  readonly meeting: Row<'meeting'>
  readonly round: { readonly label: string; readonly unitId: string }
  readonly members: readonly MeetingMember[]
  readonly items: readonly ItemView[]
  /** The rule that the round's pack has for its votes; undefined: none that anybody adopted. */
  readonly rule: VoteRule | undefined
  readonly attendance: {
    readonly present: number
    readonly members: number
    /** null: nobody set a quorum. */
    readonly quorum: boolean | null
    readonly needed: number | undefined
  }
  readonly own: MeetingMember | undefined
  readonly may: {
    readonly convene: boolean
    readonly keep: boolean
    readonly chair: boolean
    readonly typeIn: boolean
  }
}

/** A session as its people see it. A number of queries that does not grow with its files, members or votes. */
export const meetingPage = (app: App, actor: Actor, id: string): Promise<MeetingPage> =>
  reading(app, actor, (given) => readMeeting(given, actor, id))

export async function readMeeting(given: Reading, actor: Actor, id: string): Promise<MeetingPage> {
  const { tx, tenantId } = given
  const meeting = await rowOf(tx, 'meeting', tenantId, id)
  const within = await roundWithin(given, meeting.round_id)
  const may = (action: Parameters<typeof can>[1]) => can(actor, action, { tenantId, within }).ok
  const sits = (await sitsIn(tx, tenantId, [id], actor.id)).has(id)
  if (!sits && !READERS.some(may)) throw new ProblemError(problem('not-found'))
  const place = await roundPlace(tx, tenantId, meeting.round_id)
  const pack = await packOfRound(tx, tenantId, meeting.round_id)
  const rule =
    pack === undefined || pack.adopted_on === null
      ? undefined
      : (pack.rules as unknown as RulePack).votes[meeting.matter]
  const members = await meetingMembers(tx, tenantId, id)
  return {
    meeting,
    round: { label: place?.label ?? '', unitId: place?.unit_id ?? '' },
    members,
    items: await itemsOf(given, meeting, members),
    rule,
    attendance: attendanceOf(members, rule),
    own: members.find((member) => member.account_id === actor.id),
    may: {
      convene: may('session.convene'),
      keep: may('session.keep'),
      chair: may('session.chair'),
      typeIn: may('ballot.type-in'),
    },
  }
}

/** Who is there of those with a vote, and whether that is a quorum. */
function attendanceOf(members: readonly MeetingMember[], rule: VoteRule | undefined): MeetingPage['attendance'] {
  const seats: Seat[] = members
    .filter((member) => member.votes)
    .map((member) => {
      const present = member.attendance === 'present'
      return { present, standing: present ? 'entitled' : 'absent' }
    })
  const bases = basesOf(seats)
  const share = rule?.quorum ?? null
  return {
    present: bases.present,
    members: bases.members,
    quorum: quorum(share, bases),
    needed: share === null ? undefined : fewest(share, baseOf(share, bases)),
  }
}

async function itemsOf(
  given: Reading,
  meeting: Row<'meeting'>,
  members: readonly MeetingMember[],
): Promise<ItemView[]> {
  const { tx, tenantId } = given
  const items = await agendaOf(tx, tenantId, meeting.id)
  const fileIds = items.map((item) => item.file_id)
  const files = await filesToJudge(given, fileIds)
  const voters = members.filter((member) => member.votes)
  const ids = voters.map((voter) => voter.account_id)
  const judges = await judgesOf(given, [...files.values()], ids)
  const notes = await declaredNotes(tx, tenantId, fileIds, ids)
  const appraisals = await appraisalsOf(tx, tenantId, fileIds)
  const votes = await viewsOf(given, await votesOf(tx, tenantId, meeting.id))
  return items.flatMap((item) => {
    const file = files.get(item.file_id)
    if (file === undefined) return []
    const excluded = voters.flatMap((member) => {
      const result = judges.may('ballot.cast', { ...file, stage: 'appraised' }, member.account_id)
      return result.ok ? [] : [{ member, why: result.problem, note: notes.get(`${file.id} ${member.account_id}`) }]
    })
    const appraisal = appraisals.find((row) => row.file_id === file.id && row.state === 'concluded')
    return [{ item, file, appraisal, excluded, votes: votes.filter((one) => one.vote.item_id === item.id) }]
  })
}

/** Votes with their seats and who counted them. Two queries. */
async function viewsOf({ tx, tenantId }: Reading, votes: readonly Row<'vote'>[]): Promise<VoteView[]> {
  const ids = votes.map((vote) => vote.id)
  const seats = await seatsOf(tx, tenantId, ids)
  const counts = await countsOf(tx, tenantId, ids)
  return votes.map((vote) => {
    const own = seats.filter((seat) => seat.vote_id === vote.id)
    return {
      vote,
      seats: own,
      bases: basesOf(own as unknown as readonly Seat[]),
      cast: own.filter((seat) => seat.cast_ballot).length,
      counters: counts.filter((count) => count.vote_id === vote.id).map((count) => count.counter),
    }
  })
}

/** The vote of an address with its session, for whoever may read the session. */
export async function votePage(app: App, actor: Actor, voteId: string) {
  return reading(app, actor, async (given) => {
    const vote = await rowOf(given.tx, 'vote', given.tenantId, voteId)
    const page = await readMeeting(given, actor, vote.meeting_id)
    const item = page.items.find((one) => one.votes.some((view) => view.vote.id === voteId))
    const view = item?.votes.find((one) => one.vote.id === voteId)
    if (item === undefined || view === undefined) throw new ProblemError(problem('not-found'))
    return { page, item, view, seat: view.seats.find((seat) => seat.account_id === actor.id) }
  })
}
export type VotePage = Awaited<ReturnType<typeof votePage>>
