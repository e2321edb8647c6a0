import { randomUUID } from 'node:crypto'
import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ProblemError, problem } from '../../core/problem.ts'
import { errorCode } from './failure.ts'
import { identityOf, isAlive, type ProcessIdentity, parseIdentity } from './identity.ts'
import type { EngineLog } from './log.ts'

interface Held extends ProcessIdentity {
  readonly nonce: string
}

/**
 * Runs `work` while no other process that uses the same lock file does.
 *
 * The file is made by link(2): it appears whole and only if there was none. A file whose process is dead is removed by
 * exactly one of the waiting processes: whoever holds a second lock that is named after the dead one's nonce. So a
 * live lock is never removed by a process that looked a moment too early, and a crash in the middle of the removal is
 * mended in the same way. A file that cannot be read as a lock (a power cut leaves it empty) counts as dead.
 * Not guaranteed between machines that share the folder over a network.
 */
export async function withMutex<T>(path: string, log: EngineLog, work: () => Promise<T>, waitMs = 300_000): Promise<T> {
  const release = await acquire(path, log, waitMs)
  try {
    return await work()
  } finally {
    await release()
  }
}

async function acquire(path: string, log: EngineLog, waitMs: number): Promise<() => Promise<void>> {
  const mine: Held = { ...identityOf(process.pid), nonce: randomUUID() }
  const own = `${path}.${mine.nonce}`
  const until = Date.now() + waitMs
  let told = false
  await writeFile(own, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (;;) {
      if (await tryLink(own, path)) return async () => void (await unlink(path).catch(() => {}))
      const held = await readHeld(path)
      if (held === undefined) continue
      if (!isAlive(held)) {
        log('engine.stale-lock', { pid: held.pid })
        await removeDead(path, held, log, waitMs)
        continue
      }
      if (Date.now() > until)
        throw new ProblemError(problem('engine.locked', { folder: dirname(dirname(path)), pid: held.pid, address: '' }))
      if (!told) log('engine.waiting', { pid: held.pid })
      told = true
      await sleep(15 + Math.random() * 20)
    }
  } finally {
    await unlink(own).catch(() => {})
  }
}

async function tryLink(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function removeDead(path: string, dead: Held, log: EngineLog, waitMs: number): Promise<void> {
  const release = await acquire(`${path}.break-${dead.nonce}`, log, waitMs)
  try {
    const now = await readHeld(path)
    if (now?.nonce === dead.nonce) await unlink(path)
  } finally {
    await release()
  }
}

async function readHeld(path: string): Promise<Held | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
  try {
    const value: unknown = JSON.parse(text)
    const who = parseIdentity(value)
    const nonce = (value as { nonce?: unknown }).nonce
    if (who && typeof nonce === 'string' && /^[0-9a-f-]{36}$/.test(nonce)) return { ...who, nonce }
  } catch {
    // falls through: not a lock
  }
  return { pid: 0, startTime: null, boot: null, nonce: 'unreadable' }
}
