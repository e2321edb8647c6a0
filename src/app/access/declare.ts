import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { involvementRow } from '../../db/read/involvement.ts'
import type { Command, CommandContext } from '../command.ts'
import { fileSubject } from '../participation/file.ts'
import type { Deed } from './involve.ts'

/**
 * Notes for somebody else what `involve` notes for the actor. What had ended holds again. Returns false when it was
 * already so.
 */
export async function involveAccount(
  { write, at }: CommandContext,
  given: { readonly fileId: string; readonly accountId: string; readonly how: Deed; readonly note: string | null },
): Promise<boolean> {
  const { fileId, accountId, how, note } = given
  const known = await involvementRow(write.tx, { tenantId: write.tenantId, fileId, accountId, how })
  if (known === undefined) {
    const row = { file_id: fileId, account_id: accountId, how, since: at, ended_at: null, note }
    await write.insert('involvement', row)
    return true
  }
  if (known.ended_at === null) return false
  await write.update('involvement', known, { since: at, ended_at: null, note })
  return true
}

/** Ends what somebody had declared; `not-found` when there is nothing of the kind. */
export async function endDeclared(
  { write, at }: CommandContext,
  given: { readonly fileId: string; readonly accountId: string },
): Promise<void> {
  const known = await involvementRow(write.tx, { tenantId: write.tenantId, ...given, how: 'declared' })
  if (known === undefined || known.ended_at !== null) throw new ProblemError(problem('not-found'))
  await write.update('involvement', known, { ended_at: at })
}

const DeclareInput = z.object({ fileId: z.uuid(), note: z.string().trim().min(1).max(1000) })

/** Whoever is about to judge a file says that it touches them; from then on they may not. */
export const declareConflict: Command<z.infer<typeof DeclareInput>, { declared: true }> = {
  name: 'conflict.declare',
  input: DeclareInput,
  action: 'participation.see',
  subject: fileSubject(({ fileId }) => fileId),
  work: async (context, { fileId, note }) => {
    await involveAccount(context, { fileId, accountId: context.actor.id, how: 'declared', note })
    return { declared: true }
  },
}
