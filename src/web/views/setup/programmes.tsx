import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Crumb, Paging } from '../../components/small.tsx'
import { Chip, EmptyState, Pagination, Section } from '../../components/small.tsx'
import { ActionLink, daysWords, SetupPage, windowWords } from './parts.tsx'

interface ProgrammeRow {
  readonly id: string
  readonly href: string
  readonly name: string
  readonly rounds: number
}

interface ProgrammesProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly programmes: readonly ProgrammeRow[]
  readonly newHref: string
  readonly paging: Paging
}

/** The programmes that one may set up. */
export function ProgrammesPage({ page, crumbs, programmes, newHref, paging }: ProgrammesProps) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<ProgrammeRow>[] = [
    {
      head: say('setup.programme'),
      names: true,
      cell: (row) => (
        <a href={localHref(lang, row.href)} {...viOn(lang)}>
          {row.name}
        </a>
      ),
    },
    { head: say('setup.programme.rounds'), numeric: true, cell: (row) => formatNumber(lang, row.rounds) },
  ]
  return (
    <SetupPage page={page} crumbs={crumbs} title={say('setup.programmes')} lead={say('setup.programme.lead')}>
      <p>
        <a class="button" href={localHref(lang, newHref)}>
          {say('setup.programme.new')}
        </a>
      </p>
      {programmes.length === 0 ? (
        <EmptyState text={say('setup.programmes.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('setup.programmes')} captionHidden columns={columns} rows={programmes} />
      )}
      <Pagination lang={lang} paging={paging} />
    </SetupPage>
  )
}

interface RoundRow {
  readonly id: string
  readonly label: string
  readonly state: string | null
  readonly opens_on: string | null
  readonly closes_on: string | null
  readonly href: string
}

interface LeadRow {
  readonly id: string
  readonly name: string
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly href: string
}

interface ProgrammeProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly name: string
  readonly today: string
  readonly rounds: readonly RoundRow[]
  readonly leads: readonly LeadRow[]
  readonly newRoundHref: string
  readonly newLeadHref: string
}

/** One programme: its rounds, and who leads it since when. */
export function ProgrammePage(props: ProgrammeProps) {
  const { page, rounds } = props
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<RoundRow>[] = [
    {
      head: say('rounds.label'),
      names: true,
      cell: (row) =>
        row.state === null ? (
          <span {...viOn(lang)}>{row.label}</span>
        ) : (
          <a href={localHref(lang, row.href)}>{row.label}</a>
        ),
    },
    {
      head: say('rounds.state'),
      cell: (row) => <Chip>{valueLabel(lang, 'round-state', row.state ?? 'document')}</Chip>,
    },
    { head: say('rounds.registration'), cell: (row) => windowWords(lang, row.opens_on, row.closes_on) },
  ]
  return (
    <SetupPage
      page={page}
      crumbs={props.crumbs}
      title={props.name}
      titleVi
      eyebrow={say('setup.programme')}
      saved={props.saved}
    >
      <Section id="dot" title={say('rounds.title')}>
        {rounds.length === 0 ? (
          <EmptyState text={say('setup.programme.no-rounds')} />
        ) : (
          <DataTable lang={lang} caption={say('rounds.title')} captionHidden columns={columns} rows={rounds} />
        )}
        <p class="actions">
          <ActionLink lang={lang} href={props.newRoundHref}>
            {say('rounds.new')}
          </ActionLink>
        </p>
      </Section>
      <Leads {...props} />
    </SetupPage>
  )
}

function Leads({ page, leads, today, newLeadHref }: ProgrammeProps) {
  const { lang } = page
  const say = t(lang)
  const now = (row: LeadRow) =>
    (row.valid_from === null || row.valid_from <= today) && (row.valid_to === null || today < row.valid_to)
  const columns: readonly Column<LeadRow>[] = [
    { head: say('setup.lead.body'), names: true, cell: (row) => <span {...viOn(lang)}>{row.name}</span> },
    { head: say('setup.days'), cell: (row) => daysWords(lang, row.valid_from, row.valid_to) },
    {
      head: say('setup.lead.now'),
      cell: (row) => (now(row) ? <Chip tone="good">{say('setup.lead.leads')}</Chip> : say('setup.lead.over')),
    },
    {
      head: say('setup.action'),
      cell: (row) => (now(row) ? <a href={localHref(lang, row.href)}>{say('setup.end')}</a> : ''),
    },
  ]
  return (
    <Section id="chu-tri" title={say('setup.leads')} lead={say('setup.lead.lead')}>
      {leads.length === 0 ? (
        <EmptyState text={say('setup.leads.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('setup.leads')} captionHidden columns={columns} rows={leads} />
      )}
      <p class="actions">
        <ActionLink lang={lang} href={newLeadHref}>
          {say('setup.lead.new')}
        </ActionLink>
      </p>
    </Section>
  )
}
