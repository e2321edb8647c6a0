import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isRoot } from './account.ts'
import { engineFailed, errorCode, machineProblem, messageOf } from './failure.ts'

/** The places inside a data folder that the engine uses. Everything but the cluster itself is ours alone. */
export interface EngineFolder {
  readonly dataDir: string
  /** The cluster: PostgreSQL's own folder. */
  readonly cluster: string
  readonly password: string
  readonly mutex: string
  readonly holders: string
  readonly logFile: string
  readonly portFile: string
}

/** Names the places and makes the folders; a folder that we may not write is told as such. */
export function openFolder(path: string): EngineFolder {
  const dataDir = resolve(path)
  const own = join(dataDir, 'engine')
  try {
    // As root the folder must let the server's account through; as a normal user nobody else has business in it.
    mkdirSync(dataDir, { recursive: true, mode: isRoot() ? 0o755 : 0o700 })
    mkdirSync(own, { recursive: true, mode: 0o700 })
    mkdirSync(join(own, 'holders'), { recursive: true, mode: 0o700 })
    const probe = join(own, `.write-${process.pid}`)
    writeFileSync(probe, '')
    renameSync(probe, join(own, '.write'))
  } catch (error) {
    const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid ?? -1
    const details = { folder: dataDir, owner, uid: process.getuid?.() ?? -1, message: messageOf(error) }
    throw machineProblem(error, dataDir) ?? engineFailed('folder-not-writable', details, error)
  }
  return {
    dataDir,
    cluster: join(dataDir, 'postgres'),
    password: join(own, 'password'),
    mutex: join(own, 'lock'),
    holders: join(own, 'holders'),
    logFile: join(own, 'postgres.log'),
    portFile: join(own, 'port'),
  }
}

/**
 * The superuser's password: random, in a file of mode 0600. Made together with the cluster; a cluster whose password
 * is lost is not opened with a new one, since it would not fit.
 */
export function passwordOf(folder: EngineFolder): string {
  try {
    const known = readFileSync(folder.password, 'utf8').trim()
    if (known !== '') {
      if ((statSync(folder.password).mode & 0o077) !== 0) chmodSync(folder.password, 0o600)
      return known
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw engineFailed('no-password', { file: folder.password }, error)
  }
  if (existsSync(join(folder.cluster, 'PG_VERSION'))) throw engineFailed('no-password', { file: folder.password })
  const password = randomBytes(32).toString('base64url')
  writeFileSync(`${folder.password}.new`, password, { mode: 0o600, flush: true })
  renameSync(`${folder.password}.new`, folder.password)
  return password
}

/** The port that the server of this folder had last; it gets it again when it is free. */
export function lastPort(folder: EngineFolder): number | undefined {
  try {
    const port = Number(readFileSync(folder.portFile, 'utf8'))
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined
  } catch {
    return undefined
  }
}

/** Keeps the port for the next start. */
export const keepPort = (folder: EngineFolder, port: number): void => writeFileSync(folder.portFile, String(port))
