import { problem } from '../problem.ts'
import { fail, ok, type Result } from '../result.ts'

export type InspectionState = 'planned' | 'announced' | 'visiting' | 'minuted' | 'concluded' | 'called-off'
export type RecommendationState = 'open' | 'done' | 'closed'

/** The way of an inspection (DOMAIN 4.4): plan, announcement, visits, minutes, conclusion. */
const INSPECTION = {
  announce: { from: ['planned'], to: 'announced' },
  begin: { from: ['planned', 'announced'], to: 'visiting' },
  minute: { from: ['visiting'], to: 'minuted' },
  conclude: { from: ['minuted'], to: 'concluded' },
  'call-off': { from: ['planned', 'announced'], to: 'called-off' },
} as const satisfies Record<string, { from: readonly InspectionState[]; to: InspectionState }>
export type InspectionStep = keyof typeof INSPECTION

/** Where a step of an inspection leads; refused from elsewhere. */
export function inspectionStep(step: InspectionStep, from: InspectionState): Result<InspectionState> {
  const one: { from: readonly InspectionState[]; to: InspectionState } = INSPECTION[step]
  return one.from.includes(from) ? ok(one.to) : fail(problem('state.not-now', { step, stage: from, of: 'inspection' }))
}

/**
 * The way of a recommendation. The owner answers, which makes it `done`; only the inspecting side closes it, opens it
 * again or moves its day, and so neither side can end it alone.
 */
const RECOMMENDATION = {
  answer: { from: ['open', 'done'], to: 'done', side: 'owner' },
  close: { from: ['open', 'done'], to: 'closed', side: 'inspector' },
  reopen: { from: ['done', 'closed'], to: 'open', side: 'inspector' },
  extend: { from: ['open', 'done'], to: 'open', side: 'inspector' },
} as const satisfies Record<
  string,
  { from: readonly RecommendationState[]; to: RecommendationState; side: 'owner' | 'inspector' }
>
export type RecommendationStep = keyof typeof RECOMMENDATION

export const sideOf = (step: RecommendationStep): 'owner' | 'inspector' => RECOMMENDATION[step].side

/** Where a step of a recommendation leads; refused from elsewhere. */
export function recommendationStep(step: RecommendationStep, from: RecommendationState): Result<RecommendationState> {
  const one: { from: readonly RecommendationState[]; to: RecommendationState } = RECOMMENDATION[step]
  return one.from.includes(from)
    ? ok(one.to)
    : fail(problem('state.not-now', { step, stage: from, of: 'recommendation' }))
}

/** Is it late on a day? What is closed or has no day never is. */
export const isOverdue = (r: { readonly state: RecommendationState; readonly dueOn: string | null }, day: string) =>
  r.state === 'open' && r.dueOn !== null && r.dueOn < day
