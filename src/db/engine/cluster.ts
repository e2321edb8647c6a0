import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ProblemError, problem } from '../../core/problem.ts'
import { type Account, canEnter } from './account.ts'
import type { Binaries } from './binaries.ts'
import { asEngineProblem, engineFailed, machineProblem } from './failure.ts'
import type { EngineLog } from './log.ts'
import { clearStalePid, findPostmaster, type Postmaster } from './postmaster.ts'

/** Everything that starting a cluster needs to know. */
export interface ClusterPlan {
  readonly dir: string
  readonly logFile: string
  readonly binaries: Binaries
  readonly account: Account | undefined
  readonly password: string
  readonly port: number | undefined
  readonly settings: Readonly<Record<string, string>>
  readonly log: EngineLog
}

/** The superuser of an embedded cluster. */
export const SUPERUSER = 'kheo'

/** Settings for two cores and a small machine; durability is PostgreSQL's own default, said aloud. */
export const DEFAULT_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  max_wal_size: '512MB',
  checkpoint_completion_target: '0.9',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '1',
  random_page_cost: '1.1',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  password_encryption: 'scram-sha-256',
  timezone: 'Asia/Ho_Chi_Minh',
  log_timezone: 'Asia/Ho_Chi_Minh',
  lc_messages: 'C',
  log_checkpoints: 'off',
}

/** The environment of the server: nothing of ours but the search path, so that no PG* variable of the user leaks in. */
const cleanEnv = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  ...(process.env.SYSTEMROOT ? { SYSTEMROOT: process.env.SYSTEMROOT } : {}),
})

interface RunPlace {
  readonly arg: string
  readonly fd: number | undefined
}

/**
 * The folder as the account can name it. When the account cannot walk there (data under a 0700 home of root) the
 * folder is handed over as an open descriptor: /proc/self/fd/3 leads straight to it, past the folders above.
 */
function placeFor(dir: string, account: Account | undefined): RunPlace {
  if (canEnter(dir, account)) return { arg: dir, fd: undefined }
  if (!existsSync('/proc/self/fd')) throw engineFailed('folder-not-ours', { folder: dir, uid: account?.uid ?? -1 })
  return { arg: '/proc/self/fd/3', fd: openSync(dir, 'r') }
}

async function withPlace<T>(dir: string, account: Account | undefined, use: (p: RunPlace) => Promise<T>): Promise<T> {
  const place = placeFor(dir, account)
  try {
    return await use(place)
  } finally {
    if (place.fd !== undefined) closeSync(place.fd)
  }
}

const give = (path: string, account: Account | undefined): void => {
  if (account) chownSync(path, account.uid, account.gid)
}

/** Locale arguments, best first: the system's C.UTF-8, else PostgreSQL's own where the system has none. */
const LOCALES: readonly (readonly string[])[] = [
  ['--locale=C.UTF-8'],
  ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
]

async function runInitdb(plan: ClusterPlan, place: RunPlace, password: RunPlace, locale: readonly string[]) {
  const args = [
    '-D',
    place.arg,
    '-U',
    SUPERUSER,
    '-A',
    'scram-sha-256',
    `--pwfile=${password.arg}`,
    '-E',
    'UTF8',
    ...locale,
  ]
  const child = spawn(plan.binaries.initdb, args, {
    ...plan.account,
    cwd: '/',
    env: cleanEnv(),
    stdio: ['ignore', 'ignore', 'pipe', ...[place.fd, password.fd].filter((fd) => fd !== undefined)],
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-4000)
  })
  const code = await new Promise<number>((done, fail) => {
    child.once('error', fail)
    child.once('close', (exit) => done(exit ?? -1))
  })
  return { ok: code === 0, said: said.trim() }
}

/**
 * The password for initdb, in a file that only its account can read. It lies beside the new cluster, where `sweep`
 * finds it should we be killed; as an open descriptor when the account cannot walk there.
 */
function writePassword(plan: ClusterPlan, path: string, place: RunPlace): RunPlace {
  writeFileSync(path, `${plan.password}\n`, { mode: 0o600, flag: 'wx' })
  give(path, plan.account)
  return place.fd === undefined ? { arg: path, fd: undefined } : { arg: '/proc/self/fd/4', fd: openSync(path, 'r') }
}

async function initInto(plan: ClusterPlan, fresh: string): Promise<void> {
  const pwfile = `${fresh}-password`
  let last = ''
  for (const locale of LOCALES) {
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { mode: 0o700 })
    chmodSync(fresh, 0o700)
    give(fresh, plan.account)
    const run = await withPlace(fresh, plan.account, async (place) => {
      const password = writePassword(plan, pwfile, place)
      try {
        return await runInitdb(plan, place, password, locale)
      } finally {
        if (password.fd !== undefined) closeSync(password.fd)
        rmSync(pwfile, { force: true })
      }
    })
    if (run.ok) return
    last = run.said
    if (!/locale/i.test(last)) break
  }
  throw machineProblem(new Error(last), plan.dir) ?? engineFailed('init', { folder: plan.dir, message: last })
}

/** Makes the cluster if there is none: beside its place, then renamed, so that a half-made one is never used. */
export async function ensureCluster(plan: ClusterPlan): Promise<'created' | 'present'> {
  const parent = join(plan.dir, '..')
  sweep(parent)
  if (existsSync(join(plan.dir, 'PG_VERSION'))) {
    checkMajor(plan)
    return 'present'
  }
  plan.log('engine.creating', { folder: plan.dir, version: plan.binaries.version })
  const fresh = join(parent, `postgres.new-${randomUUID()}`)
  try {
    await initInto(plan, fresh)
    renameSync(fresh, plan.dir)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw asEngineProblem(error, 'init', { folder: plan.dir })
  }
  return 'created'
}

/** Removes half-made clusters; what an initdb that outlived its Khéo still writes to is left for the next start. */
function sweep(parent: string): void {
  for (const left of readdirSync(parent).filter((name) => name.startsWith('postgres.new-'))) {
    try {
      rmSync(join(parent, left), { recursive: true, force: true, maxRetries: 3 })
    } catch {
      // next time
    }
  }
}

function checkMajor(plan: ClusterPlan): void {
  const found = Number.parseInt(readFileSync(join(plan.dir, 'PG_VERSION'), 'utf8'), 10)
  if (found === plan.binaries.major) return
  throw new ProblemError(
    problem('engine.unsupported', {
      reason: 'other-major',
      version: found,
      needed: plan.binaries.major,
      folder: plan.dir,
    }),
  )
}

/** A free port of the loopback: the wished one if it is free, else any. */
export async function freePort(wished: number | undefined): Promise<number> {
  const listen = (port: number): Promise<number | undefined> =>
    new Promise((done) => {
      const server = createServer()
      server.once('error', () => done(undefined))
      server.listen(port, '127.0.0.1', () => {
        const address = server.address()
        server.close(() => done(typeof address === 'object' && address ? address.port : undefined))
      })
    })
  const port = (wished ? await listen(wished) : undefined) ?? (await listen(0))
  if (port === undefined) throw engineFailed('start', { message: 'no free port on 127.0.0.1' })
  return port
}

function openLog(plan: ClusterPlan): number {
  const big = statSync(plan.logFile, { throwIfNoEntry: false })
  if (big && big.size > 5_000_000) renameSync(plan.logFile, `${plan.logFile}.1`)
  const fd = openSync(plan.logFile, 'a+', 0o600)
  return fd
}

function logSince(fd: number, from: number): string {
  const size = Math.max(0, fstatSync(fd).size - from)
  const buffer = Buffer.alloc(Math.min(size, 20_000))
  readSync(fd, buffer, 0, buffer.length, from + size - buffer.length)
  return buffer.toString('utf8')
}

function launch(plan: ClusterPlan, place: RunPlace, port: number, logFd: number): ChildProcess {
  const settings = { ...DEFAULT_SETTINGS, ...plan.settings, port: String(port) }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // Detached and with a file for its log: the server outlives us for whoever joined it, and a Ctrl-C in the terminal
  // reaches us and not the server, so that we stop it in order.
  const child = spawn(plan.binaries.postgres, ['-D', place.arg, ...flags], {
    ...plan.account,
    cwd: '/',
    env: cleanEnv(),
    detached: true,
    stdio: ['ignore', logFd, logFd, ...(place.fd === undefined ? [] : [place.fd])],
  })
  child.unref()
  return child
}

/** Failures that go away: a port that was taken in between, and backends of a killed server that are still ending. */
const AGAIN = /Address already in use|could not bind|pre-existing shared memory block|lock file .* already exists/i

/** Starts the server of a cluster and waits until it takes connections, through a recovery if there is one. */
export async function startCluster(plan: ClusterPlan): Promise<Postmaster> {
  clearStalePid(plan.dir, plan.log)
  const logFd = openLog(plan)
  try {
    for (let attempt = 1; ; attempt++) {
      const port = await freePort(attempt <= 2 ? plan.port : undefined)
      const from = fstatSync(logFd).size
      plan.log('engine.starting', { folder: plan.dir, port, version: plan.binaries.version })
      const server = await withPlace(plan.dir, plan.account, (place) =>
        awaitReady(plan, launch(plan, place, port, logFd)),
      )
      if (server) return server
      const said = logSince(logFd, from)
      if (attempt < 8 && AGAIN.test(said)) {
        await sleep(150 * attempt)
        continue
      }
      throw startProblem(plan, said)
    }
  } finally {
    closeSync(logFd)
  }
}

function startProblem(plan: ClusterPlan, said: string): ProblemError {
  const lines = said.split('\n').filter((line) => /FATAL|PANIC|ERROR|HINT|DETAIL|postgres:/.test(line))
  const message = (lines.length > 0 ? lines : said.split('\n')).slice(-6).join('\n').trim()
  return machineProblem(new Error(said), plan.dir) ?? engineFailed('start', { log: plan.logFile, message })
}

async function awaitReady(plan: ClusterPlan, child: ChildProcess): Promise<Postmaster | undefined> {
  let ended = false
  let failure: Error | undefined
  child.once('exit', () => {
    ended = true
  })
  child.once('error', (error) => {
    failure = error
  })
  for (let turn = 0; ; turn++) {
    if (failure) throw asEngineProblem(failure, 'start', { folder: plan.dir })
    const server = findPostmaster(plan.dir)
    if (server?.pid === child.pid && server?.status === 'ready') return server
    if (ended) return undefined
    if (turn === 300) plan.log('engine.recovering', { folder: plan.dir })
    await sleep(15)
  }
}
