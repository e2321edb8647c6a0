import { z } from 'zod'
import { type Problem, problem } from '../core/problem.ts'
import { isRegistryDay } from '../core/registry/day.ts'

/** A calendar day as programs write it; another one is told as such, with what was given. */
export const Day = z
  .string()
  .trim()
  .superRefine((value, context) => {
    if (!isRegistryDay(value)) context.addIssue({ code: 'custom', params: { problem: 'date.invalid', value } })
  })

/** One line that a person types: no NUL and no line ends, which no column and no page expects there. */
export const Line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u)

/** The version of a row that a person saw. */
export const Version = z.number().int().positive().max(2_147_483_646)

/** What is wrong with an input, by its first issue: a problem of its own when the rule has one, named by its field. */
export function inputProblem(error: z.ZodError): Problem {
  const issue = error.issues[0]
  const field = issue?.path.join('.')
  if (issue?.code === 'custom' && issue.params?.problem === 'date.invalid')
    return problem('date.invalid', { value: String(issue.params.value).slice(0, 40) }, field)
  return problem('input.invalid', { reason: issue?.message ?? '' }, field)
}
