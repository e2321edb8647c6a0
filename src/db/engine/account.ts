import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { engineFailed } from './failure.ts'
import type { EngineLog } from './log.ts'

/** Whom the server runs as: `undefined` means as ourselves. PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Whether this process is root. */
export const isRoot = (): boolean => process.getuid?.() === 0

const USER = 'postgres'

function lookUp(): Account | undefined {
  const uid = spawnSync('id', ['-u', USER], { encoding: 'utf8' })
  const gid = spawnSync('id', ['-g', USER], { encoding: 'utf8' })
  if (uid.status !== 0 || gid.status !== 0) return undefined
  const account = { uid: Number(uid.stdout.trim()), gid: Number(gid.stdout.trim()) }
  return account.uid > 0 ? account : undefined
}

function create(log: EngineLog): Account {
  const tried: string[] = []
  for (const [command, args] of [
    ['groupadd', ['--system', USER]],
    ['useradd', ['--system', '--gid', USER, '--no-create-home', '--shell', '/usr/sbin/nologin', USER]],
  ] as const) {
    const run = spawnSync(command, args, { encoding: 'utf8' })
    if (run.status !== 0) tried.push(`${command}: ${run.error?.message ?? run.stderr.trim()}`)
  }
  const account = lookUp()
  if (account === undefined) throw engineFailed('no-account', { user: USER, message: tried.join('; ') })
  log('engine.account-created', { user: USER })
  return account
}

/**
 * The account for a cluster: as a normal user none; as root the owner of the cluster that is there (so that a folder
 * which a normal user made stays theirs), else the system user `postgres`, made when missing.
 */
export function accountFor(clusterDir: string, log: EngineLog): Account | undefined {
  if (!isRoot()) return undefined
  if (existsSync(clusterDir)) {
    const { uid, gid } = statSync(clusterDir)
    if (uid !== 0) return { uid, gid }
  }
  return lookUp() ?? create(log)
}

/** Whether the account can go into a folder; tried, not guessed from the mode bits. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  if (account === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0
}
