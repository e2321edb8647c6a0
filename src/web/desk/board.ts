import { type Board, type BoardFilter, type BoardLine, board } from '../../app/desk/board.ts'
import { dayOfMoment } from '../../app/desk/deadlines.ts'
import { fileHref } from '../../app/desk/work.ts'
import { vietnamDay } from '../../core/clock.ts'
import { sortKey } from '../../core/text/sort-key.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import type { Filter } from '../components/form.tsx'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { type BoardFileItem, BoardPage, type BoardRow } from '../views/board.tsx'
import { signedIn } from './signed-in.ts'

/** Units on one page of the table by unit. */
const UNITS = 40

/** The board of a round: every number leads to its files on the same page. */
export const roundBoard: Handler = async (ask) => {
  const filter = filterOf(ask)
  const today = vietnamDay(ask.app.clock())
  const id = ask.param('id')
  const found = await board(ask.app, signedIn(ask), id, { filter, after: ask.query('sau'), today })
  const href = `/ban-lam-viec/dot/${found.round.id}/bang`
  const sums: Record<string, number> = {}
  for (const cell of found.cells) sums[cell.stage] = (sums[cell.stage] ?? 0) + cell.n
  const units = unitRows(ask, found, href)
  const page = pageOf(ask.query('trang'), units.length)
  const days = found.deadlines.days(found.round.id)?.heartbeat
  return ask.http.html(
    renderPage(
      BoardPage({
        page: ask.page,
        href,
        title: found.round.label,
        where: t(ask.lang)('board.where', {
          movement: found.round.movement_name,
          unit: ask.app.units.nameInside(found.round.unit_id),
        }),
        today,
        facts: facts(ask, found),
        stages: found.stages,
        byField: fieldRows(ask, found, href),
        byUnit: units.slice(page.from - 1, page.to),
        sums,
        total: found.cells.reduce((sum, cell) => sum + cell.n, 0),
        unitsPage: { ...page, n: units.length, paging: unitsPaging(href, page, units.length) },
        silent:
          found.silent === undefined || days === undefined || days === null
            ? undefined
            : { n: found.silent, href: `${href}?im=1#ho-so`, days },
        filters: filters(ask, found, filter),
        keep: filter.silent === true ? [{ name: 'im', value: '1' }] : [],
        files: found.lines.map((line) => fileItem(ask, found, line)),
        paging: found.next === undefined ? {} : { next: addressed(href, filter, { sau: found.next }) },
      }),
    ),
  )
}

function filterOf(ask: Ask): BoardFilter {
  return {
    stage: ask.query('trang-thai'),
    field: ask.query('linh-vuc'),
    unit: ask.query('don-vi'),
    kind: ask.query('loai'),
    silent: ask.query('im') !== undefined,
  }
}

/** The address of the files that a filter leaves. */
function addressed(href: string, filter: BoardFilter, more: Readonly<Record<string, string>> = {}): string {
  const values: Readonly<Record<string, string | undefined>> = {
    'trang-thai': filter.stage,
    'linh-vuc': filter.field,
    'don-vi': filter.unit,
    loai: filter.kind,
    im: filter.silent === true ? '1' : undefined,
    ...more,
  }
  const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${href}?${new URLSearchParams(given).toString()}#ho-so`
}

function facts(ask: Ask, { round }: Board) {
  const say = t(ask.lang)
  const date = (day: string | null) => (day === null ? undefined : formatDate(ask.lang, day))
  const span = (from: string | null, to: string | null): string => {
    const [first, last] = [date(from), date(to)]
    if (first !== undefined && last !== undefined) return say('date.from-to', { from: first, to: last })
    if (first !== undefined) return say('date.from', { from: first })
    return last === undefined ? say('due.unset.window') : say('date.to', { to: last })
  }
  return [
    { term: say('board.window.registration'), value: span(round.opens_on, round.closes_on) },
    { term: say('board.window.appraisal'), value: span(round.appraisal_from, round.appraisal_to) },
    { term: say('board.window.recognition'), value: span(round.recognition_from, round.recognition_to) },
  ]
}

function rowOf(
  found: Board,
  given: Pick<BoardRow, 'name' | 'vi'>,
  has: (cell: Board['cells'][number]) => boolean,
  filter: BoardFilter,
  href: string,
): BoardRow {
  const counts: Record<string, { n: number; href: string }> = {}
  let total = 0
  for (const cell of found.cells) {
    if (!has(cell)) continue
    total += cell.n
    const known = counts[cell.stage]
    if (known === undefined) counts[cell.stage] = { n: cell.n, href: addressed(href, { ...filter, stage: cell.stage }) }
    else known.n += cell.n
  }
  return { ...given, counts, total }
}

const fieldName = (ask: Ask, field: Board['fields'][number]): string => (ask.lang === 'vi' ? field.name : field.nameEn)

function fieldRows(ask: Ask, found: Board, href: string): readonly BoardRow[] {
  const none = { name: t(ask.lang)('board.field.none'), vi: false }
  const rows = [
    ...found.fields.map((field) =>
      rowOf(
        found,
        { name: fieldName(ask, field), vi: false },
        (c) => c.field_id === field.id,
        { field: field.id },
        href,
      ),
    ),
    rowOf(found, none, (cell) => cell.field_id === null, { field: 'none' }, href),
  ]
  return rows.filter((row) => row.total > 0)
}

function unitRows(ask: Ask, found: Board, href: string): readonly BoardRow[] {
  const ids = [...new Set(found.cells.map((cell) => cell.unit_id))]
  const named = ids.map((id) => ({ id, name: ask.app.units.fullName(id) }))
  named.sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1))
  return named.map(({ id, name }) => rowOf(found, { name, vi: true }, (c) => c.unit_id === id, { unit: id }, href))
}

interface Page {
  readonly from: number
  readonly to: number
}

/** Which rows the page shows; a page that is not there is the first. */
function pageOf(asked: string | undefined, n: number): Page {
  const wanted = Number(asked ?? '1')
  const page = Number.isInteger(wanted) && wanted >= 1 && (wanted - 1) * UNITS < n ? wanted : 1
  return { from: (page - 1) * UNITS + 1, to: Math.min(page * UNITS, n) }
}

function unitsPaging(href: string, { from, to }: Page, n: number) {
  const page = (from - 1) / UNITS + 1
  return defined({
    previous: page > 1 ? `${href}?trang=${page - 1}#don-vi` : undefined,
    next: to < n ? `${href}?trang=${page + 1}#don-vi` : undefined,
  })
}

function filters(ask: Ask, found: Board, filter: BoardFilter): readonly Filter[] {
  const say = t(ask.lang)
  const units = [...new Set(found.cells.map((cell) => cell.unit_id))]
  const list = (id: string, label: string, choices: Filter['choices'], value: string | undefined): Filter => ({
    id,
    label,
    choices,
    ...defined({ value }),
  })
  return [
    list(
      'trang-thai',
      say('board.stage'),
      found.stages.map((stage) => ({ value: stage, label: valueLabel(ask.lang, 'stage', stage) })),
      filter.stage,
    ),
    list(
      'linh-vuc',
      say('board.field'),
      [
        ...found.fields.map((field) => ({ value: field.id, label: fieldName(ask, field) })),
        { value: 'none', label: say('board.field.none') },
      ],
      filter.field,
    ),
    list(
      'don-vi',
      say('board.unit'),
      units
        .map((id) => ({ value: id, label: ask.app.units.fullName(id) }))
        .sort((a, b) => (sortKey(a.label) < sortKey(b.label) ? -1 : 1)),
      filter.unit,
    ),
    list(
      'loai',
      say('board.kind'),
      ['collective', 'individual'].map((kind) => ({ value: kind, label: valueLabel(ask.lang, 'model-kind', kind) })),
      filter.kind,
    ),
  ]
}

function fileItem(ask: Ask, found: Board, line: BoardLine): BoardFileItem {
  const field = found.fields.find((one) => one.id === line.field_id)
  return {
    href: fileHref(line.id),
    name: line.name,
    unit: ask.app.units.nameInside(line.unit_id),
    field: field === undefined ? '' : fieldName(ask, field),
    stage: line.stage,
    silent: line.silent,
    ...defined({ heardOn: line.heardAt === undefined ? undefined : dayOfMoment(line.heardAt) }),
  }
}
