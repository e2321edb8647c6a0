import { execute } from '../../../app/command.ts'
import { subjectOf } from '../../../app/participation/file.ts'
import { acceptRegistration } from '../../../app/registration/accept.ts'
import { type RegistrationView, registrationView, similarOf } from '../../../app/registration/read.ts'
import { rejectRegistration, returnRegistration } from '../../../app/registration/receive.ts'
import { can } from '../../../core/policy.ts'
import { type Problem, ProblemError, problem } from '../../../core/problem.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { formatMoment } from '../../../i18n/format.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { ReceivePage } from '../../views/registration/receive.tsx'
import { formKey } from '../form-key.ts'
import { signedIn } from '../signed-in.ts'
import { answersOf } from './check.ts'
import { at } from './parts.ts'
import { similarItems } from './similar.ts'

/** One registration for the body that receives it, with what is similar beside it. */
export const receivingFile: Handler = async (ask) => {
  const view = await registrationView(ask.app, signedIn(ask), ask.param('id'))
  if (view.row.state !== 'submitted') return ask.http.redirect(localHref(ask.lang, at.file(view.row.id)), 303)
  return show(ask, view, [], 200)
}

async function show(
  ask: Ask,
  view: RegistrationView,
  errors: readonly FieldError[],
  status: 200 | 403 | 409 | 422,
): Promise<Response> {
  const actor = signedIn(ask)
  const { row } = view
  const similar = await similarItems(ask, await similarOf(ask.app, actor, row))
  const may = can(actor, 'registration.receive', subjectOf(actor, view.file))
  const typed = (name: string) => ask.form.get(name) ?? ''
  return ask.http.html(
    renderPage(
      ReceivePage({
        page: ask.page,
        name: row.name,
        sent: t(ask.lang)('reg.receive.waits', {
          at: formatMoment(ask.lang, row.submitted_at ?? ''),
          by: view.signedBy,
        }),
        place: ask.app.units.fullName(row.unit_id),
        round: view.round.label,
        parts: answersOf(ask, view),
        similar,
        action: at.receive(row.id),
        fileHref: at.file(row.id),
        version: row.version,
        newKey: ask.app.newId(),
        errors,
        typed: {
          seen: ask.form.has('da-xem'),
          note: typed('note'),
          returnReason: ask.form.get('viec') === 'tra' ? typed('reason') : '',
          rejectReason: ask.form.get('viec') === 'tu-choi' ? typed('reason') : '',
          duplicate: typed('trung'),
        },
        ...defined({
          late: row.late ? (row.late_reason ?? '') : undefined,
          urgent: row.emergency ?? undefined,
          introduction: row.introduction ?? undefined,
          not: may.ok ? undefined : explain(ask.lang, may.problem),
        }),
      }),
    ),
    status,
  )
}

/** Accepts, sends back or refuses; what stands in the way is said on the same page with what was typed. */
export const receivingDecide: Handler = async (ask) => {
  const actor = signedIn(ask)
  const view = await registrationView(ask.app, actor, ask.param('id'))
  const verdict = ask.form.get('viec') ?? ''
  const seen = { registrationId: view.row.id, version: Number(ask.form.get('_version')) }
  const reason = ask.form.get('reason') ?? ''
  try {
    if (verdict === 'nhan') {
      const ids = ask.form.has('da-xem') ? ask.form.getAll('thay') : []
      const input = { ...seen, seen: ids, note: ask.form.get('note') ?? '' }
      await execute(ask.app, acceptRegistration, actor, input, formKey(ask, 'registration.accept'))
    } else if (verdict === 'tra') {
      await execute(ask.app, returnRegistration, actor, { ...seen, reason }, formKey(ask, 'registration.return'))
    } else if (verdict === 'tu-choi') {
      const input = { ...seen, reason, duplicateOfId: ask.form.get('trung') || null }
      await execute(ask.app, rejectRegistration, actor, input, formKey(ask, 'registration.reject'))
    } else throw new ProblemError(problem('input.invalid'))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return refused(ask, error.problem)
  }
  const name = encodeURIComponent(view.row.name.slice(0, 120))
  return ask.http.redirect(`${localHref(ask.lang, at.queue)}?da=${verdict}&ten=${name}`, 303)
}

const FIELD: Readonly<Record<string, string>> = { nhan: 'da-xem', tra: 'ly-do-tra', 'tu-choi': 'ly-do-tu-choi' }

async function refused(ask: Ask, p: Problem): Promise<Response> {
  if (p.code === 'forbidden' || p.code === 'not-found') throw new ProblemError(p)
  const view = await registrationView(ask.app, signedIn(ask), ask.param('id'))
  if (view.row.state !== 'submitted') throw new ProblemError(p)
  const field = FIELD[ask.form.get('viec') ?? ''] ?? 'da-xem'
  const unseen = p.code === 'registration.similar-unseen' && !ask.form.has('da-xem')
  const message = unseen ? t(ask.lang)('reg.receive.seen.needed') : explain(ask.lang, p)
  const status =
    p.code === 'reason.needed' || p.code === 'input.invalid' ? 422 : p.code === 'conflict.of-interest' ? 403 : 409
  return show(ask, view, [{ field, message }], status)
}

export const receivingAgain: Again = (ask, p) => (p.code === 'form.expired' ? refused(ask, p) : undefined)
