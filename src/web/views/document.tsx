import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import { AnnotatedText } from '../components/annotated-text.tsx'
import type { ClaimCardData } from '../components/claim-card.tsx'
import { ClaimCard, cardId } from '../components/claim-card.tsx'
import { Layout } from '../components/layout.tsx'
import type { TextMark } from '../components/marked-text.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { PartOf } from '../components/part-nav.tsx'
import { PartNav } from '../components/part-nav.tsx'
import type { Crumb } from '../components/small.tsx'
import { Breadcrumbs, EmptyState, Facts, PageHead, Section, ShareLink } from '../components/small.tsx'

/** Words of the document and the card they belong to: the card's id, its place in the text. */
export interface DocumentMark extends ClaimCardData {
  /** Code points from the start of the text as given. */
  readonly start: number
  readonly length: number
  /** No card: the words lead straight to the page. So is what comes after the first many of a dense text. */
  readonly bare?: boolean
}

export interface DocumentProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly href: string
  readonly title: string
  readonly kind?: string
  readonly symbol?: string
  readonly publisher?: string
  readonly date?: string
  /** When it was taken in, and by whose book. */
  readonly received?: { readonly date: string; readonly by: string }
  /** Address of the original elsewhere. */
  readonly originalHref?: string
  readonly place?: { readonly name: string; readonly href?: string }
  readonly programme?: { readonly name: string; readonly href: string }
  /** Whom this document retells. */
  readonly retells?: string
  readonly citations: readonly { readonly symbol: string; readonly href?: string }[]
  /** The text as given; of a long one, a part. */
  readonly text: string
  readonly part?: PartOf
  /** Accepted figures and models. */
  readonly marks: readonly DocumentMark[]
}

/** The mark of a card: the words lead to it, and the card leads back. */
function toTextMark(lang: Lang, mark: DocumentMark): TextMark {
  const say = t(lang)
  const label = say('claim.in-text', { label: mark.kind === 'model' ? say('claim.model') : mark.label })
  const href = mark.bare === true && mark.href !== undefined ? localHref(lang, mark.href) : `#${cardId(mark.id)}`
  return { id: mark.id, start: mark.start, length: mark.length, kind: mark.kind, href, label }
}

/** A document: its text with marked words, and the card of each beside it. */
export function DocumentPage(props: DocumentProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  const marks = props.marks.map((mark) => toTextMark(lang, mark))
  const cards = new Map(props.marks.filter((mark) => mark.bare !== true).map((mark) => [mark.id, mark]))
  const { part } = props
  const parts = part !== undefined && part.of > 1
  const title = parts ? say('document.part-title', { title: props.title, number: part.number }) : props.title
  return (
    <Layout page={page} title={title} wide>
      <Breadcrumbs lang={lang} crumbs={props.crumbs} />
      <PageHead
        eyebrow={props.kind === undefined ? say('document.eyebrow') : valueLabel(lang, 'document-kind', props.kind)}
        title={props.title}
        titleLang={viOn(lang)}
      >
        {props.retells === undefined ? null : (
          <p class="page-lead">{say('document.retells', { source: props.retells })}</p>
        )}
      </PageHead>
      <DocumentFacts {...props} />
      <Section id="toan-van" title={say('document.read')} lead={say('document.read.lead')}>
        {parts ? <p>{say('document.part', { number: part.number, of: part.of })}</p> : null}
        {props.marks.length === 0 ? <EmptyState text={say(parts ? 'document.none-here' : 'document.none')} /> : null}
        <AnnotatedText
          lang={lang}
          text={props.text}
          marks={marks}
          card={(id) => {
            const card = cards.get(id)
            return card === undefined ? null : <ClaimCard lang={lang} card={card} />
          }}
        />
        <PartNav lang={lang} part={part} kind="text" />
      </Section>
      <ShareLink lang={lang} href={props.href} />
    </Layout>
  )
}

function DocumentFacts(props: DocumentProps) {
  const { lang } = props.page
  const say = t(lang)
  const link = (target: { name: string; href?: string } | undefined) => {
    if (target === undefined) return null
    if (target.href === undefined) return <span {...viOn(lang)}>{target.name}</span>
    return (
      <a href={localHref(lang, target.href)} {...viOn(lang)}>
        {target.name}
      </a>
    )
  }
  return (
    <Facts
      wide
      facts={[
        { term: say('document.publisher'), value: props.publisher },
        { term: say('document.published'), value: props.date === undefined ? null : formatDate(lang, props.date) },
        { term: say('document.symbol'), value: props.symbol },
        {
          term: say('document.received'),
          value: props.received === undefined ? null : `${formatDate(lang, props.received.date)}, ${props.received.by}`,
        },
        { term: say('document.place'), value: link(props.place) },
        { term: say('document.programme'), value: link(props.programme) },
        {
          term: say('document.original'),
          value:
            props.originalHref === undefined ? null : (
              <a href={props.originalHref} rel="noreferrer">
                {host(props.originalHref)}
              </a>
            ),
        },
        {
          term: say('document.citations'),
          value:
            props.citations.length === 0
              ? null
              : props.citations.map((cited, i) => (
                  <>
                    {i === 0 ? '' : '; '}
                    {cited.href === undefined ? cited.symbol : <a href={localHref(lang, cited.href)}>{cited.symbol}</a>}
                  </>
                )),
        },
      ]}
    />
  )
}

/** The name of the site, for a link that leads away; the address itself when it has none. */
function host(href: string): string {
  return URL.canParse(href) ? new URL(href).host || href : href
}
