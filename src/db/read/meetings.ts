import type { Reader } from '../database.ts'

/** The members of a session with their names: chair, secretary, then the others by name. */
export async function meetingMembers(tx: Reader, tenantId: number, meetingId: string) {
  const rows = await tx
    .selectFrom('meeting_member as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['m.id', 'm.version', 'm.account_id', 'm.role', 'm.votes', 'm.attendance', 'm.note', 'a.name'])
    .where('m.tenant_id', '=', tenantId)
    .where('m.meeting_id', '=', meetingId)
    .where('m.removed', '=', false)
    .orderBy('a.name')
    .orderBy('m.id')
    .execute()
  const rank = (role: string) => ['chair', 'secretary', 'member'].indexOf(role)
  return rows.sort((a, b) => rank(a.role) - rank(b.role))
}
export type MeetingMember = Awaited<ReturnType<typeof meetingMembers>>[number]

/** Every line of a session's list, those who were taken out too. */
export const memberLines = (tx: Reader, tenantId: number, meetingId: string) =>
  tx
    .selectFrom('meeting_member')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('meeting_id', '=', meetingId)
    .execute()

/** Every line of a session's agenda in its order; without those that were taken off unless asked for. */
export async function agendaOf(tx: Reader, tenantId: number, meetingId: string, removedToo = false) {
  let query = tx
    .selectFrom('agenda_item')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('meeting_id', '=', meetingId)
  if (!removedToo) query = query.where('removed', '=', false)
  return query.orderBy('position').orderBy('id').execute()
}

interface MeetingsAsked {
  readonly tenantId: number
  readonly accountId: string
  /** null: every unit. */
  readonly units: readonly string[] | null
  readonly before?: string
  readonly limit: number
}

/** Sessions that an account sits in, or of programmes in these units, the newest first. */
export async function meetingsFor(tx: Reader, given: MeetingsAsked) {
  const { units } = given
  let query = meetingLines(tx, given)
  if (units !== null)
    query = query.where((e) =>
      e.or([
        ...(units.length === 0 ? [] : [e('g.unit_id', 'in', [...units])]),
        e.exists(
          e
            .selectFrom('meeting_member as m')
            .select('m.id')
            .whereRef('m.tenant_id', '=', 't.tenant_id')
            .whereRef('m.meeting_id', '=', 't.id')
            .where('m.account_id', '=', given.accountId)
            .where('m.removed', '=', false),
        ),
      ]),
    )
  if (given.before !== undefined) query = query.where('t.id', '<', given.before)
  return query.orderBy('t.id', 'desc').limit(given.limit).execute()
}

/** Sessions with how many files they have, and how many ballots of the account are due in them. */
const meetingLines = (tx: Reader, given: MeetingsAsked) =>
  tx
    .selectFrom('meeting as t')
    .innerJoin('round as r', (j) => j.onRef('r.tenant_id', '=', 't.tenant_id').onRef('r.id', '=', 't.round_id'))
    .innerJoin('programme as g', (j) => j.onRef('g.tenant_id', '=', 'r.tenant_id').onRef('g.id', '=', 'r.programme_id'))
    .select((e) => [
      't.id',
      't.name',
      't.held_on',
      't.starts_at',
      't.place',
      't.state',
      'r.label as round',
      'g.unit_id',
      e
        .selectFrom('agenda_item as i')
        .select((x) => x.fn.countAll<number>().as('n'))
        .whereRef('i.tenant_id', '=', 't.tenant_id')
        .whereRef('i.meeting_id', '=', 't.id')
        .where('i.removed', '=', false)
        .as('files'),
      e
        .selectFrom('vote as v')
        .innerJoin('vote_seat as s', (j) => j.onRef('s.tenant_id', '=', 'v.tenant_id').onRef('s.vote_id', '=', 'v.id'))
        .select((x) => x.fn.countAll<number>().as('n'))
        .whereRef('v.tenant_id', '=', 't.tenant_id')
        .whereRef('v.meeting_id', '=', 't.id')
        .where('v.state', '=', 'open')
        .where('v.way', '=', 'screen')
        .where('s.account_id', '=', given.accountId)
        .where('s.standing', '=', 'entitled')
        .where('s.cast_ballot', '=', false)
        .as('waiting'),
    ])
    .where('t.tenant_id', '=', given.tenantId)

/** In which of these sessions does the account sit today? */
export async function sitsIn(
  tx: Reader,
  tenantId: number,
  meetingIds: readonly string[],
  accountId: string,
): Promise<ReadonlySet<string>> {
  if (meetingIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('meeting_member')
    .select('meeting_id')
    .where('tenant_id', '=', tenantId)
    .where('meeting_id', 'in', [...meetingIds])
    .where('account_id', '=', accountId)
    .where('removed', '=', false)
    .execute()
  return new Set(rows.map((row) => row.meeting_id))
}
