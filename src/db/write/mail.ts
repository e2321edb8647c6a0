import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export interface ClaimedMail {
  readonly id: string
  readonly account_id: string
  /** Null: the account has taken its address back since. */
  readonly address: string | null
  /** This one included. */
  readonly attempts: number
}

/**
 * Takes up the mails that are due, so that no other process sends them meanwhile, the oldest notice first. The lease is
 * over by itself: what was not noted as sent by then is due again.
 */
export async function claimMail(
  tx: Tx,
  given: { readonly tenantId: number; readonly at: string; readonly leaseMinutes: number; readonly limit: number },
): Promise<readonly ClaimedMail[]> {
  const { tenantId, at, leaseMinutes, limit } = given
  const { rows } = await sql<ClaimedMail>`
    with due as (
      select id from notice_mail where tenant_id = ${tenantId} and sent_at is null and failed_at is null
        and next_at <= ${at}::timestamptz
      order by id limit ${limit} for update skip locked
    ), taken as (
      update notice_mail m set attempts = m.attempts + 1,
        next_at = ${at}::timestamptz + make_interval(mins => ${leaseMinutes})
      from due where m.tenant_id = ${tenantId} and m.id = due.id
      returning m.id, m.account_id, m.attempts
    )
    select t.id, t.account_id, t.attempts, a.address from taken t
    left join account_mail a on a.account_id = t.account_id order by t.id`.execute(tx)
  return rows
}

interface Given {
  readonly tenantId: number
  readonly ids: readonly string[]
  readonly at: string
}

/** Notes that a server took them over. */
export async function mailSent(tx: Tx, { tenantId, ids, at }: Given): Promise<void> {
  await tx
    .updateTable('notice_mail')
    .set({ sent_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Notes that they did not go: until when to wait, or null to give up. */
export async function mailFailed(
  tx: Tx,
  { tenantId, ids, at, again }: Given & { again: string | null },
): Promise<void> {
  await tx
    .updateTable('notice_mail')
    .set(again === null ? { failed_at: at } : { next_at: again })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
}
