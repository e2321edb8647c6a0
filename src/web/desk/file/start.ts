import { execute } from '../../../app/command.ts'
import { readFile } from '../../../app/participation/read-file.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { startParticipation } from '../../../app/registration/begin.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import { typedDay } from '../../../core/text/typed-day.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { StartPage } from '../../views/file/start.tsx'
import { formKey } from '../form-key.ts'
import { signedIn } from '../signed-in.ts'

const at = (id: string): string => `/ban-lam-viec/ho-so/${id}`

/** The form with which a unit begins to carry out what was accepted. */
export const fileStart: Handler = (ask) => show(ask, [], 200)

async function show(ask: Ask, errors: readonly FieldError[], status: 200 | 403 | 409 | 422): Promise<Response> {
  const head = await readFile(ask.app, signedIn(ask), idOrNothing(ask.param('id')))
  const start = head.next.find(({ step }) => step === 'start')
  if (status === 200 && start?.may !== true) return ask.http.redirect(localHref(ask.lang, at(head.file.id)), 303)
  const typed = (name: string) => ask.form.get(name) ?? ''
  return ask.http.html(
    renderPage(
      StartPage({
        page: ask.page,
        name: head.name,
        fileHref: at(head.file.id),
        action: `${at(head.file.id)}/bat-dau`,
        version: head.file.participation?.version ?? 0,
        newKey: ask.app.newId(),
        typed: {
          plan: typed('plan'),
          on: typed('ra-mat-ngay'),
          place: typed('ra-mat-noi'),
          commitments: typed('cam-ket'),
        },
        errors,
      }),
    ),
    status,
  )
}

/** Begins it. Any of day, place and promises makes it a launch, and a launch has its day. */
export const fileStartSend: Handler = async (ask) => {
  const say = t(ask.lang)
  const id = idOrNothing(ask.param('id'))
  const text = (name: string) => ask.form.get(name)?.trim() ?? ''
  const launched = ['ra-mat-ngay', 'ra-mat-noi', 'cam-ket'].some((name) => text(name) !== '')
  const on = typedDay(text('ra-mat-ngay'))
  const errors: FieldError[] = []
  if (text('plan') === '') errors.push({ field: 'plan', message: say('file.start.wrong.plan') })
  if (launched && !on) errors.push({ field: 'ra-mat-ngay', message: say('file.start.wrong.on') })
  if (errors.length > 0) return show(ask, errors, 422)
  const launch = launched ? { on, place: text('ra-mat-noi'), commitments: text('cam-ket') } : null
  const input = { fileId: id, version: Number(ask.form.get('_version')), plan: text('plan'), launch }
  try {
    await execute(ask.app, startParticipation, signedIn(ask), input, formKey(ask, 'participation.start'))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { code } = error.problem
    if (code === 'forbidden' || code === 'not-found') throw new ProblemError(problem('not-found'))
    return show(
      ask,
      [{ field: 'plan', message: explain(ask.lang, error.problem) }],
      code === 'input.invalid' ? 422 : 409,
    )
  }
  return ask.http.redirect(localHref(ask.lang, `${at(id)}?da=bat-dau`), 303)
}

export const fileStartAgain: Again = (ask, p) =>
  p.code === 'form.expired' ? show(ask, [{ field: 'plan', message: explain(ask.lang, p) }], 403) : undefined
