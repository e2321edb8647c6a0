import type pg from 'pg'

/**
 * A database of its own for the bench, beside the real one, which is never touched. What it holds is noted in its comment
 * when the filling is complete, so that a half-filled one is never taken for a whole.
 */
export async function benchDatabaseMark(owner: pg.Pool, name: string): Promise<string | undefined> {
  const found = await owner.query<{ mark: string | null }>(
    `select shobj_description(oid, 'pg_database') as mark from pg_database where datname = $1`,
    [name],
  )
  return found.rows.length === 0 ? undefined : (found.rows[0]?.mark ?? '')
}

/** Names are made by us (kheo_bench_...); anything else is refused before it comes into a statement. */
function checked(name: string): string {
  if (!/^kheo_bench_[a-z0-9_]+$/.test(name)) throw new Error(`not a bench database: ${name}`)
  return name
}

/** Makes it anew, empty. */
export async function makeBenchDatabase(owner: pg.Pool, name: string): Promise<void> {
  await dropBenchDatabase(owner, name)
  await owner.query(`create database ${checked(name)} template template0 encoding 'UTF8'`)
}

export async function dropBenchDatabase(owner: pg.Pool, name: string): Promise<void> {
  await owner.query(`drop database if exists ${checked(name)} with (force)`)
}

export async function markBenchDatabase(owner: pg.Pool, name: string, mark: string): Promise<void> {
  await owner.query(`comment on database ${checked(name)} is '${mark.replaceAll("'", '')}'`)
}

/**
 * Runs a load on one connection of the owner that does not wait for the disk and, where it may, lets foreign keys and
 * triggers rest: the rows are made by one program that knows them to fit.
 */
export async function loading<T>(owner: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect()
  try {
    await client.query(
      "set statement_timeout = 0; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '128MB'",
    )
    await client.query('set session_replication_role = replica').catch(() => {})
    return await work(client)
  } finally {
    client.release(true)
  }
}

/** Statistics for the planner, and the map of pages that index-only reads need: of all tables, or of one. */
export async function settle(owner: pg.Pool, table?: 'stat_cell'): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query(`vacuum analyze ${table ?? ''}`)
    await client.query('checkpoint').catch(() => {})
  } finally {
    client.release(true)
  }
}
