import { type Problem, problem } from '../problem.ts'
import { fail, ok, type Result } from '../result.ts'
import { isRoundState, type RoundState } from './states.ts'

interface Step {
  readonly from: readonly RoundState[]
  readonly to: RoundState
  /** A step back says why, and the reason stays on the round. */
  readonly reason: boolean
}

const on = (from: readonly RoundState[], to: RoundState): Step => ({ from, to, reason: false })
const back = (from: readonly RoundState[], to: RoundState): Step => ({ from, to, reason: true })

/**
 * Every step of a round and nothing else (DOMAIN 4.1: draft, announced, open, closed, carried out, appraised, voted,
 * recognised, awarded, concluded, archived). Work may be appraised while the round says "closed", and a round without
 * awards is concluded all the same. All of them are for who may `round.run`.
 */
export const ROUND_STEPS = {
  announce: on(['draft'], 'announced'),
  redraft: back(['announced'], 'draft'),
  open: on(['announced'], 'open'),
  close: on(['open'], 'closed'),
  reopen: back(['closed', 'in-progress'], 'open'),
  start: on(['closed'], 'in-progress'),
  appraise: on(['closed', 'in-progress'], 'appraising'),
  'back-to-work': back(['appraising'], 'in-progress'),
  vote: on(['appraising'], 'voting'),
  'back-to-appraisal': back(['voting'], 'appraising'),
  recognise: on(['voting'], 'recognised'),
  'back-to-vote': back(['recognised'], 'voting'),
  award: on(['recognised'], 'awarded'),
  conclude: on(['recognised', 'awarded'], 'concluded'),
  'reopen-conclusion': back(['concluded'], 'awarded'),
  archive: on(['concluded'], 'archived'),
  unarchive: back(['archived'], 'concluded'),
} as const satisfies Record<string, Step>
export type RoundStepName = keyof typeof ROUND_STEPS

export const ROUND_STEP_NAMES = Object.keys(ROUND_STEPS) as readonly RoundStepName[]

/**
 * The state that a step leads to. `round.not-now` from any other state, and from none at all; `reason.needed` when a step
 * back gives no reason.
 */
export function takeRound(
  name: RoundStepName,
  from: string | null,
  reason?: string | null,
): Result<RoundState, Problem> {
  const step: Step = ROUND_STEPS[name]
  if (!isRoundState(from) || !step.from.includes(from))
    return fail(problem('round.not-now', { step: name, state: from ?? 'document' }))
  if (step.reason && (reason ?? '').trim() === '') return fail(problem('reason.needed', { step: name }, 'reason'))
  return ok(step.to)
}

/** The steps that lead on from a state, and those that lead back. */
export function roundStepsFrom(state: string | null): {
  readonly on: readonly RoundStepName[]
  readonly back: readonly RoundStepName[]
} {
  const from = isRoundState(state) ? ROUND_STEP_NAMES.filter((name) => hasFrom(name, state)) : []
  return {
    on: from.filter((name) => !ROUND_STEPS[name].reason),
    back: from.filter((name) => ROUND_STEPS[name].reason),
  }
}

const hasFrom = (name: RoundStepName, state: RoundState): boolean => (ROUND_STEPS[name] as Step).from.includes(state)
