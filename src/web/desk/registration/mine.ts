import { execute } from '../../../app/command.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { myRegistrations, registrationView } from '../../../app/registration/read.ts'
import { submitRegistration } from '../../../app/registration/send.ts'
import { REGISTRATION_STATES, type RegistrationState } from '../../../core/participation/stage.ts'
import { holds } from '../../../core/policy.ts'
import { ProblemError } from '../../../core/problem.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { MinePage, type NotSent } from '../../views/registration/mine.tsx'
import { formKey } from '../form-key.ts'
import { signedIn } from '../signed-in.ts'
import { registrationLine } from './line.ts'
import { at } from './parts.ts'

/** What the actor's units and organisations have written and sent. */
export const registrations: Handler = (ask) => show(ask, undefined)

export const stateAsked = (text: string | undefined): RegistrationState | undefined =>
  REGISTRATION_STATES.find((state) => state === text)

interface Signed {
  readonly sent: number
  readonly not: readonly NotSent[]
}

async function show(ask: Ask, signed: Signed | undefined): Promise<Response> {
  const actor = signedIn(ask)
  const state = stateAsked(ask.query('trang-thai'))
  const after = ask.query('sau')
  const list = await myRegistrations(ask.app, actor, {
    state,
    after: after === undefined ? undefined : idOrNothing(after),
  })
  const base = state === undefined ? at.mine : `${at.mine}?trang-thai=${state}`
  return ask.http.html(
    renderPage(
      MinePage({
        page: ask.page,
        href: at.mine,
        rows: list.rows.map((row) => registrationLine(ask, row)),
        counts: REGISTRATION_STATES.map((one) => ({ state: one, n: list.counts.get(one) ?? 0, here: one === state })),
        all: [...list.counts.values()].reduce((sum, n) => sum + n, 0),
        signs: holds(actor, 'head'),
        newKey: ask.app.newId(),
        paging: defined({
          next: list.next === undefined ? undefined : `${base}${base.includes('?') ? '&' : '?'}sau=${list.next}`,
          previous: after === undefined ? undefined : base,
        }),
        ...defined({ signed }),
      }),
    ),
  )
}

/** The head signs several at once; each is sent by itself, and those that cannot be are named with the reason. */
export const registrationsSign: Handler = async (ask) => {
  const actor = signedIn(ask)
  const chosen = [...new Set(ask.form.getAll('chon'))].slice(0, 100)
  let sent = 0
  const not: NotSent[] = []
  for (const one of chosen) {
    const [id = '', version = ''] = one.split(':')
    const input = { registrationId: idOrNothing(id), version: Number(version) }
    try {
      await execute(ask.app, submitRegistration, actor, input, `${formKey(ask, 'registration.submit')}:${id}`)
      sent += 1
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const { row } = await registrationView(ask.app, actor, id)
      not.push({ href: at.check(id), name: row.name, why: explain(ask.lang, error.problem) })
    }
  }
  return show(ask, { sent, not })
}
