import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Choice } from '../../components/form.tsx'
import { SelectField, TextField } from '../../components/form.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Crumb, Paging } from '../../components/small.tsx'
import { Chip, EmptyState, Pagination } from '../../components/small.tsx'
import { SetupPage, windowWords } from './parts.tsx'

interface RoundRow {
  readonly id: string
  readonly label: string
  readonly state: string | null
  readonly opens_on: string | null
  readonly closes_on: string | null
  readonly programme: string
  readonly href: string
}

interface RoundsProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly rounds: readonly RoundRow[]
  readonly here: string
  readonly states: readonly Choice[]
  readonly state: string
  readonly year: string
  readonly newHref: string | undefined
  readonly paging: Paging
}

/** The rounds that concern whoever looks. */
export function RoundsPage(props: RoundsProps) {
  const { page, rounds } = props
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<RoundRow>[] = [
    {
      head: say('rounds.label'),
      names: true,
      cell: (row) => (
        <>
          <a href={localHref(lang, row.href)} {...viOn(lang)}>
            {row.label}
          </a>
          <p class="item-meta under" {...viOn(lang)}>
            {row.programme}
          </p>
        </>
      ),
    },
    {
      head: say('rounds.state'),
      cell: (row) => (
        <Chip tone={row.state === 'open' ? 'good' : 'plain'}>{valueLabel(lang, 'round-state', row.state ?? '')}</Chip>
      ),
    },
    { head: say('rounds.registration'), cell: (row) => windowWords(lang, row.opens_on, row.closes_on) },
  ]
  return (
    <SetupPage
      page={page}
      crumbs={props.crumbs}
      title={say('rounds.title')}
      eyebrow={say('desk.eyebrow')}
      lead={say('rounds.lead')}
    >
      {props.newHref === undefined ? null : (
        <p>
          <a class="button" href={localHref(lang, props.newHref)}>
            {say('rounds.new')}
          </a>
        </p>
      )}
      <form class="filter-form" method="get" action={localHref(lang, props.here)} aria-label={say('rounds.filter')}>
        <SelectField
          lang={lang}
          id="trang-thai"
          label={say('rounds.state')}
          choices={props.states}
          value={props.state}
          any
        />
        <TextField lang={lang} id="nam" label={say('rounds.year')} value={props.year} short numeric />
        <div class="filter-actions">
          <button class="button button-quiet" type="submit">
            {say('action.filter')}
          </button>
        </div>
      </form>
      {rounds.length === 0 ? (
        <EmptyState text={say('rounds.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('rounds.title')} captionHidden columns={columns} rows={rounds} />
      )}
      <Pagination lang={lang} paging={props.paging} />
    </SetupPage>
  )
}
