import { canonical } from '../../core/canonical.ts'
import type { Tx } from '../database.ts'
import { image, RECORD_TABLES } from '../write/record.ts'
import { mismade, misplaced } from './derived.ts'

export interface StrayRow {
  readonly table: string
  readonly id: string
  readonly reason: 'changed' | 'missing' | 'without-event' | 'derived'
}

const LIMIT = 100

/**
 * Are the rows what the events say? Folds each record's events (the last image stands) and compares with the row as it
 * is: changed behind the journal's back, gone, or never announced; and what is computed from a row with what it would
 * be now. Returns the first hundred that are not.
 */
export async function checkFold(tx: Tx, tenantId: number): Promise<StrayRow[]> {
  const stray: StrayRow[] = []
  for (const table of RECORD_TABLES) {
    const last = await tx
      .selectFrom('event')
      .distinctOn('subject_id')
      .select(['subject_id', 'data'])
      .where('tenant_id', '=', tenantId)
      .where('subject', '=', table)
      .orderBy('subject_id')
      .orderBy('seq', 'desc')
      .orderBy('n', 'desc')
      .execute()
    const rows = await tx.selectFrom(table).selectAll().where('tenant_id', '=', tenantId).execute()
    const current = new Map(rows.map((row) => [row.id, canonical(image(row))]))
    const derived = new Set([...mismade(table, rows), ...(await misplaced(tx, tenantId, table))])
    for (const { subject_id, data } of last) {
      const row = current.get(subject_id)
      current.delete(subject_id)
      if (row === undefined) stray.push({ table, id: subject_id, reason: 'missing' })
      else if (row !== canonical(data)) stray.push({ table, id: subject_id, reason: 'changed' })
      else if (derived.has(subject_id)) stray.push({ table, id: subject_id, reason: 'derived' })
      if (stray.length >= LIMIT) return stray
    }
    for (const id of current.keys()) stray.push({ table, id, reason: 'without-event' })
  }
  return stray.slice(0, LIMIT)
}
