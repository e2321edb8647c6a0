import type { PeriodLine } from '../../../app/setup/register-facts.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatPeriod } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Crumb } from '../../components/small.tsx'
import { EmptyState, Facts, Section } from '../../components/small.tsx'
import { daysWords, SetupPage } from './parts.tsx'

interface MovementRow {
  readonly id: string
  readonly name: string
  readonly name_en: string
  readonly summary: string
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly href: string
}

interface MovementsProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly movements: readonly MovementRow[]
  readonly newHref: string | undefined
}

/** The movements of these books. */
export function MovementsPage({ page, crumbs, saved, movements, newHref }: MovementsProps) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<MovementRow>[] = [
    {
      head: say('setup.movement.name'),
      names: true,
      cell: (m) => (
        <a href={localHref(lang, m.href)} {...viOn(lang)}>
          {m.name}
        </a>
      ),
    },
    { head: say('setup.days'), cell: (m) => daysWords(lang, m.valid_from, m.valid_to) },
  ]
  return (
    <SetupPage
      page={page}
      crumbs={crumbs}
      title={say('setup.movements')}
      saved={saved}
      lead={say('setup.movements.lead')}
    >
      {newHref === undefined ? null : (
        <p>
          <a class="button" href={localHref(lang, newHref)}>
            {say('setup.movement.new')}
          </a>
        </p>
      )}
      <DataTable lang={lang} caption={say('setup.movements')} captionHidden columns={columns} rows={movements} />
    </SetupPage>
  )
}

interface MovementProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly movement: Omit<MovementRow, 'href'> & { readonly summary_en: string }
  readonly periods: readonly PeriodLine[]
  /** May the reader change it? Otherwise nothing of the page leads to a form. */
  readonly may: boolean
  readonly editHref: string
  readonly newPeriodHref: string
  readonly periodHref: (id: string) => string
}

/** One movement with its periods: how they nest and overlap is shown, never forbidden. */
export function MovementPage(props: MovementProps) {
  const { page, movement: m, periods } = props
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<PeriodLine>[] = [
    {
      head: say('setup.period.label'),
      names: true,
      cell: (p) =>
        props.may ? (
          <a href={localHref(lang, props.periodHref(p.id))}>{formatPeriod(lang, p.label)}</a>
        ) : (
          formatPeriod(lang, p.label)
        ),
    },
    {
      head: say('setup.period.years'),
      cell: (p) => (p.year_from === p.year_to ? p.year_from : `${p.year_from}–${p.year_to}`),
    },
    { head: say('setup.period.kind'), cell: (p) => valueLabel(lang, 'period-kind', p.kind) },
    { head: say('setup.period.parent'), cell: (p) => p.parentLabel },
    {
      head: say('setup.period.others'),
      cell: (p) =>
        p.others.length === 0
          ? say('setup.period.alone')
          : p.others.map((o, i) => (
              <>
                {i === 0 ? '' : '; '}
                {valueLabel(lang, 'period-lies', o.lies)} {formatPeriod(lang, o.label)}
              </>
            )),
    },
  ]
  return (
    <SetupPage
      page={page}
      crumbs={props.crumbs}
      title={m.name}
      titleVi
      saved={props.saved}
      eyebrow={say('setup.movement')}
    >
      <Facts
        facts={[
          { term: say('setup.movement.summary'), value: <span {...viOn(lang)}>{m.summary}</span> },
          { term: say('setup.days'), value: daysWords(lang, m.valid_from, m.valid_to) },
        ]}
      />
      {props.may ? (
        <p class="actions">
          <a class="button button-quiet" href={localHref(lang, props.editHref)}>
            {say('setup.edit')}
          </a>
        </p>
      ) : null}
      <Section id="giai-doan" title={say('setup.periods')} lead={say('setup.period.lead')}>
        {periods.length === 0 ? (
          <EmptyState text={say('setup.periods.empty')} />
        ) : (
          <DataTable lang={lang} caption={say('setup.periods')} captionHidden columns={columns} rows={periods} />
        )}
        {props.may ? (
          <p>
            <a class="button button-quiet" href={localHref(lang, props.newPeriodHref)}>
              {say('setup.period.new')}
            </a>
          </p>
        ) : null}
      </Section>
    </SetupPage>
  )
}
