import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { answerTo } from '../../db/read/inspections.ts'
import { rowOf } from '../../db/read/rows.ts'
import { involve } from '../access/involve.ts'
import type { Command } from '../command.ts'
import { checklistOf, inside, inspectionRow, inspectionSubject, onTheTeam } from './plan.ts'

const Text = (max: number) => z.string().trim().max(max)
const AddInput = z.object({ inspectionId: z.uuid(), unitId: z.uuid(), participationId: z.uuid().nullable() })

/** One more place to visit, or one file to look at there. */
export const addVisit: Command<z.infer<typeof AddInput>, { visitId: string }> = {
  name: 'inspection.add-visit',
  input: AddInput,
  action: 'inspection.plan',
  subject: (context, given) => inspectionSubject(context, given.inspectionId),
  work: async (context, given) => {
    const { write } = context
    const row = await inspectionRow(context, given.inspectionId)
    const programme = await rowOf(write.tx, 'programme', write.tenantId, row.programme_id)
    inside(context, given.unitId, programme.unit_id)
    if (given.participationId !== null) await rowOf(write.tx, 'participation', write.tenantId, given.participationId)
    const made = await write.insert('inspection_visit', {
      inspection_id: row.id,
      unit_id: given.unitId,
      participation_id: given.participationId,
      planned_on: row.from_day,
    })
    return { visitId: made.id }
  },
}

const VisitInput = z.object({
  visitId: z.uuid(),
  version: z.int().min(1),
  on: z.iso.date(),
  place: Text(300),
  met: Text(1000),
  found: Text(10_000),
  running: z.boolean().nullable(),
  answers: z
    .array(z.object({ itemId: z.uuid(), answer: z.enum(['yes', 'partly', 'no', 'not-asked']), note: Text(2000) }))
    .max(200),
})
export type VisitInput = z.infer<typeof VisitInput>

/**
 * Writes down a visit, as often as needed until the minutes are made: day, place, whom the team met, what it found, an
 * answer to each question. A visit to a file makes its recorder one who inspected it, who then may not judge it.
 */
export const recordVisit: Command<VisitInput, { visitId: string }> = {
  name: 'inspection.visit',
  input: VisitInput,
  action: 'inspection.record',
  subject: async (context, given) => {
    const visit = await rowOf(context.write.tx, 'inspection_visit', context.write.tenantId, given.visitId)
    return inspectionSubject(context, visit.inspection_id)
  },
  work: async (context, given) => {
    const { write, actor, at } = context
    const visit = await rowOf(write.tx, 'inspection_visit', write.tenantId, given.visitId)
    const row = await inspectionRow(context, visit.inspection_id)
    await onTheTeam(context, row.id, actor.id)
    if (row.state !== 'visiting')
      throw new ProblemError(problem('state.not-now', { step: 'visit', stage: row.state, of: 'inspection' }))
    if (given.on > vietnamDay(new Date(at))) throw new ProblemError(problem('date.invalid', { value: given.on }, 'on'))
    const { place, met, found, running } = given
    const seen = { id: visit.id, version: given.version }
    await write.update('inspection_visit', seen, { visited_on: given.on, place, met, found, running })
    const known = new Set((await checklistOf(context, row.id)).map((item) => item.id))
    for (const { itemId, answer, note } of given.answers) {
      if (!known.has(itemId)) throw new ProblemError(problem('not-found'))
      const earlier = await answerTo(write.tx, write.tenantId, visit.id, itemId)
      if (earlier === undefined)
        await write.insert('inspection_answer', { visit_id: visit.id, item_id: itemId, answer, note })
      else if (earlier.answer !== answer || earlier.note !== note)
        await write.update('inspection_answer', earlier, { answer, note })
    }
    if (visit.participation_id !== null) await involve(context, visit.participation_id, 'inspected')
    return { visitId: visit.id }
  },
}
