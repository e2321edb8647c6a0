import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** The members of a team with their names, the lead first; those who were taken out are left out. */
export async function teamMembers(tx: Reader, tenantId: number, teamIds: readonly string[]) {
  if (teamIds.length === 0) return []
  return tx
    .selectFrom('appraisal_member as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['m.id', 'm.version', 'm.team_id', 'm.account_id', 'm.role', 'a.name'])
    .where('m.tenant_id', '=', tenantId)
    .where('m.team_id', 'in', [...teamIds])
    .where('m.removed', '=', false)
    .orderBy('m.role')
    .orderBy('a.name')
    .orderBy('m.id')
    .execute()
}

/** The names of teams by id. */
export async function teamNames(tx: Reader, tenantId: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('appraisal_team')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((r) => [r.id, r.name]))
}

/** Every line of a team's list, those who were taken out too. */
export const memberRows = (tx: Reader, tenantId: number, teamId: string): Promise<Row<'appraisal_member'>[]> =>
  tx
    .selectFrom('appraisal_member')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('team_id', '=', teamId)
    .execute()

/** Is the account in the team today, and as what? */
export async function roleInTeam(
  tx: Reader,
  tenantId: number,
  teamId: string,
  accountId: string,
): Promise<'lead' | 'member' | undefined> {
  const row = await tx
    .selectFrom('appraisal_member')
    .select('role')
    .where('tenant_id', '=', tenantId)
    .where('team_id', '=', teamId)
    .where('account_id', '=', accountId)
    .where('removed', '=', false)
    .executeTakeFirst()
  return row?.role as 'lead' | 'member' | undefined
}

/** The sheets of appraisals, by who has them. */
export async function sheetsOf(tx: Reader, tenantId: number, appraisalIds: readonly string[]) {
  if (appraisalIds.length === 0) return []
  return tx
    .selectFrom('score_sheet as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .selectAll('s')
    .select('a.name as member')
    .where('s.tenant_id', '=', tenantId)
    .where('s.appraisal_id', 'in', [...appraisalIds])
    .orderBy('a.name')
    .orderBy('s.id')
    .execute()
}

/** One member's sheet, if begun. */
export const sheetOf = (tx: Reader, tenantId: number, appraisalId: string, accountId: string) =>
  tx
    .selectFrom('score_sheet')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('appraisal_id', '=', appraisalId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()

/** The appraisals of files: every attempt, the latest first. */
export async function appraisalsOf(
  tx: Reader,
  tenantId: number,
  fileIds: readonly string[],
): Promise<Row<'appraisal'>[]> {
  if (fileIds.length === 0) return []
  return tx
    .selectFrom('appraisal')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('file_id', 'in', [...fileIds])
    .orderBy('file_id')
    .orderBy('attempt', 'desc')
    .execute()
}

/** A page of one team's appraisals, in the order they were handed out. */
export async function teamAppraisals(
  tx: Reader,
  given: { readonly tenantId: number; readonly teamId: string; readonly after?: string; readonly limit: number },
): Promise<Row<'appraisal'>[]> {
  let query = tx
    .selectFrom('appraisal')
    .selectAll()
    .where('tenant_id', '=', given.tenantId)
    .where('team_id', '=', given.teamId)
    .where('state', '<>', 'taken-off')
  if (given.after !== undefined) query = query.where('id', '>', given.after)
  return query.orderBy('id').limit(given.limit).execute()
}

/** Every total that was handed in to one team, for how even the scoring was; at most five thousand. */
export const teamScores = (tx: Reader, tenantId: number, teamId: string) =>
  tx
    .selectFrom('score_sheet as s')
    .innerJoin('appraisal as p', (j) => j.onRef('p.tenant_id', '=', 's.tenant_id').onRef('p.id', '=', 's.appraisal_id'))
    .select(['p.file_id', 's.account_id', 's.total_halves'])
    .where('s.tenant_id', '=', tenantId)
    .where('p.team_id', '=', teamId)
    .where('p.state', 'in', ['open', 'concluded'])
    .where('s.state', '=', 'handed-in')
    .orderBy('s.id')
    .limit(5000)
    .execute()

/** The open appraisals of the teams that an account sits in, with its own sheet's state; a page in the order of ids. */
export async function toScore(
  tx: Reader,
  given: { readonly tenantId: number; readonly accountId: string; readonly after?: string; readonly limit: number },
) {
  let query = tx
    .selectFrom('appraisal_member as m')
    .innerJoin('appraisal_team as t', (j) => j.onRef('t.tenant_id', '=', 'm.tenant_id').onRef('t.id', '=', 'm.team_id'))
    .innerJoin('appraisal as p', (j) => j.onRef('p.tenant_id', '=', 't.tenant_id').onRef('p.team_id', '=', 't.id'))
    .leftJoin('score_sheet as s', (j) =>
      j
        .onRef('s.tenant_id', '=', 'p.tenant_id')
        .onRef('s.appraisal_id', '=', 'p.id')
        .onRef('s.account_id', '=', 'm.account_id'),
    )
    .select(['p.id', 'p.file_id', 'p.team_id', 't.name as team', 'm.role', 's.state as sheet', 's.total_halves'])
    .where('m.tenant_id', '=', given.tenantId)
    .where('m.account_id', '=', given.accountId)
    .where('m.removed', '=', false)
    .where('p.state', '=', 'open')
  if (given.after !== undefined) query = query.where('p.id', '>', given.after)
  return query.orderBy('p.id').limit(given.limit).execute()
}

/** Teams that an account sits in, or of programmes in these units (null: all), the newest first, with their counts. */
export async function teamsFor(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly accountId: string
    readonly units: readonly string[] | null
    readonly before?: string
    readonly limit: number
  },
) {
  const { units } = given
  let query = tx
    .selectFrom('appraisal_team as t')
    .innerJoin('round as r', (j) => j.onRef('r.tenant_id', '=', 't.tenant_id').onRef('r.id', '=', 't.round_id'))
    .innerJoin('programme as g', (j) => j.onRef('g.tenant_id', '=', 'r.tenant_id').onRef('g.id', '=', 'r.programme_id'))
    .select((e) => [
      't.id',
      't.name',
      't.field_code',
      't.round_id',
      'r.label as round',
      'g.unit_id',
      ...(['open', 'concluded'] as const).map((state) =>
        e
          .selectFrom('appraisal as p')
          .select((x) => x.fn.countAll<number>().as('n'))
          .whereRef('p.tenant_id', '=', 't.tenant_id')
          .whereRef('p.team_id', '=', 't.id')
          .where('p.state', '=', state)
          .as(state),
      ),
    ])
    .where('t.tenant_id', '=', given.tenantId)
    .where('t.removed', '=', false)
  if (units !== null)
    query = query.where((e) =>
      e.or([
        ...(units.length === 0 ? [] : [e('g.unit_id', 'in', [...units])]),
        e.exists(
          e
            .selectFrom('appraisal_member as m')
            .select('m.id')
            .whereRef('m.tenant_id', '=', 't.tenant_id')
            .whereRef('m.team_id', '=', 't.id')
            .where('m.account_id', '=', given.accountId)
            .where('m.removed', '=', false),
        ),
      ]),
    )
  if (given.before !== undefined) query = query.where('t.id', '<', given.before)
  return query.orderBy('t.id', 'desc').limit(given.limit).execute()
}
