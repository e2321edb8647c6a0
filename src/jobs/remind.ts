import type { App } from '../app/context.ts'
import { askAfterSilent } from '../app/desk/ask-silent.ts'
import { type Mailing, sendMail } from '../app/desk/mail.ts'
import { vietnamDay } from '../core/clock.ts'
import { rest } from './rest.ts'

export interface RemindingOptions {
  /** How long to rest between two looks. */
  readonly intervalMs: number
  /** Ends the work; what is under way is finished. */
  readonly signal: AbortSignal
  /** Hears of a failure when it begins, not each time it comes again; the work goes on. */
  readonly onError: (error: unknown) => void
  /** A mail server, when one is set. */
  readonly mailing?: Mailing
}

/** The hour of the morning, in Vietnam, from which people are asked: nobody is woken by it. */
const MORNING_HOUR = 7

/** The morning that a moment belongs to: the day before until seven. */
const morningOf = (at: Date): string => vietnamDay(new Date(at.getTime() - MORNING_HOUR * 3_600_000))

/**
 * Asks once a day after the files of which nothing was heard, and sends what is due by e-mail, for as long as a server
 * runs. Several processes may do it at once: nobody is asked twice, and mail that two take up goes out once. Resolves when
 * it has stopped; never rejects.
 */
export async function startReminding(app: App, options: RemindingOptions): Promise<void> {
  const { signal, mailing } = options
  let asked: string | undefined
  let failing: string | undefined
  while (!signal.aborted) {
    try {
      const morning = morningOf(app.clock())
      if (morning !== asked) {
        await askAfterSilent(app, signal)
        asked = morning
      }
      if (mailing !== undefined) await sendMail(app, mailing, signal)
      failing = undefined
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (!signal.aborted && message !== failing) options.onError(error)
      failing = message
    }
    await rest(options.intervalMs, signal)
  }
}
