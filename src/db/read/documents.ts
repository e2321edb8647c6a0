import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** A public document without its text. */
export async function publicDocument(db: Reader, tenantId: number, id: string): Promise<DocumentRow | undefined> {
  return db
    .selectFrom('public_document')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Places of a text, in code points: from the first, up to the second. */
export interface Range {
  readonly from: number
  readonly to: number
}

const WHOLE: Range = { from: 0, to: 2_147_483_647 }

/** The figures and records whose words begin in a range of a document, in the order of the text. */
export async function documentMarks(db: Reader, tenantId: number, id: string, range: Range = WHOLE) {
  const [claims, sources] = await Promise.all([
    db
      .selectFrom('public_claim as c')
      .innerJoin('public_figure as f', (j) =>
        j.onRef('f.tenant_id', '=', 'c.tenant_id').onRef('f.id', '=', 'c.figure_id'),
      )
      .selectAll('f')
      .select(['c.start', 'c.quote'])
      .where('c.tenant_id', '=', tenantId)
      .where('c.document_id', '=', id)
      .where('c.start', '>=', range.from)
      .where('c.start', '<', range.to)
      .orderBy('c.start')
      .execute(),
    db
      .selectFrom('public_record_source')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('document_id', '=', id)
      .where('start', '>=', range.from)
      .where('start', '<', range.to)
      .orderBy('start')
      .limit(2000)
      .execute(),
  ])
  return { claims, sources }
}

/** What a document cites, and what cites it. */
export async function documentCitations(db: Reader, tenantId: number, id: string) {
  const [citing, citedBy] = await Promise.all([
    citations(db, tenantId, 'citing_id', id),
    citations(db, tenantId, 'cited_id', id),
  ])
  return { citing, citedBy }
}

/** A whole document: its text, the figures with their words, records, citations both ways. */
export async function documentPage(db: Reader, tenantId: number, id: string) {
  const document = await publicDocument(db, tenantId, id)
  if (document === undefined) return undefined
  const [texts, marks, cited] = await Promise.all([
    publicTexts(db, tenantId, [id]),
    documentMarks(db, tenantId, id),
    documentCitations(db, tenantId, id),
  ])
  return { document, text: texts.get(id) ?? null, ...marks, ...cited }
}

function citations(db: Reader, tenantId: number, side: 'citing_id' | 'cited_id', id: string) {
  const other = side === 'citing_id' ? 'c.cited_id' : 'c.citing_id'
  return db
    .selectFrom('public_citation as c')
    .innerJoin('public_document as d', (j) => j.onRef('d.tenant_id', '=', 'c.tenant_id').onRef('d.id', '=', other))
    .select(['d.id', 'd.title', 'd.symbol', 'd.issued_on', 'c.start', 'c.quote'])
    .where('c.tenant_id', '=', tenantId)
    .where(`c.${side}`, '=', id)
    .orderBy('c.start')
    .limit(200)
    .execute()
}

/** The newest documents that were read in, of all listed tenants; cited-only ones are not among them. */
export async function recentDocuments(db: Reader, limit: number) {
  return db
    .selectFrom('public_document as d')
    .innerJoin('public_tenant as t', 't.tenant_id', 'd.tenant_id')
    .select([
      'd.tenant_id',
      't.slug as tenant_slug',
      'd.id',
      'd.title',
      'd.kind',
      'd.issued_on',
      'd.publisher',
      'd.received_at',
      'd.retells',
    ])
    .where('d.sha256', 'is not', null)
    .orderBy('d.received_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
}

export interface DeskDocument {
  readonly id: string
  readonly title: string
  readonly received_at: string
  /** Who brought it in, from the journal. */
  readonly received_by: string | null
  readonly proposals: number
  readonly open: number
}

/**
 * Documents of a tenant for the desk, with who brought each and how much of it is still undecided: first those that wait,
 * the newest before the older.
 */
export async function deskDocuments(db: Reader, tenantId: number, limit: number): Promise<DeskDocument[]> {
  const rows = await sql<DeskDocument>`
    select d.id, d.title, d.received_at, p.proposals, p.open, j.actor_name as received_by
    from (select tenant_id, id, title, received_at,
        exists (select from proposal p
          where p.tenant_id = document.tenant_id and p.document_id = document.id and p.state = 'proposed') as waits
      from document where tenant_id = ${tenantId} and sha256 is not null
      order by waits desc, received_at desc, id desc limit ${limit}) d
    cross join lateral (select count(*)::int as proposals, (count(*) filter (where state = 'proposed'))::int as open
      from proposal p where p.tenant_id = d.tenant_id and p.document_id = d.id) p
    left join lateral (select l.actor_name from event e
      join command_log l on l.tenant_id = e.tenant_id and l.seq = e.seq
      where e.tenant_id = d.tenant_id and e.subject_id = d.id and e.type = 'created' order by e.at limit 1) j on true
    order by d.waits desc, d.received_at desc, d.id desc`.execute(db)
  return rows.rows
}

/** The text of a document, for the desk. */
export async function deskText(db: Reader, tenantId: number, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('document_text')
    .select('text')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.text
}

export type DocumentRow = Row<'public_document'>

/** Documents of a programme, read or only cited; at most two hundred. */
export async function programmeDocuments(db: Reader, tenantId: number, programmeId: string) {
  return db
    .selectFrom('public_document')
    .select(['id', 'kind', 'title', 'symbol', 'issued_on', 'publisher', 'retells', 'sha256'])
    .where('tenant_id', '=', tenantId)
    .where('programme_id', '=', programmeId)
    .orderBy('issued_on')
    .limit(200)
    .execute()
}

/** Whole texts of public documents by id. */
async function publicTexts(db: Reader, tenantId: number, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('public_document_text')
    .select(['id', 'text'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((r) => [r.id, r.text]))
}
