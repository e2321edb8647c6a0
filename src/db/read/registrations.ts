import { sql } from 'kysely'
import type { RegistrationState } from '../../core/participation/stage.ts'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'
import { type Reach, registrationWithin } from './reach.ts'

/** A round that people run, with the programme it belongs to. */
const rounds = (tx: Reader, tenantId: number) =>
  tx
    .selectFrom('round as o')
    .innerJoin('programme as g', (j) => j.onRef('g.tenant_id', '=', 'o.tenant_id').onRef('g.id', '=', 'o.programme_id'))
    .innerJoin('movement as m', (j) => j.onRef('m.tenant_id', '=', 'g.tenant_id').onRef('m.id', '=', 'g.movement_id'))
    .innerJoin('period as d', (j) => j.onRef('d.tenant_id', '=', 'g.tenant_id').onRef('d.id', '=', 'g.period_id'))
    .selectAll('o')
    .select(['g.unit_id', 'g.movement_id', 'g.taxonomy_id', 'm.name as movement_name', 'd.label as period_label'])
    .where('o.tenant_id', '=', tenantId)
    .where('o.state', 'is not', null)

export type RoundRow = Awaited<ReturnType<typeof runRounds>>[number]

/** The rounds that people run, the newest first; bounded. */
export const runRounds = (tx: Reader, tenantId: number, limit = 200) =>
  rounds(tx, tenantId).orderBy('o.year', 'desc').orderBy('o.id', 'desc').limit(limit).execute()

/** One of them; undefined for a round that only documents speak of. */
export const runRound = (tx: Reader, tenantId: number, id: string): Promise<RoundRow | undefined> =>
  rounds(tx, tenantId).where('o.id', '=', id).executeTakeFirst()

/** What narrows a list of registrations; every part is optional. */
export interface RegistrationFilter {
  readonly states?: readonly RegistrationState[]
  readonly roundId?: string | undefined
  readonly unitIds?: readonly string[] | undefined
  readonly fieldId?: string | undefined
}

const listed = (tx: Reader, tenantId: number, reach: Reach, filter: RegistrationFilter) => {
  let q = tx.selectFrom('registration as r').where('r.tenant_id', '=', tenantId).where(registrationWithin(reach))
  if (filter.states !== undefined) q = q.where('r.state', 'in', filter.states)
  if (filter.roundId !== undefined) q = q.where('r.round_id', '=', filter.roundId)
  if (filter.unitIds !== undefined) q = q.where('r.unit_id', 'in', filter.unitIds)
  if (filter.fieldId !== undefined) q = q.where('r.field_id', '=', filter.fieldId)
  return q
}

export type RegistrationLine = Awaited<ReturnType<typeof registrationPage>>[number]

/**
 * A page of registrations. `oldest`: in the order in which they were sent, as a queue is worked through; otherwise the
 * newest first. `after` is the id of the last one of the page before.
 */
export async function registrationPage(
  tx: Reader,
  tenantId: number,
  scope: { readonly reach: Reach; readonly filter: RegistrationFilter },
  order: { readonly oldest: boolean; readonly after?: string | undefined; readonly limit: number },
) {
  let q = listed(tx, tenantId, scope.reach, scope.filter)
    .innerJoin('round as o', (j) => j.onRef('o.tenant_id', '=', 'r.tenant_id').onRef('o.id', '=', 'r.round_id'))
    .leftJoin('field as f', (j) => j.onRef('f.tenant_id', '=', 'r.tenant_id').onRef('f.id', '=', 'r.field_id'))
    .leftJoin('organisation as g', (j) =>
      j.onRef('g.tenant_id', '=', 'r.tenant_id').onRef('g.id', '=', 'r.organisation_id'),
    )
    .select(['r.id', 'r.version', 'r.state', 'r.kind', 'r.registration', 'r.name', 'r.person', 'r.unit_id', 'r.late'])
    .select(['r.submitted_at', 'r.emergency', 'r.reason', 'r.joins_id', 'r.linked_id', 'r.round_id'])
    .select(['o.label as round_label', 'f.name as field_name', 'f.name_en as field_name_en'])
    .select(['g.name as organisation_name'])
  const last = (columns: string) =>
    sql`(select ${sql.raw(columns)} from registration x where x.tenant_id = ${tenantId} and x.id = ${order.after})`
  if (order.oldest) {
    q = q.where('r.submitted_at', 'is not', null)
    if (order.after !== undefined) q = q.where(sql<boolean>`(r.submitted_at, r.id) > ${last('x.submitted_at, x.id')}`)
    return q.orderBy('r.submitted_at').orderBy('r.id').limit(order.limit).execute()
  }
  if (order.after !== undefined) q = q.where('r.id', '<', order.after)
  return q.orderBy('r.id', 'desc').limit(order.limit).execute()
}

/** How many there are in each state. */
export async function registrationCounts(
  tx: Reader,
  tenantId: number,
  reach: Reach,
  filter: Omit<RegistrationFilter, 'states'>,
): Promise<ReadonlyMap<RegistrationState, number>> {
  const rows = await listed(tx, tenantId, reach, filter)
    .select((e) => ['r.state', e.fn.countAll<number>().as('n')])
    .groupBy('r.state')
    .execute()
  return new Map(rows.map((row) => [row.state as RegistrationState, Number(row.n)]))
}

/** The units that have registrations within reach, for a filter; bounded. */
export async function registrationUnits(tx: Reader, tenantId: number, reach: Reach, roundId?: string) {
  const rows = await listed(tx, tenantId, reach, { roundId }).select('r.unit_id').distinct().limit(500).execute()
  return rows.map((row) => row.unit_id)
}

/** Who else owns it, in the order in which they were added. */
export const partnersOf = (tx: Reader, tenantId: number, registrationId: string) =>
  tx
    .selectFrom('registration_owner as w')
    .innerJoin('organisation as g', (j) =>
      j.onRef('g.tenant_id', '=', 'w.tenant_id').onRef('g.id', '=', 'w.organisation_id'),
    )
    .selectAll('w')
    .select('g.name')
    .where('w.tenant_id', '=', tenantId)
    .where('w.registration_id', '=', registrationId)
    .orderBy('w.id')
    .execute()
export type Partner = Awaited<ReturnType<typeof partnersOf>>[number]

/** A registration of this round that is still on its way or accepted, and carries on this model or person. */
export async function carriedInRound(
  tx: Reader,
  tenantId: number,
  roundId: string,
  subject: { readonly modelId: string | null; readonly exemplarId: string | null },
): Promise<{ readonly id: string } | undefined> {
  return tx
    .selectFrom('registration as r')
    .innerJoin('participation as c', (j) =>
      j.onRef('c.tenant_id', '=', 'r.tenant_id').onRef('c.id', '=', 'r.carried_from_id'),
    )
    .select('r.id')
    .where('r.tenant_id', '=', tenantId)
    .where('r.round_id', '=', roundId)
    .where('r.state', 'in', ['draft', 'submitted', 'returned'])
    .where(sql<boolean>`coalesce(c.model_id, c.exemplar_id) = ${subject.modelId ?? subject.exemplarId}`)
    .executeTakeFirst()
}

/** The participation of a model or a person in a round: there is at most one. */
export const participationIn = (
  tx: Reader,
  tenantId: number,
  roundId: string,
  subject: { readonly modelId: string | null; readonly exemplarId: string | null },
): Promise<Row<'participation'> | undefined> =>
  tx
    .selectFrom('participation')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('round_id', '=', roundId)
    .where(sql<boolean>`coalesce(model_id, exemplar_id) = ${subject.modelId ?? subject.exemplarId}`)
    .executeTakeFirst()

/** The introduction of a participation in a round of the level above, unless it was refused or taken back there. */
export const linkedAbove = (tx: Reader, tenantId: number, roundId: string, lowerId: string) =>
  tx
    .selectFrom('registration')
    .select(['id', 'state'])
    .where('tenant_id', '=', tenantId)
    .where('linked_id', '=', lowerId)
    .where('round_id', '=', roundId)
    .where('state', 'in', ['draft', 'submitted', 'returned', 'accepted'])
    .executeTakeFirst()
