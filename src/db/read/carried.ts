import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import { participationWithin, type Reach } from './reach.ts'

/** Who owns a model, by name. */
export const ownersOfModel = (tx: Reader, tenantId: number, modelId: string) =>
  tx
    .selectFrom('model_owner as w')
    .innerJoin('organisation as g', (j) =>
      j.onRef('g.tenant_id', '=', 'w.tenant_id').onRef('g.id', '=', 'w.organisation_id'),
    )
    .select(['w.organisation_id', 'w.role', 'g.name'])
    .where('w.tenant_id', '=', tenantId)
    .where('w.model_id', '=', modelId)
    .orderBy('w.id')
    .execute()

export interface Running {
  readonly id: string
  readonly kind: 'collective' | 'individual'
  readonly name: string
  readonly unit_id: string
  readonly year: number | null
  readonly round_label: string
  readonly status: string
  /** What of this round carries it on already: a participation or a registration. */
  readonly taken: string | null
}

/**
 * What a unit could carry on into a round: the newest participation, in another round of the same movement, of each
 * model and person within reach, unless it was never carried out or was revoked. By name; bounded.
 */
export async function runningFor(
  tx: Reader,
  tenantId: number,
  reach: Reach,
  given: { readonly roundId: string; readonly movementId: string; readonly like?: string | undefined },
  limit: number,
): Promise<readonly Running[]> {
  const like = given.like === undefined ? sql`` : sql`and folded like ${`%${given.like}%`}`
  const rows = await sql<Running>`
    with newest as (
      select distinct on (coalesce(p.model_id, p.exemplar_id)) p.id, p.kind, p.unit_id, p.year, p.status, o.label as round_label,
        coalesce(p.model_id, p.exemplar_id) as subject, coalesce(m.name, x.name) as name, coalesce(m.folded, x.folded) as folded
      from participation p
      join round o on o.tenant_id = p.tenant_id and o.id = p.round_id
      join programme g on g.tenant_id = p.tenant_id and g.id = p.programme_id and g.movement_id = ${given.movementId}
      left join model m on m.tenant_id = p.tenant_id and m.id = p.model_id
      left join exemplar x on x.tenant_id = p.tenant_id and x.id = p.exemplar_id
      where p.tenant_id = ${tenantId} and p.round_id <> ${given.roundId}
        and p.status not in ('draft', 'submitted', 'returned', 'rejected', 'not-implemented', 'revoked')
        and ${participationWithin(reach)}
      order by coalesce(p.model_id, p.exemplar_id), p.year desc nulls last, p.id desc
    )
    select n.id, n.kind, n.name, n.unit_id, n.year, n.round_label, n.status, coalesce(
      (select t.id from participation t where t.tenant_id = ${tenantId} and t.round_id = ${given.roundId}
        and coalesce(t.model_id, t.exemplar_id) = n.subject),
      (select r.id from registration r join participation c on c.tenant_id = r.tenant_id and c.id = r.carried_from_id
        where r.tenant_id = ${tenantId} and r.round_id = ${given.roundId} and r.state in ('draft', 'submitted', 'returned')
        and coalesce(c.model_id, c.exemplar_id) = n.subject limit 1)) as taken
    from newest n where true ${like}
    order by n.name, n.id limit ${limit}`.execute(tx)
  return rows.rows
}

/** Where a model is carried out. */
export const placesOfModel = (tx: Reader, tenantId: number, modelId: string) =>
  tx
    .selectFrom('model_place')
    .select(['unit_id', 'printed'])
    .where('tenant_id', '=', tenantId)
    .where('model_id', '=', modelId)
    .execute()

/** The names of a model that hold today. */
export const openNames = (tx: Reader, tenantId: number, modelId: string) =>
  tx
    .selectFrom('model_name')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('model_id', '=', modelId)
    .where('valid_to', 'is', null)
    .execute()
