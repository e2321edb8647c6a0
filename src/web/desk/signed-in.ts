import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import type { Ask } from '../context.ts'

/** The actor of a route that the table opens only to signed-in people. */
export function signedIn(ask: Ask): Actor {
  if (ask.actor === undefined) throw new ProblemError(problem('sign-in.needed'))
  return ask.actor
}
