import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatNumber, formatValue } from '../../i18n/format.ts'
import type { Column } from '../components/data-table.tsx'
import { DataTable } from '../components/data-table.tsx'
import { Figure } from '../components/figure.tsx'
import type { FigureData, SumPart } from '../components/figure-data.ts'
import type { ModelItem } from '../components/items.tsx'
import { ModelTable } from '../components/items.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { Crumb, Paging } from '../components/small.tsx'
import { Breadcrumbs, EmptyState, Facts, Pagination, Section, ShareLink } from '../components/small.tsx'
import { SumLine } from '../components/sum-line.tsx'
import type { QuotePassage } from './passage.tsx'
import { Passage } from './passage.tsx'

/** Another figure that this one contains, or lies in. */
export interface RelatedFigure {
  readonly label: string
  readonly value: number
  readonly approxWord?: string
  readonly href: string
  /** It is also a term of the sum: a programme tag that the text counts once as a line of its own. */
  readonly alsoAddend?: boolean
}

export interface FigurePageProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly figure: FigureData
  /** Of which unit, over which period: "huyện Cần Giuộc, tỉnh Long An, 2021–2023". */
  readonly where: string
  readonly quotes: readonly QuotePassage[]
  /** Figures said to be among this one, without being terms of a sum. */
  readonly subsets: readonly RelatedFigure[]
  /** Figures that this one lies in. */
  readonly wholes: readonly RelatedFigure[]
  /** Names of the rules that decided the reading. */
  readonly why: readonly string[]
  /** The recorded figure of the same measure, and the first of its records. */
  readonly beside?: { readonly figure: FigureData; readonly records: readonly ModelItem[]; readonly paging?: Paging }
}

/** One figure opened: its words in context, its parts, what lies within it, and the recorded figure beside it. */
export function FigurePage(props: FigurePageProps) {
  const { page, figure } = props
  const { lang } = page
  const say = t(lang)
  const title = `${formatValue(lang, figure.value, figure.approxWord, figure.valueMax)} ${figure.label}, ${props.where}`
  const eyebrow = say(figure.basis === 'declared' ? 'figure.eyebrow.declared' : 'figure.eyebrow.recorded')
  return (
    <Layout page={page} title={title} wide>
      <Breadcrumbs lang={lang} crumbs={props.crumbs} />
      <p class="eyebrow">{eyebrow}</p>
      <h1 class="visually-hidden">{title}</h1>
      <Figure lang={lang} figure={figure} size="hero" linked={false} />
      <div class="figure-opened">
        <div>
          <Quotes lang={lang} quotes={props.quotes} />
          <Parts lang={lang} figure={figure} />
          <Related lang={lang} id="trong-do" kind="subsets" figures={props.subsets} />
          <Related lang={lang} id="nam-trong" kind="whole" figures={props.wholes} />
          {props.why.length === 0 ? null : (
            <details>
              <summary>{say('figure.why')}</summary>
              <ul>
                {props.why.map((rule) => (
                  <li>{rule}</li>
                ))}
              </ul>
            </details>
          )}
          <ShareLink lang={lang} href={figure.href} />
        </div>
        <Beside lang={lang} beside={props.beside} />
      </div>
    </Layout>
  )
}

function Quotes({ lang, quotes }: { lang: Lang; quotes: readonly QuotePassage[] }) {
  const say = t(lang)
  if (quotes.length === 0) return null
  return (
    <Section id="cau-chu" title={say('figure.quotes')} lead={say('figure.quotes.lead')}>
      {quotes.map((quote) => (
        <Passage lang={lang} passage={quote} />
      ))}
    </Section>
  )
}

function Parts({ lang, figure }: { lang: Lang; figure: FigureData }) {
  const say = t(lang)
  const check = figure.sumCheck
  if (check === undefined) return null
  const columns: readonly Column<SumPart>[] = [
    {
      head: say('figure.part'),
      names: true,
      cell: (part) => <span {...viOn(lang)}>{part.label}</span>,
    },
    {
      head: say('figure.value'),
      numeric: true,
      cell: (part) =>
        part.href === undefined ? (
          formatNumber(lang, part.value)
        ) : (
          <a href={localHref(lang, part.href)}>{formatNumber(lang, part.value)}</a>
        ),
    },
  ]
  return (
    <Section id="cac-phan" title={say('figure.parts')} lead={say('figure.parts.lead')}>
      <DataTable
        lang={lang}
        caption={say('figure.parts')}
        captionHidden
        dense
        columns={columns}
        rows={check.parts}
        footer={[say('table.total'), formatNumber(lang, check.total)]}
      />
      <SumLine lang={lang} check={check} />
    </Section>
  )
}

interface RelatedProps {
  readonly lang: Lang
  readonly id: string
  readonly kind: 'subsets' | 'whole'
  readonly figures: readonly RelatedFigure[]
}

function Related({ lang, id, kind, figures }: RelatedProps) {
  const say = t(lang)
  if (figures.length === 0) return null
  const lead = kind === 'subsets' ? { lead: say('figure.subsets.lead') } : {}
  return (
    <Section id={id} title={say(`figure.${kind}`)} {...lead}>
      <Facts
        facts={figures.map((related) => ({
          term: related.label,
          value: (
            <>
              <a href={localHref(lang, related.href)}>{formatNumber(lang, related.value)}</a>
              {related.alsoAddend === true ? <span class="hint"> {say('figure.also-addend')}</span> : null}
            </>
          ),
        }))}
      />
    </Section>
  )
}

function Beside({ lang, beside }: { lang: Lang; beside: FigurePageProps['beside'] }) {
  const say = t(lang)
  return (
    <Section id="ho-so" title={say('figure.beside')}>
      {beside === undefined ? (
        <EmptyState text={say('figure.records-empty')} />
      ) : (
        <>
          <Figure lang={lang} figure={beside.figure} />
          <h3>{say('figure.records-title')}</h3>
          {beside.records.length === 0 ? (
            <EmptyState text={say('figure.records-empty')} />
          ) : (
            <ModelTable lang={lang} caption={say('figure.records-title')} rows={beside.records} />
          )}
          <Pagination lang={lang} paging={beside.paging} />
        </>
      )}
    </Section>
  )
}
