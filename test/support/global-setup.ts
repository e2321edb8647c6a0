import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { stopEmbedded } from '../../src/db/engine/embedded.ts'

const PREFIX = 'kheo-vitest-'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the embedded server that the test files of one run share; the first that needs it starts it. */
    kheoTestData: string
  }
}

async function remove(folder: string): Promise<void> {
  if (existsSync(join(folder, 'postgres'))) await stopEmbedded(folder)
  rmSync(folder, { recursive: true, force: true })
}

/** Servers of runs that were killed before their end. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : 0)
    if (!pid || existsSync(`/proc/${pid}`) || !existsSync('/proc')) continue
    await remove(join(tmpdir(), name)).catch(() => {})
  }
}

/** Registered in vitest.config.ts: names the folder, and at the end stops the server and removes it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  // A child that runs as another user reads its script in here.
  chmodSync(folder, 0o755)
  project.provide('kheoTestData', folder)
  return () => remove(folder)
}
