import { sql } from 'kysely'
import type { Reader } from '../database.ts'

/** The texts of documents a stretch at a time: of a text of megabytes, a page needs a few thousand characters. */
type Texts = 'document_text' | 'public_document_text'

/** How many code points a document's text has; undefined when there is none to see. */
export async function textLength(db: Reader, from: Texts, tenantId: number, id: string): Promise<number | undefined> {
  const row = await db
    .selectFrom(from)
    .select(sql<number>`char_length(text)`.as('n'))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.n
}

/** So many code points of a text, from a place in it. */
export async function textStretch(
  db: Reader,
  from: Texts,
  document: { readonly tenantId: number; readonly id: string },
  stretch: { readonly from: number; readonly length: number },
): Promise<string> {
  const row = await db
    .selectFrom(from)
    .select(sql<string>`substr(text, ${stretch.from + 1}::int, ${stretch.length}::int)`.as('text'))
    .where('tenant_id', '=', document.tenantId)
    .where('id', '=', document.id)
    .executeTakeFirst()
  return row?.text ?? ''
}

/** Words of a document by where they stand. */
export interface Span {
  readonly documentId: string
  readonly start: number
  readonly quote: string
}

/** Words with what stands around them; `from` is where the stretch begins in the text. */
export interface Stretch {
  readonly text: string
  readonly from: number
}

export const spanKey = (documentId: string, start: number): string => `${documentId}:${start}`

/** The text around each of some words, in one question. */
export async function textAround(
  db: Reader,
  from: Texts,
  tenantId: number,
  spans: readonly Span[],
  around: number,
): Promise<ReadonlyMap<string, Stretch>> {
  if (spans.length === 0) return new Map()
  const lengths = spans.map((s) => Math.min([...s.quote].length, 2000) + 2 * around)
  const rows = await sql<{ document_id: string; start: number; from: number; text: string }>`
    select s.document_id, s.start, greatest(0, s.start - ${around}::int) as from,
      substr(x.text, greatest(0, s.start - ${around}::int) + 1, s.length - greatest(0, ${around}::int - s.start)) as text
    from unnest(${spans.map((s) => s.documentId)}::uuid[], ${spans.map((s) => s.start)}::int[], ${lengths}::int[])
      as s (document_id, start, length)
    join ${sql.table(from)} x on x.tenant_id = ${tenantId} and x.id = s.document_id`.execute(db)
  return new Map(rows.rows.map((r) => [spanKey(r.document_id, r.start), { text: r.text, from: r.from }]))
}
