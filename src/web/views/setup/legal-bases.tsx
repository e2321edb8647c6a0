import { t } from '../../../i18n/catalogue.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Crumb, Paging } from '../../components/small.tsx'
import { Chip, EmptyState, Pagination } from '../../components/small.tsx'
import { ActionLink, daysWords, SetupPage } from './parts.tsx'

interface BasisRow {
  readonly id: string
  readonly symbol: string
  readonly title: string
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly verified: boolean
  readonly source: string | null
  readonly stands: 'valid' | 'not-yet' | 'expired'
  readonly next: string | undefined
  readonly unit: string
  readonly href?: string
}

interface BasesProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly bases: readonly BasisRow[]
  readonly newHref: string
  readonly referenceHref: string
  readonly paging: Paging
}

const TONES = { valid: 'good', 'not-yet': 'plain', expired: 'warn' } as const

/** Legal bases with their validity, and what replaced those that ended. */
export function BasesPage({ page, crumbs, saved, bases, newHref, referenceHref, paging }: BasesProps) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<BasisRow>[] = [
    {
      head: say('setup.basis.symbol'),
      names: true,
      cell: (row) => (
        <>
          {row.href === undefined ? row.symbol : <a href={localHref(lang, row.href)}>{row.symbol}</a>}
          <p class="item-meta under" {...viOn(lang)}>
            {row.title}
          </p>
        </>
      ),
    },
    { head: say('setup.days'), cell: (row) => daysWords(lang, row.valid_from, row.valid_to) },
    {
      head: say('setup.basis.stands'),
      cell: (row) => (
        <>
          <Chip tone={TONES[row.stands]}>{say(`setup.basis.${row.stands}`)}</Chip>
          {row.next === undefined ? null : <> {say('setup.basis.next', { symbol: row.next })}</>}
        </>
      ),
    },
    {
      head: say('setup.basis.checked'),
      cell: (row) => say(row.verified ? 'setup.basis.verified' : 'setup.basis.unverified'),
    },
    {
      head: say('setup.whose'),
      cell: (row) => (row.unit === '' ? say('setup.everybody') : <span {...viOn(lang)}>{row.unit}</span>),
    },
  ]
  return (
    <SetupPage page={page} crumbs={crumbs} title={say('setup.bases')} lead={say('setup.bases.lead')} saved={saved}>
      <p class="actions">
        <a class="button" href={localHref(lang, newHref)}>
          {say('setup.basis.new')}
        </a>{' '}
        <ActionLink lang={lang} href={referenceHref}>
          {say('setup.reference.link')}
        </ActionLink>
      </p>
      {bases.length === 0 ? (
        <EmptyState text={say('setup.bases.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('setup.bases')} captionHidden columns={columns} rows={bases} />
      )}
      <Pagination lang={lang} paging={paging} />
    </SetupPage>
  )
}
