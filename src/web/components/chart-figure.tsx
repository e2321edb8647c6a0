import { BarsChart } from '../../documents/charts/bars.tsx'
import type { ChartDatum } from '../../documents/charts/chart-data.ts'
import { ColumnsChart } from '../../documents/charts/columns.tsx'
import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatList, formatNumber, formatValue } from '../../i18n/format.ts'
import type { Column } from './data-table.tsx'
import { DataTable } from './data-table.tsx'
import type { SumCheck } from './figure-data.ts'
import { BasisMark } from './icons.tsx'
import { localHref, viOn } from './page.ts'
import { SumLine } from './sum-line.tsx'

/** A chart with its table: labels and values already in the words of the page. */
export interface ChartData {
  readonly id: string
  readonly form: 'bars' | 'columns'
  /** Heading: "Theo lĩnh vực". */
  readonly title: string
  /** Under the heading: what is counted, in which field or year it falls. */
  readonly lead?: string
  readonly data: readonly ChartDatum[]
  /** What the labels are: "Lĩnh vực", "Năm". */
  readonly labelHead: string
  readonly sumCheck?: SumCheck
}

/** Chart, the sum of its parts, the legend in words, and the same numbers as a table that opens. */
export function ChartFigure({ lang, chart }: { lang: Lang; chart: ChartData }) {
  const say = t(lang)
  const drawing = {
    lang,
    id: `bieu-do-${chart.id}`,
    title: chart.title,
    description: describe(lang, chart.data),
    data: chart.data,
  }
  const both = chart.data.some((datum) => (datum.recorded ?? 0) > 0)
  return (
    <figure class="chart-figure" id={chart.id}>
      <figcaption>
        <h3>{chart.title}</h3>
        {chart.lead === undefined ? null : <p class="section-lead">{chart.lead}</p>}
      </figcaption>
      {chart.form === 'bars' ? <BarsChart {...drawing} /> : <ColumnsChart {...drawing} />}
      <p class="chart-legend">
        <span>
          <BasisMark basis="declared" /> {say('basis.declared.long')}
        </span>
        {both ? (
          <span>
            <BasisMark basis="recorded" />{' '}
            {say(chart.form === 'bars' ? 'basis.recorded.brackets' : 'basis.recorded.long')}
          </span>
        ) : null}
      </p>
      {chart.sumCheck === undefined ? null : <SumLine lang={lang} check={chart.sumCheck} />}
      <details>
        <summary>{say('table.show')}</summary>
        <ChartTable lang={lang} chart={chart} both={both} />
      </details>
    </figure>
  )
}

/** All numbers of a chart in one sentence: "Kinh tế 19, văn hóa - xã hội 23". */
export function describe(lang: Lang, data: readonly ChartDatum[]): string {
  return formatList(
    lang,
    data.map((datum) => `${datum.label} ${formatValue(lang, datum.declared ?? datum.recorded ?? 0, datum.approxWord)}`),
  )
}

function ChartTable({ lang, chart, both }: { lang: Lang; chart: ChartData; both: boolean }) {
  const say = t(lang)
  const columns: Column<ChartDatum>[] = [
    { head: chart.labelHead, names: true, cell: (datum) => <span {...viOn(lang)}>{datum.label}</span> },
    { head: say('coverage.declared'), numeric: true, cell: (datum) => <DeclaredNumber lang={lang} datum={datum} /> },
  ]
  if (both) {
    columns.push({
      head: say('coverage.recorded'),
      numeric: true,
      cell: (datum) => (datum.recorded === undefined ? null : formatNumber(lang, datum.recorded)),
    })
  }
  const total = chart.sumCheck?.total
  return (
    <DataTable
      lang={lang}
      caption={chart.title}
      captionHidden
      dense
      columns={columns}
      rows={chart.data}
      {...(total === undefined
        ? {}
        : { footer: [say('table.total'), formatNumber(lang, total), ...(both ? [''] : [])] })}
    />
  )
}

function DeclaredNumber({ lang, datum }: { lang: Lang; datum: ChartDatum }) {
  if (datum.declared === undefined) return <span class="empty-cell">{t(lang)('table.empty-cell')}</span>
  const text = formatValue(lang, datum.declared, datum.approxWord)
  return datum.href === undefined ? text : <a href={localHref(lang, datum.href)}>{text}</a>
}
