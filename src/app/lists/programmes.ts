import { type ProgrammeLine, programmeLines } from '../../db/read/lists.ts'
import type { App } from '../context.ts'
import { address } from '../portal/lookup.ts'
import { cut, type Listing, named, PROGRAMME_FILTERS, type Words } from './listing.ts'
import { lastDayOf, type Place, placeOf } from './place.ts'
import { placeColumns } from './place-columns.ts'

/** A movement in a unit over a period. */
export interface ProgrammeRow {
  readonly id: string
  readonly tenant: string
  readonly slug: string
  readonly movement: string
  readonly movementSlug: string
  readonly period: string
  readonly yearFrom: number
  readonly yearTo: number
  readonly place: Place
  /** Participations that are kept for it. */
  readonly records: number
  /** Figures that documents declare about it. */
  readonly figures: number
  readonly href: string
}

/** A line of the database as the row that is shown. */
export function programmeRow(app: App, words: Words, line: ProgrammeLine): ProgrammeRow {
  return {
    id: line.id,
    tenant: line.tenant_slug,
    slug: line.slug,
    movement: named(words, line.movement_name, line.movement_name_en),
    movementSlug: line.movement_slug,
    period: line.period_label,
    yearFrom: line.year_from,
    yearTo: line.year_to,
    place: placeOf(app.units, line.unit_id, lastDayOf(line.year_to), line.province_then_id),
    records: line.records,
    figures: line.figures,
    href: address.programme(line.tenant_slug, line.slug),
  }
}

export const programmes: Listing<ProgrammeRow> = {
  id: 'programmes',
  title: { vi: 'Chương trình', en: 'Programmes' },
  what: { vi: 'Phong trào ở một đơn vị trong một giai đoạn', en: 'A movement in a unit over a period' },
  counts: 'participation',
  filters: [...PROGRAMME_FILTERS],
  values: {},
  keys: ['id'],
  columns: [
    { key: 'movement', head: { vi: 'Phong trào', en: 'Movement' }, type: 'text', width: 22, of: (r) => r.movement },
    { key: 'period', head: { vi: 'Giai đoạn', en: 'Period' }, type: 'text', of: (r) => r.period },
    ...placeColumns<ProgrammeRow>((r) => r.place),
    {
      key: 'records',
      head: { vi: 'Số lượt có hồ sơ', en: 'Participations recorded' },
      type: 'whole',
      of: (r) => r.records,
    },
    { key: 'figures', head: { vi: 'Số liệu báo cáo', en: 'Declared figures' }, type: 'whole', of: (r) => r.figures },
    { key: 'tenant', head: { vi: 'Chủ dữ liệu', en: 'Owner of data' }, type: 'text', of: (r) => r.tenant },
    { key: 'slug', head: { vi: 'Mã chương trình', en: 'Slug' }, type: 'text', width: 30, of: (r) => r.slug },
    { key: 'href', head: { vi: 'Trang', en: 'Page' }, type: 'address', of: (r) => r.href },
  ],
  page: async (app, prepared, words, after, limit) => {
    const lines = await programmeLines(app.db.public, prepared.filter, after, limit + 1)
    return cut(
      lines,
      limit,
      (l) => [l.tenant_id, l.id],
      (l) => programmeRow(app, words, l),
    )
  },
}
