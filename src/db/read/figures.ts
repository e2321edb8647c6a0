import { sql } from 'kysely'
import type { Counted } from '../../core/figures/measures.ts'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

export type FigureRow = Row<'public_figure'>

/** Declared figures with everything they open to, in five queries however many there are. */
export interface FigureBook {
  readonly figures: readonly FigureRow[]
  readonly claims: readonly Row<'public_claim'>[]
  readonly parts: readonly Row<'public_figure_part'>[]
  readonly conflicts: readonly Row<'public_figure_conflict'>[]
  readonly documents: readonly Pick<
    Row<'public_document'>,
    'tenant_id' | 'id' | 'kind' | 'title' | 'symbol' | 'issued_on' | 'publisher' | 'retells' | 'retells_on'
  >[]
  readonly examples: readonly Row<'public_figure_example'>[]
}

/** So that a list is never empty: no row has this id. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

/** The declared figures of programmes of one tenant, in the order of their documents. */
export async function figureBook(db: Reader, tenantId: number, programmeIds: readonly string[]): Promise<FigureBook> {
  if (programmeIds.length === 0)
    return { figures: [], claims: [], parts: [], conflicts: [], documents: [], examples: [] }
  const figures = await db
    .selectFrom('public_figure')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('programme_id', 'in', programmeIds)
    .orderBy('programme_id')
    .orderBy('document_id')
    .orderBy('position')
    .execute()
  // One parameter however many there are: a statement takes no more than 65,535.
  const ids = figures.map((f) => f.id)
  const among = (column: string) => sql<boolean>`${sql.ref(column)} = any(${sql.val(ids)}::uuid[])`
  const of = programmeIds
  const [claims, parts, conflicts, documents, examples] = await Promise.all([
    db
      .selectFrom('public_claim')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where(among('figure_id'))
      .orderBy('start')
      .execute(),
    db
      .selectFrom('public_figure_part')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where(among('whole_id'))
      .orderBy('position')
      .execute(),
    db
      .selectFrom('public_figure_conflict')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('programme_id', 'in', of)
      .execute(),
    db
      .selectFrom('public_document')
      .select(['tenant_id', 'id', 'kind', 'title', 'symbol', 'issued_on', 'publisher', 'retells', 'retells_on'])
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', [NO_ID, ...new Set(figures.map((f) => f.document_id))])
      .orderBy('issued_on')
      .execute(),
    db
      .selectFrom('public_figure_example')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where(among('figure_id'))
      .execute(),
  ])
  return { figures, claims, parts, conflicts, documents, examples }
}

/** The programme a figure belongs to. */
export async function figureById(db: Reader, tenantId: number, id: string): Promise<FigureRow | undefined> {
  return db
    .selectFrom('public_figure')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** One group of records of programmes: everything a recorded figure may be asked by. */
export interface RecordedCell {
  readonly programme_id: string
  readonly year: number | null
  readonly field_code: string
  readonly level: string
  readonly kind: string
  readonly status: string
  readonly selected: boolean
  readonly n: number
}

/** Participations of programmes counted by every dimension at once: exact, always current (DATABASE.md, statistics 1). */
export async function recordedCells(
  db: Reader,
  tenantId: number,
  programmeIds: readonly string[],
): Promise<RecordedCell[]> {
  if (programmeIds.length === 0) return []
  return db
    .selectFrom('public_participation')
    .select(['programme_id', 'year', 'field_code', 'level', 'kind', 'status', 'selected'])
    .select(sql<number>`count(*)::int`.as('n'))
    .where('tenant_id', '=', tenantId)
    .where('programme_id', 'in', programmeIds)
    .groupBy(['programme_id', 'year', 'field_code', 'level', 'kind', 'status', 'selected'])
    .execute()
}

/** Participations by tag, distinct replicated models, and lines of decisions by kind, subject and form, of programmes. */
export async function recordedOthers(db: Reader, tenantId: number, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return { byTag: [], replicated: [], lines: [] }
  const [byTag, replicated, lines] = await Promise.all([
    db
      .selectFrom('public_participation as p')
      .innerJoin('public_model_tag as t', (j) =>
        j.onRef('t.tenant_id', '=', 'p.tenant_id').onRef('t.model_id', '=', 'p.model_id'),
      )
      .select(['p.programme_id', 't.tag_id', 'p.year', 'p.status'])
      .select(sql<number>`count(*)::int`.as('n'))
      .where('p.tenant_id', '=', tenantId)
      .where('p.programme_id', 'in', programmeIds)
      .groupBy(['p.programme_id', 't.tag_id', 'p.year', 'p.status'])
      .execute(),
    db
      .selectFrom('public_replication')
      .select('programme_id')
      .select(sql<number>`count(distinct model_id)::int`.as('n'))
      .where('tenant_id', '=', tenantId)
      .where('programme_id', 'in', programmeIds)
      .groupBy('programme_id')
      .execute(),
    db
      .selectFrom('public_decision_line as l')
      .innerJoin('public_decision as d', (j) =>
        j.onRef('d.tenant_id', '=', 'l.tenant_id').onRef('d.id', '=', 'l.decision_id'),
      )
      .select(['d.programme_id', 'd.kind', 'd.issuer', 'l.subject', 'l.form'])
      .select(sql<number>`count(*)::int`.as('n'))
      .where('l.tenant_id', '=', tenantId)
      .where('d.programme_id', 'in', programmeIds)
      .groupBy(['d.programme_id', 'd.kind', 'd.issuer', 'l.subject', 'l.form'])
      .execute(),
  ])
  return { byTag, replicated, lines }
}

/** What narrows a list of records: the dimensions of a recorded figure. */
export interface RecordFilter {
  readonly programmeId?: string
  readonly counted?: Counted
  readonly year?: number
  /** Both together: records of these years, none without a year. */
  readonly years?: { readonly from: number; readonly to: number }
  readonly fieldCode?: string
  readonly level?: string
  readonly kind?: string
  readonly tagId?: string
}

export interface RecordLine {
  readonly id: string
  readonly model_id: string | null
  readonly name: string | null
  readonly kind: string
  readonly programme_id: string
  readonly year: number | null
  readonly field_code: string
  readonly level: string
  readonly registration: string
  readonly status: string
  readonly campaign: string | null
}

/** The participations that a recorded figure counts, without order: the list and its number are this one question. */
function counting(db: Reader, tenantId: number, filter: RecordFilter) {
  let q = db.selectFrom('public_participation').where('tenant_id', '=', tenantId)
  if (filter.programmeId !== undefined) q = q.where('programme_id', '=', filter.programmeId)
  const c = filter.counted
  if (c?.of === 'participation') {
    q = q.where('status', 'in', [...c.statuses])
    if (c.selected === true) q = q.where('selected', '=', true)
  }
  if (c?.of === 'replicated-model') {
    q = q.where((e) =>
      e.exists(
        e
          .selectFrom('public_replication as r')
          .select('r.id')
          .whereRef('r.tenant_id', '=', 'public_participation.tenant_id')
          .whereRef('r.programme_id', '=', 'public_participation.programme_id')
          .whereRef('r.model_id', '=', 'public_participation.model_id'),
      ),
    )
  }
  if (filter.year !== undefined) q = q.where('year', '=', filter.year)
  if (filter.years !== undefined) q = q.where('year', '>=', filter.years.from).where('year', '<=', filter.years.to)
  if (filter.fieldCode !== undefined) q = q.where('field_code', '=', filter.fieldCode)
  if (filter.level !== undefined) q = q.where('level', '=', filter.level)
  if (filter.kind !== undefined) q = q.where('kind', '=', filter.kind)
  const { tagId } = filter
  if (tagId === undefined) return q
  return q.where((e) =>
    e.exists(
      e
        .selectFrom('public_model_tag as t')
        .select('t.id')
        .whereRef('t.tenant_id', '=', 'public_participation.tenant_id')
        .whereRef('t.model_id', '=', 'public_participation.model_id')
        .where('t.tag_id', '=', tagId),
    ),
  )
}

/**
 * Exactly the participations that a recorded figure counts, by id, after a cursor. The ids are found first, in the
 * index; only the rows of the page are fetched.
 */
export async function recordPage(
  db: Reader,
  tenantId: number,
  filter: RecordFilter,
  after: string | undefined,
  limit: number,
): Promise<{ readonly rows: readonly RecordLine[]; readonly next: string | null }> {
  let ids = counting(db, tenantId, filter)
    .select('id')
    .orderBy('id')
    .limit(limit + 1)
  if (after !== undefined) ids = ids.where('id', '>', after)
  const rows = await db
    .selectFrom(ids.as('page'))
    .innerJoin('public_participation as p', (j) => j.onRef('p.id', '=', 'page.id').on('p.tenant_id', '=', tenantId))
    .select([
      'p.id',
      'p.model_id',
      'p.name',
      'p.kind',
      'p.programme_id',
      'p.year',
      'p.field_code',
      'p.level',
      'p.registration',
    ])
    .select(['p.status', 'p.campaign'])
    .orderBy('p.id')
    .execute()
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** How many participations a recorded figure counts: the length of the whole list. */
export async function recordCount(db: Reader, tenantId: number, filter: RecordFilter): Promise<number> {
  const row = await counting(db, tenantId, filter).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  return row.n
}
