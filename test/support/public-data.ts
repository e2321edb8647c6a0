import type { App } from '../../src/app/context.ts'
import { unwrap } from '../../src/core/problem.ts'
import { fold } from '../../src/core/text/fold.ts'
import { resolve } from '../../src/core/units/resolve.ts'
import type { Recorder } from '../../src/db/write/record.ts'
import { testTenant } from './app.ts'
import {
  inside,
  type Made,
  makeDocument,
  makeFigure,
  makeModel,
  makeProgramme,
  type Programme,
  takePart,
} from './registry-rows.ts'

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
