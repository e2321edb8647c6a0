import type { App } from '../../src/app/context.ts'
import { unwrap } from '../../src/core/problem.ts'
import { fold } from '../../src/core/text/fold.ts'
import { grams } from '../../src/core/text/grams.ts'
import { sortKey } from '../../src/core/text/sort-key.ts'
import { resolve } from '../../src/core/units/resolve.ts'
import { inTenant } from '../../src/db/database.ts'
import { Recorder } from '../../src/db/write/record.ts'
import { testTenant } from './app.ts'

/** Whatever holds this word must never leave the desk. */
export const SECRET = 'bimatkhongduoclo'

/** What the made programmes hold, for tests to compare with. */
export interface PublicData {
  readonly tenantId: number
  readonly districtProgramme: string
  readonly communeProgramme: string
  readonly document: string
  readonly declared: string
  readonly models: readonly string[]
  readonly hiddenModel: string
  readonly hiddenTenantDocument: string
  readonly closedDocument: string
}

const unitIn = (app: App, text: string, day: string): string => unwrap(resolve(app.units.book, text, day)).unit.id

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
type Programme = Awaited<ReturnType<typeof makeProgramme>>

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

async function takePart(
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

const NAMES = [
  'Hũ gạo tình thương',
  'Tuyến đường sáng, xanh, sạch, đẹp',
  '=HYPERLINK("http://x","Bấm vào")',
  'Ánh sáng an ninh',
  'Ăn sáng miễn phí',
  '@Tổ tự quản',
  'Đoạn đường "tự quản"; xuống\ndòng',
]

/** Two listed owners of data, and everything that must never be seen: in a hidden owner's, a closed document, of persons. */
export async function makePublicData(app: App, tenantId: number): Promise<PublicData> {
  const main = await inside(app, tenantId, (made) => makeMain(app, made))
  const other = await testTenant(app, 'hai')
  await inside(app, other.tenantId, async (made) => {
    const nam = unitIn(app, 'xã Nam Du, huyện Kiên Hải, tỉnh Kiên Giang', '2020-08-03')
    const programme = await makeProgramme(made, {
      unitId: nam,
      provinceId: app.units.provinceId(nam, '2020-08-03'),
      slug: 'xa-khac',
      from: 2021,
      to: 2025,
    })
    await makeModel(made, programme, { name: 'Tiếng loa biên phòng' })
  })
  const hidden = await testTenant(app, `${SECRET}-an`, false)
  const hiddenTenantDocument = await inside(app, hidden.tenantId, async (made) => {
    const unitId = unitIn(app, 'huyện Cần Giuộc, tỉnh Long An', '2023-09-26')
    const programme = await makeProgramme(made, {
      unitId,
      provinceId: app.units.provinceId(unitId, '2023-09-26'),
      slug: SECRET,
      from: 2021,
      to: 2023,
    })
    await makeModel(made, programme, { name: `Mô hình ${SECRET} của chủ ẩn` })
    const document = await makeDocument(made, programme, {
      title: `Bài ${SECRET}`,
      text: `${SECRET} 99 mô hình`,
      open: true,
    })
    await makeFigure(made, programme, document, { value: 99, quote: `${SECRET} 99 mô hình` })
    await made.write.insert('decision', award(programme.id, `Chủ tịch ${SECRET}`))
    return document
  })
  return { ...main, tenantId, hiddenTenantDocument }
}

const award = (programmeId: string, issuer: string) => ({
  programme_id: programmeId,
  kind: 'award' as const,
  issuer,
  organisation_id: null,
  form: 'giấy khen',
  symbol: null,
  decided_on: '2023-10-01',
  document_id: null,
})

async function makeMain(app: App, made: Made) {
  const { write } = made
  const canGiuoc = unitIn(app, 'huyện Cần Giuộc, tỉnh Long An', '2023-09-26')
  const longAn = app.units.provinceId(canGiuoc, '2023-09-26')
  const district = await makeProgramme(made, {
    unitId: canGiuoc,
    provinceId: longAn,
    slug: 'can-giuoc',
    from: 2021,
    to: 2023,
  })
  const namDu = unitIn(app, 'xã Nam Du, huyện Kiên Hải, tỉnh Kiên Giang', '2020-08-03')
  const commune = await makeProgramme(made, {
    unitId: namDu,
    provinceId: app.units.provinceId(namDu, '2020-08-03'),
    slug: 'nam-du',
    from: 2016,
    to: 2020,
  })
  const models: string[] = []
  for (const [i, name] of NAMES.entries()) {
    models.push(
      (
        await makeModel(made, district, {
          name,
          field: i % 2 === 0 ? 'economy' : 'culture-society',
          year: 2021 + (i % 3),
        })
      ).id,
    )
  }
  models.push((await makeModel(made, commune, { name: 'Xã đảo sạch rác' })).id)
  const document = await makeDocument(made, district, {
    title: 'Cần Giuộc: sơ kết phong trào <"Dân vận khéo"> & nhân rộng',
    text: 'Toàn huyện xây dựng được 93 mô hình, trong đó kinh tế 23 mô hình.',
    open: true,
  })
  await makeDocument(made, district, { title: 'Kế hoạch của huyện', text: 'Không có số nào.', open: true })
  await makeDocument(made, commune, { title: 'Nam Du tổng kết', text: 'Xã có 8 mô hình.', open: true })
  const declared = await makeFigure(made, district, document, { value: 93, quote: '93 mô hình', start: 25 })
  await makeFigure(made, district, document, {
    value: 23,
    quote: '23 mô hình',
    start: 52,
    field: 'economy',
    claim: 'models_by_field',
  })
  await makeFigure(made, district, document, {
    value: 2,
    quote: '2 tỷ đồng',
    start: 60,
    measure: 'result',
    claim: 'money_vnd',
  })
  await plantSecrets(made, district, document)
  const hiddenModel = await makeModel(made, district, { name: `Ông ${SECRET} nuôi bồ câu`, kind: 'individual' })
  await source(write, 'model', hiddenModel.id, document)
  await source(write, 'participation', hiddenModel.participation, document)
  await source(write, 'model', models[0] ?? '', document, 'Hũ gạo tình thương')
  const decision = await write.insert('decision', award(district.id, 'Chủ tịch UBND huyện Cần Giuộc'))
  const line = (subject: 'model' | 'individual' | 'household', printed: string, participation_id: string | null) =>
    write.insert('decision_line', {
      decision_id: decision.id,
      subject,
      printed,
      participation_id,
      organisation_id: null,
      form: null,
    })
  await line('individual', `Bà ${SECRET}`, null)
  await line('household', `Hộ ${SECRET}`, null)
  await line('model', `Mô hình của ông ${SECRET}`, hiddenModel.participation)
  await line('model', 'Hũ gạo tình thương', null)
  await write.insert('decision', award(commune.id, 'UBND xã Nam Du'))
  const closedDocument = await makeClosed(made, district)
  return {
    districtProgramme: district.id,
    communeProgramme: commune.id,
    document,
    declared,
    models,
    hiddenModel: hiddenModel.id,
    closedDocument,
  }
}

async function makeClosed(made: Made, programme: Programme): Promise<string> {
  const closed = await makeDocument(made, programme, {
    title: `Báo cáo ${SECRET}`,
    text: `${SECRET} 77 mô hình`,
    open: false,
  })
  await makeFigure(made, programme, closed, { value: 77, quote: `${SECRET} 77`, detail: SECRET })
  await made.write.insert('figure_conflict', {
    programme_id: programme.id,
    document_id: closed,
    kind: 'restated',
    computed: '1',
    stated: '2',
    figure_ids: [],
    start: 0,
    quote: SECRET,
  })
  await made.write.insert('decision', { ...award(programme.id, 'UBND tỉnh Long An'), document_id: closed })
  return closed
}

/** Persons: one who did not agree to be named, one who did, and a proposal nobody has decided about. */
async function plantSecrets(made: Made, programme: Programme, document: string): Promise<void> {
  const { write } = made
  const exemplar = (name: string, consent_on: string | null) =>
    write.insert('exemplar', { name, folded: fold(name), organisation_id: null, consent_on })
  const silent = await exemplar(`Ông ${SECRET} Văn A`, null)
  const spot = await takePart(made, programme, { exemplarId: silent.id, kind: 'individual' })
  await source(write, 'participation', spot, document)
  const willing = await exemplar('Bà Lê Thị Đồng Thuận', '2026-01-05')
  await takePart(made, programme, { exemplarId: willing.id, kind: 'individual' })
  await write.insert('proposal', {
    document_id: document,
    seq: 1,
    kind: 'model',
    payload: JSON.stringify({ name: SECRET }),
    start: 0,
    quote: SECRET,
    state: 'proposed',
    corrected: null,
    reason: null,
    decided_by: null,
    decided_at: null,
    made: null,
    made_id: null,
  })
}

async function source(
  write: Recorder,
  record: string,
  record_id: string,
  document_id: string,
  quote = `lời của ${SECRET}`,
): Promise<void> {
  await write.insert('record_source', { record, record_id, document_id, start: 3, quote })
}
