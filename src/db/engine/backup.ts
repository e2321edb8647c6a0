import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type pg from 'pg'
import { ProblemError } from '../../core/problem.ts'
import { ArchiveWriter, FORMAT, FORMAT_VERSION, syncFolder } from './archive.ts'
import { type CatalogueTable, copyOutSql, EXACT_TEXT, keyOf, loadOrder, sequencesOf, tablesOf } from './catalogue.ts'
import { copyOut } from './copy.ts'
import { asEngineProblem, errorCode } from './failure.ts'
import { appliedMigrations, MIGRATION_LOCK } from './migrate.ts'

/** The folder of kept files inside a data folder; a backup takes it along. */
export const FILES_FOLDER = 'files'

/** How far a backup or a restore is. */
export interface BackupProgress {
  readonly step: 'table' | 'file' | 'check'
  readonly name: string
  readonly done: number
  readonly total: number
}

export interface BackupOptions {
  readonly onProgress?: (progress: BackupProgress) => void
}

/** What one table or file of a backup is. */
export interface BackupEntry {
  readonly name: string
  readonly rows: number
  readonly size: number
  readonly sha256: string
}

/** What was written, or what a backup says it holds. */
export interface BackupSummary {
  readonly file: string
  readonly size: number
  readonly createdAt: string
  readonly server: string
  readonly migrations: readonly string[]
  readonly tables: readonly BackupEntry[]
  readonly files: readonly BackupEntry[]
}

/**
 * Writes everything to one file while the site runs: every row of every table as of one moment (one snapshot), the
 * positions of the sequences, the names and hashes of the migrations, and, when a data folder is given, its kept files.
 * The file appears under its name only when it is whole, for the owner's eyes only. The pool must be the owner's.
 *
 * Not in it: the roles (the migrations make them), passwords, the server's settings.
 */
export async function backup(
  pool: pg.Pool,
  dataDir: string | null,
  file: string,
  options: BackupOptions = {},
): Promise<BackupSummary> {
  const target = resolve(file)
  let writer: ArchiveWriter | undefined
  let client: pg.PoolClient | undefined
  try {
    await mkdir(dirname(target), { recursive: true })
    client = await pool.connect()
    await openSnapshot(client)
    writer = new ArchiveWriter(target)
    const summary = await writeAll(client, writer, dataDir, options)
    const { size } = await writer.finish()
    await syncFolder(dirname(target))
    return { ...summary, file: target, size }
  } catch (error) {
    await writer?.abort()
    throw error instanceof ProblemError ? error : asEngineProblem(error, 'backup', { file: target })
  } finally {
    client?.release(true)
  }
}

/** One moment of the database, and no migration in between. */
async function openSnapshot(client: pg.PoolClient): Promise<void> {
  await client.query(EXACT_TEXT)
  await client.query('select pg_advisory_lock_shared($1, $2)', [...MIGRATION_LOCK])
  await client.query('begin transaction isolation level repeatable read, read only')
}

async function writeAll(
  client: pg.PoolClient,
  writer: ArchiveWriter,
  dataDir: string | null,
  options: BackupOptions,
): Promise<Omit<BackupSummary, 'file' | 'size'>> {
  const tables = await loadOrder(client, await tablesOf(client))
  const migrations = (await appliedMigrations(client)).map(({ name, hash }) => ({ name, hash }))
  const createdAt = new Date().toISOString()
  const server = (await client.query<{ v: string }>("select current_setting('server_version') as v")).rows[0]?.v ?? ''
  await writer.write({
    kind: 'head',
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt,
    server,
    migrations,
    tables: tables.map(({ schema, name, columns, partitions }) => ({ schema, name, columns, partitions })),
  })
  const entries: BackupEntry[] = []
  for (const [at, table] of tables.entries()) {
    options.onProgress?.({ step: 'table', name: keyOf(table), done: at, total: tables.length })
    entries.push(await writeTable(client, writer, table))
  }
  await writer.write({ kind: 'sequences', sequences: await sequencesOf(client) })
  await client.query('commit')
  const files = dataDir === null ? [] : await writeFiles(writer, join(dataDir, FILES_FOLDER), options)
  return { createdAt, server, migrations: migrations.map((one) => one.name), tables: entries, files }
}

/** Sends the pieces of one table or file and closes it with their number and hash. */
class EntryWriter {
  readonly #writer: ArchiveWriter
  readonly #of: string
  readonly #hash = createHash('sha256')
  #size = 0

  constructor(writer: ArchiveWriter, of: string) {
    this.#writer = writer
    this.#of = of
  }

  async piece(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes)
    this.#size += bytes.length
    await this.#writer.write({ kind: 'data', of: this.#of, bytes: bytes.length }, bytes)
  }

  async end(rows: number): Promise<BackupEntry> {
    const sha256 = this.#hash.digest('hex')
    await this.#writer.write({ kind: 'end', of: this.#of, rows, size: this.#size, sha256 })
    return { name: this.#of.slice(this.#of.indexOf(':') + 1), rows, size: this.#size, sha256 }
  }
}

async function writeTable(client: pg.PoolClient, writer: ArchiveWriter, table: CatalogueTable): Promise<BackupEntry> {
  const entry = new EntryWriter(writer, `table:${keyOf(table)}`)
  const rows = await copyOut(client, copyOutSql(table), (chunk) => entry.piece(chunk))
  return entry.end(rows)
}

/** The files under a folder, as paths with `/`; what begins with a dot is being written or is not ours. */
async function listFiles(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  })
  return found
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort()
}

/** Files come after the rows: whatever a row of the snapshot names was written before it and is there. */
async function writeFiles(writer: ArchiveWriter, folder: string, options: BackupOptions): Promise<BackupEntry[]> {
  const paths = await listFiles(folder)
  const entries: BackupEntry[] = []
  for (const [at, path] of paths.entries()) {
    options.onProgress?.({ step: 'file', name: path, done: at, total: paths.length })
    const entry = new EntryWriter(writer, `file:${path}`)
    for await (const chunk of createReadStream(join(folder, path))) await entry.piece(chunk as Buffer)
    entries.push(await entry.end(0))
  }
  return entries
}
