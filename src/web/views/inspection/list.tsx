import { t } from '../../../i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { Layout } from '../../components/layout.tsx'
import { localHref, type PageContext, viOn } from '../../components/page.ts'
import { Chip, EmptyState, PageHead } from '../../components/small.tsx'

export interface InspectionItem {
  readonly href: string
  readonly plan: string
  readonly unit: string
  readonly state: string
  readonly visits: number
  readonly open: number
  readonly overdue: number
  readonly from?: string
  readonly to?: string
}

export interface InspectionListProps {
  readonly page: PageContext
  readonly items: readonly InspectionItem[]
  /** May the reader plan one? */
  readonly may: boolean
  readonly older?: string
}

/** Inspections, newest first, with what of each still waits. */
export function InspectionListPage({ page, items, may, older }: InspectionListProps) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<InspectionItem>[] = [
    {
      head: say('inspection.list.plan'),
      names: true,
      cell: (i) => (
        <>
          <a href={localHref(lang, i.href)} {...viOn(lang)}>
            {i.plan}
          </a>
          {i.from === undefined ? null : (
            <span class="hint">
              {' '}
              {formatDate(lang, i.from)}–{i.to === undefined ? '' : formatDate(lang, i.to)}
            </span>
          )}
        </>
      ),
    },
    { head: say('inspection.list.unit'), cell: (i) => <span {...viOn(lang)}>{i.unit}</span> },
    {
      head: say('inspection.list.state'),
      cell: (i) => (
        <Chip tone={i.state === 'concluded' ? 'good' : 'plain'}>{valueLabel(lang, 'inspection-state', i.state)}</Chip>
      ),
    },
    { head: say('inspection.list.visits'), cell: (i) => formatNumber(lang, i.visits) },
    {
      head: say('inspection.list.open'),
      cell: (i) => (
        <>
          {formatNumber(lang, i.open)}{' '}
          {i.overdue === 0 ? null : (
            <Chip tone="warn">{say('inspection.list.overdue', { n: formatNumber(lang, i.overdue) })}</Chip>
          )}
        </>
      ),
    },
  ]
  return (
    <Layout page={page} title={say('inspection.title')} section="desk" staff wide>
      <PageHead eyebrow={say('desk.eyebrow')} title={say('inspection.title')}>
        <p class="page-lead">{say('inspection.lead')}</p>
      </PageHead>
      {may ? (
        <p>
          <a class="button" href={localHref(lang, '/ban-lam-viec/kiem-tra/moi')}>
            {say('inspection.new')}
          </a>
        </p>
      ) : null}
      {items.length === 0 ? (
        <EmptyState text={say('inspection.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('inspection.title')} captionHidden columns={columns} rows={items} />
      )}
      {older === undefined ? null : (
        <p>
          <a href={localHref(lang, older)}>{say('inspection.older')}</a>
        </p>
      )}
    </Layout>
  )
}
