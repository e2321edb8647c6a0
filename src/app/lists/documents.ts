import { type DocumentLine, documentLines } from '../../db/read/lists.ts'
import { address } from '../portal/lookup.ts'
import { withoutLogin } from '../portal/source-link.ts'
import { cut, type Listing, PROGRAMME_FILTERS } from './listing.ts'

/** A public document: one that was read in, or one that another cites. */
export interface DocumentRow {
  readonly id: string
  readonly tenant: string
  readonly kind: string
  readonly symbol: string | null
  readonly title: string
  readonly issuedOn: string | null
  readonly publisher: string | null
  readonly retells: string | null
  readonly retellsOn: string | null
  readonly language: string
  readonly sourceUrl: string | null
  readonly receivedAt: string
  /** False: only cited; its text is not here. */
  readonly read: boolean
  readonly programme: { readonly id: string; readonly slug: string; readonly href: string } | null
  readonly href: string
}

/** A line of the database as the row that is shown. */
export function documentRow(line: DocumentLine): DocumentRow {
  const { programme_id: id, programme_slug: slug, tenant_slug: tenant } = line
  return {
    id: line.id,
    tenant,
    kind: line.kind,
    symbol: line.symbol,
    title: line.title,
    issuedOn: line.issued_on,
    publisher: line.publisher,
    retells: line.retells,
    retellsOn: line.retells_on,
    language: line.language,
    sourceUrl: line.source_url === null ? null : withoutLogin(line.source_url),
    receivedAt: line.received_at,
    read: line.read,
    programme: id === null || slug === null ? null : { id, slug, href: address.programme(tenant, slug) },
    href: address.document(tenant, line.id),
  }
}

const DOCUMENT_KINDS = [
  'article',
  'retelling',
  'report',
  'directive',
  'plan',
  'decision',
  'resolution',
  'letter',
  'minutes',
  'other',
] as const

export const documents: Listing<DocumentRow> = {
  id: 'documents',
  title: { vi: 'Văn bản', en: 'Documents' },
  what: { vi: 'Văn bản đã đọc và văn bản được nhắc đến', en: 'Documents that were read, and documents that they cite' },
  counts: 'document',
  filters: [...PROGRAMME_FILTERS, 'kind', 'year'],
  values: { kind: DOCUMENT_KINDS },
  keys: ['id'],
  columns: [
    { key: 'title', head: { vi: 'Tên văn bản', en: 'Title' }, type: 'text', width: 60, of: (r) => r.title },
    { key: 'kind', head: { vi: 'Loại', en: 'Kind' }, type: 'text', labels: 'document-kind', of: (r) => r.kind },
    { key: 'symbol', head: { vi: 'Số, ký hiệu', en: 'Symbol' }, type: 'text', of: (r) => r.symbol },
    { key: 'issued_on', head: { vi: 'Ngày', en: 'Date' }, type: 'day', of: (r) => r.issuedOn },
    { key: 'publisher', head: { vi: 'Nơi đăng', en: 'Publisher' }, type: 'text', width: 24, of: (r) => r.publisher },
    { key: 'retells', head: { vi: 'Dẫn lại', en: 'Retells' }, type: 'text', width: 24, of: (r) => r.retells },
    {
      key: 'retells_on',
      head: { vi: 'Ngày của bài được dẫn', en: 'Day of what it retells' },
      type: 'day',
      of: (r) => r.retellsOn,
    },
    { key: 'read', head: { vi: 'Có toàn văn', en: 'Has text' }, type: 'yes-no', of: (r) => r.read },
    { key: 'source_url', head: { vi: 'Bản gốc', en: 'Original' }, type: 'text', width: 30, of: (r) => r.sourceUrl },
    {
      key: 'programme',
      head: { vi: 'Mã chương trình', en: 'Programme' },
      type: 'text',
      width: 30,
      of: (r) => r.programme?.slug ?? null,
    },
    { key: 'tenant', head: { vi: 'Chủ dữ liệu', en: 'Owner of data' }, type: 'text', of: (r) => r.tenant },
    { key: 'id', head: { vi: 'Mã', en: 'Id' }, type: 'text', width: 38, of: (r) => r.id },
    { key: 'href', head: { vi: 'Trang', en: 'Page' }, type: 'address', of: (r) => r.href },
  ],
  page: async (app, prepared, _words, after, limit) => {
    const lines = await documentLines(app.db.public, prepared.filter, after, limit + 1)
    return cut(lines, limit, (l) => [l.tenant_id, l.id], documentRow)
  },
}
