import { type Calendar, openCalendar } from '../../core/calendar/calendar.ts'
import { addDays } from '../../core/calendar/days.ts'
import { vietnamDay } from '../../core/clock.ts'
import type { RulePack } from '../../core/rules/rule-pack.ts'
import type { Due } from '../../core/work.ts'
import type { Reader } from '../../db/database.ts'
import { calendarDays, type RunningRound, runningRounds } from '../../db/read/deadlines.ts'
import type { App } from '../context.ts'

/** What the rules of a round give working days for. */
export type Answer = 'receive' | 'supplement' | 'recommendation' | 'appeal'
/** The windows of a round. */
export type Window = 'registration' | 'appraisal' | 'recognition'

/** Until when things are due in the rounds that people run. Everything is read once; asking is free. */
export interface Deadlines {
  readonly calendar: Calendar
  /** The round, while people run it. */
  readonly round: (roundId: string) => RunningRound | undefined
  /** The rounds that people run, the newest first. */
  readonly rounds: readonly RunningRound[]
  /** Who runs the round: the agency that leads its programme, else the programme's unit. */
  readonly runBy: (roundId: string) => string | undefined
  /** The days of the round's adopted rules; undefined: no rules, or nobody adopted them. */
  readonly days: (roundId: string) => RulePack['days'] | undefined
  /** Within so many working days after the moment, by the round's rules; `unset: 'days'` when nobody set them. */
  readonly answerBy: (roundId: string, answer: Answer, since: string) => Due
  /** The last day of a window; `unset: 'window'` when the round has none. */
  readonly windowEnds: (roundId: string, window: Window) => Due
  /** When Khéo asks after something that was last heard of on a day or at a moment: calendar days. */
  readonly heardBy: (roundId: string, last: string) => Due
}

const END = { registration: 'closes_on', appraisal: 'appraisal_to', recognition: 'recognition_to' } as const

/** Reads calendar and rounds of a tenant: two queries, however many there are. */
export async function readDeadlines(app: App, tx: Reader, tenantId: number): Promise<Deadlines> {
  const calendar = await readCalendar(app, tx, tenantId)
  const rounds = await runningRounds(tx, tenantId)
  const byId = new Map(rounds.map((round) => [round.id, round]))
  const days = (roundId: string) => (byId.get(roundId)?.rules as RulePack | null | undefined)?.days
  return {
    calendar,
    rounds,
    round: (roundId) => byId.get(roundId),
    runBy: (roundId) => {
      const round = byId.get(roundId)
      return round?.lead_name ?? (round === undefined ? undefined : app.units.nameInside(round.unit_id))
    },
    days,
    answerBy: (roundId, answer, since) => {
      const n = days(roundId)?.[answer] ?? null
      return n === null ? { unset: 'days' } : { by: calendar.deadline(since, n) }
    },
    windowEnds: (roundId, window) => {
      const by = byId.get(roundId)?.[END[window]] ?? null
      return by === null ? { unset: 'window' } : { by }
    },
    heardBy: (roundId, last) => {
      const n = days(roundId)?.heartbeat ?? null
      return n === null ? { unset: 'days' } : { by: addDays(dayOfMoment(last), n) }
    },
  }
}

/** The calendar of a tenant: the country's, with what the tenant itself announced. One query. */
export async function readCalendar(app: App, tx: Reader, tenantId: number): Promise<Calendar> {
  const own = await calendarDays(tx, tenantId)
  return openCalendar(
    app.holidays,
    own.flatMap(({ day, working, basis }) => (working === null ? [] : [{ day, working, basis }])),
  )
}

/** The day in Viet Nam of a day or a moment. */
export const dayOfMoment = (at: string): string => (at.length > 10 ? vietnamDay(new Date(at)) : at)
