import { statfs } from 'node:fs/promises'
import type pg from 'pg'
import { ProblemError } from '../../core/problem.ts'
import { keyOf, tablesOf } from './catalogue.ts'
import { type Check, finding, type Severity, worst } from './check.ts'
import { type CitusReport, checkCitus } from './citus.ts'
import { OLDEST_SERVER, TIME_ZONE } from './connect.ts'
import { asEngineProblem, errorCode } from './failure.ts'
import { appliedMigrations, checkHistory, readMigrations } from './migrate.ts'

export interface DoctorOptions {
  /** Folder of the migrations, to compare with what was applied. */
  readonly migrations?: string
  /** Data folder of an embedded server, for the room on its disk. */
  readonly dataDir?: string | null
  /** Extensions that the schema needs. */
  readonly extensions?: readonly string[]
  /** Tables to which rows are only ever added. */
  readonly appendOnly?: readonly string[]
  /** Also check the rules of Citus. */
  readonly citus?: boolean
}

export interface DoctorReport {
  readonly worst: Severity
  readonly checks: readonly Check[]
  readonly citus?: CitusReport
}

/** The journal: what must never change once it is written. */
export const APPEND_ONLY = ['command_log', 'event'] as const

/**
 * Looks whether the database is what Khéo needs. Reads only: what it tries (an UPDATE as kheo_app) is rolled back and
 * touches no row. The pool must be the owner's. Sentences are made elsewhere; `text` is the English one.
 */
export async function doctor(pool: pg.Pool, options: DoctorOptions = {}): Promise<DoctorReport> {
  const client = await pool.connect().catch((error: unknown) => {
    throw asEngineProblem(error, 'unreachable')
  })
  try {
    const checks = [
      ...(await serverChecks(client)),
      await extensionCheck(client, options.extensions ?? []),
      ...(await roleChecks(client)),
      await appendOnlyCheck(client, options.appendOnly ?? APPEND_ONLY),
      ...(options.migrations === undefined ? [] : [await migrationCheck(client, options.migrations)]),
      ...(options.dataDir ? [await diskCheck(client, options.dataDir)] : []),
      await clockCheck(client),
    ]
    if (!options.citus) return { worst: worst(checks), checks }
    const citus = await checkCitus(client)
    return { worst: worst([...checks, ...citus.checks]), checks, citus }
  } catch (error) {
    throw asEngineProblem(error, 'unreachable')
  } finally {
    client.release(true)
  }
}

interface ServerRow {
  readonly number: number
  readonly version: string
  readonly encoding: string
  readonly collate: string
  readonly zone: string
  readonly fsync: string
  readonly pages: string
  readonly sync: string
  readonly checksums: string
}

async function serverChecks(client: pg.ClientBase): Promise<readonly Check[]> {
  const result = await client.query<ServerRow>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
            pg_encoding_to_char(encoding) as encoding, datcollate as collate, current_setting('TimeZone') as zone,
            current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('synchronous_commit') as sync, current_setting('data_checksums') as checksums
       from pg_database where datname = current_database()`,
  )
  const row = result.rows[0]
  if (!row) return []
  const { number, version, encoding, collate, zone, fsync, pages, sync, checksums } = row
  const neutral = /^(C|POSIX|C\.UTF-?8)$/i.test(collate)
  const durable = fsync === 'on' && pages === 'on' && sync !== 'off'
  const check = (id: string, good: boolean, bad: Severity, facts: Check['facts'], text: string): Check => ({
    id,
    severity: good ? 'ok' : bad,
    facts,
    text,
  })
  return [
    check(
      'server',
      number >= OLDEST_SERVER * 10_000,
      'error',
      { version, needed: OLDEST_SERVER },
      `PostgreSQL ${version}.`,
    ),
    check('encoding', encoding === 'UTF8', 'error', { encoding }, `The database keeps text as ${encoding}.`),
    check(
      'locale',
      neutral,
      'note',
      { collate },
      `Locale ${collate}; names are sorted by Khéo's own key, whatever it is.`,
    ),
    check(
      'timezone',
      zone === TIME_ZONE,
      'error',
      { zone, needed: TIME_ZONE },
      `Sessions use the calendar of ${zone}.`,
    ),
    check(
      'durability',
      durable,
      'error',
      { fsync, full_page_writes: pages, synchronous_commit: sync },
      durable ? 'What was acknowledged survives a power cut.' : 'A power cut can lose or damage what was acknowledged.',
    ),
    check('checksums', checksums === 'on', 'note', { checksums }, `Checksums of the pages are ${checksums}.`),
  ]
}

async function extensionCheck(client: pg.ClientBase, needed: readonly string[]): Promise<Check> {
  const result = await client.query<{ name: string; version: string }>(
    'select extname as name, extversion as version from pg_extension order by 1',
  )
  const there = result.rows.map((row) => `${row.name} ${row.version}`)
  const missing = needed.filter((name) => !result.rows.some((row) => row.name === name))
  return {
    id: 'extensions',
    severity: missing.length > 0 ? 'error' : 'ok',
    facts: { there, missing },
    text: missing.length > 0 ? `Extensions are missing: ${missing.join(', ')}.` : `Extensions: ${there.join(', ')}.`,
  }
}

interface RoleRow {
  readonly name: string
  readonly strong: boolean
  readonly member: boolean
  readonly creates: boolean
}

/** The two roles exist, are weak, and can be taken by us; the public one reads public_* views and nothing personal. */
async function roleChecks(client: pg.ClientBase): Promise<readonly Check[]> {
  const roles = await client.query<RoleRow>(
    `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong,
            pg_has_role(current_user, oid, 'member') as member, has_schema_privilege(oid, 'public', 'create') as creates
       from pg_roles where rolname in ('kheo_app', 'kheo_public') order by 1`,
  )
  const missing = ['kheo_app', 'kheo_public'].filter((name) => !roles.rows.some((role) => role.name === name))
  const wrong = [
    ...missing.map((name) => `${name} is missing`),
    ...roles.rows.filter((role) => role.strong).map((role) => `${role.name} may do more than it should`),
    ...roles.rows.filter((role) => role.creates).map((role) => `${role.name} may create tables`),
    ...roles.rows.filter((role) => !role.member).map((role) => `we may not act as ${role.name}`),
  ]
  const checks = [finding('roles', wrong, { good: 'The roles are there and weak.', bad: 'The roles are not right' })]
  if (missing.includes('kheo_public')) return checks
  const held = await client.query<{ name: string; writes: boolean; tenant: boolean }>(
    `select c.oid::regclass::text as name,
            has_table_privilege('kheo_public', c.oid, 'insert, update, delete, truncate') as writes,
            c.relkind in ('r', 'p') and exists (select 1 from pg_attribute a where a.attrelid = c.oid
              and a.attname = 'tenant_id' and not a.attisdropped) as tenant
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and has_table_privilege('kheo_public', c.oid, 'select, insert, update, delete, truncate') order by 1`,
  )
  const open = held.rows.filter((row) => row.writes || row.tenant).map((row) => row.name)
  return [
    ...checks,
    finding('public-role', open, {
      good: 'The public site reads shared tables and public views only, and writes nothing.',
      bad: 'The public site may read or write what it should not',
    }),
  ]
}

/** Tries, as kheo_app, to change and to remove: PostgreSQL must refuse before it looks at a row. */
async function appendOnlyCheck(client: pg.ClientBase, names: readonly string[]): Promise<Check> {
  const open: string[] = []
  const tables = (await tablesOf(client)).filter((table) => names.includes(table.name))
  const missing = names.filter((name) => !tables.some((table) => table.name === name))
  for (const table of tables) {
    for (const one of [table, ...table.partitions]) {
      const name = `${client.escapeIdentifier(one.schema)}.${client.escapeIdentifier(one.name)}`
      const column = client.escapeIdentifier(table.columns[0] ?? 'ctid')
      for (const [verb, sql] of [
        ['update', `update ${name} set ${column} = ${column} where false`],
        ['delete', `delete from ${name} where false`],
        ['truncate', `truncate ${name}`],
      ] as const) {
        if (!(await refusedAsApp(client, sql))) open.push(`${keyOf(one)}: ${verb}`)
      }
    }
  }
  const found = [...missing.map((name) => `${name} is missing`), ...open]
  return finding('append-only', found, {
    good: 'The journal can be added to and not changed.',
    bad: 'The journal can be changed',
  })
}

async function refusedAsApp(client: pg.ClientBase, sql: string): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query("set local lock_timeout = '2s'; set local role kheo_app")
    await client.query(sql)
    return false
  } catch (error) {
    // Only "permission denied" counts: a role that is missing or a lock that is held proves nothing.
    return errorCode(error) === '42501'
  } finally {
    await client.query('rollback')
  }
}

async function migrationCheck(client: pg.ClientBase, folder: string): Promise<Check> {
  const files = await readMigrations(folder)
  const applied = await appliedMigrations(client)
  const known = new Set(applied.map((one) => one.name))
  const pending = files.filter((file) => !known.has(file.name)).map((file) => file.name)
  const facts = { applied: applied.length, pending }
  try {
    checkHistory(files, applied)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { reason, names } = error.problem.details
    const changed = Array.isArray(names) ? names : []
    const text = `The schema is not this Khéo's (${String(reason)}): ${changed.join(', ')}.`
    return { id: 'migrations', severity: 'error', facts: { ...facts, reason: String(reason), names: changed }, text }
  }
  const text =
    pending.length > 0 ? `Not yet applied: ${pending.join(', ')}.` : `${applied.length} migrations, none pending.`
  return { id: 'migrations', severity: pending.length > 0 ? 'warning' : 'ok', facts, text }
}

const MIB = 1024 * 1024

async function diskCheck(client: pg.ClientBase, dataDir: string): Promise<Check> {
  const disk = await statfs(dataDir)
  const freeMiB = Math.floor((disk.bavail * disk.bsize) / MIB)
  const size = await client.query<{ size: number }>('select pg_database_size(current_database()) as size')
  const usedMiB = Math.ceil((size.rows[0]?.size ?? 0) / MIB)
  // A backup, and an index that is built anew, want about as much room as there is data.
  const severity: Severity = freeMiB < 256 ? 'error' : freeMiB < Math.max(1024, usedMiB) ? 'warning' : 'ok'
  const text = `${freeMiB} MiB free; the database has ${usedMiB} MiB.`
  return { id: 'disk', severity, facts: { folder: dataDir, freeMiB, usedMiB }, text }
}

/** Clocks may differ by what one question takes, and a little; days and deadlines need no better. */
async function clockCheck(client: pg.ClientBase): Promise<Check> {
  const before = Date.now()
  const result = await client.query<{ ms: number }>(
    '/* clock */ select (extract(epoch from clock_timestamp()) * 1000)::int8 as ms',
  )
  const after = Date.now()
  const there = result.rows[0]?.ms ?? 0
  const skewMs = there < before ? before - there : Math.max(0, there - after)
  const severity: Severity = skewMs > 60_000 ? 'error' : skewMs > 2000 ? 'warning' : 'ok'
  return { id: 'clock', severity, facts: { skewMs }, text: `The server's clock is ${skewMs} ms off ours.` }
}
