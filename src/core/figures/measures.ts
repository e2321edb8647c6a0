/**
 * What can be counted, and how a recorded figure of it is made. Each measure says what it counts, at which stage, and
 * what makes two records one. Labels are `measure.<id>` in src/i18n; the rule that is printed is made in rule.ts.
 */

/** Statuses that count as registered: received into the round's list, whatever came after (DOMAIN 4.2, states 3 and on). */
export const REGISTERED = [
  'accepted',
  'in-progress',
  'suspended',
  'not-implemented',
  'self-assessed',
  'appraised',
  'voted',
  'recognised',
  'not-recognised',
  'revoked',
  'archived',
] as const

/** Everything the registry knows of, by whatever stage: what lists show and the nation's numbers count. */
export const ON_RECORD = ['mentioned', ...REGISTERED] as const

/** Registered and carried out: without those never implemented. */
export const IMPLEMENTED = [
  ...REGISTERED.filter((s) => s !== 'accepted' && s !== 'not-implemented'),
  // Named by a document as a model that there is: not known to have been registered, nor what became of it.
  'mentioned',
] as const

export const RECOGNISED = ['recognised'] as const

export type Counted =
  /** Participations (lượt) with one of these statuses; selected: only those chosen for the level above. */
  | { readonly of: 'participation'; readonly statuses: readonly string[]; readonly selected?: true }
  /** Distinct source models with at least one replication. */
  | { readonly of: 'replicated-model' }
  /** Lines of decisions of these kinds. */
  | { readonly of: 'decision-line'; readonly kinds: readonly string[] }

export interface Measure {
  readonly id: MeasureId
  /** null: nothing in the registry can be counted for it, only documents speak of it. */
  readonly counted: Counted | null
}

export const MEASURE_IDS = [
  'models',
  'models.registered',
  'models.recognised',
  'models.selected',
  'models.effective',
  'models.new',
  'models.replicated',
  'awards',
  'awards.proposed',
  'commendations',
  'honorees',
  'result',
] as const
export type MeasureId = (typeof MEASURE_IDS)[number]

export const MEASURES: Readonly<Record<MeasureId, Measure>> = {
  models: { id: 'models', counted: { of: 'participation', statuses: IMPLEMENTED } },
  'models.registered': { id: 'models.registered', counted: { of: 'participation', statuses: REGISTERED } },
  'models.recognised': { id: 'models.recognised', counted: { of: 'participation', statuses: RECOGNISED } },
  'models.selected': { id: 'models.selected', counted: { of: 'participation', statuses: REGISTERED, selected: true } },
  'models.effective': { id: 'models.effective', counted: null },
  'models.new': { id: 'models.new', counted: null },
  'models.replicated': { id: 'models.replicated', counted: { of: 'replicated-model' } },
  awards: { id: 'awards', counted: { of: 'decision-line', kinds: ['award'] } },
  'awards.proposed': { id: 'awards.proposed', counted: null },
  commendations: { id: 'commendations', counted: { of: 'decision-line', kinds: ['commendation'] } },
  honorees: { id: 'honorees', counted: null },
  result: { id: 'result', counted: null },
}

export const isMeasure = (text: string): text is MeasureId => (MEASURE_IDS as readonly string[]).includes(text)
