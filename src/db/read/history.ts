import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import type { RecordTable } from '../write/record.ts'

/** Rows whose history belongs to a record: the record itself (column `id`), or rows of a table that point to it. */
export interface HangingOn {
  readonly table: RecordTable
  readonly column: string
}

/** One change of one row, with who made it when, and how the row was before. */
export interface HistoryRow {
  readonly seq: number
  readonly type: 'created' | 'changed'
  readonly subject: RecordTable
  readonly subject_id: string
  readonly data: Readonly<Record<string, unknown>>
  /** Null for a row that was just made. */
  readonly before: Readonly<Record<string, unknown>> | null
  readonly command: string
  readonly actor_name: string
  readonly at: string
}

/** At most so many rows hang on one record; older ones are left out. */
const MOST_ROWS = 2000

/**
 * The entries of the journal that touched a record or what hangs on it, the newest first, each with its changes. `before`
 * is the number of the last entry of the page before. Two queries, however long the history is.
 */
export async function historyRows(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly id: string
    readonly of: readonly HangingOn[]
    readonly before?: number | undefined
    readonly limit: number
  },
): Promise<{ readonly rows: readonly HistoryRow[]; readonly next: number | undefined }> {
  const { tenantId, id, of, before, limit } = given
  const parts = of.map(
    ({ table, column }) =>
      sql`select x.id from ${sql.table(table)} x where x.tenant_id = ${tenantId} and ${sql.ref(`x.${column}`)} = ${id}`,
  )
  const found = await sql<{ seq: number; ids: string[] }>`
    with hanging as (select id from (${sql.join(parts, sql` union `)}) h order by id desc limit ${MOST_ROWS})
    select e.seq, array_agg(distinct e.subject_id) as ids from event e
    where e.tenant_id = ${tenantId} and e.subject_id in (select id from hanging)
      and ${before === undefined ? sql`true` : sql`e.seq < ${before}`}
    group by e.seq order by e.seq desc limit ${limit + 1}`.execute(tx)
  const page = found.rows.slice(0, limit)
  if (page.length === 0) return { rows: [], next: undefined }
  const seqs = sql`${sql.val(page.map((row) => row.seq))}::bigint[]`
  const ids = sql`${sql.val([...new Set(page.flatMap((row) => row.ids))])}::uuid[]`
  const { rows } = await sql<HistoryRow>`
    select e.seq, e.type, e.subject, e.subject_id, e.data, b.data as before, l.name as command, l.actor_name, l.at
    from event e
    join command_log l on l.tenant_id = e.tenant_id and l.seq = e.seq
    left join lateral (
      select p.data from event p where p.tenant_id = e.tenant_id and p.subject_id = e.subject_id
        and (p.seq, p.n) < (e.seq, e.n)
      order by p.seq desc, p.n desc limit 1
    ) b on true
    where e.tenant_id = ${tenantId} and e.seq = any (${seqs}) and e.subject_id = any (${ids})
    order by e.seq desc, e.n`.execute(tx)
  return { rows, next: found.rows.length > limit ? page.at(-1)?.seq : undefined }
}

/** The names of these fields and organisations. Two queries. */
export async function namesOfIds(
  tx: Reader,
  tenantId: number,
  given: { readonly fields: readonly string[]; readonly organisations: readonly string[] },
): Promise<ReadonlyMap<string, { readonly vi: string; readonly en: string }>> {
  const fields = await tx
    .selectFrom('field')
    .select(['id', 'name', 'name_en'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', orNone(given.fields))
    .execute()
  const organisations = await tx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', orNone(given.organisations))
    .execute()
  return new Map([
    ...fields.map((row) => [row.id, { vi: row.name, en: row.name_en }] as const),
    ...organisations.map((row) => [row.id, { vi: row.name, en: row.name }] as const),
  ])
}

const orNone = (ids: readonly string[]): string[] =>
  ids.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : [...new Set(ids)]
