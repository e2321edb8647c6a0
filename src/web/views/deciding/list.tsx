import { t } from '../../../i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { Layout } from '../../components/layout.tsx'
import { localHref, type PageContext, viOn } from '../../components/page.ts'
import { Chip, EmptyState, PageHead } from '../../components/small.tsx'

export interface DecisionItem {
  readonly href: string
  readonly title: string
  readonly kind: string
  readonly body: string
  readonly state: string
  readonly lines: number
  readonly symbol?: string
  readonly on?: string
}

export interface DecisionListProps {
  readonly page: PageContext
  readonly items: readonly DecisionItem[]
  /** May the reader draft one, or give numbers? */
  readonly drafts: boolean
  readonly numbers: boolean
  readonly older?: string
}

export const STATE_TONES: Readonly<Record<string, 'good' | 'warn' | 'plain'>> = { issued: 'good', signed: 'warn' }

/** Decisions that people made, newest first. */
export function DecisionListPage({ page, items, drafts, numbers, older }: DecisionListProps) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<DecisionItem>[] = [
    {
      head: say('deciding.list.title'),
      names: true,
      cell: (i) => (
        <a href={localHref(lang, i.href)} {...viOn(lang)}>
          {i.title}
        </a>
      ),
    },
    { head: say('deciding.list.kind'), cell: (i) => i.kind },
    { head: say('deciding.list.body'), cell: (i) => <span {...viOn(lang)}>{i.body}</span> },
    {
      head: say('deciding.list.number'),
      cell: (i) => (
        <>
          {i.symbol ?? <span class="hint">{say('deciding.no-number')}</span>}
          {i.on === undefined ? null : <span class="hint"> {formatDate(lang, i.on)}</span>}
        </>
      ),
    },
    { head: say('deciding.list.lines'), numeric: true, cell: (i) => formatNumber(lang, i.lines) },
    {
      head: say('deciding.list.state'),
      cell: (i) => <Chip tone={STATE_TONES[i.state] ?? 'plain'}>{valueLabel(lang, 'decision-state', i.state)}</Chip>,
    },
  ]
  return (
    <Layout page={page} title={say('deciding.title')} section="desk" staff wide>
      <PageHead eyebrow={say('desk.eyebrow')} title={say('deciding.title')}>
        <p class="page-lead">{say('deciding.lead')}</p>
      </PageHead>
      {drafts || numbers ? (
        <p>
          {drafts ? (
            <a class="button" href={localHref(lang, '/ban-lam-viec/quyet-dinh/moi')}>
              {say('deciding.new')}
            </a>
          ) : null}{' '}
          {numbers ? (
            <a class="button button-quiet" href={localHref(lang, '/ban-lam-viec/quyet-dinh/so-van-ban')}>
              {say('deciding.numberings')}
            </a>
          ) : null}
        </p>
      ) : null}
      {items.length === 0 ? (
        <EmptyState text={say('deciding.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('deciding.title')} captionHidden columns={columns} rows={items} />
      )}
      {older === undefined ? null : (
        <p>
          <a href={localHref(lang, older)}>{say('deciding.older')}</a>
        </p>
      )}
    </Layout>
  )
}
