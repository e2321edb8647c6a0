import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

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

/** Whoever else makes the first person waits until this transaction has ended. */
export async function oneSetUpAtATime(db: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('kheo.set-up'))`.execute(db)
}

/** A new account: a name for the journal and for grants, and no way in yet. */
export async function addAccount(
  db: Kysely<Tables>,
  given: { readonly id: string; readonly name: string; readonly kind: 'person' | 'machine'; readonly at: string },
): Promise<void> {
  await db
    .insertInto('account')
    .values({ id: given.id, name: given.name, kind: given.kind, created_at: given.at, disabled_at: null })
    .execute()
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
  await addAccount(db, given)
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
