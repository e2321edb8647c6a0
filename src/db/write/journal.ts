import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { canonical } from '../../core/canonical.ts'
import type { Reader, Tx } from '../database.ts'
import type { Row, Tables } from '../tables.ts'
import type { RecordEvent } from './record.ts'

/** The hash that stands before the first entry of every chain. */
export const GENESIS = '0'.repeat(64)

/** SHA-256 over the canonical text of a value, as 64 hex digits. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

/** What a command leaves in the journal, before it has a place in the chain. */
export interface EntryDraft {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly actorId: string
  readonly actorName: string
  readonly at: string
  readonly inputHash: string
  readonly result: unknown
}

type Entry = Row<'command_log'>

/** The earlier entry that used this idempotency key, if any. */
export async function entryOfKey(tx: Reader, tenantId: number, key: string): Promise<Entry | undefined> {
  return tx
    .selectFrom('command_log')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('key', '=', key)
    .executeTakeFirst()
}

/** What the hash of an entry covers: everything but the hash itself. */
export function entryHash(e: Omit<Entry, 'hash'>): string {
  const {
    tenant_id,
    seq,
    id,
    key,
    name,
    actor_id,
    actor_name,
    at,
    input_hash,
    result,
    events,
    events_hash,
    prev_hash,
  } = e
  return hashOf([
    tenant_id,
    seq,
    id,
    key,
    name,
    actor_id,
    actor_name,
    at,
    input_hash,
    result,
    events,
    events_hash,
    prev_hash,
  ])
}

/** What the hash over the events of an entry covers. */
export function eventsHash(events: readonly Pick<RecordEvent, 'type' | 'subject' | 'subjectId' | 'data'>[]): string {
  return hashOf(events.map((e) => [e.type, e.subject, e.subjectId, e.data]))
}

/**
 * Locks the head of the tenant's chain until the transaction ends, and gives it. Everybody takes it at the end of a
 * command; one that takes it first is alone in the tenant with those that do the same. A row and no advisory lock: on
 * Citus it lies on the tenant's shard, whichever node the session is on.
 */
export async function lockHead(tx: Tx, tenantId: number): Promise<{ readonly seq: number; readonly hash: string }> {
  await tx
    .insertInto('chain_head')
    .values({ tenant_id: tenantId, seq: 0, hash: GENESIS })
    .onConflict((c) => c.column('tenant_id').doNothing())
    .execute()
  return tx
    .selectFrom('chain_head')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/**
 * Writes the entry and its events and moves the head of the tenant's chain. Call it last: it locks the head, and the
 * next writer of the tenant waits until this transaction ends.
 */
export async function appendEntry(
  tx: Tx,
  tenantId: number,
  draft: EntryDraft,
  events: readonly RecordEvent[],
): Promise<void> {
  const head = await lockHead(tx, tenantId)
  const unhashed = {
    tenant_id: tenantId,
    seq: head.seq + 1,
    id: draft.id,
    key: draft.key,
    name: draft.name,
    actor_id: draft.actorId,
    actor_name: draft.actorName,
    at: draft.at,
    input_hash: draft.inputHash,
    result: JSON.parse(JSON.stringify(draft.result ?? null)),
    events: events.length,
    events_hash: eventsHash(events),
    prev_hash: head.hash,
  }
  const hash = entryHash(unhashed)
  await tx
    .insertInto('command_log')
    .values({ ...unhashed, result: JSON.stringify(unhashed.result), hash })
    .execute()
  const rows: Insertable<Tables['event']>[] = events.map((e, n) => ({
    tenant_id: tenantId,
    at: draft.at,
    seq: unhashed.seq,
    n,
    type: e.type,
    subject: e.subject,
    subject_id: e.subjectId,
    data: JSON.stringify(e.data),
  }))
  for (let i = 0; i < rows.length; i += 1000) {
    await tx
      .insertInto('event')
      .values(rows.slice(i, i + 1000))
      .execute()
  }
  await tx.updateTable('chain_head').set({ seq: unhashed.seq, hash }).where('tenant_id', '=', tenantId).execute()
}
