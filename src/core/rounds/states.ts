/**
 * The states of a round that people run (DOMAIN 4.1), in order. A round without a state is one that only documents speak
 * of: nothing is registered in it, and no step is taken.
 */
export const ROUND_STATES = [
  'draft',
  'announced',
  'open',
  'closed',
  'in-progress',
  'appraising',
  'voting',
  'recognised',
  'awarded',
  'concluded',
  'archived',
] as const
export type RoundState = (typeof ROUND_STATES)[number]

export const isRoundState = (text: string | null | undefined): text is RoundState =>
  (ROUND_STATES as readonly string[]).includes(text ?? '')
