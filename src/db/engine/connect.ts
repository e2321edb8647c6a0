import pg from 'pg'
import { ProblemError, problem } from '../../core/problem.ts'
import { codecTypes } from './codec.ts'
import { asEngineProblem } from './failure.ts'

/** The calendar of the site, in the database too: a day is a day in Vietnam. */
export const TIME_ZONE = 'Asia/Ho_Chi_Minh'

/** The oldest PostgreSQL that the schema works on. */
export const OLDEST_SERVER = 15

/** The roles that a pool can take; the migrations make them. Without one the pool is who the address says. */
export type DatabaseRole = 'kheo_app' | 'kheo_public'

export interface PoolOptions {
  /** Address of the database; holds a password: never print it. */
  readonly url: string
  readonly role?: DatabaseRole
  readonly applicationName?: string
  /** 0 is none. */
  readonly statementTimeoutMs?: number
  /** Connections at most. */
  readonly max?: number
  readonly connectTimeoutMs?: number
}

/** Startup options of every connection: set before the first statement, so no query runs without them. */
function startupOptions(role: DatabaseRole | undefined): string {
  const settings = [`TimeZone=${TIME_ZONE}`, 'DateStyle=ISO', 'IntervalStyle=iso_8601', 'extra_float_digits=1']
  if (role) settings.push(`role=${role}`)
  return settings.map((setting) => `-c ${setting}`).join(' ')
}

/** What `pg` needs for one connection; for the few places that use a client of their own. */
export const clientConfig = (options: PoolOptions): pg.ClientConfig => ({
  connectionString: options.url,
  application_name: options.applicationName ?? 'kheo',
  options: startupOptions(options.role),
  types: codecTypes,
  statement_timeout: options.statementTimeoutMs ?? 30_000,
  connectionTimeoutMillis: options.connectTimeoutMs ?? 15_000,
  keepAlive: true,
})

/**
 * A pool of connections. Values are as `codec.ts` says. A connection that breaks is dropped and the next query gets a
 * new one; the breaking itself never ends the process.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(options), max: options.max ?? 10, idleTimeoutMillis: 30_000 })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return pool
}

/** What a server says about itself. */
export interface ServerFacts {
  readonly major: number
  readonly version: string
  readonly encoding: string
}

/** Reaches the server and refuses one that is too old or does not keep text as UTF-8. */
export async function checkServer(pool: pg.Pool): Promise<ServerFacts> {
  let row: { number: string; version: string; encoding: string } | undefined
  try {
    const result = await pool.query<{ number: string; version: string; encoding: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version,
              pg_encoding_to_char(encoding) as encoding
         from pg_database where datname = current_database()`,
    )
    row = result.rows[0]
  } catch (error) {
    throw asEngineProblem(error, 'unreachable')
  }
  const facts = {
    major: Math.floor(Number(row?.number ?? 0) / 10_000),
    version: row?.version ?? '',
    encoding: row?.encoding ?? '',
  }
  if (facts.major < OLDEST_SERVER) {
    throw new ProblemError(
      problem('engine.unsupported', { reason: 'too-old', version: facts.version, needed: OLDEST_SERVER }),
    )
  }
  if (facts.encoding !== 'UTF8') {
    throw new ProblemError(
      problem('engine.unsupported', {
        reason: 'encoding',
        version: facts.version,
        found: facts.encoding,
        needed: 'UTF8',
      }),
    )
  }
  return facts
}
