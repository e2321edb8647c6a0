/**
 * How a value is said: as it stands, as a day, as yes or no, as a word of a list (`<list>.<value>` in the catalogue), or as
 * the name of what an id points to.
 */
export type FieldKind =
  | { readonly as: 'text' | 'long' | 'day' | 'flag' | 'number' }
  | { readonly as: 'word'; readonly list: string }
  | { readonly as: 'unit' | 'field' | 'organisation' }

/** A column that a history may show. Personal ones are for those who work with the person's file. */
export type HistoryField = FieldKind & { readonly personal?: true }

const text = { as: 'text' } as const
const long = { as: 'long' } as const
const day = { as: 'day' } as const
const flag = { as: 'flag' } as const
const number = { as: 'number' } as const
const word = (list: string) => ({ as: 'word', list }) as const
const person = { as: 'text', personal: true } as const

/**
 * What a history says of each table's rows. A column that is not here is never shown: scores before they are concluded,
 * ballots, where a photo was taken, ids. A table that is not here leaves no trace in a history.
 */
export const HISTORY_FIELDS = {
  registration: {
    state: word('stage'),
    reason: text,
    registration: word('registration'),
    level: word('level'),
    unit_id: { as: 'unit' },
    organisation_id: { as: 'organisation' },
    place_unit_id: { as: 'unit' },
    place_printed: text,
    field_id: { as: 'field' },
    name: text,
    situation: long,
    goal: long,
    content: long,
    beneficiaries: long,
    forces: long,
    resources: long,
    schedule: long,
    outcome: long,
    upkeep: long,
    starts_on: day,
    ends_on: day,
    person,
    consent_on: { as: 'day', personal: true },
    consent_how: person,
    late: flag,
    late_reason: text,
    emergency: text,
    campaign: text,
    origin: text,
    introduction: text,
  },
  registration_owner: { organisation_id: { as: 'organisation' }, part: text, removed: flag },
  participation: {
    status: word('stage'),
    registration: word('registration'),
    level: word('level'),
    unit_id: { as: 'unit' },
    field_id: { as: 'field' },
    year: number,
    selected: flag,
    late: flag,
    campaign: text,
  },
  participation_step: { reason: text },
  work_plan: {
    plan: long,
    started_on: day,
    launched_on: day,
    launch_place: text,
    commitments: long,
  },
  progress_entry: { day, text: long, reason: text },
  self_assessment: { text: long, no_figures: text },
  evidence: { kind: word('evidence-kind'), caption: text, shown: flag, withdrawn_reason: text },
  appraisal: { state: word('appraisal.state') },
  // The outcome is for those who judge the file until the decision tells it.
  vote: { state: word('vote-state') },
  inspection_visit: { visited_on: day, place: text, running: flag },
  recommendation: { text: long, due_on: day, state: word('recommendation-state'), closed_on: day },
  appeal: { state: word('appeal-state'), outcome: word('appeal-outcome') },
  replication: { state: word('replication-state'), adopted_on: day, ended_on: day },
  round: {
    label: text,
    state: word('round-state'),
    opens_on: day,
    closes_on: day,
    appraisal_from: day,
    appraisal_to: day,
    recognition_from: day,
    recognition_to: day,
    announcement: text,
    announced_on: day,
    signer: text,
  },
  round_step: { reason: text },
  quota: { min: number, max: number, basis: text, removed: flag },
  calendar_day: { day, working: flag, basis: text, note: text },
} as const satisfies Readonly<Record<string, Readonly<Record<string, HistoryField>>>>

export type HistoryTable = keyof typeof HISTORY_FIELDS

/** A field of a row that says something else than before. */
export interface Change {
  readonly column: string
  readonly field: HistoryField
  /** Absent in a row that was just made. */
  readonly was?: unknown
  readonly is: unknown
}

type Image = Readonly<Record<string, unknown>>

const empty = (value: unknown): boolean => value === null || value === undefined || value === ''

/**
 * What changed in a row, in the order of its fields: of a new row all that is filled in, of a changed one what differs.
 * Personal fields are left out for whoever may not see them, so that nothing tells that they were touched.
 */
export function changesOf(
  table: HistoryTable,
  before: Image | undefined,
  after: Image,
  seesPersonal: boolean,
): readonly Change[] {
  const fields: Readonly<Record<string, HistoryField>> = HISTORY_FIELDS[table]
  return Object.entries(fields).flatMap(([column, field]): Change[] => {
    if (field.personal === true && !seesPersonal) return []
    const is = after[column]
    if (before === undefined) return empty(is) || is === false ? [] : [{ column, field, is }]
    const was = before[column]
    if (was === is || (empty(was) && empty(is))) return []
    return [{ column, field, was, is }]
  })
}
