/** What of a round says when one may register. Days are calendar days in Vietnam, both ends included. */
export interface RegistrationWindow {
  readonly state: string | null
  readonly opens_on: string | null
  readonly closes_on: string | null
}

/**
 * not-run: a round that only documents speak of; not-yet: not open, or its first day has not come; open; late: still
 * open, but its last day is over, so that a registration is marked as late and says why; closed: by a step of whoever
 * runs it, and only reopening or an urgent task gets in.
 */
export type Registering = 'not-run' | 'not-yet' | 'open' | 'late' | 'closed'

/** Is registration open on a day? The last day belongs to the window until midnight in Vietnam; a missing end is open. */
export function windowOn(round: RegistrationWindow, day: string): Registering {
  if (round.state === null) return 'not-run'
  if (round.state === 'draft' || round.state === 'announced') return 'not-yet'
  if (round.state !== 'open') return 'closed'
  if (round.opens_on !== null && day < round.opens_on) return 'not-yet'
  return round.closes_on !== null && day > round.closes_on ? 'late' : 'open'
}

/** unset: neither end is known. Both ends included. */
export type Within = 'unset' | 'before' | 'within' | 'after'

/** Where a day lies in a window of which one or both ends may be unknown. */
export function spanOn(from: string | null, to: string | null, day: string): Within {
  if (from === null && to === null) return 'unset'
  if (from !== null && day < from) return 'before'
  return to !== null && day > to ? 'after' : 'within'
}

/** The windows of a round, as they are typed and kept. */
export interface Windows {
  readonly opensOn: string | null
  readonly closesOn: string | null
  readonly appraisalFrom: string | null
  readonly appraisalTo: string | null
  readonly recognitionFrom: string | null
  readonly recognitionTo: string | null
}
export const WINDOW_ENDS = [
  ['opensOn', 'closesOn'],
  ['appraisalFrom', 'appraisalTo'],
  ['recognitionFrom', 'recognitionTo'],
] as const satisfies readonly (readonly [keyof Windows, keyof Windows])[]

/** The ends that lie before their beginnings. Windows may overlap: many places appraise while others still register. */
export const endsBeforeStart = (windows: Windows): readonly (keyof Windows)[] =>
  WINDOW_ENDS.flatMap(([from, to]) => {
    const [first, last] = [windows[from], windows[to]]
    return first !== null && last !== null && last < first ? [to] : []
  })

/** The same day in another year; 29 February becomes the 28th where there is none. */
export function inAnotherYear(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  const moved = `${year}${day.slice(4)}`
  const real = new Date(`${moved}T00:00:00Z`)
  return real.toISOString().slice(0, 10) === moved ? moved : `${year}-02-28`
}

/** Windows moved by so many years; what is unknown stays unknown. */
export function movedWindows(windows: Windows, years: number): Windows {
  const move = (day: string | null) => (day === null ? null : inAnotherYear(day, years))
  return {
    opensOn: move(windows.opensOn),
    closesOn: move(windows.closesOn),
    appraisalFrom: move(windows.appraisalFrom),
    appraisalTo: move(windows.appraisalTo),
    recognitionFrom: move(windows.recognitionFrom),
    recognitionTo: move(windows.recognitionTo),
  }
}
