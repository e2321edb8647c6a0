import { type Actor, can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant } from '../../db/database.ts'
import { appealsOf, decisionsOnFile, reasonedSteps } from '../../db/read/deciding-files.ts'
import { printedName } from '../../db/read/decisions.ts'
import type { Row } from '../../db/tables.ts'
import type { App } from '../context.ts'
import { fileOf, subjectOf } from '../participation/file.ts'

/** What was decided on a file, why, and what was said against it; with what the actor may say. */
export interface FileDecisions {
  readonly id: string
  readonly name: string
  readonly decisions: Awaited<ReturnType<typeof decisionsOnFile>>
  readonly appeals: readonly Row<'appeal'>[]
  readonly reasons: readonly Row<'participation_step'>[]
  readonly files: boolean
  readonly answers: boolean
}

/** For whoever may see the file or answer for it; `not-found` otherwise, and while it is no participation yet. */
export function fileDecisions(app: App, actor: Actor, id: string): Promise<FileDecisions> {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const { tenantId } = actor
    const file = await fileOf({ app, actor, tx }, id)
    const subject = subjectOf(actor, file)
    const files = can(actor, 'appeal.file', subject).ok
    if (file.participation === undefined || (!files && !can(actor, 'participation.see', subject).ok))
      throw new ProblemError(problem('not-found'))
    return {
      id,
      name: await printedName(tx, tenantId, file.participation),
      decisions: await decisionsOnFile(tx, tenantId, id),
      appeals: await appealsOf(tx, tenantId, id),
      reasons: await reasonedSteps(tx, tenantId, id),
      files,
      answers: can(actor, 'appeal.answer', subject).ok,
    }
  })
}
