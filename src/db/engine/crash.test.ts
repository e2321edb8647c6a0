import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Child, endChildren, startChild } from '../../../test/support/engine.ts'
import { endServers, makeFolder, query, serverOf } from '../../../test/support/engine-folder.ts'
import { findBinaries } from './binaries.ts'
import { createPool } from './connect.ts'
import { type Embedded, joinOrStart, startEmbedded } from './embedded.ts'
import { identityOf } from './identity.ts'
import { withMutex } from './mutex.ts'

let dataDir: string
const binaries = findBinaries()

beforeEach(() => {
  dataDir = makeFolder()
})

afterEach(async () => {
  endChildren()
  await endServers()
})

/** Every acknowledged row is there; more may be (committed, but the word was lost on the way). */
async function expectNothingLost(engine: Embedded, child: Child): Promise<void> {
  const rows = await query(engine.url, 'select id from written order by id')
  const ids = new Set(rows.map((row) => row.id))
  expect(child.acknowledged.filter((id) => !ids.has(id))).toEqual([])
  expect(ids.size - child.acknowledged.length).toBeLessThanOrEqual(1)
}

describe('kill -9 of Node', () => {
  it('leaves a server that the next start adopts, with every acknowledged row, and stops at its end', async () => {
    const child = await startChild({ dataDir, role: 'owner', binaries, command: 'serve' })
    const { pid } = await child.ready()
    child.tell('write')
    await child.wrote(200)
    child.process.kill('SIGKILL')
    await child.ended
    expect(serverOf(dataDir)?.pid).toBe(pid)
    const engine = await startEmbedded({ dataDir })
    expect(engine.found).toBe('adopted')
    expect(engine.pid).toBe(pid)
    await expectNothingLost(engine, child)
    await engine.stop()
    expect(serverOf(dataDir)).toBeUndefined()
  })

  it('in the middle of a first start is mended by the next', async () => {
    for (const event of ['engine.creating', 'engine.starting']) {
      const folder = makeFolder()
      const child = await startChild({ dataDir: folder, role: 'guest', binaries })
      await expect.poll(() => child.events, { interval: 2, timeout: 20_000 }).toContain(event)
      child.process.kill('SIGKILL')
      await child.ended
      const engine = await joinOrStart({ dataDir: folder })
      expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }])
      await engine.stop()
      // An initdb that outlived its Node may still write to what was there; a start after it has ended sweeps it.
      await expect
        .poll(
          async () => {
            await (await joinOrStart({ dataDir: folder })).stop()
            return readdirSync(folder).sort()
          },
          { timeout: 20_000 },
        )
        .toEqual(['engine', 'postgres'])
    }
  })
})

describe('kill -9 of PostgreSQL', () => {
  it('under a running process brings it up again on its port; pools go on; nothing acknowledged is lost', async () => {
    const events: string[] = []
    const engine = await startEmbedded({ dataDir, log: (event) => events.push(event) })
    const pool = createPool({ url: engine.url })
    await pool.query('create table kept (id int primary key)')
    for (let id = 0; id < 50; id++) await pool.query('insert into kept values ($1)', [id])
    const { pid, port } = engine
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => events, { timeout: 20_000 }).toContain('engine.restarted')
    expect(engine.pid).not.toBe(pid)
    expect(engine.port).toBe(port)
    expect((await pool.query('select count(*) as n from kept')).rows).toEqual([{ n: 50 }])
    await pool.end()
    await engine.stop()
    expect(serverOf(dataDir)).toBeUndefined()
  })

  it('together with Node loses nothing that was acknowledged', async () => {
    const child = await startChild({ dataDir, role: 'owner', binaries })
    const { pid } = await child.ready()
    child.tell('write')
    await child.wrote(200)
    child.process.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    await child.ended
    const engine = await startEmbedded({ dataDir })
    expect(engine.found).toBe('at-rest')
    await expectNothingLost(engine, child)
    await engine.stop()
  })
})

describe('what dead processes leave behind', () => {
  const lock = (): string => join(dataDir, 'engine', 'lock')
  const nonce = '00000000-0000-4000-8000-000000000000'
  const dead = { pid: 2 ** 22 + 1, startTime: '1', boot: null, nonce }

  for (const [name, text] of [
    ['of a dead process', JSON.stringify(dead)],
    ['whose number another program has now', JSON.stringify({ ...identityOf(process.pid), startTime: '1', nonce })],
    ['of an earlier boot', JSON.stringify({ ...identityOf(process.pid), boot: 'another', nonce })],
    ['that a power cut left empty', ''],
  ] as const) {
    it(`recovers a lock ${name}, also when many find it at once`, async () => {
      await (await joinOrStart({ dataDir })).stop()
      writeFileSync(lock(), text)
      const engines = await Promise.all([1, 2, 3].map(() => joinOrStart({ dataDir })))
      expect(new Set(engines.map((engine) => engine.pid)).size).toBe(1)
      await Promise.all(engines.map((engine) => engine.stop()))
      expect(readdirSync(join(dataDir, 'engine')).filter((file) => file.startsWith('lock'))).toEqual([])
    })
  }

  it('forgets holders that are dead or unreadable', async () => {
    await (await joinOrStart({ dataDir })).stop()
    const holders = join(dataDir, 'engine', 'holders')
    writeFileSync(join(holders, 'a.json'), JSON.stringify({ ...dead, role: 'owner', command: 'serve' }))
    writeFileSync(join(holders, 'b.json'), '')
    const owner = await startEmbedded({ dataDir })
    expect(readdirSync(holders)).toHaveLength(1)
    await owner.stop()
    expect(readdirSync(holders)).toEqual([])
  })

  it('is not fooled by a postmaster.pid whose number another program has now', async () => {
    const first = await joinOrStart({ dataDir })
    const file = join(dataDir, 'postgres', 'postmaster.pid')
    const text = readFileSync(file, 'utf8')
    await first.stop()
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)))
    const engine = await joinOrStart({ dataDir })
    expect(engine.found).toBe('at-rest')
    expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await engine.stop()
  })

  it('holds the lock for one at a time, with dead locks thrown in', async () => {
    await (await joinOrStart({ dataDir })).stop()
    let inside = 0
    let most = 0
    const work = Array.from({ length: 40 }, (_, turn) =>
      withMutex(
        lock(),
        () => {},
        async () => {
          inside += 1
          most = Math.max(most, inside)
          await new Promise((done) => setTimeout(done, 1))
          inside -= 1
          // A process that dies holding it: what it leaves is a lock of a dead process in place of ours.
          if (turn % 5 === 0) {
            writeFileSync(lock(), JSON.stringify({ ...dead, nonce: nonce.replace(/0$/, String(turn / 5)) }))
            throw new Error('died')
          }
        },
      ).catch((error: Error) => expect(error.message).toBe('died')),
    )
    await Promise.all(work)
    expect(most).toBe(1)
  })
})
