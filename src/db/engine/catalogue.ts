import pg from 'pg'
import type { ArchivedPartition, ArchivedSequence, ArchivedTable } from './archive.ts'

/** A table as the catalogue of a database has it: what an archive keeps of it, and the order its rows are read in. */
export interface CatalogueTable extends ArchivedTable {
  readonly oid: number
  readonly partitioned: boolean
  readonly orderBy: string
}

const id = (name: string): string => pg.escapeIdentifier(name)

/** Schema and name, ready for a statement. */
export const sqlName = (table: { schema: string; name: string }): string => `${id(table.schema)}.${id(table.name)}`

/** Schema and name, as a key. */
export const keyOf = (table: { schema: string; name: string }): string => `${table.schema}.${table.name}`

/** Condition for what is ours: not the system's, not temporary, not part of an extension. */
const ours = (alias: string): string => `${alias}.relnamespace in (
    select oid from pg_namespace where nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      and nspname not like 'pg\\_temp\\_%' and nspname not like 'pg\\_toast\\_temp\\_%')
  and ${alias}.relpersistence <> 't'
  and not exists (select 1 from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = ${alias}.oid and e.deptype = 'e')`

/** Rows in the order of the primary key, else of their text; text by bytes, so that every server agrees. */
const TABLES = `
  select c.oid::int8 as oid, n.nspname as schema, c.relname as name, c.relkind = 'p' as partitioned,
         (select coalesce(array_agg(a.attname::text order by a.attnum), '{}') from pg_attribute a
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
         coalesce((select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', '
                                     order by k.at)
                     from pg_index i, unnest(i.indkey::int2[]) with ordinality k(attnum, at), pg_attribute a
                    where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum),
                  't::text collate "C"') as "orderBy"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and not c.relispartition and ${ours('c')}
   order by n.nspname, c.relname`

const PARTITIONS = `
  select pg_partition_root(c.oid)::oid::int8 as root, n.nspname as schema, c.relname as name,
         pn.nspname as "parentSchema", p.relname as "parentName", pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_inherits i on i.inhrelid = c.oid
    join pg_class p on p.oid = i.inhparent
    join pg_namespace pn on pn.oid = p.relnamespace
   where c.relispartition and c.relkind in ('r', 'p') and ${ours('c')}
   order by (select count(*) from pg_partition_ancestors(c.oid)), n.nspname, c.relname`

/** The tables of a database with their partitions, by name. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly CatalogueTable[]> {
  const tables = await client.query<Omit<CatalogueTable, 'partitions'>>(TABLES)
  const partitions = await client.query<ArchivedPartition & { root: number }>(PARTITIONS)
  return tables.rows.map((table) => ({
    ...table,
    partitions: partitions.rows.filter((one) => one.root === table.oid).map(({ root: _, ...partition }) => partition),
  }))
}

interface ForeignKey {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly deferrable: boolean
  readonly deferred: boolean
}

const FOREIGN_KEYS = `
  select conname as name, conrelid::int8 as from, confrelid::int8 as to, condeferrable as deferrable,
         condeferred as deferred
    from pg_constraint where contype = 'f' and conparentid = 0
     and conrelid in (select oid from pg_class c where not c.relispartition)
   order by conrelid, conname`

const foreignKeys = async (client: pg.ClientBase): Promise<readonly ForeignKey[]> =>
  (await client.query<ForeignKey>(FOREIGN_KEYS)).rows.filter((key) => key.from !== key.to)

/**
 * The tables so that each comes after those it points to, as far as there are no circles. A table that points to
 * itself is no circle: a key is checked at the end of the statement that loads it.
 */
export async function loadOrder(
  client: pg.ClientBase,
  tables: readonly CatalogueTable[],
): Promise<readonly CatalogueTable[]> {
  const keys = await foreignKeys(client)
  const left = new Map(tables.map((table) => [table.oid, table]))
  const ordered: CatalogueTable[] = []
  while (left.size > 0) {
    const waiting = new Set(keys.filter((key) => left.has(key.from) && left.has(key.to)).map((key) => key.from))
    const free = [...left.values()].filter((table) => !waiting.has(table.oid))
    for (const table of free.length > 0 ? free : [...left.values()].slice(0, 1)) {
      ordered.push(table)
      left.delete(table.oid)
    }
  }
  return ordered
}

/** A foreign key that points forward in an order of tables: its parts ready for a statement, and what it was. */
export interface LateKey {
  readonly table: string
  readonly name: string
  readonly was: string
}

/** The keys that an order of tables does not satisfy: those of circles, none in a schema without. */
export async function keysAgainstOrder(
  client: pg.ClientBase,
  tables: readonly CatalogueTable[],
): Promise<readonly LateKey[]> {
  const place = new Map(tables.map((table, at) => [table.oid, { table, at }]))
  return (await foreignKeys(client)).flatMap((key) => {
    const [from, to] = [place.get(key.from), place.get(key.to)]
    if (!from || !to || to.at < from.at) return []
    const was = key.deferrable ? `deferrable initially ${key.deferred ? 'deferred' : 'immediate'}` : 'not deferrable'
    return [{ table: sqlName(from.table), name: id(key.name), was }]
  })
}

/** The sequences of a database and where they are; a sequence is not part of a snapshot, so read them last. */
export async function sequencesOf(client: pg.ClientBase): Promise<readonly ArchivedSequence[]> {
  const names = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and ${ours('c')} order by 1, 2`,
  )
  const sequences: ArchivedSequence[] = []
  for (const sequence of names.rows) {
    const at = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${sqlName(sequence)}`,
    )
    if (at.rows[0]) sequences.push({ ...sequence, ...at.rows[0] })
  }
  return sequences
}

/** The columns of an archive or the catalogue, ready for a statement. */
export const columnList = (columns: readonly string[]): string => columns.map(id).join(', ')

/** Reads every row of a table, each exactly as PostgreSQL writes it, in an order that every server agrees on. */
export const copyOutSql = (table: CatalogueTable): string =>
  `copy (select ${columnList(table.columns)} from ${sqlName(table)} t order by ${table.orderBy}) to stdout`

/** Settings under which the text of a value is exact and the same everywhere. */
export const EXACT_TEXT = `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
  set DateStyle = 'ISO, YMD'; set IntervalStyle = 'postgres'; set TimeZone = 'UTC'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set row_security = off; set client_encoding = 'UTF8'`
