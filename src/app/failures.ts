import { ProblemError, problem } from '../core/problem.ts'
import { sqlState } from '../db/database.ts'
import { machineProblem } from '../db/engine/failure.ts'

/** What PostgreSQL says of a value that no column or index could hold: no text, out of range, no day, too long. */
const BAD_VALUE = new Set(['22021', '22P05', '22P02', '22003', '22001', '22007', '22008', '54000'])

/** Any failure as the one error the web and the command line know; what nobody foresaw is `internal`, with its cause. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const state = sqlState(error)
  if (state !== undefined && BAD_VALUE.has(state)) return new ProblemError(problem('input.invalid'), { cause: error })
  return machineProblem(error) ?? new ProblemError(problem('internal'), { cause: error })
}
