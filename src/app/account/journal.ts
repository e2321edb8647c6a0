import type { Actor } from '../../core/policy.ts'
import type { Tx } from '../../db/database.ts'
import { appendEntry, hashOf } from '../../db/write/journal.ts'
import type { App } from '../context.ts'

/** What somebody did with their own account; the policy has nothing to say about it. */
export type OwnDeed =
  | 'account.accept-invitation'
  | 'account.reset-password'
  | 'account.change-password'
  | 'account.second-step-on'
  | 'account.second-step-off'

/**
 * Journals what a person did with their own account, in the transaction that did it: who, when, what. No secret and no
 * hash of one goes in, so that the journal helps nobody to guess.
 */
export async function journalOwn(
  app: App,
  tx: Tx,
  who: Pick<Actor, 'id' | 'name' | 'tenantId'>,
  deed: OwnDeed,
): Promise<void> {
  const id = app.newId()
  const at = app.clock().toISOString()
  const entry = {
    id,
    key: `${deed}:${id}`,
    name: deed,
    actorId: who.id,
    actorName: who.name,
    at,
    inputHash: hashOf([deed, who.id]),
    result: {},
  }
  await appendEntry(tx, who.tenantId, entry, [])
}
