import { execute } from '../../app/command.ts'
import {
  CALENDAR_YEARS,
  type CalendarLine,
  calendarYear,
  dropCalendarDay,
  setCalendarDay,
  thisYear,
} from '../../app/desk/calendar.ts'
import { daysBetween, weekday } from '../../core/calendar/days.ts'
import type { HolidayRule } from '../../core/calendar/holidays.ts'
import { ProblemError } from '../../core/problem.ts'
import { typedDay } from '../../core/text/typed-day.ts'
import { t } from '../../i18n/catalogue.ts'
import { explain } from '../../i18n/explain-problem.ts'
import { valueLabel } from '../../i18n/labels.ts'
import type { FieldError } from '../components/form.tsx'
import { localHref } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { type CalendarItem, CalendarPage } from '../views/calendar.tsx'
import { signedIn } from './signed-in.ts'

const HREF = '/ban-lam-viec/lich-lam-viec'
const FIELDS = ['ngay', 'loai', 'can-cu', 'ghi-chu'] as const

export const calendar: Handler = (ask) => show(ask, yearAsked(ask, ask.query('nam')), [], 200)

function yearAsked(ask: Ask, text: string | undefined): number {
  const year = Number(text)
  return Number.isInteger(year) && year >= CALENDAR_YEARS.from && year <= CALENDAR_YEARS.to ? year : thisYear(ask.app)
}

async function show(ask: Ask, year: number, errors: readonly FieldError[], status: 200 | 409 | 422): Promise<Response> {
  const actor = signedIn(ask)
  const found = await calendarYear(ask.app, actor, year)
  const { may } = found
  const typed = (field: string) => ask.form.get(field) ?? ''
  const done = ask.query('da')
  const say = t(ask.lang)
  const around = [-2, -1, 0, 1, 2].map((by) => year + by)
  return ask.http.html(
    renderPage(
      CalendarPage({
        page: ask.page,
        year,
        working: found.working,
        items: spans(found.lines).map((span) => item(ask, span, may)),
        notCounted: found.notCounted.map((rule) => notCounted(ask, rule, year)),
        years: around.filter((one) => one >= CALENDAR_YEARS.from && one <= CALENDAR_YEARS.to),
        newKey: ask.app.newId,
        errors,
        ...defined({
          form: may
            ? (Object.fromEntries(FIELDS.map((field) => [field, typed(field)])) as Record<
                (typeof FIELDS)[number],
                string
              >)
            : undefined,
          done: done === 'luu' ? say('calendar.saved') : done === 'bo' ? say('calendar.dropped') : undefined,
        }),
      }),
    ),
    status,
  )
}

const nameOf = (ask: Ask, rule: HolidayRule): string => (ask.lang === 'vi' ? rule.name : rule.nameEn)

/** Days that follow one another and are off for the same reason. */
type Span = readonly [first: CalendarLine, ...rest: CalendarLine[]]

function spans(lines: readonly CalendarLine[]): readonly Span[] {
  const found: [CalendarLine, ...CalendarLine[]][] = []
  for (const line of lines) {
    const open = found.at(-1)
    const last = open?.at(-1)
    const goesOn =
      last !== undefined &&
      line.own === undefined &&
      last.kind === line.kind &&
      last.rule === line.rule &&
      daysBetween(last.day, line.day) === 1
    if (goesOn) open?.push(line)
    else found.push([line])
  }
  return found
}

function item(ask: Ask, span: Span, may: boolean): CalendarItem {
  const say = t(ask.lang)
  const [line] = span
  const last = span.at(-1)
  const name = line.rule === undefined ? '' : nameOf(ask, line.rule)
  const words =
    line.kind === 'holiday' || line.kind === 'compensation'
      ? say(`calendar.${line.kind}`, { name })
      : say(`calendar.${line.kind}`)
  const dayName = (day: string) => valueLabel(ask.lang, 'weekday', String(weekday(day)))
  const until = last === undefined || last === line ? undefined : last.day
  return {
    day: line.day,
    weekday:
      until === undefined
        ? dayName(line.day)
        : say('calendar.weekdays', { from: dayName(line.day), to: dayName(until) }),
    words,
    worked: line.kind === 'swapped',
    basis: line.basis,
    verified: line.verified,
    ...defined({ until, note: line.own?.note || undefined, drop: may ? line.own : undefined }),
  }
}

function notCounted(ask: Ask, rule: HolidayRule, year: number): string {
  const date = `${String(rule.day).padStart(2, '0')}/${String(rule.month).padStart(2, '0')}/${year}`
  return t(ask.lang)('calendar.not-counted', { name: nameOf(ask, rule), date, basis: rule.basis })
}

/** Adds a day of one's own; what is wrong comes back with the form. */
export const calendarAdd: Handler = async (ask) => {
  const say = t(ask.lang)
  const day = typedDay(ask.form.get('ngay') ?? '')
  const basis = ask.form.get('can-cu')?.trim() ?? ''
  const errors: FieldError[] = []
  if (day === undefined || day === null) errors.push({ field: 'ngay', message: say('calendar.wrong.day') })
  if (basis === '') errors.push({ field: 'can-cu', message: say('calendar.wrong.basis') })
  const year = yearAsked(ask, day?.slice(0, 4))
  if (errors.length > 0 || !day) return show(ask, year, errors, 422)
  const input = { day, working: ask.form.get('loai') === 'lam', basis, note: ask.form.get('ghi-chu') ?? '' }
  try {
    await execute(ask.app, setCalendarDay, signedIn(ask), input, `calendar.set-day:${keyOf(ask)}`)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (error.problem.code === 'conflict.version')
      return show(ask, year, [{ field: 'ngay', message: say('calendar.wrong.known') }], 409)
    if (error.problem.code !== 'input.invalid' && error.problem.code !== 'date.invalid') throw error
    const field = error.problem.field === 'day' ? 'ngay' : error.problem.field === 'note' ? 'ghi-chu' : 'can-cu'
    return show(ask, year, [{ field, message: explain(ask.lang, error.problem) }], 422)
  }
  return ask.http.redirect(`${localHref(ask.lang, HREF)}?nam=${year}&da=luu`, 303)
}

/** Takes back a day of one's own. */
export const calendarDrop: Handler = async (ask) => {
  const input = { id: ask.form.get('id') ?? '', version: Number(ask.form.get('_version')) }
  await execute(ask.app, dropCalendarDay, signedIn(ask), input, `calendar.drop-day:${keyOf(ask)}`)
  return ask.http.redirect(`${localHref(ask.lang, HREF)}?da=bo`, 303)
}

const keyOf = (ask: Ask): string => ask.form.get('_key') || ask.app.newId()
