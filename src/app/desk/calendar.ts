import { z } from 'zod'
import { openCalendar } from '../../core/calendar/calendar.ts'
import { addDays, daysBetween } from '../../core/calendar/days.ts'
import { type HolidayRule, holidaysOf } from '../../core/calendar/holidays.ts'
import { vietnamDay } from '../../core/clock.ts'
import { type Actor, can, type Subject } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant, type Reader } from '../../db/database.ts'
import { calendarDay, calendarDays } from '../../db/read/deadlines.ts'
import { tenantUnit } from '../../db/read/tenant-unit.ts'
import type { Command } from '../command.ts'
import type { App } from '../context.ts'
import { Day, Line } from '../input.ts'

/** Years that the page of the calendar shows: the lunar calendar is computed well beyond. */
export const CALENDAR_YEARS = { from: 2020, to: 2050 } as const

/** A day on which the tenant does not do what the day of the week says. */
export interface CalendarLine {
  readonly day: string
  readonly kind: 'holiday' | 'compensation' | 'off' | 'swapped'
  /** Of a holiday. */
  readonly rule?: HolidayRule
  readonly basis: string
  readonly verified: boolean
  /** What the tenant itself announced, and may take back. */
  readonly own?: { readonly id: string; readonly version: number; readonly note: string }
}

export interface CalendarYear {
  readonly year: number
  readonly lines: readonly CalendarLine[]
  /** How many working days the year has. */
  readonly working: number
  /** May the reader add and take back days? */
  readonly may: boolean
  /** Holidays that are a policy so far, and not counted. */
  readonly notCounted: readonly HolidayRule[]
}

/** The year that the page opens with. */
export const thisYear = (app: App): number => Number(vietnamDay(app.clock()).slice(0, 4))

/** The days off and swapped days of a year, in order. Two queries. */
export async function calendarYear(app: App, actor: Actor, year: number): Promise<CalendarYear> {
  const { rows, may } = await inTenant(app.db.app, actor.tenantId, async (tx) => ({
    rows: await calendarDays(tx, actor.tenantId),
    may: can(actor, 'movement.set-up', await wholeTenant(app, actor, tx)).ok,
  }))
  const own = rows.filter((row) => row.working !== null && row.day.startsWith(`${year}-`))
  const calendar = openCalendar(
    app.holidays,
    own.map(({ day, working, basis }) => ({ day, working: working === true, basis })),
  )
  const announced = new Set(own.map((row) => row.day))
  const general = holidaysOf(app.holidays, year).filter((rest) => !announced.has(rest.day))
  const lines: CalendarLine[] = [
    ...general.map(
      ({ day, rule, compensates }): CalendarLine => ({
        day,
        kind: compensates ? 'compensation' : 'holiday',
        rule,
        basis: rule.basis,
        verified: rule.verified,
      }),
    ),
    ...own.map(
      ({ id, version, note, day, working, basis }): CalendarLine => ({
        day,
        kind: working === true ? 'swapped' : 'off',
        basis,
        verified: true,
        own: { id, version, note },
      }),
    ),
  ]
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  return {
    year,
    may,
    lines: lines.sort((a, b) => (a.day < b.day ? -1 : 1)),
    working: calendar.workingDaysBetween(addDays(first, -1), addDays(first, daysBetween(first, last))),
    notCounted: app.holidays.filter((rule) => !rule.counted && (rule.fromYear ?? year) <= year),
  }
}

const SetInput = z.object({
  day: Day,
  working: z.boolean(),
  /** Who announced it, as cited. */
  basis: Line(300).pipe(z.string().min(1)),
  note: Line(200),
})

/**
 * Says that a day is worked or rested other than everybody's calendar has it, on somebody's announcement. A day that was
 * said before keeps what it says: `conflict.version`; take it back first.
 */
export const setCalendarDay: Command<z.infer<typeof SetInput>, { id: string }> = {
  name: 'calendar.set-day',
  input: SetInput,
  action: 'movement.set-up',
  subject: ({ app, actor, write }) => wholeTenant(app, actor, write.tx),
  work: async ({ write }, { day, working, basis, note }) => {
    const known = await calendarDay(write.tx, write.tenantId, day)
    if (known === undefined) return { id: (await write.insert('calendar_day', { day, working, basis, note })).id }
    if (known.working !== null) throw new ProblemError(problem('conflict.version', { record: 'calendar_day' }, 'day'))
    await write.update('calendar_day', known, { working, basis, note })
    return { id: known.id }
  },
}

const DropInput = z.object({ id: z.uuid(), version: z.number().int().positive() })

/** Takes back what was announced for a day: everybody's calendar holds again. */
export const dropCalendarDay: Command<z.infer<typeof DropInput>, { dropped: true }> = {
  name: 'calendar.drop-day',
  input: DropInput,
  action: 'movement.set-up',
  subject: ({ app, actor, write }) => wholeTenant(app, actor, write.tx),
  work: async ({ write }, { id, version }) => {
    await write.update('calendar_day', { id, version }, { working: null })
    return { dropped: true }
  },
}

/** The tenant's own unit: who sets movements up there sets its calendar. */
async function wholeTenant(app: App, actor: Actor, tx: Reader): Promise<Subject> {
  const unitId = await tenantUnit(tx, actor.tenantId)
  return { tenantId: actor.tenantId, ...(unitId === null ? {} : { within: app.units.within(unitId) }) }
}
