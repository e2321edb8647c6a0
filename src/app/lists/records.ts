import { MEASURE_IDS, MEASURES, ON_RECORD } from '../../core/figures/measures.ts'
import { type RecordRow as Line, recordLines } from '../../db/read/lists.ts'
import type { App } from '../context.ts'
import { address } from '../portal/lookup.ts'
import { cut, KINDS, LEVELS, type Listing, named, PROGRAMME_FILTERS, type Words } from './listing.ts'
import { lastDayOf, type Place, placeOf } from './place.ts'
import { placeColumns } from './place-columns.ts'

/** A participation (lượt): a model or an exemplar in one round. */
export interface RecordRow {
  readonly id: string
  readonly tenant: string
  /** Null: a person without a recorded consent; counted, never named. */
  readonly name: string | null
  readonly model: string | null
  readonly kind: string
  readonly registration: string | null
  readonly status: string
  readonly selected: boolean
  readonly year: number | null
  readonly field: string | null
  readonly fieldCode: string | null
  readonly level: string | null
  readonly campaign: string | null
  readonly place: Place
  readonly programme: {
    readonly id: string
    readonly slug: string
    readonly movement: string
    readonly period: string
    readonly href: string
  }
  readonly href: string | null
}

const orNull = (text: string): string | null => (text === '' ? null : text)

/** A line of the database as the row that is shown. */
export function recordRow(app: App, words: Words, line: Line): RecordRow {
  return {
    id: line.id,
    tenant: line.tenant_slug,
    name: line.name,
    model: line.model_id,
    kind: line.kind,
    registration: orNull(line.registration),
    status: line.status,
    selected: line.selected,
    year: line.year,
    field: line.field_name === null ? null : named(words, line.field_name, line.field_name_en ?? line.field_name),
    fieldCode: orNull(line.field_code),
    level: orNull(line.level),
    campaign: line.campaign,
    place: placeOf(app.units, line.unit_id, lastDayOf(line.year_to), line.province_then_id),
    programme: {
      id: line.programme_id,
      slug: line.programme_slug,
      movement: named(words, line.movement_name, line.movement_name_en),
      period: line.period_label,
      href: address.programme(line.tenant_slug, line.programme_slug),
    },
    href: line.model_id === null ? null : address.model(line.tenant_slug, line.model_id),
  }
}

/** Measures whose records are participations; of any other, everything would be the wrong answer. */
export const RECORD_MEASURES = MEASURE_IDS.filter((id) => {
  const { counted } = MEASURES[id]
  return counted !== null && counted.of !== 'decision-line'
})

export const records: Listing<RecordRow> = {
  id: 'records',
  title: { vi: 'Lượt tham gia', en: 'Participations' },
  what: { vi: 'Mỗi mô hình hoặc điển hình trong mỗi đợt là một lượt', en: 'One model or exemplar in one round' },
  counts: 'participation',
  filters: [...PROGRAMME_FILTERS, 'measure', 'year', 'field', 'kind', 'level', 'status', 'tag'],
  values: { measure: RECORD_MEASURES, kind: KINDS, level: LEVELS, status: ON_RECORD },
  keys: ['id'],
  columns: [
    { key: 'name', head: { vi: 'Tên', en: 'Name' }, type: 'text', width: 48, of: (r) => r.name },
    { key: 'kind', head: { vi: 'Loại', en: 'Kind' }, type: 'text', labels: 'model-kind', of: (r) => r.kind },
    { key: 'field', head: { vi: 'Lĩnh vực', en: 'Field' }, type: 'text', width: 22, of: (r) => r.field },
    {
      key: 'registration',
      head: { vi: 'Hình thức đăng ký', en: 'Registration' },
      type: 'text',
      labels: 'registration',
      of: (r) => r.registration,
    },
    { key: 'status', head: { vi: 'Mức đạt được', en: 'Status' }, type: 'text', labels: 'status', of: (r) => r.status },
    { key: 'selected', head: { vi: 'Được lựa chọn', en: 'Selected' }, type: 'yes-no', of: (r) => r.selected },
    { key: 'year', head: { vi: 'Năm', en: 'Year' }, type: 'whole', of: (r) => r.year },
    { key: 'level', head: { vi: 'Cấp', en: 'Level' }, type: 'text', labels: 'level', of: (r) => r.level },
    { key: 'campaign', head: { vi: 'Cuộc vận động', en: 'Campaign' }, type: 'text', of: (r) => r.campaign },
    { key: 'movement', head: { vi: 'Phong trào', en: 'Movement' }, type: 'text', of: (r) => r.programme.movement },
    { key: 'period', head: { vi: 'Giai đoạn', en: 'Period' }, type: 'text', of: (r) => r.programme.period },
    ...placeColumns<RecordRow>((r) => r.place),
    { key: 'tenant', head: { vi: 'Chủ dữ liệu', en: 'Owner of data' }, type: 'text', of: (r) => r.tenant },
    { key: 'id', head: { vi: 'Mã lượt', en: 'Id' }, type: 'text', width: 38, of: (r) => r.id },
    { key: 'href', head: { vi: 'Trang', en: 'Page' }, type: 'address', of: (r) => r.href },
  ],
  page: async (app, prepared, words, after, limit) => {
    const lines = await recordLines(app.db.public, prepared.filter, after, limit + 1)
    return cut(
      lines,
      limit,
      (l) => [l.tenant_id, l.id],
      (l) => recordRow(app, words, l),
    )
  },
}
