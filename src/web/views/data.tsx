import { t } from '../../i18n/catalogue.ts'
import { formatNumber } from '../../i18n/format.ts'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import type { DownloadItem } from '../components/downloads.tsx'
import { Downloads } from '../components/downloads.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { Breadcrumbs, PageHead, Section } from '../components/small.tsx'

/** One set of open data and its files. */
export interface DataSet {
  readonly id: string
  readonly name: string
  readonly what: string
  readonly rows: number
  readonly files: readonly DownloadItem[]
}

export interface DataProps {
  readonly page: PageContext
  readonly sets: readonly DataSet[]
  readonly apiHref: string
  /** Example addresses of the API, each with what it gives. */
  readonly examples: readonly { readonly href: string; readonly what: string }[]
}

/** Downloads and the API. */
export function DataPage({ page, sets, apiHref, examples }: DataProps) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<DataSet>[] = [
    { head: say('data.set'), names: true, cell: (set) => set.name },
    { head: say('data.what'), cell: (set) => set.what },
    { head: say('data.rows'), numeric: true, cell: (set) => formatNumber(lang, set.rows) },
    {
      head: say('action.download'),
      cell: (set) => <Downloads lang={lang} items={set.files.map((file) => ({ ...file, what: set.name }))} />,
    },
  ]
  return (
    <Layout page={page} title={say('data.title')} description={say('data.lead')} section="data" wide>
      <Breadcrumbs lang={lang} crumbs={[{ label: say('data.title') }]} />
      <PageHead title={say('data.title')}>
        <p class="page-lead">{say('data.lead')}</p>
      </PageHead>
      <DataTable lang={lang} caption={say('data.title')} captionHidden columns={columns} rows={sets} />
      <Section id="api" title={say('data.api')} lead={say('data.api.lead')}>
        <ul class="plain-list">
          {examples.map((example) => (
            <li>
              <a href={example.href}>
                <code>{example.href}</code>
              </a>
              <span class="under">{example.what}</span>
            </li>
          ))}
        </ul>
        <p>
          <a href={apiHref}>{say('data.api.spec')}</a>
        </p>
      </Section>
      <Section id="giay-phep" title={say('data.licence')}>
        <p>{page.site.dataLicence}</p>
        <p>{say('data.cite')}</p>
      </Section>
    </Layout>
  )
}
