import { GROUPS, type Group } from '../../app/desk/groups.ts'
import { type ReviewAsked, type ReviewPageFacts, reviewPage, waitingDocuments } from '../../app/desk/review.ts'
import { reviewText } from '../../app/desk/text.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatNumber } from '../../i18n/format.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { partAsked } from '../portal/document.ts'
import { ReviewPage, type ReviewProps } from '../views/review.tsx'
import { ReviewTextPage } from '../views/review-text.tsx'
import { WaitingPage } from '../views/waiting.tsx'
import type { ProposalScope } from './proposal-scope.ts'
import { proposalView } from './proposal-view.ts'
import { reviewAddress, reviewAsked, reviewHref, reviewTextHref } from './review-query.ts'
import { signedIn } from './signed-in.ts'

/** The documents of the tenant, with what of each is still undecided. */
export const documents: Handler = async (ask) => {
  const items = await waitingDocuments(ask.app, signedIn(ask))
  return ask.http.html(
    renderPage(
      WaitingPage({
        page: ask.page,
        items: items.map((d) => ({
          id: d.id,
          href: reviewHref(d.id),
          title: d.title,
          status: d.open === 0 ? 'done' : d.open === d.proposals ? 'waiting' : 'partly',
          left: d.open,
          all: d.proposals,
          added: d.received_at,
          ...(d.received_by === null ? {} : { by: d.received_by }),
        })),
      }),
    ),
  )
}

export const review: Handler = async (ask) => {
  if (ask.query('xem') === 'van-ban') return showText(ask)
  return showReview(ask, reviewAsked(ask), {}, 200)
}

/** What is shown on a review beside what is in the registry: a form that came back, a decision of somebody else. */
export interface Shown extends Pick<ProposalScope, 'typed' | 'conflictWith'> {
  /** What is wrong with what was sent, when it is about no single proposal. */
  readonly message?: string
}

/** One page of a review, with what was sent and refused. */
export async function showReview(ask: Ask, asked: ReviewAsked, shown: Shown, status: 200 | 403 | 409 | 422) {
  const facts = await reviewPage(ask.app, signedIn(ask), ask.param('id'), asked)
  return ask.http.html(renderPage(ReviewPage(propsOf(ask, asked, facts, shown))), status)
}

function propsOf(ask: Ask, asked: ReviewAsked, facts: ReviewPageFacts, shown: Shown): ReviewProps {
  const { document: d, counts } = facts
  const here: ReviewAsked = { ...asked, page: { number: facts.page.number } }
  const scope: ProposalScope = {
    lang: ask.lang,
    units: ask.app.units,
    actionOf: (id) => reviewAddress(d.id, here, `/de-xuat/${id}`),
    wordsOf: (start) => reviewTextHref(d.id, { at: start }),
    editOf: (id) => `${reviewAddress(d.id, here, '', { sua: id })}#the-${id}`,
    editing: ask.query('sua'),
    day: d.issued_on ?? undefined,
    fieldChoices: facts.fields.map((f) => ({ value: f.name, label: ask.lang === 'vi' ? f.name : f.name_en })),
    referred: facts.referred,
    around: facts.around,
    ...shown,
  }
  const at = (change: Partial<ReviewAsked>) => reviewAddress(d.id, { ...asked, page: { number: 1 }, ...change })
  const group = (g: Group) => ({ group: g, ...counts[g], href: at({ group: g }), current: asked.group === g })
  const { group: _group, ...every } = asked
  const all = Object.values(counts).reduce((n, c) => n + c.all, 0)
  const open = Object.values(counts).reduce((n, c) => n + c.open, 0)
  return {
    page: ask.page,
    href: reviewHref(d.id),
    title: d.title,
    programmes: facts.programmes.map((p) => proposalView(scope, p)),
    step: facts.programmeOpen ? 'programme' : 'rest',
    stuck: all > 0 && counts.programme.all === 0 ? 'none' : stuckOf(facts),
    proposals: facts.proposals.map((p) => proposalView(scope, p)),
    groups: GROUPS.map(group).filter((g) => g.all > 0),
    allHref: reviewAddress(d.id, { ...every, page: { number: 1 } }),
    all,
    open,
    openOnly: asked.openOnly,
    openHref: at({ openOnly: !asked.openOnly }),
    textHref: reviewTextHref(d.id, { number: 1 }),
    part: { ...facts.page, href: (number) => reviewAddress(d.id, { ...asked, page: { number } }) },
    restAction: reviewAddress(d.id, here, '/nhan-het'),
    errors: errorsOf(facts, shown),
    ...(d.publisher === null ? {} : { publisher: d.publisher }),
    ...(d.issued_on === null ? {} : { date: d.issued_on }),
    ...noticeOf(ask),
  }
}

/** A programme that was refused leaves nothing for the rest to be kept under. */
const stuckOf = ({ programmes }: ReviewPageFacts): 'refused' | 'no' =>
  programmes.length > 0 && programmes.every((p) => p.state === 'refused') ? 'refused' : 'no'

/** Each error leads to the field it is about, else to its card, else to how far the review has come. */
function errorsOf(facts: ReviewPageFacts, { typed, message }: Shown) {
  if (typed === undefined) return message === undefined ? [] : [{ field: 'tien-do', message }]
  const open = [...facts.programmes, ...facts.proposals].find((p) => p.id === typed.id && p.state === 'proposed')
  const field =
    typed.wrong !== undefined && typed.values.has(typed.wrong) ? `sua-${typed.id}-${typed.wrong}` : undefined
  return [{ field: open === undefined ? 'tien-do' : (field ?? `the-${typed.id}`), message: typed.message }]
}

function noticeOf(ask: Ask): { readonly notice?: string } {
  const say = t(ask.lang)
  const [done, left] = [ask.query('da-ghi'), ask.query('con')]
  if (done === undefined || !/^\d{1,9}$/.test(done)) return {}
  const n = formatNumber(ask.lang, Number(done))
  if (left === undefined || !/^\d{1,9}$/.test(left) || left === '0') return { notice: say('review.done', { n }) }
  return { notice: say('review.some-left', { n, left: formatNumber(ask.lang, Number(left)) }) }
}

/** The text of the document, a part at a time, with the words of its proposals. */
async function showText(ask: Ask): Promise<Response> {
  const facts = await reviewText(ask.app, signedIn(ask), ask.param('id'), partAsked(ask))
  const { document: d, part } = facts
  return ask.http.html(
    renderPage(
      ReviewTextPage({
        page: ask.page,
        title: d.title,
        href: reviewHref(d.id),
        text: part.text,
        part: { ...part, href: (number) => reviewTextHref(d.id, { number }) },
        marks: facts.proposals.map((p) => ({
          id: p.id,
          start: p.start - part.from,
          length: [...p.quote].length,
          kind: p.kind,
          state: p.state,
          href: `${reviewAddress(d.id, { openOnly: false, page: { seq: p.seq } })}#the-${p.id}`,
        })),
      }),
    ),
  )
}
