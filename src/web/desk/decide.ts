import { createHash } from 'node:crypto'
import { execute } from '../../app/command.ts'
import { oneProposal, reviewPage } from '../../app/desk/review.ts'
import { decideProposals } from '../../app/intake/decide.ts'
import type { Actor } from '../../core/policy.ts'
import type { Problem } from '../../core/problem.ts'
import { t } from '../../i18n/catalogue.ts'
import { explain } from '../../i18n/explain-problem.ts'
import { valueLabel } from '../../i18n/labels.ts'
import { localHref } from '../components/page.ts'
import type { Again, Ask, Handler } from '../context.ts'
import { correctionOf, typedValues } from './correction.ts'
import { showReview } from './review.ts'
import { reviewAddress, reviewAsked } from './review-query.ts'
import { signedIn } from './signed-in.ts'

/** A key of a fixed length, of the person's own: the same decision sent twice is one. */
const keyOf = (what: string, actor: Actor, input: unknown): string =>
  `${what}:${createHash('sha256')
    .update(JSON.stringify([actor.id, input]))
    .digest('hex')}`

export const reviewOne: Handler = async (ask) => {
  const actor = signedIn(ask)
  const one = await oneProposal(ask.app, actor, ask.param('id'), ask.param('proposal'))
  const verdict = ask.form.get('decision')
  const decision = {
    proposalId: one.proposal.id,
    version: Number(ask.form.get('version')),
    verdict,
    ...(verdict === 'correct' ? { corrected: correctionOf(ask, one) } : {}),
  }
  const input = { documentId: one.document.id, decisions: [decision] }
  await execute(ask.app, decideProposals, actor, input, keyOf('decide', actor, input))
  return backTo(ask, one.document.id, `da-ghi=1#the-${one.proposal.id}`)
}

/** The review page that the form was on, with what happened. */
function backTo(ask: Ask, documentId: string, what: string): Response {
  const href = localHref(ask.lang, reviewAddress(documentId, reviewAsked(ask)))
  return ask.http.redirect(`${href}${href.includes('?') ? '&' : '?'}${what}`, 303)
}

/** Problems that a page of this document could not say better than a page of their own. */
const ELSEWHERE = ['forbidden', 'not-found', 'sign-in.needed', 'internal']

/** The page again with what was typed, beside what stands in the way; a decision of somebody else with both versions. */
export const reviewOneAgain: Again = async (ask, problem) => {
  if (ELSEWHERE.includes(problem.code)) return undefined
  const { proposal } = await oneProposal(ask.app, signedIn(ask), ask.param('id'), ask.param('proposal'))
  const { group } = reviewAsked(ask)
  const asked = { ...(group === undefined ? {} : { group }), openOnly: false, page: { seq: proposal.seq } }
  const values = typedValues(ask)
  if (problem.code === 'conflict.version' || problem.code === 'proposal.already-decided') {
    const mine = [...values.values()].filter((v) => v !== '').join('; ')
    const theirs = [valueLabel(ask.lang, 'proposal', proposal.state), proposal.decided_by ?? ''].filter(Boolean)
    const conflictWith = { id: proposal.id, theirs: theirs.join(', '), mine: mine === '' ? verdictOf(ask) : mine }
    return showReview(ask, asked, { conflictWith, message: explain(ask.lang, problem) }, 409)
  }
  const { field: wrong } = problem
  const typed = {
    id: proposal.id,
    values,
    message: explain(ask.lang, problem),
    ...(wrong === undefined ? {} : { wrong }),
  }
  return showReview(ask, asked, { typed }, statusOf(problem))
}

const statusOf = (problem: Problem): 403 | 422 => (problem.code === 'form.expired' ? 403 : 422)

function verdictOf(ask: Ask): string {
  const say = t(ask.lang)
  const verdict = ask.form.get('decision')
  return say(
    verdict === 'refuse' ? 'review.refuse' : verdict === 'correct' ? 'review.accept-corrected' : 'review.accept',
  )
}

export const reviewAll: Handler = async (ask) => {
  const actor = signedIn(ask)
  const facts = await reviewPage(ask.app, actor, ask.param('id'), reviewAsked(ask))
  const input = { documentId: facts.document.id, decisions: 'rest' as const }
  const key = keyOf('decide-rest', actor, [facts.document.id, facts.versions])
  const { result } = await execute(ask.app, decideProposals, actor, input, key)
  return backTo(ask, facts.document.id, `da-ghi=${result.decided}&con=${result.left}`)
}

export const reviewAllAgain: Again = (ask, problem) =>
  ELSEWHERE.includes(problem.code)
    ? undefined
    : showReview(ask, reviewAsked(ask), { message: explain(ask.lang, problem) }, statusOf(problem))
