import { sql } from 'kysely'
import type { Role } from '../../core/access/roles.ts'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** The accounts that hold one of the roles on a day where something lies, in their own right or standing in. */
export async function holdersOf(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly roles: readonly Role[]
    readonly within: readonly string[]
    readonly day: string
    readonly limit: number
  },
): Promise<readonly string[]> {
  const { tenantId, roles, within, day, limit } = given
  const places = sql`${sql.val([...within])}::uuid[]`
  const held = tx
    .selectFrom('role_grant as g')
    .leftJoin('delegation as d', (join) =>
      join
        .onRef('d.tenant_id', '=', 'g.tenant_id')
        .onRef('d.grant_id', '=', 'g.id')
        .on('d.valid_from', '<=', day)
        .on('d.valid_to', '>', day),
    )
    .where('g.tenant_id', '=', tenantId)
    .where('g.role', 'in', [...roles])
    .where('g.valid_from', '<=', day)
    .where((e) => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>', day)]))
    .where(
      sql<boolean>`((g.unit_id is null and g.organisation_id is null) or g.unit_id = any (${places})
        or g.organisation_id = any (${places}))`,
    )
    .select(['g.account_id', 'd.deputy_id'])
    .orderBy('g.account_id')
    .limit(limit)
  const rows = await held.execute()
  return [...new Set(rows.flatMap((r) => [r.account_id, ...(r.deputy_id === null ? [] : [r.deputy_id])]))]
}

/** Which of these accounts were told this once already. */
export async function toldAlready(
  tx: Reader,
  tenantId: number,
  once: string,
  accounts: readonly string[],
): Promise<readonly string[]> {
  if (accounts.length === 0) return []
  const rows = await tx
    .selectFrom('notice')
    .select('account_id')
    .where('tenant_id', '=', tenantId)
    .where('once', '=', once)
    .where('account_id', 'in', [...accounts])
    .execute()
  return rows.map((row) => row.account_id)
}

/** Which of these accounts asked to be told by e-mail too. */
export async function mailAccounts(tx: Reader, accounts: readonly string[]): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('account_mail')
    .select('account_id')
    .where('account_id', 'in', [...accounts])
    .execute()
  return rows.map((row) => row.account_id)
}

/** How many notices an account has not read: at most one more than `most`. */
export async function unreadCount(tx: Reader, tenantId: number, accountId: string, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from notice where tenant_id = ${tenantId} and account_id = ${accountId}
      and read_at is null limit ${most + 1}) unread`.execute(tx)
  return rows[0]?.n ?? 0
}

/** A page of an account's notices, the newest first; `before` is the id of the last one of the page before. */
export async function noticePage(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly accountId: string
    readonly unread: boolean
    readonly before?: string | undefined
    readonly limit: number
  },
): Promise<Row<'notice'>[]> {
  let q = tx
    .selectFrom('notice')
    .selectAll()
    .where('tenant_id', '=', given.tenantId)
    .where('account_id', '=', given.accountId)
  if (given.unread) q = q.where('read_at', 'is', null)
  if (given.before !== undefined) q = q.where('id', '<', given.before)
  return q.orderBy('id', 'desc').limit(given.limit).execute()
}

/** Notices of one account by their ids. */
export async function noticesOf(
  tx: Reader,
  tenantId: number,
  accountId: string,
  ids: readonly string[],
): Promise<Row<'notice'>[]> {
  return tx
    .selectFrom('notice')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
}

/** Where an account wants to be told by e-mail. */
export async function mailAddress(tx: Reader, accountId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('account_mail')
    .select('address')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.address
}

/** Which tenants have mail that is due. */
export async function mailTenants(db: Reader, at: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('mail_pending')
    .select('tenant_id')
    .where('next_at', '<=', at)
    .orderBy('tenant_id')
    .execute()
  return rows.flatMap((row) => (row.tenant_id === null ? [] : [row.tenant_id]))
}
