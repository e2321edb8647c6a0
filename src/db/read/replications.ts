import type { Sighting } from '../../core/replication/survival.ts'
import type { Link } from '../../core/replication/tree.ts'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** Which model of the tenant was taken from which: confirmed replications, and copies that registrations named. */
export async function modelLinks(tx: Reader, tenantId: number): Promise<Link[]> {
  const confirmed = await tx
    .selectFrom('replication')
    .select(['model_id as from', 'adopter_model_id as to'])
    .where('tenant_id', '=', tenantId)
    .where('adopter_model_id', 'is not', null)
    .where('state', 'in', ['confirmed', 'abandoned'])
    .execute()
  const named = await tx
    .selectFrom('model')
    .select(['parent_model_id as from', 'id as to'])
    .where('tenant_id', '=', tenantId)
    .where('parent_model_id', 'is not', null)
    .execute()
  return [...confirmed, ...named].map((r) => ({ from: r.from ?? '', to: r.to ?? '' }))
}

/** The same replication again: of this model, by this receiver, not yet ended. */
export async function liveReplication(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly modelId: string
    readonly unitId: string
    readonly organisationId: string | null
  },
): Promise<Row<'replication'> | undefined> {
  return tx
    .selectFrom('replication')
    .selectAll()
    .where('tenant_id', '=', given.tenantId)
    .where('model_id', '=', given.modelId)
    .where('adopter_unit_id', '=', given.unitId)
    .where('adopter_organisation_id', given.organisationId === null ? 'is' : '=', given.organisationId)
    .where('state', 'in', ['proposed', 'confirmed'])
    .executeTakeFirst()
}

/** The organisations that own a model. */
export async function modelOwnerIds(tx: Reader, tenantId: number, modelId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('model_owner')
    .select('organisation_id')
    .where('tenant_id', '=', tenantId)
    .where('model_id', '=', modelId)
    .execute()
  return rows.map((r) => r.organisation_id)
}

/** The latest participation of a model that was accepted. */
export async function latestParticipation(
  tx: Reader,
  tenantId: number,
  modelId: string,
): Promise<Row<'participation'> | undefined> {
  return tx
    .selectFrom('participation')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('model_id', '=', modelId)
    .where('status', 'not in', ['draft', 'submitted', 'returned', 'rejected'])
    .orderBy('year', (o) => o.desc().nullsLast())
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

export const resultsOf = (tx: Reader, tenantId: number, replicationId: string): Promise<Row<'replication_result'>[]> =>
  tx
    .selectFrom('replication_result')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('replication_id', '=', replicationId)
    .orderBy('reported_on')
    .orderBy('id')
    .execute()

/** Signs of life of a model: its own unit's log, inspections, receivers. Of one who writes the log, the last day. */
export async function sightingsOf(tx: Reader, tenantId: number, modelId: string): Promise<Sighting[]> {
  const visits = await tx
    .selectFrom('inspection_visit as v')
    .innerJoin('participation as p', (join) =>
      join.onRef('p.tenant_id', '=', 'v.tenant_id').onRef('p.id', '=', 'v.participation_id'),
    )
    .innerJoin('inspection as i', (join) =>
      join.onRef('i.tenant_id', '=', 'v.tenant_id').onRef('i.id', '=', 'v.inspection_id'),
    )
    .select(['v.visited_on', 'v.running', 'i.team'])
    .where('v.tenant_id', '=', tenantId)
    .where('p.model_id', '=', modelId)
    .where('v.removed', '=', false)
    .where('v.running', 'is not', null)
    .execute()
  const reports = await tx
    .selectFrom('replication_result as x')
    .innerJoin('replication as r', (join) =>
      join.onRef('r.tenant_id', '=', 'x.tenant_id').onRef('r.id', '=', 'x.replication_id'),
    )
    .select(['x.reported_on', 'x.running', 'x.by_name'])
    .where('x.tenant_id', '=', tenantId)
    .where('r.adopter_model_id', '=', modelId)
    .execute()
  const entries = await tx
    .selectFrom('progress_entry as e')
    .innerJoin('participation as p', (join) =>
      join.onRef('p.tenant_id', '=', 'e.tenant_id').onRef('p.id', '=', 'e.participation_id'),
    )
    .select(({ fn }) => [fn.max('e.day').as('day'), 'e.by_name'])
    .where('e.tenant_id', '=', tenantId)
    .where('p.model_id', '=', modelId)
    .groupBy('e.by_name')
    .execute()
  return [
    ...entries.map((e): Sighting => ({ day: e.day, running: true, word: 'unit', by: e.by_name })),
    ...visits.flatMap((v): Sighting[] =>
      v.visited_on === null || v.running === null
        ? []
        : [{ day: v.visited_on, running: v.running, word: 'inspector', by: v.team ?? '' }],
    ),
    ...reports.map((r): Sighting => ({ day: r.reported_on, running: r.running, word: 'receiver', by: r.by_name })),
  ]
}
