import { ProblemError, problem } from '../core/problem.ts'
import { machineProblem } from '../db/engine/failure.ts'

/** Any failure as the one error the web and the command line know; what nobody foresaw is `internal`, with its cause. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  return machineProblem(error) ?? new ProblemError(problem('internal'), { cause: error })
}
