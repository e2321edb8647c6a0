import { type Problem, ProblemError, problem } from '../../core/problem.ts'

/** The PostgreSQL state or errno of an error, if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The message of anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The second is PostgreSQL's hint when a write came back short, for which it has no state of its own. */
const NO_ROOM = /no space left on device|check free disk space/i

const diskFull = (error: unknown): boolean => {
  const code = errorCode(error)
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT' || NO_ROOM.test(messageOf(error))
}

/** States in which the server itself is gone, going or not yet there: a later try may succeed. */
const GONE = new Set(['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006', 'ECONNREFUSED'])
const GONE_SOCKET = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])

/**
 * Turns an error of the machine (a full disk, a server that is gone) into its problem; `undefined` for every other
 * error, which is the caller's own to explain.
 */
export function machineProblem(error: unknown, where = ''): ProblemError | undefined {
  if (error instanceof ProblemError) return error
  if (diskFull(error)) return new ProblemError(problem('disk.full', { where }), { cause: error })
  const code = errorCode(error)
  const unreachable = code !== undefined && (GONE.has(code) || GONE_SOCKET.has(code))
  if (unreachable || /Connection terminated/.test(messageOf(error))) {
    return engineFailed('unreachable', { message: messageOf(error) }, error)
  }
  return undefined
}

/** Why the embedded engine did not start or stay: one word for the sentence, facts beside it. */
export type EngineFailure =
  | 'unreachable'
  | 'no-binaries'
  | 'binaries-not-runnable'
  | 'no-account'
  | 'folder-not-writable'
  | 'folder-not-ours'
  | 'init'
  | 'start'
  | 'stop'
  | 'no-password'
  | 'backup'
  | 'restore'

/** The problem `engine.failed` with its reason. */
export function engineFailed(reason: EngineFailure, details: Problem['details'] = {}, cause?: unknown): ProblemError {
  return new ProblemError(problem('engine.failed', { reason, ...details }), { cause })
}

/** Any error of a step of the engine as a problem: the machine's when it is, else `engine.failed` with the reason. */
export function asEngineProblem(error: unknown, reason: EngineFailure, details: Problem['details'] = {}): ProblemError {
  return machineProblem(error) ?? engineFailed(reason, { ...details, message: messageOf(error) }, error)
}
