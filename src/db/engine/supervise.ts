import { messageOf } from './failure.ts'
import { isAlive } from './identity.ts'
import type { EngineLog } from './log.ts'
import type { Postmaster } from './postmaster.ts'

const LOOK_EVERY_MS = 250
const TRIES = 5

/**
 * Watches the server and brings it up again when it dies under us (kill -9, out of memory). Pools reconnect by
 * themselves, since it comes back on its port. After some failures in a row it gives up and says so; every query then
 * answers with `engine.failed`.
 */
export function superviseServer(
  first: Postmaster,
  restart: () => Promise<Postmaster>,
  log: EngineLog,
  changed: (server: Postmaster) => void,
): { end(): Promise<void> } {
  let server = first
  let failures = 0
  let work: Promise<void> = Promise.resolve()
  let busy = false
  const look = async (): Promise<void> => {
    if (isAlive(server)) return
    log('engine.died', { pid: server.pid })
    try {
      server = await restart()
      failures = 0
      changed(server)
      log('engine.restarted', { pid: server.pid, port: server.port })
    } catch (error) {
      failures += 1
      log('engine.failed', { message: messageOf(error), failures })
      if (failures >= TRIES) clearInterval(timer)
    }
  }
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    work = look().finally(() => {
      busy = false
    })
  }, LOOK_EVERY_MS)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await work
    },
  }
}
