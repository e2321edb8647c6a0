import { type AwardLine, awardLines } from '../../db/read/lists.ts'
import type { App } from '../context.ts'
import { address } from '../portal/lookup.ts'
import { cut, type Listing, named, PROGRAMME_FILTERS, type Words } from './listing.ts'
import { lastDayOf, type Place, placeOf } from './place.ts'
import { placeColumns } from './place-columns.ts'

/** One line of a decision; a decision whose lines no source lists is one row with nobody in it. */
export interface AwardRow {
  /** Of the decision. */
  readonly id: string
  readonly line: string | null
  readonly tenant: string
  readonly kind: string
  readonly issuer: string | null
  readonly form: string | null
  readonly symbol: string | null
  readonly decidedOn: string | null
  readonly subject: string | null
  /** Models and collectives as printed; persons and households are counted, never named. */
  readonly recipient: string | null
  readonly document: { readonly id: string; readonly title: string; readonly href: string } | null
  readonly place: Place
  readonly programme: {
    readonly id: string
    readonly slug: string
    readonly movement: string
    readonly period: string
    readonly href: string
  }
}

function awardRow(app: App, words: Words, line: AwardLine): AwardRow {
  const { document_id: document, tenant_slug: tenant } = line
  return {
    id: line.id,
    line: line.line_id,
    tenant,
    kind: line.kind,
    issuer: line.issuer,
    form: line.form,
    symbol: line.symbol,
    decidedOn: line.decided_on,
    subject: line.subject,
    recipient: line.printed,
    document:
      document === null
        ? null
        : { id: document, title: line.document_title ?? '', href: address.document(tenant, document) },
    place: placeOf(app.units, line.unit_id, lastDayOf(line.year_to), line.province_then_id),
    programme: {
      id: line.programme_id,
      slug: line.programme_slug,
      movement: named(words, line.movement_name, line.movement_name_en),
      period: line.period_label,
      href: address.programme(tenant, line.programme_slug),
    },
  }
}

const NO_LINE = '00000000-0000-0000-0000-000000000000'

export const awards: Listing<AwardRow> = {
  id: 'awards',
  title: { vi: 'Khen thưởng', en: 'Awards' },
  what: {
    vi: 'Từng dòng quyết định công nhận, biểu dương, khen thưởng',
    en: 'Each line of decisions that recognise, commend or award',
  },
  counts: 'decision-line',
  filters: [...PROGRAMME_FILTERS, 'kind'],
  values: { kind: ['recognition', 'exemplary', 'commendation', 'award', 'revocation'] },
  keys: ['id', 'id'],
  columns: [
    { key: 'kind', head: { vi: 'Việc', en: 'Act' }, type: 'text', labels: 'decision', of: (r) => r.kind },
    {
      key: 'recipient',
      head: { vi: 'Được khen (như văn bản ghi)', en: 'Recipient (as printed)' },
      type: 'text',
      width: 44,
      of: (r) => r.recipient,
    },
    { key: 'subject', head: { vi: 'Đối tượng', en: 'Subject' }, type: 'text', labels: 'subject', of: (r) => r.subject },
    { key: 'form', head: { vi: 'Hình thức', en: 'Form' }, type: 'text', of: (r) => r.form },
    { key: 'issuer', head: { vi: 'Nơi quyết định', en: 'Issuer' }, type: 'text', width: 28, of: (r) => r.issuer },
    { key: 'symbol', head: { vi: 'Số, ký hiệu', en: 'Symbol' }, type: 'text', of: (r) => r.symbol },
    { key: 'decided_on', head: { vi: 'Ngày', en: 'Date' }, type: 'day', of: (r) => r.decidedOn },
    { key: 'movement', head: { vi: 'Phong trào', en: 'Movement' }, type: 'text', of: (r) => r.programme.movement },
    { key: 'period', head: { vi: 'Giai đoạn', en: 'Period' }, type: 'text', of: (r) => r.programme.period },
    ...placeColumns<AwardRow>((r) => r.place),
    {
      key: 'document',
      head: { vi: 'Văn bản', en: 'Document' },
      type: 'text',
      width: 40,
      of: (r) => r.document?.title ?? null,
    },
    { key: 'tenant', head: { vi: 'Chủ dữ liệu', en: 'Owner of data' }, type: 'text', of: (r) => r.tenant },
    { key: 'id', head: { vi: 'Mã quyết định', en: 'Decision id' }, type: 'text', width: 38, of: (r) => r.id },
  ],
  page: async (app, prepared, words, after, limit) => {
    const lines = await awardLines(app.db.public, prepared.filter, after, limit + 1)
    return cut(
      lines,
      limit,
      (l) => [l.tenant_id, l.id, l.line_id ?? NO_LINE],
      (l) => awardRow(app, words, l),
    )
  },
}
