import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import {
  type RecommendationState,
  type RecommendationStep,
  recommendationStep,
  sideOf,
} from '../../core/inspection/steps.ts'
import type { Subject } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { organisationsAbove } from '../../db/read/files.ts'
import { recommendationsOf } from '../../db/read/inspections.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import type { Command, CommandContext } from '../command.ts'
import { inspectionRow, inspectionSubject, onTheTeam } from './plan.ts'

const Text = (max: number) => z.string().trim().max(max)
const MakeInput = z.object({
  inspectionId: z.uuid(),
  scope: Text(200),
  text: Text(4000).min(1),
  unitId: z.uuid(),
  organisationId: z.uuid().nullable(),
  participationId: z.uuid().nullable(),
  dueOn: z.iso.date().nullable(),
})

/** What the team asks somebody to do, by when; it waits for its owner until both sides are done with it. */
export const recommend: Command<z.infer<typeof MakeInput>, { recommendationId: string }> = {
  name: 'recommendation.make',
  input: MakeInput,
  action: 'inspection.record',
  subject: (context, given) => inspectionSubject(context, given.inspectionId),
  work: async (context, given) => {
    const { write, actor } = context
    const row = await inspectionRow(context, given.inspectionId)
    await onTheTeam(context, row.id, actor.id)
    if (row.state !== 'visiting' && row.state !== 'minuted')
      throw new ProblemError(problem('state.not-now', { step: 'recommend', stage: row.state, of: 'inspection' }))
    const earlier = await recommendationsOf(write.tx, write.tenantId, row.id)
    const made = await write.insert('recommendation', {
      inspection_id: row.id,
      position: earlier.length,
      text: given.text,
      scope: given.scope,
      unit_id: given.unitId,
      organisation_id: given.organisationId,
      participation_id: given.participationId,
      due_on: given.dueOn,
      state: 'open',
      closed_on: null,
    })
    return { recommendationId: made.id }
  },
}

const StepInput = z.object({
  recommendationId: z.uuid(),
  version: z.int().min(1),
  text: Text(10_000).min(1),
  dueOn: z.iso.date().nullable(),
})
type StepInput = z.infer<typeof StepInput>

/** Its owner's side: the unit and the organisation that are to do it. */
async function ownerSubject(context: CommandContext, given: StepInput): Promise<Subject> {
  const { app, write } = context
  const row = await rowOf(write.tx, 'recommendation', write.tenantId, given.recommendationId)
  const units = row.unit_id === null ? [] : app.units.within(row.unit_id)
  const bodies =
    row.organisation_id === null ? [] : await organisationsAbove(write.tx, write.tenantId, [row.organisation_id])
  return { tenantId: write.tenantId, within: [...units, ...bodies] }
}

async function inspectorSubject(context: CommandContext, given: StepInput): Promise<Subject> {
  const row = await rowOf(context.write.tx, 'recommendation', context.write.tenantId, given.recommendationId)
  return inspectionSubject(context, row.inspection_id)
}

async function takeStep(context: CommandContext, step: RecommendationStep, given: StepInput) {
  const { write, actor, at } = context
  const row: Row<'recommendation'> = await rowOf(write.tx, 'recommendation', write.tenantId, given.recommendationId)
  const state = unwrap(recommendationStep(step, row.state as RecommendationState))
  if (step === 'extend' && given.dueOn === null) throw new ProblemError(problem('date.invalid', { value: '' }, 'dueOn'))
  await write.update(
    'recommendation',
    { id: row.id, version: given.version },
    {
      state,
      closed_on: state === 'closed' ? vietnamDay(new Date(at)) : null,
      ...(step === 'extend' ? { due_on: given.dueOn } : {}),
    },
  )
  await write.insert('recommendation_note', {
    recommendation_id: row.id,
    side: sideOf(step),
    step,
    text: given.text,
    due_on: step === 'extend' ? given.dueOn : null,
    by_id: actor.id,
    by_name: actor.name,
    at,
  })
  return { state }
}

type Stepped = { state: RecommendationState }

/** The owner says what was done. It stays with the inspecting side until that closes it. */
export const answerRecommendation: Command<StepInput, Stepped> = {
  name: 'recommendation.answer',
  input: StepInput,
  action: 'recommendation.answer',
  subject: ownerSubject,
  work: (context, given) => takeStep(context, 'answer', given),
}

/** The inspecting side agrees that it is done. */
export const closeRecommendation: Command<StepInput, Stepped> = {
  name: 'recommendation.close',
  input: StepInput,
  action: 'recommendation.close',
  subject: inspectorSubject,
  work: (context, given) => takeStep(context, 'close', given),
}

/** The inspecting side does not agree, or found that it came back. */
export const reopenRecommendation: Command<StepInput, Stepped> = {
  name: 'recommendation.reopen',
  input: StepInput,
  action: 'recommendation.close',
  subject: inspectorSubject,
  work: (context, given) => takeStep(context, 'reopen', given),
}

/** Another day, with the reason; the old one stays in the notes. */
export const extendRecommendation: Command<StepInput, Stepped> = {
  name: 'recommendation.extend',
  input: StepInput,
  action: 'recommendation.close',
  subject: inspectorSubject,
  work: (context, given) => takeStep(context, 'extend', given),
}
