import type { Reader } from '../database.ts'

/** The unit that a tenant is linked to, if any. */
export async function tenantUnit(tx: Reader, tenantId: number): Promise<string | null> {
  const row = await tx.selectFrom('tenant').select('unit_id').where('id', '=', tenantId).executeTakeFirst()
  return row?.unit_id ?? null
}
