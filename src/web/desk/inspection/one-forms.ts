import type { InspectionFacts, RecommendationFacts } from '../../../app/inspection/read.ts'
import {
  type InspectionStep,
  inspectionStep,
  type RecommendationState,
  type RecommendationStep,
  recommendationStep,
  sideOf,
} from '../../../core/inspection/steps.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { Ask } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import type { FormModel } from '../../views/setup/form-page.tsx'

const field = (name: string, label: string, kind: FormField['kind'] = 'lines'): FormField => ({
  name,
  label,
  kind,
  value: '',
})

/** What each step of an inspection asks for. */
function fieldsOfStep(ask: Ask, step: InspectionStep): FormField[] {
  const say = t(ask.lang)
  if (step === 'minute') return [field('text', say('inspection.minutes'))]
  if (step === 'conclude')
    return [field('text', say('inspection.conclusion')), field('on', say('inspection.concluded-on'), 'day')]
  return step === 'call-off' ? [field('text', say('inspection.reason'))] : []
}

/** A form for every step that leads on from where the inspection stands. */
export function stepForms(ask: Ask, { row }: InspectionFacts, href: string): FormModel[] {
  const say = t(ask.lang)
  const steps = (['announce', 'begin', 'minute', 'conclude', 'call-off'] as const).filter(
    (step) => inspectionStep(step, row.state).ok,
  )
  return steps.map((step) => ({
    action: `${href}/buoc/${step}`,
    fields: fieldsOfStep(ask, step),
    button: say(`inspection-step.${step}`),
    label: say(`inspection-step.${step}`),
    version: row.version,
    errors: [],
    quiet: step === 'call-off' || step === 'announce',
  }))
}

export function visitForm(ask: Ask, href: string): FormModel {
  const say = t(ask.lang)
  return {
    action: `${href}/noi-den`,
    label: say('inspection.visit.add'),
    fields: [
      { ...field('unitId', say('inspection.units'), 'line'), hint: say('inspection.units.hint') },
      { ...field('file', say('inspection.visit.file'), 'line'), optional: true },
    ],
    button: say('inspection.visit.add'),
    errors: [],
    quiet: true,
  }
}

export function recommendForm(ask: Ask, facts: InspectionFacts, href: string): FormModel {
  const say = t(ask.lang)
  const units = [...new Set(facts.visits.map((v) => v.unit_id))]
  return {
    action: `${href}/kien-nghi`,
    label: say('recommendation.new'),
    fields: [
      field('text', say('recommendation.text')),
      {
        ...field('scope', say('recommendation.scope'), 'choice'),
        choices: facts.row.scopes.map((scope) => ({ value: scope, label: scope })),
      },
      {
        ...field('unitId', say('recommendation.unit'), 'choice'),
        choices: units.map((unit) => ({ value: unit, label: ask.app.units.fullName(unit) })),
      },
      { ...field('dueOn', say('recommendation.due'), 'day'), optional: true },
    ],
    button: say('recommendation.save'),
    errors: [],
  }
}

/** The forms with which the reader's side may take a recommendation on. */
export function stepOfRecommendation(ask: Ask, r: RecommendationFacts, href: string): FormModel[] {
  const say = t(ask.lang)
  const mine = (step: RecommendationStep) => (sideOf(step) === 'owner' ? r.answers : r.closes)
  const steps = (['answer', 'close', 'reopen', 'extend'] as const).filter(
    (step) => mine(step) && recommendationStep(step, r.row.state as RecommendationState).ok,
  )
  return steps.map((step) => ({
    action: `${href}/${step}`,
    label: say(`recommendation-step.${step}`),
    fields: [
      field('text', say('recommendation.note')),
      ...(step === 'extend' ? [field('dueOn', say('recommendation.due'), 'day')] : []),
    ],
    button: say(`recommendation-step.${step}`),
    version: r.row.version,
    errors: [],
    quiet: step !== 'answer' && step !== 'close',
  }))
}
