import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatNumber, formatPercent, formatPeriod, formatValue } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import { CoverageBar } from './coverage-bar.tsx'
import type { Column } from './data-table.tsx'
import { DataTable } from './data-table.tsx'
import { localHref, viOn } from './page.ts'
import { Chip } from './small.tsx'

/** A programme in a list. */
export interface ProgrammeItem {
  readonly id: string
  readonly href: string
  readonly movement: string
  /** With its type and what it belonged to: "huyện Cần Giuộc, tỉnh Long An". */
  readonly unitName: string
  /** The province of today, when its name changed. */
  readonly nowIn?: string
  readonly period: string
  readonly asOf?: string
  readonly declared?: { readonly value: number; readonly approxWord?: string }
  readonly recorded: number
}

/** Programmes as a table: where, when, how much is declared and how much is on record. */
export function ProgrammeTable({
  lang,
  caption,
  rows,
}: {
  lang: Lang
  caption: string
  rows: readonly ProgrammeItem[]
}) {
  const say = t(lang)
  const columns: readonly Column<ProgrammeItem>[] = [
    { head: say('movement.unit'), names: true, cell: (row) => <ProgrammeName lang={lang} row={row} /> },
    { head: say('movement.period'), cell: (row) => formatPeriod(lang, row.period) },
    { head: say('movement.as-of'), cell: (row) => (row.asOf === undefined ? null : formatDate(lang, row.asOf)) },
    {
      head: say('movement.declared'),
      numeric: true,
      cell: (row) =>
        row.declared === undefined ? null : formatValue(lang, row.declared.value, row.declared.approxWord),
    },
    { head: say('movement.recorded'), numeric: true, cell: (row) => formatNumber(lang, row.recorded) },
    {
      head: say('coverage.share'),
      cell: (row) =>
        row.declared === undefined ? null : (
          <span class="share-cell">
            <CoverageBar lang={lang} declared={row.declared.value} recorded={row.recorded} />{' '}
            <span class="digits">{formatPercent(lang, row.recorded, row.declared.value)}</span>
          </span>
        ),
    },
  ]
  return <DataTable lang={lang} caption={caption} captionHidden columns={columns} rows={rows} />
}

function ProgrammeName({ lang, row }: { lang: Lang; row: ProgrammeItem }) {
  return (
    <>
      <a class="cap" href={localHref(lang, row.href)} {...viOn(lang)}>
        {row.unitName}
      </a>
      {row.nowIn === undefined ? null : (
        <span class="under">
          {t(lang)('programme.now')}: <span {...viOn(lang)}>{row.nowIn}</span>
        </span>
      )}
    </>
  )
}

/** A model or an individual exemplar in a list. */
export interface ModelItem {
  readonly id: string
  readonly href: string
  readonly name: string
  readonly kind: 'collective' | 'individual'
  /** As printed; absent when no document names one. */
  readonly owner?: string
  readonly place?: string
  readonly field?: string
  readonly registration?: string
  readonly status?: string
  readonly years?: string
  /** Where the list spans several programmes. */
  readonly programme?: string
  readonly source?: { readonly title: string; readonly href: string }
}

interface ModelTableProps {
  readonly lang: Lang
  readonly caption: string
  readonly rows: readonly ModelItem[]
  /** The number of the first row, for lists that go over several pages. */
  readonly from?: number
  /** With a column that says which words each record rests on. */
  readonly sources?: boolean
}

/** Models as a table: name, who, field, kind and stage. */
export function ModelTable({ lang, caption, rows, from = 1, sources = false }: ModelTableProps) {
  const say = t(lang)
  const columns: Column<ModelItem>[] = [
    { head: say('records.number'), numeric: true, wideOnly: true, cell: (_, i) => String(from + i) },
    {
      head: say('model.name'),
      names: true,
      cell: (row) => (
        <a href={localHref(lang, row.href)} {...viOn(lang)}>
          {row.name}
        </a>
      ),
    },
    { head: say('model.owner'), cell: (row) => <Owner lang={lang} row={row} /> },
    {
      head: say('model.field'),
      cell: (row) =>
        row.field === undefined ? (
          <span class="empty-cell">{say('model.field.unknown')}</span>
        ) : (
          <span {...viOn(lang)}>{row.field}</span>
        ),
    },
    { head: say('model.status'), cell: (row) => <ModelChips lang={lang} row={row} /> },
  ]
  if (sources) {
    columns.push({
      head: say('records.source'),
      cell: (row) =>
        row.source === undefined ? null : (
          <a href={localHref(lang, row.source.href)} {...viOn(lang)}>
            {row.source.title}
          </a>
        ),
    })
  }
  return <DataTable lang={lang} caption={caption} captionHidden columns={columns} rows={rows} />
}

function Owner({ lang, row }: { lang: Lang; row: ModelItem }) {
  if (row.owner === undefined && row.place === undefined) {
    return <span class="empty-cell">{t(lang)('model.owner.unknown')}</span>
  }
  return (
    <span {...viOn(lang)}>
      {row.owner ?? ''}
      {row.place === undefined ? null : <span class="under">{row.place}</span>}
    </span>
  )
}

function ModelChips({ lang, row }: { lang: Lang; row: ModelItem }) {
  const status = row.status ?? 'mentioned'
  return (
    <span class="chips">
      <Chip tone={status === 'mentioned' ? 'plain' : 'good'}>{valueLabel(lang, 'status', status)}</Chip>
      {row.kind === 'individual' ? <Chip>{valueLabel(lang, 'model-kind', row.kind)}</Chip> : null}
      {row.registration === undefined || row.registration === '' ? null : (
        <Chip>{valueLabel(lang, 'registration', row.registration)}</Chip>
      )}
      {row.years === undefined ? null : <span class="under">{formatPeriod(lang, row.years)}</span>}
    </span>
  )
}

/** A document in a list. */
export interface DocumentItem {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly publisher?: string
  readonly date?: string
  readonly kind?: string
  readonly symbol?: string
  readonly figures?: number
  readonly models?: number
}

/** Documents, newest first: title, who published it and when, what was read in it. */
export function DocumentList({ lang, items }: { lang: Lang; items: readonly DocumentItem[] }) {
  const say = t(lang)
  return (
    <ul class="item-list">
      {items.map((item) => (
        <li>
          <a class="item-title" href={localHref(lang, item.href)} {...viOn(lang)}>
            {item.symbol === undefined ? item.title : `${item.symbol} – ${item.title}`}
          </a>
          <p class="item-meta">
            {[
              item.kind === undefined ? undefined : valueLabel(lang, 'document-kind', item.kind),
              item.publisher,
              item.date === undefined ? undefined : formatDate(lang, item.date),
              item.figures === undefined ? undefined : say('count.figures', { n: formatNumber(lang, item.figures) }),
              item.models === undefined ? undefined : say('count.models', { n: formatNumber(lang, item.models) }),
            ]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Models as a short list: name, who, where. */
export function ModelList({ lang, items }: { lang: Lang; items: readonly ModelItem[] }) {
  return (
    <ul class="item-list">
      {items.map((item) => (
        <li>
          <a class="item-title" href={localHref(lang, item.href)} {...viOn(lang)}>
            {item.name}
          </a>
          <p class="item-meta" {...viOn(lang)}>
            {[item.owner, item.place, item.programme].filter((part) => part !== undefined).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}
