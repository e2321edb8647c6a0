import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endChildren, startChild } from '../../../test/support/engine.ts'
import { endServers, makeFolder, problemOf, query, serverOf } from '../../../test/support/engine-folder.ts'
import { findBinaries } from './binaries.ts'
import { holdersOf, joinOrStart, startEmbedded, stopEmbedded } from './embedded.ts'
import { findPostmaster } from './postmaster.ts'

let dataDir: string
const binaries = findBinaries()

beforeEach(() => {
  dataDir = makeFolder()
})

afterEach(async () => {
  endChildren()
  await endServers()
})

describe('starting', () => {
  it('makes a cluster that keeps what it is told: UTF-8, C.UTF-8, fsync, loopback, a password in a private file', async () => {
    const engine = await startEmbedded({ dataDir })
    expect(engine.found).toBe('created')
    const [row] = await query(
      engine.url,
      `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
              current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as sync,
              current_setting('listen_addresses') as listen, current_setting('TimeZone') as zone,
              datcollate as collate, current_database() as name, current_user as who
         from pg_database where datname = current_database()`,
    )
    expect(row).toEqual({
      encoding: 'UTF8',
      fsync: 'on',
      pages: 'on',
      sync: 'on',
      listen: '127.0.0.1',
      zone: 'Asia/Ho_Chi_Minh',
      collate: 'C.UTF-8',
      name: 'kheo',
      who: 'kheo',
    })
    const password = readFileSync(join(dataDir, 'engine', 'password'), 'utf8')
    expect(password.length).toBeGreaterThan(40)
    expect(statSync(join(dataDir, 'engine', 'password')).mode & 0o777).toBe(0o600)
    expect(readFileSync(`/proc/${engine.pid}/cmdline`, 'utf8')).not.toContain(password)
    const wrong = engine.url.replace(password, 'wrong')
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    await engine.stop()
    await engine.stop()
    expect(serverOf(dataDir)).toBeUndefined()
  })

  it('comes back with its data, on its port, after a stop', async () => {
    const first = await startEmbedded({ dataDir })
    await query(first.url, 'create table kept as select 42 as answer')
    const { port } = first
    await first.stop()
    const second = await startEmbedded({ dataDir })
    expect(second.found).toBe('at-rest')
    expect(second.port).toBe(port)
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await second.stop()
  })

  it('takes another port when its own is taken', async () => {
    const first = await joinOrStart({ dataDir })
    await first.stop()
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(first.port, '127.0.0.1', done))
    const second = await joinOrStart({ dataDir })
    expect(second.port).not.toBe(first.port)
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.stop()
    await new Promise((done) => taken.close(done))
  })

  it('throws half-made clusters away', async () => {
    await (await joinOrStart({ dataDir })).stop()
    rmSync(join(dataDir, 'postgres'), { recursive: true })
    rmSync(join(dataDir, 'engine'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres.new-left'), 'half')
    const engine = await joinOrStart({ dataDir })
    expect(engine.found).toBe('created')
    expect(readdirSync(dataDir).sort()).toEqual(['engine', 'postgres'])
    await engine.stop()
  })
})

describe('sharing a folder', () => {
  it('tells a second owner who is there; commands join and leave it running', async () => {
    const owner = await startChild({ dataDir, role: 'owner', binaries, command: 'serve' })
    const { pid } = await owner.ready()
    owner.tell('announce http://127.0.0.1:8080')
    const guest = await joinOrStart({ dataDir, command: 'import' })
    expect(guest.found).toBe('joined')
    expect(guest.pid).toBe(pid)
    await expect.poll(() => holdersOf(dataDir).map((one) => one.address)).toContain('http://127.0.0.1:8080')
    expect(await problemOf(startEmbedded({ dataDir }))).toEqual({
      code: 'engine.locked',
      details: { folder: dataDir, pid: owner.process.pid, address: 'http://127.0.0.1:8080', command: 'serve' },
    })
    await guest.stop()
    expect(serverOf(dataDir)?.pid).toBe(pid)
    owner.tell('stop')
    expect(await owner.ended).toEqual({ code: 0, signal: null })
    expect(serverOf(dataDir)).toBeUndefined()
  })

  it('hands the server over when its starter leaves first, to an owner too', async () => {
    const guest = await startChild({ dataDir, role: 'guest', binaries })
    const { pid } = await guest.ready()
    const owner = await startEmbedded({ dataDir })
    guest.tell('stop')
    await guest.ended
    expect(owner.pid).toBe(pid)
    expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await owner.stop()
    expect(serverOf(dataDir)).toBeUndefined()
  })

  it('lets many start at once on a new folder: one makes it, all work, the last stops it', async () => {
    const children = await Promise.all([1, 2, 3, 4, 5].map(() => startChild({ dataDir, role: 'guest', binaries })))
    const engines = await Promise.all(children.map((child) => child.ready()))
    expect(engines.filter((engine) => engine.found === 'created')).toHaveLength(1)
    expect(new Set(engines.map((engine) => engine.pid)).size).toBe(1)
    for (const engine of engines) expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }])
    for (const child of children) child.tell('stop')
    const ends = await Promise.all(children.map((child) => child.ended))
    expect(ends.map((end) => end.code)).toEqual([0, 0, 0, 0, 0])
    expect(serverOf(dataDir)).toBeUndefined()
    expect(readdirSync(join(dataDir, 'engine')).filter((name) => name.startsWith('lock'))).toEqual([])
  })

  it('survives coming and going all the time', async () => {
    await (await joinOrStart({ dataDir })).stop()
    const visits = [1, 2, 3].map(async () => {
      for (let turn = 0; turn < 4; turn++) {
        const engine = await joinOrStart({ dataDir })
        expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }])
        await engine.stop()
      }
    })
    await Promise.all(visits)
    expect(serverOf(dataDir)).toBeUndefined()
  })
})

describe('ending', () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    it(`stops in order on ${signal}`, async () => {
      const child = await startChild({ dataDir, role: 'owner', binaries })
      await child.ready()
      child.process.kill(signal)
      expect(await child.ended).toEqual({ code: null, signal })
      expect(child.events).toContain('engine.stopped')
      expect(serverOf(dataDir)).toBeUndefined()
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
      expect(holdersOf(dataDir)).toEqual([])
      expect(child.stderr()).toBe('')
    })
  }

  for (const way of ['exit', 'throw'] as const) {
    it(`takes the server along when the process ends by ${way} without stopping it`, async () => {
      const child = await startChild({ dataDir, role: 'guest', binaries })
      await child.ready()
      child.tell(way)
      expect((await child.ended).code).toBe(way === 'exit' ? 0 : 1)
      expect(holdersOf(dataDir)).toEqual([])
      await expect.poll(() => findPostmaster(join(dataDir, 'postgres'))).toBeUndefined()
      const next = await joinOrStart({ dataDir })
      expect(next.found).toBe('at-rest')
      await next.stop()
    })
  }

  it('leaves a lingering server for the next, until it is told to stop', async () => {
    const first = await joinOrStart({ dataDir, linger: true })
    await first.stop()
    const next = await joinOrStart({ dataDir, linger: true })
    expect(next.found).toBe('adopted')
    await next.stop()
    await stopEmbedded(dataDir)
    expect(serverOf(dataDir)).toBeUndefined()
  })
})
