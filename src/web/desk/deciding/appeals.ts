import { answerAppeal, fileAppeal } from '../../../app/deciding/correct.ts'
import { type FileDecisions, fileDecisions } from '../../../app/deciding/of-file.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { AppealsPage } from '../../views/deciding/appeals.tsx'
import type { FormModel } from '../../views/setup/form-page.tsx'
import { signedIn } from '../signed-in.ts'
import { type Sent, send, TypedForm } from '../typed-form.ts'
import { appealsHref, viewOf } from './of-file.ts'
import { kindWords } from './words.ts'

const OUTCOMES = ['upheld', 'corrected', 'rejected'] as const

interface CameBack {
  readonly action: string
  readonly form: TypedForm
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

/** The appeals of one file: filed by its unit, answered by who may judge it. */
export const appeals: Handler = (ask) => show(ask, idOrNothing(ask.param('id')))

async function show(ask: Ask, id: string, back?: CameBack): Promise<Response> {
  const facts = await fileDecisions(ask.app, signedIn(ask), id)
  const again = (form: FormModel): FormModel =>
    back?.action === form.action ? { ...form, typed: back.form.typed, errors: back.errors } : form
  const view = viewOf(ask, facts)
  const answers = facts.answers ? facts.appeals.filter((a) => a.state === 'open') : []
  const page = AppealsPage({
    page: ask.page,
    newKey: ask.app.newId,
    errors: back?.errors ?? [],
    name: facts.name,
    file: `/ban-lam-viec/ho-so/${id}`,
    ...view,
    answers: new Map(answers.map((a) => [a.id, again(answerForm(ask, id, a))])),
    ...(facts.files ? { write: again(fileForm(ask, facts)) } : {}),
  })
  return ask.http.html(renderPage(page), back?.status ?? 200)
}

function fileForm(ask: Ask, facts: FileDecisions): FormModel {
  const say = t(ask.lang)
  const lines = facts.decisions.map((d) => ({
    value: d.id,
    label: `${kindWords(ask.lang, d)} ${d.symbol ?? ''}`.trim(),
  }))
  return {
    action: appealsHref(facts.id),
    label: say('appeal.new'),
    fields: [
      ...(lines.length === 0
        ? []
        : [
            {
              name: 'lineId',
              label: say('appeal.line'),
              kind: 'choice' as const,
              none: say('appeal.line.none'),
              choices: lines,
              value: '',
            },
          ]),
      { name: 'text', label: say('appeal.text'), kind: 'lines', value: '' },
    ],
    button: say('appeal.send'),
    errors: [],
  }
}

/** Several can stand on one page, so that their fields carry the appeal's id. */
function answerForm(ask: Ask, fileId: string, appeal: { readonly id: string; readonly version: number }): FormModel {
  const say = t(ask.lang)
  return {
    action: `${appealsHref(fileId)}/${appeal.id}`,
    label: say('appeal.answer'),
    fields: [
      {
        name: `outcome-${appeal.id}`,
        label: say('appeal.outcome'),
        kind: 'choice',
        choices: OUTCOMES.map((value) => ({ value, label: say(`appeal-outcome.${value}`) })),
        value: 'rejected',
      },
      { name: `answer-${appeal.id}`, label: say('appeal.answer.text'), kind: 'lines', value: '' },
    ],
    button: say('appeal.answer'),
    version: appeal.version,
    errors: [],
  }
}

async function posted<Output>(
  ask: Ask,
  given: { readonly action: string; readonly field: (name: string) => string },
  run: (form: TypedForm) => Promise<Sent<Output>>,
): Promise<Response> {
  const id = idOrNothing(ask.param('id'))
  const form = new TypedForm(ask)
  const sent = await run(form)
  if (sent.done) return ask.http.redirect(localHref(ask.lang, appealsHref(id)), 303)
  const errors = sent.errors.map((e) => ({ ...e, field: given.field(e.field) }))
  return show(ask, id, { action: given.action, form, errors, status: sent.status })
}

export const appealSend: Handler = (ask) => {
  const fileId = idOrNothing(ask.param('id'))
  return posted(ask, { action: appealsHref(fileId), field: (name) => name }, (form) => {
    const line = form.text('lineId')
    return send(ask, form, fileAppeal, { fileId, lineId: line === '' ? null : line, text: form.text('text') })
  })
}

export const appealAnswer: Handler = (ask) => {
  const fileId = idOrNothing(ask.param('id'))
  const appealId = idOrNothing(ask.param('appeal'))
  const action = `${appealsHref(fileId)}/${appealId}`
  return posted(ask, { action, field: (name) => `${name}-${appealId}` }, (form) =>
    send(ask, form, answerAppeal, {
      appealId,
      version: form.version,
      outcome: OUTCOMES.find((o) => o === form.text(`outcome-${appealId}`)) ?? 'rejected',
      answer: form.text(`answer-${appealId}`),
    }),
  )
}
