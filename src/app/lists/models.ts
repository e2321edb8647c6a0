import { ON_RECORD } from '../../core/figures/measures.ts'
import { keyOf, type ModelDetails, modelDetails } from '../../db/read/list-details.ts'
import { type ModelLine, modelLines } from '../../db/read/lists.ts'
import type { App } from '../context.ts'
import { address } from '../portal/lookup.ts'
import { cut, LEVELS, type Listing, named, PROGRAMME_FILTERS, type Words } from './listing.ts'
import { lastDayOf } from './place.ts'

/** A collective model with its owners, places and records; models of persons are not in this list. */
export interface ModelRow {
  readonly id: string
  readonly tenant: string
  readonly name: string
  readonly kind: string
  readonly firstYear: number | null
  readonly summary: string | null
  /** False: no source names who runs it. */
  readonly ownerKnown: boolean
  readonly owners: readonly string[]
  /** As printed; `unit` when it could be resolved. */
  readonly places: readonly { readonly printed: string; readonly unit: string | null }[]
  readonly tags: readonly string[]
  readonly records: readonly {
    readonly id: string
    readonly programme: string
    readonly unit: string
    readonly period: string
    readonly year: number | null
    readonly field: string | null
    readonly fieldCode: string | null
    readonly status: string
  }[]
  readonly href: string
}

function modelRow(app: App, words: Words, details: ModelDetails, line: ModelLine): ModelRow {
  const key = keyOf(line)
  return {
    id: line.id,
    tenant: line.tenant_slug,
    name: line.name,
    kind: line.kind,
    firstYear: line.first_year,
    summary: line.summary,
    ownerKnown: line.owner_known,
    owners: details.owners.get(key) ?? [],
    places: (details.places.get(key) ?? []).map((p) => ({ printed: p.printed, unit: p.unitId })),
    tags: (details.tags.get(key) ?? []).map((g) => named(words, g.name, g.nameEn)),
    records: (details.records.get(key) ?? []).map((r) => ({
      id: r.id,
      programme: r.programme,
      unit: app.units.fullName(r.unitId, lastDayOf(r.yearTo)),
      period: r.period,
      year: r.year,
      field: r.fieldName === null ? null : named(words, r.fieldName, r.fieldNameEn ?? r.fieldName),
      fieldCode: r.fieldCode === '' ? null : r.fieldCode,
      status: r.status,
    })),
    href: address.model(line.tenant_slug, line.id),
  }
}

const joined = (texts: readonly (string | null)[]): string | null =>
  [...new Set(texts.filter((x) => x !== null))].join('; ') || null

export const models: Listing<ModelRow> = {
  id: 'models',
  title: { vi: 'Mô hình', en: 'Models' },
  what: {
    vi: 'Mô hình tập thể có hồ sơ, với đơn vị thực hiện và nơi thực hiện',
    en: 'Collective models with a record, their owners and places',
  },
  counts: 'model',
  filters: [...PROGRAMME_FILTERS, 'year', 'field', 'level', 'status', 'tag'],
  values: { status: ON_RECORD, level: LEVELS },
  keys: ['text', 'id'],
  columns: [
    { key: 'name', head: { vi: 'Tên mô hình', en: 'Model' }, type: 'text', width: 48, of: (r) => r.name },
    {
      key: 'owners',
      head: { vi: 'Đơn vị thực hiện', en: 'Owners' },
      type: 'text',
      width: 30,
      of: (r) => joined(r.owners),
    },
    {
      key: 'places',
      head: { vi: 'Nơi thực hiện (như văn bản ghi)', en: 'Places (as printed)' },
      type: 'text',
      width: 30,
      of: (r) => joined(r.places.map((p) => p.printed)),
    },
    {
      key: 'units',
      head: { vi: 'Chương trình của', en: 'Programmes of' },
      type: 'text',
      width: 24,
      of: (r) => joined(r.records.map((x) => x.unit)),
    },
    {
      key: 'periods',
      head: { vi: 'Giai đoạn', en: 'Periods' },
      type: 'text',
      of: (r) => joined(r.records.map((x) => x.period)),
    },
    {
      key: 'fields',
      head: { vi: 'Lĩnh vực', en: 'Fields' },
      type: 'text',
      width: 22,
      of: (r) => joined(r.records.map((x) => x.field)),
    },
    { key: 'tags', head: { vi: 'Gắn với', en: 'Tags' }, type: 'text', of: (r) => joined(r.tags) },
    { key: 'first_year', head: { vi: 'Năm đầu', en: 'First year' }, type: 'whole', of: (r) => r.firstYear },
    { key: 'records', head: { vi: 'Số lượt', en: 'Participations' }, type: 'whole', of: (r) => r.records.length },
    { key: 'summary', head: { vi: 'Tóm tắt', en: 'Summary' }, type: 'text', width: 40, of: (r) => r.summary },
    { key: 'tenant', head: { vi: 'Chủ dữ liệu', en: 'Owner of data' }, type: 'text', of: (r) => r.tenant },
    { key: 'id', head: { vi: 'Mã', en: 'Id' }, type: 'text', width: 38, of: (r) => r.id },
    { key: 'href', head: { vi: 'Trang', en: 'Page' }, type: 'address', of: (r) => r.href },
  ],
  page: async (app, prepared, words, after, limit) => {
    const lines = await modelLines(app.db.public, prepared.filter, after, limit + 1)
    const details = await modelDetails(app.db.public, lines)
    return cut(
      lines,
      limit,
      (l) => [l.tenant_id, l.sort_key, l.id],
      (l) => modelRow(app, words, details, l),
    )
  },
}
