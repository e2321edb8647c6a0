import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** The quotas of a round that stand; bounded. */
export const quotasOfRound = (tx: Reader, tenantId: number, roundId: string): Promise<Row<'quota'>[]> =>
  tx
    .selectFrom('quota')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('round_id', '=', roundId)
    .where('removed', '=', false)
    .orderBy('id')
    .limit(50)
    .execute()

/** So many registrations of a round that are alike: where they lie or whose they are, as what, how they stand. */
export interface QuotaCount {
  /** A unit, or an organisation. */
  readonly of: string
  readonly registration: string
  readonly field_code: string
  readonly standing: 'counted' | 'waiting' | 'refused'
  readonly n: number
}

const MOST = 50_000

/** What was registered in a round, once each: accepted ones as participations, the others as they were sent. */
const sent = (tenantId: number, roundId: string) => sql`
  select p.id, p.unit_id, p.registration, p.field_code, 'counted' as standing, p.model_id
  from participation p
  where p.tenant_id = ${tenantId} and p.round_id = ${roundId} and p.status <> 'mentioned'
  union all
  select r.id, r.unit_id, r.registration, coalesce(f.code, ''),
    case r.state when 'rejected' then 'refused' else 'waiting' end, null
  from registration r left join field f on f.tenant_id = r.tenant_id and f.id = r.field_id
  where r.tenant_id = ${tenantId} and r.round_id = ${roundId} and r.state in ('submitted', 'returned', 'rejected')`

/** By the unit under which it was registered. One query. */
export async function sentByUnit(tx: Reader, tenantId: number, roundId: string): Promise<readonly QuotaCount[]> {
  const { rows } = await sql<QuotaCount>`
    select s.unit_id as of, s.registration, s.field_code, s.standing, count(*)::int as n
    from (${sent(tenantId, roundId)}) s
    group by 1, 2, 3, 4 limit ${MOST}`.execute(tx)
  return rows
}

/**
 * By the organisations that it belongs to: who leads it and who takes part; of a participation without a registration, the
 * owners of its model. One that belongs to two counts for each. One query.
 */
export async function sentByOrganisation(
  tx: Reader,
  tenantId: number,
  roundId: string,
): Promise<readonly QuotaCount[]> {
  const { rows } = await sql<QuotaCount>`
    with s as (${sent(tenantId, roundId)}),
    owned as (
      select s.id, r.organisation_id from s
      join registration r on r.tenant_id = ${tenantId} and r.id = s.id where r.organisation_id is not null
      union
      select s.id, w.organisation_id from s
      join registration_owner w on w.tenant_id = ${tenantId} and w.registration_id = s.id and not w.removed
        and w.role = 'partner'
      union
      select s.id, w.organisation_id from s
      join model_owner w on w.tenant_id = ${tenantId} and w.model_id = s.model_id and w.role in ('lead', 'partner')
      where not exists (select from registration r where r.tenant_id = ${tenantId} and r.id = s.id)
    )
    select o.organisation_id as of, s.registration, s.field_code, s.standing, count(*)::int as n
    from owned o join s on s.id = o.id
    group by 1, 2, 3, 4 limit ${MOST}`.execute(tx)
  return rows
}

/** The organisations of these kinds in these units that were there on a day; bounded. */
export async function organisationsOfKinds(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly kinds: readonly string[]
    readonly unitIds: readonly string[]
    readonly day: string
  },
): Promise<
  readonly { readonly id: string; readonly name: string; readonly kind: string; readonly unit_id: string | null }[]
> {
  if (given.kinds.length === 0 || given.unitIds.length === 0) return []
  return tx
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'unit_id'])
    .where('tenant_id', '=', given.tenantId)
    .where('kind', 'in', given.kinds as 'party'[])
    .where('unit_id', 'in', [...given.unitIds])
    .where((e) => e.or([e('valid_from', 'is', null), e('valid_from', '<=', given.day)]))
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>', given.day)]))
    .orderBy('name')
    .limit(2000)
    .execute()
}
