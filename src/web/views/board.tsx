import type { Child } from 'hono/jsx'
import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import type { Filter } from '../components/form.tsx'
import { FilterForm } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { Paging } from '../components/small.tsx'
import { Breadcrumbs, Chip, EmptyState, Facts, PageHead, Pagination, Section } from '../components/small.tsx'

/** A row of a board: a field or a unit, with how many files stand where. */
export interface BoardRow {
  readonly name: string
  /** The name is Vietnamese whatever the page is. */
  readonly vi: boolean
  readonly counts: Readonly<Record<string, { readonly n: number; readonly href: string }>>
  readonly total: number
}

export interface BoardFileItem {
  readonly href: string
  readonly name: string
  readonly unit: string
  readonly field: string
  readonly stage: string
  /** A calendar day, of a file that is carried out. */
  readonly heardOn?: string
  readonly silent: boolean
}

export interface BoardProps {
  readonly page: PageContext
  readonly href: string
  readonly title: string
  readonly where: string
  readonly today: string
  readonly facts: readonly { readonly term: string; readonly value: Child }[]
  readonly stages: readonly string[]
  readonly byField: readonly BoardRow[]
  readonly byUnit: readonly BoardRow[]
  /** The sums of every unit, whichever are on the page. */
  readonly sums: Readonly<Record<string, number>>
  readonly total: number
  readonly unitsPage: { readonly from: number; readonly to: number; readonly n: number; readonly paging: Paging }
  readonly silent: { readonly n: number; readonly href: string; readonly days: number } | undefined
  readonly filters: readonly Filter[]
  readonly keep: readonly { readonly name: string; readonly value: string }[]
  readonly files: readonly BoardFileItem[]
  readonly paging: Paging
}

/** A round by stage, field and unit, and the files behind every number. */
export function BoardPage(props: BoardProps) {
  const { page, title } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('board.title', { round: title })} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[{ label: say('work.title'), href: '/ban-lam-viec' }, { label: say('board.short') }]}
      />
      <PageHead eyebrow={props.where} title={say('board.title', { round: title })}>
        <p class="page-lead">{say('board.lead', { date: formatDate(lang, props.today) })}</p>
        <p>
          <a href={localHref(lang, props.href.replace(/bang$/, 'chi-tieu'))}>{say('board.quotas')}</a>
        </p>
      </PageHead>
      <Facts facts={props.facts} />
      {props.total === 0 ? <EmptyState text={say('board.empty')} /> : <Counts {...props} />}
      <FilesPart {...props} />
    </Layout>
  )
}

function Counts(props: BoardProps) {
  const { page, silent } = props
  const { lang } = page
  const say = t(lang)
  const { from, to, n, paging } = props.unitsPage
  return (
    <>
      <p class="hint">
        {silent === undefined ? (
          say('board.silent.unset')
        ) : (
          <>
            <a href={localHref(lang, silent.href)}>{say('board.silent', { n: formatNumber(lang, silent.n) })}</a>{' '}
            {say('board.silent.rule', { days: silent.days })}
          </>
        )}
      </p>
      <Section id="linh-vuc" title={say('board.by-field')}>
        <CountTable {...props} rows={props.byField} head={say('board.field')} />
      </Section>
      <Section id="don-vi" title={say('board.by-unit')}>
        <CountTable {...props} rows={props.byUnit} head={say('board.unit')} />
        {n > to - from + 1 ? <p class="hint">{say('board.units.page', { from, to, n })}</p> : null}
        <Pagination lang={lang} paging={paging} />
      </Section>
    </>
  )
}

function CountTable(props: BoardProps & { readonly rows: readonly BoardRow[]; readonly head: string }) {
  const { page, stages, rows, head, sums } = props
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<BoardRow>[] = [
    { head, names: true, cell: (row) => (row.vi ? <span {...viOn(lang)}>{row.name}</span> : row.name) },
    ...stages.map(
      (stage): Column<BoardRow> => ({
        head: valueLabel(lang, 'stage', stage),
        numeric: true,
        cell: (row) => {
          const count = row.counts[stage]
          return count === undefined ? '0' : <a href={localHref(lang, count.href)}>{formatNumber(lang, count.n)}</a>
        },
      }),
    ),
    { head: say('board.total'), numeric: true, cell: (row) => formatNumber(lang, row.total) },
  ]
  const footer = [
    say('board.total'),
    ...stages.map((stage) => formatNumber(lang, sums[stage] ?? 0)),
    formatNumber(lang, props.total),
  ]
  return <DataTable lang={lang} caption={head} captionHidden dense columns={columns} rows={rows} footer={footer} />
}

function FilesPart(props: BoardProps) {
  const { page, files } = props
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<BoardFileItem>[] = [
    {
      head: say('work.item'),
      names: true,
      cell: (file) => (
        <a href={localHref(lang, file.href)} {...(file.name === '' ? {} : viOn(lang))}>
          {file.name === '' ? say('work.unnamed') : file.name}
        </a>
      ),
    },
    { head: say('board.unit'), cell: (file) => <span {...viOn(lang)}>{file.unit}</span> },
    { head: say('board.field'), cell: (file) => file.field },
    {
      head: say('board.stage'),
      cell: (file) => (
        <span class="no-break">
          <Chip>{valueLabel(lang, 'stage', file.stage)}</Chip>
        </span>
      ),
    },
    {
      head: say('board.heard'),
      cell: (file) =>
        file.heardOn === undefined ? null : (
          <div>
            <span class="due-line">{formatDate(lang, file.heardOn)}</span>
            {file.silent ? (
              <span class="no-break">
                <Chip tone="warn">{say('board.silent.mark')}</Chip>
              </span>
            ) : null}
          </div>
        ),
    },
  ]
  const shown = files.some((file) => file.heardOn !== undefined) ? columns : columns.slice(0, -1)
  return (
    <Section id="ho-so" title={say('board.files')} lead={say('board.files.lead')}>
      <FilterForm
        lang={lang}
        action={localHref(lang, `${props.href}#ho-so`)}
        filters={props.filters}
        keep={props.keep}
        label={say('board.files')}
      />
      {files.length === 0 ? (
        <EmptyState text={say('board.files.none')} />
      ) : (
        <DataTable lang={lang} caption={say('board.files')} captionHidden columns={shown} rows={files} />
      )}
      <Pagination lang={lang} paging={props.paging} />
    </Section>
  )
}
