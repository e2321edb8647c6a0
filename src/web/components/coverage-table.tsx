import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatNumber, formatPercent, formatValue } from '../../i18n/format.ts'
import { CoverageBar } from './coverage-bar.tsx'
import type { Column } from './data-table.tsx'
import { DataTable } from './data-table.tsx'
import { BasisMark } from './icons.tsx'
import { localHref } from './page.ts'

/** Declared against recorded, for one measure. Either side may be missing; they are never added. */
export interface CoverageRow {
  readonly id: string
  /** What is counted: "mô hình được xây dựng". */
  readonly label: string
  readonly declared?: { readonly value: number; readonly approxWord?: string; readonly href: string }
  readonly recorded?: { readonly value: number; readonly href: string }
}

/** The table of a programme: each measure with what is declared, what is recorded, and how far the two have come. */
export function CoverageTable({ lang, rows }: { lang: Lang; rows: readonly CoverageRow[] }) {
  const say = t(lang)
  const columns: readonly Column<CoverageRow>[] = [
    { head: say('coverage.measure'), names: true, cell: (row) => <span class="cap">{row.label}</span> },
    { head: say('coverage.declared'), numeric: true, cell: (row) => <DeclaredCell lang={lang} row={row} /> },
    { head: say('coverage.recorded'), numeric: true, cell: (row) => <RecordedCell lang={lang} row={row} /> },
    { head: say('coverage.share'), cell: (row) => <ShareCell lang={lang} row={row} /> },
  ]
  return (
    <DataTable
      lang={lang}
      caption={say('coverage.title')}
      captionHidden
      columns={columns}
      rows={rows}
      rowId={(row) => `doi-chieu-${row.id}`}
    />
  )
}

function DeclaredCell({ lang, row }: { lang: Lang; row: CoverageRow }) {
  if (row.declared === undefined) return <span class="empty-cell">{t(lang)('coverage.undeclared')}</span>
  return (
    <span class="with-mark is-declared">
      <BasisMark basis="declared" />{' '}
      <a href={localHref(lang, row.declared.href)}>{formatValue(lang, row.declared.value, row.declared.approxWord)}</a>
    </span>
  )
}

function RecordedCell({ lang, row }: { lang: Lang; row: CoverageRow }) {
  if (row.recorded === undefined || row.recorded.value === 0) {
    return <span class="empty-cell">{t(lang)('coverage.none')}</span>
  }
  return (
    <span class="with-mark is-recorded">
      <BasisMark basis="recorded" />{' '}
      <a href={localHref(lang, row.recorded.href)}>{formatNumber(lang, row.recorded.value)}</a>
    </span>
  )
}

function ShareCell({ lang, row }: { lang: Lang; row: CoverageRow }) {
  if (row.declared === undefined) return <span class="empty-cell">–</span>
  const recorded = row.recorded?.value ?? 0
  const declared = row.declared.value
  if (recorded > declared) {
    return (
      <span class="conflict-words">
        {t(lang)('conflict.below-records', {
          stated: formatNumber(lang, declared),
          computed: formatNumber(lang, recorded),
        })}
      </span>
    )
  }
  return (
    <span class="share-cell">
      <CoverageBar lang={lang} declared={declared} recorded={recorded} />{' '}
      <span class="digits">{formatPercent(lang, recorded, declared)}</span>
    </span>
  )
}
