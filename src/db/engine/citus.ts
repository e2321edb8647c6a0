import type pg from 'pg'
import { type CatalogueTable, keyOf, loadOrder, tablesOf } from './catalogue.ts'
import { type Check, finding } from './check.ts'

/** Where a table goes on Citus. */
export interface Placement {
  readonly table: string
  readonly kind: 'reference' | 'tenant' | 'local'
  /** The tenant table whose shards it shares; the first one has none. */
  readonly along?: string
}

export interface CitusReport {
  readonly checks: readonly Check[]
  /** Every table in the order in which it can be distributed: what others point to first. */
  readonly distribution: readonly Placement[]
  /** Rules of DATABASE.md that no catalogue shows. */
  readonly unchecked: readonly number[]
}

/** What of a schema the catalogue does not say. */
export interface CitusConventions {
  /** Shared tables that name a tenant without belonging to one (grants, sessions). */
  readonly shared: readonly string[]
  /** Tables that stay on the coordinator. */
  readonly local: readonly string[]
  /** Triggers that may be there, as table.trigger. */
  readonly triggers: readonly string[]
}

export const CONVENTIONS: CitusConventions = {
  shared: ['membership', 'auth_link', 'auth_session'],
  local: ['schema_migration'],
  triggers: [],
}

const TENANT = 'tenant_id'

interface Placed {
  readonly table: CatalogueTable
  readonly kind: Placement['kind']
}

/**
 * Checks the schema against the rules of Citus (DATABASE.md, 1 to 10) as far as the catalogue shows them; the database
 * need not be Citus. Not shown: whether every query names its tenant (1), ids made by the application (4, in part),
 * functions that write (5), a hash chain per tenant (7), what queries do across tenants (10, in part).
 */
export async function checkCitus(db: pg.ClientBase, conventions = CONVENTIONS): Promise<CitusReport> {
  const placed = (await loadOrder(db, await tablesOf(db))).map((table) => ({ table, kind: kindOf(table, conventions) }))
  const names = new Map(placed.map((one) => [one.table.oid, one]))
  const tenants = placed.filter((one) => one.kind === 'tenant').map((one) => one.table.oid)
  const checks = [
    await tenantKeys(db, names, tenants),
    await tenantTypes(db, tenants),
    ...(await foreignKeys(db, names)),
    await sequences(db),
    await triggers(db, conventions),
    await rowSecurity(db, names, tenants),
    await partitionKeys(db, tenants),
    await helper(db),
  ]
  return { checks, distribution: distributionOf(placed), unchecked: [7] }
}

function kindOf(table: CatalogueTable, conventions: CitusConventions): Placement['kind'] {
  if (conventions.local.includes(table.name)) return 'local'
  return table.columns.includes(TENANT) && !conventions.shared.includes(table.name) ? 'tenant' : 'reference'
}

function distributionOf(placed: readonly Placed[]): readonly Placement[] {
  const first = placed.find((one) => one.kind === 'tenant')
  const row = (one: Placed): Placement => ({
    table: keyOf(one.table),
    kind: one.kind,
    ...(one.kind === 'tenant' && first && one !== first ? { along: keyOf(first.table) } : {}),
  })
  const of = (kind: Placement['kind']): readonly Placement[] => placed.filter((one) => one.kind === kind).map(row)
  return [...of('reference'), ...of('tenant'), ...of('local')]
}

/** Rule 1: the tenant comes first in primary keys, unique keys and exclusion constraints. */
async function tenantKeys(
  db: pg.ClientBase,
  names: ReadonlyMap<number, Placed>,
  tenants: readonly number[],
): Promise<Check> {
  const keys = await db.query<{ oid: number; name: string; primary: boolean; first: string | null; equal: boolean }>(
    `select i.indrelid::int8 as oid, c.relname as name, i.indisprimary as "primary",
            (select attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) as first,
            coalesce((select x.conexclop[1] in (select oid from pg_operator where oprname = '=')
                        from pg_constraint x where x.conindid = i.indexrelid and x.contype = 'x'), true) as equal
       from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = any($1::oid[]) and (i.indisunique or i.indisexclusion) order by 1, 2`,
    [tenants],
  )
  const wrong = keys.rows.filter((key) => key.first !== TENANT || !key.equal).map((key) => key.name)
  const keyless = tenants
    .filter((oid) => !keys.rows.some((key) => key.oid === oid && key.primary))
    .map((oid) => `${nameOf(names, oid)} (no primary key)`)
  return finding('citus.tenant-first', [...wrong, ...keyless], {
    good: 'Every key of a tenant table begins with the tenant.',
    bad: 'Keys that do not begin with the tenant',
  })
}

const nameOf = (names: ReadonlyMap<number, Placed>, oid: number): string => {
  const placed = names.get(oid)
  return placed ? keyOf(placed.table) : String(oid)
}

/** Rule 2, as far as it shows: one type of the tenant everywhere, never null, or tables cannot share their shards. */
async function tenantTypes(db: pg.ClientBase, tenants: readonly number[]): Promise<Check> {
  const found = await db.query<{ name: string; type: string; required: boolean }>(
    `select attrelid::regclass::text as name, format_type(atttypid, atttypmod) as type, attnotnull as required
       from pg_attribute where attname = $2 and attrelid = any($1::oid[]) order by 1`,
    [tenants, TENANT],
  )
  const usual = found.rows[0]?.type
  const odd = found.rows.filter((row) => row.type !== usual || !row.required)
  return finding(
    'citus.tenant-type',
    odd.map((row) => `${row.name} (${row.type}${row.required ? '' : ', may be null'})`),
    {
      good: `The tenant has one type in all ${tenants.length} tables.`,
      bad: 'The tenant has another type, or may be null',
    },
  )
}

interface ForeignKey {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly columns: readonly string[]
  readonly targets: readonly string[]
  readonly clears: boolean
}

const columnNames = (rel: string, keys: string): string =>
  `(select array_agg(a.attname::text order by k.at) from unnest(${keys}) with ordinality k(num, at)
      join pg_attribute a on a.attrelid = ${rel} and a.attnum = k.num)`

/** Rules 1, 3 and 10 for foreign keys. */
async function foreignKeys(db: pg.ClientBase, names: ReadonlyMap<number, Placed>): Promise<readonly Check[]> {
  const keys = await db.query<ForeignKey>(
    `select conname as name, conrelid::int8 as from, confrelid::int8 as to, confdeltype in ('n', 'd') as clears,
            ${columnNames('conrelid', 'conkey')} as columns, ${columnNames('confrelid', 'confkey')} as targets
       from pg_constraint where contype = 'f' and conparentid = 0 order by conrelid, conname`,
  )
  const kind = (oid: number): string => names.get(oid)?.kind ?? 'local'
  const say = (key: ForeignKey): string => `${nameOf(names, key.from)}.${key.name} -> ${nameOf(names, key.to)}`
  const within = keys.rows.filter((key) => kind(key.from) === 'tenant' && kind(key.to) === 'tenant')
  const outward = keys.rows.filter((key) => kind(key.from) === 'reference' && kind(key.to) === 'tenant')
  return [
    finding(
      'citus.foreign-keys',
      within.filter((key) => key.columns[0] !== TENANT || key.targets[0] !== TENANT).map(say),
      {
        good: 'Every foreign key between tenant tables begins with the tenant.',
        bad: 'Foreign keys between tenant tables that do not begin with the tenant',
      },
    ),
    finding('citus.reference', outward.map(say), {
      good: 'No reference table points to a tenant table.',
      bad: 'Reference tables that point to a tenant table',
    }),
    finding('citus.set-null', within.filter((key) => key.clears && key.columns.length > 1).map(say), {
      good: 'No composite foreign key clears its columns on delete.',
      bad: 'Composite foreign keys with ON DELETE SET NULL or SET DEFAULT',
    }),
  ]
}

/** Rule 4: sequences only as bigint. */
async function sequences(db: pg.ClientBase): Promise<Check> {
  const found = await db.query<{ name: string }>(
    `select seqrelid::regclass::text as name from pg_sequence where seqtypid <> 'int8'::regtype order by 1`,
  )
  return finding('citus.sequences', namesIn(found), {
    good: 'Every sequence is bigint.',
    bad: 'Sequences that are not bigint',
  })
}

const namesIn = (result: pg.QueryResult<{ name: string }>): readonly string[] => result.rows.map((row) => row.name)

/** Rule 5, as far as it shows: no triggers of our own. */
async function triggers(db: pg.ClientBase, conventions: CitusConventions): Promise<Check> {
  const found = await db.query<{ name: string }>(
    `select c.relname || '.' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and t.tgparentid = 0 order by 1`,
  )
  return finding(
    'citus.triggers',
    namesIn(found).filter((name) => !conventions.triggers.includes(name)),
    { good: 'Nothing is written by triggers.', bad: 'Triggers' },
  )
}

/** Rule 6: every tenant table is behind a policy that fails closed. */
async function rowSecurity(
  db: pg.ClientBase,
  names: ReadonlyMap<number, Placed>,
  tenants: readonly number[],
): Promise<Check> {
  const found = await db.query<{ oid: number; on: boolean; policies: string[] }>(
    `select c.oid::int8 as oid, c.relrowsecurity as on,
            coalesce((select array_agg(pg_get_expr(p.polqual, p.polrelid)) from pg_policy p
                       where p.polrelid = c.oid and p.polqual is not null), '{}') as policies
       from pg_class c where c.oid = any($1::oid[]) order by c.relname`,
    [tenants],
  )
  const closed = /nullif\(current_setting\('app\.tenant'(::text)?, true\), ''(::text)?\)/i
  const open = found.rows.flatMap((row) => {
    if (!row.on) return [`${nameOf(names, row.oid)} (row security is off)`]
    const loose = row.policies.length === 0 || row.policies.some((text) => !closed.test(text))
    return loose ? [`${nameOf(names, row.oid)} (the policy is missing or does not fail closed)`] : []
  })
  return finding('citus.row-security', open, {
    good: 'Every tenant table shows only the rows of the tenant of the transaction.',
    bad: 'Tenant tables that are open to all tenants',
  })
}

/** Rule 8: the key of a partitioned table contains what it is partitioned by. */
async function partitionKeys(db: pg.ClientBase, tenants: readonly number[]): Promise<Check> {
  const found = await db.query<{ name: string }>(
    `select p.partrelid::regclass::text as name from pg_partitioned_table p
      where p.partrelid = any($1::oid[])
        and not exists (select 1 from pg_index i where i.indrelid = p.partrelid and i.indisprimary
                         and p.partattrs::int2[] <@ i.indkey::int2[])
      order by 1`,
    [tenants],
  )
  return finding('citus.partitions', namesIn(found), {
    good: 'The primary key of every partitioned table contains its time.',
    bad: 'Partitioned tables whose primary key lacks what they are partitioned by',
  })
}

/** Rule 9: the helper is there; on Citus, every table is where the list says. */
async function helper(db: pg.ClientBase): Promise<Check> {
  const found = await db.query("select 1 from pg_proc where proname = 'kheo_distribute'")
  return finding('citus.helper', found.rowCount === 0 ? ['kheo_distribute'] : [], {
    good: 'Migrations distribute their tables through one helper.',
    bad: 'The helper of the migrations is missing',
  })
}
