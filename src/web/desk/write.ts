import type { Outcome } from '../../app/command.ts'
import { type Command, execute } from '../../app/command.ts'
import { PROBLEMS, type Problem } from '../../core/problem.ts'
import { explain } from '../../i18n/explain-problem.ts'
import type { FieldError } from '../components/form.tsx'
import { localHref } from '../components/page.ts'
import type { Ask } from '../context.ts'
import { signedIn } from './signed-in.ts'

/** What was typed in a field; empty when it was not there. */
export const typedIn = (ask: Ask, name: string): string => ask.form.get(name)?.trim() ?? ''

/** The version of the row that the form was made from; 0 for a row that was not there. */
export const versionIn = (ask: Ask): number => {
  const version = Number(ask.form.get('_version') ?? '0')
  return Number.isSafeInteger(version) && version >= 0 ? version : 0
}

/** Runs a command with the key of the form that asked for it: sending the form twice does it once. */
export const writeOnce = <Input, Output>(
  ask: Ask,
  command: Command<Input, Output>,
  input: unknown,
): Promise<Outcome<Output>> =>
  execute(ask.app, command, signedIn(ask), input, `${command.name}:${ask.form.get('_key') || ask.app.newId()}`)

/** Leads on after a post, with what was done in the address. */
export const goTo = (ask: Ask, href: string): Response => ask.http.redirect(localHref(ask.lang, href), 303)

/** Problems that a page of their own says better than the form they came from. */
const ELSEWHERE: ReadonlySet<string> = new Set(['forbidden', 'not-found', 'sign-in.needed', 'internal'])

export interface Refused {
  readonly errors: readonly FieldError[]
  readonly status: 403 | 409 | 422
}

/**
 * A refusal as errors of the form that is shown again, each leading to its field: `fields` says which input belongs to a
 * field of the command, `sentences` where a field has words of its own. Undefined: only a page of its own can say it.
 */
export function refusedAs(
  ask: Ask,
  problem: Problem,
  fields: Readonly<Record<string, string>>,
  sentences: Readonly<Record<string, string>> = {},
): Refused | undefined {
  if (ELSEWHERE.has(problem.code)) return undefined
  const name = problem.field?.split('.')[0] ?? ''
  const own = problem.code === 'input.invalid' || problem.code === 'date.invalid' ? sentences[name] : undefined
  const field = fields[name] ?? fields[''] ?? name
  const { status } = PROBLEMS[problem.code]
  return {
    errors: [{ field, message: own ?? explain(ask.lang, problem) }],
    status: status === 409 ? 409 : status === 403 ? 403 : 422,
  }
}
