import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { ProblemError, problem } from '../../core/problem.ts'
import { type HeadFrame, invalid, type ReadFrame, readFrames, type SequencesFrame } from './archive.ts'
import { type BackupEntry, type BackupProgress, type BackupSummary, FILES_FOLDER } from './backup.ts'
import { keyOf, tablesOf } from './catalogue.ts'
import { drained } from './drain.ts'
import { asEngineProblem, messageOf } from './failure.ts'
import { closeCircles, loadTable, openTarget, prepareTables, refreshViews, setSequences, verifyTables } from './load.ts'
import { applyInTransaction, checkHistory, MIGRATION_LOCK, readMigrations } from './migrate.ts'

/** Where a backup is brought back to. */
export interface RestoreTarget {
  /** The owner's pool of the database. */
  readonly pool: pg.Pool
  /** Data folder whose `files` are brought back; null leaves the files in the backup. */
  readonly dataDir: string | null
  /** Folder of the migrations of this Khéo; it must know all those of the backup. */
  readonly migrations: string
  /** Allow a database (and a files folder) that is not empty: what is there is removed in the same transaction. */
  readonly replace?: boolean
  readonly onProgress?: (progress: BackupProgress) => void
}

interface Checked {
  readonly head: HeadFrame
  readonly sequences: SequencesFrame
  readonly tables: ReadonlyMap<string, BackupEntry>
  readonly files: readonly BackupEntry[]
}

/** Reads a backup to its end and checks every hash and count, without a database. `size` is that of the content. */
export async function inspectBackup(file: string): Promise<BackupSummary> {
  const source = resolve(file)
  return summaryOf(source, await check(source))
}

async function check(file: string): Promise<Checked> {
  let head: HeadFrame | undefined
  let sequences: SequencesFrame | undefined
  const entries = new Map<string, BackupEntry>()
  let open: { of: string; hash: ReturnType<typeof createHash>; size: number; lines: number } | undefined
  for await (const { frame, payload } of readFrames(file)) {
    if (frame.kind === 'head') head = frame
    if (frame.kind === 'sequences') sequences = frame
    if (frame.kind !== 'data' && frame.kind !== 'end') continue
    open ??= { of: frame.of, hash: createHash('sha256'), size: 0, lines: 0 }
    if (frame.of !== open.of || entries.has(frame.of)) throw invalid('damaged', file, { entry: frame.of })
    if (frame.kind === 'data') {
      open.hash.update(payload)
      open.size += payload.length
      for (let at = payload.indexOf(10); at >= 0; at = payload.indexOf(10, at + 1)) open.lines += 1
      continue
    }
    const rowsFit = frame.of.startsWith('file:') || frame.rows === open.lines
    if (frame.sha256 !== open.hash.digest('hex') || frame.size !== open.size || !rowsFit) {
      throw invalid('damaged', file, { entry: frame.of })
    }
    entries.set(frame.of, { name: frame.of.slice(5), rows: frame.rows, size: frame.size, sha256: frame.sha256 })
    open = undefined
  }
  if (!head || !sequences || open) throw invalid('damaged', file)
  return sortEntries(file, head, sequences, entries)
}

const SAFE_PATH = /^(?!.*(?:^|\/)\.)[^\\:\0]+$/

function sortEntries(file: string, head: HeadFrame, sequences: SequencesFrame, all: Map<string, BackupEntry>): Checked {
  const tables = new Map<string, BackupEntry>()
  const files: BackupEntry[] = []
  for (const [of, entry] of all) {
    if (of.startsWith('table:')) tables.set(of.slice(6), { ...entry, name: of.slice(6) })
    else if (of.startsWith('file:') && SAFE_PATH.test(entry.name) && !entry.name.startsWith('/')) files.push(entry)
    else throw invalid('damaged', file, { entry: of })
  }
  const named = head.tables.map((table) => keyOf(table))
  if (named.length !== tables.size || named.some((name) => !tables.has(name))) throw invalid('damaged', file)
  return { head, sequences, tables, files }
}

/**
 * Brings a backup back into a database, all or nothing: the file is read and checked to its end before anything is
 * touched; then one transaction applies the backup's own migrations, loads every table in the order of the foreign
 * keys, sets the sequences, reads every table again and compares rows and hashes. Newer migrations are not applied:
 * run `migrate` afterwards.
 *
 * `backup.invalid` for a file that is damaged, foreign or does not fit; `restore.not-empty`;
 * `migration.changed` when this Khéo does not know the backup's migrations.
 */
export async function restore(file: string, target: RestoreTarget): Promise<BackupSummary> {
  const source = resolve(file)
  const checked = await check(source)
  const migrations = await readMigrations(target.migrations)
  checkHistory(
    migrations,
    checked.head.migrations.map((one) => ({ ...one, appliedAt: '' })),
  )
  const names = new Set(checked.head.migrations.map((one) => one.name))
  const apply = migrations.filter((migration) => names.has(migration.name))
  const filesFolder = target.dataDir === null ? null : join(target.dataDir, FILES_FOLDER)
  await refuseKeptFiles(filesFolder, target)
  const staged = filesFolder === null ? null : `${filesFolder}.restoring-${randomUUID()}`
  const client = await target.pool.connect()
  try {
    await openTarget(client, MIGRATION_LOCK)
    await client.query('begin')
    await clearTarget(client, target.replace ?? false)
    for (const migration of apply) await applyInTransaction(client, migration)
    await load(client, source, checked, target, staged)
    await client.query('commit')
    if (filesFolder !== null && staged !== null) await putFiles(staged, filesFolder)
    await client.query('analyze').catch(() => {})
  } catch (error) {
    await client.query('rollback').catch(() => {})
    if (error instanceof ProblemError) throw error
    throw asEngineProblem(error, 'restore', { file: source, message: messageOf(error) })
  } finally {
    client.release(true)
    if (staged !== null) await rm(staged, { recursive: true, force: true })
  }
  return summaryOf(source, checked)
}

const summaryOf = (file: string, checked: Checked): BackupSummary => ({
  file,
  size: [...checked.tables.values(), ...checked.files].reduce((sum, entry) => sum + entry.size, 0),
  createdAt: checked.head.createdAt,
  server: checked.head.server,
  migrations: checked.head.migrations.map((one) => one.name),
  tables: [...checked.tables.values()],
  files: checked.files,
})

const notEmpty = (facts: Record<string, string | number>): ProblemError =>
  new ProblemError(problem('restore.not-empty', { ...facts }))

async function refuseKeptFiles(folder: string | null, target: RestoreTarget): Promise<void> {
  if (folder === null || target.replace || !existsSync(folder)) return
  const kept = await readdir(folder)
  if (kept.length > 0) throw notEmpty({ folder, files: kept.length })
}

/** Refuses a database that has tables; when told to replace it, drops everything that is ours in it. */
async function clearTarget(client: pg.PoolClient, replace: boolean): Promise<void> {
  const tables = await tablesOf(client)
  if (tables.length === 0) return
  if (!replace) throw notEmpty({ tables: tables.length })
  const schemas = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace n
      where nspname !~ '^pg_' and nspname <> 'information_schema'
        and not exists (select 1 from pg_depend e where e.classid = 'pg_namespace'::regclass and e.objid = n.oid and e.deptype = 'e')`,
  )
  for (const { name } of schemas.rows) await client.query(`drop schema ${client.escapeIdentifier(name)} cascade`)
  await client.query('create schema public authorization pg_database_owner; grant usage on schema public to public')
}

async function load(
  client: pg.PoolClient,
  file: string,
  checked: Checked,
  target: RestoreTarget,
  staged: string | null,
): Promise<void> {
  const plan = await prepareTables(client, checked.head.tables, file)
  const total = checked.tables.size
  let done = 0
  await eachEntry(file, async (of, pieces) => {
    const entry = of.startsWith('table:') ? checked.tables.get(of.slice(6)) : undefined
    if (entry) {
      target.onProgress?.({ step: 'table', name: entry.name, done: done++, total })
      await loadTable(client, plan, entry, pieces, file)
    } else if (of.startsWith('file:') && staged !== null) {
      await writeFile(join(staged, of.slice(5)), pieces)
    }
  })
  await closeCircles(client, plan, file)
  await setSequences(client, checked.sequences.sequences, file)
  await verifyTables(client, plan, checked.tables, file, (name, at) =>
    target.onProgress?.({ step: 'check', name, done: at, total }),
  )
  await refreshViews(client)
}

/** Goes through the entries of a file; the pieces that are not taken are passed over. */
async function eachEntry(
  file: string,
  use: (of: string, pieces: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const frames = readFrames(file)
  async function* pieces(first: ReadFrame): AsyncGenerator<Buffer> {
    for (let at: ReadFrame | undefined = first; at; ) {
      if (at.frame.kind !== 'data') return
      yield at.payload
      const next = await frames.next()
      at = next.done ? undefined : next.value
    }
  }
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    const { frame } = next.value
    if (frame.kind !== 'data' && frame.kind !== 'end') continue
    const source = pieces(next.value)
    await use(frame.of, source)
    for await (const _ of source) {
      // passed over
    }
  }
}

async function writeFile(path: string, pieces: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  for await (const piece of pieces) {
    if (!out.write(piece)) await drained(out)
  }
  out.end()
  await finished(out)
}

/** Gives the restored files their place; what was there is kept beside it, under a name with the time. */
async function putFiles(staged: string, folder: string): Promise<void> {
  if (!existsSync(staged)) await mkdir(staged, { recursive: true })
  if (existsSync(folder)) {
    const kept = await readdir(folder)
    if (kept.length === 0) await rm(folder, { recursive: true })
    else await rename(folder, `${folder}.replaced-${new Date().toISOString().replaceAll(':', '')}`)
  }
  await rename(staged, folder)
}
