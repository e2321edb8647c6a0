import { t } from '../../../i18n/catalogue.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Filter } from '../../components/form.tsx'
import { FilterForm } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Paging } from '../../components/small.tsx'
import { EmptyState, PageHead, Pagination } from '../../components/small.tsx'
import { NameCell, type RegistrationItem, type StateCount, StateTabs } from './mine.tsx'

export interface QueueProps {
  readonly page: PageContext
  readonly href: string
  readonly rows: readonly RegistrationItem[]
  readonly counts: readonly StateCount[]
  /** The filters as they are in the address. */
  readonly keep: string
  readonly state: string
  readonly filters: readonly Filter[]
  readonly paging: Paging
  /** What was just decided. */
  readonly done?: string
}

/** What waits for the receiving body. */
export function QueuePage(props: QueueProps) {
  const { page, rows } = props
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<RegistrationItem>[] = [
    { head: say('reg.col.name'), names: true, cell: (row) => <NameCell page={page} row={row} /> },
    { head: say('reg.col.unit'), cell: (row) => <span {...viOn(lang)}>{row.place}</span> },
    { head: say('reg.col.lead'), cell: (row) => row.lead },
    { head: say('reg.col.field'), cell: (row) => row.field },
    { head: say('reg.col.type'), cell: (row) => row.type },
    { head: say('reg.col.sent'), cell: (row) => row.sent },
  ]
  return (
    <Layout page={page} title={say('reg.queue.title')} section="desk" staff wide>
      {props.done === undefined ? null : (
        <p class="notice" role="status">
          {props.done}
        </p>
      )}
      <PageHead eyebrow={say('desk.eyebrow')} title={say('reg.queue.title')}>
        <p class="page-lead">{say('reg.queue.lead')}</p>
      </PageHead>
      <StateTabs page={page} href={props.href} counts={props.counts} keep={props.keep} />
      <FilterForm
        lang={lang}
        action={localHref(lang, props.href)}
        label={say('reg.queue.filters')}
        filters={props.filters}
        keep={[{ name: 'trang-thai', value: props.state }]}
      />
      {rows.length === 0 ? (
        <EmptyState text={say('reg.queue.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('reg.queue.title')} captionHidden columns={columns} rows={rows} dense />
      )}
      <Pagination lang={lang} paging={props.paging} />
    </Layout>
  )
}
