import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../database.ts'

/** What an actor's roles reach, for lists: every unit and organisation that lies in one of the grants. */
export interface Reach {
  /** A role on the whole tenant. */
  readonly all: boolean
  readonly units: readonly string[]
  readonly organisations: readonly string[]
}

const ids = (list: readonly string[]) => sql`${sql.val([...list])}::uuid[]`

/** The registrations (alias r) that lie within reach: by their unit, by who leads them, by who takes part. */
export const registrationWithin = (reach: Reach): RawBuilder<boolean> =>
  reach.all
    ? sql<boolean>`true`
    : sql<boolean>`(r.unit_id = any (${ids(reach.units)}) or r.organisation_id = any (${ids(reach.organisations)})
        or exists (select from registration_owner w where w.tenant_id = r.tenant_id and w.registration_id = r.id
          and not w.removed and w.organisation_id = any (${ids(reach.organisations)})))`

/** The participations (alias p) that lie within reach: by their unit, by who registered them, else by the model's owners. */
export const participationWithin = (reach: Reach): RawBuilder<boolean> => {
  if (reach.all) return sql<boolean>`true`
  const unit = sql<boolean>`p.unit_id = any (${ids(reach.units)})`
  if (reach.organisations.length === 0) return unit
  const own = ids(reach.organisations)
  return sql<boolean>`(${unit} or case
    when exists (select from registration r where r.tenant_id = p.tenant_id and r.id = p.id)
    then exists (select from registration r where r.tenant_id = p.tenant_id and r.id = p.id
        and (r.organisation_id = any (${own}) or exists (select from registration_owner w
          where w.tenant_id = r.tenant_id and w.registration_id = r.id and not w.removed and w.organisation_id = any (${own}))))
    else exists (select from model_owner w where w.tenant_id = p.tenant_id and w.model_id = p.model_id
        and w.organisation_id = any (${own})) end)`
}

/** Organisations with everything below them. */
export async function organisationsBelow(
  tx: Reader,
  tenantId: number,
  above: readonly string[],
): Promise<readonly string[]> {
  const found = new Set<string>()
  let open = [...above]
  while (open.length > 0) {
    for (const id of open) found.add(id)
    const below = await tx
      .selectFrom('organisation')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('parent_id', 'in', open)
      .execute()
    open = below.map((row) => row.id).filter((id) => !found.has(id))
  }
  return [...found]
}

/** Organisations with everything above them. */
export async function organisationsAbove(
  tx: Reader,
  tenantId: number,
  from: readonly string[],
): Promise<readonly string[]> {
  const found = new Set<string>()
  let open = [...from]
  while (open.length > 0) {
    for (const id of open) found.add(id)
    const above = await tx
      .selectFrom('organisation')
      .select('parent_id')
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', open)
      .execute()
    open = above.flatMap(({ parent_id }) => (parent_id === null || found.has(parent_id) ? [] : [parent_id]))
  }
  return [...found]
}
