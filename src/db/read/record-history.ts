import type { Reader } from '../database.ts'

/** A row as it was at one of its versions and since when, from the journal; undefined for a version it never had. */
export async function imageAt(
  tx: Reader,
  tenantId: number,
  id: string,
  version: number,
): Promise<{ readonly at: string; readonly row: Readonly<Record<string, unknown>> } | undefined> {
  const rows = await tx
    .selectFrom('event')
    .select(['data', 'at'])
    .where('tenant_id', '=', tenantId)
    .where('subject_id', '=', id)
    .orderBy('at', 'desc')
    .limit(1000)
    .execute()
  const images = rows.map(({ at, data }) => ({ at, row: data as Readonly<Record<string, unknown>> }))
  return images.find((image) => image.row.version === version)
}

/** Has one of these rows been made or changed after a moment? */
export async function changedSince(tx: Reader, tenantId: number, ids: readonly string[], at: string): Promise<boolean> {
  if (ids.length === 0) return false
  const row = await tx
    .selectFrom('event')
    .select('seq')
    .where('tenant_id', '=', tenantId)
    .where('subject_id', 'in', ids)
    .where('at', '>', at)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Who changed a row last, and when. */
export async function lastChange(
  tx: Reader,
  tenantId: number,
  id: string,
): Promise<{ readonly by: string; readonly at: string } | undefined> {
  const row = await tx
    .selectFrom('event as e')
    .innerJoin('command_log as l', (j) => j.onRef('l.tenant_id', '=', 'e.tenant_id').onRef('l.seq', '=', 'e.seq'))
    .select(['l.actor_name', 'l.at'])
    .where('e.tenant_id', '=', tenantId)
    .where('e.subject_id', '=', id)
    .orderBy('e.at', 'desc')
    .orderBy('e.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : { by: row.actor_name, at: row.at }
}

/** The names of accounts, by id; bounded by what is asked. */
export async function accountNames(tx: Reader, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx.selectFrom('account').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
