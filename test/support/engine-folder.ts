import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Problem, ProblemError } from '../../src/core/problem.ts'
import { clientConfig } from '../../src/db/engine/connect.ts'
import { findPostmaster, type Postmaster } from '../../src/db/engine/postmaster.ts'

const folders = new Set<string>()

/** A data folder for one test; `endServers` stops what still runs in it and removes it. */
export function makeFolder(parent: string = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'kheo-engine-'))
  // As root the server's account walks in; that it need not be able to is a test of its own.
  chmodSync(folder, 0o755)
  folders.add(folder)
  return folder
}

/** The server of a data folder, if one lives. */
export const serverOf = (dataDir: string): Postmaster | undefined => findPostmaster(join(dataDir, 'postgres'))

/** Ends every server of the test's folders, also after a failure, and removes the folders. */
export async function endServers(): Promise<void> {
  for (const folder of folders) {
    const server = serverOf(folder)
    if (server) {
      process.kill(server.pid, 'SIGQUIT')
      while (serverOf(folder)) await new Promise((done) => setTimeout(done, 20))
    }
    rmSync(folder, { recursive: true, force: true })
  }
  folders.clear()
}

/** One statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(clientConfig({ url }))
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** The problem that a piece of work ends in; fails when it does not end in one. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => new Error('nothing was thrown'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof ProblemError) return error.problem
  throw error
}
