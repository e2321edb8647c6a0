import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** Fields and tags of a tenant, as the public sees them. */
export async function publicFields(db: Reader, tenantId: number): Promise<Row<'public_field'>[]> {
  return db.selectFrom('public_field').selectAll().where('tenant_id', '=', tenantId).orderBy('position').execute()
}

export async function publicTags(db: Reader, tenantId: number): Promise<Row<'public_tag'>[]> {
  return db.selectFrom('public_tag').selectAll().where('tenant_id', '=', tenantId).execute()
}

/** Ids of every tenant, listed or not; for work over all of them. */
export async function tenantIds(db: Reader): Promise<number[]> {
  const rows = await db.selectFrom('tenant').select('id').orderBy('id').execute()
  return rows.map((r) => r.id)
}
