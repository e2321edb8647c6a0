import type pg from 'pg'

export interface BenchTenant {
  readonly id: number
  readonly slug: string
  readonly unit_id: string
  readonly movement_id: string
  readonly taxonomy_id: string
}

/** The tenants of a bench nation with what every programme of theirs points to. */
export async function findTenants(owner: pg.Pool): Promise<BenchTenant[]> {
  const found = await owner.query<BenchTenant>(
    `select t.id, t.slug, t.unit_id, m.id as movement_id, x.id as taxonomy_id
       from tenant t join movement m on m.tenant_id = t.id join taxonomy x on x.tenant_id = t.id
       where t.unit_id is not null order by t.id`,
  )
  return found.rows
}

/** Says which province a tenant has. */
export async function tieTenant(owner: pg.Pool, tenantId: number, unitId: string): Promise<void> {
  await owner.query('update tenant set unit_id = $2 where id = $1', [tenantId, unitId])
}
