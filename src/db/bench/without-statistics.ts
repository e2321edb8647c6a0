import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { createPool } from '../engine/connect.ts'
import type { Tables } from '../tables.ts'

/**
 * The application's door to a database with one thing taken away: deltas of the statistics are not sent. For measuring
 * what the statistics cost the writers; all else of a write is the same.
 */
export function withoutStatistics(url: string, max: number): Kysely<Tables> {
  const pool = createPool({ url, role: 'kheo_app', applicationName: 'kheo bench', max })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: silent(pool) }) })
}

const silent = (pool: pg.Pool): PostgresPool => ({
  connect: async () => {
    const client = await pool.connect()
    const query = ((sql: unknown, values: unknown) =>
      typeof sql === 'string' && sql.startsWith('insert into "stat_delta"')
        ? Promise.resolve({ command: 'INSERT', rowCount: 0, rows: [] })
        : client.query(sql as string, values as unknown[])) as unknown as PostgresPoolClient['query']
    return { query, release: () => client.release() }
  },
  end: () => pool.end(),
})
