import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/format.ts'
import type { TextMark } from '../components/marked-text.tsx'
import { MarkedText } from '../components/marked-text.tsx'
import { localHref, viOn } from '../components/page.ts'

/** A passage of a document around some words. Marks count code points of the passage. */
export interface QuotePassage {
  readonly text: string
  readonly marks: readonly TextMark[]
  readonly documentTitle: string
  /** Straight to the words. */
  readonly documentHref: string
  readonly date?: string
}

/** The words in their place, and the document that they come from. */
export function Passage({ lang, passage }: { lang: Lang; passage: QuotePassage }) {
  return (
    <figure class="passage">
      <blockquote>
        <MarkedText lang={lang} text={passage.text} marks={passage.marks} />
      </blockquote>
      <figcaption>
        <span {...viOn(lang)}>{passage.documentTitle}</span>
        {passage.date === undefined ? '' : `, ${formatDate(lang, passage.date)}`}
        {' · '}
        <a href={localHref(lang, passage.documentHref)}>{t(lang)('figure.read-in')}</a>
      </figcaption>
    </figure>
  )
}
