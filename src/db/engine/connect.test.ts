import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/db.ts'
import { problemOf } from '../../../test/support/engine-folder.ts'
import { checkServer, createPool } from './connect.ts'
import { machineProblem } from './failure.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await testDatabase({ empty: true })
  await db.pool.query(`do $$ begin
    create role kheo_app nologin;
  exception when duplicate_object or unique_violation then null; end $$`)
})

afterAll(() => db.close())

describe('a pool', () => {
  it('is who it is told to be from its first statement, on every connection', async () => {
    const pool = db.poolAs({ role: 'kheo_app', applicationName: 'kheo web', max: 3 })
    const seen = await Promise.all(
      [1, 2, 3].map(() =>
        pool.query(`select current_user as who, current_setting('application_name') as app, pg_sleep(0.05)::text as s`),
      ),
    )
    for (const { rows } of seen) expect(rows).toEqual([{ who: 'kheo_app', app: 'kheo web', s: '' }])
    await expect(pool.query('create table public.mine (id int)')).rejects.toMatchObject({ code: '42501' })
  })

  it('ends a statement that takes too long', async () => {
    const pool = db.poolAs({ statementTimeoutMs: 50 })
    await expect(pool.query('select pg_sleep(30)')).rejects.toMatchObject({ code: '57014' })
  })

  it('goes on after its connections were broken, idle or in use', async () => {
    const pool = db.poolAs({ max: 2 })
    const busy = await pool.connect()
    await pool.query('select 1')
    const kill = `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name = 'kheo'`
    await db.pool.query(kill)
    await expect
      .poll(() =>
        busy.query('select 1').then(
          () => 'alive',
          () => 'broken',
        ),
      )
      .toBe('broken')
    busy.release(true)
    await expect
      .poll(() =>
        pool.query('select 1 as one').then(
          (r) => r.rows,
          () => [],
        ),
      )
      .toEqual([{ one: 1 }])
  })
})

describe('a server', () => {
  it('says what it is', async () => {
    const facts = await checkServer(db.pool)
    expect(facts.major).toBeGreaterThanOrEqual(15)
    expect(facts.encoding).toBe('UTF8')
  })

  it('that is not there is told as such', async () => {
    const pool = createPool({ url: 'postgres://kheo:x@127.0.0.1:1/kheo' })
    expect(await problemOf(checkServer(pool))).toMatchObject({
      code: 'engine.failed',
      details: { reason: 'unreachable' },
    })
    await pool.end()
  })

  it('that is too old or keeps other letters is refused', async () => {
    const fake = (number: string, encoding: string) =>
      ({ query: async () => ({ rows: [{ number, version: 'x', encoding }] }) }) as unknown as typeof db.pool
    expect(await problemOf(checkServer(fake('140011', 'UTF8')))).toMatchObject({ code: 'engine.unsupported' })
    expect(await problemOf(checkServer(fake('150000', 'LATIN1')))).toMatchObject({
      code: 'engine.unsupported',
      details: { found: 'LATIN1' },
    })
  })

  it('whose disk is full becomes disk.full, from PostgreSQL and from the system', async () => {
    const full = await db.pool
      .query(`do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`)
      .catch((error: unknown) => error)
    expect(machineProblem(full)?.problem.code).toBe('disk.full')
    expect(machineProblem(Object.assign(new Error('write'), { code: 'ENOSPC' }))?.problem.code).toBe('disk.full')
    expect(machineProblem(new Error('initdb: error: No space left on device'))?.problem.code).toBe('disk.full')
    expect(machineProblem(new Error('anything else'))).toBeUndefined()
  })
})
