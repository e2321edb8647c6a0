import { type PlanInput, planInspection } from '../../../app/inspection/plan.ts'
import { planChoices } from '../../../app/inspection/read.ts'
import { resolve } from '../../../core/units/resolve.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { FormPage } from '../../views/setup/form-page.tsx'
import { signedIn } from '../signed-in.ts'
import { send, TypedForm } from '../typed-form.ts'
import { INSPECTIONS } from './list.ts'

export const inspectionPlan: Handler = (ask) => show(ask)

type Choices = Awaited<ReturnType<typeof planChoices>>

async function fields(ask: Ask, choices: Choices): Promise<FormField[]> {
  const say = t(ask.lang)
  const inspectors = choices.inspectors.map((a) => ({ value: a.id, label: a.name }))
  const programmes = choices.programmes.map((p) => ({
    value: p.id,
    label: `${p.movement}, ${ask.app.units.nameInside(p.unit_id)}, ${p.label}`,
  }))
  const line = (name: string, label: string, kind: FormField['kind'], hint?: string): FormField => ({
    name,
    label,
    kind,
    value: '',
    ...(hint === undefined ? {} : { hint }),
  })
  return [
    { ...line('programmeId', say('inspection.programme'), 'choice'), choices: programmes },
    line('plan', say('inspection.plan-symbol'), 'line', say('inspection.plan-symbol.hint')),
    { ...line('purpose', say('inspection.purpose'), 'lines'), optional: true },
    line('scopes', say('inspection.scopes'), 'lines', say('inspection.scopes.hint')),
    line('from', say('inspection.from'), 'day'),
    line('to', say('inspection.to'), 'day'),
    { ...line('lead', say('inspection.lead-member'), 'choice'), choices: inspectors },
    { ...line('members', say('inspection.members'), 'ticks'), choices: inspectors, optional: true },
    { ...line('others', say('inspection.others'), 'lines', say('inspection.others.hint')), optional: true },
    line('units', say('inspection.units'), 'lines', say('inspection.units.hint')),
    { ...line('items', say('inspection.items'), 'lines', say('inspection.items.hint')), optional: true },
  ]
}

async function show(
  ask: Ask,
  again?: { readonly form: TypedForm; readonly errors: readonly FieldError[]; readonly status: 409 | 422 },
) {
  const say = t(ask.lang)
  const choices = await planChoices(ask.app, signedIn(ask))
  const page = FormPage({
    page: ask.page,
    title: say('inspection.new'),
    crumbs: [{ label: say('inspection.title'), href: INSPECTIONS }, { label: say('inspection.new') }],
    newKey: ask.app.newId,
    form: {
      action: `${INSPECTIONS}/moi`,
      fields: await fields(ask, choices),
      button: say('inspection.save-plan'),
      errors: again?.errors ?? [],
      typed: again?.form.typed,
    },
  })
  return ask.http.html(renderPage(page), again?.status ?? 200)
}

export const inspectionPlanSend: Handler = async (ask) => {
  const form = new TypedForm(ask)
  const input = await read(ask, form)
  const sent = await send(ask, form, planInspection, input)
  if (!sent.done) return show(ask, { form, errors: sent.errors, status: sent.status })
  return ask.http.redirect(localHref(ask.lang, `${INSPECTIONS}/${sent.result.inspectionId}`), 303)
}

async function read(ask: Ask, form: TypedForm): Promise<PlanInput> {
  const say = t(ask.lang)
  const { inspectors } = await planChoices(ask.app, signedIn(ask))
  const nameOf = (id: string) => inspectors.find((a) => a.id === id)?.name ?? ''
  const scopes = form.lines('scopes')
  if (scopes.length === 0) form.wrong('scopes', say('inspection.wrong.scopes'))
  const lead = form.text('lead')
  if (nameOf(lead) === '') form.wrong('lead', say('inspection.wrong.lead'))
  const others = form.lines('others').map((line) => {
    const [name = '', ...post] = line.split(',')
    return { accountId: null, name: name.trim(), post: post.join(',').trim(), role: 'member' as const }
  })
  const members = ask.form.getAll('members').filter((id) => id !== lead && nameOf(id) !== '')
  return {
    programmeId: form.text('programmeId'),
    roundId: null,
    organisationId: null,
    plan: form.text('plan'),
    purpose: form.text('purpose'),
    scopes,
    from: form.needDay('from'),
    to: form.needDay('to'),
    members: [
      { accountId: lead, name: nameOf(lead), post: '', role: 'lead' },
      ...members.map((id) => ({ accountId: id, name: nameOf(id), post: '', role: 'member' as const })),
      ...others,
    ],
    items: form.lines('items').map((text) => ({ scope: '', text })),
    units: unitsTyped(ask, form),
  }
}

/** The units of the lines, by their names today; a name that is none, or several, is said at the field. */
function unitsTyped(ask: Ask, form: TypedForm): string[] {
  const say = t(ask.lang)
  const { book, today } = ask.app.units
  const lines = form.lines('units')
  if (lines.length === 0) form.wrong('units', say('inspection.wrong.units'))
  return lines.flatMap((name) => {
    const found = resolve(book, name, today)
    if (found.ok) return [found.value.unit.id]
    form.wrong('units', say('inspection.wrong.unit', { name }))
    return []
  })
}
