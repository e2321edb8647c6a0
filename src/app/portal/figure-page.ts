import { ProblemError, problem } from '../../core/problem.ts'
import { isMeasure, MEASURES } from '../../core/figures/measures.ts'
import { figureById, type RecordFilter, recordPage } from '../../db/read/figures.ts'
import { recordDetails } from '../../db/read/record-details.ts'
import type { App } from '../context.ts'
import { type DeclaredFigure, programmeFigures } from '../figures/programme-figures.ts'
import { idOrNothing, tenantBySlug } from './lookup.ts'
import { levelOf } from '../../core/figures/level.ts'

const BESIDE = 30

/** One declared figure opened: its programme's figures, its words in their text, the records beside it. */
export async function figurePage(app: App, tenantSlug: string, id: string) {
  const tenant = await tenantBySlug(app, tenantSlug)
  const db = app.db.public
  const row = await figureById(db, tenant.tenant_id, idOrNothing(id))
  const programme =
    row === undefined
      ? undefined
      : await db
          .selectFrom('public_programme')
          .selectAll()
          .where('tenant_id', '=', tenant.tenant_id)
          .where('id', '=', row.programme_id)
          .executeTakeFirst()
  if (row === undefined || programme === undefined) throw new ProblemError(problem('not-found'))
  const [figures] = await programmeFigures(db, tenant.tenant_id, [programme])
  const figure = figures?.declared.find((f) => f.row.id === row.id)
  if (figures === undefined || figure === undefined) throw new ProblemError(problem('not-found'))
  const text = await db
    .selectFrom('public_document_text')
    .select('text')
    .where('tenant_id', '=', tenant.tenant_id)
    .where('id', '=', row.document_id)
    .executeTakeFirst()
  const filter = recordFilterOf(figure)
  const records = filter === null || figure.recorded === null ? { rows: [], next: null } : await recordPage(db, tenant.tenant_id, filter, undefined, BESIDE)
  const details = await recordDetails(db, tenant.tenant_id, records.rows)
  return { tenant, programme, figures, figure, text: text?.text ?? '', records, details }
}
export type FigurePageFacts = Awaited<ReturnType<typeof figurePage>>

/** The list of exactly the records that `recorded` of a declared figure counts; null when there is no such list. */
export function recordFilterOf(figure: DeclaredFigure): RecordFilter | null {
  const { row } = figure
  const counted = isMeasure(row.measure) ? MEASURES[row.measure].counted : null
  if (counted === null || counted.of === 'decision-line') return null
  const level = row.level === null ? undefined : levelOf(row.level)
  return {
    programmeId: row.programme_id,
    counted,
    ...(row.kind === null ? {} : { kind: row.kind }),
    ...(row.year === null ? {} : { year: row.year }),
    ...(figure.fieldCode === null ? {} : { fieldCode: figure.fieldCode }),
    ...(row.tag_id === null ? {} : { tagId: row.tag_id }),
    ...(level === undefined ? {} : { level }),
  }
}
