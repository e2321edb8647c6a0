import { t } from '../../../i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../../i18n/format.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Paging } from '../../components/small.tsx'
import { Chip, EmptyState, PageHead, Pagination } from '../../components/small.tsx'

export type MeetingState = 'planned' | 'open' | 'closed' | 'called-off'
export const MEETING_TONES = { planned: 'plain', open: 'warn', closed: 'good', 'called-off': 'plain' } as const

/** One session in a list. */
export interface MeetingLine {
  readonly href: string
  readonly name: string
  readonly heldOn: string
  readonly startsAt: string
  readonly place: string
  readonly round: string
  readonly state: MeetingState
  readonly files: number
  /** Votes that wait for the reader's ballot. */
  readonly waiting: number
}

export interface MeetingListProps {
  readonly page: PageContext
  readonly items: readonly MeetingLine[]
  readonly paging?: Paging
  readonly mayConvene: boolean
}

/** The sessions that the reader sits in or may read. */
export function MeetingListPage({ page, items, paging, mayConvene }: MeetingListProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('meeting.title')} section="desk" staff wide>
      <PageHead eyebrow={say('desk.eyebrow')} title={say('meeting.title')}>
        <p class="page-lead">{say('meeting.lead')}</p>
      </PageHead>
      {mayConvene ? (
        <p>
          <a class="button" href={localHref(lang, '/ban-lam-viec/phien-hop/moi')}>
            {say('meeting.convene')}
          </a>
        </p>
      ) : null}
      {items.length === 0 ? (
        <EmptyState text={say('meeting.none')} />
      ) : (
        <DataTable lang={lang} caption={say('meeting.title')} captionHidden columns={columns(page)} rows={items} />
      )}
      <Pagination lang={lang} paging={paging} />
    </Layout>
  )
}

function columns({ lang }: PageContext): readonly Column<MeetingLine>[] {
  const say = t(lang)
  return [
    {
      head: say('meeting.name'),
      names: true,
      cell: (one) => (
        <a href={localHref(lang, one.href)} {...viOn(lang)}>
          {one.name}
        </a>
      ),
    },
    {
      head: say('meeting.held'),
      cell: (one) => (
        <>
          {formatDate(lang, one.heldOn)} <span {...viOn(lang)}>{one.startsAt}</span>
        </>
      ),
    },
    { head: say('meeting.round'), cell: (one) => <span {...viOn(lang)}>{one.round}</span> },
    { head: say('meeting.files'), numeric: true, cell: (one) => formatNumber(lang, one.files) },
    {
      head: say('meeting.state'),
      cell: (one) => (
        <span class="chips">
          <Chip tone={MEETING_TONES[one.state]}>{say(`meeting-state.${one.state}`)}</Chip>
          {one.waiting === 0 ? null : (
            <strong class="under">{say('meeting.waiting', { n: formatNumber(lang, one.waiting) })}</strong>
          )}
        </span>
      ),
    },
  ]
}
