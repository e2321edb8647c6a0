import { ProblemError, problem } from '../../core/problem.ts'
import { documentPage } from '../../db/read/documents.ts'
import { nameable } from '../../db/read/list-details.ts'
import { documentLines, programmeLines, recordLines } from '../../db/read/lists.ts'
import { modelPage } from '../../db/read/models.ts'
import type { App } from '../context.ts'
import { figuresAnswer } from '../figures/figures-answer.ts'
import { address, idOrNothing, programmeAt, tenantBySlug } from '../portal/lookup.ts'
import { documentRow } from './documents.ts'
import { named, type Words } from './listing.ts'
import { programmeRow } from './programmes.ts'
import { recordRow } from './records.ts'

const MOST = 200

/** A programme with its figures and documents. */
export async function programmeDetail(app: App, tenantSlug: string, slug: string, words: Words) {
  const { tenant, programme } = await programmeAt(app, tenantSlug, slug)
  const filter = { tenantId: tenant.tenant_id, programmeId: programme.id }
  const [[line], answer, documents] = await Promise.all([
    programmeLines(app.db.public, filter, undefined, 1),
    figuresAnswer(app, { query: {}, filter, boundaries: 'then' }, words),
    documentLines(app.db.public, filter, undefined, MOST),
  ])
  if (line === undefined) throw new ProblemError(problem('not-found'))
  const { figures, coverage, conflicts } = answer
  return {
    programme: programmeRow(app, words, line),
    figures,
    coverage,
    conflicts,
    documents: documents.map(documentRow),
  }
}

/** A model with its owners, places, records, replications and the words that it came from. */
export async function modelDetail(app: App, tenantSlug: string, id: string, words: Words) {
  const tenant = await tenantBySlug(app, tenantSlug)
  const found = await modelPage(app.db.public, tenant.tenant_id, idOrNothing(id))
  if (found === undefined) throw new ProblemError(problem('not-found'))
  const { model } = found
  const records = await recordLines(app.db.public, { tenantId: tenant.tenant_id, modelId: model.id }, undefined, MOST)
  return {
    id: model.id,
    tenant: tenant.slug,
    name: model.name,
    kind: model.kind,
    firstYear: model.first_year,
    summary: model.summary,
    ownerKnown: model.owner_known,
    owners: found.owners.map((o) => ({ name: o.name, role: o.role })),
    places: found.places.map((p) => ({ printed: p.printed, unit: p.unit_id })),
    tags: found.tags.map((g) => named(words, g.name, g.name_en)),
    records: records.map((line) => recordRow(app, words, line)),
    replications: found.replications.map((r) => ({
      year: r.year,
      unit: r.adopter_unit_id === null ? null : app.units.fullName(r.adopter_unit_id),
      adopter: r.adopter,
    })),
    sources: found.sources.map((s) => ({
      document: s.document_id,
      title: s.title,
      start: s.start,
      quote: s.quote,
      href: address.words(tenant.slug, s.document_id, s.start),
    })),
    href: address.model(tenant.slug, model.id),
  }
}

/** A document with its text, the words that are marked in it, and what it cites. */
export async function documentDetail(app: App, tenantSlug: string, id: string) {
  const tenant = await tenantBySlug(app, tenantSlug)
  const db = app.db.public
  const found = await documentPage(db, tenant.tenant_id, idOrNothing(id))
  const [line] =
    found === undefined ? [] : await documentLines(db, { tenantId: tenant.tenant_id, documentId: id }, undefined, 1)
  if (found === undefined || line === undefined) throw new ProblemError(problem('not-found'))
  const cited = (c: (typeof found.citing)[number]) => ({
    id: c.id,
    title: c.title,
    symbol: c.symbol,
    href: address.document(tenant.slug, c.id),
  })
  return {
    ...documentRow(line),
    text: found.text,
    marks: await marksOf(app, tenant, found),
    cites: found.citing.map((c) => ({ ...cited(c), start: c.start, quote: c.quote })),
    citedBy: found.citedBy.map(cited),
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof documentPage>>>

/** Words of figures and records, in the order of the text; a record that may not be named is not marked. */
async function marksOf(app: App, tenant: { readonly tenant_id: number; readonly slug: string }, found: Found) {
  const of = (record: string) => found.sources.filter((s) => s.record === record).map((s) => s.record_id)
  const known = await nameable(app.db.public, tenant.tenant_id, {
    models: of('model'),
    participations: of('participation'),
    replications: of('replication'),
  })
  const guarded = new Set(['model', 'participation', 'replication'])
  const figures = found.claims.map((c) => ({
    start: c.start,
    quote: c.quote,
    kind: 'figure',
    id: c.id,
    href: address.figure(tenant.slug, c.id),
  }))
  const records = found.sources
    .filter((s) => !guarded.has(s.record) || known.has(s.record_id))
    .map((s) => ({
      start: s.start,
      quote: s.quote,
      kind: s.record,
      id: s.record_id,
      href: s.record === 'model' ? address.model(tenant.slug, s.record_id) : null,
    }))
  return [...figures, ...records].sort((a, b) => a.start - b.start)
}
