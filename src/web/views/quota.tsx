import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { Paging } from '../components/small.tsx'
import { Breadcrumbs, Chip, EmptyState, PageHead, Pagination } from '../components/small.tsx'

/** not-reported: sent nothing at all, which is not the same as too little. */
export type Meeting = 'met' | 'over' | 'not-met' | 'not-reported'

export interface QuotaItem {
  readonly name: string
  readonly counted: number
  readonly waiting: number
  readonly meeting: Meeting
}

export interface QuotaView {
  /** Its number on the page: "1". */
  readonly id: string
  /** "Mỗi xã, phường: ít nhất 1 mô hình duy trì" */
  readonly title: string
  readonly basis?: string
  readonly all: number
  readonly totals: Readonly<Record<Meeting, number>>
  readonly unplaced: number
}

export interface QuotaProps {
  readonly page: PageContext
  readonly href: string
  readonly title: string
  readonly where: string
  readonly day: string
  readonly quotas: readonly QuotaView[]
  /** The quota whose list is shown, and of it only those that stand so. */
  readonly shown: string
  readonly only: Meeting | undefined
  readonly rows: readonly QuotaItem[]
  readonly paging: Paging
}

const TONES = { met: 'good', over: 'warn', 'not-met': 'warn', 'not-reported': 'plain' } as const
const ORDER: readonly Meeting[] = ['met', 'not-met', 'not-reported', 'over']

/** Who has met each quota of a round, who has not, and who has reported nothing. */
export function QuotaPage(props: QuotaProps) {
  const { page, href, title, quotas } = props
  const { lang } = page
  const say = t(lang)
  const board = href.replace(/chi-tieu$/, 'bang')
  return (
    <Layout page={page} title={say('quota.title', { round: title })} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('work.title'), href: '/ban-lam-viec' },
          { label: say('board.short'), href: board },
          { label: say('quota.title', { round: title }) },
        ]}
      />
      <PageHead eyebrow={props.where} title={say('quota.title', { round: title })}>
        <p class="page-lead">{say('quota.lead', { date: formatDate(lang, props.day) })}</p>
        <p>
          <a href={localHref(lang, board)}>{say('quota.board')}</a>
        </p>
      </PageHead>
      {quotas.length === 0 ? <EmptyState text={say('quota.none')} /> : null}
      {quotas.map((quota) => (
        <OneQuota {...props} quota={quota} />
      ))}
    </Layout>
  )
}

function OneQuota(props: QuotaProps & { readonly quota: QuotaView }) {
  const { page, href, only, quota } = props
  const { lang } = page
  const say = t(lang)
  const part = quota.totals.met
  const anchor = `chi-tieu-${quota.id}`
  const here = props.shown === quota.id
  const linkTo = (meeting?: Meeting) =>
    localHref(lang, `${href}?so=${quota.id}${meeting === undefined ? '' : `&ket-qua=${meeting}`}#${anchor}`)
  return (
    <section class="section" id={anchor} aria-labelledby={`${anchor}-ten`}>
      <h2 id={`${anchor}-ten`}>{quota.title}</h2>
      {quota.basis === undefined ? null : <p class="hint">{say('quota.basis', { basis: quota.basis })}</p>}
      <div class="progress">
        <p id={`${anchor}-phan`}>
          {say('quota.share', { part: formatNumber(lang, part), all: formatNumber(lang, quota.all) })}
        </p>
        <progress value={part} max={Math.max(quota.all, 1)} aria-labelledby={`${anchor}-phan`} />
      </div>
      <p class="chips">
        {ORDER.filter((meeting) => quota.totals[meeting] > 0).map((meeting) => (
          <a href={linkTo(meeting)} {...(here && only === meeting ? { 'aria-current': 'true' } : {})}>
            <Chip tone={TONES[meeting]}>
              {say(`quota.total.${meeting}`, { n: formatNumber(lang, quota.totals[meeting]) })}
            </Chip>
          </a>
        ))}
        <a href={linkTo()} {...(here && only === undefined ? { 'aria-current': 'true' } : {})}>
          {say('quota.all')}
        </a>
      </p>
      {here ? (
        <>
          <DataTable lang={lang} caption={quota.title} captionHidden dense columns={columns(page)} rows={props.rows} />
          <Pagination lang={lang} paging={props.paging} />
        </>
      ) : null}
      {quota.unplaced === 0 ? null : (
        <p class="hint">{say('quota.unplaced', { n: formatNumber(lang, quota.unplaced) })}</p>
      )}
    </section>
  )
}

function columns({ lang }: PageContext): readonly Column<QuotaItem>[] {
  const say = t(lang)
  return [
    { head: say('quota.target'), names: true, cell: (row) => <span {...viOn(lang)}>{row.name}</span> },
    { head: say('quota.counted'), numeric: true, cell: (row) => formatNumber(lang, row.counted) },
    { head: say('quota.waiting'), numeric: true, cell: (row) => formatNumber(lang, row.waiting) },
    {
      head: say('quota.meeting'),
      cell: (row) => <Chip tone={TONES[row.meeting]}>{valueLabel(lang, 'quota.meeting', row.meeting)}</Chip>,
    },
  ]
}
