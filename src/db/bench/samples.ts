import type pg from 'pg'

/** What the workload asks about: a few of everything, the same in every run on the same nation. */
export interface Samples {
  readonly tenants: readonly number[]
  readonly programmes: readonly {
    readonly tenant_id: number
    readonly id: string
    readonly deep: string
    readonly tag_id: string | null
  }[]
  readonly models: readonly { readonly tenant_id: number; readonly id: string; readonly name: string }[]
}

/** Where the workload's registrations go, a place a tenant. */
export interface WritePlace {
  readonly tenantId: number
  readonly programmeId: string
  readonly roundId: string
  readonly unitId: string
  readonly provinceId: string
  readonly communeId: string | null
  readonly organisationId: string
  readonly fieldId: string
  readonly fieldCode: string
  readonly year: number
}

/** Programmes from the largest down, with the id four fifths through each; models over all tenants. */
export async function takeSamples(owner: pg.Pool): Promise<Samples> {
  const tenants = await owner.query<{ id: number }>('select id from tenant where unit_id is not null order by id')
  const programmes = await owner.query<Samples['programmes'][number]>(
    `select p.tenant_id, p.programme_id as id, percentile_disc(0.8) within group (order by p.id) as deep,
         (select g.id from tag g where g.tenant_id = p.tenant_id and g.code = 'new-countryside') as tag_id
       from participation p group by 1, 2 order by count(*) desc, 2 limit 60`,
  )
  const models = await owner.query<Samples['models'][number]>(
    `select tenant_id, id, name from model where kind = 'collective' order by md5(id::text) limit 200`,
  )
  return { tenants: tenants.rows.map((t) => t.id), programmes: programmes.rows, models: models.rows }
}

/** A round of the newest programme of each tenant, with a commune, a body and a field in it. */
export async function writePlaces(owner: pg.Pool): Promise<WritePlace[]> {
  const found = await owner.query<WritePlace>(
    `select distinct on (p.tenant_id) p.tenant_id as "tenantId", p.programme_id as "programmeId", p.round_id as "roundId",
         p.unit_id as "unitId", p.province_then_id as "provinceId", p.commune_id as "communeId", o.id as "organisationId",
         f.id as "fieldId", f.code as "fieldCode", p.year
       from (select distinct on (tenant_id) * from participation where year = 2025 order by tenant_id, id desc) p
       join organisation o on o.tenant_id = p.tenant_id and o.unit_id = p.unit_id
       join field f on f.tenant_id = p.tenant_id and f.code = 'economy'
       order by p.tenant_id, o.id`,
  )
  return found.rows
}
