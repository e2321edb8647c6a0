import { t } from '../../i18n/catalogue.ts'
import type { DownloadItem } from '../components/downloads.tsx'
import { Downloads } from '../components/downloads.tsx'
import { FigureRow } from '../components/figure.tsx'
import type { FigureData } from '../components/figure-data.ts'
import type { Filter } from '../components/form.tsx'
import { FilterForm } from '../components/form.tsx'
import type { ProgrammeItem } from '../components/items.tsx'
import { ProgrammeTable } from '../components/items.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { Paging } from '../components/small.tsx'
import { Breadcrumbs, EmptyState, PageHead, Pagination, Section } from '../components/small.tsx'

export interface MovementProps {
  readonly page: PageContext
  readonly name: string
  readonly href: string
  /** A sentence or two; Vietnamese. */
  readonly about?: string
  readonly figures: readonly FigureData[]
  readonly filters: readonly Filter[]
  readonly programmes: readonly ProgrammeItem[]
  readonly paging?: Paging
  readonly downloads: readonly DownloadItem[]
}

/** One movement and all its programmes. */
export function MovementPage(props: MovementProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={props.name} wide {...(props.about === undefined ? {} : { description: props.about })}>
      <Breadcrumbs lang={lang} crumbs={[{ label: props.name, vi: true }]} />
      <PageHead eyebrow={say('movement.eyebrow')} title={props.name} titleLang={viOn(lang)}>
        {props.about === undefined ? null : (
          <p class="page-lead" {...viOn(lang)}>
            {props.about}
          </p>
        )}
      </PageHead>
      {props.figures.length === 0 ? null : <FigureRow lang={lang} figures={props.figures} />}
      <Section id="chuong-trinh" title={say('movement.programmes')} lead={say('movement.programmes.lead')}>
        <FilterForm
          lang={lang}
          action={localHref(lang, `${props.href}#chuong-trinh`)}
          filters={props.filters}
          label={say('movement.programmes')}
        />
        {props.programmes.length === 0 ? (
          <EmptyState
            text={say('movement.programmes.empty')}
            action={<a href={localHref(lang, props.href)}>{say('action.clear')}</a>}
          />
        ) : (
          <ProgrammeTable lang={lang} caption={say('movement.programmes')} rows={props.programmes} />
        )}
        <Pagination lang={lang} paging={props.paging} />
      </Section>
      <Downloads lang={lang} items={props.downloads} />
    </Layout>
  )
}
