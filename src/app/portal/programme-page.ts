import { ON_RECORD } from '../../core/figures/measures.ts'
import { programmeDocuments } from '../../db/read/documents.ts'
import { type RecordFilter, recordPage } from '../../db/read/figures.ts'
import { decisionsOf, eventsOf } from '../../db/read/programmes.ts'
import { recordDetails } from '../../db/read/record-details.ts'
import type { App } from '../context.ts'
import { programmeFigures } from '../figures/programme-figures.ts'
import { idOrNothing, programmeAt } from './lookup.ts'

const PAGE = 50

export interface RecordQuery {
  readonly fieldCode?: string
  readonly kind?: string
  readonly after?: string
}

/** Everything the page of one programme shows, in a fixed number of queries. */
export async function programmePage(app: App, tenantSlug: string, slug: string, query: RecordQuery) {
  const { tenant, programme } = await programmeAt(app, tenantSlug, slug)
  const db = app.db.public
  const after = query.after === undefined ? undefined : idOrNothing(query.after)
  const filter: RecordFilter = {
    programmeId: programme.id,
    counted: { of: 'participation', statuses: ON_RECORD },
    ...(query.fieldCode === undefined ? {} : { fieldCode: query.fieldCode }),
    ...(query.kind === undefined ? {} : { kind: query.kind }),
  }
  const [figures, events, decisions, records] = await Promise.all([
    programmeFigures(db, tenant.tenant_id, [programme]),
    eventsOf(db, tenant.tenant_id, programme.id),
    decisionsOf(db, tenant.tenant_id, programme.id),
    recordPage(db, tenant.tenant_id, filter, after, PAGE),
  ])
  const details = await recordDetails(db, tenant.tenant_id, records.rows)
  const documents = await programmeDocuments(db, tenant.tenant_id, programme.id)
  const [own] = figures
  if (own === undefined) throw new Error('a programme has its figures')
  return { tenant, programme, figures: own, events, decisions, records, details, documents }
}
export type ProgrammePageFacts = Awaited<ReturnType<typeof programmePage>>
