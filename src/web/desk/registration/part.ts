import { execute } from '../../../app/command.ts'
import type { FormPatch } from '../../../app/registration/form.ts'
import { originOf } from '../../../app/registration/origin.ts'
import { type RegistrationView, registrationView, similarOf } from '../../../app/registration/read.ts'
import { saveRegistration } from '../../../app/registration/save.ts'
import { type Problem, ProblemError, problem } from '../../../core/problem.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { formatMoment } from '../../../i18n/format.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { PartPage } from '../../views/registration/part.tsx'
import { formKey } from '../form-key.ts'
import { signedIn } from '../signed-in.ts'
import { type Clash, errorsOf, inputsOf, readPart } from './fields.ts'
import { at, type FieldName, fieldsOf, isPart, type PartId, partsOf } from './parts.ts'
import { similarItems } from './similar.ts'

type Status = 200 | 403 | 409 | 413 | 422

/** One short page of the form. Who may not write in it is led to the page that shows all of it. */
export const registrationPart: Handler = async (ask) => {
  const view = await registrationView(ask.app, signedIn(ask), ask.param('id'))
  const part = partAsked(ask, view)
  if (!view.may.write) return ask.http.redirect(localHref(ask.lang, at.check(view.row.id)), 303)
  return show(ask, view, part, { errors: [], status: 200 })
}

function partAsked(ask: Ask, view: RegistrationView): PartId {
  const part = ask.param('part')
  const parts = partsOf(view)
  if (!isPart(part)) throw new ProblemError(problem('not-found'))
  // Late and urgent may be filled in at any time; the page offers it only when it matters.
  return parts.includes(part) || part === 'ngoai-dot' ? part : (parts[0] ?? 'ten')
}

interface Shown {
  readonly errors: readonly FieldError[]
  readonly status: Status
  readonly clash?: Clash
  readonly notice?: string
}

async function show(ask: Ask, view: RegistrationView, part: PartId, shown: Shown): Promise<Response> {
  const { row } = view
  const parts = partsOf(view)
  const say = t(ask.lang)
  const withName = part === 'ten' && row.kind === 'collective' && row.carried_from_id === null && row.linked_id === null
  const similar = withName ? await similarItems(ask, await similarOf(ask.app, signedIn(ask), row)) : undefined
  const saved = ask.query('luu') !== undefined && view.lastChange !== undefined
  const inputs = inputsOf(ask, view, fieldsOf(part, view), shown.errors, shown.clash)
  const address = `${localHref(ask.lang, at.similar)}?manh=1&don-vi=${row.unit_id}&dot=${row.round_id}&ho-so=${row.id}`
  return ask.http.html(
    renderPage(
      PartPage({
        page: ask.page,
        title: say(`reg.part.${part}`),
        name: row.name === '' ? say('reg.unnamed') : row.name,
        checkHref: at.check(row.id),
        action: at.part(row.id, part),
        parts: parts.map((id) => ({ href: at.part(row.id, id), title: say(`reg.part.${id}`), here: id === part })),
        inputs: inputs.map((input) =>
          withName && input.name === 'name' ? { ...input, more: { 'data-similar': address } } : input,
        ),
        version: row.version,
        newKey: ask.app.newId(),
        back: ask.query('tu') === 'kiem-tra' || ask.form.get('ve') === 'kiem-tra',
        last: parts.at(-1) === part,
        errors: shown.errors,
        clash: shown.clash !== undefined,
        ...defined({
          similar,
          source: row.registration === 'replicated' ? view.modelName : undefined,
          returned: row.state === 'returned' ? (row.reason ?? '') : undefined,
          notice: saved
            ? say('reg.part.saved', { time: formatMoment(ask.lang, view.lastChange?.at ?? '') })
            : undefined,
        }),
      }),
    ),
    shown.status,
  )
}

/** Saves a part; bad input comes back with all that was typed, and what somebody else kept meanwhile stands beside it. */
export const registrationPartSave: Handler = async (ask) => {
  const actor = signedIn(ask)
  const view = await registrationView(ask.app, actor, ask.param('id'))
  const part = partAsked(ask, view)
  const { patch, errors } = readPart(ask, view, fieldsOf(part, view))
  if (errors.length > 0) return show(ask, view, part, { errors, status: 422 })
  const step = ask.form.get('buoc') ?? 'tiep'
  const form: FormPatch = { ...patch, ...(await offered(ask, step)) }
  // What this very unit ran before is carried on, and not registered anew: from the page that begins.
  if (step.startsWith('duy-tri:'))
    return ask.http.redirect(`${localHref(ask.lang, at.begin)}?dot=${view.row.round_id}#dang-co`, 303)
  const input = { registrationId: view.row.id, version: Number(ask.form.get('_version')), form }
  try {
    await execute(ask.app, saveRegistration, actor, input, formKey(ask, 'registration.save'))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return refused(ask, error.problem, part)
  }
  return ask.http.redirect(localHref(ask.lang, await nextPage(ask, part, step)), 303)
}

/** A choice from the similar models: take part in one, or copy one. */
export async function offered(ask: Ask, step: string): Promise<FormPatch> {
  const [what, first = '', second = ''] = step.split(':')
  if (what === 'tham-gia') return { joinsId: first }
  if (what !== 'nhan-rong') return {}
  const { modelId, origin } = await originOf(ask.app, signedIn(ask), Number(first), second)
  return { registration: 'replicated', modelId, origin }
}

async function nextPage(ask: Ask, part: PartId, step: string): Promise<string> {
  const id = ask.param('id')
  if (step === 'nhap') return `${at.part(id, part)}?luu=1`
  if (step === 'tuong-tu') return `${at.part(id, part)}?luu=1#tuong-tu`
  if (step.startsWith('tham-gia')) return at.part(id, 'tham-gia')
  if (step.startsWith('nhan-rong')) return `${at.part(id, part)}?luu=1`
  if (ask.form.get('ve') === 'kiem-tra') return at.check(id)
  const parts = partsOf(await registrationView(ask.app, signedIn(ask), id))
  const next = parts[parts.indexOf(part) + 1]
  return next === undefined ? at.check(id) : at.part(id, next)
}

async function refused(ask: Ask, p: Problem, part: PartId): Promise<Response> {
  const view = await registrationView(ask.app, signedIn(ask), ask.param('id'))
  const findings = p.details.findings
  if (p.code === 'input.invalid' && typeof findings === 'object')
    return show(ask, view, part, { errors: errorsOf(ask, view, findings), status: 422 })
  if (p.code !== 'conflict.version') throw new ProblemError(p)
  const columns = typeof p.details.fields === 'object' ? p.details.fields : []
  const fields: readonly FieldName[] = columns.length === 0 ? ['lead', 'partners'] : columns.map(inputOfColumn)
  const clash = { by: String(p.details.by ?? ''), at: String(p.details.at ?? ''), fields }
  return show(ask, view, part, { errors: [], status: 409, clash })
}

const COLUMNS: Readonly<Record<string, FieldName>> = {
  field_id: 'fieldId',
  place_unit_id: 'placeUnitId',
  place_printed: 'place',
  starts_on: 'startsOn',
  ends_on: 'endsOn',
  consent_on: 'consentOn',
  consent_how: 'consentHow',
  late_reason: 'lateReason',
}
const inputOfColumn = (column: string): FieldName => COLUMNS[column] ?? (column as FieldName)

/** A form that was refused for another reason, an expired token or a step meanwhile: as typed, with the reason. */
export const registrationPartAgain: Again = async (ask, p) => {
  if (p.code === 'not-found' || p.code === 'forbidden') return undefined
  const view = await registrationView(ask.app, signedIn(ask), ask.param('id'))
  const part = partAsked(ask, view)
  const [first = 'name'] = fieldsOf(part, view)
  const status = p.code === 'form.expired' ? 403 : p.code === 'file.too-large' ? 413 : 409
  return show(ask, view, part, { errors: [{ field: first, message: explain(ask.lang, p) }], status })
}
