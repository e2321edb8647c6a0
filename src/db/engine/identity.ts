import { readFileSync } from 'node:fs'

/**
 * A process that can be told from another one that later got the same number: the pid, when it started (clock ticks
 * since boot) and which boot that was. The last two are known where there is a /proc; elsewhere the pid alone decides.
 */
export interface ProcessIdentity {
  readonly pid: number
  readonly startTime: string | null
  readonly boot: string | null
}

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** State letter and start time of a process out of /proc/<pid>/stat; its second field may hold spaces and brackets. */
function procStat(pid: number): { state: string; startTime: string } | null {
  const text = read(`/proc/${pid}/stat`)
  if (text === null) return null
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return { state: fields[0] ?? '?', startTime: fields[19] ?? '' }
}

const bootId = (): string | null => read('/proc/sys/kernel/random/boot_id')?.trim() ?? null

/** The identity of a process that runs now. */
export const identityOf = (pid: number): ProcessIdentity => ({
  pid,
  startTime: procStat(pid)?.startTime ?? null,
  boot: bootId(),
})

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether exactly this process still runs: a zombie does not, nor does another program that got its number. */
export function isAlive(who: ProcessIdentity): boolean {
  if (!Number.isInteger(who.pid) || who.pid <= 0 || !exists(who.pid)) return false
  const stat = procStat(who.pid)
  if (stat === null) return true
  if (stat.state === 'Z' || stat.state === 'X') return false
  if (who.startTime === null) return true
  return stat.startTime === who.startTime && (who.boot === null || who.boot === bootId())
}

/** Reads an identity out of parsed JSON; `undefined` when it is not one. */
export function parseIdentity(value: unknown): ProcessIdentity | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { pid, startTime, boot } = value as Record<string, unknown>
  if (typeof pid !== 'number') return undefined
  return {
    pid,
    startTime: typeof startTime === 'string' ? startTime : null,
    boot: typeof boot === 'string' ? boot : null,
  }
}
