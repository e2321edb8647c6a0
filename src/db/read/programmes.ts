import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

export type ProgrammeRow = Row<'public_programme'>

/** What narrows a list of programmes; every part is optional. */
export interface ProgrammeFilter {
  readonly tenantId?: number
  readonly movementId?: string
  readonly unitIds?: readonly string[]
  readonly yearFrom?: number
  readonly yearTo?: number
}

/** Programmes, newest period first. Bounded: a page or an answer never carries more than `limit`. */
export async function listProgrammes(db: Reader, filter: ProgrammeFilter, limit = 200): Promise<ProgrammeRow[]> {
  let q = db.selectFrom('public_programme').selectAll()
  if (filter.tenantId !== undefined) q = q.where('tenant_id', '=', filter.tenantId)
  if (filter.movementId !== undefined) q = q.where('movement_id', '=', filter.movementId)
  if (filter.unitIds !== undefined)
    q = q.where('unit_id', 'in', filter.unitIds.length > 0 ? filter.unitIds : ['00000000-0000-0000-0000-000000000000'])
  if (filter.yearFrom !== undefined) q = q.where('year_to', '>=', filter.yearFrom)
  if (filter.yearTo !== undefined) q = q.where('year_from', '<=', filter.yearTo)
  return q.orderBy('year_to', 'desc').orderBy('year_from', 'desc').orderBy('slug').limit(limit).execute()
}

export async function programmeBySlug(db: Reader, tenantId: number, slug: string): Promise<ProgrammeRow | undefined> {
  return db
    .selectFrom('public_programme')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('slug', '=', slug)
    .executeTakeFirst()
}

export async function listTenants(db: Reader): Promise<Row<'public_tenant'>[]> {
  return db.selectFrom('public_tenant').selectAll().orderBy('tenant_id').execute()
}

export async function listMovements(db: Reader): Promise<Row<'public_movement'>[]> {
  return db.selectFrom('public_movement').selectAll().orderBy('tenant_id').orderBy('name').execute()
}

export async function movementBySlug(db: Reader, slug: string): Promise<Row<'public_movement'>[]> {
  return db.selectFrom('public_movement').selectAll().where('slug', '=', slug).orderBy('tenant_id').execute()
}

export async function periodsOf(db: Reader, tenantId: number): Promise<Row<'public_period'>[]> {
  return db.selectFrom('public_period').selectAll().where('tenant_id', '=', tenantId).orderBy('year_from').execute()
}

/** Reviews, inspections with their recommendations, quotas and lead bodies of one programme. */
export async function eventsOf(db: Reader, tenantId: number, programmeId: string) {
  const [reviews, inspections, quotas] = await Promise.all([
    db
      .selectFrom('public_review_event')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('programme_id', '=', programmeId)
      .orderBy('held_on')
      .execute(),
    db
      .selectFrom('public_inspection')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('programme_id', '=', programmeId)
      .orderBy('inspected_on')
      .execute(),
    db
      .selectFrom('public_quota')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('programme_id', '=', programmeId)
      .execute(),
  ])
  const ids = inspections.map((i) => i.id)
  const recommendations =
    ids.length === 0
      ? []
      : await db
          .selectFrom('public_recommendation')
          .selectAll()
          .where('tenant_id', '=', tenantId)
          .where('inspection_id', 'in', ids)
          .orderBy('position')
          .execute()
  return { reviews, inspections, recommendations, quotas }
}

/** The decisions of a programme with how many lines each has. */
export async function decisionsOf(db: Reader, tenantId: number, programmeId: string) {
  return db
    .selectFrom('public_decision as d')
    .leftJoin('public_decision_line as l', (j) =>
      j.onRef('l.tenant_id', '=', 'd.tenant_id').onRef('l.decision_id', '=', 'd.id'),
    )
    .select(['d.id', 'd.kind', 'd.issuer', 'd.form', 'd.symbol', 'd.decided_on', 'd.document_id'])
    .select((e) => e.fn.count<number>('l.id').as('lines'))
    .where('d.tenant_id', '=', tenantId)
    .where('d.programme_id', '=', programmeId)
    .groupBy(['d.id', 'd.kind', 'd.issuer', 'd.form', 'd.symbol', 'd.decided_on', 'd.document_id'])
    .execute()
}

export async function publicProgrammeById(db: Reader, tenantId: number, id: string): Promise<ProgrammeRow | undefined> {
  return db
    .selectFrom('public_programme')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function publicProgrammesByIds(
  db: Reader,
  tenantId: number,
  ids: readonly string[],
): Promise<ProgrammeRow[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('public_programme')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .execute()
}
