import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { proposalById } from '../../db/read/registry-lookup.ts'
import type { Command } from '../command.ts'
import { Version } from '../input.ts'

const ReopenInput = z.object({
  documentId: z.uuid(),
  proposalId: z.uuid(),
  /** The version the person saw. */
  version: Version,
})

/**
 * Takes a refusal back: the proposal waits for a decision again. Refusing makes nothing, so nothing has to be undone;
 * without this a programme refused by mistake would leave its document without one for ever. What was accepted or
 * corrected has become records and stays decided.
 */
export const reopenProposal: Command<z.infer<typeof ReopenInput>, { version: number }> = {
  name: 'proposals.reopen',
  input: ReopenInput,
  action: 'proposal.decide',
  // Deciding reads all of a document's proposals.
  serial: true,
  work: async ({ write }, input) => {
    const found = await proposalById(write.tx, write.tenantId, input.proposalId)
    if (found === undefined || found.document_id !== input.documentId) throw new ProblemError(problem('not-found'))
    if (found.state === 'accepted' || found.state === 'corrected')
      throw new ProblemError(problem('proposal.already-decided', { by: found.decided_by ?? '' }))
    // Not refused: somebody has taken the refusal back already.
    if (found.state !== 'refused') throw new ProblemError(problem('conflict.version', { record: 'proposal' }))
    const seen = { id: found.id, version: input.version }
    const { version } = await write.update('proposal', seen, {
      state: 'proposed',
      reason: null,
      decided_by: null,
      decided_at: null,
    })
    return { version }
  },
}
