import { isMeasure, MEASURES } from '../../core/figures/measures.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { type RecordFilter, recordCount, recordPage } from '../../db/read/figures.ts'
import { recordDetails } from '../../db/read/record-details.ts'
import type { App } from '../context.ts'
import { programmeFigures } from '../figures/programme-figures.ts'
import { idOrNothing, programmeAt } from './lookup.ts'

const PAGE = 100

export interface RecordsQuery {
  readonly measure?: string
  readonly fieldCode?: string
  readonly year?: number
  readonly years?: { readonly from: number; readonly to: number }
  readonly kind?: string
  readonly level?: string
  readonly tagId?: string
  readonly after?: string
}

/** Exactly the records behind one recorded figure of a programme, page by page, and their whole number. */
export async function recordsPage(app: App, tenantSlug: string, slug: string, query: RecordsQuery) {
  const { tenant, programme } = await programmeAt(app, tenantSlug, slug)
  const measure = query.measure ?? 'models'
  const counted = isMeasure(measure) ? MEASURES[measure].counted : null
  if (counted === null || counted.of === 'decision-line') throw new ProblemError(problem('not-found'))
  const { measure: _m, after, ...dimensions } = query
  if (dimensions.tagId !== undefined) idOrNothing(dimensions.tagId)
  const filter: RecordFilter = { programmeId: programme.id, counted, ...dimensions }
  const db = app.db.public
  const [[figures], records, count] = await Promise.all([
    programmeFigures(db, tenant.tenant_id, [programme]),
    recordPage(db, tenant.tenant_id, filter, after === undefined ? undefined : idOrNothing(after), PAGE),
    recordCount(db, tenant.tenant_id, filter),
  ])
  const details = await recordDetails(db, tenant.tenant_id, records.rows)
  if (figures === undefined) throw new Error('a programme has its figures')
  return { tenant, programme, measure, figures, records, count, details }
}
export type RecordsPageFacts = Awaited<ReturnType<typeof recordsPage>>
