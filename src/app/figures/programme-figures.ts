import {
  type Comparable,
  type Coverage,
  checkSum,
  coverage,
  disagreements,
  type SumCheck,
} from '../../core/figures/coverage.ts'
import { type Cells, recordedFor } from '../../core/figures/recorded.ts'
import { fold } from '../../core/text/fold.ts'
import type { Reader } from '../../db/database.ts'
import { publicFields, publicTags } from '../../db/read/catalogues.ts'
import { type FigureBook, type FigureRow, figureBook, recordedCells, recordedOthers } from '../../db/read/figures.ts'
import type { ProgrammeRow } from '../../db/read/programmes.ts'
import type { Row } from '../../db/tables.ts'

/** One declared figure with all it opens to, and the recorded number beside it; the two are never blended. */
export interface DeclaredFigure {
  readonly row: FigureRow
  readonly value: number
  readonly fieldCode: string | null
  readonly fieldName: { readonly vi: string; readonly en: string } | null
  readonly tag: { readonly code: string; readonly vi: string; readonly en: string } | null
  readonly document: FigureBook['documents'][number]
  readonly claims: readonly { readonly documentId: string; readonly start: number; readonly quote: string }[]
  /** Figures that the text adds up to this one, in its order, and whether they do add up. */
  readonly addends: readonly string[]
  readonly sum: SumCheck | null
  /** Figures said to be among this one. */
  readonly subsets: readonly string[]
  /** Figures that this one is added to, or is among: a figure can be both (Nam Du's six NTM models). */
  readonly partOf: readonly { readonly whole: string; readonly role: 'addend' | 'subset' }[]
  readonly examples: readonly string[]
  /** Counted from records for the same measure and place; null: nothing comparable is kept. */
  readonly recorded: number | null
  readonly coverage: Coverage | null
}

export interface ConflictFact {
  readonly kind: string
  readonly computed: number
  readonly stated: number
  readonly figures: readonly string[]
  readonly documentId: string
  readonly start: number
  readonly quote: string
}

export interface ProgrammeFigures {
  readonly programme: ProgrammeRow
  readonly declared: readonly DeclaredFigure[]
  readonly conflicts: readonly ConflictFact[]
  readonly cells: Cells
}

/** The figures of programmes of one tenant, in a number of queries that does not depend on how many there are. */
export async function programmeFigures(
  db: Reader,
  tenantId: number,
  programmes: readonly ProgrammeRow[],
): Promise<ProgrammeFigures[]> {
  const ids = programmes.map((p) => p.id)
  const [book, cells, others, fields, tags] = await Promise.all([
    figureBook(db, tenantId, ids),
    recordedCells(db, tenantId, ids),
    recordedOthers(db, tenantId, ids),
    publicFields(db, tenantId),
    publicTags(db, tenantId),
  ])
  const all: Cells = { cells, ...others }
  const open = opener(book, all, new Map(fields.map((f) => [f.id, f])), new Map(tags.map((t) => [t.id, t])))
  return programmes.map((programme) => {
    const declared = book.figures.filter((f) => f.programme_id === programme.id).map(open)
    return { programme, declared, conflicts: conflictsOf(book, programme.id, declared), cells: all }
  })
}

type Fields = ReadonlyMap<string, Row<'public_field'>>
type Tags = ReadonlyMap<string, Row<'public_tag'>>

function opener(book: FigureBook, cells: Cells, fields: Fields, tags: Tags): (row: FigureRow) => DeclaredFigure {
  const claims = groupBy(book.claims, (c) => c.figure_id)
  const parts = groupBy(book.parts, (p) => p.whole_id)
  const wholes = groupBy(book.parts, (p) => p.part_id)
  const examples = groupBy(book.examples, (e) => e.figure_id)
  const values = new Map(book.figures.map((f) => [f.id, Number(f.value)]))
  const documents = new Map(book.documents.map((d) => [d.id, d]))
  return (row) => {
    const field = row.field_id === null ? undefined : fields.get(row.field_id)
    const tag = row.tag_id === null ? undefined : tags.get(row.tag_id)
    const mine = parts.get(row.id) ?? []
    const addends = mine.filter((p) => p.role === 'addend').map((p) => p.part_id)
    const value = Number(row.value)
    const recorded = recordedFor(dimensionsOf(row, field?.code ?? null), cells)
    const document = documents.get(row.document_id)
    if (document === undefined) throw new Error(`figure ${row.id} has no public document`)
    return {
      row,
      value,
      fieldCode: field?.code ?? null,
      fieldName: field === undefined ? null : { vi: field.name, en: field.name_en },
      tag: tag === undefined ? null : { code: tag.code, vi: tag.name, en: tag.name_en },
      document,
      claims: (claims.get(row.id) ?? []).map((c) => ({ documentId: c.document_id, start: c.start, quote: c.quote })),
      addends,
      sum:
        addends.length === 0
          ? null
          : checkSum(
              addends.map((id) => values.get(id) ?? 0),
              value,
              row.approx === null ? undefined : fold(row.approx),
            ),
      subsets: mine.filter((p) => p.role === 'subset').map((p) => p.part_id),
      partOf: (wholes.get(row.id) ?? []).map((p) => ({
        whole: p.whole_id,
        role: p.role === 'subset' ? 'subset' : 'addend',
      })),
      examples: (examples.get(row.id) ?? []).map((e) => e.model_id),
      recorded,
      coverage: recorded === null ? null : coverage(value, recorded),
    }
  }
}

function dimensionsOf(row: FigureRow, fieldCode: string | null) {
  return {
    measure: row.measure,
    programmeId: row.programme_id,
    kind: row.kind,
    subject: row.subject,
    year: row.year,
    years: row.years,
    status: row.status,
    fieldCode,
    unknownPlace: row.claim_kind === 'models_by_field' && fieldCode === null,
    tagId: row.tag_id,
    level: row.level,
    form: row.form,
    issuer: row.issuer,
  }
}

/** Conflicts that a person confirmed in one text, sums that do not hold, and documents that disagree. */
function conflictsOf(book: FigureBook, programmeId: string, declared: readonly DeclaredFigure[]): ConflictFact[] {
  const confirmed = book.conflicts
    .filter((c) => c.programme_id === programmeId)
    .map((c) => ({
      kind: c.kind,
      computed: Number(c.computed),
      stated: Number(c.stated),
      figures: c.figure_ids,
      documentId: c.document_id,
      start: c.start,
      quote: c.quote,
    }))
  const known = new Set(confirmed.flatMap((c) => c.figures))
  const sums = declared
    .filter((f) => f.sum !== null && !f.sum.holds && !known.has(f.row.id))
    .map((f) => ({
      ...spot(f),
      kind: 'sum',
      computed: f.sum?.computed ?? 0,
      stated: f.value,
      figures: [f.row.id, ...f.addends],
    }))
  const between = disagreements(declared.map(comparable)).map(([a, b]) => {
    const at = declared.find((f) => f.row.id === b.id)
    return { ...spot(at), kind: 'documents', computed: a.value, stated: b.value, figures: [a.id, b.id] }
  })
  const behind = declared
    .filter((f) => f.coverage !== null && f.coverage.excess > 0 && f.row.approx === null)
    .map((f) => ({
      ...spot(f),
      kind: 'below-records',
      computed: f.recorded ?? 0,
      stated: f.value,
      figures: [f.row.id],
    }))
  return [...confirmed, ...sums, ...between, ...behind]
}

function spot(f: DeclaredFigure | undefined) {
  const claim = f?.claims[0]
  return { documentId: f?.document.id ?? '', start: claim?.start ?? 0, quote: claim?.quote ?? '' }
}

function comparable(f: DeclaredFigure): Comparable {
  const r = f.row
  return {
    id: r.id,
    document: r.document_id,
    measure: r.measure,
    place: [
      r.kind,
      r.subject,
      r.field_id,
      r.tag_id,
      r.year,
      r.years,
      r.level,
      r.form,
      r.issuer,
      r.status,
      r.detail,
    ].join('|'),
    value: f.value,
    approx: r.approx !== null,
  }
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return groups
}
