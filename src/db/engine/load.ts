import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { ArchivedPartition, ArchivedSequence, ArchivedTable } from './archive.ts'
import { invalid } from './archive.ts'
import type { BackupEntry } from './backup.ts'
import {
  type CatalogueTable,
  columnList,
  copyOutSql,
  EXACT_TEXT,
  keyOf,
  keysAgainstOrder,
  type LateKey,
  sequencesOf,
  sqlName,
  tablesOf,
} from './catalogue.ts'
import { copyIn, copyOut } from './copy.ts'
import { errorCode, machineProblem, messageOf } from './failure.ts'

/** The tables of the target that the backup fills, in the backup's order, and the keys that are checked at the end. */
export interface LoadPlan {
  readonly tables: ReadonlyMap<string, CatalogueTable>
  readonly late: readonly LateKey[]
}

/** Makes a connection ready for a restore: exact text, no limits, and alone with the migrations. */
export async function openTarget(client: pg.PoolClient, lock: readonly [number, number]): Promise<void> {
  await client.query(EXACT_TEXT)
  await client.query("set lock_timeout = '60s'")
  await client.query('select pg_advisory_lock($1, $2)', [...lock])
}

/**
 * Fits the migrated database to the backup: the same tables and columns, else the file is refused; partitions that a
 * job made are made; rows that migrations wrote are removed, since the backup has its own. Keys that point forward in
 * the backup's order (only a circle does) wait until everything is loaded.
 */
export async function prepareTables(
  client: pg.PoolClient,
  archived: readonly ArchivedTable[],
  file: string,
): Promise<LoadPlan> {
  const before = new Map((await tablesOf(client)).map((table) => [keyOf(table), table]))
  for (const table of archived) {
    const there = before.get(keyOf(table))
    if (!there) throw invalid('no-table', file, { table: keyOf(table) })
    const same = [...there.columns].sort().join() === [...table.columns].sort().join()
    if (!same) throw invalid('columns', file, { table: keyOf(table) })
    await makePartitions(client, there, table.partitions, file)
  }
  const extra = [...before.keys()].filter((name) => !archived.some((table) => keyOf(table) === name))
  if (extra.length > 0) throw invalid('extra-tables', file, { tables: extra })
  const tables = new Map<string, CatalogueTable>()
  for (const table of archived) {
    const there = before.get(keyOf(table))
    // The archive's order of columns is the order of its rows.
    if (there) tables.set(keyOf(table), { ...there, columns: table.columns })
  }
  if (tables.size > 0) await client.query(`truncate ${[...tables.values()].map(sqlName).join(', ')} restart identity`)
  const late = await keysAgainstOrder(client, [...tables.values()])
  for (const key of late)
    await client.query(`alter table ${key.table} alter constraint ${key.name} deferrable initially deferred`)
  return { tables, late }
}

const LITERAL = `(?:'(?:[^']|'')*'|-?\\d+(?:\\.\\d+)?|MINVALUE|MAXVALUE|NULL|true|false)`
const LIST = `\\(${LITERAL}(?:, ${LITERAL})*\\)`
/** The bounds that PostgreSQL prints; nothing else of the file's text becomes part of a statement unquoted. */
const BOUND = new RegExp(
  `^(?:DEFAULT|FOR VALUES (?:FROM ${LIST} TO ${LIST}|IN ${LIST}|WITH \\(modulus \\d+, remainder \\d+\\)))$`,
)

async function makePartitions(
  client: pg.PoolClient,
  table: CatalogueTable,
  wanted: readonly ArchivedPartition[],
  file: string,
): Promise<void> {
  const there = new Set(table.partitions.map(keyOf))
  for (const partition of wanted) {
    if (there.has(keyOf(partition))) continue
    if (!BOUND.test(partition.bound)) throw invalid('partition', file, { partition: keyOf(partition) })
    const parent = sqlName({ schema: partition.parentSchema, name: partition.parentName })
    const nested = wanted.some((one) => one.parentName === partition.name && one.parentSchema === partition.schema)
    if (nested) throw invalid('partition', file, { partition: keyOf(partition) })
    await client.query(`create table ${sqlName(partition)} partition of ${parent} ${partition.bound}`)
  }
}

/** Loads the rows of one table. */
export async function loadTable(
  client: pg.PoolClient,
  plan: LoadPlan,
  entry: BackupEntry,
  pieces: AsyncIterable<Buffer>,
  file: string,
): Promise<void> {
  const table = plan.tables.get(entry.name)
  if (!table) throw invalid('no-table', file, { table: entry.name })
  try {
    const columns = table.columns.length > 0 ? ` (${columnList(table.columns)})` : ''
    const rows = await copyIn(client, `copy ${sqlName(table)}${columns} from stdin`, pieces)
    if (rows !== entry.rows) throw invalid('rows', file, { table: entry.name, found: rows, needed: entry.rows })
  } catch (error) {
    throw asLoadProblem(error, entry.name, file)
  }
}

/** What the database says against rows of the backup (classes 22 and 23) is the backup's fault. */
function asLoadProblem(error: unknown, table: string, file: string): unknown {
  const code = errorCode(error) ?? ''
  if (!/^2[23]/.test(code)) return machineProblem(error) ?? error
  return invalid('rows-refused', file, { table, message: messageOf(error) }, error)
}

/** Checks the keys that waited, and makes them again what they were. */
export async function closeCircles(client: pg.PoolClient, plan: LoadPlan, file: string): Promise<void> {
  try {
    await client.query('set constraints all immediate')
  } catch (error) {
    throw asLoadProblem(error, '', file)
  }
  for (const key of plan.late) {
    await client.query(`alter table ${key.table} alter constraint ${key.name} ${key.was}`)
  }
}

/** Puts every sequence where it was. */
export async function setSequences(
  client: pg.PoolClient,
  sequences: readonly ArchivedSequence[],
  file: string,
): Promise<void> {
  const there = new Set((await sequencesOf(client)).map(keyOf))
  for (const sequence of sequences) {
    if (!there.has(keyOf(sequence))) throw invalid('no-sequence', file, { sequence: keyOf(sequence) })
    const { value, called } = sequence
    await client.query('select setval($1::regclass, $2::bigint, $3::boolean)', [sqlName(sequence), value, called])
  }
}

/** Fills the materialised views, in the order in which they were made. */
export async function refreshViews(client: pg.PoolClient): Promise<void> {
  const views = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'm' and n.nspname !~ '^pg_' order by c.oid`,
  )
  for (const view of views.rows) await client.query(`refresh materialized view ${sqlName(view)}`)
}

/** Reads every table again and compares it with the backup, byte for byte. */
export async function verifyTables(
  client: pg.PoolClient,
  plan: LoadPlan,
  wanted: ReadonlyMap<string, BackupEntry>,
  file: string,
  onTable: (name: string, at: number) => void,
): Promise<void> {
  let at = 0
  for (const [name, table] of plan.tables) {
    onTable(name, at++)
    const hash = createHash('sha256')
    const rows = await copyOut(client, copyOutSql(table), async (chunk) => void hash.update(chunk))
    const entry = wanted.get(name)
    if (entry?.rows !== rows || entry.sha256 !== hash.digest('hex')) throw invalid('differs', file, { table: name })
  }
}
