import { t } from '../../i18n/catalogue.ts'
import { formatMoment, formatNumber } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { Paging } from '../components/small.tsx'
import { Chip, EmptyState, PageHead, Pagination } from '../components/small.tsx'

/** A document on the desk. */
export interface WaitingItem {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly status: 'reading' | 'waiting' | 'partly' | 'done' | 'failed'
  readonly left: number
  readonly all: number
  /** Moment, ISO. */
  readonly added: string
  readonly by?: string
}

export interface WaitingProps {
  readonly page: PageContext
  readonly items: readonly WaitingItem[]
  readonly paging?: Paging
}

const TONES = { reading: 'plain', waiting: 'warn', partly: 'warn', done: 'good', failed: 'warn' } as const

/** Documents that wait for a person. */
export function WaitingPage({ page, items, paging }: WaitingProps) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<WaitingItem>[] = [
    {
      head: say('desk.waiting.document'),
      names: true,
      cell: (item) => (
        <a href={localHref(lang, item.href)} {...viOn(lang)}>
          {item.title}
        </a>
      ),
    },
    {
      head: say('desk.waiting.status'),
      cell: (item) => <Chip tone={TONES[item.status]}>{valueLabel(lang, 'doc-status', item.status)}</Chip>,
    },
    {
      head: say('desk.waiting.progress'),
      cell: (item) =>
        say('desk.waiting.left', { left: formatNumber(lang, item.left), all: formatNumber(lang, item.all) }),
    },
    { head: say('desk.waiting.added'), cell: (item) => formatMoment(lang, item.added) },
    { head: say('desk.waiting.by'), cell: (item) => item.by },
  ]
  return (
    <Layout page={page} title={say('desk.waiting.title')} section="desk" staff wide>
      <PageHead eyebrow={say('desk.eyebrow')} title={say('desk.waiting.title')}>
        <p class="page-lead">{say('desk.waiting.lead')}</p>
      </PageHead>
      <p>
        <a class="button" href={localHref(lang, '/ban-lam-viec/van-ban/moi')}>
          {say('upload.link')}
        </a>
      </p>
      {items.length === 0 ? (
        <EmptyState text={say('desk.waiting.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('desk.waiting.title')} captionHidden columns={columns} rows={items} />
      )}
      <Pagination lang={lang} paging={paging} />
    </Layout>
  )
}
