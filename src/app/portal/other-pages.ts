import { ProblemError, problem } from '../../core/problem.ts'
import { fold } from '../../core/text/fold.ts'
import { queryGrams } from '../../core/text/grams.ts'
import { search as searchUnits } from '../../core/units/find.ts'
import { publicFields, publicTags } from '../../db/read/catalogues.ts'
import { publicTexts, documentPage as readDocument, searchDocuments } from '../../db/read/documents.ts'
import { modelNames, modelPage as readModel, searchModels } from '../../db/read/models.ts'
import { publicProgrammeById, publicProgrammesByIds } from '../../db/read/programmes.ts'
import type { App } from '../context.ts'
import { idOrNothing, tenantBySlug } from './lookup.ts'

const SIMILAR = 6

/** Everything the page of one model shows, with models of like names elsewhere. */
export async function modelPage(app: App, tenantSlug: string, id: string) {
  const tenant = await tenantBySlug(app, tenantSlug)
  const db = app.db.public
  const found = await readModel(db, tenant.tenant_id, idOrNothing(id))
  if (found === undefined) throw new ProblemError(problem('not-found'))
  const { model } = found
  const like = { grams: queryGrams(model.name).slice(0, 2), folded: model.folded, typed: model.name.toLowerCase() }
  const [programmes, similar, fields, texts] = await Promise.all([
    publicProgrammesByIds(db, tenant.tenant_id, [...new Set(found.participations.map((p) => p.programme_id))]),
    searchModels(db, like, SIMILAR + 1),
    publicFields(db, tenant.tenant_id),
    publicTexts(db, tenant.tenant_id, [...new Set(found.sources.map((s) => s.document_id))]),
  ])
  return { tenant, ...found, programmes, fields, texts, similar: similar.filter((s) => s.id !== id).slice(0, SIMILAR) }
}
export type ModelPageFacts = Awaited<ReturnType<typeof modelPage>>

/** One document with its text, its words and what was made of them. */
export async function documentPage(app: App, tenantSlug: string, id: string) {
  const tenant = await tenantBySlug(app, tenantSlug)
  const db = app.db.public
  const found = await readDocument(db, tenant.tenant_id, idOrNothing(id))
  if (found === undefined) throw new ProblemError(problem('not-found'))
  const programmeId = found.document.programme_id
  const modelIds = found.sources.filter((s) => s.record === 'model').map((s) => s.record_id)
  const [programme, models, fields, tags] = await Promise.all([
    programmeId === null ? undefined : publicProgrammeById(db, tenant.tenant_id, programmeId),
    modelNames(db, tenant.tenant_id, modelIds),
    publicFields(db, tenant.tenant_id),
    publicTags(db, tenant.tenant_id),
  ])
  return { tenant, ...found, programme, models, fields, tags }
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
