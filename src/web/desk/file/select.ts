import { execute } from '../../../app/command.ts'
import { readFile } from '../../../app/participation/read-file.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { roundsAbove } from '../../../app/registration/rounds.ts'
import { selectParticipation } from '../../../app/registration/select.ts'
import { ProblemError } from '../../../core/problem.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { SelectPage } from '../../views/file/select.tsx'
import { formKey } from '../form-key.ts'
import { roundLabel } from '../registration/begin.ts'
import { signedIn } from '../signed-in.ts'

const at = (id: string): string => `/ban-lam-viec/ho-so/${id}`

/** The form with which a participation is introduced to the level above. */
export const fileSelect: Handler = (ask) => show(ask, [], 200)

async function show(ask: Ask, errors: readonly FieldError[], status: 200 | 403 | 409 | 422): Promise<Response> {
  const actor = signedIn(ask)
  const head = await readFile(ask.app, actor, idOrNothing(ask.param('id')))
  if (status === 200 && !head.maySelect) return ask.http.redirect(localHref(ask.lang, at(head.file.id)), 303)
  const rounds = await roundsAbove(ask.app, actor, head.file.programmeId)
  return ask.http.html(
    renderPage(
      SelectPage({
        page: ask.page,
        name: head.name,
        fileHref: at(head.file.id),
        action: `${at(head.file.id)}/gioi-thieu`,
        version: head.file.participation?.version ?? 0,
        newKey: ask.app.newId(),
        rounds: rounds.map((round) => ({ value: round.id, label: roundLabel(ask, round) })),
        typed: { round: ask.form.get('dot') ?? rounds[0]?.id ?? '', introduction: ask.form.get('can-cu') ?? '' },
        errors,
      }),
    ),
    status,
  )
}

export const fileSelectSend: Handler = async (ask) => {
  const id = idOrNothing(ask.param('id'))
  const introduction = ask.form.get('can-cu')?.trim() ?? ''
  if (introduction === '') return show(ask, [{ field: 'can-cu', message: t(ask.lang)('file.select.wrong') }], 422)
  const version = Number(ask.form.get('_version'))
  const input = { fileId: id, version, roundId: idOrNothing(ask.form.get('dot') ?? ''), introduction }
  try {
    await execute(ask.app, selectParticipation, signedIn(ask), input, formKey(ask, 'participation.select'))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { code } = error.problem
    if (code === 'forbidden' || code === 'not-found') throw error
    return show(
      ask,
      [{ field: 'dot', message: explain(ask.lang, error.problem) }],
      code === 'input.invalid' ? 422 : 409,
    )
  }
  return ask.http.redirect(localHref(ask.lang, `${at(id)}?da=gioi-thieu`), 303)
}

export const fileSelectAgain: Again = (ask, p) =>
  p.code === 'form.expired' ? show(ask, [{ field: 'can-cu', message: explain(ask.lang, p) }], 403) : undefined
