/** What each of its targets must have, and may have at most (DOMAIN 3.3). Empty lists and '' mean: of any. */
export interface QuotaRule {
  readonly min: number
  readonly max: number | null
  readonly registrations: readonly string[]
  readonly fieldCode: string
}

/** So many registrations that are alike to the quota, in whichever of their two lives. */
export interface QuotaEntry {
  readonly n: number
  /** The units that they lie in, or the bodies that they belong to. */
  readonly of: readonly string[]
  readonly registration: string
  readonly fieldCode: string
  /** counted: accepted, whatever became of it; waiting: sent or sent back; refused: not accepted. No drafts. */
  readonly standing: 'counted' | 'waiting' | 'refused'
}

/**
 * not-reported: nothing at all was sent in for the round, of whatever kind, not even refused: nobody knows. not-met: something was sent,
 * but not enough of what the quota asks for was accepted. over: more than it allows.
 */
export type Meeting = 'met' | 'over' | 'not-met' | 'not-reported'
export const MEETINGS: readonly Meeting[] = ['not-reported', 'not-met', 'met', 'over']

export interface QuotaRow {
  readonly target: string
  /** What the quota asks for and was accepted; what of it still waits for an answer. */
  readonly counted: number
  readonly waiting: number
  readonly meeting: Meeting
}

export interface QuotaResult {
  /** In the order of the targets. */
  readonly rows: readonly QuotaRow[]
  readonly totals: Readonly<Record<Meeting, number>>
  /** Accepted ones that the quota asks for and that belong to none of its targets; shown, never spread over them. */
  readonly unplaced: number
}

/**
 * How the targets of a quota stand. One that lies in several targets (a unit and a body) counts for each. A quota of
 * nothing (min 0) is met by whoever reported anything, and by who did not report too: nothing was asked.
 */
export function quotaStandings(
  rule: QuotaRule,
  targets: readonly string[],
  entries: readonly QuotaEntry[],
): QuotaResult {
  const known = new Map(targets.map((target) => [target, { reported: false, counted: 0, waiting: 0 }]))
  let unplaced = 0
  for (const entry of entries) {
    const { standing, n } = entry
    const fits = asksFor(rule, entry)
    let placed = false
    for (const target of new Set(entry.of)) {
      const tally = known.get(target)
      if (tally === undefined) continue
      placed = true
      tally.reported = true
      if (fits && standing !== 'refused') tally[standing] += n
    }
    if (!placed && fits && standing === 'counted') unplaced += n
  }
  const rows = targets.map((target): QuotaRow => {
    const { reported, counted, waiting } = known.get(target) ?? { reported: false, counted: 0, waiting: 0 }
    return { target, counted, waiting, meeting: meetingOf(rule, reported, counted) }
  })
  const totals = { met: 0, over: 0, 'not-met': 0, 'not-reported': 0 }
  for (const row of rows) totals[row.meeting] += 1
  return { rows, totals, unplaced }
}

const asksFor = (rule: QuotaRule, entry: QuotaEntry): boolean =>
  (rule.registrations.length === 0 || rule.registrations.includes(entry.registration)) &&
  (rule.fieldCode === '' || rule.fieldCode === entry.fieldCode)

function meetingOf(rule: QuotaRule, reported: boolean, counted: number): Meeting {
  if (!reported && rule.min > 0) return 'not-reported'
  if (counted < rule.min) return 'not-met'
  return rule.max !== null && counted > rule.max ? 'over' : 'met'
}
