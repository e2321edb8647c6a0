import { addDays } from '../../core/calendar/days.ts'
import type { Deadlines } from './deadlines.ts'

/** A round whose rules ask for a sign of life, and the moment before which a file was last heard of to be silent. */
export interface Silence {
  readonly id: string
  readonly heardBefore: string
}

/**
 * Which rounds count silence, and since when: a file is silent on the day after its calendar days are over. Rounds whose
 * rules say nothing of it are left out: nobody is asked.
 */
export function heardBefore(deadlines: Deadlines, today: string): readonly Silence[] {
  return deadlines.rounds.flatMap(({ id }) => {
    const days = deadlines.days(id)?.heartbeat ?? null
    return days === null ? [] : [{ id, heardBefore: `${addDays(today, -days)}T00:00:00+07:00` }]
  })
}
