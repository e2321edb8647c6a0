import { type RawBuilder, sql } from 'kysely'
import type { Stage } from '../../core/participation/stage.ts'
import type { Reader } from '../database.ts'
import { heardSince, lastHeard } from './heard.ts'
import { participationWithin, type Reach, registrationWithin } from './reach.ts'

/** What of a round somebody may see, and what they want to see of it. */
export interface BoardScope {
  readonly tenantId: number
  readonly roundId: string
  /** What the reader's roles reach, for registrations and for participations. */
  readonly registrations: Reach
  readonly participations: Reach
  readonly stage?: Stage | undefined
  /** '': those without a field. */
  readonly fieldId?: string | undefined
  /** These units, and nothing else. */
  readonly unitIds?: readonly string[] | undefined
  readonly kind?: string | undefined
  /** Of these participations, only those last heard of before that moment. */
  readonly heardBefore?: string | undefined
}

const and = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql` and `)

/** What narrows one of the two tables, by its alias. */
function narrowed(alias: 'r' | 'p', state: string, scope: BoardScope): RawBuilder<unknown>[] {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const { stage, fieldId, unitIds, kind } = scope
  return [
    sql`${column('tenant_id')} = ${scope.tenantId}`,
    sql`${column('round_id')} = ${scope.roundId}`,
    ...(stage === undefined ? [] : [sql`${column(state)} = ${stage}`]),
    ...(fieldId === undefined
      ? []
      : [fieldId === '' ? sql`${column('field_id')} is null` : sql`${column('field_id')} = ${fieldId}`]),
    ...(unitIds === undefined ? [] : [sql`${column('unit_id')} = any (${sql.val([...unitIds])}::uuid[])`]),
    ...(kind === undefined ? [] : [sql`${column('kind')} = ${kind}`]),
  ]
}

/** Registrations that are no participations, and participations, of one round: every file once, in its present life. */
function files(scope: BoardScope, named: boolean): RawBuilder<unknown> {
  const { heardBefore } = scope
  const name = (column: string) => (named ? sql`, ${sql.raw(column)} as name` : sql``)
  const registrations = sql`
    select r.id, r.state as stage, r.field_id, r.unit_id, r.kind ${name('r.name')} from registration r
    where ${and([...narrowed('r', 'state', scope), sql`r.state <> 'accepted'`, registrationWithin(scope.registrations)])}
    union all`
  const silent =
    heardBefore === undefined
      ? []
      : [sql`p.status = 'in-progress'`, sql`not ${heardSince(sql`${heardBefore}::timestamptz`)}`]
  const names = sql`
    left join model m on m.tenant_id = p.tenant_id and m.id = p.model_id
    left join exemplar x on x.tenant_id = p.tenant_id and x.id = p.exemplar_id`
  return sql`${heardBefore === undefined ? registrations : sql``}
    select p.id, p.status as stage, p.field_id, p.unit_id, p.kind ${name("coalesce(m.name, x.name, '')")}
    from participation p ${named ? names : sql``}
    where ${and([...narrowed('p', 'status', scope), sql`p.status <> 'mentioned'`, participationWithin(scope.participations), ...silent])}`
}

/** So many files of a round at one stage, of one field, of one unit. */
export interface BoardCell {
  readonly stage: Stage
  readonly field_id: string | null
  readonly unit_id: string
  readonly n: number
}

/** More groups than this are no board any more; the page says so. */
const MOST_CELLS = 20_000

/** The files of a round counted by stage, field and unit. One query. */
export async function boardCells(tx: Reader, scope: BoardScope): Promise<readonly BoardCell[]> {
  const { rows } = await sql<BoardCell>`
    select f.stage, f.field_id, f.unit_id, count(*)::int as n from (${files(scope, false)}) f
    group by f.stage, f.field_id, f.unit_id limit ${MOST_CELLS}`.execute(tx)
  return rows
}

export interface BoardFile {
  readonly id: string
  readonly stage: Stage
  readonly field_id: string | null
  readonly unit_id: string
  readonly kind: string
  readonly name: string
}

/** A page of the files of a round, the newest first; `after` is the id of the last one of the page before. */
export async function boardFiles(
  tx: Reader,
  scope: BoardScope,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly BoardFile[]> {
  const { after, limit } = page
  const { rows } = await sql<BoardFile>`
    select f.* from (${files(scope, true)}) f
    where ${after === undefined ? sql`true` : sql`f.id < ${after}`}
    order by f.id desc limit ${limit}`.execute(tx)
  return rows
}

/** How many files of a round nothing was heard of since a moment. One query. */
export async function silentCount(tx: Reader, scope: BoardScope & { readonly heardBefore: string }): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${files(scope, false)}) f`.execute(tx)
  return rows[0]?.n ?? 0
}

/** When something was last heard of each of these participations. One query. */
export async function heardOf(
  tx: Reader,
  tenantId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; heard_at: string | null }>`
    select p.id, ${lastHeard} as heard_at from participation p
    where p.tenant_id = ${tenantId} and p.id = any (${sql.val([...ids])}::uuid[])`.execute(tx)
  return new Map(rows.flatMap((row) => (row.heard_at === null ? [] : [[row.id, row.heard_at] as const])))
}
