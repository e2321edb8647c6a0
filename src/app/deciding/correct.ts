import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { rowOf } from '../../db/read/rows.ts'
import { roundSubject } from '../access/round-subject.ts'
import type { Command } from '../command.ts'
import { fileSubject } from '../participation/file.ts'
import { roundOf } from './draft.ts'

const Text = (max: number) => z.string().trim().max(max)
const CorrectInput = z.object({
  lineId: z.uuid(),
  version: z.int().min(1),
  field: z.enum(['printed', 'title', 'unit_printed', 'reason', 'period_printed']),
  now: Text(1000),
  reason: Text(2000).min(1),
  /** The paper that corrects, as cited. */
  basis: Text(500).min(1),
})
type CorrectInput = z.infer<typeof CorrectInput>

/**
 * Corrects what an issued decision printed, by a paper that says so. The line then reads as it should, and what it read
 * before stays beside it with who, when and why. A draft is simply written again.
 */
export const correctLine: Command<CorrectInput, { correctionId: string }> = {
  name: 'decision.correct',
  input: CorrectInput,
  action: 'decision.sign',
  subject: roundSubject(async (context, given: CorrectInput) => {
    const line = await rowOf(context.write.tx, 'decision_line', context.write.tenantId, given.lineId)
    return roundOf(context, line.decision_id)
  }),
  work: async ({ write, actor, at }, given) => {
    const line = await rowOf(write.tx, 'decision_line', write.tenantId, given.lineId)
    const decision = await rowOf(write.tx, 'decision', write.tenantId, line.decision_id)
    if (decision.state !== 'issued')
      throw new ProblemError(problem('state.not-now', { step: 'correct', stage: decision.state ?? '', of: 'decision' }))
    const was = line[given.field]
    if (was === given.now || (given.field === 'printed' && given.now === ''))
      throw new ProblemError(problem('input.invalid', {}, 'now'))
    await write.update('decision_line', { id: line.id, version: given.version }, { [given.field]: given.now })
    const made = await write.insert('decision_correction', {
      line_id: line.id,
      field: given.field,
      was,
      now: given.now,
      reason: given.reason,
      basis: given.basis,
      by_id: actor.id,
      by_name: actor.name,
      at,
    })
    return { correctionId: made.id }
  },
}

const AppealInput = z.object({ fileId: z.uuid(), lineId: z.uuid().nullable(), text: Text(10_000).min(1) })

/** Asks for a correction, or that what was decided on a file is looked at again. */
export const fileAppeal: Command<z.infer<typeof AppealInput>, { appealId: string }> = {
  name: 'appeal.file',
  input: AppealInput,
  action: 'appeal.file',
  subject: fileSubject((given) => given.fileId),
  work: async ({ write, actor, at }, given) => {
    const line =
      given.lineId === null ? undefined : await rowOf(write.tx, 'decision_line', write.tenantId, given.lineId)
    if (line !== undefined && line.participation_id !== given.fileId) throw new ProblemError(problem('not-found'))
    const made = await write.insert('appeal', {
      participation_id: given.fileId,
      line_id: given.lineId,
      text: given.text,
      filed_by: actor.id,
      filed_name: actor.name,
      filed_at: at,
      state: 'open',
    })
    return { appealId: made.id }
  },
}

const AnswerInput = z.object({
  appealId: z.uuid(),
  version: z.int().min(1),
  outcome: z.enum(['upheld', 'corrected', 'rejected']),
  answer: Text(10_000).min(1),
})
type AnswerInput = z.infer<typeof AnswerInput>

/**
 * Answers an appeal with its reasons. It changes nothing by itself: a correction or a revocation is a paper of its own,
 * and never the answer of who decided it alone (conflicts of interest are asked like for judging).
 */
export const answerAppeal: Command<AnswerInput, { state: 'answered' }> = {
  name: 'appeal.answer',
  input: AnswerInput,
  action: 'appeal.answer',
  subject: async (context, given) => {
    const appeal = await rowOf(context.write.tx, 'appeal', context.write.tenantId, given.appealId)
    return fileSubject(() => appeal.participation_id)(context, given)
  },
  work: async ({ write, actor, at }, given) => {
    const row = await rowOf(write.tx, 'appeal', write.tenantId, given.appealId)
    if (row.state !== 'open')
      throw new ProblemError(problem('state.not-now', { step: 'answer', stage: row.state, of: 'appeal' }))
    await write.update(
      'appeal',
      { id: row.id, version: given.version },
      {
        state: 'answered',
        outcome: given.outcome,
        answer: given.answer,
        answered_by: actor.id,
        answered_name: actor.name,
        answered_at: at,
      },
    )
    return { state: 'answered' }
  },
}
