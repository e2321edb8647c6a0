import { type RawBuilder, sql } from 'kysely'
import type { Relation } from '../../core/access/relations.ts'
import type { Reader } from '../database.ts'
import { programmeWithin } from './decision-pages.ts'
import { participationWithin, type Reach } from './reach.ts'
import type { Counted } from './work.ts'
import type { WaitingPaper } from './work-of-papers.ts'

interface Mine {
  readonly tenantId: number
  readonly accountId: string
  readonly limit: number
}

type Line = WaitingPaper & { readonly total: number }

async function counted(tx: Reader, query: RawBuilder<Line>): Promise<Counted<WaitingPaper>> {
  const { rows } = await query.execute(tx)
  return { total: Number(rows[0]?.total ?? 0), rows }
}

/** The columns that every list gives, of an appraisal or a vote (x) on a file (p) that has a name (m, e). */
const of = (id: string, since: RawBuilder<string | null>) => sql`
  ${sql.ref(id)} as id, coalesce(m.name, e.name, '') as title, p.id as of_id, p.unit_id, p.round_id, ${since} as since,
  null as due, (count(*) over ())::int as total`

const FILE = sql`
  join participation p on p.tenant_id = x.tenant_id and p.id = x.file_id
  left join model m on m.tenant_id = p.tenant_id and m.id = p.model_id
  left join exemplar e on e.tenant_id = p.tenant_id and e.id = p.exemplar_id`

/** Did this account do something with the file that keeps it from judging? */
const tied = (account: RawBuilder<unknown>, how: readonly Relation[]) => sql<boolean>`exists (
  select from involvement i where i.tenant_id = p.tenant_id and i.file_id = p.id and i.account_id = ${account}
    and i.ended_at is null and i.how = any (${sql.val([...how])}::text[]))`

/** Open appraisals of the account's teams that it has no handed-in sheet for and is not tied to. */
export const waitingScores = (tx: Reader, given: Mine & { readonly never: readonly Relation[] }) =>
  counted(
    tx,
    sql<Line>`select ${of('x.id', sql`null`)}
      from appraisal x join appraisal_member t on t.tenant_id = x.tenant_id and t.team_id = x.team_id
        and t.account_id = ${given.accountId} and not t.removed
      ${FILE}
      where x.tenant_id = ${given.tenantId} and x.state = 'open' and not ${tied(sql`t.account_id`, given.never)}
        and not exists (select from score_sheet s where s.tenant_id = x.tenant_id and s.appraisal_id = x.id
          and s.account_id = t.account_id and s.state = 'handed-in')
      order by x.id limit ${given.limit}`,
  )

/** Open appraisals of teams that the account leads, in which everybody who may score has handed in. */
export const waitingConclusions = (tx: Reader, given: Mine & { readonly never: readonly Relation[] }) =>
  counted(
    tx,
    sql<Line>`select ${of('x.id', sql`null`)}
      from appraisal x join appraisal_member t on t.tenant_id = x.tenant_id and t.team_id = x.team_id
        and t.account_id = ${given.accountId} and t.role = 'lead' and not t.removed
      ${FILE}
      where x.tenant_id = ${given.tenantId} and x.state = 'open'
        and exists (select from score_sheet s where s.tenant_id = x.tenant_id and s.appraisal_id = x.id and s.state = 'handed-in')
        and not exists (select from appraisal_member o where o.tenant_id = x.tenant_id and o.team_id = x.team_id
          and not o.removed and not ${tied(sql`o.account_id`, given.never)}
          and not exists (select from score_sheet s where s.tenant_id = x.tenant_id and s.appraisal_id = x.id
            and s.account_id = o.account_id and s.state = 'handed-in'))
      order by x.id limit ${given.limit}`,
  )

/** Files within reach that were self-assessed and that no team has. */
export const waitingForTeams = (
  tx: Reader,
  given: { readonly tenantId: number; readonly reach: Reach; readonly limit: number },
) =>
  counted(
    tx,
    sql<Line>`select ${of('p.id', sql`null`)}
      from participation p
      left join model m on m.tenant_id = p.tenant_id and m.id = p.model_id
      left join exemplar e on e.tenant_id = p.tenant_id and e.id = p.exemplar_id
      join round r on r.tenant_id = p.tenant_id and r.id = p.round_id and r.state is not null
      where p.tenant_id = ${given.tenantId} and p.status = 'self-assessed' and ${participationWithin(given.reach)}
        and not exists (select from appraisal a where a.tenant_id = p.tenant_id and a.file_id = p.id and a.state = 'open')
      order by p.id limit ${given.limit}`,
  )

/** Votes on the screen in which a ballot of the account is due. */
export const waitingBallots = (tx: Reader, given: Mine) =>
  counted(
    tx,
    sql<Line>`select ${of('x.id', sql`x.opened_at`)}
      from vote x join vote_seat t on t.tenant_id = x.tenant_id and t.vote_id = x.id and t.account_id = ${given.accountId}
        and t.standing = 'entitled' and not t.cast_ballot
      ${FILE}
      where x.tenant_id = ${given.tenantId} and x.state = 'open' and x.way = 'screen'
      order by x.id limit ${given.limit}`,
  )

/** Paper votes within reach that are closed and wait for a count of this account. */
export const waitingPaper = (tx: Reader, given: Mine & { readonly reach: Reach }) =>
  counted(
    tx,
    sql<Line>`select ${of('x.id', sql`x.opened_at`)}
      from vote x ${FILE} join programme g on g.tenant_id = p.tenant_id and g.id = p.programme_id
      where x.tenant_id = ${given.tenantId} and x.state = 'closed' and ${programmeWithin(given.reach)}
        and not exists (select from paper_count c where c.tenant_id = x.tenant_id and c.vote_id = x.id
          and c.account_id = ${given.accountId})
        and (select count(*) from paper_count c where c.tenant_id = x.tenant_id and c.vote_id = x.id) < 2
      order by x.id limit ${given.limit}`,
  )

/** Sessions that the account sits in as one of these, at one of these states; `minutes`: whose minutes are not finished. */
export const waitingMeetings = (
  tx: Reader,
  given: Mine & { readonly roles: readonly string[]; readonly states: readonly string[]; readonly minutes?: true },
) =>
  counted(
    tx,
    sql<Line>`select x.id, x.name as title, x.id as of_id, g.unit_id, x.round_id, null as since, x.held_on::text as due,
        (count(*) over ())::int as total
      from meeting x join meeting_member t on t.tenant_id = x.tenant_id and t.meeting_id = x.id
        and t.account_id = ${given.accountId} and not t.removed and t.role = any (${sql.val([...given.roles])}::text[])
      join round r on r.tenant_id = x.tenant_id and r.id = x.round_id
      join programme g on g.tenant_id = r.tenant_id and g.id = r.programme_id
      where x.tenant_id = ${given.tenantId} and x.state = any (${sql.val([...given.states])}::text[])
        and ${given.minutes === true ? sql<boolean>`not x.minutes_done` : sql<boolean>`true`}
      order by x.held_on, x.id limit ${given.limit}`,
  )
