import { sql } from 'kysely'
import type { RegistrationState } from '../../core/participation/stage.ts'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'
import { heardSince, lastHeard } from './heard.ts'
import { participationWithin, type Reach, registrationWithin } from './reach.ts'

/** A list with how many there are in all; one query. */
export interface Counted<T> {
  readonly total: number
  readonly rows: readonly T[]
}

const counted = <T extends { readonly total: number | string }>(rows: readonly T[]): Counted<T> => ({
  total: Number(rows[0]?.total ?? 0),
  rows,
})

/** Registrations in one state within reach, the oldest first; with who sends them and since when they stand so. */
export async function waitingRegistrations(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly reach: Reach
    readonly state: Extract<RegistrationState, 'draft' | 'submitted' | 'returned'>
    /** Leaves out what this account wrote or sent: a conflict of interest. */
    readonly notBy?: string
    readonly limit: number
  },
): Promise<Counted<WaitingRegistration>> {
  const { tenantId, state } = given
  let q = tx
    .selectFrom('registration as r')
    .leftJoin('organisation as g', (j) =>
      j.onRef('g.tenant_id', '=', 'r.tenant_id').onRef('g.id', '=', 'r.organisation_id'),
    )
    .selectAll('r')
    .select('g.name as organisation_name')
    .select(sql<number>`count(*) over ()`.as('total'))
    // sent back since: its first event in this state after it was sent
    .select(
      sql<string | null>`case when r.state = 'returned' then (select min(e.at) from event e
        where e.tenant_id = r.tenant_id and e.subject_id = r.id and e.at > r.submitted_at
          and e.data->>'state' = 'returned') end`.as('returned_at'),
    )
    .where('r.tenant_id', '=', tenantId)
    .where('r.state', '=', state)
    .where(registrationWithin(given.reach))
  if (given.notBy !== undefined) {
    const { notBy } = given
    q = q.where(
      sql<boolean>`not exists (select from involvement i where i.tenant_id = r.tenant_id and i.file_id = r.id
        and i.account_id = ${notBy} and i.how in ('wrote', 'submitted') and i.ended_at is null)`,
    )
  }
  const rows = await q.orderBy(sql`r.submitted_at nulls last`).orderBy('r.id').limit(given.limit).execute()
  return counted(rows)
}
export type WaitingRegistration = Row<'registration'> & {
  readonly organisation_name: string | null
  readonly returned_at: string | null
}

/** A round, and for lists of silent files the moment before which they were last heard of. */
export interface RoundAsked {
  readonly id: string
  readonly heardBefore?: string
}

/** Participations of these rounds at one status within reach, those first of which nothing was heard for longest. */
export async function waitingParticipations(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly reach: Reach
    readonly status: 'accepted' | 'in-progress'
    readonly rounds: readonly RoundAsked[]
    readonly limit: number
  },
) {
  const { tenantId, status, rounds } = given
  if (rounds.length === 0) return { total: 0, rows: [] }
  const asked = sql<{ id: string; heard_before: string | null }>`unnest(
    ${sql.val(rounds.map((round) => round.id))}::uuid[],
    ${sql.val(rounds.map((round) => round.heardBefore ?? null))}::timestamptz[])`
  const rows = await tx
    .selectFrom('participation as p')
    .innerJoin(asked.as<'o'>(sql`o(id, heard_before)`), 'o.id', 'p.round_id')
    .leftJoin('model as m', (j) => j.onRef('m.tenant_id', '=', 'p.tenant_id').onRef('m.id', '=', 'p.model_id'))
    .leftJoin('exemplar as x', (j) => j.onRef('x.tenant_id', '=', 'p.tenant_id').onRef('x.id', '=', 'p.exemplar_id'))
    .leftJoin('registration as r', (j) => j.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.id', '=', 'p.id'))
    .select(['p.id', 'p.unit_id', 'p.round_id', 'r.starts_on'])
    .select((e) => e.fn.coalesce('m.name', 'x.name').as('name'))
    .select(lastHeard.as('heard_at'))
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('p.tenant_id', '=', tenantId)
    .where('p.status', '=', status)
    .where(participationWithin(given.reach))
    .where(sql<boolean>`(o.heard_before is null or not ${heardSince(sql`o.heard_before`)})`)
    .orderBy('heard_at')
    .orderBy('p.id')
    .limit(given.limit)
    .execute()
  return counted(rows)
}
export type WaitingParticipation = Awaited<ReturnType<typeof waitingParticipations>>['rows'][number]

/** How many documents have proposals that nobody has decided about. */
export async function undecidedDocuments(tx: Reader, tenantId: number): Promise<{ n: number; since: string | null }> {
  const { rows } = await sql<{ n: number; since: string | null }>`
    select count(*)::int as n, min(d.received_at) as since from document d
    where d.tenant_id = ${tenantId} and d.sha256 is not null
      and exists (select from proposal p where p.tenant_id = d.tenant_id and p.document_id = d.id and p.state = 'proposed')`.execute(
    tx,
  )
  return rows[0] ?? { n: 0, since: null }
}
