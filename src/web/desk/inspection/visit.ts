import { inspectionPage } from '../../../app/inspection/read.ts'
import { recordVisit } from '../../../app/inspection/visit.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
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

const ANSWERS = ['not-asked', 'yes', 'partly', 'no'] as const

/** The page on which a member of the team writes a visit down; made for a phone at the place. */
export const inspectionVisit: Handler = (ask) => show(ask)

async function factsOf(ask: Ask) {
  const facts = await inspectionPage(ask.app, signedIn(ask), idOrNothing(ask.param('id')))
  const visit = facts.visits.find((v) => v.id === ask.param('visit'))
  if (visit === undefined || !facts.writes) throw new ProblemError(problem('not-found'))
  return { facts, visit }
}
type Facts = Awaited<ReturnType<typeof factsOf>>

function fields(ask: Ask, { facts, visit }: Facts): FormField[] {
  const say = t(ask.lang)
  const given = new Map(facts.answers.filter((a) => a.visit_id === visit.id).map((a) => [a.item_id, a]))
  const day = visit.visited_on === null ? '' : visit.visited_on.split('-').reverse().join('/')
  const running = visit.running === null ? '' : visit.running ? 'yes' : 'no'
  return [
    { name: 'on', label: say('inspection.visit.on'), kind: 'day', value: day },
    { name: 'place', label: say('inspection.visit.place'), kind: 'line', value: visit.place, optional: true },
    { name: 'met', label: say('inspection.visit.met'), kind: 'line', value: visit.met, optional: true },
    { name: 'found', label: say('inspection.visit.found'), kind: 'lines', value: visit.found, optional: true },
    {
      name: 'running',
      label: say('inspection.visit.running'),
      kind: 'choice',
      value: running,
      none: say('inspection.visit.running.unknown'),
      choices: [
        { value: 'yes', label: say('inspection.visit.running.yes') },
        { value: 'no', label: say('inspection.visit.running.no') },
      ],
    },
    ...facts.items.flatMap((item): FormField[] => [
      {
        name: `item-${item.id}`,
        label: item.text,
        kind: 'choice',
        value: given.get(item.id)?.answer ?? 'not-asked',
        choices: ANSWERS.map((value) => ({ value, label: say(`inspection-answer.${value}`) })),
      },
      {
        name: `note-${item.id}`,
        label: say('inspection.visit.note'),
        kind: 'line',
        value: given.get(item.id)?.note ?? '',
        optional: true,
      },
    ]),
  ]
}

async function show(
  ask: Ask,
  again?: { readonly form: TypedForm; readonly errors: readonly FieldError[]; readonly status: 409 | 422 },
): Promise<Response> {
  const say = t(ask.lang)
  const found = await factsOf(ask)
  const { facts, visit } = found
  const href = `${INSPECTIONS}/${facts.row.id}`
  const unit = ask.app.units.fullName(visit.unit_id)
  const page = FormPage({
    page: ask.page,
    title: `${say('inspection.visit')}: ${unit}`,
    crumbs: [
      { label: say('inspection.title'), href: INSPECTIONS },
      { label: facts.row.plan ?? '', href, vi: true },
      { label: unit, vi: true },
    ],
    newKey: ask.app.newId,
    form: {
      action: `${href}/noi-den/${visit.id}`,
      fields: fields(ask, found),
      button: say('inspection.visit.save'),
      version: visit.version,
      errors: again?.errors ?? [],
      typed: again?.form.typed,
      conflict: again?.status === 409,
    },
  })
  return ask.http.html(renderPage(page), again?.status ?? 200)
}

export const inspectionVisitSend: Handler = async (ask) => {
  const { facts, visit } = await factsOf(ask)
  const form = new TypedForm(ask)
  const running = form.text('running')
  const answers = facts.items.map((item) => ({
    itemId: item.id,
    answer: ANSWERS.find((a) => a === form.text(`item-${item.id}`)) ?? 'not-asked',
    note: form.text(`note-${item.id}`),
  }))
  const sent = await send(ask, form, recordVisit, {
    visitId: visit.id,
    version: form.version,
    on: form.needDay('on'),
    place: form.text('place'),
    met: form.text('met'),
    found: form.text('found'),
    running: running === '' ? null : running === 'yes',
    answers,
  })
  if (!sent.done) return show(ask, { form, errors: sent.errors, status: sent.status })
  return ask.http.redirect(localHref(ask.lang, `${INSPECTIONS}/${facts.row.id}`), 303)
}
