import type { Command } from '../../app/command.ts'
import { execute } from '../../app/command.ts'
import { asProblem } from '../../app/failures.ts'
import { PROBLEMS, ProblemError } from '../../core/problem.ts'
import { typedDay } from '../../core/text/typed-day.ts'
import { t } from '../../i18n/catalogue.ts'
import { explain } from '../../i18n/explain-problem.ts'
import type { FieldError } from '../components/form.tsx'
import type { Ask } from '../context.ts'
import type { Typed } from '../views/setup/form-fields.tsx'
import { signedIn } from './signed-in.ts'

/** A form of inspections as it came: its fields read, with what is wrong in them. */
export class TypedForm {
  readonly errors: FieldError[] = []
  private readonly ask: Ask

  constructor(ask: Ask) {
    this.ask = ask
  }

  text(name: string): string {
    return this.ask.form.get(name)?.trim() ?? ''
  }

  /** Every line that is not empty. */
  lines(name: string): string[] {
    return this.text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
  }

  /** A day, or null when nothing is typed; what is no day is noted. */
  day(name: string): string | null {
    const day = typedDay(this.text(name))
    if (day === undefined) this.wrong(name, t(this.ask.lang)('inspection.wrong.day'))
    return day ?? null
  }

  /** A day that must be there; an impossible one stands for it until the form is shown again. */
  needDay(name: string): string {
    const day = this.day(name)
    if (day === null && !this.errors.some((e) => e.field === name))
      this.wrong(name, t(this.ask.lang)('inspection.wrong.day'))
    return day ?? '0001-01-01'
  }

  wrong(field: string, message: string): void {
    this.errors.push({ field, message })
  }

  get version(): number {
    return Number(this.ask.form.get('_version'))
  }

  readonly typed: Typed = (name) => this.ask.form.getAll(name)
}

/** What came of sending a form: done, or what to show with it again. */
export type Sent<Output> =
  | { readonly done: true; readonly result: Output }
  | { readonly done: false; readonly errors: readonly FieldError[]; readonly status: 409 | 422 }

/** Runs the command of a form whose fields were read; a refusal comes back as errors for it, at their fields. */
export async function send<Input, Output>(
  ask: Ask,
  form: TypedForm,
  command: Command<Input, Output>,
  input: Input,
): Promise<Sent<Output>> {
  if (form.errors.length > 0) return { done: false, errors: form.errors, status: 422 }
  const key = `${command.name}:${ask.form.get('_key') || ask.app.newId()}`
  try {
    return { done: true, result: (await execute(ask.app, command, signedIn(ask), input, key)).result }
  } catch (error) {
    const { problem } = asProblem(error)
    const status = PROBLEMS[problem.code].status
    if (status !== 409 && status !== 422) throw error instanceof ProblemError ? error : asProblem(error)
    const field = problem.field ?? '_'
    return { done: false, errors: [{ field, message: explain(ask.lang, problem) }], status }
  }
}
