import type { Child, PropsWithChildren } from 'hono/jsx'
import { dayBefore } from '../../../core/units/dates.ts'
import { type Lang, t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Crumb } from '../../components/small.tsx'
import { Breadcrumbs, Chip, PageHead } from '../../components/small.tsx'

interface SetupPageProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly title: string
  /** The title is a Vietnamese name. */
  readonly titleVi?: boolean
  readonly eyebrow?: string
  readonly lead?: string
  /** Something was just saved. */
  readonly saved?: boolean
  readonly wide?: boolean
}

/** A page of setting up: the way there, its name, whether something was saved, what it shows. */
export function SetupPage(props: PropsWithChildren<SetupPageProps>) {
  const { page, title } = props
  const say = t(page.lang)
  return (
    <Layout page={page} title={title} section="desk" staff wide={props.wide !== false}>
      <Breadcrumbs lang={page.lang} crumbs={props.crumbs} />
      <PageHead
        eyebrow={props.eyebrow ?? say('setup.eyebrow')}
        title={title}
        {...(props.titleVi === true ? { titleLang: viOn(page.lang) } : {})}
      >
        {props.lead === undefined ? null : <p class="page-lead">{props.lead}</p>}
      </PageHead>
      {props.saved === true ? (
        <p class="notice" role="status">
          {say('setup.saved')}
        </p>
      ) : null}
      {props.children}
    </Layout>
  )
}

/** "từ 01/07/2025 đến hết 28/02/2027", with what is open left out; empty when both ends are. `to` is exclusive. */
export function daysWords(lang: Lang, from: string | null, to: string | null): string {
  const say = t(lang)
  const start = from === null ? undefined : formatDate(lang, from)
  const end = to === null ? undefined : formatDate(lang, dayBefore(to))
  if (start !== undefined && end !== undefined) return say('setup.days.both', { from: start, to: end })
  if (start !== undefined) return say('setup.days.from', { from: start })
  return end === undefined ? say('setup.days.open') : say('setup.days.to', { to: end })
}

/** A window whose both ends belong to it. */
export function windowWords(lang: Lang, from: string | null, to: string | null): string {
  const say = t(lang)
  if (from !== null && to !== null)
    return say('setup.days.both', { from: formatDate(lang, from), to: formatDate(lang, to) })
  if (from !== null) return say('setup.days.from', { from: formatDate(lang, from) })
  return to === null ? say('setup.days.unset') : say('setup.days.to', { to: formatDate(lang, to) })
}

/** By whom it was adopted, or that it is only a reference. */
export function AdoptedChip({ lang, adoptedOn }: { lang: Lang; adoptedOn: string | null }) {
  const say = t(lang)
  return (
    <Chip tone={adoptedOn === null ? 'warn' : 'good'}>
      {adoptedOn === null ? say('setup.not-adopted') : say('setup.adopted', { on: formatDate(lang, adoptedOn) })}
    </Chip>
  )
}

/** Where a reference comes from, and that it is not official; once a body adopted it as it is, only where it comes from. */
export function ReferenceNote({
  lang,
  row,
}: {
  lang: Lang
  row: { source: string | null; adopted_on: string | null }
}) {
  if (row.source === null) return null
  const say = t(lang)
  return (
    <p class="notice long-words">
      {row.adopted_on === null ? <strong>{say('setup.reference.mark')} </strong> : null}
      {say('setup.reference.source')} <span {...viOn(lang)}>{row.source}</span>{' '}
      {row.adopted_on === null ? say('setup.reference.own') : null}
    </p>
  )
}

/** That nothing can be said to have passed, because nobody set what it takes. */
export function UnsetNote({ lang, what }: { lang: Lang; what: readonly string[] }) {
  if (what.length === 0) return null
  const say = t(lang)
  return (
    <section class="notice notice-warn" aria-label={say('setup.unset.title')}>
      <p>
        <strong>{say('setup.unset.title')}</strong> {say('setup.unset.lead')}
      </p>
      <ul>
        {what.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </section>
  )
}

/** A quiet link that looks like a button. */
export function ActionLink({ lang, href, children }: PropsWithChildren<{ lang: Lang; href: string }>): Child {
  return (
    <a class="button button-quiet" href={localHref(lang, href)}>
      {children}
    </a>
  )
}

/** What may be done next, one beside the other; nothing when there is nothing. */
export function Links({ lang, links }: { lang: Lang; links: readonly (readonly [label: string, href: string])[] }) {
  if (links.length === 0) return null
  return (
    <p class="actions">
      {links.map(([label, href]) => (
        <ActionLink lang={lang} href={href}>
          {label}
        </ActionLink>
      ))}
    </p>
  )
}
