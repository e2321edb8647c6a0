import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { proposalsInRange } from '../../db/read/proposals.ts'
import { textLength, textStretch } from '../../db/read/texts.ts'
import type { App } from '../context.ts'
import { type PartAsked, partOf, stretchOf } from '../portal/text-part.ts'
import { inDocument } from './review.ts'

/** So many proposals are marked in one part of a text; a denser one is marked so far. */
const MARKS = 500

/** A part of the text of a document on the desk, with the proposals whose words begin in it. */
export async function reviewText(app: App, actor: Actor, id: string, asked: PartAsked) {
  return inDocument(app, actor, id, async (tx, document) => {
    const of = { tenantId: actor.tenantId, id: document.id }
    const total = await textLength(tx, 'document_text', of.tenantId, of.id)
    if (total === undefined) throw new ProblemError(problem('not-found'))
    const part = partOf(await textStretch(tx, 'document_text', of, stretchOf(total, asked)), total, asked)
    return { document, part, proposals: await proposalsInRange(tx, of.tenantId, of.id, part, MARKS) }
  })
}
export type ReviewTextFacts = Awaited<ReturnType<typeof reviewText>>
