import { sql } from 'kysely'
import type { Reader } from '../database.ts'

export interface SetupCounts {
  readonly movements: number
  readonly periods: number
  readonly programmes: number
  readonly rounds: number
  readonly rounds_open: number
  readonly taxonomies: number
  readonly sets: number
  readonly sets_not_adopted: number
  readonly packs: number
  readonly packs_not_adopted: number
  readonly bases: number
  readonly bases_expired: number
  readonly organisations: number
}

/** How much a tenant has of everything that is set up. One query. */
export async function setupCounts(tx: Reader, tenantId: number, day: string): Promise<SetupCounts> {
  const of = (table: string, where = sql`true`) =>
    sql`(select count(*)::int from ${sql.table(table)} where tenant_id = ${tenantId} and ${where})`
  const found = await sql<SetupCounts>`
    select ${of('movement')} as movements, ${of('period')} as periods, ${of('programme')} as programmes,
      ${of('round', sql`state is not null`)} as rounds, ${of('round', sql`state = 'open'`)} as rounds_open,
      ${of('taxonomy')} as taxonomies,
      ${of('criteria_set')} as sets, ${of('criteria_set', sql`adopted_on is null`)} as sets_not_adopted,
      ${of('rule_pack')} as packs, ${of('rule_pack', sql`adopted_on is null`)} as packs_not_adopted,
      ${of('legal_basis')} as bases, ${of('legal_basis', sql`valid_to <= ${day}`)} as bases_expired,
      ${of('organisation')} as organisations`.execute(tx)
  const [row] = found.rows
  if (row === undefined) throw new Error('no counts')
  return row
}
