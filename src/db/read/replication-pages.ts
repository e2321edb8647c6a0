import { sql } from 'kysely'
import { familyLinks } from '../../core/replication/family.ts'
import type { Reader } from '../database.ts'
import { participationWithin, type Reach } from './reach.ts'

const ids = (list: readonly string[]) => sql`${sql.val([...list])}::uuid[]`

/** Replications (alias x) that a receiver within reach takes on. */
export const receivedWithin = (reach: Reach) =>
  reach.all
    ? sql<boolean>`true`
    : sql<boolean>`(x.adopter_unit_id = any (${ids(reach.units)}) or x.adopter_organisation_id = any (${ids(reach.organisations)}))`

/** Replications that people agreed on, newest first, of which the receiver or the origin lies within reach. */
export async function replicationsPage(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly reach: Reach
    readonly before: string | undefined
    readonly limit: number
  },
) {
  const { before } = given
  return tx
    .selectFrom('replication as x')
    .innerJoin('model as m', (j) => j.onRef('m.tenant_id', '=', 'x.tenant_id').onRef('m.id', '=', 'x.model_id'))
    .leftJoin('participation as p', (j) =>
      j.onRef('p.tenant_id', '=', 'x.tenant_id').onRef('p.id', '=', 'x.origin_participation_id'),
    )
    .select(['x.id', 'x.state', 'x.adopter', 'x.adopter_unit_id', 'x.adopter_organisation_id', 'x.adopted_on'])
    .select(['x.proposed_on', 'x.ended_on', 'm.name', 'p.unit_id as origin_unit_id'])
    .select(
      sql<number[]>`array(select r.months from replication_result r where r.tenant_id = x.tenant_id
        and r.replication_id = x.id and r.months is not null order by r.months)`.as('reported'),
    )
    .where('x.tenant_id', '=', given.tenantId)
    .where('x.state', 'is not', null)
    .where(sql<boolean>`(${receivedWithin(given.reach)} or (p.id is not null and ${participationWithin(given.reach)}))`)
    .$if(before !== undefined, (q) => q.where('x.id', '<', before ?? ''))
    .orderBy('x.id', 'desc')
    .limit(given.limit)
    .execute()
}

/** Models that a receiver has of its own: carried out in its unit, or owned by its organisation. At most 100, newest first. */
export async function modelsOfReceiver(
  tx: Reader,
  given: { readonly tenantId: number; readonly unitId: string | null; readonly organisationId: string | null },
) {
  return tx
    .selectFrom('model as m')
    .select(['m.id', 'm.name'])
    .where('m.tenant_id', '=', given.tenantId)
    .where(
      given.organisationId === null
        ? sql<boolean>`exists (select from participation p where p.tenant_id = m.tenant_id and p.model_id = m.id
            and p.unit_id = ${given.unitId}::uuid)`
        : sql<boolean>`exists (select from model_owner o where o.tenant_id = m.tenant_id and o.model_id = m.id
            and o.organisation_id = ${given.organisationId}::uuid)`,
    )
    .orderBy('m.id', 'desc')
    .limit(100)
    .execute()
}

/** The body of a unit that has this name, folded; undefined when there is none. */
export async function bodyNamed(
  tx: Reader,
  given: { readonly tenantId: number; readonly unitId: string; readonly folded: string },
) {
  return tx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('tenant_id', '=', given.tenantId)
    .where('unit_id', '=', given.unitId)
    .where('folded', '=', given.folded)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
}

export interface FamilyLink {
  readonly id: string
  readonly from: string
  /** Null: the receiver has registered no model of its own for it. */
  readonly to: string | null
  readonly from_name: string
  readonly to_name: string | null
  readonly adopter: string | null
  readonly adopter_unit_id: string | null
  readonly adopted_on: string | null
  readonly ended_on: string | null
}

/**
 * Everything that the public may know of whence a model came and who took it on, itself and its copies: the links of the
 * tree it stands in, at most so many, nearest to its first origin first. Two queries, whatever the size.
 */
export async function familyOf(
  db: Reader,
  given: { readonly tenantId: number; readonly modelId: string; readonly limit: number },
): Promise<readonly FamilyLink[]> {
  const { tenantId, modelId, limit } = given
  const { rows } = await sql<Omit<FamilyLink, 'from_name' | 'to_name'>>`
    select id, model_id as "from", adopter_model_id as "to", adopter, adopter_unit_id, adopted_on, ended_on
      from public_replication_link where tenant_id = ${tenantId}
    union all
    select id, parent_model_id, id, null, null, null, null
      from public_model where tenant_id = ${tenantId} and parent_model_id is not null`.execute(db)
  const family = familyLinks(rows, modelId)
  const ids = new Set(family.flatMap((link) => (link.to === null ? [link.from] : [link.from, link.to])))
  const named = await db
    .selectFrom('public_model')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  const names = new Map(named.map((row) => [row.id, row.name]))
  return family
    .flatMap((link) => {
      const from_name = names.get(link.from)
      const to_name = link.to === null ? null : names.get(link.to)
      return from_name === undefined || to_name === undefined ? [] : [{ ...link, from_name, to_name }]
    })
    .slice(0, limit)
}

/** When the unit of a file last wrote or proved something, and who did; the newest word of either. */
export async function unitSightings(tx: Reader, tenantId: number, fileId: string) {
  const { rows } = await sql<{ day: string; by: string }>`
    select to_char(at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day, by_name as by from progress_entry
    where tenant_id = ${tenantId} and participation_id = ${fileId} order by at desc limit 1`.execute(tx)
  return rows
}
