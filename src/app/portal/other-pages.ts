import { ProblemError, problem } from '../../core/problem.ts'
import { queryGrams } from '../../core/text/grams.ts'
import { publicFields, publicTags } from '../../db/read/catalogues.ts'
import { documentCitations, documentMarks, publicDocument } from '../../db/read/documents.ts'
import { modelNames, modelPage as readModel, searchModels } from '../../db/read/models.ts'
import { publicProgrammeById, publicProgrammesByIds } from '../../db/read/programmes.ts'
import { textLength, textStretch } from '../../db/read/texts.ts'
import type { App } from '../context.ts'
import { idOrNothing, tenantBySlug } from './lookup.ts'
import { withText } from './passages.ts'
import { type PartAsked, partOf, stretchOf, type TextPart } from './text-part.ts'

const SIMILAR = 6

/** Everything the page of one model shows, with models of like names elsewhere. */
export async function modelPage(app: App, tenantSlug: string, id: string) {
  const tenant = await tenantBySlug(app, tenantSlug)
  const db = app.db.public
  const found = await readModel(db, tenant.tenant_id, idOrNothing(id))
  if (found === undefined) throw new ProblemError(problem('not-found'))
  const { model } = found
  const like = { grams: queryGrams(model.name).slice(0, 2), folded: model.folded, typed: model.name.toLowerCase() }
  const [programmes, similar, fields, sources] = await Promise.all([
    publicProgrammesByIds(db, tenant.tenant_id, [...new Set(found.participations.map((p) => p.programme_id))]),
    searchModels(db, like, SIMILAR + 1),
    publicFields(db, tenant.tenant_id),
    withText(
      db,
      tenant.tenant_id,
      found.sources.map(({ document_id: documentId, ...s }) => ({ ...s, documentId })),
    ),
  ])
  return {
    tenant,
    ...found,
    programmes,
    fields,
    sources,
    similar: similar.filter((s) => s.id !== id).slice(0, SIMILAR),
  }
}
export type ModelPageFacts = Awaited<ReturnType<typeof modelPage>>

/** One document with a part of its text, the words of that part, and what was made of them. */
export async function documentPage(app: App, tenantSlug: string, id: string, asked: PartAsked) {
  const tenant = await tenantBySlug(app, tenantSlug)
  const db = app.db.public
  const [document, total] = await Promise.all([
    publicDocument(db, tenant.tenant_id, idOrNothing(id)),
    textLength(db, 'public_document_text', tenant.tenant_id, id),
  ])
  if (document === undefined) throw new ProblemError(problem('not-found'))
  const part = await textPart(app, { tenantId: tenant.tenant_id, id }, total ?? 0, asked)
  const programmeId = document.programme_id
  const [marks, cited, programme, fields, tags] = await Promise.all([
    documentMarks(db, tenant.tenant_id, id, part),
    documentCitations(db, tenant.tenant_id, id),
    programmeId === null ? undefined : publicProgrammeById(db, tenant.tenant_id, programmeId),
    publicFields(db, tenant.tenant_id),
    publicTags(db, tenant.tenant_id),
  ])
  const modelIds = marks.sources.filter((s) => s.record === 'model').map((s) => s.record_id)
  const models = await modelNames(db, tenant.tenant_id, modelIds)
  return { tenant, document, part, ...marks, ...cited, programme, models, fields, tags }
}

async function textPart(
  app: App,
  document: { readonly tenantId: number; readonly id: string },
  total: number,
  asked: PartAsked,
): Promise<TextPart> {
  const stretch = await textStretch(app.db.public, 'public_document_text', document, stretchOf(total, asked))
  return partOf(stretch, total, asked)
}
export type DocumentPageFacts = Awaited<ReturnType<typeof documentPage>>
