import { MEASURE_IDS } from '../../core/figures/measures.ts'
import type { FigureFact, Unallocated } from '../figures/figure-facts.ts'
import { figuresPage } from '../figures/figures-answer.ts'
import { KINDS, LEVELS, type Listing, PROGRAMME_FILTERS } from './listing.ts'
import { placeColumns } from './place-columns.ts'

/** A figure in a file; with today's boundaries, one that cannot be placed exactly says where it may belong. */
export type FigureRow = FigureFact & Partial<Pick<Unallocated, 'candidates'>>

export const figures: Listing<FigureRow> = {
  id: 'figures',
  title: { vi: 'Số liệu', en: 'Figures' },
  what: {
    vi: 'Số văn bản ghi, kèm câu chữ; số đếm từ hồ sơ, kèm quy tắc đếm; không trộn hai loại',
    en: 'What documents declare, with their words; what records count, with the rule; never blended',
  },
  counts: 'document',
  filters: [...PROGRAMME_FILTERS, 'measure', 'basis', 'year', 'field', 'kind', 'level', 'tag'],
  values: { measure: MEASURE_IDS, basis: ['declared', 'recorded'], kind: KINDS, level: LEVELS },
  keys: ['id'],
  columns: [
    {
      key: 'measure',
      head: { vi: 'Nội dung', en: 'Measure' },
      type: 'text',
      width: 24,
      labels: 'measure',
      of: (r) => r.measure,
    },
    {
      key: 'type',
      head: { vi: 'Loại số liệu', en: 'Kind of claim' },
      type: 'text',
      width: 22,
      labels: 'kind',
      of: (r) => r.dimensions.type ?? null,
    },
    { key: 'basis', head: { vi: 'Căn cứ', en: 'Basis' }, type: 'text', labels: 'basis', of: (r) => r.basis },
    { key: 'approx', head: { vi: 'Chữ kèm theo', en: 'Approximation' }, type: 'text', of: (r) => r.approx ?? null },
    { key: 'value', head: { vi: 'Số', en: 'Value' }, type: 'number', of: (r) => r.value },
    { key: 'value_max', head: { vi: 'Đến', en: 'Up to' }, type: 'number', of: (r) => r.value_max ?? null },
    { key: 'value_unit', head: { vi: 'Đơn vị tính', en: 'Measured in' }, type: 'text', of: (r) => r.valueUnit ?? null },
    {
      key: 'field',
      head: { vi: 'Lĩnh vực', en: 'Field' },
      type: 'text',
      width: 22,
      of: (r) => r.dimensions.field ?? null,
    },
    { key: 'year', head: { vi: 'Năm', en: 'Year' }, type: 'whole', of: (r) => r.dimensions.year ?? null },
    { key: 'years', head: { vi: 'Các năm', en: 'Years' }, type: 'text', of: (r) => r.dimensions.years ?? null },
    { key: 'level', head: { vi: 'Cấp', en: 'Level' }, type: 'text', of: (r) => r.dimensions.level ?? null },
    {
      key: 'kind',
      head: { vi: 'Tập thể, cá nhân', en: 'Collective, individual' },
      type: 'text',
      labels: 'model-kind',
      of: (r) => r.dimensions.kind ?? null,
    },
    {
      key: 'subject',
      head: { vi: 'Đối tượng', en: 'Subject' },
      type: 'text',
      labels: 'subject',
      of: (r) => r.dimensions.subject ?? null,
    },
    { key: 'form', head: { vi: 'Hình thức', en: 'Form' }, type: 'text', of: (r) => r.dimensions.form ?? null },
    {
      key: 'issuer',
      head: { vi: 'Nơi quyết định', en: 'Issuer' },
      type: 'text',
      width: 24,
      of: (r) => r.dimensions.issuer ?? null,
    },
    { key: 'tag', head: { vi: 'Gắn với', en: 'Tag' }, type: 'text', of: (r) => r.dimensions.tag ?? null },
    { key: 'status', head: { vi: 'Mức', en: 'Status' }, type: 'text', of: (r) => r.dimensions.status ?? null },
    {
      key: 'detail',
      head: { vi: 'Nội dung chi tiết', en: 'Detail' },
      type: 'text',
      width: 24,
      of: (r) => r.dimensions.detail ?? null,
    },
    { key: 'movement', head: { vi: 'Phong trào', en: 'Movement' }, type: 'text', of: (r) => r.programme.movement },
    { key: 'period', head: { vi: 'Giai đoạn', en: 'Period' }, type: 'text', of: (r) => r.period },
    ...placeColumns<FigureRow>((r) => r.place),
    {
      key: 'candidates',
      head: { vi: 'Chưa phân bổ được: có thể thuộc', en: 'Unallocated: may belong to' },
      type: 'text',
      width: 30,
      of: (r) => r.candidates?.map((c) => c.name).join('; ') ?? null,
    },
    { key: 'as_of', head: { vi: 'Đến ngày', en: 'As of' }, type: 'day', of: (r) => r.asOf },
    { key: 'rule', head: { vi: 'Quy tắc đếm', en: 'Counting rule' }, type: 'text', width: 60, of: (r) => r.rule },
    {
      key: 'document',
      head: { vi: 'Văn bản', en: 'Document' },
      type: 'text',
      width: 40,
      of: (r) => r.source?.title ?? null,
    },
    { key: 'quote', head: { vi: 'Câu chữ', en: 'Words' }, type: 'text', width: 60, of: (r) => r.source?.quote ?? null },
    { key: 'tenant', head: { vi: 'Chủ dữ liệu', en: 'Owner of data' }, type: 'text', of: (r) => r.programme.tenant },
    { key: 'id', head: { vi: 'Mã', en: 'Id' }, type: 'text', width: 38, of: (r) => r.id },
    { key: 'href', head: { vi: 'Trang', en: 'Page' }, type: 'address', of: (r) => r.href },
  ],
  page: async (app, prepared, words, after, limit) => {
    const page = await figuresPage(app, prepared, words, after, Math.min(limit, 50))
    return { rows: [...page.figures, ...page.unallocated], next: page.next }
  },
}
