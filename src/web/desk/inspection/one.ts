import { stepInspection } from '../../../app/inspection/plan.ts'
import { type InspectionFacts, inspectionPage, type RecommendationFacts } from '../../../app/inspection/read.ts'
import {
  answerRecommendation,
  closeRecommendation,
  extendRecommendation,
  recommend,
  reopenRecommendation,
} from '../../../app/inspection/recommend.ts'
import { addVisit } from '../../../app/inspection/visit.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { vietnamDay } from '../../../core/clock.ts'
import { isOverdue, type RecommendationState } from '../../../core/inspection/steps.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import { resolve } from '../../../core/units/resolve.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { InspectionPage, type RecommendationView } from '../../views/inspection/one.tsx'
import type { FormModel } from '../../views/setup/form-page.tsx'
import { signedIn } from '../signed-in.ts'
import { type Sent, send, TypedForm } from '../typed-form.ts'
import { INSPECTIONS } from './list.ts'
import { recommendForm, stepForms, stepOfRecommendation, visitForm } from './one-forms.ts'

const hrefOf = (id: string) => `${INSPECTIONS}/${id}`

/** Which form came back, with what was typed and what is wrong. */
export interface CameBack {
  readonly action: string
  readonly form: TypedForm
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

export const inspection: Handler = (ask) => show(ask, idOrNothing(ask.param('id')))

async function show(ask: Ask, id: string, back?: CameBack): Promise<Response> {
  const facts = await inspectionPage(ask.app, signedIn(ask), id)
  const { row } = facts
  const unitName = (unit: string) => ask.app.units.fullName(unit)
  const again = (form: FormModel): FormModel =>
    back?.action === form.action ? { ...form, typed: back.form.typed, errors: back.errors } : form
  const page = InspectionPage({
    page: ask.page,
    newKey: ask.app.newId,
    errors: back?.errors ?? [],
    plan: row.plan || row.purpose,
    purpose: row.purpose,
    unit: unitName(facts.programme.unit_id),
    state: row.state,
    scopes: row.scopes,
    minutes: row.minutes,
    conclusion: row.conclusion,
    members: facts.members.map((m) => ({ name: m.name, post: m.post, role: m.role })),
    visits: facts.visits.map((v) => ({
      unit: unitName(v.unit_id),
      found: v.found,
      ...defined({
        on: v.visited_on,
        href: facts.writes && row.state === 'visiting' ? `${hrefOf(id)}/noi-den/${v.id}` : undefined,
      }),
    })),
    recommendations: facts.recommendations.map((r) => recommendationView(ask, facts, r, again)),
    steps: facts.writes ? stepForms(ask, facts, hrefOf(id)).map(again) : [],
    ...defined({
      from: row.from_day,
      to: row.to_day,
      concludedOn: row.concluded_on,
      addVisit:
        facts.plans && ['planned', 'announced', 'visiting'].includes(row.state)
          ? again(visitForm(ask, hrefOf(id)))
          : undefined,
      recommend:
        facts.writes && ['visiting', 'minuted'].includes(row.state)
          ? again(recommendForm(ask, facts, hrefOf(id)))
          : undefined,
    }),
  })
  return ask.http.html(renderPage(page), back?.status ?? 200)
}

function recommendationView(
  ask: Ask,
  facts: InspectionFacts,
  r: RecommendationFacts,
  again: (form: FormModel) => FormModel,
): RecommendationView {
  const state = r.row.state as RecommendationState
  const day = vietnamDay(ask.app.clock())
  return {
    id: r.row.id,
    text: r.row.text,
    scope: r.row.scope,
    unit: r.row.unit_id === null ? '' : ask.app.units.fullName(r.row.unit_id),
    state,
    overdue: isOverdue({ state, dueOn: r.row.due_on }, day),
    notes: r.notes.map((n) => ({
      side: n.side as 'owner',
      step: n.step,
      text: n.text,
      by: n.by_name,
      at: n.at,
      ...defined({ due: n.due_on }),
    })),
    forms: stepOfRecommendation(ask, r, `${hrefOf(facts.row.id)}/kien-nghi/${r.row.id}`).map(again),
    ...defined({ due: r.row.due_on }),
  }
}

/** Sends one of the page's forms; what is refused comes back in its place. */
async function posted<Output>(
  ask: Ask,
  action: string,
  run: (form: TypedForm) => Promise<Sent<Output>>,
): Promise<Response> {
  const id = idOrNothing(ask.param('id'))
  const form = new TypedForm(ask)
  const sent = await run(form)
  if (sent.done) return ask.http.redirect(localHref(ask.lang, hrefOf(id)), 303)
  return show(ask, id, { action, form, errors: sent.errors, status: sent.status })
}

const INSPECTION_STEPS = ['announce', 'begin', 'minute', 'conclude', 'call-off'] as const

export const inspectionStepSend: Handler = (ask) => {
  const id = idOrNothing(ask.param('id'))
  const step = INSPECTION_STEPS.find((name) => name === ask.param('step'))
  if (step === undefined) throw new ProblemError(problem('not-found'))
  return posted(ask, `${hrefOf(id)}/buoc/${step}`, (form) => {
    const on = step === 'conclude' ? form.needDay('on') : null
    return send(ask, form, stepInspection, {
      inspectionId: id,
      version: form.version,
      step,
      text: form.text('text'),
      on,
    })
  })
}

export const inspectionVisitAdd: Handler = (ask) => {
  const id = idOrNothing(ask.param('id'))
  return posted(ask, `${hrefOf(id)}/noi-den`, (form) => {
    const unitId = unitTyped(ask, form, 'unitId')
    const file = form.text('file').split('/').at(-1) ?? ''
    return send(ask, form, addVisit, { inspectionId: id, unitId, participationId: file === '' ? null : file })
  })
}

/** A unit by its name today; told at its field when there is none, or several. */
function unitTyped(ask: Ask, form: TypedForm, field: string): string {
  const name = form.text(field)
  const found = resolve(ask.app.units.book, name, ask.app.units.today)
  if (found.ok) return found.value.unit.id
  form.wrong(field, t(ask.lang)('inspection.wrong.unit', { name }))
  return ''
}

export const recommendSend: Handler = (ask) => {
  const id = idOrNothing(ask.param('id'))
  return posted(ask, `${hrefOf(id)}/kien-nghi`, (form) =>
    send(ask, form, recommend, {
      inspectionId: id,
      scope: form.text('scope'),
      text: form.text('text'),
      unitId: form.text('unitId'),
      organisationId: null,
      participationId: null,
      dueOn: form.day('dueOn'),
    }),
  )
}

const RECOMMENDATION_STEPS = {
  answer: answerRecommendation,
  close: closeRecommendation,
  reopen: reopenRecommendation,
  extend: extendRecommendation,
} as const

export const recommendationSend: Handler = (ask) => {
  const id = idOrNothing(ask.param('id'))
  const recommendationId = idOrNothing(ask.param('recommendation'))
  const step = ask.param('step') as keyof typeof RECOMMENDATION_STEPS
  if (!Object.hasOwn(RECOMMENDATION_STEPS, step)) throw new ProblemError(problem('not-found'))
  return posted(ask, `${hrefOf(id)}/kien-nghi/${recommendationId}/${step}`, (form) => {
    const dueOn = step === 'extend' ? form.needDay('dueOn') : null
    const input = { recommendationId, version: form.version, text: form.text('text'), dueOn }
    return send(ask, form, RECOMMENDATION_STEPS[step], input)
  })
}
