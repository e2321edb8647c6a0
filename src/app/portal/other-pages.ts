import { ProblemError, problem } from '../../core/problem.ts'
import { fold } from '../../core/text/fold.ts'
import { queryGrams } from '../../core/text/grams.ts'
import { search as searchUnits } from '../../core/units/find.ts'
import { documentPage as readDocument, searchDocuments } from '../../db/read/documents.ts'
import { modelPage as readModel, searchModels } from '../../db/read/models.ts'
import type { App } from '../context.ts'
import { idOrNothing, tenantBySlug } from './lookup.ts'

export async function modelPage(app: App, tenantSlug: string, id: string) {
  const tenant = await tenantBySlug(app, tenantSlug)
  const db = app.db.public
  const found = await readModel(db, tenant.tenant_id, idOrNothing(id))
  if (found === undefined) throw new ProblemError(problem('not-found'))
  const programmeIds = [...new Set(found.participations.map((p) => p.programme_id))]
  const [programmes, similar, fields, texts] = await Promise.all([
    db
      .selectFrom('public_programme')
      .selectAll()
      .where('tenant_id', '=', tenant.tenant_id)
      .where('id', 'in', programmeIds.length > 0 ? programmeIds : [id])
      .execute(),
    searchModels(db, { grams: queryGrams(found.model.name).slice(0, 2), folded: found.model.folded, typed: found.model.name.toLowerCase() }, 6),
    db.selectFrom('public_field').select(['id', 'name', 'name_en']).where('tenant_id', '=', tenant.tenant_id).execute(),
    db
      .selectFrom('public_document_text')
      .select(['id', 'text'])
      .where('tenant_id', '=', tenant.tenant_id)
      .where('id', 'in', found.sources.length > 0 ? found.sources.map((s) => s.document_id) : [id])
      .execute(),
  ])
  return { tenant, ...found, programmes, fields, texts: new Map(texts.map((x) => [x.id, x.text])), similar: similar.filter((s) => s.id !== id) }
}
export type ModelPageFacts = Awaited<ReturnType<typeof modelPage>>

export async function documentPage(app: App, tenantSlug: string, id: string) {
  const tenant = await tenantBySlug(app, tenantSlug)
  const db = app.db.public
  const found = await readDocument(db, tenant.tenant_id, idOrNothing(id))
  if (found === undefined) throw new ProblemError(problem('not-found'))
  const [programme, models, fields, tags] = await Promise.all([
    found.document.programme_id === null
      ? undefined
      : db
          .selectFrom('public_programme')
          .selectAll()
          .where('tenant_id', '=', tenant.tenant_id)
          .where('id', '=', found.document.programme_id)
          .executeTakeFirst(),
    db
      .selectFrom('public_model')
      .select(['id', 'name'])
      .where('tenant_id', '=', tenant.tenant_id)
      .where('id', 'in', [id, ...found.sources.filter((s) => s.record === 'model').map((s) => s.record_id)])
      .execute(),
    db.selectFrom('public_field').select(['id', 'name', 'name_en']).where('tenant_id', '=', tenant.tenant_id).execute(),
    db.selectFrom('public_tag').select(['id', 'name', 'name_en']).where('tenant_id', '=', tenant.tenant_id).execute(),
  ])
  return { tenant, ...found, programme, models: new Map(models.map((m) => [m.id, m.name])), fields, tags }
}
export type DocumentPageFacts = Awaited<ReturnType<typeof documentPage>>

/** Models, units and documents that fit what was typed; the best first, each list bounded. */
export async function searchPage(app: App, query: string, limit: number) {
  const typed = query.trim().slice(0, 200)
  const grams = queryGrams(typed)
  if (grams.length === 0) return { models: [], units: [], documents: [] }
  const [models, documents] = await Promise.all([
    searchModels(app.db.public, { grams, folded: fold(typed), typed: typed.normalize('NFC').toLowerCase() }, limit),
    searchDocuments(app.db.public, grams, limit),
  ])
  return { models, documents, units: searchUnits(app.units.book, typed, { limit }) }
}
export type SearchPageFacts = Awaited<ReturnType<typeof searchPage>>
