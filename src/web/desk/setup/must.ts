import { maySetUpHere } from '../../../app/setup/may.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import type { Ask } from '../../context.ts'
import { signedIn } from '../signed-in.ts'

/** May the reader set up what is for everybody in these books? */
export const mayForAll = (ask: Ask): Promise<boolean> => maySetUpHere(ask.app, signedIn(ask), null)

/** A form that somebody could only fill in in vain is not shown. */
export function must(may: boolean): void {
  if (!may) throw new ProblemError(problem('forbidden', { action: 'movement.set-up' }))
}

export const mustForAll = async (ask: Ask): Promise<void> => must(await mayForAll(ask))
