import type { Relation } from '../../core/access/relations.ts'
import type { Reader } from '../database.ts'

/** What an account did with a file and still stands. */
export async function involvementIn(
  tx: Reader,
  tenantId: number,
  fileId: string,
  accountId: string,
): Promise<readonly Relation[]> {
  const rows = await tx
    .selectFrom('involvement')
    .select('how')
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', fileId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((r) => r.how as Relation)
}

/** Is this already known of the account and the file? */
export async function involvementRow(
  tx: Reader,
  given: { readonly tenantId: number; readonly fileId: string; readonly accountId: string; readonly how: Relation },
) {
  return tx
    .selectFrom('involvement')
    .selectAll()
    .where('tenant_id', '=', given.tenantId)
    .where('file_id', '=', given.fileId)
    .where('account_id', '=', given.accountId)
    .where('how', '=', given.how as 'wrote')
    .executeTakeFirst()
}
