import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityOf, isAlive, type ProcessIdentity, parseIdentity } from './identity.ts'

/**
 * Who uses the server of a data folder, one small file each. `owner` is the process that serves the site: one at a
 * time; `guest` is a command that needs the database for a moment.
 */
export interface Holder extends ProcessIdentity {
  readonly role: 'owner' | 'guest'
  readonly command: string
  /** Where the owner can be reached, once it has said so. */
  readonly address: string
  readonly since: string
}

const parse = (text: string): Holder | undefined => {
  try {
    const value = JSON.parse(text) as Record<string, unknown>
    const who = parseIdentity(value)
    if (!who) return undefined
    const word = (name: string): string => (typeof value[name] === 'string' ? (value[name] as string) : '')
    const role = value.role === 'owner' ? 'owner' : 'guest'
    return { ...who, role, command: word('command'), address: word('address'), since: word('since') }
  } catch {
    return undefined
  }
}

/** The live holders; files of dead processes (and what a power cut left unreadable) are removed on the way. */
export function liveHolders(folder: string): readonly Holder[] {
  const alive: Holder[] = []
  for (const name of safeList(folder)) {
    const path = join(folder, name)
    let holder: Holder | undefined
    try {
      holder = parse(readFileSync(path, 'utf8'))
    } catch {
      continue
    }
    if (holder && isAlive(holder)) alive.push(holder)
    else rmSync(path, { force: true })
  }
  return alive
}

const safeList = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch {
    return []
  }
}

/** Our own entry: it can be changed (an address) and taken back. */
export interface Registration {
  announce(address: string): void
  remove(): void
}

/** Writes our entry. Call it, and `remove`, while holding the folder's mutex. */
export function register(folder: string, role: Holder['role'], command: string): Registration {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${process.pid}-${randomUUID()}.json`)
  const write = (address: string): void => {
    const holder: Holder = { ...identityOf(process.pid), role, command, address, since: new Date().toISOString() }
    writeFileSync(`${path}.new`, JSON.stringify(holder), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  write('')
  return { announce: write, remove: () => rmSync(path, { force: true }) }
}
