import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inject } from 'vitest'
import { createPool, type PoolOptions } from '../../src/db/engine/connect.ts'
import { joinOrStart } from '../../src/db/engine/embedded.ts'
import { migrate, readMigrations } from '../../src/db/engine/migrate.ts'

/** A database of its own for a test file, with the schema of `src/db/migrations` unless `empty` is asked for. */
export interface TestDatabase {
  /** Address as the owner (superuser of the embedded server). */
  readonly url: string
  readonly name: string
  /** The owner's pool, without a role. */
  readonly pool: pg.Pool
  /** Another pool on it, for example as `kheo_app`; closed with the rest. */
  poolAs(options: Omit<PoolOptions, 'url'>): pg.Pool
  /** Closes the pools and drops the database. */
  close(): Promise<void>
}

const MIGRATIONS = fileURLToPath(new URL('../../src/db/migrations', import.meta.url))

/** Durability is what the engine's own tests check, on servers of their own; here it only costs time. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' }

let server: Promise<(database: string) => string> | undefined

/** Address of a database of the test server: `DATABASE_URL`'s when given, else the run's embedded one. */
async function startServer(): Promise<(database: string) => string> {
  const given = process.env.DATABASE_URL
  if (given) {
    return (database) => {
      const url = new URL(given)
      url.pathname = `/${database}`
      return url.href
    }
  }
  const embedded = await joinOrStart({ dataDir: inject('kheoTestData'), settings: FAST, linger: true })
  // It lingers for the other test files; stop() here only ends the watching.
  await embedded.stop()
  return embedded.urlFor
}

async function withAdmin<T>(urlFor: (database: string) => string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const given = process.env.DATABASE_URL
  const client = new pg.Client({ connectionString: given ?? urlFor('postgres') })
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** Contents that several tests start from: made once a run, then copied with the schema. */
export interface Contents {
  /** Lower-case letters; other contents have another name. */
  readonly name: string
  /** Fills a migrated database, and closes what it opened. */
  readonly fill: (url: string) => Promise<void>
}

/** The migrated template, made by the first test file that comes; the name changes with the migrations' text. */
async function ensureTemplate(urlFor: (database: string) => string, contents: Contents | undefined): Promise<string> {
  const files = await readMigrations(MIGRATIONS)
  const mark = files.reduce((all, file) => (Number.parseInt(file.hash.slice(0, 8), 16) ^ (all * 31)) >>> 0, 7)
  const name = `kheo_template_${contents === undefined ? '' : `${contents.name}_`}${mark.toString(16)}`
  await withAdmin(urlFor, async (admin) => {
    await admin.query('select pg_advisory_lock(7264391)')
    const known = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount) return
    const building = `${name}_${process.pid}`
    await admin.query(`create database ${building} template template0 encoding 'UTF8'`)
    const pool = createPool({ url: urlFor(building), max: 1 })
    try {
      await migrate(pool, MIGRATIONS)
      await contents?.fill(urlFor(building))
    } catch (error) {
      await pool.end()
      await admin.query(`drop database ${building} with (force)`)
      throw error
    }
    await pool.end()
    await admin.query(`alter database ${building} rename to ${name}`)
  })
  return name
}

/**
 * Makes a database for the calling test file. `await db.close()` in afterAll.
 * On `DATABASE_URL` the templates and databases are made on that server; its user must be allowed to make databases.
 */
export async function testDatabase(options: { empty?: boolean; contents?: Contents } = {}): Promise<TestDatabase> {
  server ??= startServer()
  const urlFor = await server
  const name = `kheo_test_${randomUUID().replaceAll('-', '')}`
  const template = options.empty ? "template0 encoding 'UTF8'" : await ensureTemplate(urlFor, options.contents)
  await withAdmin(urlFor, (admin) => admin.query(`create database ${name} template ${template}`))
  const url = urlFor(name)
  const pools: pg.Pool[] = []
  const poolAs = (more: Omit<PoolOptions, 'url'>): pg.Pool => {
    const pool = createPool({ max: 4, ...more, url })
    pools.push(pool)
    return pool
  }
  return {
    url,
    name,
    pool: poolAs({ applicationName: 'kheo test' }),
    poolAs,
    async close() {
      await Promise.all(pools.map((pool) => pool.end()))
      await withAdmin(urlFor, (admin) => admin.query(`drop database if exists ${name} with (force)`))
    },
  }
}
