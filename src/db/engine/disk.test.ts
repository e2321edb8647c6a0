import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endServers, makeFolder, problemOf, query, serverOf } from '../../../test/support/engine-folder.ts'
import { isRoot } from './account.ts'
import { backup } from './backup.ts'
import { createPool } from './connect.ts'
import { joinOrStart } from './embedded.ts'
import { machineProblem } from './failure.ts'

/** A small disk needs a mount, which only root may make, and not everywhere: `connect.test.ts` proves the mapping. */
const mount = (folder: string, size: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0755`, 'tmpfs', folder]).status === 0
const unmount = (folder: string): void => void spawnSync('umount', ['-l', folder])

let folder: string
let mountable = false

beforeEach(() => {
  folder = makeFolder()
  mkdirSync(join(folder, 'disk'))
  mountable = isRoot() && mount(join(folder, 'disk'), '120m')
})

afterEach(async () => {
  const inner = join(folder, 'disk')
  const server = serverOf(inner)
  if (server) process.kill(server.pid, 'SIGQUIT')
  while (serverOf(inner)) await new Promise((done) => setTimeout(done, 20))
  if (mountable) unmount(inner)
  await endServers()
})

describe('a full disk', () => {
  it('is told while writing, keeps what was acknowledged, and is over when there is room again', async (test) => {
    if (!mountable) return test.skip()
    const dataDir = join(folder, 'disk')
    const engine = await joinOrStart({
      dataDir,
      settings: { max_wal_size: '32MB', min_wal_size: '32MB', wal_recycle: 'off' },
    })
    const pool = createPool({ url: engine.url })
    await pool.query('create table kept (id int primary key, filler text)')
    await pool.query('insert into kept values (1, null)')
    // Most of the room is taken by something else, so that tables and not the write-ahead log meet the end first.
    writeFileSync(join(dataDir, 'ballast'), Buffer.alloc(20 * 1024 * 1024))
    let failure: unknown
    let acknowledged = 1
    for (let id = 2; id < 4000 && failure === undefined; id++) {
      await pool
        .query("insert into kept select $1, string_agg(md5(random()::text), '') from generate_series(1, 2000)", [id])
        .then(() => {
          acknowledged = id
        })
        .catch((error: unknown) => {
          failure = error
        })
    }
    expect(['disk.full', 'engine.failed']).toContain(machineProblem(failure)?.problem.code)
    spawnSync('rm', [join(dataDir, 'ballast')])
    await expect
      .poll(() => query(engine.url, 'select max(id) as id from kept').catch(() => []), { timeout: 30_000 })
      .toEqual([{ id: acknowledged }])
    await pool.end()
    await engine.stop()
  })

  it('at the first start, at a backup: told as such, with nothing half-made left', async (test) => {
    if (!mountable) return test.skip()
    const dataDir = join(folder, 'disk')
    writeFileSync(join(dataDir, 'ballast'), Buffer.alloc(100 * 1024 * 1024))
    expect(await problemOf(joinOrStart({ dataDir }))).toMatchObject({ code: 'disk.full' })
    const elsewhere = makeFolder()
    const engine = await joinOrStart({ dataDir: elsewhere })
    const pool = createPool({ url: engine.url })
    await pool.query('create table t as select md5(g::text) || md5((-g)::text) as t from generate_series(1, 800000) g')
    expect(await problemOf(backup(pool, null, join(dataDir, 'all.kheo')))).toMatchObject({ code: 'disk.full' })
    expect(spawnSync('ls', [dataDir], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean)).toEqual([
      'ballast',
      'engine',
    ])
    await pool.end()
    await engine.stop()
  })
})
