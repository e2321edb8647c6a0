import { execute } from '../../../app/command.ts'
import { type RegistrationView, registrationView, similarOf } from '../../../app/registration/read.ts'
import { submitRegistration, withdrawRegistration } from '../../../app/registration/send.ts'
import { type Problem, ProblemError } from '../../../core/problem.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { formatMoment } from '../../../i18n/format.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import type { CheckPart } from '../../views/registration/answers.tsx'
import { CheckPage } from '../../views/registration/check.tsx'
import { formKey } from '../form-key.ts'
import { signedIn } from '../signed-in.ts'
import { windowWords } from './begin.ts'
import { keptWords, labelOf, partnersText, sentence } from './fields.ts'
import { at, type FieldName, fieldsOf, inputOf, partOf, partsOf } from './parts.ts'
import { similarItems } from './similar.ts'

/** All of a registration on one page, with what is missing and a way to each part; signed and sent from here. */
export const registrationCheck: Handler = async (ask) =>
  show(ask, await registrationView(ask.app, signedIn(ask), ask.param('id')), [], 200)

/** The parts with what each input holds, in words. */
export function answersOf(ask: Ask, view: RegistrationView): readonly CheckPart[] {
  return partsOf(view).map((part) => ({
    id: part,
    title: t(ask.lang)(`reg.part.${part}`),
    href: `${at.part(view.row.id, part)}?tu=kiem-tra`,
    answers: fieldsOf(part, view).map((name) => ({
      name,
      label: labelOf(ask, view, name),
      text: name === 'partners' ? partnersText(ask, view) : keptWords(ask, view, name),
      missing: view.findings.some(({ field, code }) => inputOf(field) === name && code === 'missing'),
    })),
  }))
}

async function show(
  ask: Ask,
  view: RegistrationView,
  errors: readonly FieldError[],
  status: 200 | 403 | 409 | 422,
): Promise<Response> {
  const { row } = view
  const say = t(ask.lang)
  const draft = row.state === 'draft' || row.state === 'returned'
  const found = draft && row.name !== '' ? await similarOf(ask.app, signedIn(ask), row) : undefined
  return ask.http.html(
    renderPage(
      CheckPage({
        page: ask.page,
        name: row.name === '' ? say('reg.unnamed') : row.name,
        state: row.state,
        kindLabel: say(`reg.kind.${row.kind as 'collective'}`),
        roundWords: `${view.round.label} · ${windowWords(ask, view)}`,
        parts: answersOf(ask, view),
        missing: view.findings.map(({ field, code }) => missing(ask, view, inputOf(field), code)),
        closed: view.closed && draft,
        closedHref: at.part(row.id, 'ngoai-dot'),
        may: view.may,
        version: row.version,
        newKey: ask.app.newId(),
        fileHref: at.file(row.id),
        sendAction: at.send(row.id),
        withdrawAction: at.withdraw(row.id),
        typedReason: ask.form.get('reason') ?? '',
        errors,
        ...defined({
          carried:
            row.carried_from_id === null
              ? undefined
              : { href: at.file(row.carried_from_id), label: view.modelName ?? row.name },
          joins: row.joins_id === null ? undefined : { href: at.file(row.joins_id), label: view.modelName ?? row.name },
          returned: row.state === 'returned' ? (row.reason ?? '') : undefined,
          sent: row.submitted_at === null || draft ? undefined : formatMoment(ask.lang, row.submitted_at),
          similar: found === undefined || row.kind === 'individual' ? undefined : await similarItems(ask, found),
        }),
      }),
    ),
    status,
  )
}

const missing = (ask: Ask, view: RegistrationView, name: FieldName, code: string) => ({
  href: `${at.part(view.row.id, partOf(name, view))}?tu=kiem-tra#${name}`,
  message: sentence(ask, view, name, code),
})

/** The head signs and sends it; what stands in the way is said on the same page. */
export const registrationSend: Handler = async (ask) => {
  const input = { registrationId: ask.param('id'), version: Number(ask.form.get('_version')) }
  try {
    await execute(ask.app, submitRegistration, signedIn(ask), input, formKey(ask, 'registration.submit'))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return refused(ask, error.problem, 'gui')
  }
  return ask.http.redirect(localHref(ask.lang, `${at.file(input.registrationId)}?da=gui`), 303)
}

export const registrationWithdraw: Handler = async (ask) => {
  const input = {
    registrationId: ask.param('id'),
    version: Number(ask.form.get('_version')),
    reason: ask.form.get('reason') ?? '',
  }
  try {
    await execute(ask.app, withdrawRegistration, signedIn(ask), input, formKey(ask, 'registration.withdraw'))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return refused(ask, error.problem, 'reason')
  }
  return ask.http.redirect(localHref(ask.lang, at.file(input.registrationId)), 303)
}

async function refused(ask: Ask, p: Problem, field: string): Promise<Response> {
  const view = await registrationView(ask.app, signedIn(ask), ask.param('id'))
  const status =
    p.code === 'reason.needed' || p.code === 'registration.incomplete' ? 422 : p.code === 'forbidden' ? 403 : 409
  const lead = p.code === 'registration.incomplete' ? 'con-thieu' : field
  return show(ask, view, [{ field: lead, message: explain(ask.lang, p) }], status)
}

/** A refused form of this page: the page again, with the reason. */
export const registrationCheckAgain: Again = (ask, p) =>
  p.code === 'form.expired' ? refused(ask, p, 'gui') : undefined
