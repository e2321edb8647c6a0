import { type Problem, problem } from '../problem.ts'
import { fail, ok, type Result } from '../result.ts'
import { type RegistrationWindow, windowOn } from '../rounds/window.ts'

/** While a round stands here an urgent task may still be registered, whatever its window says. */
const URGENT = ['announced', 'open', 'closed', 'in-progress', 'appraising']

/** What a unit says when it registers outside of the window. */
export interface Plea {
  readonly lateReason: string | null
  /** The urgent task, and who ordered it. */
  readonly emergency: string | null
}

const said = (text: string | null): boolean => (text ?? '').trim() !== ''

/**
 * May it be sent on this day? In the window always; after its last day as late and with a reason; outside of it an urgent
 * task that says who ordered it. Otherwise `round.closed`, with the days of the window.
 */
export function inTime(
  round: RegistrationWindow,
  day: string,
  plea: Plea,
): Result<{ readonly late: boolean }, Problem> {
  const window = windowOn(round, day)
  if (window === 'open') return ok({ late: false })
  if (said(plea.emergency) && URGENT.includes(round.state ?? '')) return ok({ late: false })
  if (window === 'late' && said(plea.lateReason)) return ok({ late: true })
  const days = {
    ...(round.opens_on === null ? {} : { from: round.opens_on }),
    ...(round.closes_on === null ? {} : { to: round.closes_on }),
    window,
  }
  return fail(problem('round.closed', days, window === 'late' ? 'lateReason' : 'emergency'))
}
