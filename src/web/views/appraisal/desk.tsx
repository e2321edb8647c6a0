import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Paging } from '../../components/small.tsx'
import { Chip, EmptyState, PageHead, Pagination, Section } from '../../components/small.tsx'

/** A file that waits for the reader's sheet. */
export interface WaitingFile {
  readonly href: string
  readonly name: string
  readonly unit: string
  readonly team: string
  readonly state: 'none' | 'draft' | 'handed-in' | 'refused'
  /** "Đã nộp: 86,5 điểm", "Không chấm được". */
  readonly words: string
  readonly why?: string
}

export interface TeamLine {
  readonly href: string
  readonly name: string
  readonly round: string
  readonly unit: string
  readonly field: string
  readonly open: number
  readonly done: number
}

export interface AppraisalDeskProps {
  readonly page: PageContext
  readonly waiting: readonly WaitingFile[]
  readonly paging?: Paging
  readonly teams: readonly TeamLine[]
  readonly teamPaging?: Paging
  readonly mayForm: boolean
  readonly notice?: string
}

const TONES = { none: 'warn', draft: 'warn', 'handed-in': 'good', refused: 'plain' } as const

/** What the reader has to score, and the teams they sit in or run. */
export function AppraisalDeskPage(props: AppraisalDeskProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('appraisal.title')} section="desk" staff wide>
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      <PageHead eyebrow={say('desk.eyebrow')} title={say('appraisal.title')}>
        <p class="page-lead">{say('appraisal.lead')}</p>
      </PageHead>
      <Section id="cho-cham" title={say('appraisal.waiting')}>
        {props.waiting.length === 0 ? (
          <EmptyState text={say('appraisal.waiting.none')} />
        ) : (
          <DataTable
            lang={lang}
            caption={say('appraisal.waiting')}
            captionHidden
            columns={waitingColumns(page)}
            rows={props.waiting}
          />
        )}
        <Pagination lang={lang} paging={props.paging} />
      </Section>
      <Section id="to" title={say('appraisal.teams')}>
        {props.teams.length === 0 ? (
          <EmptyState text={say('appraisal.teams.none')} />
        ) : (
          <DataTable
            lang={lang}
            caption={say('appraisal.teams')}
            captionHidden
            columns={teamColumns(page)}
            rows={props.teams}
          />
        )}
        <Pagination lang={lang} paging={props.teamPaging} />
        {props.mayForm ? (
          <p>
            <a class="button" href={localHref(lang, '/ban-lam-viec/tham-dinh/to/moi')}>
              {say('appraisal.team.form')}
            </a>
          </p>
        ) : null}
      </Section>
    </Layout>
  )
}

function waitingColumns({ lang }: PageContext): readonly Column<WaitingFile>[] {
  const say = t(lang)
  return [
    {
      head: say('appraisal.file'),
      names: true,
      cell: (file) => (
        <a href={localHref(lang, file.href)} {...viOn(lang)}>
          {file.name}
        </a>
      ),
    },
    { head: say('appraisal.unit'), cell: (file) => <span {...viOn(lang)}>{file.unit}</span> },
    { head: say('appraisal.team'), cell: (file) => <span {...viOn(lang)}>{file.team}</span> },
    {
      head: say('appraisal.my-sheet'),
      cell: (file) => (
        <span class="chips">
          <Chip tone={TONES[file.state]}>{file.words}</Chip>
          {file.why === undefined ? null : <span class="hint under">{file.why}</span>}
        </span>
      ),
    },
  ]
}

function teamColumns({ lang }: PageContext): readonly Column<TeamLine>[] {
  const say = t(lang)
  return [
    {
      head: say('appraisal.team'),
      names: true,
      cell: (team) => (
        <a href={localHref(lang, team.href)} {...viOn(lang)}>
          {team.name}
        </a>
      ),
    },
    {
      head: say('appraisal.round'),
      cell: (team) => (
        <span {...viOn(lang)}>
          {team.round}, {team.unit}
        </span>
      ),
    },
    { head: say('appraisal.field'), cell: (team) => <span {...viOn(lang)}>{team.field}</span> },
    { head: say('appraisal.open-count'), numeric: true, cell: (team) => formatNumber(lang, team.open) },
    { head: say('appraisal.done-count'), numeric: true, cell: (team) => formatNumber(lang, team.done) },
  ]
}
