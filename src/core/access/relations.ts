/**
 * What an actor has to do with a file, computed from facts and never typed in by the one who decides: what the actor did
 * with it (db/read/involvement), or that the actor works for the unit or organisation that it belongs to.
 */
export const RELATIONS = [
  'wrote',
  'submitted',
  'owns',
  'lately-led',
  'inspected',
  'appraised',
  'voted',
  'decided',
  'declared',
] as const
export type Relation = (typeof RELATIONS)[number]

/** Those who may not judge: who wrote, signed, owns or lately led it, inspected it, or said that it touches them. */
export const JUDGES_NOT: readonly Relation[] = ['wrote', 'submitted', 'owns', 'lately-led', 'inspected', 'declared']
