/**
 * Where a file stands: first the registration (DOMAIN 4.2, 0 to 3x), then the participation that it became once it was
 * accepted. Only accepted ones are participations, so drafts and refusals can never be counted or published.
 */
export const REGISTRATION_STATES = ['draft', 'submitted', 'returned', 'accepted', 'rejected', 'withdrawn'] as const
export type RegistrationState = (typeof REGISTRATION_STATES)[number]

export const PARTICIPATION_STATUSES = [
  'mentioned',
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
export type ParticipationStatus = (typeof PARTICIPATION_STATUSES)[number]

export type Stage = RegistrationState | ParticipationStatus

/** Every stage once, in the order of the process. */
export const STAGES: readonly Stage[] = [
  'draft',
  'submitted',
  'returned',
  'rejected',
  'withdrawn',
  ...PARTICIPATION_STATUSES,
]
