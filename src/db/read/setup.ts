import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'
import type { Paged } from './rules-lists.ts'

/** The movements of a tenant, by name. Bounded. */
export async function movementsOf(tx: Reader, tenantId: number): Promise<Row<'movement'>[]> {
  return tx.selectFrom('movement').selectAll().where('tenant_id', '=', tenantId).orderBy('name').limit(200).execute()
}

/** The periods of a tenant, or of one movement, oldest first. Bounded. */
export async function periodsFor(tx: Reader, tenantId: number, movementId?: string): Promise<Row<'period'>[]> {
  let q = tx.selectFrom('period').selectAll().where('tenant_id', '=', tenantId)
  if (movementId !== undefined) q = q.where('movement_id', '=', movementId)
  return q.orderBy('year_from').orderBy('year_to', 'desc').orderBy('id').limit(500).execute()
}

/** The taxonomies of a tenant with their fields, the newest first. Two queries. */
export async function taxonomiesOf(tx: Reader, tenantId: number) {
  const taxonomies = await tx
    .selectFrom('taxonomy')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  const fields = await tx
    .selectFrom('field')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('position')
    .limit(2000)
    .execute()
  return taxonomies.map((t) => ({ ...t, fields: fields.filter((f) => f.taxonomy_id === t.id) }))
}

/** How many programmes count by each taxonomy. */
export async function programmesOfTaxonomies(tx: Reader, tenantId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('programme')
    .select((e) => ['taxonomy_id', e.fn.countAll<number>().as('n')])
    .where('tenant_id', '=', tenantId)
    .groupBy('taxonomy_id')
    .execute()
  return new Map(rows.map((row) => [row.taxonomy_id, Number(row.n)]))
}

const programmes = (tx: Reader, tenantId: number) =>
  tx
    .selectFrom('programme as g')
    .innerJoin('movement as m', (j) => j.onRef('m.tenant_id', '=', 'g.tenant_id').onRef('m.id', '=', 'g.movement_id'))
    .innerJoin('period as d', (j) => j.onRef('d.tenant_id', '=', 'g.tenant_id').onRef('d.id', '=', 'g.period_id'))
    .selectAll('g')
    .select(['m.name as movement_name', 'm.name_en as movement_name_en'])
    .select(['d.label as period_label', 'd.year_from', 'd.year_to'])
    .where('g.tenant_id', '=', tenantId)

export type ProgrammeLine = Awaited<ReturnType<typeof programmePage>>[number]

/** Programmes in these units (undefined: in any), the newest first, with how many rounds people run in each. */
export async function programmePage(
  tx: Reader,
  tenantId: number,
  units: readonly string[] | undefined,
  { after, limit }: Paged,
) {
  let q = programmes(tx, tenantId).select((e) =>
    e
      .selectFrom('round as o')
      .whereRef('o.tenant_id', '=', 'g.tenant_id')
      .whereRef('o.programme_id', '=', 'g.id')
      .where('o.state', 'is not', null)
      .select((c) => c.fn.countAll<number>().as('n'))
      .as('rounds'),
  )
  if (units !== undefined) q = q.where('g.unit_id', 'in', units.length > 0 ? units : [NOBODY])
  if (after !== undefined) q = q.where('g.id', '<', after)
  return q.orderBy('g.id', 'desc').limit(limit).execute()
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** One programme with its movement and period. */
export const programmeLine = (tx: Reader, tenantId: number, id: string) =>
  programmes(tx, tenantId).where('g.id', '=', id).executeTakeFirst()

/** Who leads a programme, the latest first. Bounded. */
export async function leadsOf(tx: Reader, tenantId: number, programmeId: string) {
  return tx
    .selectFrom('lead_agency as l')
    .innerJoin('organisation as o', (j) =>
      j.onRef('o.tenant_id', '=', 'l.tenant_id').onRef('o.id', '=', 'l.organisation_id'),
    )
    .selectAll('l')
    .select(['o.name', 'o.kind'])
    .where('l.tenant_id', '=', tenantId)
    .where('l.programme_id', '=', programmeId)
    .orderBy('l.valid_from', (o) => o.desc().nullsLast())
    .orderBy('l.id', 'desc')
    .limit(100)
    .execute()
}

export interface OrganisationFilter {
  readonly units: readonly string[] | undefined
  /** Folded words that the name has, at the start of a word. */
  readonly words?: string | undefined
  readonly kind?: string | undefined
}

/** Organisations of these units (undefined: of any), by name; `after` is the last one of the page before. */
export async function organisationPage(
  tx: Reader,
  tenantId: number,
  filter: OrganisationFilter,
  { after, limit }: Paged,
): Promise<Row<'organisation'>[]> {
  let q = tx.selectFrom('organisation as o').selectAll().where('tenant_id', '=', tenantId)
  const { units, words, kind } = filter
  if (units !== undefined) q = q.where('unit_id', 'in', units.length > 0 ? units : [NOBODY])
  if (kind !== undefined) q = q.where('kind', '=', kind)
  if (words !== undefined && words !== '') q = q.where(sql<boolean>`' ' || o.folded like ${`% ${words}%`}`)
  if (after !== undefined)
    q = q.where(
      sql<boolean>`(o.folded, o.id) > (select x.folded, x.id from organisation x where x.tenant_id = ${tenantId} and x.id = ${after})`,
    )
  return q.orderBy('folded').orderBy('id').limit(limit).execute()
}

/** Organisations that share a folded name in a unit: the same body twice, unless their days differ. */
export async function sameOrganisations(
  tx: Reader,
  tenantId: number,
  folded: string,
  unitId: string | null,
): Promise<Row<'organisation'>[]> {
  return tx
    .selectFrom('organisation')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('folded', '=', folded)
    .where('unit_id', 'is not distinct from', unitId)
    .limit(20)
    .execute()
}

/** The parents of all organisations on the way up from one, itself first. */
export async function organisationPath(tx: Reader, tenantId: number, id: string): Promise<readonly string[]> {
  const found: string[] = []
  for (let at: string | null = id; at !== null && !found.includes(at) && found.length < 20; ) {
    found.push(at)
    const row: { parent_id: string | null } | undefined = await tx
      .selectFrom('organisation')
      .select('parent_id')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', at)
      .executeTakeFirst()
    at = row?.parent_id ?? null
  }
  return found
}

/** Organisations of a folded name anywhere in the tenant, those that still are first. Bounded. */
export async function organisationsNamed(tx: Reader, tenantId: number, folded: string): Promise<Row<'organisation'>[]> {
  return tx
    .selectFrom('organisation')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('folded', '=', folded)
    .orderBy('valid_to', (o) => o.desc().nullsFirst())
    .orderBy('id')
    .limit(20)
    .execute()
}
