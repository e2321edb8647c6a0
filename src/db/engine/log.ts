/**
 * What the engine tells while it works: an event name and facts, never a sentence and never a secret.
 * The terminal and the log file make their own words out of it.
 */
export type EngineLog = (event: EngineEvent, facts?: Readonly<Record<string, string | number>>) => void

export type EngineEvent =
  | 'engine.waiting'
  | 'engine.binaries-copied'
  | 'engine.account-created'
  | 'engine.creating'
  | 'engine.starting'
  | 'engine.recovering'
  | 'engine.ready'
  | 'engine.joined'
  | 'engine.adopted'
  | 'engine.left'
  | 'engine.stopping'
  | 'engine.stopped'
  | 'engine.died'
  | 'engine.restarted'
  | 'engine.stale-lock'
  | 'engine.stale-pid'
  | 'engine.failed'
  | 'migration.applied'

/** A log that keeps nothing. */
export const silent: EngineLog = () => {}
