import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** Tokens are kept only as their hash: a copy of the database opens no door. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

export type LinkKind = 'sign-in' | 'invitation' | 'reset'

export interface NewLink {
  readonly id: string
  readonly tokenHash: string
  readonly kind: LinkKind
  readonly accountId: string
  readonly tenantId: number
  readonly clearsSecondStep: boolean
  readonly at: string
  readonly expiresAt: string
}

/** Keeps a link that works once; an earlier one of its kind for the account ends. */
export async function keepLink(db: Kysely<Tables>, link: NewLink): Promise<void> {
  if (link.kind !== 'sign-in') await revokeLinks(db, link.accountId, link.at)
  await db
    .insertInto('auth_link')
    .values({
      id: link.id,
      token_hash: link.tokenHash,
      kind: link.kind,
      account_id: link.accountId,
      tenant_id: link.tenantId,
      clears_second_step: link.clearsSecondStep,
      made_at: link.at,
      expires_at: link.expiresAt,
      used_at: null,
      revoked_at: null,
    })
    .execute()
}

/** Ends the links of an account that nobody has used. */
export async function revokeLinks(db: Kysely<Tables>, accountId: string, at: string): Promise<void> {
  await db
    .updateTable('auth_link')
    .set({ revoked_at: at })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

const COLUMNS = ['l.kind', 'l.account_id', 'l.tenant_id', 'l.clears_second_step'] as const

/** A link that still works, and whom it is for; looking uses nothing up. */
export async function openLink(db: Kysely<Tables>, token: string, kinds: readonly LinkKind[], at: string) {
  return db
    .selectFrom('auth_link as l')
    .innerJoin('account as a', 'a.id', 'l.account_id')
    .leftJoin('auth_user as u', 'u.id', 'l.account_id')
    .select([...COLUMNS, 'a.name', 'u.user_name'])
    .where('l.token_hash', '=', tokenHash(token))
    .where('l.kind', 'in', kinds)
    .where('l.used_at', 'is', null)
    .where('l.revoked_at', 'is', null)
    .where('l.expires_at', '>', at)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Uses a link up: true once, before it expires. */
export async function useLink(db: Kysely<Tables>, token: string, at: string): Promise<boolean> {
  const used = await db
    .updateTable('auth_link')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return Number(used.numUpdatedRows) === 1
}
