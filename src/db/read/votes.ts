import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** The seats of a vote with names. */
export async function seatsOf(tx: Reader, tenantId: number, voteIds: readonly string[]) {
  if (voteIds.length === 0) return []
  return tx
    .selectFrom('vote_seat as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .selectAll('s')
    .select('a.name as member')
    .where('s.tenant_id', '=', tenantId)
    .where('s.vote_id', 'in', [...voteIds])
    .orderBy('a.name')
    .orderBy('s.id')
    .execute()
}
export type Seated = Awaited<ReturnType<typeof seatsOf>>[number]

/** The actor's own seat in a vote. */
export const seatOf = (tx: Reader, tenantId: number, voteId: string, accountId: string) =>
  tx
    .selectFrom('vote_seat')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('vote_id', '=', voteId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()

/** The votes of a session, the oldest first. */
export const votesOf = (tx: Reader, tenantId: number, meetingId: string): Promise<Row<'vote'>[]> =>
  tx
    .selectFrom('vote')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()

/** Every vote on a file that was not annulled, the latest first. */
export const votesOn = (tx: Reader, tenantId: number, fileId: string): Promise<Row<'vote'>[]> =>
  tx
    .selectFrom('vote')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', fileId)
    .where('state', '<>', 'annulled')
    .orderBy('id', 'desc')
    .execute()

/** Votes that are not finished: of one file, or of one session. */
export const unfinishedVotes = (
  tx: Reader,
  tenantId: number,
  of: { readonly fileId: string } | { readonly meetingId: string },
): Promise<Row<'vote'>[]> => {
  const query = tx
    .selectFrom('vote')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('state', 'in', ['open', 'closed'])
  return ('fileId' in of ? query.where('file_id', '=', of.fileId) : query.where('meeting_id', '=', of.meetingId))
    .orderBy('id')
    .execute()
}

/** What two people counted of a paper vote, the first to type it in first. */
export const paperCounts = (tx: Reader, tenantId: number, voteId: string) => countsOf(tx, tenantId, [voteId])

/** The same of several votes. */
export const countsOf = async (tx: Reader, tenantId: number, voteIds: readonly string[]) =>
  voteIds.length === 0 ? [] : countRows(tx, tenantId, voteIds)

const countRows = (tx: Reader, tenantId: number, voteIds: readonly string[]) =>
  tx
    .selectFrom('paper_count as c')
    .innerJoin('account as a', 'a.id', 'c.account_id')
    .selectAll('c')
    .select('a.name as counter')
    .where('c.tenant_id', '=', tenantId)
    .where('c.vote_id', 'in', [...voteIds])
    .orderBy('c.id')
    .execute()

/** The counted boxes of votes. */
export async function boxesOf(
  tx: Reader,
  tenantId: number,
  voteIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  if (voteIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('ballot_box')
    .select(['vote_id', 'ballots'])
    .where('tenant_id', '=', tenantId)
    .where('vote_id', 'in', [...voteIds])
    .execute()
  return new Map(rows.map((r) => [r.vote_id, r.ballots]))
}
