import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { type Problem, ProblemError, problem } from '../../core/problem.ts'
import { machineProblem, messageOf } from './failure.ts'
import { type EngineLog, silent } from './log.ts'

/** One migration as its file has it. */
export interface MigrationFile {
  readonly name: string
  readonly sql: string
  /** sha256 of the text with line endings normalised, so that a checkout on Windows is the same file. */
  readonly hash: string
}

/** One migration as the database remembers it. */
export interface AppliedMigration {
  readonly name: string
  readonly hash: string
  readonly appliedAt: string
}

const NAME = /^(\d{4})-[a-z0-9][a-z0-9-]*\.sql$/

/** The advisory lock under which migrations run, and which a backup shares; the numbers spell "kheo" and "migr". */
export const MIGRATION_LOCK = [0x6b68656f, 0x6d696772] as const

const normalise = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

const failed = (name: string, message: string, details: Problem['details'] = {}, cause?: unknown): ProblemError =>
  new ProblemError(problem('migration.failed', { name, message, ...details }), { cause })

/** Reads the migrations of a folder in their order; a misnamed file or a number used twice is refused. */
export async function readMigrations(folder: string): Promise<readonly MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const numbers = new Map<string, string>()
  const files: MigrationFile[] = []
  for (const name of names) {
    const number = NAME.exec(name)?.[1]
    if (number === undefined) throw failed(name, 'the name is not NNNN-words.sql')
    const twin = numbers.get(number)
    if (twin !== undefined) throw failed(name, `the number is taken by ${twin}`)
    numbers.set(number, name)
    const sql = normalise(await readFile(join(folder, name), 'utf8'))
    files.push({ name, sql, hash: createHash('sha256').update(sql).digest('hex') })
  }
  return files
}

/** The migrations that a database remembers, oldest first; none for an empty database. */
export async function appliedMigrations(db: pg.Pool | pg.ClientBase): Promise<readonly AppliedMigration[]> {
  const known = await db.query("select 1 where to_regclass('public.schema_migration') is not null")
  if (known.rowCount === 0) return []
  const result = await db.query<AppliedMigration>(
    'select name, hash, applied_at as "appliedAt" from public.schema_migration order by name',
  )
  return result.rows
}

/**
 * Brings a database to the schema of a folder: forward only, each file in one transaction, one process at a time (an
 * advisory lock; a second process waits and then finds nothing to do). Returns the names applied now, in order.
 *
 * `migration.changed`: a file that was applied is different now (`reason` changed), is not in the folder, as when a newer
 * Khéo wrote to this database (`unknown`), or a new file sorts before an applied one (`order`). `migration.failed`: a
 * file failed; the database is as it was before that file. The pool must be the owner's, without a role.
 */
export async function migrate(pool: pg.Pool, folder: string, log: EngineLog = silent): Promise<readonly string[]> {
  const files = await readMigrations(folder)
  const client = await pool.connect().catch((error: unknown) => {
    throw machineProblem(error) ?? error
  })
  try {
    await client.query('set statement_timeout = 0; set lock_timeout = 0')
    await client.query('select pg_advisory_lock($1, $2)', [...MIGRATION_LOCK])
    return await applyPending(client, files, log)
  } catch (error) {
    throw machineProblem(error) ?? error
  } finally {
    // Closed, not given back: its settings are not a pool's, and the lock goes with it.
    client.release(true)
  }
}

async function applyPending(client: pg.PoolClient, files: readonly MigrationFile[], log: EngineLog) {
  const applied = await appliedMigrations(client)
  checkHistory(files, applied)
  const known = new Set(applied.map((migration) => migration.name))
  const done: string[] = []
  for (const file of files) {
    if (known.has(file.name)) continue
    await applyOne(client, file)
    log('migration.applied', { name: file.name })
    done.push(file.name)
  }
  return done
}

/** Whether a database's history is the beginning of the files; throws `migration.changed` when it is not. */
export function checkHistory(files: readonly MigrationFile[], applied: readonly AppliedMigration[]): void {
  const byName = new Map(files.map((file) => [file.name, file]))
  const changed = (reason: string, names: readonly string[]): ProblemError =>
    new ProblemError(problem('migration.changed', { reason, name: names[0] ?? '', names }))
  const unknown = applied.filter((one) => !byName.has(one.name)).map((one) => one.name)
  if (unknown.length > 0) throw changed('unknown', unknown)
  const different = applied.filter((one) => byName.get(one.name)?.hash !== one.hash).map((one) => one.name)
  if (different.length > 0) throw changed('changed', different)
  const last = applied.at(-1)?.name ?? ''
  const names = new Set(applied.map((one) => one.name))
  const late = files.filter((file) => !names.has(file.name) && file.name < last).map((file) => file.name)
  if (late.length > 0) throw changed('order', late)
}

const HISTORY = `create table if not exists public.schema_migration (
  name text primary key,
  hash text not null,
  applied_at timestamptz not null default now()
)`

async function applyOne(client: pg.PoolClient, file: MigrationFile): Promise<void> {
  try {
    await client.query('begin')
    await applyInTransaction(client, file)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw machineProblem(error) ?? error
  }
}

/** Applies one file inside the transaction that is open, which the caller ends. */
export async function applyInTransaction(client: pg.ClientBase, file: MigrationFile): Promise<void> {
  try {
    await client.query(HISTORY)
    const before = await transactionId(client)
    await client.query(file.sql)
    if ((await transactionId(client)) !== before) {
      throw failed(file.name, 'the file ends its transaction itself (commit or rollback)')
    }
    await client.query('insert into public.schema_migration (name, hash) values ($1, $2)', [file.name, file.hash])
  } catch (error) {
    throw machineProblem(error) ?? failed(file.name, messageOf(error), where(error, file.sql), error)
  }
}

async function transactionId(client: pg.ClientBase): Promise<string> {
  const result = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
  return result.rows[0]?.id ?? ''
}

/** The line of the file that PostgreSQL points at, its state and its detail. */
function where(error: unknown, sql: string): Problem['details'] {
  if (typeof error !== 'object' || error === null) return {}
  const { position, code, detail } = error as { position?: string; code?: string; detail?: string }
  return {
    ...(position ? { line: sql.slice(0, Number(position)).split('\n').length } : {}),
    ...(code ? { state: code } : {}),
    ...(detail ? { detail } : {}),
  }
}
