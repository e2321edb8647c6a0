import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/db.ts'
import { ProblemError } from '../../core/problem.ts'
import { appliedMigrations, migrate, readMigrations } from './migrate.ts'

let db: TestDatabase
let folder: string

const file = (name: string, sql: string): void => writeFileSync(join(folder, name), sql)
const tables = async (): Promise<readonly string[]> => {
  const result = await db.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  )
  return result.rows.map((row) => row.name)
}
const problemOf = async (work: Promise<unknown>): Promise<ProblemError['problem']> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ProblemError)) throw new Error(`no problem but ${String(error)}`)
  return error.problem
}

beforeEach(async () => {
  db = await testDatabase({ empty: true })
  folder = mkdtempSync(join(tmpdir(), 'kheo-migrations-'))
  file('0001-first.sql', 'create table a (id int primary key);\ninsert into a values (1);')
  file('0002-second.sql', 'create table b (id int primary key references a);')
})

afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('migrate', () => {
  it('applies the files in order once, and remembers names and hashes', async () => {
    expect(await migrate(db.pool, folder)).toEqual(['0001-first.sql', '0002-second.sql'])
    expect(await migrate(db.pool, folder)).toEqual([])
    expect(await tables()).toEqual(['a', 'b', 'schema_migration'])
    const files = await readMigrations(folder)
    const applied = await appliedMigrations(db.pool)
    expect(applied.map(({ name, hash }) => ({ name, hash }))).toEqual(files.map(({ name, hash }) => ({ name, hash })))
  })

  it('takes other line endings and a byte order mark for the same file', async () => {
    await migrate(db.pool, folder)
    file('0001-first.sql', '\uFEFFcreate table a (id int primary key);\r\ninsert into a values (1);')
    expect(await migrate(db.pool, folder)).toEqual([])
  })

  it('refuses a changed file, a missing one and a late one', async () => {
    await migrate(db.pool, folder)
    file('0001-first.sql', 'create table a (id bigint primary key);')
    expect(await problemOf(migrate(db.pool, folder))).toMatchObject({
      code: 'migration.changed',
      details: { reason: 'changed', name: '0001-first.sql' },
    })
    rmSync(join(folder, '0001-first.sql'))
    expect(await problemOf(migrate(db.pool, folder))).toMatchObject({
      code: 'migration.changed',
      details: { reason: 'unknown', name: '0001-first.sql' },
    })
    file('0001-first.sql', 'create table a (id int primary key);\ninsert into a values (1);')
    file('0000-before.sql', 'select 1')
    expect(await problemOf(migrate(db.pool, folder))).toMatchObject({ details: { reason: 'order' } })
  })

  it('leaves the database as it was when a file fails, and says where', async () => {
    file('0003-bad.sql', 'create table c (id int);\ninsert into a values (2);\ninsert into nowhere values (1);')
    const found = await problemOf(migrate(db.pool, folder))
    expect(found).toMatchObject({
      code: 'migration.failed',
      details: { name: '0003-bad.sql', line: 3, state: '42P01' },
    })
    expect(found.details.message).toContain('nowhere')
    expect(await tables()).toEqual(['a', 'b', 'schema_migration'])
    expect((await db.pool.query('select id from a')).rows).toEqual([{ id: 1 }])
    expect((await appliedMigrations(db.pool)).length).toBe(2)
    file('0003-bad.sql', 'create table c (id int);')
    expect(await migrate(db.pool, folder)).toEqual(['0003-bad.sql'])
  })

  it('refuses misnamed and doubled files before it touches anything', async () => {
    file('0002-twin.sql', 'select 1')
    expect(await problemOf(migrate(db.pool, folder))).toMatchObject({ code: 'migration.failed' })
    rmSync(join(folder, '0002-twin.sql'))
    file('3-short.sql', 'select 1')
    expect(await problemOf(migrate(db.pool, folder))).toMatchObject({ details: { name: '3-short.sql' } })
    expect(await tables()).toEqual([])
  })

  it('tells of a file that ends its own transaction', async () => {
    file('0003-commit.sql', 'create table c (id int); commit; create table d (id int);')
    expect(await problemOf(migrate(db.pool, folder))).toMatchObject({ details: { name: '0003-commit.sql' } })
  })

  it('lets several processes migrate at once: one works, the others find nothing to do', async () => {
    file('0003-slow.sql', 'select pg_sleep(0.2); create table c (id int);')
    const done = await Promise.all([1, 2, 3, 4].map(() => migrate(db.pool, folder)))
    expect(done.map((names) => names.length).sort()).toEqual([0, 0, 0, 3])
  })

  it('ignores the statement timeout of the pool', async () => {
    file('0003-slow.sql', 'select pg_sleep(0.3)')
    expect(await migrate(db.poolAs({ statementTimeoutMs: 50 }), folder)).toHaveLength(3)
  })
})
