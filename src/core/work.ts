/**
 * What can wait for a person, in the order of the process. Each has its words in both languages (`work.<task>`); a
 * feature that lets something wait adds its task here.
 */
export const WORK_TASKS = [
  'registration.finish',
  'registration.sign',
  'registration.supplement',
  'registration.receive',
  'participation.start',
  'participation.report',
  'participation.assess',
  'inspection.visit',
  'inspection.record',
  'recommendation.answer',
  'recommendation.close',
  'appraisal.assign',
  'appraisal.score',
  'appraisal.conclude',
  'session.prepare',
  'session.attend',
  'session.minutes',
  'ballot.cast',
  'ballot.type-in',
  'decision.draft',
  'decision.sign',
  'decision.number',
  'appeal.answer',
  'replication.confirm',
  'replication.report',
  'document.review',
] as const
export type WorkTask = (typeof WORK_TASKS)[number]

/** Until when: the last calendar day that is still in time; or no deadline, because nobody set the days or the window. */
export type Due = { readonly by: string } | { readonly unset: 'days' | 'window' }

/** Days of lateness do not matter for the order, only the day itself: what is due first comes first, then what has none. */
export function compareDue(a: Due | undefined, b: Due | undefined): number {
  const day = (due: Due | undefined) => (due !== undefined && 'by' in due ? due.by : '9999-12-31')
  return day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0
}

/** Has the last day passed? */
export const isOverdue = (due: Due | undefined, today: string): boolean =>
  due !== undefined && 'by' in due && due.by < today
