import { ProblemError } from '../../core/problem.ts'
import { problemSentence } from '../../i18n/problem-sentence.ts'
import type { FieldError } from '../components/form.tsx'
import type { Ask } from '../context.ts'

/** What a form says when it comes back. */
export interface Refusal {
  readonly errors: readonly FieldError[]
  readonly status: 401 | 409 | 422 | 429
}

const SHOWN: ReadonlySet<number> = new Set([401, 409, 422, 429])

/** The refusal as the form's own errors, each leading to its field; what no form can mend is thrown on. */
export function refusal(ask: Ask, error: unknown, status: number, field: string): Refusal {
  if (!(error instanceof ProblemError) || !SHOWN.has(status)) throw error
  const message = problemSentence(ask.lang, error.problem)
  return { errors: [{ field: error.problem.field ?? field, message }], status: status as Refusal['status'] }
}
