import type { Subject } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { roundPlace } from '../../db/read/rounds-of-files.ts'
import type { CommandContext } from '../command.ts'
import type { Reading } from './judges.ts'

/** What a round lies in: the unit of its programme with everything above it, and who leads it today. */
export async function roundWithin({ app, tenantId, tx }: Reading, roundId: string): Promise<readonly string[]> {
  const place = await roundPlace(tx, tenantId, roundId)
  if (place === undefined) throw new ProblemError(problem('not-found'))
  return [...app.units.within(place.unit_id), ...place.leads]
}

/** The subject of a command whose input leads to a round. */
export const roundSubject =
  <Input>(roundOf: (context: CommandContext, input: Input) => string | Promise<string>) =>
  async (context: CommandContext, input: Input): Promise<Subject> => {
    const { tenantId, tx } = context.write
    const roundId = await roundOf(context, input)
    return { tenantId, within: await roundWithin({ app: context.app, tenantId, tx }, roundId) }
  }
