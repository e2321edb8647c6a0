import type { App } from '../app/context.ts'
import { foldStatistics, mendStatistics, type TenantDrift } from '../app/statistics.ts'
import { vietnamDay } from '../core/clock.ts'
import { rest } from './rest.ts'

export interface FoldingOptions {
  /** How long to rest between two looks. */
  readonly intervalMs: number
  /** Ends the work; what is under way is finished. */
  readonly signal: AbortSignal
  /** Hears of a failure when it begins, not each time it comes again; the work goes on. */
  readonly onError: (error: unknown) => void
  /** Hears of statistics that a nightly recount found wrong, and that are mended by then. */
  readonly onDrift?: (found: readonly TenantDrift[]) => void
}

/** The hour of the night, in Vietnam, from which the recount runs. */
const NIGHT_HOUR = 2

/** The night that a moment belongs to: the same day until two in the morning of the next. */
const nightOf = (at: Date): string => vietnamDay(new Date(at.getTime() - NIGHT_HOUR * 3_600_000))

/**
 * Folds the statistics' deltas into their cells for as long as a server runs, and once a night compares them with a
 * recount. Several processes may do it at once: a tenant is folded by one at a time. Resolves when it has stopped; never
 * rejects.
 */
export async function startFolding(app: App, options: FoldingOptions): Promise<void> {
  const { signal } = options
  let night = nightOf(app.clock())
  let failing: string | undefined
  while (!signal.aborted) {
    try {
      await foldStatistics(app, signal)
      const now = nightOf(app.clock())
      if (now !== night) {
        const found = await mendStatistics(app, signal)
        night = now
        if (found.length > 0) options.onDrift?.(found)
      }
      failing = undefined
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (!signal.aborted && message !== failing) options.onError(error)
      failing = message
    }
    await rest(options.intervalMs, signal)
  }
}
