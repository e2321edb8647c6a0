import { ProblemError, problem } from '../../core/problem.ts'
import { carriedInRound, participationIn } from '../../db/read/registrations.ts'
import type { Row } from '../../db/tables.ts'
import type { CommandContext } from '../command.ts'

export type SubjectIds = Pick<Row<'participation'>, 'model_id' | 'exemplar_id'>

/**
 * A model, or a person, takes part in a round once: refused with `registration.twice` when it does already, or when
 * another registration that carries it on is on its way. `but`: the registration that asks.
 */
export async function onlyOnce(
  { write }: CommandContext,
  round: { readonly id: string },
  subject: SubjectIds,
  given: { readonly name: string; readonly but?: string },
): Promise<void> {
  const ids = { modelId: subject.model_id, exemplarId: subject.exemplar_id }
  const there = await participationIn(write.tx, write.tenantId, round.id, ids)
  const underWay = await carriedInRound(write.tx, write.tenantId, round.id, ids)
  const known = there?.id ?? underWay?.id
  if (known !== undefined && known !== given.but)
    throw new ProblemError(problem('registration.twice', { name: given.name, file: known }, 'name'))
}
