import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import { programmeWithin } from './decision-pages.ts'
import { participationWithin, type Reach } from './reach.ts'
import { receivedWithin } from './replication-pages.ts'
import type { Counted } from './work.ts'

/** Something that waits, as every list here gives it: with how many there are in all. */
export interface WaitingPaper {
  readonly id: string
  readonly title: string
  /** The page that it lies on, when that is another one's. */
  readonly of_id: string
  readonly unit_id: string | null
  readonly round_id: string | null
  readonly since: string | null
  readonly due: string | null
}

interface Given {
  readonly tenantId: number
  readonly reach: Reach
  readonly limit: number
}

type Asked = Given & {
  /** What this account did with a file, one of these, keeps its papers out. */
  readonly notBy: { readonly accountId: string; readonly how: readonly string[] }
}

async function counted(rows: Promise<{ rows: (WaitingPaper & { total: number })[] }>): Promise<Counted<WaitingPaper>> {
  const found = (await rows).rows
  return { total: Number(found[0]?.total ?? 0), rows: found }
}

const involved = ({ notBy }: Asked, file: string) =>
  sql<boolean>`exists (select from involvement i where i.tenant_id = ${sql.ref('p.tenant_id')} and i.file_id = ${sql.ref(file)}
    and i.account_id = ${notBy.accountId} and i.ended_at is null and i.how = any (${sql.val([...notBy.how])}::text[]))`

/** Decisions of programmes within reach that wait to be signed, or for their number; the oldest first. */
export const waitingDecisions = (tx: Reader, given: Asked & { readonly state: 'draft' | 'signed' }) =>
  counted(
    sql<WaitingPaper & { total: number }>`
      select d.id, d.title, d.id as of_id, g.unit_id, d.round_id, d.signed_on::text as since, null as due,
        (count(*) over ())::int as total
      from decision d join programme g on g.tenant_id = d.tenant_id and g.id = d.programme_id
      where d.tenant_id = ${given.tenantId} and d.state = ${given.state} and ${programmeWithin(given.reach)}
        and not (d.state = 'draft' and d.kind in ('recognition', 'exemplary', 'revocation') and exists (
          select from decision_line p where p.tenant_id = d.tenant_id and p.decision_id = d.id and not p.removed
            and ${involved(given, 'p.participation_id')}))
      order by d.id limit ${given.limit}`.execute(tx),
  )

/** Open appeals about files within reach, the oldest first. */
export const waitingAppeals = (tx: Reader, given: Asked) =>
  counted(
    sql<WaitingPaper & { total: number }>`
      select a.id, coalesce(m.name, x.name, '') as title, p.id as of_id, p.unit_id, p.round_id, a.filed_at as since,
        null as due, (count(*) over ())::int as total
      from appeal a join participation p on p.tenant_id = a.tenant_id and p.id = a.participation_id
      left join model m on m.tenant_id = p.tenant_id and m.id = p.model_id
      left join exemplar x on x.tenant_id = p.tenant_id and x.id = p.exemplar_id
      where a.tenant_id = ${given.tenantId} and a.state = 'open' and ${participationWithin(given.reach)}
        and not ${involved(given, 'p.id')}
      order by a.id limit ${given.limit}`.execute(tx),
  )

/** Replications that a receiver within reach has not answered, the oldest first. */
export const waitingReplications = (tx: Reader, given: Given) =>
  counted(
    sql<WaitingPaper & { total: number }>`
      select x.id, m.name as title, x.id as of_id, x.adopter_unit_id as unit_id, null as round_id,
        x.proposed_on::text as since, null as due, (count(*) over ())::int as total
      from replication x join model m on m.tenant_id = x.tenant_id and m.id = x.model_id
      where x.tenant_id = ${given.tenantId} and x.state = 'proposed' and ${receivedWithin(given.reach)}
      order by x.id limit ${given.limit}`.execute(tx),
  )

/** Replications whose report after 6 or 12 months is due by a day and was not given, the longest due first. */
export const waitingReports = (tx: Reader, given: Given & { readonly by: string }) =>
  counted(
    sql<WaitingPaper & { total: number }>`
      select x.id, m.name as title, x.id as of_id, x.adopter_unit_id as unit_id, null as round_id,
        x.adopted_on::text as since, n.due::text as due, (count(*) over ())::int as total
      from replication x join model m on m.tenant_id = x.tenant_id and m.id = x.model_id
      join lateral (
        select (x.adopted_on + make_interval(months => k.months))::date as due from (values (6), (12)) k(months)
        where not exists (select from replication_result r where r.tenant_id = x.tenant_id and r.replication_id = x.id
          and r.months = k.months)
        order by k.months limit 1) n on n.due <= ${given.by}::date
      where x.tenant_id = ${given.tenantId} and x.state = 'confirmed' and ${receivedWithin(given.reach)}
      order by n.due, x.id limit ${given.limit}`.execute(tx),
  )

const ids = (list: readonly string[]) => sql`${sql.val([...list])}::uuid[]`

/** Recommendations to answer (of owners within reach) or to close (of programmes within reach), by their day. */
export const waitingRecommendations = (tx: Reader, given: Given & { readonly state: 'open' | 'done' }) =>
  counted(
    sql<WaitingPaper & { total: number }>`
      select r.id, r.text as title, i.id as of_id, r.unit_id, i.round_id, null as since, r.due_on::text as due,
        (count(*) over ())::int as total
      from recommendation r join inspection i on i.tenant_id = r.tenant_id and i.id = r.inspection_id
      join programme g on g.tenant_id = i.tenant_id and g.id = i.programme_id
      where r.tenant_id = ${given.tenantId} and r.state = ${given.state} and i.state is not null
        and ${
          given.state === 'done'
            ? programmeWithin(given.reach)
            : given.reach.all
              ? sql`true`
              : sql`(r.unit_id = any (${ids(given.reach.units)}) or r.organisation_id = any (${ids(given.reach.organisations)}))`
        }
      order by r.due_on nulls last, r.id limit ${given.limit}`.execute(tx),
  )

/** Places that a member of a team has still to visit, in inspections that are under way or planned. */
export const waitingVisits = (tx: Reader, given: Omit<Given, 'reach'> & { readonly accountId: string }) =>
  counted(
    sql<WaitingPaper & { total: number }>`
      select v.id, coalesce(nullif(i.plan, ''), i.purpose) as title, i.id as of_id, v.unit_id, i.round_id, null as since,
        coalesce(v.planned_on, i.to_day)::text as due, (count(*) over ())::int as total
      from inspection_visit v join inspection i on i.tenant_id = v.tenant_id and i.id = v.inspection_id
      where v.tenant_id = ${given.tenantId} and not v.removed and v.visited_on is null
        and i.state in ('planned', 'announced', 'visiting') and ${member(given.accountId)}
      order by coalesce(v.planned_on, i.to_day) nulls last, v.id limit ${given.limit}`.execute(tx),
  )

/** Inspections of a member that were all visited and wait for minutes, or have minutes and wait for a conclusion. */
export const waitingMinutes = (tx: Reader, given: Omit<Given, 'reach'> & { readonly accountId: string }) =>
  counted(
    sql<WaitingPaper & { total: number }>`
      select i.id, coalesce(nullif(i.plan, ''), i.purpose) as title, i.id as of_id, g.unit_id, i.round_id, i.to_day::text as since,
        null as due, (count(*) over ())::int as total
      from inspection i join programme g on g.tenant_id = i.tenant_id and g.id = i.programme_id
      where i.tenant_id = ${given.tenantId} and ${member(given.accountId)} and (i.state = 'minuted' or (i.state = 'visiting'
        and not exists (select from inspection_visit v where v.tenant_id = i.tenant_id and v.inspection_id = i.id
          and not v.removed and v.visited_on is null)))
      order by i.id limit ${given.limit}`.execute(tx),
  )

const member = (accountId: string) =>
  sql<boolean>`exists (select from inspection_member k where k.tenant_id = i.tenant_id and k.inspection_id = i.id
    and not k.removed and k.account_id = ${accountId})`
