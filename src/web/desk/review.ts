import { execute } from '../../app/command.ts'
import { type ReviewFacts, reviewFacts, waitingDocuments } from '../../app/desk/review.ts'
import { decideProposals } from '../../app/intake/decide.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { t } from '../../i18n/catalogue.ts'
import { problemSentence } from '../../i18n/problem-sentence.ts'
import { localHref } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { ReviewPage } from '../views/review.tsx'
import { WaitingPage } from '../views/waiting.tsx'
import type { ProposalScope } from './proposal-scope.ts'
import { proposalView } from './proposal-view.ts'
import { signedIn } from './signed-in.ts'

export const desk: Handler = async (ask) => {
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
        })),
      }),
    ),
  )
}

export const reviewHref = (id: string): string => `/ban-lam-viec/van-ban/${id}`

export const review: Handler = async (ask) => {
  const facts = await reviewFacts(ask.app, signedIn(ask), ask.param('id'))
  const done = ask.query('da-ghi')
  const left = ask.query('con')
  const say = t(ask.lang)
  const notice =
    done === undefined || !/^\d+$/.test(done)
      ? undefined
      : left === undefined || !/^\d+$/.test(left) || left === '0'
        ? say('review.done', { n: done })
        : say('review.some-left', { n: done, left })
  return show(ask, facts, {}, 200, notice)
}

type Shown = Pick<ProposalScope, 'typed' | 'conflictWith'>

function show(
  ask: Ask,
  facts: ReviewFacts,
  shown: Shown,
  status: 200 | 409 | 422,
  notice?: string,
): Response | Promise<Response> {
  const d = facts.document
  const scope: ProposalScope = {
    lang: ask.lang,
    units: ask.app.units,
    documentHref: reviewHref(d.id),
    day: d.issued_on ?? undefined,
    fieldChoices: facts.fields.map((f) => ({ value: f.name, label: ask.lang === 'vi' ? f.name : f.name_en })),
    proposals: facts.proposals,
    ...shown,
  }
  const errors = shown.typed === undefined ? [] : [{ field: `the-${shown.typed.id}`, message: shown.typed.message }]
  return ask.http.html(
    renderPage(
      ReviewPage({
        page: ask.page,
        href: reviewHref(d.id),
        title: d.title,
        ...(d.publisher === null ? {} : { publisher: d.publisher }),
        ...(d.issued_on === null ? {} : { date: d.issued_on }),
        text: facts.text,
        proposals: facts.proposals.map((p) => proposalView(scope, p)),
        errors,
        ...(notice === undefined ? {} : { notice }),
      }),
    ),
    status,
  )
}

export const reviewOne: Handler = async (ask) => {
  const actor = signedIn(ask)
  const facts = await reviewFacts(ask.app, actor, ask.param('id'))
  const proposal = facts.proposals.find((p) => p.id === ask.param('proposal'))
  if (proposal === undefined) throw new ProblemError(problem('not-found'))
  const verdict = ask.form.get('decision')
  const version = Number(ask.form.get('version'))
  const corrected = Object.fromEntries(
    [...ask.form]
      .filter(([name]) => !['_token', 'decision', 'version'].includes(name))
      .map(([name, value]) => [bareName(name), value]),
  )
  const changed = changedOnly(ask, facts, proposal.id, corrected)
  const decision = {
    proposalId: proposal.id,
    version,
    verdict,
    ...(verdict === 'correct' ? { corrected: changed } : {}),
  }
  try {
    const key = `decide:${proposal.id}:${version}:${verdict}:${JSON.stringify(changed)}`
    await execute(ask.app, decideProposals, actor, { documentId: facts.document.id, decisions: [decision] }, key)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return refused(ask, error, proposal.id, new Map(Object.entries(corrected)))
  }
  return ask.http.redirect(`${localHref(ask.lang, reviewHref(facts.document.id))}?da-ghi=1#the-${proposal.id}`, 303)
}

/** Fields of a card carry its id, so that labels are unique on the page; the command knows them by their own name. */
const bareName = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** Only what differs from what was proposed is a correction. */
function changedOnly(
  ask: Ask,
  facts: ReviewFacts,
  id: string,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const scope: ProposalScope = {
    lang: ask.lang,
    units: ask.app.units,
    documentHref: '',
    day: facts.document.issued_on ?? undefined,
    fieldChoices: [],
    proposals: facts.proposals,
  }
  const p = facts.proposals.find((x) => x.id === id)
  const present = new Map(p === undefined ? [] : proposalView(scope, p).fields.map((f) => [f.name, f.value]))
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => present.get(name) !== value))
}

/** The page again with what was typed: 409 when somebody else was first, 422 when it cannot be accepted so. */
async function refused(
  ask: Ask,
  error: ProblemError,
  id: string,
  values: ReadonlyMap<string, string>,
): Promise<Response> {
  const facts = await reviewFacts(ask.app, signedIn(ask), ask.param('id'))
  const message = problemSentence(ask.lang, error.problem)
  const { code, field } = error.problem
  if (code === 'conflict.version' || code === 'proposal.already-decided') {
    const theirs = facts.proposals.find((p) => p.id === id)
    const mine = [...values.values()].filter((v) => v !== '').join('; ')
    const says = theirs === undefined ? '' : `${theirs.state}, ${theirs.decided_by ?? ''}`
    return show(
      ask,
      facts,
      { conflictWith: { id, theirs: says, mine: mine === '' ? (ask.form.get('decision') ?? '') : mine } },
      409,
    )
  }
  if (code === 'forbidden' || code === 'not-found') throw error
  return show(ask, facts, { typed: { id, values, message, ...(field === undefined ? {} : { wrong: field }) } }, 422)
}

export const reviewAll: Handler = async (ask) => {
  const actor = signedIn(ask)
  const facts = await reviewFacts(ask.app, actor, ask.param('id'))
  const open = facts.proposals.filter((p) => p.state === 'proposed')
  const key = `decide-rest:${facts.document.id}:${facts.proposals.reduce((sum, p) => sum + p.version, 0)}`
  const { result } = await execute(
    ask.app,
    decideProposals,
    actor,
    { documentId: facts.document.id, decisions: 'rest' },
    key,
  )
  const href = localHref(ask.lang, reviewHref(facts.document.id))
  return ask.http.redirect(`${href}?da-ghi=${result.decided}&con=${Math.max(0, open.length - result.decided)}`, 303)
}
