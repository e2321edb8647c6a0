import { sql } from 'kysely'
import type { Reader, Tx } from '../database.ts'
import type { Row } from '../tables.ts'

/** Of whose rules: those of the whole tenant, and those of these units; undefined: of every unit. */
export type OfUnits = readonly string[] | undefined

/** A page of a list, the newest first: `after` is the id of the last one of the page before. */
export interface Paged {
  readonly after?: string | undefined
  readonly limit: number
}

/** How often something is used: rounds beyond a draft that pin it, files received under it. */
export interface Used {
  readonly rounds: number
  readonly files: number
}

const NONE: Used = { rounds: 0, files: 0 }

/** How many rounds that were announced pin these packs or sets, and how many files were received under them. Two queries. */
export async function usesOf(
  tx: Reader,
  tenantId: number,
  what: 'rule_pack' | 'criteria_set',
  ids: readonly string[],
): Promise<ReadonlyMap<string, Used>> {
  if (ids.length === 0) return new Map()
  const pinned = await (what === 'rule_pack' ? pinnedPacks : pinnedSets)(tx, tenantId, ids)
  const files = await receivedUnder(tx, tenantId, what === 'rule_pack' ? 'rule_pack_id' : 'criteria_set_id', ids)
  return new Map(ids.map((id) => [id, { rounds: pinned.get(id) ?? 0, files: files.get(id) ?? 0 }]))
}

async function receivedUnder(
  tx: Reader,
  tenantId: number,
  column: 'rule_pack_id' | 'criteria_set_id',
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ id: string; n: number }>`
    select ${sql.ref(column)} as id, count(*)::int as n from registration
    where tenant_id = ${tenantId} and ${sql.ref(column)} = any (${sql.val([...ids])}::uuid[]) group by 1`.execute(tx)
  return new Map(found.rows.map((row) => [row.id, row.n]))
}

async function pinnedPacks(tx: Reader, tenantId: number, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('round')
    .select((e) => ['rule_pack_id as id', e.fn.countAll<number>().as('n')])
    .where('tenant_id', '=', tenantId)
    .where('rule_pack_id', 'in', ids)
    .where('state', '!=', 'draft')
    .groupBy('rule_pack_id')
    .execute()
  return new Map(rows.map((row) => [row.id ?? '', Number(row.n)]))
}

async function pinnedSets(tx: Reader, tenantId: number, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('round_criteria as c')
    .innerJoin('round as r', (j) => j.onRef('r.tenant_id', '=', 'c.tenant_id').onRef('r.id', '=', 'c.round_id'))
    .select((e) => ['c.criteria_set_id as id', e.fn.countAll<number>().as('n')])
    .where('c.tenant_id', '=', tenantId)
    .where('c.criteria_set_id', 'in', ids)
    .where('c.removed', '=', false)
    .where('r.state', '!=', 'draft')
    .groupBy('c.criteria_set_id')
    .execute()
  return new Map(rows.map((row) => [row.id, Number(row.n)]))
}

/** Locks packs or sets until the transaction ends: `edit` alone, `pin` together with others that pin. */
export async function lockRules(
  tx: Tx,
  tenantId: number,
  what: 'rule_pack' | 'criteria_set',
  ids: readonly string[],
  as: 'edit' | 'pin',
): Promise<void> {
  if (ids.length === 0) return
  const q = tx
    .selectFrom(what as 'rule_pack')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .orderBy('id')
  await (as === 'edit' ? q.forUpdate() : q.forShare()).execute()
}

/** How often one pack or set is used. */
export async function useOf(
  tx: Reader,
  tenantId: number,
  what: 'rule_pack' | 'criteria_set',
  id: string,
): Promise<Used> {
  return (await usesOf(tx, tenantId, what, [id])).get(id) ?? NONE
}

interface RulesFilter {
  readonly units: OfUnits
  readonly movementId?: string | undefined
}

/** Rule packs, the newest first. */
export async function packPage(
  tx: Reader,
  tenantId: number,
  filter: RulesFilter,
  { after, limit }: Paged,
): Promise<Row<'rule_pack'>[]> {
  let q = tx.selectFrom('rule_pack').selectAll().where('tenant_id', '=', tenantId)
  const { units, movementId } = filter
  if (units !== undefined) q = q.where((e) => e.or([e('unit_id', 'is', null), e('unit_id', 'in', idsOr(units))]))
  if (movementId !== undefined) q = q.where('movement_id', '=', movementId)
  if (after !== undefined) q = q.where('id', '<', after)
  return q.orderBy('id', 'desc').limit(limit).execute()
}

/** Criteria sets, the newest first. */
export async function setPage(
  tx: Reader,
  tenantId: number,
  filter: RulesFilter,
  { after, limit }: Paged,
): Promise<Row<'criteria_set'>[]> {
  let q = tx.selectFrom('criteria_set').selectAll().where('tenant_id', '=', tenantId)
  const { units, movementId } = filter
  if (units !== undefined) q = q.where((e) => e.or([e('unit_id', 'is', null), e('unit_id', 'in', idsOr(units))]))
  if (movementId !== undefined) q = q.where('movement_id', '=', movementId)
  if (after !== undefined) q = q.where('id', '<', after)
  return q.orderBy('id', 'desc').limit(limit).execute()
}

/** Legal bases, the newest first. */
export async function basisPage(
  tx: Reader,
  tenantId: number,
  units: OfUnits,
  { after, limit }: Paged,
): Promise<Row<'legal_basis'>[]> {
  let q = tx.selectFrom('legal_basis').selectAll().where('tenant_id', '=', tenantId)
  if (units !== undefined) q = q.where((e) => e.or([e('unit_id', 'is', null), e('unit_id', 'in', idsOr(units))]))
  if (after !== undefined) q = q.where('id', '<', after)
  return q.orderBy('id', 'desc').limit(limit).execute()
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
/** A list for `in`, which may not be empty. */
const idsOr = (ids: readonly string[]): readonly string[] => (ids.length > 0 ? ids : [NOBODY])

/** The pack or set that came from a reference, of the whole tenant or of one unit. */
export async function referenceOf<T extends 'rule_pack' | 'criteria_set' | 'legal_basis'>(
  tx: Reader,
  table: T,
  tenantId: number,
  given: { readonly name: string; readonly movementId?: string; readonly unitId: string | null },
): Promise<Row<T> | undefined> {
  const column = table === 'legal_basis' ? 'symbol' : 'name'
  let q = tx
    .selectFrom(table as 'rule_pack')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(column as 'name', '=', given.name)
    .where('source', 'is not', null)
    .where((e) => e.or([e('unit_id', 'is', null), ...(given.unitId === null ? [] : [e('unit_id', '=', given.unitId)])]))
  if (given.movementId !== undefined) q = q.where('movement_id', '=', given.movementId)
  return (await q.orderBy('id').limit(1).executeTakeFirst()) as Row<T> | undefined
}
