import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { administratorsOn } from '../../db/read/people.ts'
import type { CommandContext } from '../command.ts'

/** A tenant keeps one person who can manage it, whichever grant ends or account closes. */
export async function keepAdministrator(
  { write, at }: CommandContext,
  without: { readonly grantId?: string; readonly accountId?: string },
): Promise<void> {
  const left = await administratorsOn(write.tx, write.tenantId, vietnamDay(new Date(at)))
  const goes = (g: (typeof left)[number]) => g.id === without.grantId || g.account_id === without.accountId
  if (left.some(goes) && left.every(goes)) throw new ProblemError(problem('administrator.last'))
}
