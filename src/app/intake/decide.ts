import { z } from 'zod'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import type { PayloadOf, ProposalKind } from '../../core/reading/proposals.ts'
import { documentById, proposalsOfDocument } from '../../db/read/registry-lookup.ts'
import type { Row } from '../../db/tables.ts'
import type { Command, CommandContext } from '../command.ts'
import { Line, Version } from '../input.ts'
import { correct } from './corrections.ts'
import { makeConflict, makeFigure, makeSubset, makeSum } from './make-figures.ts'
import { makeOrganiser, makeProgramme } from './make-programme.ts'
import { makeAward, makeCitation, makeEvent, makeModel, makeQuota } from './make-records.ts'
import { type Given, type Made, Workspace } from './workspace.ts'

const Decision = z.object({
  proposalId: z.uuid(),
  /** The version the person saw. */
  version: Version,
  verdict: z.enum(['accept', 'correct', 'refuse']),
  corrected: z.record(z.string(), z.string()).optional(),
  reason: Line(500).optional(),
})

const DecideInput = z.object({
  documentId: z.uuid(),
  /** 'rest': accept all that is still proposed and can be accepted; what depends on something refused stays proposed. */
  decisions: z.union([z.array(Decision).min(1).max(1000), z.literal('rest')]),
})

/** How a proposal of each kind becomes records. */
const MAKERS: { readonly [K in ProposalKind]: (space: Workspace, given: Given<K>) => Promise<Made> } = {
  programme: makeProgramme,
  organiser: makeOrganiser,
  claim: makeFigure,
  sum: makeSum,
  subset: makeSubset,
  conflict: makeConflict,
  award: makeAward,
  model: makeModel,
  citation: makeCitation,
  event: makeEvent,
  quota: makeQuota,
}

/**
 * A person decides about proposals of one document: accepts, corrects and accepts, or refuses. Accepting makes records
 * and declared figures with their words, under the person's name. A proposal is decided once.
 */
export const decideProposals: Command<z.infer<typeof DecideInput>, { decided: number; left: number }> = {
  name: 'proposals.decide',
  input: DecideInput,
  action: 'proposal.decide',
  // Looks whether a model, a cited document, a position is there before it makes one.
  serial: true,
  work: async (context, input) => {
    const { write } = context
    const document = await documentById(write.tx, write.tenantId, input.documentId)
    if (document === undefined) throw new ProblemError(problem('not-found'))
    const proposals = await proposalsOfDocument(write.tx, write.tenantId, document.id)
    const space = new Workspace(context.app, write, document)
    for (const p of proposals) {
      if (p.state === 'refused') space.made.set(p.seq, null)
      else if (p.made !== null && p.made_id !== null) space.made.set(p.seq, { made: p.made, madeId: p.made_id })
    }
    const decided =
      input.decisions === 'rest'
        ? await acceptRest(context, space, proposals)
        : await decideEach(context, space, proposals, input.decisions)
    const open = proposals.filter((p) => p.state === 'proposed').length
    return { decided, left: open - decided }
  },
}

async function decideEach(
  context: CommandContext,
  space: Workspace,
  proposals: readonly Row<'proposal'>[],
  decisions: readonly z.infer<typeof Decision>[],
): Promise<number> {
  const byId = new Map(proposals.map((p) => [p.id, p]))
  const ordered = decisions
    .map((d) => ({ d, p: byId.get(d.proposalId) }))
    .sort((a, b) => (a.p?.seq ?? 0) - (b.p?.seq ?? 0))
  for (const { d, p } of ordered) {
    if (p === undefined) throw new ProblemError(problem('not-found'))
    if (p.state !== 'proposed') throw new ProblemError(problem('proposal.already-decided', { by: p.decided_by ?? '' }))
    const seen = { ...p, version: d.version }
    if (d.verdict === 'refuse') await refuse(context, space, seen, d.reason)
    else await accept(context, space, seen, d.verdict === 'correct' ? (d.corrected ?? {}) : undefined)
  }
  return ordered.length
}

/** What a proposal may be refused for, so that it stays for a person; anything else is a failure of the whole. */
const STAYS = /^(?:proposal\.needs-|unit\.|name\.|date\.|input\.)/

async function acceptRest(
  context: CommandContext,
  space: Workspace,
  proposals: readonly Row<'proposal'>[],
): Promise<number> {
  let decided = 0
  for (const p of proposals) {
    if (p.state !== 'proposed') continue
    try {
      // What cannot be accepted leaves nothing behind, however far it came.
      await space.attempt(() => accept(context, space, p, undefined))
      decided++
    } catch (error) {
      if (error instanceof ProblemError && STAYS.test(error.problem.code)) continue
      throw error
    }
  }
  return decided
}

async function accept(
  context: CommandContext,
  space: Workspace,
  p: Row<'proposal'>,
  fixes: Readonly<Record<string, string>> | undefined,
): Promise<void> {
  const kind = p.kind as ProposalKind
  const read = p.payload as unknown as PayloadOf<typeof kind>
  const payload = fixes === undefined ? read : unwrap(correct(kind, read, fixes))
  const make = MAKERS[kind] as (space: Workspace, given: Given<ProposalKind>) => Promise<Made>
  const made = await make(space, { seq: p.seq, start: p.start, quote: p.quote, payload })
  await context.write.update('proposal', p, {
    state: fixes === undefined ? 'accepted' : 'corrected',
    corrected: fixes === undefined ? null : JSON.stringify(payload),
    decided_by: context.actor.name,
    decided_at: context.at,
    made: made.made,
    made_id: made.madeId,
  })
  space.made.set(p.seq, made)
}

async function refuse(
  context: CommandContext,
  space: Workspace,
  p: Row<'proposal'>,
  reason: string | undefined,
): Promise<void> {
  space.made.set(p.seq, null)
  await context.write.update('proposal', p, {
    state: 'refused',
    reason: reason ?? null,
    decided_by: context.actor.name,
    decided_at: context.at,
  })
}
