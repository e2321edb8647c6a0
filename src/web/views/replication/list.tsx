import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { Layout } from '../../components/layout.tsx'
import { localHref, type PageContext, viOn } from '../../components/page.ts'
import { Chip, EmptyState, PageHead } from '../../components/small.tsx'

interface ReplicationItem {
  readonly href: string
  readonly model: string
  readonly receiver: string
  readonly origin: string
  readonly state: string
  /** What is next waits for the reader. */
  readonly mine: boolean
  readonly next?: string
}

interface ReplicationListProps {
  readonly page: PageContext
  readonly items: readonly ReplicationItem[]
  readonly older?: string
}

export const REPLICATION_TONES: Readonly<Record<string, 'good' | 'warn' | 'plain'>> = {
  confirmed: 'good',
  proposed: 'warn',
}

/** Replications, newest first, with what is next of each. */
export function ReplicationListPage({ page, items, older }: ReplicationListProps) {
  const { lang } = page
  const say = t(lang)
  const vi = (text: string) => (text === '' ? '' : <span {...viOn(lang)}>{text}</span>)
  const columns: readonly Column<ReplicationItem>[] = [
    {
      head: say('replication.model'),
      names: true,
      cell: (i) => (
        <a href={localHref(lang, i.href)} {...viOn(lang)}>
          {i.model}
        </a>
      ),
    },
    { head: say('replication.origin'), cell: (i) => vi(i.origin) },
    { head: say('replication.receiver'), cell: (i) => vi(i.receiver) },
    {
      head: say('replication.state'),
      cell: (i) => (
        <Chip tone={REPLICATION_TONES[i.state] ?? 'plain'}>{valueLabel(lang, 'replication-state', i.state)}</Chip>
      ),
    },
    {
      head: say('replication.next'),
      cell: (i) =>
        i.next === undefined ? (
          ''
        ) : (
          <>
            {i.next} {i.mine ? <Chip tone="warn">{say('replication.mine')}</Chip> : null}
          </>
        ),
    },
  ]
  return (
    <Layout page={page} title={say('replication.title')} section="desk" staff wide>
      <PageHead eyebrow={say('desk.eyebrow')} title={say('replication.title')}>
        <p class="page-lead">{say('replication.lead')}</p>
      </PageHead>
      {items.length === 0 ? (
        <EmptyState text={say('replication.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('replication.title')} captionHidden columns={columns} rows={items} />
      )}
      {older === undefined ? null : (
        <p>
          <a href={localHref(lang, older)}>{say('replication.older')}</a>
        </p>
      )}
    </Layout>
  )
}
