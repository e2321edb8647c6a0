import { t } from '../../i18n/catalogue.ts'
import { formatNumber, formatValue } from '../../i18n/format.ts'
import type { DownloadItem } from '../components/downloads.tsx'
import { Downloads } from '../components/downloads.tsx'
import type { FigureData } from '../components/figure-data.ts'
import type { Filter } from '../components/form.tsx'
import { FilterForm } from '../components/form.tsx'
import { BasisMark } from '../components/icons.tsx'
import type { ModelItem } from '../components/items.tsx'
import { ModelTable } from '../components/items.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import type { Crumb, Paging } from '../components/small.tsx'
import { Breadcrumbs, EmptyState, PageHead, Pagination, ShareLink } from '../components/small.tsx'

export interface RecordsProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  /** The recorded figure that this list opens. */
  readonly figure: FigureData
  /** Address without filters. */
  readonly href: string
  /** Parts of the address that say which figure this is (measure, unit, period...). */
  readonly keep: readonly { readonly name: string; readonly value: string }[]
  readonly filters: readonly Filter[]
  readonly rows: readonly ModelItem[]
  /** How many fit the filters; the figure's own number is `figure.value`. */
  readonly count: number
  readonly filtered: boolean
  /** The number of the first row. */
  readonly from: number
  readonly paging?: Paging
  readonly downloads: readonly DownloadItem[]
}

/** Exactly the records behind a recorded figure. */
export function RecordsPage(props: RecordsProps) {
  const { page, figure } = props
  const { lang } = page
  const say = t(lang)
  const value = formatValue(lang, figure.value)
  const title = `${value} ${figure.label}`
  return (
    <Layout page={page} title={title} wide>
      <Breadcrumbs lang={lang} crumbs={props.crumbs} />
      <PageHead eyebrow={say('records.eyebrow')} title={title}>
        <p class="page-lead">
          <BasisMark basis="recorded" /> {say('records.lead', { value })}
        </p>
        <p class="figure-rule">{figure.rule}</p>
        <p>
          <a href={localHref(lang, figure.href)}>{say('records.figure')}</a>
        </p>
      </PageHead>
      <FilterForm
        lang={lang}
        action={localHref(lang, props.href)}
        filters={props.filters}
        keep={props.keep}
        label={say('records.eyebrow')}
      />
      {props.filtered ? (
        <p role="status">
          {say('records.filtered', { n: formatNumber(lang, props.count), all: formatValue(lang, figure.value) })}
        </p>
      ) : null}
      {props.rows.length === 0 ? (
        <EmptyState text={say('records.empty')} />
      ) : (
        <ModelTable lang={lang} caption={title} rows={props.rows} from={props.from} sources />
      )}
      <Pagination lang={lang} paging={props.paging} />
      <Downloads lang={lang} items={props.downloads} />
      <ShareLink lang={lang} href={page.path} />
    </Layout>
  )
}
