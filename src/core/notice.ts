/**
 * What a person is told. Each has its sentence in both languages (`notice.<kind>`); a feature that tells something new
 * adds its kind here.
 */
export const NOTICE_KINDS = [
  'registration.submitted',
  'registration.returned',
  'registration.accepted',
  'registration.rejected',
  'participation.selected',
  'participation.reopened',
  'participation.stopped',
  'participation.silent',
  'inspection.planned',
  'recommendation.made',
  'recommendation.answered',
  'recommendation.closed',
  'appraisal.assigned',
  'appraisal.concluded',
  'appraisal.sent-back',
  'session.convened',
  'session.opened',
  'ballot.opened',
  'ballot.counted',
  'decision.to-sign',
  'decision.to-number',
  'decision.issued',
  'decision.revoked',
  'appeal.filed',
  'appeal.answered',
  'replication.asked',
  'replication.confirmed',
  'replication.declined',
  'replication.due',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]
