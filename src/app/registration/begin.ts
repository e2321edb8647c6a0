import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import type { ParticipationStatus } from '../../core/participation/stage.ts'
import { take } from '../../core/participation/transitions.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { rowOf } from '../../db/read/rows.ts'
import { involve } from '../access/involve.ts'
import type { Command } from '../command.ts'
import { fileSubject } from '../participation/file.ts'
import { Text } from './form.ts'

const BeginInput = z.object({
  fileId: z.uuid(),
  version: z.int().min(1),
  plan: Text,
  /** The public launch, when there is one: its day, its place, and who promises what. */
  launch: z.object({ on: z.iso.date(), place: Text, commitments: Text }).nullable(),
})
export type BeginInput = z.infer<typeof BeginInput>

/** The unit begins to carry out what was accepted: with its plan, which is required, and its launch if there is one. */
export const startParticipation: Command<BeginInput, { participationId: string }> = {
  name: 'participation.start',
  input: BeginInput,
  action: 'participation.run',
  subject: fileSubject((given) => given.fileId),
  work: async (context, given) => {
    const { write, app } = context
    const row = await rowOf(write.tx, 'participation', write.tenantId, given.fileId)
    const status = unwrap(take('start', row.status as ParticipationStatus)) as ParticipationStatus
    if (given.plan === '') throw new ProblemError(problem('input.invalid', { findings: ['plan:missing'] }, 'plan'))
    await write.update('participation', { id: row.id, version: given.version }, { status })
    await write.insert('work_plan', {
      participation_id: row.id,
      plan: given.plan,
      started_on: vietnamDay(app.clock()),
      launched_on: given.launch?.on ?? null,
      launch_place: given.launch?.place ?? null,
      commitments: given.launch?.commitments ?? null,
    })
    await involve(context, row.id, 'wrote')
    return { participationId: row.id }
  },
}
