import { can } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import type { CommandContext } from '../command.ts'
import { asking, roundSubject } from './common.ts'

/**
 * A round that may be changed now: a draft by whoever sets it up, a later one only by who may `round.run` and with a
 * reason; one that only documents speak of, or that is archived, by nobody.
 */
export async function runRound(context: CommandContext, roundId: string, reason: string): Promise<Row<'round'>> {
  const { write } = context
  const round = await rowOf(write.tx, 'round', write.tenantId, roundId)
  if (round.state === 'draft') return round
  if (round.state === null || round.state === 'archived')
    throw new ProblemError(problem('round.not-now', { state: round.state ?? 'document', step: 'change' }))
  unwrap(can(context.actor, 'round.run', await roundSubject(asking(context), roundId)))
  if (reason.trim() === '') throw new ProblemError(problem('reason.needed', { step: 'change' }, 'reason'))
  return round
}

/** Keeps a step, or a change of a round beyond its draft: by whom and why. */
export async function noteStep(
  { write, actor, at }: CommandContext,
  round: Row<'round'>,
  given: { readonly step: string; readonly to: string | null; readonly reason: string },
): Promise<void> {
  await write.insert('round_step', {
    round_id: round.id,
    step: given.step,
    from_state: round.state ?? '',
    to_state: given.to ?? '',
    reason: given.reason.trim() === '' ? null : given.reason.trim(),
    by_id: actor.id,
    by_name: actor.name,
    at,
  })
}
