import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/format.ts'
import { Icon } from './icons.tsx'
import { localHref, viOn } from './page.ts'

/** A state or a kind in words, on a tint. The tint only helps; the words say it. */
export function Chip({
  tone = 'plain',
  children,
}: PropsWithChildren<{ tone?: 'plain' | 'good' | 'warn' | 'declared' }>) {
  return <span class={`chip chip-${tone}`}>{children}</span>
}

/** What a list says when it has nothing: why, and what to do about it. */
export function EmptyState({ text, action }: { text: string; action?: Child }) {
  return (
    <div class="empty-state">
      <p>{text}</p>
      {action === undefined ? null : <p>{action}</p>}
    </div>
  )
}

/** One step of a path; the last has no address. */
export interface Crumb {
  readonly label: string
  readonly href?: string
  /** The label is a Vietnamese name. */
  readonly vi?: boolean
}

/** Where the page stands. */
export function Breadcrumbs({ lang, crumbs }: { lang: Lang; crumbs: readonly Crumb[] }) {
  const say = t(lang)
  const all: readonly Crumb[] = [{ label: say('nav.home'), href: '/' }, ...crumbs]
  return (
    <nav class="breadcrumbs" aria-label={say('nav.breadcrumbs')}>
      <ol>
        {all.map((crumb) => (
          <li>
            {crumb.href === undefined ? (
              <span aria-current="page" {...(crumb.vi === true ? viOn(lang) : {})}>
                {crumb.label}
              </span>
            ) : (
              <a href={localHref(lang, crumb.href)} {...(crumb.vi === true ? viOn(lang) : {})}>
                {crumb.label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Cursor paging: an address for each way that exists. */
export interface Paging {
  readonly previous?: string
  readonly next?: string
}

/** The links to the pages before and after; nothing when there is neither. */
export function Pagination({ lang, paging }: { lang: Lang; paging: Paging | undefined }) {
  const say = t(lang)
  if (paging === undefined || (paging.previous === undefined && paging.next === undefined)) return null
  return (
    <nav class="pagination" aria-label={say('page.label')}>
      {paging.previous === undefined ? null : (
        <a rel="prev" href={localHref(lang, paging.previous)}>
          <Icon name="previous" /> {say('page.previous')}
        </a>
      )}
      {paging.next === undefined ? null : (
        <a class="next" rel="next" href={localHref(lang, paging.next)}>
          {say('page.next')} <Icon name="next" />
        </a>
      )}
    </nav>
  )
}

/** Something that happened: a day and a sentence. */
export interface TimelineEvent {
  readonly date?: string
  readonly title: string
  readonly text?: string
  readonly href?: string
}

/** Events on a line, oldest first. Words of events are Vietnamese: they come from documents. */
export function Timeline({ lang, events }: { lang: Lang; events: readonly TimelineEvent[] }) {
  return (
    <ol class="timeline">
      {events.map((event) => (
        <li>
          <p class="timeline-date">
            {event.date === undefined ? (
              t(lang)('words.unknown')
            ) : (
              <time datetime={event.date}>{formatDate(lang, event.date)}</time>
            )}
          </p>
          <div {...viOn(lang)}>
            <p class="timeline-title">
              {event.href === undefined ? event.title : <a href={localHref(lang, event.href)}>{event.title}</a>}
            </p>
            {event.text === undefined ? null : <p class="timeline-text">{event.text}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** A plain link to the thing itself; the script makes it copy the address. */
export function ShareLink({ lang, href }: { lang: Lang; href: string }) {
  const say = t(lang)
  return (
    <a class="share" href={localHref(lang, href)} data-copy={say('action.copied')}>
      <Icon name="link" /> <span data-copy-label={say('action.copy-link')}>{say('action.link-here')}</span>
    </a>
  )
}

/** The links of a page's sections. */
export function OnPage({ lang, sections }: { lang: Lang; sections: readonly { id: string; title: string }[] }) {
  const title = t(lang)('nav.on-page')
  return (
    <nav class="on-page" aria-label={title}>
      <p class="on-page-title">{title}</p>
      <ul>
        {sections.map((section) => (
          <li>
            <a href={`#${section.id}`}>{section.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A named part of a page with an anchor. */
export function Section(props: PropsWithChildren<{ id: string; title: string; lead?: string }>) {
  return (
    <section class="section" id={props.id} aria-labelledby={`${props.id}-tieu-de`}>
      <h2 id={`${props.id}-tieu-de`}>{props.title}</h2>
      {props.lead === undefined ? null : <p class="section-lead">{props.lead}</p>}
      {props.children}
    </section>
  )
}

/** The top of a page: what kind of page, its name, a line under it. */
export function PageHead(props: PropsWithChildren<{ eyebrow?: string; title: string; titleLang?: { lang?: 'vi' } }>) {
  return (
    <div class="page-head">
      {props.eyebrow === undefined ? null : <p class="eyebrow">{props.eyebrow}</p>}
      <h1 class={props.title.length > 48 ? 'is-long' : ''} {...(props.titleLang ?? {})}>
        {props.title}
      </h1>
      {props.children}
    </div>
  )
}

/** Terms and what they are. Empty ones are left out; with none left nothing is shown. */
export function Facts({ facts, wide = false }: { facts: readonly { term: string; value: Child }[]; wide?: boolean }) {
  const said = facts.filter(({ value }) => value !== null && value !== undefined && value !== '')
  if (said.length === 0) return null
  return (
    <dl class={wide ? 'facts facts-wide' : 'facts'}>
      {said.map(({ term, value }) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
