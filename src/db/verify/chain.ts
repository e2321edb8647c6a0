import type { Tx } from '../database.ts'
import { entryHash, eventsHash, GENESIS } from '../write/journal.ts'
import type { RecordEvent } from '../write/record.ts'

const PAGE = 500

export interface ChainCheck {
  readonly entries: number
  readonly events: number
  readonly firstBad: { readonly what: string; readonly seq: number; readonly reason: string } | null
}

/**
 * Walks a tenant's chain from its first entry and recomputes every hash from what is stored now. Names the first entry
 * that was changed, removed or put in, or whose events were, or moved in time; and a head that does not point to the last one.
 */
export async function checkChain(tx: Tx, tenantId: number): Promise<ChainCheck> {
  let prev = GENESIS
  let seq = 0
  let events = 0
  for (;;) {
    const page = await tx
      .selectFrom('command_log')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    if (page.length === 0) break
    const bySeq = await eventsOf(tx, tenantId, page[0]?.seq ?? 0, page.at(-1)?.seq ?? 0)
    for (const entry of page) {
      const bad = (reason: string) => ({ entries: seq, events, firstBad: { what: entry.name, seq: entry.seq, reason } })
      if (entry.seq !== seq + 1) return bad('missing-before')
      if (entry.prev_hash !== prev) return bad('not-linked')
      const { hash, ...rest } = entry
      if (entryHash(rest) !== hash) return bad('entry-changed')
      const own = bySeq.get(entry.seq) ?? []
      if (own.length !== entry.events || eventsHash(own) !== entry.events_hash) return bad('events-changed')
      // The hash of the entry covers its moment, and an event has the moment of its entry.
      if (own.some((event) => event.at !== entry.at)) return bad('event-moved')
      seq = entry.seq
      prev = hash
      events += own.length
    }
  }
  const head = await tx.selectFrom('chain_head').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst()
  const headFits = head === undefined ? seq === 0 : head.seq === seq && head.hash === prev
  return {
    entries: seq,
    events,
    firstBad: headFits ? null : { what: 'chain_head', seq: seq + 1, reason: 'head-differs' },
  }
}

type StoredEvent = RecordEvent & { readonly at: string }

async function eventsOf(tx: Tx, tenantId: number, from: number, to: number): Promise<Map<number, StoredEvent[]>> {
  const rows = await tx
    .selectFrom('event')
    .select(['seq', 'n', 'at', 'type', 'subject', 'subject_id', 'data'])
    .where('tenant_id', '=', tenantId)
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .orderBy('seq')
    .orderBy('n')
    .execute()
  const bySeq = new Map<number, StoredEvent[]>()
  for (const r of rows) {
    const { type, subject, subject_id: subjectId, data, at } = r
    const event = { type, subject, subjectId, data, at } as unknown as StoredEvent
    const own = bySeq.get(r.seq)
    if (own === undefined) bySeq.set(r.seq, [event])
    else own.push(event)
  }
  return bySeq
}
