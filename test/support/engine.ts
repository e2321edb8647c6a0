import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { inject } from 'vitest'
import type { Problem } from '../../src/core/problem.ts'

/** What a child process said about the engine it started. */
export interface ChildEngine {
  readonly found: string
  readonly pid: number
  readonly port: number
  readonly url: string
}

interface Said {
  readonly ready?: ChildEngine
  readonly problem?: Problem
  readonly acknowledged?: number
  readonly event?: string
  readonly stopped?: boolean
}

/** Another Khéo process. */
export interface Child {
  readonly process: ChildProcess
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  readonly stderr: () => string
  /** Ids of the rows whose commit the child was told of. */
  readonly acknowledged: number[]
  readonly events: string[]
  /** The engine, once it is ready; fails when the process ends before. */
  ready(): Promise<ChildEngine>
  /** The problem that it ended with. */
  problem(): Promise<Problem>
  tell(line: string): void
  /** Resolves when so many rows are acknowledged. */
  wrote(count: number): Promise<void>
}

let bundled: Promise<string> | undefined

/** The child script as one file in a folder that every user can read. */
async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(inject('kheoTestData'), 'child-'))
  chmodSync(folder, 0o755)
  const outfile = join(folder, 'child.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('./engine-child.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['pg-native'],
    banner: {
      js: "import { createRequire as kheoRequire } from 'node:module'; const require = kheoRequire(import.meta.url)",
    },
    logLevel: 'silent',
  })
  return outfile
}

const running = new Set<ChildProcess>()

/** Ends what a failed test left behind; in afterEach. */
export function endChildren(): void {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
}

/** Starts a child; `as` runs it as another user (only root can). */
export async function startChild(
  options: { dataDir: string; role: 'owner' | 'guest'; binaries: string; command?: string },
  as: { uid?: number; gid?: number } = {},
): Promise<Child> {
  bundled ??= bundle()
  const child = spawn(process.execPath, [await bundled, JSON.stringify(options)], {
    ...as,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  running.add(child)
  return follow(child)
}

function follow(child: ChildProcess): Child {
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const said: Said[] = []
  const waiting = new Set<() => void>()
  const wake = (): void => {
    for (const look of [...waiting]) look()
  }
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(JSON.parse(line) as Said)
      wake()
    })
  }
  let over = false
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) => {
    child.once('close', (code, signal) => {
      over = true
      running.delete(child)
      done({ code, signal })
      wake()
    })
  })
  const until = <T>(pick: () => T | undefined): Promise<T> =>
    new Promise((done, fail) => {
      const look = (): void => {
        const value = pick()
        if (value === undefined && !over) return
        waiting.delete(look)
        if (value === undefined) fail(new Error(`the child ended: ${stderr} ${JSON.stringify(said)}`))
        else done(value)
      }
      waiting.add(look)
      look()
    })
  const acknowledged = (): number[] => said.flatMap((one) => one.acknowledged ?? [])
  return {
    process: child,
    ended,
    stderr: () => stderr,
    get acknowledged() {
      return acknowledged()
    },
    get events() {
      return said.flatMap((one) => one.event ?? [])
    },
    ready: () => until(() => said.find((one) => one.ready)?.ready),
    problem: () => until(() => said.find((one) => one.problem)?.problem),
    tell: (line) => void child.stdin?.write(`${line}\n`),
    wrote: async (count) => void (await until(() => (acknowledged().length >= count ? true : undefined))),
  }
}
