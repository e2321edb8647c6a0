import pg from 'pg'
import { ProblemError, problem } from '../../core/problem.ts'
import { accountFor } from './account.ts'
import { prepareBinaries } from './binaries.ts'
import { type ClusterPlan, ensureCluster, SUPERUSER, startCluster } from './cluster.ts'
import { asEngineProblem, engineFailed, errorCode } from './failure.ts'
import { type EngineFolder, keepPort, lastPort, openFolder, passwordOf } from './folder.ts'
import { type Holder, liveHolders, type Registration, register } from './holders.ts'
import { type EngineLog, silent } from './log.ts'
import { withMutex } from './mutex.ts'
import { clearStalePid, findPostmaster, type Postmaster, stopPostmaster, waitGone } from './postmaster.ts'
import { lastWordOnExit, stopOnSignals } from './signals.ts'
import { superviseServer } from './supervise.ts'

export interface EmbeddedOptions {
  /** KHEO_DATA; the cluster is made in its `postgres` folder. */
  readonly dataDir: string
  readonly log?: EngineLog
  /** What the process does, for the sentence that another process shows: 'serve', 'import'... */
  readonly command?: string
  /** Server settings over the defaults (`DEFAULT_SETTINGS`); tests switch fsync off with it. */
  readonly settings?: Readonly<Record<string, string>>
  /** Stop on SIGINT, SIGTERM and SIGHUP (the default). A server that first ends its requests passes false. */
  readonly signals?: boolean
  /** Leave the server running at the end and do not count as a user of it; `stopEmbedded` ends it. For tests. */
  readonly linger?: boolean
  /** Another folder of binaries than the one npm installed. For tests. */
  readonly binaries?: string
}

/** A running embedded server, held by this process. */
export interface Embedded {
  /** Address of the database `kheo` as its superuser; holds the password: never print it. */
  readonly url: string
  /** The same for another database of the server. */
  urlFor(database: string): string
  readonly dataDir: string
  readonly port: number
  /** Process id of the PostgreSQL server. */
  readonly pid: number
  /** What this call found: nothing (`created`), a folder at rest, a server of another process, or one left behind. */
  readonly found: 'created' | 'at-rest' | 'joined' | 'adopted'
  /** Tells other processes where the owner answers (http://...). */
  announce(address: string): void
  /** Leaves; the server is stopped when nobody else uses it. Safe to call twice. */
  stop(): Promise<void>
}

/** Name of the database in an embedded cluster. */
export const DATABASE = 'kheo'

/**
 * Owns the server of a data folder: for `kheo serve`. A second owner gets the problem `engine.locked` with the first
 * one's pid and address; a server that a short command started, or that a killed process left behind, is taken over.
 */
export const startEmbedded = (options: EmbeddedOptions): Promise<Embedded> => open(options, 'owner')

/**
 * Uses the server of a data folder for a while: joins the one that runs, else starts it. It is stopped by whoever
 * leaves last, so two commands at once, or a command beside `serve`, cannot pull it from under each other: looking,
 * starting, leaving and stopping all happen under one lock of the folder.
 */
export const joinOrStart = (options: EmbeddedOptions): Promise<Embedded> => open(options, 'guest')

/** Who uses the folder now; for `kheo doctor` and messages. */
export const holdersOf = (dataDir: string): readonly Holder[] => liveHolders(openFolder(dataDir).holders)

/** Stops the server of a folder that nobody holds, if one runs (a lingering or an orphaned one). */
export async function stopEmbedded(dataDir: string, log: EngineLog = silent): Promise<void> {
  const folder = openFolder(dataDir)
  await withMutex(folder.mutex, log, () => stopUnlessHeld(folder, log))
}

async function stopUnlessHeld(folder: EngineFolder, log: EngineLog): Promise<void> {
  if (liveHolders(folder.holders).length > 0) return
  const server = findPostmaster(folder.cluster)
  if (server) await stopPostmaster(server, log)
}

interface Found {
  readonly server: Postmaster
  readonly found: Embedded['found']
  readonly password: string
  readonly registration: Registration | undefined
}

async function open(options: EmbeddedOptions, role: Holder['role']): Promise<Embedded> {
  const log = options.log ?? silent
  const folder = openFolder(options.dataDir)
  const found = await withMutex(folder.mutex, log, () => enter(options, folder, role, log))
  return handle(options, folder, found, log)
}

async function enter(o: EmbeddedOptions, folder: EngineFolder, role: Holder['role'], log: EngineLog): Promise<Found> {
  const others = liveHolders(folder.holders)
  const owner = others.find((holder) => holder.role === 'owner')
  if (role === 'owner' && owner) {
    throw new ProblemError(
      problem('engine.locked', {
        folder: folder.dataDir,
        pid: owner.pid,
        address: owner.address,
        command: owner.command,
      }),
    )
  }
  const registration = o.linger ? undefined : register(folder.holders, role, o.command ?? '')
  try {
    const { server, found, password } = await bringUp(o, folder, others.length > 0, log)
    await ensureDatabase(urlOf(password, server.port, 'postgres'), DATABASE)
    log('engine.ready', { port: server.port, pid: server.pid })
    return { server, found, password, registration }
  } catch (error) {
    registration?.remove()
    await stopUnlessHeld(folder, log).catch(() => {})
    throw asEngineProblem(error, 'start', { folder: folder.dataDir })
  }
}

async function bringUp(o: EmbeddedOptions, folder: EngineFolder, held: boolean, log: EngineLog) {
  const password = passwordOf(folder)
  const running = await settled(folder)
  if (running) {
    log(held ? 'engine.joined' : 'engine.adopted', { pid: running.pid, port: running.port })
    return { server: running, found: held ? ('joined' as const) : ('adopted' as const), password }
  }
  const plan = planFor(o, folder, password, log)
  const made = await ensureCluster(plan)
  const server = await startCluster(plan)
  keepPort(folder, server.port)
  return { server, found: made === 'created' ? ('created' as const) : ('at-rest' as const), password }
}

/** The server that runs and will stay: one that is still starting is waited for, one on its way down is seen off. */
async function settled(folder: EngineFolder): Promise<Postmaster | undefined> {
  for (let turn = 0; ; turn++) {
    const server = findPostmaster(folder.cluster)
    if (!server || server.status === 'ready') return server
    if (server.status === 'stopping') await waitGone(server)
    else if (turn > 20_000) throw engineFailed('start', { pid: server.pid, message: 'never became ready' })
    else await new Promise((done) => setTimeout(done, 15))
  }
}

function planFor(o: EmbeddedOptions, folder: EngineFolder, password: string, log: EngineLog): ClusterPlan {
  const account = accountFor(folder.cluster, log)
  return {
    dir: folder.cluster,
    logFile: folder.logFile,
    binaries: prepareBinaries(folder.dataDir, account, log, o.binaries),
    account,
    password,
    port: lastPort(folder),
    settings: o.settings ?? {},
    log,
  }
}

const urlOf = (password: string, port: number, database: string): string =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'kheo engine',
    connectionTimeoutMillis: 30_000,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } catch (error) {
    if (errorCode(error) !== '42P04') throw error
  } finally {
    await client.end()
  }
}

function handle(options: EmbeddedOptions, folder: EngineFolder, first: Found, log: EngineLog): Embedded {
  let server = first.server
  let leaving: Promise<void> | undefined
  const restart = (): Promise<Postmaster> =>
    withMutex(folder.mutex, log, async () => {
      clearStalePid(folder.cluster, log)
      return (await bringUp(options, folder, true, log)).server
    })
  const supervision = superviseServer(server, restart, log, (next) => {
    server = next
  })
  const leave = async (): Promise<void> => {
    await supervision.end()
    try {
      await withMutex(folder.mutex, log, async () => {
        first.registration?.remove()
        log('engine.left', { pid: server.pid })
        if (!options.linger) await stopUnlessHeld(folder, log)
      })
    } finally {
      release()
    }
  }
  const lastWord = (): void => {
    first.registration?.remove()
    if (!options.linger && liveHolders(folder.holders).length === 0) signalStop(folder)
  }
  const stop = (): Promise<void> => {
    leaving ??= leave()
    return leaving
  }
  const release =
    options.linger === true
      ? () => {}
      : options.signals === false
        ? lastWordOnExit(lastWord)
        : stopOnSignals(stop, lastWord)
  return {
    get url() {
      return urlOf(first.password, server.port, DATABASE)
    },
    urlFor: (database) => urlOf(first.password, server.port, database),
    dataDir: folder.dataDir,
    get port() {
      return server.port
    },
    get pid() {
      return server.pid
    },
    found: first.found,
    announce: (address) => first.registration?.announce(address),
    stop,
  }
}

/** The last thing a process that exits without `stop` can do: ask the server to shut down, without waiting. */
function signalStop(folder: EngineFolder): void {
  const server = findPostmaster(folder.cluster)
  if (!server) return
  try {
    process.kill(server.pid, 'SIGINT')
  } catch {
    // Gone already, or not ours: the next start adopts it.
  }
}
