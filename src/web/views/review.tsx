import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../i18n/format.ts'
import { AnnotatedText } from '../components/annotated-text.tsx'
import { cardId } from '../components/claim-card.tsx'
import type { FieldError } from '../components/form.tsx'
import { ErrorSummary, PostForm } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { TextMark } from '../components/marked-text.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import { Breadcrumbs, EmptyState, Facts, PageHead, Section } from '../components/small.tsx'
import type { ReviewProposal } from './review-card.tsx'
import { ReviewCard } from './review-card.tsx'

export interface ReviewProps {
  readonly page: PageContext
  readonly href: string
  readonly title: string
  readonly publisher?: string
  readonly date?: string
  readonly text: string
  /** In the order of the text. Those without words (start 0, length 0) stand above it. */
  readonly proposals: readonly ReviewProposal[]
  readonly errors: readonly FieldError[]
  /** After a decision: "Đã lưu lúc 14:05." */
  readonly notice?: string
}

/** Words of a proposal lead to its card. */
function toMark(proposal: ReviewProposal): TextMark {
  return {
    id: proposal.id,
    start: proposal.start,
    length: proposal.length,
    kind: proposal.kind === 'model' ? 'model' : 'figure',
    href: `#${cardId(proposal.id)}`,
    state: proposal.state === 'proposed' ? 'open' : proposal.state === 'refused' ? 'refused' : 'accepted',
  }
}

/** A person decides about each proposal beside the words it came from. Works without script: one form a proposal. */
export function ReviewPage(props: ReviewProps) {
  const { page, proposals } = props
  const { lang } = page
  const say = t(lang)
  const open = proposals.filter((proposal) => proposal.state === 'proposed')
  const placed = proposals.filter((proposal) => proposal.length > 0)
  const loose = proposals.filter((proposal) => proposal.length === 0)
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]))
  return (
    <Layout page={page} title={say('review.title', { document: props.title })} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('desk.waiting.title'), href: '/ban-lam-viec' },
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
      {proposals.length === 0 ? <EmptyState text={say('review.no-proposals')} /> : <Progress {...props} />}
      {loose.length === 0 ? null : (
        <ul class="cards cards-loose">
          {loose.map((proposal) => (
            <ReviewCard page={page} proposal={proposal} />
          ))}
        </ul>
      )}
      <AnnotatedText
        lang={lang}
        text={props.text}
        marks={placed.map(toMark)}
        card={(id) => {
          const proposal = byId.get(id)
          return proposal === undefined ? null : <ReviewCard page={page} proposal={proposal} />
        }}
      />
      <Section id="tiep-theo" title={say('review.next-title')}>
        <p>{open.length === 0 ? say('review.complete') : say('review.left', { n: open.length })}</p>
        <p>{say('review.next')}</p>
        {open.length === 0 ? null : (
          <PostForm page={page} action={localHref(lang, `${props.href}/nhan-het`)}>
            <button class="button button-quiet" type="submit">
              {say('review.accept-rest', { n: open.length })}
            </button>
            <p class="hint">{say('review.accept-rest.hint')}</p>
          </PostForm>
        )}
      </Section>
    </Layout>
  )
}

function Progress({ page, proposals }: ReviewProps) {
  const { lang } = page
  const done = proposals.filter((proposal) => proposal.state !== 'proposed').length
  const label = t(lang)('review.progress', {
    done: formatNumber(lang, done),
    all: formatNumber(lang, proposals.length),
  })
  return (
    <div class="progress">
      <p id="tien-do">{label}</p>
      <progress value={done} max={proposals.length} aria-labelledby="tien-do" />
    </div>
  )
}
