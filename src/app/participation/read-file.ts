import type { Role } from '../../core/access/roles.ts'
import type { Action } from '../../core/access/rules.ts'
import { RULES } from '../../core/access/rules.ts'
import { type StepName, stepsFrom } from '../../core/participation/transitions.ts'
import { STEP_ACTION } from '../../core/participation/who.ts'
import { type Actor, can } from '../../core/policy.ts'
import { type Problem, ProblemError, problem } from '../../core/problem.ts'
import { inTenant } from '../../db/database.ts'
import { type FileFacts, fileFacts } from '../../db/read/file-facts.ts'
import type { Row } from '../../db/tables.ts'
import type { App } from '../context.ts'
import { mayRead } from '../registration/read.ts'
import { type File, fileOf, subjectOf } from './file.ts'

/** A step that leads on from where the file stands: who may take it, and whether the reader is one of them. */
export interface NextStep {
  readonly step: StepName
  readonly roles: readonly Role[]
  readonly may: boolean
  /** Why the reader may not although they hold the role: a conflict of interest. */
  readonly conflict: Problem | undefined
}

/** The head of a file's page: what it is called, whose it is, where it stands, what comes next and who does it. */
export interface FileHead extends FileFacts {
  readonly file: File
  readonly next: readonly NextStep[]
  /** May the reader introduce it to the level above? */
  readonly maySelect: boolean
  readonly plan: Row<'work_plan'> | undefined
}

/** A file with its head, for whoever may read it; otherwise it is not there. */
export const readFile = (app: App, actor: Actor, id: string): Promise<FileHead> =>
  inTenant(app.db.app, actor.tenantId, async (tx) => {
    const file = await fileOf({ app, actor, tx }, id)
    if (!mayRead(actor, file)) throw new ProblemError(problem('not-found'))
    const facts = await fileFacts(tx, actor.tenantId, file)
    return {
      ...facts,
      file,
      next: joined(file) ? [] : stepsFrom(file.stage).map((step) => nextStep(actor, file, step)),
      maySelect: file.participation !== undefined && can(actor, 'participation.select', subjectOf(actor, file)).ok,
    }
  })

/** A registration that joined another file has no way of its own from there on. */
const joined = (file: File): boolean => file.registration?.joins_id != null && file.stage === 'accepted'

function nextStep(actor: Actor, file: File, step: StepName): NextStep {
  const action: Action = STEP_ACTION[step]
  const answer = can(actor, action, subjectOf(actor, file))
  const conflict = !answer.ok && answer.problem.code === 'conflict.of-interest' ? answer.problem : undefined
  return { step, roles: RULES[action].roles, may: answer.ok, conflict }
}
