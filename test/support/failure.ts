import { expect } from 'vitest'
import { type Problem, ProblemError } from '../../src/core/problem.ts'

/** The problem that a promise is refused with; fails the test when it is not refused, or with something else. */
export async function isFailure(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(ProblemError)
  return (error as ProblemError).problem
}
