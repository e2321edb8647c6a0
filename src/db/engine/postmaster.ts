import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { engineFailed } from './failure.ts'
import { identityOf, isAlive, type ProcessIdentity } from './identity.ts'
import type { EngineLog } from './log.ts'

/** What PostgreSQL itself writes about the server of a cluster; the only truth about pid and port. */
export interface Postmaster extends ProcessIdentity {
  readonly port: number
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | 'unknown'
}

const STATUS = new Set(['starting', 'ready', 'stopping', 'standby'])

function parse(text: string): { pid: number; port: number; status: Postmaster['status'] } | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Math.abs(Number(lines[0]))
  if (!Number.isInteger(pid) || pid === 0) return undefined
  const status = lines[7] ?? ''
  return { pid, port: Number(lines[3] ?? 0) || 0, status: STATUS.has(status) ? (status as 'ready') : 'unknown' }
}

/** Whether a live process really is the server of this cluster and not a program that got a dead server's number. */
function serves(pid: number, clusterDir: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir)
  } catch {
    // No /proc, or not ours to read: look at the command line, and believe the file when there is none.
  }
  try {
    const argv = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return (argv[0] ?? '').includes('postgres')
  } catch {
    return true
  }
}

/** The live server of a cluster, or `undefined` when none runs. */
export function findPostmaster(clusterDir: string): Postmaster | undefined {
  let text: string
  try {
    text = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
  const found = parse(text)
  if (!found) return undefined
  const who = identityOf(found.pid)
  return isAlive(who) && serves(found.pid, clusterDir) ? { ...who, port: found.port, status: found.status } : undefined
}

/**
 * Removes a postmaster.pid that names no live server of this cluster. PostgreSQL removes one of a dead pid by itself,
 * but refuses to start when the number has gone to another program of the same account.
 */
export function clearStalePid(clusterDir: string, log: EngineLog): void {
  const path = join(clusterDir, 'postmaster.pid')
  if (findPostmaster(clusterDir)) return
  let pid = 0
  try {
    pid = parse(readFileSync(path, 'utf8'))?.pid ?? 0
  } catch {
    return
  }
  log('engine.stale-pid', { pid })
  rmSync(path, { force: true })
}

const gone = async (who: ProcessIdentity, waitMs: number): Promise<boolean> => {
  const until = Date.now() + waitMs
  while (isAlive(who)) {
    if (Date.now() > until) return false
    await sleep(15)
  }
  return true
}

/**
 * Stops the server and waits until it is gone: "fast" first (running statements are ended, everything is written),
 * "immediate" when that hangs (the next start recovers from the log, nothing acknowledged is lost).
 */
export async function stopPostmaster(server: ProcessIdentity, log: EngineLog, fastMs = 60_000): Promise<void> {
  log('engine.stopping', { pid: server.pid })
  for (const [signal, waitMs] of [
    ['SIGINT', fastMs],
    ['SIGQUIT', 15_000],
  ] as const) {
    try {
      process.kill(server.pid, signal)
    } catch (error) {
      if (!isAlive(server)) break
      throw engineFailed('stop', { pid: server.pid }, error)
    }
    if (await gone(server, waitMs)) break
  }
  if (isAlive(server)) throw engineFailed('stop', { pid: server.pid })
  log('engine.stopped', { pid: server.pid })
}

/** Waits until a server that is on its way down is gone. */
export const waitGone = (server: ProcessIdentity, waitMs = 60_000): Promise<boolean> => gone(server, waitMs)
