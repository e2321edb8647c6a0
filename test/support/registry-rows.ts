import type { App } from '../../src/app/context.ts'
import { fold } from '../../src/core/text/fold.ts'
import { grams } from '../../src/core/text/grams.ts'
import { sortKey } from '../../src/core/text/sort-key.ts'
import { inTenant } from '../../src/db/database.ts'
import { Recorder } from '../../src/db/write/record.ts'

/** Work in one owner's rows, with what it was opened with. */
export interface Made {
  readonly write: Recorder
  readonly movement: string
  readonly taxonomy: string
  readonly fields: ReadonlyMap<string, string>
}

/** Work inside one owner's rows, with its registry at hand. */
export async function inside<T>(app: App, tenantId: number, work: (made: Made) => Promise<T>): Promise<T> {
  return inTenant(app.db.app, tenantId, async (tx) => {
    const movement = await tx
      .selectFrom('movement')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .executeTakeFirstOrThrow()
    const fields = await tx.selectFrom('field').selectAll().where('tenant_id', '=', tenantId).execute()
    return work({
      write: new Recorder(tx, tenantId, app.newId),
      movement: movement.id,
      taxonomy: fields[0]?.taxonomy_id ?? '',
      fields: new Map(fields.map((f) => [f.code, f.id])),
    })
  })
}

interface ProgrammeGiven {
  readonly unitId: string
  readonly provinceId: string
  readonly slug: string
  readonly from: number
  readonly to: number
}

/** A programme with its round. */
export async function makeProgramme(made: Made, given: ProgrammeGiven) {
  const { write } = made
  const label = given.from === given.to ? String(given.from) : `${given.from}-${given.to}`
  const known = await write.tx
    .selectFrom('period')
    .select('id')
    .where('tenant_id', '=', write.tenantId)
    .where('label', '=', label)
    .executeTakeFirst()
  const period =
    known ??
    (await write.insert('period', {
      movement_id: made.movement,
      label,
      year_from: given.from,
      year_to: given.to,
      kind: 'period',
      parent_id: null,
    }))
  const programme = await write.insert('programme', {
    slug: given.slug,
    movement_id: made.movement,
    unit_id: given.unitId,
    province_then_id: given.provinceId,
    period_id: period.id,
    taxonomy_id: made.taxonomy,
  })
  const round = await write.insert('round', {
    programme_id: programme.id,
    label,
    year: null,
    opens_on: null,
    closes_on: null,
  })
  return { ...given, id: programme.id, round: round.id }
}
export type Programme = Awaited<ReturnType<typeof makeProgramme>>

/** A model with one participation. */
export async function makeModel(
  made: Made,
  programme: Programme,
  given: {
    readonly name: string
    readonly kind?: 'collective' | 'individual'
    readonly field?: string
    readonly year?: number
  },
) {
  const { write } = made
  const kind = given.kind ?? 'collective'
  const model = await write.insert('model', {
    name: given.name,
    folded: fold(given.name),
    sort_key: sortKey(given.name),
    grams: grams(given.name),
    kind,
    first_year: null,
    summary: null,
    owner_known: false,
    parent_model_id: null,
  })
  const participation = await takePart(made, programme, { modelId: model.id, kind, ...given })
  return { id: model.id, participation }
}

/** A participation of a model or of a person. */
export async function takePart(
  made: Made,
  programme: Programme,
  given: {
    readonly modelId?: string
    readonly exemplarId?: string
    readonly kind: 'collective' | 'individual'
    readonly field?: string
    readonly year?: number
  },
): Promise<string> {
  const row = await made.write.insert('participation', {
    programme_id: programme.id,
    round_id: programme.round,
    model_id: given.modelId ?? null,
    exemplar_id: given.exemplarId ?? null,
    kind: given.kind,
    unit_id: programme.unitId,
    province_then_id: programme.provinceId,
    commune_id: null,
    year: given.year ?? null,
    field_id: made.fields.get(given.field ?? '') ?? null,
    field_code: given.field ?? '',
    level: '',
    registration: 'new',
    status: 'in-progress',
    selected: false,
    linked_id: null,
    carried_from_id: null,
    late: false,
    campaign: null,
  })
  return row.id
}

/** A document with its text. */
export async function makeDocument(
  made: Made,
  programme: Programme,
  given: { readonly title: string; readonly text: string; readonly open: boolean },
) {
  const { write } = made
  const document = await write.insert('document', {
    kind: 'article',
    symbol: null,
    title: given.title,
    folded: fold(given.title),
    grams: grams(given.title),
    issued_on: '2023-09-26',
    publisher: 'Báo Long An',
    organisation_id: null,
    retells: null,
    retells_on: null,
    language: 'vi',
    sha256: `${fold(given.title)}${write.tenantId}`,
    file_name: null,
    source_url: null,
    received_at: '2026-11-22T03:00:00.000Z',
    programme_id: programme.id,
    public: given.open,
  })
  await write.insert('document_text', { id: document.id, text: given.text })
  return document.id
}

/** A declared figure with its words. */
export async function makeFigure(
  made: Made,
  programme: Programme,
  documentId: string,
  given: {
    readonly value: number
    readonly quote: string
    readonly start?: number
    readonly field?: string
    readonly measure?: string
    readonly detail?: string
    readonly claim?: string
  },
) {
  const { write } = made
  const figure = await write.insert('declared_figure', {
    programme_id: programme.id,
    document_id: documentId,
    position: given.start ?? 1,
    measure: given.measure ?? 'models',
    value: String(given.value),
    value_max: null,
    approx: null,
    unit: null,
    claim_kind: given.claim ?? 'models_total',
    field_id: made.fields.get(given.field ?? '') ?? null,
    tag_id: null,
    year: null,
    years: null,
    level: null,
    kind: null,
    subject: null,
    form: null,
    issuer: null,
    status: null,
    detail: given.detail ?? null,
    decision_id: null,
    as_of: '2023-09-26',
  })
  await write.insert('claim', {
    figure_id: figure.id,
    document_id: documentId,
    start: given.start ?? 0,
    quote: given.quote,
  })
  return figure.id
}
