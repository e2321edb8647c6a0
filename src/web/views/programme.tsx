import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatNumber, formatPeriod } from '../../i18n/format.ts'
import type { ChartData } from '../components/chart-figure.tsx'
import { ChartFigure } from '../components/chart-figure.tsx'
import type { CoverageRow } from '../components/coverage-table.tsx'
import { CoverageTable } from '../components/coverage-table.tsx'
import type { DownloadItem } from '../components/downloads.tsx'
import { Downloads } from '../components/downloads.tsx'
import { FigureRow } from '../components/figure.tsx'
import type { ConflictData, FigureData, SumCheck } from '../components/figure-data.ts'
import type { Filter } from '../components/form.tsx'
import { FilterForm } from '../components/form.tsx'
import type { DocumentItem, ModelItem } from '../components/items.tsx'
import { DocumentList, ModelTable } from '../components/items.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import type { Paging, TimelineEvent } from '../components/small.tsx'
import { Breadcrumbs, EmptyState, OnPage, Pagination, Section, ShareLink, Timeline } from '../components/small.tsx'
import { ConflictLine, SumLine } from '../components/sum-line.tsx'
import type { SuccessionData, UnitLink } from '../components/unit-succession.tsx'
import type { AwardRow } from './programme-parts.tsx'
import { AwardTable, ProgrammeHead } from './programme-parts.tsx'

/** A sum that the documents state, tried again, with what it is about. */
export interface CheckItem {
  readonly about: string
  readonly href?: string
  readonly check: SumCheck
}

export interface ProgrammeProps {
  readonly page: PageContext
  readonly href: string
  readonly movement: { readonly name: string; readonly href: string }
  /** The unit as it was: "huyện Cần Giuộc", within "tỉnh Long An". */
  readonly unit: UnitLink
  /** What it is today, when something changed. */
  readonly succession?: SuccessionData
  /** As printed: "2021-2023" or "2023". */
  readonly period: string
  readonly asOf?: string
  /** The review was held before the period ended. */
  readonly reviewedEarly?: boolean
  /** Three to six. */
  readonly keyFigures: readonly FigureData[]
  readonly coverage: readonly CoverageRow[]
  /** How many there are, when only the first are here. */
  readonly coverageAll?: number
  readonly charts: readonly ChartData[]
  readonly models: {
    readonly items: readonly ModelItem[]
    /** All that the programme has, before filters. */
    readonly all: number
    readonly filters: readonly Filter[]
    readonly paging?: Paging
    /** What documents declare, for the words when there is no record. */
    readonly declared?: number
  }
  readonly awards: readonly AwardRow[]
  readonly events: readonly TimelineEvent[]
  readonly documents: readonly DocumentItem[]
  readonly checks: readonly CheckItem[]
  readonly conflicts: readonly ConflictData[]
  /** Sums and conflicts that are not on the page. */
  readonly unlisted?: number
  readonly downloads: readonly DownloadItem[]
}

/** The heart of the portal: one movement in one unit over one period. */
export function ProgrammePage(props: ProgrammeProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  const title = say('programme.title', { movement: props.movement.name, unit: props.unit.name })
  const sections = [
    { id: 'so-lieu', title: say('programme.key-figures') },
    ...(props.coverage.length === 0 ? [] : [{ id: 'doi-chieu', title: say('coverage.title') }]),
    ...props.charts.map((chart) => ({ id: chart.id, title: chart.title })),
    { id: 'mo-hinh', title: say('programme.models') },
    { id: 'khen-thuong', title: say('programme.awards') },
    ...(props.events.length === 0 ? [] : [{ id: 'dien-bien', title: say('programme.events') }]),
    { id: 'van-ban', title: say('programme.documents') },
    { id: 'cong-thu', title: say('programme.checks') },
  ]
  return (
    <Layout page={page} title={`${title}, ${formatPeriod(lang, props.period)}`} wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: props.movement.name, href: props.movement.href, vi: true },
          { label: props.unit.name, vi: true },
        ]}
      />
      <ProgrammeHead {...props} />
      <div class="with-aside">
        <OnPage lang={lang} sections={sections} />
        <div class="with-aside-main">
          <Section id="so-lieu" title={say('programme.key-figures')}>
            {props.keyFigures.length === 0 ? (
              <EmptyState text={say('programme.no-figures')} />
            ) : (
              <FigureRow lang={lang} figures={props.keyFigures} />
            )}
          </Section>
          {props.coverage.length === 0 ? null : (
            <Section id="doi-chieu" title={say('coverage.title')} lead={say('coverage.lead')}>
              <CoverageTable lang={lang} rows={props.coverage} />
              <Unlisted lang={lang} n={(props.coverageAll ?? 0) - props.coverage.length} />
            </Section>
          )}
          {props.charts.length === 0 ? null : (
            <div class="charts">
              {props.charts.map((chart) => (
                <ChartFigure lang={lang} chart={chart} />
              ))}
            </div>
          )}
          <Models {...props} />
          <Rest {...props} />
          <Section id="tai-ve" title={say('programme.downloads')}>
            <Downloads lang={lang} items={props.downloads} />
            <ShareLink lang={lang} href={props.href} />
          </Section>
        </div>
      </div>
    </Layout>
  )
}

function Models({ page, models, href }: ProgrammeProps) {
  const { lang } = page
  const say = t(lang)
  const none =
    models.all > 0
      ? say('programme.models.empty-filter')
      : models.declared === undefined
        ? say('list.models.empty')
        : say('programme.models.empty', { n: formatNumber(lang, models.declared) })
  return (
    <Section id="mo-hinh" title={say('programme.models')} lead={say('programme.models.lead')}>
      {models.all === 0 ? null : (
        <FilterForm
          lang={lang}
          action={localHref(lang, `${href}#mo-hinh`)}
          filters={models.filters}
          label={say('programme.models')}
        />
      )}
      {models.items.length === 0 ? (
        <EmptyState text={none} />
      ) : (
        <ModelTable lang={lang} caption={say('programme.models')} rows={models.items} />
      )}
      <Pagination lang={lang} paging={models.paging} />
    </Section>
  )
}

function Rest(props: ProgrammeProps) {
  const { lang } = props.page
  const say = t(lang)
  return (
    <>
      <Section id="khen-thuong" title={say('programme.awards')} lead={say('programme.awards.lead')}>
        {props.awards.length === 0 ? (
          <EmptyState text={say('programme.awards.empty')} />
        ) : (
          <AwardTable lang={lang} rows={props.awards} />
        )}
      </Section>
      {props.events.length === 0 ? null : (
        <Section id="dien-bien" title={say('programme.events')}>
          <Timeline lang={lang} events={props.events} />
        </Section>
      )}
      <Section id="van-ban" title={say('programme.documents')}>
        {props.documents.length === 0 ? (
          <EmptyState text={say('list.documents.empty')} />
        ) : (
          <DocumentList lang={lang} items={props.documents} />
        )}
      </Section>
      <Section id="cong-thu" title={say('programme.checks')} lead={say('programme.checks.lead')}>
        {props.checks.length === 0 ? <p>{say('programme.checks.empty')}</p> : null}
        {props.checks.map((item) => (
          <div class="check-item">
            <h3>{item.href === undefined ? item.about : <a href={localHref(lang, item.href)}>{item.about}</a>}</h3>
            <SumLine lang={lang} check={item.check} />
          </div>
        ))}
        {props.conflicts.map((conflict) => (
          <ConflictLine lang={lang} conflict={conflict} />
        ))}
        <Unlisted lang={lang} n={props.unlisted ?? 0} />
        {props.conflicts.length === 0 ? <p class="hint">{say('programme.checks.clean')}</p> : null}
      </Section>
    </>
  )
}

/** What a long table leaves out, and where it is. */
function Unlisted({ lang, n }: { lang: Lang; n: number }) {
  if (n <= 0) return null
  return (
    <p class="hint">
      {t(lang)('programme.unlisted', { n: formatNumber(lang, n) })}{' '}
      <a href="#tai-ve">{t(lang)('programme.downloads')}</a>
    </p>
  )
}
