import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Icon } from './icons.tsx'
import { localHref } from './page.ts'

/** One part of a long text, or of a long list: which of how many, and where each is. */
export interface PartOf {
  readonly number: number
  readonly of: number
  readonly href: (number: number) => string
}

interface PartNavProps {
  readonly lang: Lang
  readonly part: PartOf | undefined
  /** What is in parts: pages of a list, parts of a text. */
  readonly kind: 'text' | 'list'
}

/** First, previous, which of how many, next, last; nothing when there is only one part. */
export function PartNav({ lang, part, kind }: PartNavProps) {
  if (part === undefined || part.of < 2) return null
  const say = t(lang)
  const { number, of } = part
  const params = { number: formatNumber(lang, number), of: formatNumber(lang, of) }
  const link = (to: number, text: string, rel: 'prev' | 'next' | '') => (
    <a href={localHref(lang, part.href(to))} {...(rel === '' ? {} : { rel })}>
      {rel === 'prev' ? <Icon name="previous" /> : null} {text} {rel === 'next' ? <Icon name="next" /> : null}
    </a>
  )
  return (
    <nav class="pagination part-nav" aria-label={say(kind === 'text' ? 'part.label' : 'page.label')}>
      {number > 2 ? link(1, say(kind === 'text' ? 'part.first' : 'page.first'), '') : null}
      {number > 1 ? link(number - 1, say(kind === 'text' ? 'part.previous' : 'page.previous'), 'prev') : null}
      <span class="part-here">{say(kind === 'text' ? 'part.here' : 'page.here', params)}</span>
      {number < of ? link(number + 1, say(kind === 'text' ? 'part.next' : 'page.next'), 'next') : null}
      {number < of - 1 ? link(of, say(kind === 'text' ? 'part.last' : 'page.last'), '') : null}
    </nav>
  )
}
