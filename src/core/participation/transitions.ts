import { type Problem, problem } from '../problem.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Stage } from './stage.ts'

interface Step {
  readonly from: readonly Stage[]
  readonly to: Stage
  /** A step back or aside says why; the reason stays on the file. */
  readonly reason: boolean
}

const step = (from: readonly Stage[], to: Stage): Step => ({ from, to, reason: false })
const because = (from: readonly Stage[], to: Stage): Step => ({ from, to, reason: true })

/**
 * Every step of a file's way and nothing else (DOMAIN 4.3). Who may take it is in access/rules.ts, what it needs besides
 * is in the use case of that name.
 */
export const STEPS = {
  submit: step(['draft', 'returned'], 'submitted'),
  withdraw: because(['submitted', 'returned'], 'withdrawn'),
  return: because(['submitted'], 'returned'),
  reject: because(['submitted'], 'rejected'),
  accept: step(['submitted'], 'accepted'),
  start: step(['accepted'], 'in-progress'),
  suspend: because(['in-progress'], 'suspended'),
  resume: step(['suspended'], 'in-progress'),
  abandon: because(['accepted', 'in-progress', 'suspended'], 'not-implemented'),
  'self-assess': step(['in-progress'], 'self-assessed'),
  reopen: because(['self-assessed'], 'in-progress'),
  appraise: step(['self-assessed'], 'appraised'),
  reappraise: because(['appraised'], 'self-assessed'),
  vote: step(['appraised'], 'voted'),
  recognise: step(['voted'], 'recognised'),
  'not-recognise': because(['voted'], 'not-recognised'),
  revoke: because(['recognised'], 'revoked'),
  archive: step(['not-implemented', 'recognised', 'not-recognised', 'revoked'], 'archived'),
} as const satisfies Record<string, Step>
export type StepName = keyof typeof STEPS

/** The stage that a step leads to; refused from any other stage, and without a reason where one is due. */
export function take(name: StepName, from: Stage, reason?: string | null): Result<Stage, Problem> {
  const one: Step = STEPS[name]
  if (!one.from.includes(from)) return fail(problem('state.not-now', { step: name, stage: from }))
  if (one.reason && (reason ?? '').trim() === '') return fail(problem('reason.needed', { step: name }, 'reason'))
  return ok(one.to)
}

/** The steps that lead on from a stage. */
export const stepsFrom = (stage: Stage): StepName[] =>
  (Object.keys(STEPS) as StepName[]).filter((name) => (STEPS[name] as Step).from.includes(stage))
