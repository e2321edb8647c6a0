import type { Choice } from '../../core/voting/ballot.ts'
import type { Tx } from '../database.ts'

/**
 * Puts one ballot into the open box of a vote: every ballot of the box is taken out and put in again with a new random
 * id (`newIds` makes version 4), in the order of the ids. After this neither id, nor place in the table, nor the
 * transaction that wrote the rows tells the newest ballot from the others. No event is written.
 */
export async function putIn(
  tx: Tx,
  given: {
    readonly tenantId: number
    readonly voteId: string
    readonly choice: Choice
    readonly newIds: () => string
  },
): Promise<void> {
  const { tenantId, voteId, choice, newIds } = given
  const before = await takeOut(tx, tenantId, voteId)
  const rows = [...before, choice].map((one) => ({ id: newIds(), choice: one }))
  rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  await tx
    .insertInto('open_ballot')
    .values(rows.map((row) => ({ ...row, tenant_id: tenantId, vote_id: voteId })))
    .execute()
}

/** Empties the open box of a vote and gives its ballots, sorted. */
export async function takeOut(tx: Tx, tenantId: number, voteId: string): Promise<Choice[]> {
  const rows = await tx
    .deleteFrom('open_ballot')
    .where('tenant_id', '=', tenantId)
    .where('vote_id', '=', voteId)
    .returning('choice')
    .execute()
  return rows.map((row) => row.choice as Choice).sort()
}
