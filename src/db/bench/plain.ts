import type pg from 'pg'

/**
 * What the product's reads are measured against: the SQL that one would write over the base tables, as the owner, without
 * views, roles, kept statistics or caps.
 */

const SEEN = `p.status not in ('draft', 'submitted', 'returned', 'rejected')`
const LISTED = 'join tenant t on t.id = p.tenant_id and t.listed'

const rows = async <T extends pg.QueryResultRow>(owner: pg.Pool, sql: string, values: unknown[] = []): Promise<T[]> =>
  (await owner.query<T>(sql, values)).rows

export const plainNation = {
  byProvince: (owner: pg.Pool) =>
    rows<{ province_id: string; n: number }>(
      owner,
      `select m.province_id, count(*)::int as n from participation p ${LISTED} join unit_map m on m.unit_id = p.province_then_id
         where ${SEEN} group by 1`,
    ),
  byYearAndField: (owner: pg.Pool) =>
    rows<{ year: number; field_code: string; n: number }>(
      owner,
      `select coalesce(p.year, 0) as year, p.field_code, count(*)::int as n from participation p ${LISTED}
         where ${SEEN} group by 1, 2 order by 1, 2`,
    ),
  totals: async (owner: pg.Pool) =>
    (
      await rows<{ participations: number; documents: number; figures: number; programmes: number }>(
        owner,
        `select (select count(*)::int from participation p ${LISTED} where ${SEEN}) as participations,
           (select count(*)::int from document p ${LISTED} where p.public and p.sha256 is not null) as documents,
           (select count(*)::int from declared_figure p ${LISTED}
              join document d on d.tenant_id = p.tenant_id and d.id = p.document_id and d.public) as figures,
           (select count(*)::int from programme p ${LISTED}) as programmes`,
      )
    )[0],
}

export const plainTenant = {
  byCommuneAndStatus: (owner: pg.Pool, tenantId: number, year: number | undefined) =>
    rows<{ unit_id: string | null; status: string; n: number }>(
      owner,
      `select m.commune_id as unit_id, p.status, count(*)::int as n from participation p ${LISTED}
         join unit_map m on m.unit_id = p.unit_id
         where p.tenant_id = $1 and ${SEEN} and ($2::int is null or p.year = $2) group by 1, 2`,
      [tenantId, year ?? null],
    ),
  byYearAndField: (owner: pg.Pool, tenantId: number) =>
    rows<{ year: number; field_code: string; n: number }>(
      owner,
      `select coalesce(p.year, 0) as year, p.field_code, count(*)::int as n from participation p ${LISTED}
         where p.tenant_id = $1 and ${SEEN} group by 1, 2 order by 1, 2`,
      [tenantId],
    ),
}

export interface PlainFilter {
  readonly statuses: readonly string[]
  readonly year: number | null
  readonly fieldCode: string | null
  readonly kind: string | null
  readonly after: string | null
}

export const plainList = (owner: pg.Pool, tenantId: number, programmeId: string, f: PlainFilter, limit: number) =>
  rows<{ id: string }>(
    owner,
    `select p.id, p.model_id, coalesce(m.name, e.name) as name, p.kind, p.programme_id, p.year, p.field_code, p.level, p.registration, p.status
       from participation p left join model m on m.tenant_id = p.tenant_id and m.id = p.model_id
       left join exemplar e on e.tenant_id = p.tenant_id and e.id = p.exemplar_id and e.consent_on is not null
       where p.tenant_id = $1 and p.programme_id = $2 and p.status = any ($3) and ($4::int is null or p.year = $4)
         and ($5::text is null or p.field_code = $5) and ($6::text is null or p.kind = $6) and ($7::uuid is null or p.id > $7)
       order by p.id limit $8`,
    [tenantId, programmeId, f.statuses, f.year, f.fieldCode, f.kind, f.after, limit],
  )

export const plainTenantList = (owner: pg.Pool, tenantId: number, year: number, limit: number) =>
  rows<{ id: string }>(
    owner,
    `select p.*, m.name, g.slug, f.name as field_name
       from participation p ${LISTED} join programme g on g.tenant_id = p.tenant_id and g.id = p.programme_id
       left join model m on m.tenant_id = p.tenant_id and m.id = p.model_id
       left join field f on f.tenant_id = p.tenant_id and f.id = p.field_id
       where p.tenant_id = $1 and p.year = $2 and ${SEEN} order by p.id limit $3`,
    [tenantId, year, limit],
  )

/** One record with all that its page shows, as one statement. */
export const plainModel = (owner: pg.Pool, tenantId: number, id: string) =>
  rows<{ id: string }>(
    owner,
    `select m.*,
       (select json_agg(x) from (select o.*, g.name from model_owner o join organisation g on g.tenant_id = o.tenant_id and g.id = o.organisation_id
          where o.tenant_id = m.tenant_id and o.model_id = m.id) x) as owners,
       (select json_agg(x) from model_place x where x.tenant_id = m.tenant_id and x.model_id = m.id) as places,
       (select json_agg(x) from participation x where x.tenant_id = m.tenant_id and x.model_id = m.id) as participations,
       (select json_agg(x) from replication x where x.tenant_id = m.tenant_id and x.model_id = m.id) as replications,
       (select json_agg(x) from (select s.*, d.title from record_source s join document d on d.tenant_id = s.tenant_id and d.id = s.document_id
          where s.tenant_id = m.tenant_id and s.record = 'model' and s.record_id = m.id) x) as sources,
       (select json_agg(x) from (select g.* from model_tag y join tag g on g.tenant_id = y.tenant_id and g.id = y.tag_id
          where y.tenant_id = m.tenant_id and y.model_id = m.id) x) as tags
     from model m where m.tenant_id = $1 and m.id = $2`,
    [tenantId, id],
  )

/** Every model with these words one after another, ranked. */
export const plainSearch = (owner: pg.Pool, folded: string, typed: string, limit: number) =>
  rows<{ id: string }>(
    owner,
    `select p.tenant_id, t.slug, p.id, p.name from model p ${LISTED}
       where p.kind = 'collective' and ' ' || p.folded || ' ' like '% ' || $1 || ' %'
       order by (position($2 in lower(p.name)) > 0) desc, length(p.name), p.name limit $3`,
    [folded, typed, limit],
  )
