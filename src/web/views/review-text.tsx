import { t } from '../../i18n/catalogue.ts'
import { Layout } from '../components/layout.tsx'
import type { TextMark } from '../components/marked-text.tsx'
import { MarkedText } from '../components/marked-text.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { PartOf } from '../components/part-nav.tsx'
import { PartNav } from '../components/part-nav.tsx'
import { Breadcrumbs, PageHead } from '../components/small.tsx'

/** The words of a proposal in the text, and its card. */
export interface ReviewMark {
  readonly id: string
  readonly start: number
  readonly length: number
  readonly kind: string
  readonly state: string
  readonly href: string
}

export interface ReviewTextProps {
  readonly page: PageContext
  readonly title: string
  /** The review. */
  readonly href: string
  readonly text: string
  readonly part: PartOf
  readonly marks: readonly ReviewMark[]
}

/** The text of a document under review: every word of it, a part at a time, with the words of proposals marked. */
export function ReviewTextPage({ page, title, href, text, part, marks }: ReviewTextProps) {
  const { lang } = page
  const say = t(lang)
  const toMark = (mark: ReviewMark): TextMark => ({
    id: mark.id,
    start: mark.start,
    length: mark.length,
    kind: mark.kind === 'model' ? 'model' : 'figure',
    href: localHref(lang, mark.href),
    state: mark.state === 'proposed' ? 'open' : mark.state === 'refused' ? 'refused' : 'accepted',
  })
  return (
    <Layout page={page} title={say('review.text.title', { document: title })} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('desk.waiting.title'), href: '/ban-lam-viec/van-ban' },
          { label: title, href, vi: true },
          { label: say('document.text') },
        ]}
      />
      <PageHead eyebrow={say('desk.eyebrow')} title={title} titleLang={viOn(lang)}>
        <p class="page-lead">{say('review.text.lead')}</p>
        <p>
          <a href={localHref(lang, href)}>{say('review.text.back')}</a>
        </p>
      </PageHead>
      {part.of < 2 ? null : <p>{say('document.part', { number: part.number, of: part.of })}</p>}
      <MarkedText lang={lang} text={text} marks={marks.map(toMark)} />
      <PartNav lang={lang} part={part} kind="text" />
    </Layout>
  )
}
