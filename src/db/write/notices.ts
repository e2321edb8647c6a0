import type { Kysely } from 'kysely'
import type { Tx } from '../database.ts'
import type { Tables } from '../tables.ts'

/** Puts a notice on its way out by e-mail. */
export async function queueMail(
  tx: Tx,
  given: { readonly tenantId: number; readonly id: string; readonly accountId: string; readonly at: string },
): Promise<void> {
  await tx
    .insertInto('notice_mail')
    .values({ tenant_id: given.tenantId, id: given.id, account_id: given.accountId, attempts: 0, next_at: given.at })
    .execute()
}

/** Keeps an account's address for e-mail, or takes it away with ''. */
export async function keepMailAddress(
  db: Kysely<Tables>,
  given: { readonly accountId: string; readonly address: string; readonly at: string },
): Promise<void> {
  const { accountId: account_id, address, at: since } = given
  if (address === '') await db.deleteFrom('account_mail').where('account_id', '=', account_id).execute()
  else
    await db
      .insertInto('account_mail')
      .values({ account_id, address, since })
      .onConflict((on) => on.column('account_id').doUpdateSet({ address, since }))
      .execute()
}
