import type { Group } from '../../app/desk/groups.ts'
import { groupOf } from '../../app/desk/groups.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatList, formatNumber } from '../../i18n/format.ts'
import type { FieldError } from '../components/form.tsx'
import { ErrorSummary, PostForm } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { PartOf } from '../components/part-nav.tsx'
import { PartNav } from '../components/part-nav.tsx'
import { Breadcrumbs, EmptyState, Facts, PageHead, Section } from '../components/small.tsx'
import type { ReviewProposal } from './review-card.tsx'
import { ReviewCard } from './review-card.tsx'

/** One group of proposals, with how many there are and how many wait. */
export interface ReviewGroup {
  readonly group: Group
  readonly all: number
  readonly open: number
  readonly href: string
  readonly current: boolean
}

export interface ReviewProps {
  readonly page: PageContext
  readonly href: string
  readonly title: string
  readonly publisher?: string
  readonly date?: string
  /** What the document is about. While it waits it is alone on the page. */
  readonly programmes: readonly ReviewProposal[]
  readonly step: 'programme' | 'rest'
  /** Why nothing else can be accepted: no programme was read, or it was refused. */
  readonly stuck: 'none' | 'refused' | 'no'
  /** The proposals of this page, group by group. */
  readonly proposals: readonly ReviewProposal[]
  readonly groups: readonly ReviewGroup[]
  readonly allHref: string
  /** Proposals of the whole document, and those that wait. */
  readonly all: number
  readonly open: number
  readonly openOnly: boolean
  /** The same list with only what waits, or with everything. */
  readonly openHref: string
  readonly textHref: string
  readonly part: PartOf
  /** Where the form that accepts all the rest goes. */
  readonly restAction: string
  readonly errors: readonly FieldError[]
  /** After a decision: "Đã lưu lúc 14:05." */
  readonly notice?: string
}

/** A person decides: first what the document is about, then each proposal beside its words. One form a proposal. */
export function ReviewPage(props: ReviewProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('review.title', { document: props.title })} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('desk.waiting.title'), href: '/ban-lam-viec/van-ban' },
          { label: props.title, vi: true },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={say('desk.eyebrow')} title={props.title} titleLang={viOn(lang)}>
        <p class="page-lead">{say('review.lead')}</p>
      </PageHead>
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      <Facts
        wide
        facts={[
          { term: say('document.publisher'), value: props.publisher },
          { term: say('document.published'), value: props.date === undefined ? null : formatDate(lang, props.date) },
        ]}
      />
      {props.all === 0 ? <EmptyState text={say('review.no-proposals')} /> : <Progress {...props} />}
      <p>
        <a href={localHref(lang, props.textHref)}>{say('review.read-text')}</a>
      </p>
      {props.step === 'programme' ? <FirstStep {...props} /> : <Rest {...props} />}
    </Layout>
  )
}

function Progress({ page, all, open }: ReviewProps) {
  const { lang } = page
  const label = t(lang)('review.progress', { done: formatNumber(lang, all - open), all: formatNumber(lang, all) })
  return (
    <div class="progress">
      <p id="tien-do">{label}</p>
      <progress value={all - open} max={all} aria-labelledby="tien-do" />
    </div>
  )
}

/** What the document is about, alone: everything else will be kept under it. */
function FirstStep({ page, programmes, groups }: ReviewProps) {
  const { lang } = page
  const say = t(lang)
  const list = groups.map((g) =>
    say('review.group.count', {
      n: formatNumber(lang, g.all),
      group: say(`review.group.${g.group}`).toLocaleLowerCase('vi'),
    }),
  )
  return (
    <Section id="buoc-1" title={say('review.step.programme')} lead={say('review.step.programme.lead')}>
      <ul class="cards cards-first">
        {programmes.map((proposal) => (
          <ReviewCard page={page} proposal={proposal} />
        ))}
      </ul>
      {list.length === 0 ? null : <p class="hint">{say('review.step.then', { list: formatList(lang, list) })}</p>}
    </Section>
  )
}

/** Everything else, group by group, a page at a time. */
function Rest(props: ReviewProps) {
  const { page, stuck, proposals } = props
  const { lang } = page
  const say = t(lang)
  const shown = props.groups.map((g) => ({ ...g, cards: proposals.filter((p) => groupOf(p.kind) === g.group) }))
  return (
    <>
      {props.programmes.length === 0 ? null : (
        <ul class="cards cards-first">
          {props.programmes.map((proposal) => (
            <ReviewCard page={page} proposal={proposal} />
          ))}
        </ul>
      )}
      {stuck === 'no' ? null : <EmptyState text={say(`review.programme.${stuck}`)} />}
      {props.groups.length === 0 ? null : (
        <Section id="buoc-2" title={say('review.step.rest')} lead={say('review.step.rest.lead')}>
          <Filters {...props} />
          {proposals.length === 0 ? <EmptyState text={say('review.filter.nothing')} /> : null}
          {shown
            .filter((g) => g.cards.length > 0)
            .map((g) => (
              <>
                <h3 class="group-title" id={`nhom-${g.group}`}>
                  {say(`review.group.${g.group}`)}{' '}
                  <span class="hint">
                    {say('review.group.left', { open: formatNumber(lang, g.open), all: formatNumber(lang, g.all) })}
                  </span>
                </h3>
                <ul class="cards cards-review">
                  {g.cards.map((proposal) => (
                    <ReviewCard page={page} proposal={proposal} />
                  ))}
                </ul>
              </>
            ))}
          <PartNav lang={lang} part={props.part} kind="list" />
        </Section>
      )}
      <Next {...props} />
    </>
  )
}

function Filters({ page, groups, allHref, openOnly, openHref }: ReviewProps) {
  const { lang } = page
  const say = t(lang)
  const link = (href: string, current: boolean, text: string, open: number) => (
    <li>
      <a href={`${localHref(lang, href)}#buoc-2`} {...(current ? { 'aria-current': 'true' } : {})}>
        {text} <span class="digits">{formatNumber(lang, open)}</span>
      </a>
    </li>
  )
  const waiting = groups.reduce((n, g) => n + g.open, 0)
  const none = groups.every((g) => !g.current)
  return (
    <>
      <nav class="search-kinds" aria-label={say('review.filter')}>
        <ul>
          {link(allHref, none, say('review.filter.all'), waiting)}
          {groups.map((g) => link(g.href, g.current, say(`review.group.${g.group}`), g.open))}
        </ul>
      </nav>
      <p>
        <a href={`${localHref(lang, openHref)}#buoc-2`}>
          {say(openOnly ? 'review.filter.every' : 'review.filter.open')}
        </a>
      </p>
    </>
  )
}

/** What is left, what comes of it, and the button for those who have read it all. */
function Next({ page, open, stuck, restAction }: ReviewProps) {
  const { lang } = page
  const say = t(lang)
  const n = formatNumber(lang, open)
  return (
    <Section id="tiep-theo" title={say('review.next-title')}>
      <p>{open === 0 ? say('review.complete') : say('review.left', { n })}</p>
      <p>{say('review.next')}</p>
      {open === 0 || stuck !== 'no' ? null : (
        <PostForm page={page} action={localHref(lang, restAction)}>
          <button class="button button-quiet" type="submit">
            {say('review.accept-rest', { n })}
          </button>
          <p class="hint">{say('review.accept-rest.hint')}</p>
        </PostForm>
      )}
    </Section>
  )
}
