import type { Reader, Tx } from '../database.ts'
import type { Row } from '../tables.ts'

/** A file begins its way. Not in the journal: nothing has arrived yet. */
export async function insertUpload(tx: Tx, row: Row<'evidence_upload'>): Promise<void> {
  await tx.insertInto('evidence_upload').values(row).execute()
}

export const uploadRow = (tx: Reader, tenantId: number, id: string): Promise<Row<'evidence_upload'> | undefined> =>
  tx.selectFrom('evidence_upload').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst()

/** How many files an account has on their way. */
export async function uploadsUnderWay(tx: Reader, tenantId: number, accountId: string): Promise<number> {
  const row = await tx
    .selectFrom('evidence_upload')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function dropUpload(tx: Tx, tenantId: number, id: string): Promise<void> {
  await tx.deleteFrom('evidence_upload').where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** Files that began their way before a moment and never arrived; at most a thousand at once. */
export const uploadsBefore = (tx: Reader, tenantId: number, before: string): Promise<{ id: string }[]> =>
  tx
    .selectFrom('evidence_upload')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('at', '<', before)
    .orderBy('at')
    .limit(1000)
    .execute()

/** What a photo is recognised by. */
export async function insertPrint(tx: Tx, row: Row<'evidence_print'>): Promise<void> {
  await tx.insertInto('evidence_print').values(row).execute()
}
