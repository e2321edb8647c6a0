import type { Reader } from '../database.ts'

/** The names of the bodies of a unit, to choose from; bounded. */
export async function organisationsIn(tx: Reader, tenantId: number, unitId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('organisation')
    .select('name')
    .where('tenant_id', '=', tenantId)
    .where('unit_id', '=', unitId)
    .where('valid_to', 'is', null)
    .orderBy('name')
    .limit(200)
    .execute()
  return rows.map((row) => row.name)
}
