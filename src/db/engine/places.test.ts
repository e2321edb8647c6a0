import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endChildren, startChild } from '../../../test/support/engine.ts'
import { endServers, makeFolder, problemOf, query, serverOf } from '../../../test/support/engine-folder.ts'
import { accountFor, isRoot } from './account.ts'
import { findBinaries, hydrate, prepareBinaries } from './binaries.ts'
import { joinOrStart } from './embedded.ts'

const NOBODY = { uid: 65_534, gid: 65_534 }

let dataDir: string
/** A copy of the binaries as npm lays them down when it does not run install scripts, in a folder that all may enter. */
let bare: string

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'kheo-bare-'))
  chmodSync(folder, 0o755)
  bare = join(folder, 'native')
  cpSync(findBinaries(), bare, { recursive: true })
  cpSync(join(findBinaries(), '..', 'package.json'), join(folder, 'package.json'))
})

afterAll(() => rmSync(join(bare, '..'), { recursive: true, force: true }))

/** Takes back what an install script, or an earlier test, did to the copy. */
function strip(): void {
  for (const name of readdirSync(join(bare, 'lib'))) {
    const path = join(bare, 'lib', name)
    if (lstatSync(path).isSymbolicLink()) rmSync(path)
  }
  for (const name of readdirSync(join(bare, 'bin'))) chmodSync(join(bare, 'bin', name), 0o644)
}

beforeEach(() => {
  dataDir = makeFolder()
  strip()
})

afterEach(async () => {
  endChildren()
  chmodSync(join(bare, '..'), 0o755)
  await endServers()
})

describe('the binaries', () => {
  it.runIf(isRoot())('are copied when the account of the server cannot enter their folder', async () => {
    chmodSync(join(bare, '..'), 0o700)
    chmodSync(dataDir, 0o755)
    const events: string[] = []
    const engine = await joinOrStart({ dataDir, binaries: bare, log: (event) => events.push(event) })
    expect(events).toContain('engine.binaries-copied')
    expect(readFileSync(`/proc/${engine.pid}/cmdline`, 'utf8')).toContain(join(dataDir, 'engine-'))
    expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await engine.stop()
    events.length = 0
    const again = await joinOrStart({ dataDir, binaries: bare, log: (event) => events.push(event) })
    expect(readdirSync(dataDir).filter((name) => name.startsWith('engine-'))).toHaveLength(1)
    await again.stop()
  })

  it.runIf(isRoot())('are copied when a normal user finds them unhydrated in a folder of root', async () => {
    chownSync(dataDir, NOBODY.uid, NOBODY.gid)
    const child = await startChild({ dataDir, role: 'guest', binaries: bare }, NOBODY)
    await child.ready()
    expect(child.events).toContain('engine.binaries-copied')
    child.tell('stop')
    expect((await child.ended).code).toBe(0)
  })

  it('are hydrated in place when the install script has not run', async () => {
    expect(existsSync(join(bare, 'lib', 'libpq.so.5'))).toBe(false)
    const engine = await joinOrStart({ dataDir, binaries: bare })
    expect(lstatSync(join(bare, 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true)
    expect(lstatSync(join(bare, 'bin', 'postgres')).mode & 0o111).toBe(0o111)
    await query(engine.url, 'create extension pg_trgm; create extension unaccent; create extension btree_gist')
    expect(await query(engine.url, "select unaccent('Đường quê') as plain")).toEqual([{ plain: 'Duong que' }])
    await engine.stop()
  })

  it.runIf(isRoot())('are copied to a folder of the system when the data folder cannot be entered either', () => {
    chmodSync(join(bare, '..'), 0o700)
    chmodSync(dataDir, 0o700)
    const open = makeFolder()
    const foreign = makeFolder()
    chownSync(foreign, NOBODY.uid, NOBODY.gid)
    const loose = makeFolder()
    chmodSync(loose, 0o777)
    const account = accountFor(join(dataDir, 'postgres'), () => {})
    const found = prepareBinaries(dataDir, account, () => {}, bare, [dataDir, foreign, loose, open])
    expect(found.root.startsWith(`${open}/`)).toBe(true)
    for (const place of [dataDir, foreign, loose]) expect(readdirSync(place)).toEqual([])
  })

  it('that cannot run are told with their folder', async () => {
    const empty = makeFolder()
    mkdirSync(join(empty, 'native', 'bin'), { recursive: true })
    writeFileSync(join(empty, 'package.json'), '{"version":"0"}')
    writeFileSync(join(empty, 'native', 'bin', 'initdb'), '#!/nonexistent\n')
    const place = makeFolder()
    const nowhere = join(place, 'made-for-nothing')
    const work = async () => prepareBinaries(dataDir, undefined, () => {}, join(empty, 'native'), [place, nowhere])
    expect(await problemOf(work())).toMatchObject({
      code: 'engine.failed',
      details: { reason: 'binaries-not-runnable', folder: join(empty, 'native') },
    })
    expect(readdirSync(place)).toEqual([])
  })
})

describe('the account', () => {
  it.runIf(isRoot())('of root is the system user postgres, which owns the cluster and nothing else', async () => {
    const engine = await joinOrStart({ dataDir })
    const { uid } = statSync(join(dataDir, 'postgres'))
    expect(uid).not.toBe(0)
    expect(statSync(`/proc/${engine.pid}`).uid).toBe(uid)
    expect(statSync(join(dataDir, 'engine', 'password')).uid).toBe(0)
    await engine.stop()
  })

  it.runIf(isRoot())('of root is made when the system has none, or it is told that this failed', () => {
    const tools = makeFolder()
    const tool = (name: string, text: string): void =>
      writeFileSync(join(tools, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
    const made = join(tools, 'made')
    tool('id', `if [ -f ${made} ]; then echo 4711; else exit 1; fi`)
    tool('groupadd', 'exit 0')
    tool('useradd', 'echo "no room in /etc" >&2; exit 1')
    const path = process.env.PATH
    process.env.PATH = `${tools}:/usr/bin:/bin`
    try {
      expect(() => accountFor(join(dataDir, 'postgres'), () => {})).toThrow(/no-account.*no room in \/etc/)
      tool('useradd', `touch ${made}`)
      expect(accountFor(join(dataDir, 'postgres'), () => {})).toEqual({ uid: 4711, gid: 4711 })
    } finally {
      process.env.PATH = path
    }
  })

  it.runIf(isRoot())('of root works in a folder that only root can enter', async () => {
    chmodSync(dataDir, 0o700)
    const inner = join(dataDir, 'data')
    mkdirSync(inner, { mode: 0o700 })
    const engine = await joinOrStart({ dataDir: inner })
    await query(engine.url, 'create table kept as select generate_series(1, 100000) as id; checkpoint')
    await engine.stop()
    const again = await joinOrStart({ dataDir: inner })
    expect(await query(again.url, 'select count(*) as n from kept')).toEqual([{ n: 100_000 }])
    process.kill(again.pid, 'SIGKILL')
    await expect.poll(() => serverOf(inner)?.status, { timeout: 20_000 }).toBe('ready')
    await expect
      .poll(() => query(again.url, 'select count(*) as n from kept').catch(() => []), { timeout: 20_000 })
      .toEqual([{ n: 100_000 }])
    await again.stop()
    expect(serverOf(inner)).toBeUndefined()
  })

  it.runIf(isRoot())('of a normal user is that user; root may come later and leaves the owner as it is', async () => {
    chownSync(dataDir, NOBODY.uid, NOBODY.gid)
    hydrate(bare)
    const child = await startChild({ dataDir, role: 'owner', binaries: bare, command: 'serve' }, NOBODY)
    const { pid } = await child.ready()
    expect(statSync(`/proc/${pid}`).uid).toBe(NOBODY.uid)
    const guest = await joinOrStart({ dataDir })
    expect(guest.found).toBe('joined')
    await guest.stop()
    child.tell('stop')
    expect((await child.ended).code).toBe(0)
    const root = await joinOrStart({ dataDir })
    expect(statSync(`/proc/${root.pid}`).uid).toBe(NOBODY.uid)
    await root.stop()
    const back = await startChild({ dataDir, role: 'owner', binaries: bare }, NOBODY)
    await back.ready()
    back.tell('stop')
    expect((await back.ended).code).toBe(0)
  })
})

describe('a folder that does not fit', () => {
  it.runIf(isRoot())('is told: not writable', async () => {
    chmodSync(dataDir, 0o755)
    const child = await startChild({ dataDir, role: 'guest', binaries: bare }, NOBODY)
    expect(await child.problem()).toMatchObject({
      code: 'engine.failed',
      details: { reason: 'folder-not-writable', owner: 0, uid: NOBODY.uid },
    })
    expect(child.stderr()).toBe('')
  })

  it('is told: of another major version, without a password, with a broken cluster', async () => {
    await (await joinOrStart({ dataDir })).stop()
    const version = join(dataDir, 'postgres', 'PG_VERSION')
    writeFileSync(version, '16\n')
    expect(await problemOf(joinOrStart({ dataDir }))).toMatchObject({
      code: 'engine.unsupported',
      details: { reason: 'other-major', version: 16, needed: 18 },
    })
    writeFileSync(version, '18\n')
    const control = join(dataDir, 'postgres', 'global', 'pg_control')
    const good = readFileSync(control)
    writeFileSync(control, Buffer.alloc(good.length))
    expect(await problemOf(joinOrStart({ dataDir }))).toMatchObject({
      code: 'engine.failed',
      details: { reason: 'start', message: expect.stringMatching(/FATAL|PANIC/) },
    })
    writeFileSync(control, good)
    rmSync(join(dataDir, 'engine', 'password'))
    expect(await problemOf(joinOrStart({ dataDir }))).toMatchObject({ details: { reason: 'no-password' } })
    expect(readdirSync(join(dataDir, 'engine', 'holders'))).toEqual([])
  })
})
