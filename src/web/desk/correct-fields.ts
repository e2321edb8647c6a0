import type { PayloadOf, ProposalKind } from '../../core/reading/proposals.ts'
import { type Lang, t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/format.ts'
import { kindLabel, valueLabel } from '../../i18n/labels.ts'
import { unitThen } from '../figure-view.ts'
import type { ReviewField } from '../views/review-card.tsx'
import type { ProposalScope } from './proposal-scope.ts'

type Scope = Pick<ProposalScope, 'lang' | 'units' | 'day' | 'fieldChoices'>

/** Kinds of claims that a person can choose; a claim of another kind keeps its own on the list. */
const CLAIM_KINDS = [
  'models_total',
  'models_registered',
  'models_recognised',
  'models_selected',
  'models_effective',
  'models_replicated',
  'models_new',
  'models_collective',
  'models_individual',
  'models_by_field',
  'models_commended',
  'awards_models',
  'awards_collective',
  'awards_individual',
  'awards_household',
  'awards_total',
  'honorees_total',
]

const EVENT_KINDS = ['interim-review', 'final-review', 'inspection', 'launch', 'other']

/** What may be corrected of a proposal, as form fields with the present values; names as the command takes them. */
export function fieldsToCorrect<K extends ProposalKind>(scope: Scope, kind: K, payload: PayloadOf<K>): ReviewField[] {
  const make = (FIELDS as { [P in ProposalKind]?: (scope: Scope, payload: PayloadOf<P>) => ReviewField[] })[kind]
  return make?.(scope, payload) ?? []
}

/** May anything of such a proposal be corrected? The others are accepted as they are, or refused. */
export const isCorrectable = (kind: ProposalKind): boolean => FIELDS[kind] !== undefined

const text = (name: string, label: string, value: string | number | undefined): ReviewField => ({
  name,
  label,
  value: String(value ?? ''),
  form: 'text',
})

/** A calendar day as officers write it; the form takes it so and as the machine writes it. */
const dayField = (lang: Lang, name: string, label: string, value: string | null | undefined): ReviewField => ({
  ...text(name, label, value == null || value === '' ? '' : formatDate(lang, value)),
  form: 'day',
  hint: t(lang)('review.date.hint'),
})

/** The field of a unit that is typed by name, beside the list of those that the text may mean. */
export const UNIT_TYPED = 'unitTyped'

const FIELDS: { readonly [K in ProposalKind]?: (scope: Scope, payload: PayloadOf<K>) => ReviewField[] } = {
  programme: ({ lang, units, day }, x) => {
    const say = t(lang)
    const choices = x.choices.length > 0 ? x.choices : x.unitId === null ? [] : [x.unitId]
    const unit: ReviewField = {
      name: 'unitId',
      label: say('review.unit-choice'),
      value: x.unitId ?? '',
      form: 'select',
      choices: choices.map((id) => ({ value: id, label: unitThen(units, id, day ?? `${x.to}-12-31`) })),
    }
    return [
      ...(choices.length === 0 ? [] : [unit]),
      { ...text(UNIT_TYPED, say('review.unit-typed'), ''), hint: say('review.unit-typed.hint') },
      text('movement', say('review.movement'), x.movement),
      text('from', say('review.from'), x.from),
      text('to', say('review.to'), x.to),
      dayField(lang, 'asOf', say('review.as-of'), x.asOf),
    ]
  },
  organiser: ({ lang }, x) => [text('name', t(lang)('review.host'), x.name)],
  claim: ({ lang, fieldChoices }, x) => {
    const q = x.claim.qualifier ?? {}
    const kinds = CLAIM_KINDS.includes(x.claim.kind) ? CLAIM_KINDS : [...CLAIM_KINDS, x.claim.kind]
    const label = (name: string) => valueLabel(lang, 'qualifier', name)
    return [
      { name: 'value', label: t(lang)('review.value'), value: String(x.claim.value), form: 'number' },
      {
        name: 'kind',
        label: t(lang)('review.kind'),
        value: x.claim.kind,
        form: 'select',
        choices: kinds.map((k) => ({ value: k, label: kindLabel(lang, k) })),
      },
      {
        name: 'field',
        label: label('field'),
        value: q.field ?? '',
        form: 'text',
        hint: fieldChoices.map((c) => c.label).join(', '),
      },
      text('level', label('level'), q.level),
      text('year', label('year'), q.year),
      text('form', label('form'), q.form),
      text('giver', label('giver'), q.giver),
      text('status', label('status'), q.status),
    ]
  },
  model: ({ lang }, x) => [
    { name: 'name', label: t(lang)('review.name'), value: x.name, form: 'long' },
    text('owners', t(lang)('review.owners'), x.owners.join('; ')),
    text('place', t(lang)('review.place'), x.places.map((p) => p.commune ?? p.district ?? p.hamlet ?? '').join('; ')),
    text('field', t(lang)('review.field'), x.field),
  ],
  event: ({ lang }, x) => [
    {
      name: 'kind',
      label: t(lang)('review.event-kind'),
      value: x.kind,
      form: 'select',
      choices: EVENT_KINDS.map((k) => ({ value: k, label: valueLabel(lang, 'event', k) })),
    },
    dayField(lang, 'date', t(lang)('review.date'), x.date),
    text('host', t(lang)('review.host'), x.host),
  ],
  award: ({ lang }, x) => [
    text('giver', valueLabel(lang, 'qualifier', 'giver'), x.giver),
    text('form', valueLabel(lang, 'qualifier', 'form'), x.form),
  ],
  citation: ({ lang }, x) => [
    text('symbol', t(lang)('review.symbol'), x.symbol),
    text('type', t(lang)('review.document-type'), x.type),
  ],
  quota: ({ lang }, x) => [{ name: 'min', label: t(lang)('review.min'), value: String(x.min), form: 'number' }],
}
