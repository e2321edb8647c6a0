import type { ParticipationStatus } from '../../core/participation/stage.ts'
import { type StepName, take } from '../../core/participation/transitions.ts'
import { unwrap } from '../../core/problem.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { CommandContext } from '../command.ts'

export interface Move {
  readonly step: StepName
  readonly reason?: string | null
  /** The version that the actor saw; absent where the step follows from something else that was seen. */
  readonly version?: number
}

/**
 * Takes a participation one step on, by the one table of steps, and keeps the step with its reason. Whether the actor may
 * is the command's to ask. Refused: a step that does not lead on from here, a missing reason, a version that is not the last.
 */
export async function moveFile(
  { write, actor, at }: CommandContext,
  id: string,
  { step, reason, version }: Move,
): Promise<ParticipationStatus> {
  const file = await rowOf(write.tx, 'participation', write.tenantId, id)
  const from = file.status as ParticipationStatus
  const status = unwrap(take(step, from, reason)) as ParticipationStatus
  await write.update('participation', { id, version: version ?? file.version }, { status })
  await write.insert('participation_step', {
    participation_id: id,
    step,
    from_status: from,
    to_status: status,
    reason: reason?.trim() || null,
    by_id: actor.id,
    by_name: actor.name,
    at,
  })
  return status
}
