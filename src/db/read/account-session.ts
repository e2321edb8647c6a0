import type { Reader } from '../database.ts'

/** The book that a new session opens: the one asked for, else the account's own; nothing for who may not come in. */
export async function openBook(db: Reader, accountId: string, wanted?: number): Promise<number | undefined> {
  const books = await db
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .innerJoin('tenant as t', 't.id', 'm.tenant_id')
    .select('m.tenant_id')
    .where('m.account_id', '=', accountId)
    .where('a.disabled_at', 'is', null)
    .orderBy('t.demo')
    .orderBy('m.since', 'desc')
    .execute()
  return books.find((b) => b.tenant_id === wanted)?.tenant_id ?? books[0]?.tenant_id
}

/** The books that an account has ever had a grant in. */
export async function booksOf(db: Reader, accountId: string) {
  return db
    .selectFrom('membership as m')
    .innerJoin('tenant as t', 't.id', 'm.tenant_id')
    .select(['t.id', 't.name', 't.name_en'])
    .where('m.account_id', '=', accountId)
    .orderBy('t.name')
    .execute()
}

/** Who an account is, while it is not disabled. */
export async function liveAccount(db: Reader, id: string): Promise<{ readonly name: string } | undefined> {
  return db
    .selectFrom('account')
    .select('name')
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
}

/** The sessions of an account that last, the latest seen first. */
export async function sessionsOf(db: Reader, accountId: string, at: string) {
  return db
    .selectFrom('auth_session')
    .select(['id', 'device', 'address', 'created_at', 'updated_at'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', at)
    .orderBy('updated_at', 'desc')
    .execute()
}

/** What an account can sign in with. */
export async function waysIn(db: Reader, accountId: string) {
  const user = await db
    .selectFrom('auth_user')
    .select(['user_name', 'second_step'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  const credentials = await db
    .selectFrom('auth_credential')
    .select(['provider', 'password_hash'])
    .where('account_id', '=', accountId)
    .execute()
  const passkeys = await db
    .selectFrom('auth_passkey')
    .select(['id', 'name', 'created_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  return {
    userName: user?.user_name ?? undefined,
    secondStep: user?.second_step ?? false,
    passwordHash: credentials.find((c) => c.provider === 'credential')?.password_hash ?? undefined,
    providers: credentials.map((c) => c.provider).filter((p) => p !== 'credential'),
    passkeys,
  }
}

/** Is there any person yet? Until then the first administrator can be made. */
export async function anyPerson(db: Reader): Promise<boolean> {
  const found = await db.selectFrom('account').select('id').where('kind', '=', 'person').limit(1).execute()
  return found.length > 0
}
