const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
type Signal = (typeof SIGNALS)[number]

interface Entry {
  readonly stop: () => Promise<void>
  /** What can still be done in the `exit` event, where nothing may be awaited. */
  readonly lastWord: () => void
}

const entries = new Set<Entry>()
let stopping = false

const onSignal = (signal: Signal): void => {
  if (stopping) return
  stopping = true
  void Promise.allSettled([...entries].map((entry) => entry.stop())).then(() => {
    detach()
    // Nobody else listens: end as the signal would have ended us, so that the exit code is the usual one.
    process.kill(process.pid, signal)
  })
}

const onExit = (): void => {
  for (const entry of entries) entry.lastWord()
}

function attach(): void {
  for (const signal of SIGNALS) process.on(signal, onSignal)
  process.on('exit', onExit)
}

function detach(): void {
  for (const signal of SIGNALS) process.off(signal, onSignal)
  process.off('exit', onExit)
}

/**
 * Stops something in order when the process is told to end (SIGINT, SIGTERM, SIGHUP), and gives it a last word when
 * the process exits otherwise. Returns how to take the request back.
 */
export function stopOnSignals(stop: () => Promise<void>, lastWord: () => void): () => void {
  const entry: Entry = { stop, lastWord }
  if (entries.size === 0) attach()
  entries.add(entry)
  return () => {
    entries.delete(entry)
    if (entries.size === 0 && !stopping) detach()
  }
}

/** As `stopOnSignals`, but only the last word: for a program that handles the signals itself. */
export function lastWordOnExit(lastWord: () => void): () => void {
  process.on('exit', lastWord)
  return () => void process.off('exit', lastWord)
}
