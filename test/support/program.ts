import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { stopEmbedded } from '../../src/db/engine/embedded.ts'
import { findPostmaster } from '../../src/db/engine/postmaster.ts'

const KHEO = fileURLToPath(new URL('../../bin/kheo.mjs', import.meta.url))

/** How a call of the command line ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A data folder of its own; `remove` stops what still runs in it. */
export interface Folder {
  readonly path: string
  /** Process id of the PostgreSQL server that runs in it, if one does. */
  postgres(): number | undefined
  remove(): Promise<void>
}

export function dataFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'kheo-program-'))
  return {
    path,
    postgres: () => findPostmaster(join(path, 'postgres'))?.pid,
    remove: async () => {
      await stopEmbedded(path)
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/** The settings of one program: nothing of whoever runs the tests but what finds Node and the libraries. */
function environment(folder: Folder, settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  return { PATH, HOME, TMPDIR, LANG: 'vi_VN.UTF-8', KHEO_DATA: folder.path, PORT: '0', ...settings }
}

/** Everything a process says, and its end. */
function follow(child: ChildProcess): { readonly said: () => Ended; readonly ended: Promise<Ended> } {
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  const said = (code: number | null = null): Ended => ({ code, out, err })
  return { said, ended: new Promise((done) => child.once('close', (code) => done(said(code)))) }
}

/** Runs one verb to its end. */
export async function kheo(
  folder: Folder,
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [KHEO, ...args], {
    env: environment(folder, settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return follow(child).ended
}

/** The built program, serving. */
export interface Serving {
  readonly address: string
  readonly pid: number
  readonly ended: Promise<Ended>
  readonly said: () => Ended
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

const running = new Set<ChildProcess>()

/** Starts `kheo serve` and waits until it says where; fails with what it said when it ends before. */
export async function serve(
  folder: Folder,
  args: readonly string[] = [],
  settings: Record<string, string> = {},
): Promise<Serving> {
  const child = spawn(process.execPath, [KHEO, 'serve', '--json', ...args], {
    env: environment(folder, settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const { said, ended } = follow(child)
  void ended.then(() => running.delete(child))
  const address = await new Promise<string>((ready, failed) => {
    void ended.then(({ code, out, err }) => failed(new Error(`serve ended with ${code}: ${err}${out}`)))
    if (child.stdout === null) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      const first = JSON.parse(line) as { ready?: boolean; address?: string }
      if (first.ready === true && first.address !== undefined) ready(first.address)
    })
  })
  return {
    address,
    pid: child.pid ?? 0,
    ended,
    said,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

/** Ends what a failed test left running; in afterEach or afterAll, before the folders are removed. */
export async function endPrograms(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const gone = new Promise((done) => child.once('close', done))
      child.kill('SIGKILL')
      return gone
    }),
  )
}

/** Takes a free port on the loopback, for as long as it is not given back. */
export async function takePort(): Promise<{ readonly port: number; release(): Promise<void> }> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port')
  return { port: bound.port, release: () => new Promise((done) => server.close(() => done())) }
}
