import type { Kysely } from 'kysely'
import { sqlState } from '../database.ts'
import type { Tables } from '../tables.ts'

type Db = Kysely<Tables>

/** Makes the row that sessions hang on; a user name and a password may follow. */
export async function ensureAuthUser(db: Db, accountId: string, at: string): Promise<void> {
  await db
    .insertInto('auth_user')
    .values({ id: accountId, user_name: null, created_at: at, updated_at: at })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Gives an account its user name; false when somebody else has it. */
export async function keepUserName(db: Db, accountId: string, userName: string, at: string): Promise<boolean> {
  try {
    await db.updateTable('auth_user').set({ user_name: userName, updated_at: at }).where('id', '=', accountId).execute()
    return true
  } catch (error) {
    if (sqlState(error) === '23505') return false
    throw error
  }
}

/** Keeps the hash of an account's password, in place of the one before. */
export async function keepPassword(
  db: Db,
  given: { readonly id: string; readonly accountId: string; readonly hash: string; readonly at: string },
): Promise<void> {
  await db
    .insertInto('auth_credential')
    .values({
      id: given.id,
      account_id: given.accountId,
      provider: 'credential',
      subject: given.accountId,
      password_hash: given.hash,
      created_at: given.at,
      updated_at: given.at,
    })
    .onConflict((c) =>
      c.columns(['provider', 'subject']).doUpdateSet({ password_hash: given.hash, updated_at: given.at }),
    )
    .execute()
}

/** Ends sessions of an account: one, all, or all but the one that is being used. Says how many. */
export async function endSessions(
  db: Db,
  accountId: string,
  which: { readonly only?: string; readonly except?: string } = {},
): Promise<number> {
  let sessions = db.deleteFrom('auth_session').where('account_id', '=', accountId)
  if (which.only !== undefined) sessions = sessions.where('id', '=', which.only)
  if (which.except !== undefined) sessions = sessions.where('id', '<>', which.except)
  const ended = await sessions.executeTakeFirst()
  return Number(ended.numDeletedRows)
}

/** Opens another book in a session. */
export async function turnToBook(db: Db, sessionId: string, tenantId: number): Promise<void> {
  await db.updateTable('auth_session').set({ tenant_id: tenantId }).where('id', '=', sessionId).execute()
}

/** Takes the code application, the recovery codes and the passkeys of an account away. */
export async function clearSecondStep(db: Db, accountId: string, at: string): Promise<void> {
  await db.deleteFrom('auth_second_step').where('account_id', '=', accountId).execute()
  await db.deleteFrom('auth_passkey').where('account_id', '=', accountId).execute()
  await db.updateTable('auth_user').set({ second_step: false, updated_at: at }).where('id', '=', accountId).execute()
}

export async function removePasskey(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom('auth_passkey').where('account_id', '=', accountId).where('id', '=', id).execute()
}

export async function removeProvider(db: Db, accountId: string, provider: string): Promise<void> {
  await db
    .deleteFrom('auth_credential')
    .where('account_id', '=', accountId)
    .where('provider', '=', provider)
    .where('provider', '<>', 'credential')
    .execute()
}

/** Closes an account or opens it again; closing ends its sessions. */
export async function setDisabled(db: Db, accountId: string, at: string | null): Promise<void> {
  await db.updateTable('account').set({ disabled_at: at }).where('id', '=', accountId).execute()
  if (at !== null) await endSessions(db, accountId)
}

/** What has run out is of no use to anybody: sessions, half-done sign-ins, old counts. */
export async function sweep(db: Db, at: string, countedBefore: string): Promise<void> {
  await db.deleteFrom('auth_session').where('expires_at', '<', at).execute()
  await db.deleteFrom('auth_verification').where('expires_at', '<', at).execute()
  await db.deleteFrom('auth_attempt').where('since', '<', countedBefore).execute()
}
