import { type Role, reaches } from '../../core/access/roles.ts'
import { vietnamDay } from '../../core/clock.ts'
import { type Actor, can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { disagreements } from '../../core/voting/tally.ts'
import { roundFiles } from '../../db/read/judged-files.ts'
import { holdersOf } from '../../db/read/judges.ts'
import { sitsIn } from '../../db/read/meetings.ts'
import { fieldNames, roundChoices } from '../../db/read/rounds-of-files.ts'
import { boxesOf, paperCounts, votesOn } from '../../db/read/votes.ts'
import type { Row } from '../../db/tables.ts'
import { asJudged, type JudgedFile, type Reading } from '../access/judges.ts'
import { reachOf } from '../access/reach.ts'
import { roundWithin } from '../access/round-subject.ts'
import { reading } from '../appraisal/desk.ts'
import { judgesFile } from '../appraisal/pages.ts'
import type { App } from '../context.ts'
import { type MeetingPage, READERS, readMeeting, type VotePage, votePage } from './pages.ts'
import { totalsOf } from './paper.ts'
import { ruleOf, type VoteRuleKept } from './settle.ts'

const COUNCIL: readonly Role[] = ['council-member', 'chair', 'secretary']

/** Somebody who can sit in a session, with the roles they hold that matter there. */
export interface Eligible {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** What a session can be made of: rounds, people of the council, files that were appraised and wait for one. */
export async function meetingChoices(app: App, actor: Actor, roundId: string | undefined) {
  return reading(app, actor, async (given) => {
    const { tx, tenantId } = given
    const reach = await reachOf({ app, actor, tx }, 'session.convene')
    const rounds = await roundChoices(tx, tenantId, reach.all ? null : reach.units)
    const chosen = rounds.find((round) => round.id === roundId) ?? rounds[0]
    return {
      rounds,
      chosen,
      people: chosen === undefined ? [] : await eligible(given, chosen.id),
      files: chosen === undefined ? [] : await waitingFiles(given, chosen.id),
      fields: await fieldNames(tx, tenantId),
    }
  })
}

/** People of the council whose role reaches the round. */
async function eligible(given: Reading, roundId: string): Promise<Eligible[]> {
  const within = await roundWithin(given, roundId)
  const holders = await holdersOf(given.tx, given.tenantId, COUNCIL, vietnamDay(given.app.clock()))
  const people = new Map<string, { id: string; name: string; roles: Role[] }>()
  for (const one of holders) {
    if (!reaches(one.scope, within)) continue
    const known = people.get(one.id) ?? { id: one.id, name: one.name, roles: [] }
    known.roles.push(one.role)
    people.set(one.id, known)
  }
  return [...people.values()]
}

/** Files of a round that were appraised and are on no agenda; at most two hundred. */
async function waitingFiles(given: Reading, roundId: string): Promise<JudgedFile[]> {
  const rows = await roundFiles(given.tx, {
    tenantId: given.tenantId,
    roundId,
    status: 'appraised',
    fieldCode: '',
    free: 'of-sessions',
    limit: 200,
  })
  return [...(await asJudged(given, rows)).values()]
}

/** A session with what it can be changed to: further people, further files. */
export async function meetingSetUp(app: App, actor: Actor, id: string) {
  return reading(app, actor, async (given) => {
    const page = await readMeeting(given, actor, id)
    if (!page.may.convene) throw new ProblemError(problem('forbidden', { action: 'session.convene' }))
    const people = await eligible(given, page.meeting.round_id)
    const files = await waitingFiles(given, page.meeting.round_id)
    return { page, people, files }
  })
}

export interface PaperPage extends VotePage {
  /** How many ballots were due in the room. */
  readonly handedOut: number
  readonly own: { readonly version: number; readonly totals: ReturnType<typeof totalsOf> } | undefined
  /** Both counts, once both are there; before that nobody sees the other's. */
  readonly both: readonly { readonly counter: string; readonly totals: ReturnType<typeof totalsOf> }[] | undefined
  readonly typed: number
  readonly differing: readonly string[]
}

/** The paper of a vote for those who count it: one's own numbers, and the other's only when both are in. */
export async function paperPage(app: App, actor: Actor, voteId: string): Promise<PaperPage> {
  const vote = await votePage(app, actor, voteId)
  if (!vote.page.may.typeIn) throw new ProblemError(problem('forbidden', { action: 'ballot.type-in' }))
  return reading(app, actor, async ({ tx, tenantId }) => {
    const counts = await paperCounts(tx, tenantId, voteId)
    const own = counts.find((count) => count.account_id === actor.id)
    const [first, second] = counts
    const both = first !== undefined && second !== undefined
    return {
      ...vote,
      handedOut: vote.view.seats.filter((seat) => seat.standing === 'entitled').length,
      own: own && { version: own.version, totals: totalsOf(own) },
      both: both ? counts.map((count) => ({ counter: count.counter, totals: totalsOf(count) })) : undefined,
      typed: counts.length,
      differing: both ? disagreements(totalsOf(first), totalsOf(second)) : [],
    }
  })
}

/** A counted vote as it leaves Khéo: everything that its tally can be computed again from, and no name. */
export interface ExportedVote {
  readonly id: string
  readonly file: string
  readonly matter: string
  readonly secret: boolean
  readonly way: string
  readonly adopted: boolean
  readonly rule: VoteRuleKept['rule']
  readonly members: number
  readonly present: number
  readonly entitled: number
  readonly issued: number
  readonly ballots: readonly string[]
  /** Opinions in writing, sorted. */
  readonly written: readonly string[]
  readonly stated: {
    readonly collected: number
    readonly valid: number
    readonly spoiled: number
    readonly for: number
    readonly against: number
    readonly blank: number
    readonly outcome: string
  }
}

/** The counted boxes of a session, without names, for whoever may read the session. */
export async function exportBoxes(
  app: App,
  actor: Actor,
  meetingId: string,
): Promise<{ readonly page: MeetingPage; readonly votes: readonly ExportedVote[] }> {
  return reading(app, actor, async (given) => {
    const page = await readMeeting(given, actor, meetingId)
    const counted = page.items.flatMap((item) =>
      item.votes.filter((one) => one.vote.state === 'counted').map((view) => ({ item, view })),
    )
    const boxes = await boxesOf(
      given.tx,
      given.tenantId,
      counted.map(({ view }) => view.vote.id),
    )
    const votes = counted.map(({ item, view: { vote, seats } }) => {
      const kept = ruleOf(vote)
      const written = seats.filter((seat) => seat.standing === 'written').map((seat) => seat.choice ?? '')
      return {
        id: vote.id,
        file: item.file.name,
        matter: vote.matter,
        secret: vote.secret,
        way: vote.way,
        adopted: kept.adoptedOn !== null,
        rule: kept.rule,
        members: vote.members ?? 0,
        present: vote.present ?? 0,
        entitled: vote.entitled ?? 0,
        issued: vote.issued ?? 0,
        ballots: boxes.get(vote.id) ?? [],
        written: written.sort(),
        stated: {
          collected: vote.collected ?? 0,
          valid: vote.valid ?? 0,
          spoiled: vote.spoiled ?? 0,
          for: vote.votes_for ?? 0,
          against: vote.votes_against ?? 0,
          blank: vote.votes_blank ?? 0,
          outcome: vote.outcome ?? '',
        },
      }
    })
    return { page, votes }
  })
}

/** A vote on a file as its page shows it. */
export interface FileVote extends Row<'vote'> {
  readonly kept: VoteRuleKept
  /** May the reader open its session? */
  readonly opens: boolean
}

/**
 * The votes on a file for its page, the latest first: for those who judge files. The unit learns the result with the
 * decision; until then it is only told that there was a vote (`hidden`).
 */
export async function votesOfFile(
  app: App,
  actor: Actor,
  file: { readonly id: string; readonly within: readonly string[] },
): Promise<{ readonly votes: readonly FileVote[]; readonly hidden: boolean }> {
  const { tenantId } = actor
  const may = (action: Parameters<typeof can>[1]) => can(actor, action, { tenantId, within: file.within }).ok
  if (!may('participation.see')) return { votes: [], hidden: false }
  return reading(app, actor, async ({ tx }) => {
    const votes = await votesOn(tx, tenantId, file.id)
    if (!judgesFile(actor, file)) return { votes: [], hidden: votes.some((vote) => vote.state === 'counted') }
    const meetings = votes.map((vote) => vote.meeting_id)
    const sits = await sitsIn(tx, tenantId, meetings, actor.id)
    const reads = READERS.some(may)
    return {
      votes: votes.map((vote) => ({ ...vote, kept: ruleOf(vote), opens: reads || sits.has(vote.meeting_id) })),
      hidden: false,
    }
  })
}
