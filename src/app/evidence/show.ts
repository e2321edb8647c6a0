import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Command, CommandContext } from '../command.ts'
import { Version } from '../input.ts'
import { fileOf, subjectOf } from '../participation/file.ts'

const subject = async ({ app, actor, write }: CommandContext, { evidenceId }: { readonly evidenceId: string }) => {
  const row = await rowOf(write.tx, 'evidence', write.tenantId, evidenceId)
  return subjectOf(actor, await fileOf({ app, actor, tx: write.tx }, row.participation_id))
}

const ShowInput = z.object({
  evidenceId: z.uuid(),
  version: Version,
  shown: z.boolean(),
  /** How the people in the photo agreed, or that nobody can be recognised in it. */
  consent: z.string().trim().max(1000),
})

/**
 * Puts a photo on the public page, or takes it off again. Only photos, and only with a note of the consent of the people
 * in it; what the public gets is a copy without anything that the camera wrote.
 */
export const showEvidence: Command<z.infer<typeof ShowInput>, { fileId: string }> = {
  name: 'evidence.show',
  input: ShowInput,
  action: 'evidence.show',
  subject,
  work: async ({ write, actor }, { evidenceId, version, shown, consent }) => {
    const row = await rowOf(write.tx, 'evidence', write.tenantId, evidenceId)
    if (shown && (row.kind !== 'photo' || row.withdrawn_at !== null))
      throw new ProblemError(problem('evidence.not-shown'))
    if (shown && consent === '') throw new ProblemError(problem('consent.needed', {}, 'consent'))
    await write.update(
      'evidence',
      { id: evidenceId, version },
      shown ? { shown, consent, shown_by: actor.id } : { shown, shown_by: null },
    )
    return { fileId: row.participation_id }
  },
}

const WithdrawInput = z.object({ evidenceId: z.uuid(), version: Version, reason: z.string().trim().max(1000) })

/** Takes a piece of evidence back, with the reason. It stays on the file as withdrawn, and is on no public page. */
export const withdrawEvidence: Command<z.infer<typeof WithdrawInput>, { fileId: string }> = {
  name: 'evidence.withdraw',
  input: WithdrawInput,
  action: 'evidence.add',
  subject,
  work: async ({ write, at }, { evidenceId, version, reason }) => {
    const row = await rowOf(write.tx, 'evidence', write.tenantId, evidenceId)
    if (reason === '') throw new ProblemError(problem('reason.needed', { step: 'withdraw' }, 'reason'))
    await write.update(
      'evidence',
      { id: evidenceId, version },
      { withdrawn_at: at, withdrawn_reason: reason, shown: false, shown_by: null },
    )
    return { fileId: row.participation_id }
  },
}
