import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from '../config.ts'
import { ProblemError, problem } from '../core/problem.ts'

/**
 * Makes the folder of the embedded database, one level after another. Node's own recursive mkdir never returns where
 * the system says of a folder that exists that it does not (/proc), and then nobody learns why nothing starts.
 */
export function makeDataFolder({ dataDir, databaseUrl }: Config): void {
  if (databaseUrl !== undefined) return
  try {
    make(dataDir)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const details = { reason: 'folder-not-writable', folder: dataDir, message }
    throw new ProblemError(problem('engine.failed', details), { cause: error })
  }
}

function make(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return
  if (dirname(folder) !== folder) make(dirname(folder))
  try {
    // As the engine makes it: root's must let the server's own account through.
    mkdirSync(folder, { mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  } catch (error) {
    // Another Khéo that started at the same moment has made it.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error
  }
}
