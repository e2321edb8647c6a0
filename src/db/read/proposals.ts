import { type SqlBool, sql } from 'kysely'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** One document's proposals as the desk reads them: a page at a time, in the order of kinds that is given. */
export interface ProposalAsked {
  readonly tenantId: number
  readonly documentId: string
  /** The kinds that are asked for, in the order in which they stand. */
  readonly kinds: readonly string[]
  readonly openOnly: boolean
}

const asked = (q: ProposalAsked) => sql<SqlBool>`tenant_id = ${q.tenantId} and document_id = ${q.documentId}
  and kind = any(${sql.val([...q.kinds])}::text[]) and (${!q.openOnly} or state = 'proposed')`

const place = (kinds: readonly string[]) => sql`array_position(${sql.val([...kinds])}::text[], kind)`

export interface ProposalCount {
  readonly kind: string
  readonly state: string
  readonly n: number
  /** The sum of their versions: it changes with every decision. */
  readonly versions: number
}

/** How many proposals a document has, by kind and state. */
export async function proposalCounts(tx: Reader, tenantId: number, documentId: string): Promise<ProposalCount[]> {
  return tx
    .selectFrom('proposal')
    .select(['kind', 'state', sql<number>`count(*)::int`.as('n'), sql<number>`sum(version)::int`.as('versions')])
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .groupBy(['kind', 'state'])
    .execute()
}

/** So many proposals from a place in the list. */
export async function proposalPage(
  tx: Reader,
  q: ProposalAsked,
  offset: number,
  limit: number,
): Promise<Row<'proposal'>[]> {
  return tx
    .selectFrom('proposal')
    .selectAll()
    .where(asked(q))
    .orderBy(place(q.kinds))
    .orderBy('seq')
    .offset(offset)
    .limit(limit)
    .execute()
}

/** How many proposals stand before one in the list. */
export async function proposalsBefore(tx: Reader, q: ProposalAsked, seq: number): Promise<number> {
  const row = await tx
    .selectFrom('proposal')
    .select(sql<number>`count(*)::int`.as('n'))
    .where(asked(q))
    .where(
      sql<SqlBool>`(${place(q.kinds)}, seq) < (select ${place(q.kinds)}, seq from proposal
        where tenant_id = ${q.tenantId} and document_id = ${q.documentId} and seq = ${seq})`,
    )
    .executeTakeFirstOrThrow()
  return row.n
}

/** The proposals of these numbers, which others refer to. */
export async function proposalsBySeq(
  tx: Reader,
  tenantId: number,
  documentId: string,
  seqs: readonly number[],
): Promise<Row<'proposal'>[]> {
  if (seqs.length === 0) return []
  return tx
    .selectFrom('proposal')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .where(sql<SqlBool>`seq = any(${sql.val([...seqs])}::int[])`)
    .execute()
}

export async function proposalById(
  tx: Reader,
  tenantId: number,
  documentId: string,
  id: string,
): Promise<Row<'proposal'> | undefined> {
  return tx
    .selectFrom('proposal')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Proposals whose words begin in a range of the text, in its order; at most so many. */
export async function proposalsInRange(
  tx: Reader,
  tenantId: number,
  documentId: string,
  range: { readonly from: number; readonly to: number },
  limit: number,
): Promise<Pick<Row<'proposal'>, 'id' | 'seq' | 'kind' | 'state' | 'start' | 'quote'>[]> {
  return tx
    .selectFrom('proposal')
    .select(['id', 'seq', 'kind', 'state', 'start', 'quote'])
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .where('quote', '<>', '')
    .where('start', '>=', range.from)
    .where('start', '<', range.to)
    .orderBy('start')
    .orderBy('seq')
    .limit(limit)
    .execute()
}
