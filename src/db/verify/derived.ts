import { grams } from '../../core/text/grams.ts'
import type { Tx } from '../database.ts'
import type { RecordTable } from '../write/record.ts'

/** The column whose words a row is found by, of each table that keeps them. */
const NAMED: { readonly [T in RecordTable]?: string } = { model: 'name', document: 'title' }

/** The rows whose words for the search are not those of their name. */
export function mismade(table: RecordTable, rows: readonly { readonly id: string }[]): string[] {
  const column = NAMED[table]
  if (column === undefined) return []
  return rows
    .filter((row) => {
      const { grams: kept, [column]: name } = row as unknown as Record<string, unknown>
      return JSON.stringify(kept) !== JSON.stringify(grams(String(name)))
    })
    .map((row) => row.id)
}

/** The participations that are not where the map of today puts their unit. */
export async function misplaced(tx: Tx, tenantId: number, table: RecordTable): Promise<string[]> {
  if (table !== 'participation') return []
  const rows = await tx
    .selectFrom('participation as p')
    .leftJoin('unit_map as m', 'm.unit_id', 'p.unit_id')
    .select('p.id')
    .where('p.tenant_id', '=', tenantId)
    .whereRef('p.commune_id', 'is distinct from', 'm.commune_id')
    .execute()
  return rows.map((r) => r.id)
}
