import type { Role } from '../../core/access/roles.ts'
import { reaches } from '../../core/access/roles.ts'
import type { Line } from '../../core/appraisal/sheet.ts'
import { type Actor, can, mayAnywhere } from '../../core/policy.ts'
import { type Problem, ProblemError, problem, unwrap } from '../../core/problem.ts'
import { appraisalsOf, roleInTeam, sheetOf, teamNames } from '../../db/read/appraisals.ts'
import { namesOf } from '../../db/read/judges.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import { type CriteriaSet, criteriaFor } from '../access/adopted-rules.ts'
import { filesToJudge, type JudgedFile, judgesOf, type Reading } from '../access/judges.ts'
import type { App } from '../context.ts'
import { fileOf, subjectOf } from '../participation/file.ts'
import { notThere, reading } from './desk.ts'
import { type TeamResult, teamResult, tooWide } from './result.ts'
import type { PointChange } from './sheets.ts'

/** Roles that read how a file was appraised once the team has concluded; the unit reads the conclusion only. */
const JUDGING: readonly Role[] = ['owner', 'appraisal-lead', 'council-member', 'secretary', 'chair', 'decider']

export interface SheetPage {
  readonly appraisal: Row<'appraisal'>
  readonly team: string
  readonly file: JudgedFile
  readonly set: CriteriaSet | undefined
  readonly sheet:
    | {
        readonly state: string
        readonly lines: readonly Line[]
        readonly changes: readonly PointChange[]
        readonly remark: string
        readonly version: number
        readonly total: number | null
      }
    | undefined
  /** Why the member may not score it; then there is no form. */
  readonly refused: Problem | undefined
}

/** A member's own score sheet, or the form of a new one. Only members of the team have one. */
export async function sheetPage(app: App, actor: Actor, appraisalId: string): Promise<SheetPage> {
  return reading(app, actor, async (given) => {
    const { tx, tenantId } = given
    const appraisal = await rowOf(tx, 'appraisal', tenantId, appraisalId)
    if ((await roleInTeam(tx, tenantId, appraisal.team_id, actor.id)) === undefined)
      throw new ProblemError(problem('forbidden', { action: 'appraisal.score' }))
    const file = await fileIn(given, appraisal.file_id)
    const may = (await judgesOf(given, [file], [actor.id])).may('appraisal.score', file, actor.id)
    const sheet = await sheetOf(tx, tenantId, appraisalId, actor.id)
    return {
      appraisal,
      team: (await rowOf(tx, 'appraisal_team', tenantId, appraisal.team_id)).name,
      file,
      set: await criteriaFor(given, file.id, appraisal.criteria_set_id),
      sheet: sheet && {
        state: sheet.state,
        lines: sheet.lines as unknown as Line[],
        changes: sheet.changes as unknown as PointChange[],
        remark: sheet.remark,
        version: sheet.version,
        total: sheet.total_halves,
      },
      refused: appraisal.state !== 'open' ? problem('appraisal.closed') : may.ok ? undefined : may.problem,
    }
  })
}

async function fileIn(given: Reading, id: string): Promise<JudgedFile> {
  const file = (await filesToJudge(given, [id])).get(id)
  if (file === undefined) throw notThere()
  return file
}

export interface AppraisalPage extends TeamResult {
  readonly team: Row<'appraisal_team'>
  readonly own: 'lead' | 'member' | undefined
  /** May the actor read the sheets of the others? A member once their own is handed in; judges once it is concluded. */
  readonly sees: boolean
  readonly mayConclude: boolean
  readonly maySendBack: boolean
  readonly mayTakeOff: boolean
  readonly mustTalkOver: boolean
  readonly endedBy: string | undefined
}

/** What a team has on one file: for its members and for those who judge the file after them. */
export async function appraisalPage(app: App, actor: Actor, appraisalId: string): Promise<AppraisalPage> {
  return reading(app, actor, async (given) => {
    const { tx, tenantId } = given
    const row = await rowOf(tx, 'appraisal', tenantId, appraisalId)
    const result = await teamResult(given, row)
    if (result === undefined) throw notThere()
    const own = await roleInTeam(tx, tenantId, row.team_id, actor.id)
    const judging = judgesFile(actor, result.file)
    if (own === undefined && !judging) unwrap(can(actor, 'appraisal.assign', { tenantId, within: [] }))
    const handedIn = result.members.some((m) => m.accountId === actor.id && m.sheet?.state === 'handed-in')
    const subject = subjectOf(actor, await fileOf({ app, actor, tx }, row.file_id))
    const team = await rowOf(tx, 'appraisal_team', tenantId, row.team_id)
    const open = row.state === 'open'
    return {
      ...result,
      team,
      own,
      sees: handedIn || (!open && judging),
      mayConclude: open && own === 'lead' && handedIn && can(actor, 'appraisal.conclude', subject).ok,
      maySendBack: (open || row.state === 'concluded') && can(actor, 'appraisal.send-back', subject).ok,
      mayTakeOff: open && can(actor, 'appraisal.assign', subject).ok,
      mustTalkOver: tooWide(result),
      endedBy: row.ended_by === null ? undefined : (await namesOf(tx, [row.ended_by])).get(row.ended_by),
    }
  })
}

/** Does the actor hold a role that judges files, and does it reach this one? */
export const judgesFile = (actor: Actor, file: { readonly within: readonly string[] }): boolean =>
  actor.grants.some((grant) => JUDGING.includes(grant.role) && reaches(grant.scope, file.within))

/** The appraisals of a file for its page: every attempt, the latest first; nothing for those who may not read the file. */
export async function appraisalsOfFile(
  app: App,
  actor: Actor,
  file: { readonly id: string; readonly within: readonly string[] },
) {
  if (!can(actor, 'participation.see', { tenantId: actor.tenantId, within: file.within }).ok) return []
  return reading(app, actor, async ({ tx, tenantId }) => {
    const rows = (await appraisalsOf(tx, tenantId, [file.id])).filter((row) => row.state !== 'taken-off')
    const teams = await teamNames(
      tx,
      tenantId,
      rows.map((row) => row.team_id),
    )
    const opens = judgesFile(actor, file) || mayAnywhere(actor, 'appraisal.score').ok
    return rows.map((row) => ({ ...row, team: teams.get(row.team_id) ?? '', opens }))
  })
}
