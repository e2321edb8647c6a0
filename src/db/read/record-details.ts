import type { Reader } from '../database.ts'

/** What a list of records shows beside each name: owners, places, field names, the first source. */
export interface RecordDetails {
  readonly owners: ReadonlyMap<string, readonly string[]>
  readonly places: ReadonlyMap<string, readonly string[]>
  readonly sources: ReadonlyMap<string, { readonly documentId: string; readonly start: number; readonly title: string }>
}

const NONE = ['00000000-0000-0000-0000-000000000000']

/** Owners, places and sources of the models of a page of records: three queries, however many records. */
export async function recordDetails(
  db: Reader,
  tenantId: number,
  records: readonly { readonly model_id: string | null }[],
): Promise<RecordDetails> {
  const given = records.flatMap((r) => r.model_id ?? [])
  const ids = given.length > 0 ? given : NONE
  const [owners, places, sources] = await Promise.all([
    db
      .selectFrom('public_model_owner')
      .select(['model_id', 'name'])
      .where('tenant_id', '=', tenantId)
      .where('model_id', 'in', ids)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('public_model_place')
      .select(['model_id', 'printed'])
      .where('tenant_id', '=', tenantId)
      .where('model_id', 'in', ids)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('public_record_source as s')
      .innerJoin('public_document as d', (j) =>
        j.onRef('d.tenant_id', '=', 's.tenant_id').onRef('d.id', '=', 's.document_id'),
      )
      .distinctOn('s.record_id')
      .select(['s.record_id', 's.document_id', 's.start', 'd.title'])
      .where('s.tenant_id', '=', tenantId)
      .where('s.record', '=', 'model')
      .where('s.record_id', 'in', ids)
      .orderBy('s.record_id')
      .orderBy('s.id')
      .execute(),
  ])
  return {
    owners: collect(owners.map((o) => [o.model_id, o.name])),
    places: collect(places.map((p) => [p.model_id, p.printed])),
    sources: new Map(sources.map((s) => [s.record_id, { documentId: s.document_id, start: s.start, title: s.title }])),
  }
}

function collect(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value])
  return groups
}
