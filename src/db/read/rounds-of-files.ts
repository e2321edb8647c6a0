import type { Reader } from '../database.ts'

/** The unit of a round's programme and the organisations that lead it; undefined when there is no such round. */
export async function roundPlace(tx: Reader, tenantId: number, roundId: string) {
  const round = await tx
    .selectFrom('round as r')
    .innerJoin('programme as g', (j) => j.onRef('g.tenant_id', '=', 'r.tenant_id').onRef('g.id', '=', 'r.programme_id'))
    .select(['g.id', 'g.unit_id', 'r.label'])
    .where('r.tenant_id', '=', tenantId)
    .where('r.id', '=', roundId)
    .executeTakeFirst()
  if (round === undefined) return undefined
  const leads = await tx
    .selectFrom('lead_agency')
    .select('organisation_id')
    .where('tenant_id', '=', tenantId)
    .where('programme_id', '=', round.id)
    .where('valid_to', 'is', null)
    .execute()
  return { unit_id: round.unit_id, label: round.label, leads: leads.map((l) => l.organisation_id) }
}

/** Rounds that people run, of programmes in these units (null: all), newest first; at most a hundred. */
export async function roundChoices(tx: Reader, tenantId: number, units: readonly string[] | null) {
  let query = tx
    .selectFrom('round as r')
    .innerJoin('programme as g', (j) => j.onRef('g.tenant_id', '=', 'r.tenant_id').onRef('g.id', '=', 'r.programme_id'))
    .innerJoin('movement as m', (j) => j.onRef('m.tenant_id', '=', 'g.tenant_id').onRef('m.id', '=', 'g.movement_id'))
    .select(['r.id', 'r.label', 'r.state', 'g.unit_id', 'm.name as movement'])
    .where('r.tenant_id', '=', tenantId)
    .where('r.state', 'is not', null)
    .where('r.state', '<>', 'archived')
  if (units !== null) query = query.where('g.unit_id', 'in', units.length === 0 ? [NOWHERE] : [...units])
  return query.orderBy('r.id', 'desc').limit(100).execute()
}
const NOWHERE = '00000000-0000-0000-0000-000000000000'

/** The fields of a tenant by their code, in their order. */
export async function fieldNames(
  tx: Reader,
  tenantId: number,
): Promise<ReadonlyMap<string, { readonly name: string; readonly nameEn: string }>> {
  const rows = await tx
    .selectFrom('field')
    .select(['code', 'name', 'name_en'])
    .where('tenant_id', '=', tenantId)
    .orderBy('position')
    .execute()
  return new Map(rows.map((r) => [r.code, { name: r.name, nameEn: r.name_en }]))
}
