import { ORGANISATION_KINDS } from '../../../core/registry/organisation-kind.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { SelectField, TextField } from '../../components/form.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Crumb, Paging } from '../../components/small.tsx'
import { EmptyState, Pagination } from '../../components/small.tsx'
import { daysWords, SetupPage } from './parts.tsx'

interface OrganisationRow {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly unit: string
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly href: string
}

interface OrganisationsProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly organisations: readonly OrganisationRow[]
  readonly newHref: string
  readonly here: string
  readonly words: string
  readonly kind: string
  readonly paging: Paging
}

/** The register of organisations. */
export function OrganisationsPage(props: OrganisationsProps) {
  const { page, organisations } = props
  const { lang } = page
  const say = t(lang)
  const kinds = ORGANISATION_KINDS.map((kind) => ({ value: kind, label: valueLabel(lang, 'org-kind', kind) }))
  const columns: readonly Column<OrganisationRow>[] = [
    {
      head: say('setup.organisation.name'),
      names: true,
      cell: (row) => (
        <a href={localHref(lang, row.href)} {...viOn(lang)}>
          {row.name}
        </a>
      ),
    },
    { head: say('setup.organisation.kind'), cell: (row) => valueLabel(lang, 'org-kind', row.kind) },
    { head: say('setup.organisation.unit'), cell: (row) => <span {...viOn(lang)}>{row.unit}</span> },
    { head: say('setup.days'), cell: (row) => daysWords(lang, row.valid_from, row.valid_to) },
  ]
  return (
    <SetupPage
      page={page}
      crumbs={props.crumbs}
      title={say('setup.organisations')}
      lead={say('setup.organisations.lead')}
      saved={props.saved}
    >
      <p>
        <a class="button" href={localHref(lang, props.newHref)}>
          {say('setup.organisation.new')}
        </a>
      </p>
      <form
        class="filter-form"
        method="get"
        action={localHref(lang, props.here)}
        aria-label={say('setup.organisations.filter')}
      >
        <TextField lang={lang} id="ten" label={say('setup.organisation.words')} value={props.words} />
        <SelectField
          lang={lang}
          id="loai"
          label={say('setup.organisation.kind')}
          choices={kinds}
          value={props.kind}
          any
        />
        <div class="filter-actions">
          <button class="button button-quiet" type="submit">
            {say('action.filter')}
          </button>
        </div>
      </form>
      {organisations.length === 0 ? (
        <EmptyState text={say('setup.organisations.empty')} />
      ) : (
        <DataTable
          lang={lang}
          caption={say('setup.organisations')}
          captionHidden
          columns={columns}
          rows={organisations}
        />
      )}
      <Pagination lang={lang} paging={props.paging} />
    </SetupPage>
  )
}
