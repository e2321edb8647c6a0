import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatNumber, formatValue } from '../../i18n/format.ts'
import { periodLabel } from '../../i18n/labels.ts'
import type { CoverageRow } from '../components/coverage-table.tsx'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import { Chip } from '../components/small.tsx'
import type { SuccessionData, UnitLink } from '../components/unit-succession.tsx'
import { UnitSuccession } from '../components/unit-succession.tsx'

/** Awards of one deciding body in one form. Numbers stand for decision lines; absent means not stated. */
export interface AwardRow {
  readonly body: string
  readonly form: string
  readonly collective?: AwardCell
  readonly individual?: AwardCell
  readonly models?: AwardCell
}

export interface AwardCell {
  readonly value: number
  readonly href: string
}

/** Awards by deciding body; never added up between bodies. */
export function AwardTable({ lang, rows }: { lang: Lang; rows: readonly AwardRow[] }) {
  const say = t(lang)
  const number = (cell: AwardCell | undefined) =>
    cell === undefined ? (
      <span class="empty-cell">–</span>
    ) : (
      <a href={localHref(lang, cell.href)}>{formatNumber(lang, cell.value)}</a>
    )
  const withModels = rows.some((row) => row.models !== undefined)
  const columns: Column<AwardRow>[] = [
    { head: say('award.body'), names: true, cell: (row) => <span {...viOn(lang)}>{row.body}</span> },
    { head: say('award.form'), cell: (row) => row.form },
    { head: say('award.collective'), numeric: true, cell: (row) => number(row.collective) },
    { head: say('award.individual'), numeric: true, cell: (row) => number(row.individual) },
  ]
  if (withModels) columns.push({ head: say('award.models'), numeric: true, cell: (row) => number(row.models) })
  return <DataTable lang={lang} caption={say('programme.awards')} captionHidden columns={columns} rows={rows} />
}

interface HeadProps {
  readonly page: PageContext
  readonly movement: { readonly name: string; readonly href: string }
  readonly unit: UnitLink
  readonly succession?: SuccessionData
  readonly period: string
  readonly asOf?: string
  readonly reviewedEarly?: boolean
  readonly coverage: readonly CoverageRow[]
}

/** The unit as the title, the movement above it; period and as-of under it; then and now beside it. */
export function ProgrammeHead(props: HeadProps) {
  const { lang } = props.page
  const say = t(lang)
  return (
    <div class="programme-head">
      <div class="page-head">
        <p class="eyebrow">
          {say('movement.eyebrow')} ·{' '}
          <a href={localHref(lang, props.movement.href)} {...viOn(lang)}>
            {props.movement.name}
          </a>
        </p>
        <h1>{say('programme.title', { movement: props.movement.name, unit: props.unit.name })}</h1>
        <p class="page-lead">
          {props.unit.within === undefined ? null : (
            <>
              <span class="cap" {...viOn(lang)}>
                {props.unit.within}
              </span>
              {' · '}
            </>
          )}
          {periodLabel(lang, props.period)}
          {props.asOf === undefined ? null : ` · ${say('date.as-of', { date: formatDate(lang, props.asOf) })}`}
        </p>
        {props.reviewedEarly === true ? <Chip tone="warn">{say('programme.in-progress')}</Chip> : null}
        <Summary lang={lang} row={props.coverage[0]} />
      </div>
      {props.succession === undefined ? null : (
        <div class="then-now">
          <div class="then-now-heads">
            <span>{say('programme.then')}</span>
            <span>{say('programme.now')}</span>
          </div>
          <UnitSuccession lang={lang} succession={props.succession} />
        </div>
      )}
    </div>
  )
}

/** The programme in one sentence: what documents say, and how much of it is on record. */
function Summary({ lang, row }: { lang: Lang; row: CoverageRow | undefined }) {
  if (row?.declared === undefined) return null
  const declared = formatValue(lang, row.declared.value, row.declared.approxWord)
  const recorded = row.recorded?.value ?? 0
  const say = t(lang)
  return (
    <p class="programme-summary">
      {recorded === 0
        ? say('programme.summary.none', { declared, what: row.label })
        : say('programme.summary', { declared, what: row.label, recorded: formatNumber(lang, recorded) })}
    </p>
  )
}
