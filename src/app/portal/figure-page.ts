import { levelOf } from '../../core/figures/level.ts'
import { isMeasure, MEASURES } from '../../core/figures/measures.ts'
import { spanOf } from '../../core/figures/recorded.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { figureById, type RecordFilter, recordPage } from '../../db/read/figures.ts'
import { publicProgrammeById } from '../../db/read/programmes.ts'
import { recordDetails } from '../../db/read/record-details.ts'
import type { App } from '../context.ts'
import { type DeclaredFigure, programmeFigures } from '../figures/programme-figures.ts'
import { idOrNothing, tenantBySlug } from './lookup.ts'
import { withText } from './passages.ts'

const BESIDE = 30
/** A text that prints one figure again and again is quoted so often, and no more. */
const QUOTES = 30

/** One declared figure opened: its programme's figures, its words in their text, the records beside it. */
export async function figurePage(app: App, tenantSlug: string, id: string) {
  const tenant = await tenantBySlug(app, tenantSlug)
  const db = app.db.public
  const row = await figureById(db, tenant.tenant_id, idOrNothing(id))
  const programme = row === undefined ? undefined : await publicProgrammeById(db, tenant.tenant_id, row.programme_id)
  if (row === undefined || programme === undefined) throw new ProblemError(problem('not-found'))
  const [figures] = await programmeFigures(db, tenant.tenant_id, [programme])
  const figure = figures?.declared.find((f) => f.row.id === row.id)
  if (figures === undefined || figure === undefined) throw new ProblemError(problem('not-found'))
  const claims = await withText(db, tenant.tenant_id, figure.claims.slice(0, QUOTES))
  const filter = recordFilterOf(figure)
  const records =
    filter === null || figure.recorded === null
      ? { rows: [], next: null }
      : await recordPage(db, tenant.tenant_id, filter, undefined, BESIDE)
  const details = await recordDetails(db, tenant.tenant_id, records.rows)
  return { tenant, programme, figures, figure, claims, records, details }
}
export type FigurePageFacts = Awaited<ReturnType<typeof figurePage>>

/** The list of exactly the records that `recorded` of a declared figure counts; null when there is no such list. */
export function recordFilterOf(figure: DeclaredFigure): RecordFilter | null {
  const { row } = figure
  const counted = isMeasure(row.measure) ? MEASURES[row.measure].counted : null
  if (counted === null || counted.of === 'decision-line') return null
  const level = row.level === null ? undefined : levelOf(row.level)
  const years = spanOf(row.years)
  return {
    programmeId: row.programme_id,
    counted,
    ...(row.kind === null ? {} : { kind: row.kind }),
    ...(row.year === null ? {} : { year: row.year }),
    ...(years === null ? {} : { years }),
    ...(figure.fieldCode === null ? {} : { fieldCode: figure.fieldCode }),
    ...(row.tag_id === null ? {} : { tagId: row.tag_id }),
    ...(level === undefined ? {} : { level }),
  }
}
