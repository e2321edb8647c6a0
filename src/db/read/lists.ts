import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Counted } from '../../core/figures/measures.ts'
import type { Reader } from '../database.ts'

/** Units of a scope; the years bound programmes of units that lay there only for a time (inclusive, null: open). */
export interface UnitGroup {
  readonly ids: readonly string[]
  readonly endsFrom: number | null
  readonly endsTo: number | null
}

/** Which units a list is about: named ones, or a province with all that lies in it, then or on today's map. */
export type UnitScope =
  | { readonly of: 'units'; readonly groups: readonly UnitGroup[] }
  | { readonly of: 'province'; readonly boundaries: 'then' | 'now'; readonly id: string }

/** What narrows the public lists. Every part is optional; all given parts hold together. */
export interface ListFilter {
  readonly tenantId?: number
  readonly programmeId?: string
  readonly movementSlugs?: readonly string[]
  /** A label as printed, or the span of years that it means. */
  readonly period?: { readonly label: string; readonly from?: number; readonly to?: number }
  readonly scope?: UnitScope
  readonly counted?: Counted
  readonly year?: number
  readonly fieldCode?: string
  readonly kind?: string
  readonly level?: string
  readonly status?: string
  readonly tagCode?: string
  readonly modelId?: string
  readonly documentId?: string
}

/** The place after which a page begins: tenant, then the sort key of the list. Rows made meanwhile move nothing. */
export type After = readonly [tenantId: number, ...keys: string[]]

type Condition = RawBuilder<SqlBool>
const where = (parts: TemplateStringsArray, ...values: unknown[]): Condition => sql<SqlBool>(parts, ...values)
const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? where`true` : sql.join<SqlBool>([...conditions], sql` and `)

/** The programme `g` of a row fits; the units are those of the columns given, of the programme itself unless told. */
function programmeFits(filter: ListFilter, unit: 'g' | 'p' = 'g'): Condition[] {
  const found: Condition[] = []
  const { period, scope } = filter
  if (filter.tenantId !== undefined) found.push(where`g.tenant_id = ${filter.tenantId}`)
  if (filter.programmeId !== undefined) found.push(where`g.id = ${filter.programmeId}`)
  if (filter.movementSlugs !== undefined) found.push(where`g.movement_slug = any(${[...filter.movementSlugs]}::text[])`)
  if (period !== undefined) {
    const span =
      period.from === undefined || period.to === undefined
        ? where`false`
        : period.from === period.to
          ? where`(g.year_from <= ${period.from} and g.year_to >= ${period.to})`
          : where`(g.year_from = ${period.from} and g.year_to = ${period.to})`
    found.push(where`(g.period_label = ${period.label} or ${span})`)
  }
  if (scope !== undefined) found.push(scopeFits(scope, unit))
  return found
}

function scopeFits(scope: UnitScope, unit: 'g' | 'p'): Condition {
  const column = (name: string) => sql.ref(`${unit}.${name}`)
  if (scope.of === 'province') {
    if (scope.boundaries === 'then') return where`${column('province_then_id')} = ${scope.id}`
    return where`exists (select 1 from unit_map um where um.unit_id = ${column('unit_id')} and um.province_id = ${scope.id})`
  }
  const groups = scope.groups.map(
    (group) => where`(${column('unit_id')} = any(${[...group.ids]}::uuid[])
      and (${group.endsFrom}::int is null or g.year_to >= ${group.endsFrom})
      and (${group.endsTo}::int is null or g.year_to <= ${group.endsTo}))`,
  )
  return groups.length === 0 ? where`false` : where`(${sql.join(groups, sql` or `)})`
}

/** The participation `p` fits, apart from its programme. */
function recordFits(filter: ListFilter): Condition[] {
  const found: Condition[] = []
  const { counted } = filter
  if (counted?.of === 'participation') {
    found.push(where`p.status = any(${[...counted.statuses]}::text[])`)
    if (counted.selected === true) found.push(where`p.selected`)
  }
  if (counted?.of === 'replicated-model') {
    found.push(where`exists (select 1 from public_replication r
      where r.tenant_id = p.tenant_id and r.programme_id = p.programme_id and r.model_id = p.model_id)`)
  }
  if (filter.year !== undefined) found.push(where`p.year = ${filter.year}`)
  if (filter.fieldCode !== undefined) found.push(where`p.field_code = ${filter.fieldCode}`)
  if (filter.kind !== undefined) found.push(where`p.kind = ${filter.kind}`)
  if (filter.level !== undefined) found.push(where`p.level = ${filter.level}`)
  if (filter.status !== undefined) found.push(where`p.status = ${filter.status}`)
  if (filter.modelId !== undefined) found.push(where`p.model_id = ${filter.modelId}`)
  if (filter.tagCode !== undefined) {
    found.push(where`exists (select 1 from public_model_tag mt
      join public_tag g2 on g2.tenant_id = mt.tenant_id and g2.id = mt.tag_id
      where mt.tenant_id = p.tenant_id and mt.model_id = p.model_id and g2.code = ${filter.tagCode})`)
  }
  return found
}

/** Does the filter ask for anything of records or programmes? Models and documents without either are listed too. */
const asks = (conditions: readonly Condition[]): boolean => conditions.length > 0

async function rows<Row>(db: Reader, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows
}

export interface ProgrammeLine {
  readonly tenant_id: number
  readonly id: string
  readonly slug: string
  readonly tenant_slug: string
  readonly tenant_name: string
  readonly movement_slug: string
  readonly movement_name: string
  readonly movement_name_en: string
  readonly period_label: string
  readonly year_from: number
  readonly year_to: number
  readonly unit_id: string
  readonly province_then_id: string
  readonly province_id: string
  readonly records: number
  readonly figures: number
}

/** A page of programmes, by tenant and id. */
export function programmeLines(db: Reader, filter: ListFilter, after: After | undefined, limit: number) {
  const conditions = programmeFits(filter)
  if (after !== undefined) conditions.push(where`(g.tenant_id, g.id) > (${after[0]}, ${after[1] ?? ''}::uuid)`)
  return rows(
    db,
    sql<ProgrammeLine>`
    select g.tenant_id, g.id, g.slug, t.slug as tenant_slug, t.name as tenant_name, g.movement_slug, g.movement_name, g.movement_name_en,
      g.period_label, g.year_from, g.year_to, g.unit_id, g.province_then_id, g.province_id,
      (select count(*)::int from public_participation p where p.tenant_id = g.tenant_id and p.programme_id = g.id) as records,
      (select count(*)::int from public_figure f where f.tenant_id = g.tenant_id and f.programme_id = g.id) as figures
    from public_programme g join public_tenant t on t.tenant_id = g.tenant_id
    where ${all(conditions)} order by g.tenant_id, g.id limit ${limit}`,
  )
}

export interface ModelLine {
  readonly tenant_id: number
  readonly id: string
  readonly tenant_slug: string
  readonly name: string
  readonly sort_key: string
  readonly kind: string
  readonly first_year: number | null
  readonly summary: string | null
  readonly owner_known: boolean
}

/** A page of models in Vietnamese order; with a filter, those that have a record which fits it. */
export function modelLines(db: Reader, filter: ListFilter, after: After | undefined, limit: number) {
  const { tenantId, tagCode, kind, ...of } = filter
  const records = [...programmeFits(of, 'p'), ...recordFits({ ...of, ...(tagCode === undefined ? {} : { tagCode }) })]
  const conditions: Condition[] = []
  if (tenantId !== undefined) conditions.push(where`m.tenant_id = ${tenantId}`)
  if (kind !== undefined) conditions.push(where`m.kind = ${kind}`)
  if (asks(records)) {
    conditions.push(where`exists (select 1 from public_participation p
      join public_programme g on g.tenant_id = p.tenant_id and g.id = p.programme_id
      where p.tenant_id = m.tenant_id and p.model_id = m.id and ${all(records)})`)
  }
  if (after !== undefined) {
    conditions.push(where`(m.tenant_id, m.sort_key, m.id) > (${after[0]}, ${after[1] ?? ''}, ${after[2] ?? ''}::uuid)`)
  }
  return rows(
    db,
    sql<ModelLine>`
    select m.tenant_id, m.id, t.slug as tenant_slug, m.name, m.sort_key, m.kind, m.first_year, m.summary, m.owner_known
    from public_model m join public_tenant t on t.tenant_id = m.tenant_id
    where ${all(conditions)} order by m.tenant_id, m.sort_key, m.id limit ${limit}`,
  )
}

export interface RecordRow {
  readonly tenant_id: number
  readonly id: string
  readonly tenant_slug: string
  /** Null: a person without a recorded consent. */
  readonly name: string | null
  readonly model_id: string | null
  readonly kind: string
  readonly registration: string
  readonly status: string
  readonly selected: boolean
  readonly year: number | null
  readonly field_code: string
  readonly field_name: string | null
  readonly field_name_en: string | null
  readonly level: string
  readonly campaign: string | null
  readonly unit_id: string
  readonly province_then_id: string
  readonly programme_id: string
  readonly programme_slug: string
  readonly movement_name: string
  readonly movement_name_en: string
  readonly period_label: string
  readonly year_to: number
}

/** A page of participations, by tenant and id; a model that is not public is not named and not linked. */
export function recordLines(db: Reader, filter: ListFilter, after: After | undefined, limit: number) {
  const conditions = [...programmeFits(filter, 'p'), ...recordFits(filter)]
  if (after !== undefined) conditions.push(where`(p.tenant_id, p.id) > (${after[0]}, ${after[1] ?? ''}::uuid)`)
  return rows(
    db,
    sql<RecordRow>`
    select p.tenant_id, p.id, t.slug as tenant_slug, p.name, m.id as model_id, p.kind, p.registration, p.status, p.selected, p.year,
      p.field_code, f.name as field_name, f.name_en as field_name_en, p.level, p.campaign, p.unit_id, p.province_then_id,
      p.programme_id, g.slug as programme_slug, g.movement_name, g.movement_name_en, g.period_label, g.year_to
    from public_participation p
    join public_programme g on g.tenant_id = p.tenant_id and g.id = p.programme_id
    join public_tenant t on t.tenant_id = p.tenant_id
    left join public_field f on f.tenant_id = p.tenant_id and f.id = p.field_id
    left join public_model m on m.tenant_id = p.tenant_id and m.id = p.model_id
    where ${all(conditions)} order by p.tenant_id, p.id limit ${limit}`,
  )
}

export interface DocumentLine {
  readonly tenant_id: number
  readonly id: string
  readonly tenant_slug: string
  readonly kind: string
  readonly symbol: string | null
  readonly title: string
  readonly issued_on: string | null
  readonly publisher: string | null
  readonly retells: string | null
  readonly retells_on: string | null
  readonly language: string
  readonly source_url: string | null
  readonly received_at: string
  /** False: only cited by another document. */
  readonly read: boolean
  readonly programme_id: string | null
  readonly programme_slug: string | null
}

/** A page of documents, by tenant and id; without a filter also those of no programme. */
export function documentLines(db: Reader, filter: ListFilter, after: After | undefined, limit: number) {
  const { tenantId, kind, ...of } = filter
  const programme = programmeFits(of)
  const conditions: Condition[] = [...programme]
  if (tenantId !== undefined) conditions.push(where`d.tenant_id = ${tenantId}`)
  if (kind !== undefined) conditions.push(where`d.kind = ${kind}`)
  if (filter.documentId !== undefined) conditions.push(where`d.id = ${filter.documentId}`)
  if (filter.year !== undefined) conditions.push(where`extract(year from d.issued_on) = ${filter.year}`)
  if (after !== undefined) conditions.push(where`(d.tenant_id, d.id) > (${after[0]}, ${after[1] ?? ''}::uuid)`)
  return rows(
    db,
    sql<DocumentLine>`
    select d.tenant_id, d.id, t.slug as tenant_slug, d.kind, d.symbol, d.title, d.issued_on, d.publisher, d.retells, d.retells_on, d.language,
      d.source_url, d.received_at, (d.sha256 is not null) as read, g.id as programme_id, g.slug as programme_slug
    from public_document d join public_tenant t on t.tenant_id = d.tenant_id
    left join public_programme g on g.tenant_id = d.tenant_id and g.id = d.programme_id
    where ${all(conditions)} order by d.tenant_id, d.id limit ${limit}`,
  )
}

export interface AwardLine {
  readonly tenant_id: number
  readonly id: string
  readonly line_id: string | null
  readonly tenant_slug: string
  readonly kind: string
  readonly issuer: string | null
  readonly form: string | null
  readonly symbol: string | null
  readonly decided_on: string | null
  readonly subject: string | null
  readonly printed: string | null
  readonly document_id: string | null
  readonly document_title: string | null
  readonly programme_id: string
  readonly programme_slug: string
  readonly movement_name: string
  readonly movement_name_en: string
  readonly period_label: string
  readonly year_to: number
  readonly unit_id: string
  readonly province_then_id: string
}

const NO_LINE = '00000000-0000-0000-0000-000000000000'

/**
 * A page of decisions, one row for each of their lines and one for a decision whose lines no source lists. Persons are
 * never named; nor is a model whose record does not show its name.
 */
export function awardLines(db: Reader, filter: ListFilter, after: After | undefined, limit: number) {
  const conditions = programmeFits(filter)
  const line = sql`coalesce(l.id, ${NO_LINE}::uuid)`
  if (filter.kind !== undefined) conditions.push(where`d.kind = ${filter.kind}`)
  if (filter.counted?.of === 'decision-line') conditions.push(where`d.kind = any(${[...filter.counted.kinds]}::text[])`)
  if (after !== undefined) {
    conditions.push(
      where`(d.tenant_id, d.id, ${line}) > (${after[0]}, ${after[1] ?? ''}::uuid, ${after[2] ?? ''}::uuid)`,
    )
  }
  return rows(
    db,
    sql<AwardLine>`
    select d.tenant_id, d.id, l.id as line_id, t.slug as tenant_slug, d.kind, d.issuer, coalesce(l.form, d.form) as form, d.symbol, d.decided_on,
      l.subject, case when l.participation_id is null or p.name is not null then l.printed end as printed,
      x.id as document_id, x.title as document_title, g.id as programme_id, g.slug as programme_slug,
      g.movement_name, g.movement_name_en, g.period_label, g.year_to, g.unit_id, g.province_then_id
    from public_decision d
    join public_programme g on g.tenant_id = d.tenant_id and g.id = d.programme_id
    join public_tenant t on t.tenant_id = d.tenant_id
    left join public_decision_line l on l.tenant_id = d.tenant_id and l.decision_id = d.id
    left join public_participation p on p.tenant_id = l.tenant_id and p.id = l.participation_id
    left join public_document x on x.tenant_id = d.tenant_id and x.id = d.document_id
    where ${all(conditions)} order by d.tenant_id, d.id, ${line} limit ${limit}`,
  )
}
