import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** Everything that a set ever had, taken out or not: for whoever changes it. What it has is `fullSets`. */

export async function criteriaRows(tx: Reader, tenantId: number, setId: string): Promise<Row<'criterion'>[]> {
  return tx
    .selectFrom('criterion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('criteria_set_id', '=', setId)
    .orderBy('position')
    .execute()
}

export async function itemRows(tx: Reader, tenantId: number, criterionId: string): Promise<Row<'criterion_item'>[]> {
  return tx
    .selectFrom('criterion_item')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('criterion_id', '=', criterionId)
    .orderBy('position')
    .execute()
}

export async function bandRows(tx: Reader, tenantId: number, setId: string): Promise<Row<'band'>[]> {
  return tx
    .selectFrom('band')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('criteria_set_id', '=', setId)
    .execute()
}
