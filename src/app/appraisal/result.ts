import { type ConclusionFound, conclude } from '../../core/appraisal/conclusion.ts'
import { type Difference, difference } from '../../core/appraisal/differences.ts'
import { type Line, lineOf } from '../../core/appraisal/sheet.ts'
import type { Problem } from '../../core/problem.ts'
import { sheetsOf, teamMembers } from '../../db/read/appraisals.ts'
import type { Row } from '../../db/tables.ts'
import { type CriteriaSet, criteriaFor, type PinnedPack, packFor } from '../access/adopted-rules.ts'
import { filesToJudge, type JudgedFile, judgesOf, type Reading } from '../access/judges.ts'
import type { PointChange } from './sheets.ts'

/** One member of a team, what they handed in, and whether it counts. */
export interface MemberSheet {
  readonly accountId: string
  readonly name: string
  readonly role: 'lead' | 'member' | 'left'
  /** Why the member may not score this file; undefined: they may. */
  readonly refused: Problem | undefined
  readonly sheet:
    | {
        readonly id: string
        readonly state: 'draft' | 'handed-in'
        readonly lines: readonly Line[]
        readonly total: number | null
        readonly base: number | null
        readonly bonus: number | null
        readonly remark: string
        readonly changes: readonly PointChange[]
        readonly version: number
      }
    | undefined
  /** Handed in, by somebody who is in the team and may score the file: the mean is of these. */
  readonly counts: boolean
}

export interface TeamResult {
  readonly appraisal: Row<'appraisal'>
  readonly file: JudgedFile
  readonly set: CriteriaSet | undefined
  readonly pack: PinnedPack | undefined
  readonly members: readonly MemberSheet[]
  readonly found: ConclusionFound
  /** Of the totals, and of each criterion by its id; only between sheets that count. */
  readonly difference: Difference | undefined
  readonly byCriterion: ReadonlyMap<string, Difference>
}

/**
 * What a team has so far: every member's sheet, who is excluded and by which fact, what the sheets that count come to,
 * how far they are apart. The facts are read afresh, so that an exclusion follows what is true now.
 */
export async function teamResult(reading: Reading, appraisal: Row<'appraisal'>): Promise<TeamResult | undefined> {
  const file = (await filesToJudge(reading, [appraisal.file_id])).get(appraisal.file_id)
  if (file === undefined) return undefined
  const set = await criteriaFor(reading, file.id, appraisal.criteria_set_id)
  const pack = await packFor(reading, file.id, appraisal.rule_pack_id)
  const members = await membersOf(reading, appraisal, file)
  const counting = members.flatMap((m) => (m.counts && m.sheet !== undefined ? [{ ...m.sheet, by: m.accountId }] : []))
  const totals = counting.map((sheet) => sheet.total ?? 0)
  const found = conclude(
    pack && { adoptedOn: pack.adoptedOn, appraisal: pack.rules.appraisal },
    { adoptedOn: set?.adoptedOn ?? null, bands: set?.bands ?? [] },
    totals,
  )
  const limit = pack === undefined || pack.adoptedOn === null ? null : pack.rules.appraisal.differenceHalves
  const given = (of: (sheet: (typeof counting)[number]) => number) =>
    difference(
      counting.map((sheet) => ({ memberId: sheet.by, halves: of(sheet) })),
      limit,
    )
  const byCriterion = new Map<string, Difference>()
  for (const { id } of set?.criteria ?? []) {
    const one = given((sheet) => lineOf(sheet.lines, id)?.halves ?? 0)
    if (one !== undefined) byCriterion.set(id, one)
  }
  return { appraisal, file, set, pack, members, found, difference: given((s) => s.total ?? 0), byCriterion }
}

async function membersOf(reading: Reading, appraisal: Row<'appraisal'>, file: JudgedFile): Promise<MemberSheet[]> {
  const { tx, tenantId } = reading
  const team = await teamMembers(tx, tenantId, [appraisal.team_id])
  const sheets = await sheetsOf(tx, tenantId, [appraisal.id])
  const left = sheets.filter((sheet) => !team.some((m) => m.account_id === sheet.account_id))
  const people = [
    ...team.map((m) => ({ accountId: m.account_id, name: m.name, role: m.role as 'lead' | 'member' })),
    ...left.map((s) => ({ accountId: s.account_id, name: s.member, role: 'left' as const })),
  ]
  const judges = await judgesOf(
    reading,
    [file],
    people.map((p) => p.accountId),
  )
  // Asked as at the time of scoring: a file that has moved on excludes nobody for that.
  const scored: JudgedFile = { ...file, stage: 'self-assessed' }
  return people.map((person) => {
    const may = judges.may('appraisal.score', scored, person.accountId)
    const row = sheets.find((sheet) => sheet.account_id === person.accountId)
    return {
      ...person,
      refused: may.ok ? undefined : may.problem,
      sheet: row && {
        id: row.id,
        state: row.state as 'draft' | 'handed-in',
        lines: row.lines as unknown as Line[],
        total: row.total_halves,
        base: row.base_halves,
        bonus: row.bonus_halves,
        remark: row.remark,
        changes: row.changes as unknown as PointChange[],
        version: row.version,
      },
      counts: may.ok && person.role !== 'left' && row?.state === 'handed-in',
    }
  })
}

/** Is any difference so wide that the rules want it talked over? */
export const tooWide = (result: TeamResult): boolean =>
  result.difference?.tooWide === true || [...result.byCriterion.values()].some((one) => one.tooWide === true)
