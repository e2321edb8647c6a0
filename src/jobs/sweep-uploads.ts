import type { App } from '../app/context.ts'
import { sweepAllUploads } from '../app/evidence/sweep.ts'
import { rest } from './rest.ts'

export interface SweepingOptions {
  /** How long to rest between two looks. */
  readonly intervalMs: number
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** Takes away files that were left lying on their way, for as long as a server runs. Never rejects. */
export async function startSweeping(app: App, { intervalMs, signal, onError }: SweepingOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      await sweepAllUploads(app, signal)
    } catch (error) {
      if (!signal.aborted) onError(error)
    }
    await rest(intervalMs, signal)
  }
}
