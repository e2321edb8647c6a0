import { reaches } from '../../core/access/roles.ts'
import { type Fairness, fairness } from '../../core/appraisal/fairness.ts'
import { vietnamDay } from '../../core/clock.ts'
import { type Actor, can, mayAnywhere } from '../../core/policy.ts'
import type { Problem } from '../../core/problem.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { inTenant } from '../../db/database.ts'
import {
  roleInTeam,
  sheetsOf,
  teamAppraisals,
  teamMembers,
  teamScores,
  teamsFor,
  toScore,
} from '../../db/read/appraisals.ts'
import { roundFiles } from '../../db/read/judged-files.ts'
import { holdersOf } from '../../db/read/judges.ts'
import { fieldNames, roundChoices, roundPlace } from '../../db/read/rounds-of-files.ts'
import { rowOf } from '../../db/read/rows.ts'
import { asJudged, filesToJudge, type JudgedFile, judgesOf, type Reading } from '../access/judges.ts'
import { reachOf } from '../access/reach.ts'
import { roundWithin } from '../access/round-subject.ts'
import type { App } from '../context.ts'

/** How many lines a list of the desk shows at once. */
export const PAGE = 30

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A place in a list as an address carries it; anything else is no place. */
export const placeIn = (text: string | undefined): string | undefined =>
  text !== undefined && ID.test(text) ? text : undefined

/** The reading of an actor's tenant in one transaction. */
export const reading = <T>(app: App, actor: Actor, work: (given: Reading) => Promise<T>): Promise<T> =>
  inTenant(app.db.app, actor.tenantId, (tx) => work({ app, tenantId: actor.tenantId, tx }))

/** Cuts the line that was asked for too many. */
export function cutAt<Row extends { readonly id: string }>(rows: readonly Row[], limit: number) {
  const kept = rows.slice(0, limit)
  return { rows: kept, next: rows.length > limit ? kept.at(-1)?.id : undefined }
}

/** The files that wait for the actor's score sheet, and the teams that the actor sits in or may run. */
export async function appraisalDesk(
  app: App,
  actor: Actor,
  at: { readonly after?: string | undefined; readonly before?: string | undefined },
) {
  return reading(app, actor, async (given) => {
    const { tx, tenantId } = given
    const mine = await toScore(tx, { tenantId, accountId: actor.id, limit: PAGE + 1, ...pick('after', at.after) })
    const page = cutAt(mine, PAGE)
    const files = await filesToJudge(
      given,
      page.rows.map((row) => row.file_id),
    )
    const judges = await judgesOf(given, [...files.values()], [actor.id])
    const reach = await reachOf({ app, actor, tx }, 'appraisal.assign')
    const units = reach.all ? null : reach.units
    const teams = cutAt(
      await teamsFor(tx, { tenantId, accountId: actor.id, units, limit: PAGE + 1, ...pick('before', at.before) }),
      PAGE,
    )
    return {
      waiting: page.rows.map((row) => {
        const file = files.get(row.file_id)
        const may = file && judges.may('appraisal.score', file, actor.id)
        return { ...row, file, refused: may === undefined || may.ok ? undefined : may.problem }
      }),
      next: page.next,
      teams: teams.rows,
      nextTeam: teams.next,
      fields: await fieldNames(tx, tenantId),
      mayForm: mayAnywhere(actor, 'appraisal.assign').ok,
    }
  })
}

const pick = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: string })

/** One file that a team has, with how far it is. */
export interface TeamFile {
  readonly id: string
  readonly state: string
  readonly file: JudgedFile
  readonly handedIn: number
  /** Members who may score it, and those who may not, with the reason. */
  readonly free: number
  readonly excluded: readonly { readonly name: string; readonly why: Problem }[]
  readonly mean: { readonly num: number; readonly den: number } | undefined
  readonly band: string | null
  readonly proposes: string | null
}

/** A team with its members, its files, and the files of its field that no team has yet, for those who hand them out. */
export async function teamPage(app: App, actor: Actor, teamId: string, after: string | undefined) {
  return reading(app, actor, async (given) => {
    const { tx, tenantId } = given
    const team = await rowOf(tx, 'appraisal_team', tenantId, teamId)
    const within = await roundWithin(given, team.round_id)
    const mayAssign = can(actor, 'appraisal.assign', { tenantId, within }).ok
    const own = await roleInTeam(tx, tenantId, teamId, actor.id)
    if (!mayAssign && own === undefined) unwrap(can(actor, 'appraisal.assign', { tenantId, within }))
    const members = await teamMembers(tx, tenantId, [teamId])
    const listed = await teamAppraisals(tx, { tenantId, teamId, limit: PAGE + 1, ...pick('after', after) })
    const page = cutAt(listed, PAGE)
    const round = await roundPlace(tx, tenantId, team.round_id)
    return {
      team,
      own,
      mayAssign,
      round: { label: round?.label ?? '', unitId: round?.unit_id ?? '' },
      members,
      files: await teamFiles(given, page.rows, members),
      next: page.next,
      free: mayAssign ? await withoutTeam(given, team.round_id, team.field_code) : [],
      fields: await fieldNames(tx, tenantId),
      fairness: await teamFairness(given, teamId, own, mayAssign),
    }
  })
}
export type TeamPage = Awaited<ReturnType<typeof teamPage>>

async function teamFiles(
  given: Reading,
  rows: Awaited<ReturnType<typeof teamAppraisals>>,
  members: Awaited<ReturnType<typeof teamMembers>>,
): Promise<TeamFile[]> {
  const files = await filesToJudge(
    given,
    rows.map((row) => row.file_id),
  )
  const ids = members.map((m) => m.account_id)
  const judges = await judgesOf(given, [...files.values()], ids)
  const sheets = await sheetsOf(
    given.tx,
    given.tenantId,
    rows.map((row) => row.id),
  )
  return rows.flatMap((row) => {
    const file = files.get(row.file_id)
    if (file === undefined) return []
    const excluded = members.flatMap((member) => {
      const may = judges.may('appraisal.score', { ...file, stage: 'self-assessed' }, member.account_id)
      return may.ok ? [] : [{ name: member.name, why: may.problem }]
    })
    return [
      {
        id: row.id,
        state: row.state,
        file,
        handedIn: sheets.filter((sheet) => sheet.appraisal_id === row.id && sheet.state === 'handed-in').length,
        free: members.length - excluded.length,
        excluded,
        mean: row.mean_num === null || row.mean_den === null ? undefined : { num: row.mean_num, den: row.mean_den },
        band: row.band_label,
        proposes: row.proposes,
      },
    ]
  })
}

/** Files of the round, of the team's field, that were self-assessed and are with no team; at most two hundred. */
async function withoutTeam(given: Reading, roundId: string, fieldCode: string): Promise<JudgedFile[]> {
  const rows = await roundFiles(given.tx, {
    tenantId: given.tenantId,
    roundId,
    status: 'self-assessed',
    fieldCode,
    free: 'of-teams',
    limit: 200,
  })
  return [...(await asJudged(given, rows)).values()]
}

/** How even the scoring was: for whoever runs the teams, and for members; it names members. */
async function teamFairness(
  { tx, tenantId }: Reading,
  teamId: string,
  own: 'lead' | 'member' | undefined,
  mayAssign: boolean,
): Promise<Fairness | undefined> {
  if (own !== 'lead' && !mayAssign) return undefined
  const scores = await teamScores(tx, tenantId, teamId)
  const found = scores.map((s) => ({ fileId: s.file_id, memberId: s.account_id, halves: s.total_halves ?? 0 }))
  const shared = new Set(found.map((s) => s.fileId)).size
  return shared < 3 || new Set(found.map((s) => s.memberId)).size < 2 ? undefined : fairness(found)
}

/** What a team can be made of: rounds within the actor's reach, fields, people who may score. */
export async function teamChoices(app: App, actor: Actor, roundId: string | undefined) {
  return reading(app, actor, async (given) => {
    const { tx, tenantId } = given
    const reach = await reachOf({ app, actor, tx }, 'appraisal.assign')
    const rounds = await roundChoices(tx, tenantId, reach.all ? null : reach.units)
    const chosen = rounds.find((round) => round.id === roundId) ?? rounds[0]
    const within = chosen === undefined ? [] : await roundWithin(given, chosen.id)
    const holders = await holdersOf(tx, tenantId, ['appraiser', 'appraisal-lead'], vietnamDay(app.clock()))
    const people = new Map<string, { readonly id: string; readonly name: string; readonly mayLead: boolean }>()
    for (const one of holders) {
      if (!reaches(one.scope, within) && !inside(one.scope, app, chosen?.unit_id)) continue
      const mayLead = one.role === 'appraisal-lead' || people.get(one.id)?.mayLead === true
      people.set(one.id, { id: one.id, name: one.name, mayLead })
    }
    return { rounds, chosen, people: [...people.values()], fields: await fieldNames(tx, tenantId) }
  })
}

/** A role on a unit below the round's: it reaches some of the round's files. */
const inside = (scope: { readonly of: string; readonly id?: string }, app: App, unitId: string | undefined): boolean =>
  scope.of === 'unit' && unitId !== undefined && app.units.within(scope.id ?? '').includes(unitId)

/** A problem as a page shows it to those who may not know more. */
export const notThere = () => new ProblemError(problem('not-found'))
