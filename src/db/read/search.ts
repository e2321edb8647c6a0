import { type SqlBool, sql } from 'kysely'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/**
 * Search by folded words: a row fits when it holds all the grams. Candidates are found in an index and capped before
 * they are ranked, so that words that are everywhere cost no more than rare ones; nothing is counted.
 */
const CANDIDATES = 500

const holds = (column: string, grams: readonly string[]) =>
  sql<SqlBool>`kheo_grams(${sql.ref(column)}) @> ${sql.val([...grams])}::text[]`

export interface DocumentHit {
  readonly tenant_id: number
  readonly tenant_slug: string
  readonly id: string
  readonly title: string
  readonly symbol: string | null
  readonly issued_on: string | null
  readonly publisher: string | null
  /** The words stand in the title, not only in the text. */
  readonly named: boolean
}

/** Documents whose title, symbol or text holds the grams: first those that are called so, then the newest. */
export async function searchDocuments(db: Reader, grams: readonly string[], limit: number): Promise<DocumentHit[]> {
  if (grams.length === 0) return []
  const rows = await sql<DocumentHit>`
    with c as (
      (select tenant_id, id, true as named from public_document where grams @> ${sql.val([...grams])}::text[]
        limit ${sql.lit(CANDIDATES)})
      union all
      (select tenant_id, id, false as named from public_document_text where ${holds('text', grams)}
        limit ${sql.lit(CANDIDATES)})
    ), once as (select tenant_id, id, bool_or(named) as named from c group by tenant_id, id)
    select d.tenant_id, t.slug as tenant_slug, d.id, d.title, d.symbol, d.issued_on, d.publisher, o.named
    from once o
    join public_document d on d.tenant_id = o.tenant_id and d.id = o.id
    join public_tenant t on t.tenant_id = o.tenant_id
    order by o.named desc, d.issued_on desc nulls last, d.id
    limit ${limit}`.execute(db)
  return rows.rows
}

/** The beginnings of the texts of documents, to find the words in; so many code points of so few. */
export async function beginnings(
  db: Reader,
  documents: readonly { readonly tenant_id: number; readonly id: string }[],
  length: number,
): Promise<ReadonlyMap<string, string>> {
  if (documents.length === 0) return new Map()
  const rows = await sql<{ id: string; text: string }>`
    select x.id, substr(x.text, 1, ${length}::int) as text
    from unnest(${documents.map((d) => d.tenant_id)}::int[], ${documents.map((d) => d.id)}::uuid[]) as d (tenant_id, id)
    join public_document_text x on x.tenant_id = d.tenant_id and x.id = d.id`.execute(db)
  return new Map(rows.rows.map((r) => [r.id, r.text]))
}

export type FigureHit = Row<'public_figure'> & {
  readonly tenant_slug: string
  readonly quote: string
  readonly unit_id: string
  readonly period_label: string
  readonly year_to: number
  readonly field_name: string | null
  readonly field_name_en: string | null
  readonly tag_code: string | null
  readonly tag_name: string | null
  readonly tag_name_en: string | null
  readonly document_title: string
}

/** Declared figures whose words hold the grams, the newest documents first; each figure once. */
export async function searchFigures(db: Reader, grams: readonly string[], limit: number): Promise<FigureHit[]> {
  if (grams.length === 0) return []
  const found = await sql<{ tenant_id: number; figure_id: string; quote: string }>`
    select tenant_id, figure_id, min(quote) as quote
    from (select tenant_id, figure_id, document_id, quote, issued_on from public_claim_words
      where ${holds('quote', grams)} limit ${sql.lit(CANDIDATES)}) c
    group by tenant_id, figure_id
    order by max(issued_on) desc nulls last, tenant_id, figure_id
    limit ${limit}`.execute(db)
  return found.rows.length === 0 ? [] : figuresOf(db, found.rows)
}

/** What is told of some figures, in their order. */
async function figuresOf(
  db: Reader,
  found: readonly { readonly tenant_id: number; readonly figure_id: string; readonly quote: string }[],
): Promise<FigureHit[]> {
  const column = <T>(of: (row: (typeof found)[number]) => T): T[] => found.map(of)
  const rows = await sql<FigureHit>`
    select f.*, t.slug as tenant_slug, c.quote, g.unit_id, g.period_label, g.year_to, d.title as document_title,
      x.name as field_name, x.name_en as field_name_en, y.code as tag_code, y.name as tag_name, y.name_en as tag_name_en
    from unnest(${column((r) => r.tenant_id)}::int[], ${column((r) => r.figure_id)}::uuid[], ${column((r) => r.quote)}::text[])
      with ordinality as c (tenant_id, figure_id, quote, at)
    join public_figure f on f.tenant_id = c.tenant_id and f.id = c.figure_id
    join public_programme g on g.tenant_id = f.tenant_id and g.id = f.programme_id
    join public_document d on d.tenant_id = f.tenant_id and d.id = f.document_id
    join public_tenant t on t.tenant_id = f.tenant_id
    left join public_field x on x.tenant_id = f.tenant_id and x.id = f.field_id
    left join public_tag y on y.tenant_id = f.tenant_id and y.id = f.tag_id
    order by c.at`.execute(db)
  return rows.rows
}

export type ProgrammeHit = Row<'public_programme'> & { readonly tenant_slug: string }

/** Programmes whose movement, unit and period together hold the words, and those of some units; the newest first. */
export async function searchProgrammes(
  db: Reader,
  words: readonly string[],
  unitIds: readonly string[],
  limit: number,
): Promise<ProgrammeHit[]> {
  if (words.length === 0 && unitIds.length === 0) return []
  const named = words.length === 0 ? sql<SqlBool>`false` : holds('slug', words)
  const rows = await sql<ProgrammeHit>`
    with c as (
      (select tenant_id, id from public_programme where ${named} limit ${sql.lit(CANDIDATES)})
      union
      (select tenant_id, id from public_programme where unit_id = any(${sql.val([...unitIds])}::uuid[])
        limit ${sql.lit(CANDIDATES)})
    )
    select p.*, t.slug as tenant_slug
    from c
    join public_programme p on p.tenant_id = c.tenant_id and p.id = c.id
    join public_tenant t on t.tenant_id = p.tenant_id
    order by p.year_to desc, p.year_from desc, p.slug
    limit ${limit}`.execute(db)
  return rows.rows
}
