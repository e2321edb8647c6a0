import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

type Of = readonly [tx: Reader, tenantId: number, inspectionId: string]

/** The members of a team who have not been taken off it. */
export const membersOf = (...[tx, tenantId, id]: Of): Promise<Row<'inspection_member'>[]> =>
  tx
    .selectFrom('inspection_member')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('inspection_id', '=', id)
    .where('removed', '=', false)
    .orderBy('id')
    .execute()

/** What is asked at every visit, in order. */
export const itemsOf = (...[tx, tenantId, id]: Of): Promise<Row<'inspection_item'>[]> =>
  tx
    .selectFrom('inspection_item')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('inspection_id', '=', id)
    .where('removed', '=', false)
    .orderBy('position')
    .execute()

export const visitsOf = (...[tx, tenantId, id]: Of): Promise<Row<'inspection_visit'>[]> =>
  tx
    .selectFrom('inspection_visit')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('inspection_id', '=', id)
    .where('removed', '=', false)
    .orderBy('visited_on')
    .orderBy('id')
    .execute()

/** The answers of all visits of an inspection. */
export const answersOf = (...[tx, tenantId, id]: Of): Promise<Row<'inspection_answer'>[]> =>
  tx
    .selectFrom('inspection_answer as a')
    .innerJoin('inspection_visit as v', (join) =>
      join.onRef('v.tenant_id', '=', 'a.tenant_id').onRef('v.id', '=', 'a.visit_id'),
    )
    .selectAll('a')
    .where('a.tenant_id', '=', tenantId)
    .where('v.inspection_id', '=', id)
    .execute()

export const recommendationsOf = (...[tx, tenantId, id]: Of): Promise<Row<'recommendation'>[]> =>
  tx
    .selectFrom('recommendation')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('inspection_id', '=', id)
    .orderBy('position')
    .execute()

/** Both sides' words about the recommendations of an inspection, in order. */
export const notesOf = (...[tx, tenantId, id]: Of): Promise<Row<'recommendation_note'>[]> =>
  tx
    .selectFrom('recommendation_note as n')
    .innerJoin('recommendation as r', (join) =>
      join.onRef('r.tenant_id', '=', 'n.tenant_id').onRef('r.id', '=', 'n.recommendation_id'),
    )
    .selectAll('n')
    .where('n.tenant_id', '=', tenantId)
    .where('r.inspection_id', '=', id)
    .orderBy('n.id')
    .execute()

/** The answer of one visit to one item, if it was given. */
export const answerTo = (
  tx: Reader,
  tenantId: number,
  visitId: string,
  itemId: string,
): Promise<Row<'inspection_answer'> | undefined> =>
  tx
    .selectFrom('inspection_answer')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('visit_id', '=', visitId)
    .where('item_id', '=', itemId)
    .executeTakeFirst()

export interface InspectionLine {
  readonly id: string
  readonly plan: string | null
  readonly purpose: string
  readonly state: string
  readonly from_day: string | null
  readonly to_day: string | null
  readonly unit_id: string
  readonly visits: number
  readonly open: number
  readonly overdue: number
}

/** Inspections that people run, newest first; with how many visits and how many recommendations wait, late on a day. */
export async function inspectionLines(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly units: readonly string[] | 'all'
    readonly day: string
    readonly limit: number
    readonly before: string | undefined
  },
): Promise<InspectionLine[]> {
  const { tenantId, units, before } = given
  const rows = await tx
    .selectFrom('inspection as i')
    .innerJoin('programme as p', (join) =>
      join.onRef('p.tenant_id', '=', 'i.tenant_id').onRef('p.id', '=', 'i.programme_id'),
    )
    .select(['i.id', 'i.plan', 'i.purpose', 'i.state', 'i.from_day', 'i.to_day', 'p.unit_id'])
    .where('i.tenant_id', '=', tenantId)
    .where('i.state', 'is not', null)
    .$if(units !== 'all', (q) => q.where('p.unit_id', 'in', [...(units === 'all' ? [] : units), NONE]))
    .$if(before !== undefined, (q) => q.where('i.id', '<', before ?? ''))
    .orderBy('i.id', 'desc')
    .limit(given.limit)
    .execute()
  const ids = [NONE, ...rows.map((r) => r.id)]
  const visits = await visitCounts(tx, tenantId, ids)
  const waiting = await waitingCounts(tx, { tenantId, ids, day: given.day })
  return rows.map((r) => ({
    ...r,
    state: r.state ?? '',
    visits: visits.get(r.id) ?? 0,
    open: waiting.get(r.id)?.open ?? 0,
    overdue: waiting.get(r.id)?.overdue ?? 0,
  }))
}

async function visitCounts(tx: Reader, tenantId: number, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('inspection_visit')
    .select((e) => ['inspection_id', e.fn.countAll<string>().as('n')])
    .where('tenant_id', '=', tenantId)
    .where('inspection_id', 'in', ids)
    .where('removed', '=', false)
    .groupBy('inspection_id')
    .execute()
  return new Map(rows.map((r) => [r.inspection_id, Number(r.n)]))
}

/** Recommendations that are not closed, and of these the open ones whose day has passed. */
async function waitingCounts(
  tx: Reader,
  given: { readonly tenantId: number; readonly ids: readonly string[]; readonly day: string },
): Promise<Map<string, { readonly open: number; readonly overdue: number }>> {
  const rows = await tx
    .selectFrom('recommendation')
    .select((e) => [
      'inspection_id',
      e.fn.countAll<string>().as('open'),
      e.fn
        .countAll<string>()
        .filterWhere(e.and([e('state', '=', 'open'), e('due_on', '<', given.day)]))
        .as('overdue'),
    ])
    .where('tenant_id', '=', given.tenantId)
    .where('inspection_id', 'in', given.ids)
    .where('state', '<>', 'closed')
    .groupBy('inspection_id')
    .execute()
  return new Map(rows.map((r) => [r.inspection_id, { open: Number(r.open), overdue: Number(r.overdue) }]))
}

/** No inspection and no unit has this id: keeps an empty list from being no condition at all. */
const NONE = '00000000-0000-0000-0000-000000000000'
