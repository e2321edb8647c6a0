import type { Child } from 'hono/jsx'
import { type Command, execute } from '../../../app/command.ts'
import { PROBLEMS, ProblemError } from '../../../core/problem.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Crumb } from '../../components/small.tsx'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { FormPage } from '../../views/setup/form-page.tsx'
import { signedIn } from '../signed-in.ts'
import { FormReader } from './form-reader.ts'

/** What a page with a form says, with what is kept now. */
export interface FormView {
  readonly title: string
  readonly lead?: string
  readonly crumbs: readonly Crumb[]
  readonly fields: readonly FormField[]
  readonly button?: string
  /** Of the row that is changed. */
  readonly version?: number
  readonly before?: Child
  readonly after?: Child
}

/** A page that is one form: where its facts come from, what it shows, how it is read, what it does, where it leads. */
export interface FormSpec<Facts, Input, Output> {
  readonly facts: (ask: Ask) => Promise<Facts>
  readonly view: (ask: Ask, facts: Facts) => FormView
  readonly read: (form: FormReader, facts: Facts, ask: Ask) => Input | Promise<Input>
  readonly command: Command<Input, Output>
  /** The address that follows, without a language. */
  readonly done: (output: Output, facts: Facts, ask: Ask) => string
}

export interface FormHandlers {
  readonly show: Handler
  readonly send: Handler
}

/** A refusal that the form itself can tell, at one of its fields. */
interface Refused {
  readonly status: 409 | 422
  readonly errors: readonly FieldError[]
  readonly conflict: boolean
}

/**
 * Both handlers of a form. What was typed is never lost: bad input comes back with 422 and every error at its field, a
 * version conflict with 409 and both versions; sending the same form twice does one thing.
 */
export function formHandlers<Facts, Input, Output>(spec: FormSpec<Facts, Input, Output>): FormHandlers {
  return {
    show: async (ask) => page(ask, spec.view(ask, await spec.facts(ask))),
    send: async (ask) => {
      const facts = await spec.facts(ask)
      const form = new FormReader(ask)
      const input = await spec.read(form, facts, ask)
      const view = spec.view(ask, facts)
      const errors = faults(ask, form, view.fields)
      if (errors.length > 0) return page(ask, view, { status: 422, errors, conflict: false })
      try {
        const { result } = await execute(ask.app, spec.command, signedIn(ask), input, formKey(ask, spec.command.name))
        return seeOther(ask, spec.done(result, facts, ask))
      } catch (error) {
        const refused = refusalOf(ask, error, view.fields)
        // Read again: the other version is what is kept now.
        return page(ask, refused.conflict ? spec.view(ask, await spec.facts(ask)) : view, refused)
      }
    },
  }
}

/** What is wrong with what was typed, in the order of the form. */
export function faults(ask: Ask, form: FormReader, fields: readonly FormField[]): readonly FieldError[] {
  const missing = form.missing.map((name) => {
    const label = fields.find((field) => field.name === name)?.label ?? name
    return { field: name, message: t(ask.lang)('setup.wrong.missing', { label }) }
  })
  const place = ({ field }: FieldError) => fields.findIndex((one) => one.name === field)
  return [...missing, ...form.errors].sort((a, b) => place(a) - place(b))
}

/** The key of one showing of a form, so that pressing twice does one thing. */
export const formKey = (ask: Ask, what: string): string =>
  `${what}:${(ask.form.get('_key') ?? '').slice(0, 60) || ask.app.newId()}`

/** Leads on with a word that it was done. */
export function seeOther(ask: Ask, path: string): Response {
  const [bare = '', fragment] = path.split('#', 2)
  const href = `${localHref(ask.lang, bare)}${bare.includes('?') ? '&' : '?'}xong=1`
  return ask.http.redirect(fragment === undefined ? href : `${href}#${fragment}`, 303)
}

/** The problem at the field it belongs to, else at the first; what no form can mend is thrown on. */
export function refusalOf(ask: Ask, error: unknown, fields: readonly FormField[]): Refused {
  if (!(error instanceof ProblemError)) throw error
  const { code, field } = error.problem
  if (code === 'forbidden' && fields.some((one) => one.name === 'unitId')) {
    // The place was typed in this very form: what else was typed must not be lost over it.
    return { status: 422, errors: [{ field: 'unitId', message: t(ask.lang)('setup.wrong.unit') }], conflict: false }
  }
  const { status } = PROBLEMS[code]
  if (status !== 409 && status !== 422) throw error
  const named = field?.split('.').at(-1)
  const at = fields.find((one) => one.name === named)?.name ?? fields[0]?.name ?? '_key'
  const message = explain(ask.lang, error.problem)
  return { status, errors: [{ field: at, message }], conflict: code === 'conflict.version' }
}

function page(ask: Ask, view: FormView, refused?: Refused): Response | Promise<Response> {
  const [path = ''] = ask.page.path.split('?')
  const typed = refused === undefined ? undefined : (name: string) => ask.form.getAll(name)
  return ask.http.html(
    renderPage(
      FormPage({
        page: ask.page,
        title: view.title,
        crumbs: view.crumbs,
        newKey: ask.app.newId,
        form: {
          action: path,
          fields: view.fields,
          button: view.button ?? t(ask.lang)('action.save'),
          version: view.version,
          typed,
          errors: refused?.errors ?? [],
          conflict: refused?.conflict,
        },
        ...defined({ lead: view.lead, before: view.before, after: view.after }),
      }),
    ),
    refused?.status ?? 200,
  )
}
