import { vietnamDay } from '../../core/clock.ts'
import type { InspectionState } from '../../core/inspection/steps.ts'
import { type Actor, can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant } from '../../db/database.ts'
import { organisationsAbove } from '../../db/read/files.ts'
import { planGround } from '../../db/read/inspection-plans.ts'
import {
  answersOf,
  type InspectionLine,
  inspectionLines,
  itemsOf,
  membersOf,
  notesOf,
  recommendationsOf,
  visitsOf,
} from '../../db/read/inspections.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import { reachOf } from '../access/reach.ts'
import type { App } from '../context.ts'

export const INSPECTIONS_A_PAGE = 30

/** Inspections that the actor may plan or follow, newest first; `before`: the last id of the page above. */
export async function inspections(app: App, actor: Actor, before: string | undefined): Promise<InspectionLine[]> {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const reach = await reachOf({ app, actor, tx }, 'inspection.plan')
    return inspectionLines(tx, {
      tenantId: actor.tenantId,
      units: reach.all ? 'all' : reach.units,
      day: vietnamDay(app.clock()),
      limit: INSPECTIONS_A_PAGE,
      before,
    })
  })
}

export interface RecommendationFacts {
  readonly row: Row<'recommendation'>
  readonly notes: readonly Row<'recommendation_note'>[]
  /** May the actor answer for its owner, or close it for the inspecting side? */
  readonly answers: boolean
  readonly closes: boolean
}

export interface InspectionFacts {
  readonly row: Row<'inspection'> & { readonly state: InspectionState }
  readonly programme: Row<'programme'>
  readonly members: readonly Row<'inspection_member'>[]
  readonly items: readonly Row<'inspection_item'>[]
  readonly visits: readonly Row<'inspection_visit'>[]
  readonly answers: readonly Row<'inspection_answer'>[]
  readonly recommendations: readonly RecommendationFacts[]
  /** Is the actor on the team, with the role to write? */
  readonly writes: boolean
  readonly plans: boolean
}

/**
 * One inspection. Its team and those who plan see all of it; the units it visited see it once the minutes are made, and
 * until then the recommendations that are theirs. Anybody else: `not-found`.
 */
export async function inspectionPage(app: App, actor: Actor, id: string): Promise<InspectionFacts> {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const { tenantId } = actor
    const found = await rowOf(tx, 'inspection', tenantId, id)
    if (found.state === null) throw new ProblemError(problem('not-found'))
    const row = { ...found, state: found.state as InspectionState }
    const programme = await rowOf(tx, 'programme', tenantId, row.programme_id)
    const members = await membersOf(tx, tenantId, id)
    const above = { tenantId, within: app.units.within(programme.unit_id) }
    const inspects = can(actor, 'inspection.record', above).ok
    const plans = can(actor, 'inspection.plan', above).ok
    const writes = inspects && members.some((m) => m.account_id === actor.id)
    const closes = can(actor, 'recommendation.close', above).ok
    const notes = await notesOf(tx, tenantId, id)
    const rows = await recommendationsOf(tx, tenantId, id)
    const bodies = new Map<string, readonly string[]>()
    for (const body of new Set(rows.flatMap((r) => r.organisation_id ?? [])))
      bodies.set(body, await organisationsAbove(tx, tenantId, [body]))
    const recommendations = rows.map((r): RecommendationFacts => {
      const units = r.unit_id === null ? [] : app.units.within(r.unit_id)
      const within = [...units, ...(bodies.get(r.organisation_id ?? '') ?? [])]
      return {
        row: r,
        notes: notes.filter((n) => n.recommendation_id === r.id),
        answers: can(actor, 'recommendation.answer', { tenantId, within }).ok,
        closes,
      }
    })
    const visits = await visitsOf(tx, tenantId, id)
    const all = { row, programme, members, recommendations, visits, writes, plans }
    const items = await itemsOf(tx, tenantId, id)
    const answers = await answersOf(tx, tenantId, id)
    if (inspects || plans) return { ...all, items, answers }
    return { ...forUnits(app, actor, all), items: [], answers: [] }
  })
}

/** What a visited unit may see: its own recommendations, and everything once the minutes are made. */
function forUnits<T extends Pick<InspectionFacts, 'row' | 'visits' | 'recommendations'>>(
  app: App,
  actor: Actor,
  all: T,
): T {
  const mine = all.recommendations.filter((r) => r.answers)
  const sees = (unit: string) =>
    can(actor, 'recommendation.answer', { tenantId: actor.tenantId, within: app.units.within(unit) }).ok
  const visited = all.visits.filter((v) => sees(v.unit_id))
  if (mine.length === 0 && visited.length === 0) throw new ProblemError(problem('not-found'))
  const told = all.row.state === 'minuted' || all.row.state === 'concluded'
  const row = told ? all.row : { ...all.row, minutes: '', conclusion: '' }
  const visits = (told ? visited : []).map((v) => ({ ...v }))
  return { ...all, row, visits, recommendations: mine }
}

/** What planning needs to offer: the programmes the actor may plan for, and who can be on the team. */
export async function planChoices(app: App, actor: Actor) {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const reach = await reachOf({ app, actor, tx }, 'inspection.plan')
    return planGround(tx, {
      tenantId: actor.tenantId,
      units: reach.all ? 'all' : reach.units,
      day: vietnamDay(app.clock()),
    })
  })
}
