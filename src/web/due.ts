import type { Calendar } from '../core/calendar/calendar.ts'
import { daysBetween } from '../core/calendar/days.ts'
import { type Due, isOverdue } from '../core/work.ts'
import { type Lang, t } from '../i18n/catalogue.ts'
import { formatDate } from '../i18n/format.ts'

/** A deadline in words: how it stands, and the day. */
export interface DueWords {
  readonly late: boolean
  readonly words: string
  /** "hạn 20/11/2026"; nothing without a deadline. */
  readonly day?: string
}

/** "Còn 2 ngày làm việc, hạn 20/11/2026"; without days or a window it says that there is no deadline, and why. */
export function dueWords(lang: Lang, due: Due, today: string, calendar: Calendar): DueWords {
  const say = t(lang)
  if ('unset' in due) return { late: false, words: say(`due.unset.${due.unset}`) }
  const day = say('due.on', { date: formatDate(lang, due.by) })
  if (!isOverdue(due, today)) {
    const left = calendar.workingDaysBetween(today, due.by)
    return { late: false, words: due.by === today ? say('due.today') : say('due.left', { n: left }), day }
  }
  const late = calendar.workingDaysBetween(due.by, today)
  const words =
    late === 0 ? say('due.overdue.days', { n: daysBetween(due.by, today) }) : say('due.overdue', { n: late })
  return { late: true, words, day }
}
