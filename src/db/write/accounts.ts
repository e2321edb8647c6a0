import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** Tokens are kept only as their hash: a copy of the database opens no door. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The tenant of this slug; made with the next free number when there is none. */
export async function ensureTenant(
  db: Kysely<Tables>,
  given: {
    readonly slug: string
    readonly name: string
    readonly nameEn: string
    readonly demo: boolean
    readonly listed: boolean
    readonly at: string
  },
): Promise<{ readonly id: number; readonly made: boolean }> {
  return db.transaction().execute(async (tx) => {
    const known = await tx.selectFrom('tenant').select('id').where('slug', '=', given.slug).executeTakeFirst()
    if (known !== undefined) return { id: known.id, made: false }
    const last = await tx.selectFrom('tenant').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
    const { slug, name, nameEn, demo, listed, at } = given
    const row = { id: (last?.id ?? 0) + 1, slug, name, name_en: nameEn, unit_id: null, demo, listed, created_at: at }
    await tx.insertInto('tenant').values(row).execute()
    return { id: row.id, made: true }
  })
}

/** The account of this name; made when there is none. */
export async function ensureAccount(
  db: Kysely<Tables>,
  given: { readonly id: string; readonly name: string; readonly kind: 'person' | 'machine'; readonly at: string },
): Promise<string> {
  const known = await db
    .selectFrom('account')
    .select('id')
    .where('name', '=', given.name)
    .where('kind', '=', given.kind)
    .executeTakeFirst()
  if (known !== undefined) return known.id
  await db
    .insertInto('account')
    .values({ id: given.id, name: given.name, kind: given.kind, created_at: given.at, disabled_at: null })
    .execute()
  return given.id
}

/** Remembers that an account has, or had, a grant of a tenant. */
export async function noteMembership(
  db: Kysely<Tables>,
  given: { readonly accountId: string; readonly tenantId: number; readonly at: string },
): Promise<void> {
  await db
    .insertInto('membership')
    .values({ account_id: given.accountId, tenant_id: given.tenantId, since: given.at })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Keeps a one-time link; only its hash. */
export async function keepSignInLink(
  db: Kysely<Tables>,
  given: { readonly token: string; readonly accountId: string; readonly tenantId: number; readonly expiresAt: string },
): Promise<void> {
  await db
    .insertInto('sign_in_link')
    .values({
      token_hash: tokenHash(given.token),
      account_id: given.accountId,
      tenant_id: given.tenantId,
      expires_at: given.expiresAt,
      used_at: null,
    })
    .execute()
}

/** Uses a link up: gives its account once, before it expires; afterwards nothing. */
export async function useSignInLink(
  db: Kysely<Tables>,
  token: string,
  at: string,
): Promise<{ accountId: string; tenantId: number } | undefined> {
  const row = await db
    .updateTable('sign_in_link')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['account_id', 'tenant_id'])
    .executeTakeFirst()
  return row === undefined ? undefined : { accountId: row.account_id, tenantId: row.tenant_id }
}

export async function keepSession(
  db: Kysely<Tables>,
  given: {
    readonly token: string
    readonly accountId: string
    readonly tenantId: number
    readonly at: string
    readonly expiresAt: string
  },
): Promise<void> {
  await db
    .insertInto('session')
    .values({
      token_hash: tokenHash(given.token),
      account_id: given.accountId,
      tenant_id: given.tenantId,
      created_at: given.at,
      expires_at: given.expiresAt,
      ended_at: null,
    })
    .execute()
}

/** Who a session belongs to, while it lasts. */
export async function sessionAccount(
  db: Kysely<Tables>,
  token: string,
  at: string,
): Promise<{ id: string; name: string; tenantId: number } | undefined> {
  const row = await db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .select(['a.id', 'a.name', 's.tenant_id'])
    .where('s.token_hash', '=', tokenHash(token))
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', at)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, name: row.name, tenantId: row.tenant_id }
}

export async function endSession(db: Kysely<Tables>, token: string, at: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: at })
    .where('token_hash', '=', tokenHash(token))
    .where('ended_at', 'is', null)
    .execute()
}
