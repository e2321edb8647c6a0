import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** Everything the page of one model shows, in a fixed number of queries, all at once. */
export async function modelPage(db: Reader, tenantId: number, id: string) {
  const [model, owners, places, participations, replications, sources, tags] = await Promise.all([
    db.selectFrom('public_model').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst(),
    db
      .selectFrom('public_model_owner')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('model_id', '=', id)
      .execute(),
    db
      .selectFrom('public_model_place')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('model_id', '=', id)
      .execute(),
    db
      .selectFrom('public_participation')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('model_id', '=', id)
      .orderBy('year')
      .limit(100)
      .execute(),
    db
      .selectFrom('public_replication')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('model_id', '=', id)
      .limit(100)
      .execute(),
    sourcesOf(db, tenantId, 'model', id),
    db
      .selectFrom('public_model_tag as m')
      .innerJoin('public_tag as t', (j) => j.onRef('t.tenant_id', '=', 'm.tenant_id').onRef('t.id', '=', 'm.tag_id'))
      .select(['t.code', 't.name', 't.name_en'])
      .where('m.tenant_id', '=', tenantId)
      .where('m.model_id', '=', id)
      .execute(),
  ])
  if (model === undefined) return undefined
  return { model, owners, places, participations, replications, sources, tags }
}

/** The words that a record came from, with their documents; at most a hundred. */
export async function sourcesOf(db: Reader, tenantId: number, record: string, recordId: string) {
  return db
    .selectFrom('public_record_source as s')
    .innerJoin('public_document as d', (j) =>
      j.onRef('d.tenant_id', '=', 's.tenant_id').onRef('d.id', '=', 's.document_id'),
    )
    .select(['s.document_id', 's.start', 's.quote', 'd.title', 'd.issued_on', 'd.publisher', 'd.kind'])
    .where('s.tenant_id', '=', tenantId)
    .where('s.record', '=', record)
    .where('s.record_id', '=', recordId)
    .orderBy('d.issued_on')
    .orderBy('s.start')
    .limit(100)
    .execute()
}

/** The newest models of all listed tenants. */
export async function recentModels(db: Reader, limit: number) {
  return db
    .selectFrom('public_participation as p')
    .innerJoin('public_tenant as t', 't.tenant_id', 'p.tenant_id')
    .select(['p.tenant_id', 't.slug as tenant_slug', 'p.model_id', 'p.name', 'p.unit_id', 'p.year'])
    .where('p.name', 'is not', null)
    .where('p.model_id', 'is not', null)
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute()
}

export interface ModelHit {
  readonly tenant_id: number
  readonly tenant_slug: string
  readonly id: string
  readonly name: string
  readonly exact: number
}

/** Candidates that are looked at before ranking (DATABASE.md, search): keeps common words from costing seconds. */
const CANDIDATES = 2000
/** Of the names that are the very words or begin with them, which the cap must not hide. */
const NEAREST = 200

/**
 * Models whose names hold all the given grams; first those with the very words as typed, with their marks, then shorter
 * names. Of a name that very many share, and of words that are everywhere, a part is ranked: nothing is counted.
 */
export async function searchModels(
  db: Reader,
  query: { readonly grams: readonly string[]; readonly folded: string; readonly typed: string },
  limit: number,
  tenantId?: number,
): Promise<ModelHit[]> {
  if (query.grams.length === 0) return []
  const { folded, typed } = query
  const own = tenantId === undefined ? sql`` : sql`and tenant_id = ${tenantId}`
  const rows = await sql<ModelHit>`
    with c as (
      (select tenant_id, id, name, folded from public_model where folded = ${folded} ${own}
        order by (lower(name) = ${typed}) desc limit ${sql.lit(NEAREST)})
      union
      (select tenant_id, id, name, folded from public_model where folded like ${`${folded} %`} ${own}
        limit ${sql.lit(NEAREST)})
      union
      (select tenant_id, id, name, folded from public_model where grams @> ${sql.val([...query.grams])}::text[] ${own}
        limit ${sql.lit(CANDIDATES)})
    )
    select c.tenant_id, t.slug as tenant_slug, c.id, c.name,
      (lower(c.name) = ${typed})::int * 4 + (position(${typed} in lower(c.name)) > 0)::int * 2
        + (position(${folded} in c.folded) > 0)::int as exact
    from c join public_tenant t on t.tenant_id = c.tenant_id
    order by exact desc, length(c.name), c.name, c.id limit ${limit}`.execute(db)
  return rows.rows
}

export type ModelRow = Row<'public_model'>

/** Names of public models by id. */
export async function modelNames(
  db: Reader,
  tenantId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('public_model')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((r) => [r.id, r.name]))
}
