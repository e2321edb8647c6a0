import { ProblemError, problem } from '../../core/problem.ts'
import { ancestorsOn, nameOn } from '../../core/units/book.ts'
import { holdsOn, isDay, nearestDay } from '../../core/units/dates.ts'
import { namedUnit } from '../../core/units/describe.ts'
import { search } from '../../core/units/find.ts'
import type { Unit } from '../../core/units/types.ts'
import type { After } from '../../db/read/lists.ts'
import { type Units, unitHref } from '../units.ts'
import { unknownFilter } from './filter.ts'
import type { Listing } from './listing.ts'

/** An administrative unit with its days; of one code several may exist, one after the other. */
export interface UnitRow {
  readonly id: string
  readonly code: string
  readonly level: string
  /** "huyện", "xã", "đặc khu"... */
  readonly type: string
  readonly name: string
  readonly fullName: string
  /** Null: before what is recorded. */
  readonly validFrom: string | null
  /** The last day of it (inclusive); null while it lasts. */
  readonly lastDay: string | null
  /** The units above, nearest first. */
  readonly path: readonly string[]
  readonly href: string
}

/** A unit as it was on a day of its own nearest to the given one. */
export function unitRow(units: Units, unit: Unit, day?: string): UnitRow {
  const facts = namedUnit(units.book, unit.id, day)
  const nearest = nearestDay(unit, day)
  return {
    id: unit.id,
    code: unit.code,
    level: unit.level,
    type: facts?.type ?? '',
    name: facts?.name ?? '',
    fullName: facts?.fullName ?? unit.id,
    validFrom: unit.validFrom,
    lastDay: facts?.lastDay ?? null,
    path: ancestorsOn(units.book, unit.id, nearest).map(
      (above) => nameOn(units.book, above.id, nearest)?.fullName ?? above.id,
    ),
    href: unitHref(unit.code, unit.validFrom),
  }
}

/** All units in a fixed order, once a process. */
const ordered = new WeakMap<Units, readonly Unit[]>()

function inOrder(units: Units): readonly Unit[] {
  const known = ordered.get(units)
  if (known !== undefined) return known
  const key = (u: Unit) => `${u.code.length}${u.code}${u.validFrom ?? ''}${u.id}`
  const sorted = [...units.book.data.units].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  ordered.set(units, sorted)
  return sorted
}

const MAX_FOUND = 200

export const units: Listing<UnitRow> = {
  id: 'units',
  title: { vi: 'Đơn vị hành chính', en: 'Administrative units' },
  what: {
    vi: 'Danh mục có ngày hiệu lực, trước và sau 01/07/2025',
    en: 'Units with their days, before and after 1 July 2025',
  },
  counts: 'document',
  filters: ['q', 'date', 'level'],
  values: { level: ['province', 'district', 'commune'] },
  keys: ['id'],
  columns: [
    { key: 'code', head: { vi: 'Mã', en: 'Code' }, type: 'text', of: (r) => r.code },
    { key: 'full_name', head: { vi: 'Tên', en: 'Name' }, type: 'text', width: 30, of: (r) => r.fullName },
    { key: 'level', head: { vi: 'Cấp', en: 'Level' }, type: 'text', labels: 'level', of: (r) => r.level },
    { key: 'type', head: { vi: 'Loại', en: 'Type' }, type: 'text', of: (r) => r.type },
    { key: 'valid_from', head: { vi: 'Từ ngày', en: 'From' }, type: 'day', of: (r) => r.validFrom },
    { key: 'last_day', head: { vi: 'Đến hết ngày', en: 'Until (inclusive)' }, type: 'day', of: (r) => r.lastDay },
    { key: 'path', head: { vi: 'Thuộc', en: 'In' }, type: 'text', width: 40, of: (r) => r.path.join(', ') || null },
    { key: 'id', head: { vi: 'Mã Khéo', en: 'Id' }, type: 'text', width: 38, of: (r) => r.id },
    { key: 'href', head: { vi: 'Trang', en: 'Page' }, type: 'address', of: (r) => r.href },
  ],
  page: async (app, { query }, _words, after, limit) => {
    const { date, level } = query
    if (date !== undefined && !isDay(date))
      throw new ProblemError(problem('date.invalid', { value: date, date }, 'date'))
    const all = query.q === undefined ? inOrder(app.units) : found(app.units, query.q, date)
    const fitting = all.filter(
      (u) => (level === undefined || u.level === level) && (date === undefined || holdsOn(u, date)),
    )
    const start = after === undefined ? 0 : fitting.findIndex((u) => u.id === after[1]) + 1
    if (after !== undefined && start === 0) throw unknownFilter('after', after[1] ?? '', [])
    const rows = fitting.slice(start, start + limit)
    const last = rows.at(-1)
    const next: After | null = last !== undefined && start + limit < fitting.length ? [0, last.id] : null
    return { rows: rows.map((u) => unitRow(app.units, u, date)), next }
  },
}

function found(of: Units, q: string, date: string | undefined): readonly Unit[] {
  return search(of.book, q, { limit: MAX_FOUND, ...(date === undefined ? {} : { date }) }).map((hit) => hit.unit)
}
