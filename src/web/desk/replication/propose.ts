import { idOrNothing } from '../../../app/portal/lookup.ts'
import { bodyTyped, proposeGround } from '../../../app/replication/read.ts'
import { proposeReplication } from '../../../app/replication/replicate.ts'
import { resolve } from '../../../core/units/resolve.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { FormPage } from '../../views/setup/form-page.tsx'
import { signedIn } from '../signed-in.ts'
import { send, TypedForm } from '../typed-form.ts'
import { REPLICATIONS } from './list.ts'

const FORM = `${REPLICATIONS}/moi`

/** The form that proposes a model to a unit. */
export const replicationPropose: Handler = (ask) => show(ask, idOrNothing(ask.query('mo-hinh') ?? ''))

interface Again {
  readonly form: TypedForm
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

async function show(ask: Ask, modelId: string, again?: Again): Promise<Response> {
  const say = t(ask.lang)
  const { model, origin, programmes } = await proposeGround(ask.app, signedIn(ask), modelId)
  const { units } = ask.app
  const choices = programmes.map((p) => ({
    value: p.id,
    label: `${p.movement}, ${units.nameInside(p.unit_id)}, ${p.label}`,
  }))
  const page = FormPage({
    page: ask.page,
    title: `${say('replication.propose')}: ${model.name}`,
    lead: `${say('replication.origin')}: ${units.fullName(origin.unit_id)}`,
    crumbs: [{ label: say('replication.title'), href: REPLICATIONS }, { label: say('replication.propose') }],
    newKey: ask.app.newId,
    form: {
      action: FORM,
      hidden: [{ name: 'modelId', value: modelId }],
      fields: [
        {
          name: 'unitId',
          label: say('replication.propose.unit'),
          hint: say('replication.propose.unit.hint'),
          kind: 'line',
          value: '',
        },
        {
          name: 'organisationId',
          label: say('replication.propose.body'),
          hint: say('replication.propose.body.hint'),
          kind: 'line',
          optional: true,
          value: '',
        },
        {
          name: 'programmeId',
          label: say('replication.propose.programme'),
          kind: 'choice',
          choices,
          value: origin.programme_id,
        },
        { name: 'help', label: say('replication.propose.help'), kind: 'lines', optional: true, value: '' },
      ],
      button: say('replication.propose.save'),
      errors: again?.errors ?? [],
      typed: again?.form.typed,
    },
  })
  return ask.http.html(renderPage(page), again?.status ?? 200)
}

export const replicationProposeSend: Handler = async (ask) => {
  const form = new TypedForm(ask)
  const modelId = idOrNothing(form.text('modelId'))
  const unitId = unitTyped(ask, form)
  const organisationId = await organisationTyped(ask, form, unitId)
  const input = { modelId, programmeId: form.text('programmeId'), unitId, organisationId, help: form.text('help') }
  const sent = await send(ask, form, proposeReplication, input)
  if (!sent.done) return show(ask, modelId, { form, errors: sent.errors, status: sent.status })
  return ask.http.redirect(localHref(ask.lang, `${REPLICATIONS}/${sent.result.replicationId}`), 303)
}

/** A unit by its name today; told at its field when there is none, or several. */
function unitTyped(ask: Ask, form: TypedForm): string {
  const name = form.text('unitId')
  const found = resolve(ask.app.units.book, name, ask.app.units.today)
  if (found.ok) return found.value.unit.id
  form.wrong('unitId', t(ask.lang)('replication.wrong.unit', { name }))
  return ''
}

async function organisationTyped(ask: Ask, form: TypedForm, unitId: string): Promise<string | null> {
  const name = form.text('organisationId')
  if (name === '' || unitId === '') return null
  const found = await bodyTyped(ask.app, signedIn(ask), unitId, name)
  if (found !== undefined) return found.id
  const unit = ask.app.units.nameInside(unitId)
  form.wrong('organisationId', t(ask.lang)('replication.wrong.body', { name, unit }))
  return null
}
