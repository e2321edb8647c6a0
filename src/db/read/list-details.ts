import { sql } from 'kysely'
import type { Reader } from '../database.ts'

/** What a page of models shows beside each name, keyed by `tenant/model`. */
export interface ModelDetails {
  readonly owners: ReadonlyMap<string, readonly string[]>
  readonly places: ReadonlyMap<string, readonly { readonly printed: string; readonly unitId: string | null }[]>
  readonly tags: ReadonlyMap<
    string,
    readonly { readonly code: string; readonly name: string; readonly nameEn: string }[]
  >
  readonly records: ReadonlyMap<string, readonly ModelRecord[]>
}

export interface ModelRecord {
  readonly id: string
  readonly programme: string
  readonly unitId: string
  readonly period: string
  readonly year: number | null
  readonly yearTo: number
  readonly status: string
  readonly fieldCode: string
  readonly fieldName: string | null
  readonly fieldNameEn: string | null
}

interface Keyed {
  readonly tenant_id: number
  readonly id: string
}

/** One spelling of the two keys of a row. */
export const keyOf = (row: Keyed): string => `${row.tenant_id}/${row.id}`

/** Owners, places, tags and records of the models of a page: four queries, however many models, of however many tenants. */
export async function modelDetails(db: Reader, models: readonly Keyed[]): Promise<ModelDetails> {
  if (models.length === 0) return { owners: new Map(), places: new Map(), tags: new Map(), records: new Map() }
  const pairs = sql`(select * from unnest(${models.map((m) => m.tenant_id)}::int[], ${models.map((m) => m.id)}::uuid[]) as k (tenant_id, model_id))`
  const [owners, places, tags, records] = await Promise.all([
    sql<Keyed & { name: string }>`
      select o.tenant_id, o.model_id as id, o.name from public_model_owner o
      join ${pairs} k on k.tenant_id = o.tenant_id and k.model_id = o.model_id order by o.id`.execute(db),
    sql<Keyed & { printed: string; unit_id: string | null }>`
      select p.tenant_id, p.model_id as id, p.printed, p.unit_id from public_model_place p
      join ${pairs} k on k.tenant_id = p.tenant_id and k.model_id = p.model_id order by p.id`.execute(db),
    sql<Keyed & { code: string; name: string; name_en: string }>`
      select m.tenant_id, m.model_id as id, g.code, g.name, g.name_en from public_model_tag m
      join ${pairs} k on k.tenant_id = m.tenant_id and k.model_id = m.model_id
      join public_tag g on g.tenant_id = m.tenant_id and g.id = m.tag_id order by g.code`.execute(db),
    sql<
      Keyed & {
        record_id: string
        slug: string
        unit_id: string
        period_label: string
        year: number | null
        year_to: number
        status: string
        field_code: string
        name: string | null
        name_en: string | null
      }
    >`
      select p.tenant_id, p.model_id as id, p.id as record_id, g.slug, p.unit_id, g.period_label, p.year, g.year_to, p.status, p.field_code, f.name, f.name_en
      from public_participation p
      join ${pairs} k on k.tenant_id = p.tenant_id and k.model_id = p.model_id
      join public_programme g on g.tenant_id = p.tenant_id and g.id = p.programme_id
      left join public_field f on f.tenant_id = p.tenant_id and f.id = p.field_id
      order by p.year nulls last, p.id`.execute(db),
  ])
  return {
    owners: collect(owners.rows, (o) => o.name),
    places: collect(places.rows, (p) => ({ printed: p.printed, unitId: p.unit_id })),
    tags: collect(tags.rows, (g) => ({ code: g.code, name: g.name, nameEn: g.name_en })),
    records: collect(records.rows, (r) => ({
      id: r.record_id,
      programme: r.slug,
      unitId: r.unit_id,
      period: r.period_label,
      year: r.year,
      yearTo: r.year_to,
      status: r.status,
      fieldCode: r.field_code,
      fieldName: r.name,
      fieldNameEn: r.name_en,
    })),
  }
}

function collect<R extends Keyed, T>(rows: readonly R[], pick: (row: R) => T): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [pick(row)])
    else group.push(pick(row))
  }
  return groups
}

/** The newest documents that were read in and the newest models, of all listed tenants, for a feed. */
export async function newest(db: Reader, limit: number) {
  const [documents, models] = await Promise.all([
    db
      .selectFrom('public_document as d')
      .innerJoin('public_tenant as t', 't.tenant_id', 'd.tenant_id')
      .select(['t.slug as tenant_slug', 'd.id', 'd.title', 'd.kind', 'd.issued_on', 'd.publisher', 'd.received_at'])
      .where('d.sha256', 'is not', null)
      .orderBy('d.received_at', 'desc')
      .orderBy('d.id', 'desc')
      .limit(limit)
      .execute(),
    db
      .selectFrom('public_model as m')
      .innerJoin('public_tenant as t', 't.tenant_id', 'm.tenant_id')
      .select(['t.slug as tenant_slug', 'm.id', 'm.name', 'm.summary'])
      .orderBy('m.id', 'desc')
      .limit(limit)
      .execute(),
  ])
  return { documents, models }
}

const NONE = ['00000000-0000-0000-0000-000000000000']
const some = (ids: readonly string[]): string[] => (ids.length > 0 ? [...ids] : NONE)

/** Of the records that words point to, those that may be named: a person's are not, unless the person agreed. */
export async function nameable(
  db: Reader,
  tenantId: number,
  ids: {
    readonly models: readonly string[]
    readonly participations: readonly string[]
    readonly replications: readonly string[]
  },
): Promise<ReadonlySet<string>> {
  const [models, participations, replications] = await Promise.all([
    db
      .selectFrom('public_model')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', some(ids.models))
      .execute(),
    db
      .selectFrom('public_participation')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', some(ids.participations))
      .where('name', 'is not', null)
      .execute(),
    db
      .selectFrom('public_replication')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', some(ids.replications))
      .execute(),
  ])
  return new Set([...models, ...participations, ...replications].map((row) => row.id))
}

/** The fields of every listed owner, by which a list may be asked. */
export const fieldWords = (db: Reader) =>
  db.selectFrom('public_field').select(['code', 'name', 'name_en', 'aliases']).distinct().orderBy('code').execute()

/** The tags of every listed owner. */
export const tagWords = (db: Reader) =>
  db.selectFrom('public_tag').select(['code', 'name', 'name_en']).distinct().orderBy('code').execute()
