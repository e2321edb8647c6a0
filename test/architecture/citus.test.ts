import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCitus } from '../../src/db/engine/citus.ts'
import { type TestDatabase, testDatabase } from '../support/db.ts'
import { filesUnder, program, read, type Source, source, textOf, walk } from './lib/source.ts'

/**
 * The ten rules that keep the schema ready for Citus, as far as they can be proved without it. What the catalogue shows
 * is asked of the migrated database; each statement breaks its rule in a transaction that is taken back.
 */
const BROKEN: readonly (readonly [rule: string, check: string, statement: string])[] = [
  ['1: the tenant first in every key', 'citus.tenant-first', 'alter table quota add constraint planted unique (id)'],
  ['1: and in every exclusion', 'citus.tenant-first', 'alter table quota add exclude using btree (id with =)'],
  [
    '1: and in foreign keys',
    'citus.foreign-keys',
    `create table planted (tenant_id int not null, a uuid, primary key (tenant_id, a), unique (tenant_id, a));
     create table planted_to (a uuid not null, tenant_id int not null, primary key (tenant_id, a), unique (a, tenant_id));
     alter table planted add foreign key (a, tenant_id) references planted_to (a, tenant_id)`,
  ],
  ['1: a tenant table has a primary key', 'citus.tenant-first', 'create table planted (tenant_id int not null)'],
  ['2: one type of the tenant', 'citus.tenant-type', 'create table planted (tenant_id bigint primary key)'],
  ['2: never null', 'citus.tenant-type', 'create table planted (tenant_id int)'],
  [
    '3: no shared table points to a tenant’s',
    'citus.reference',
    'alter table unit add column t int, add column q uuid, add foreign key (t, q) references quota (tenant_id, id)',
  ],
  ['4: sequences are bigint', 'citus.sequences', 'create table planted (id serial primary key)'],
  [
    '5: no triggers',
    'citus.triggers',
    `create function planted() returns trigger language plpgsql as 'begin return new; end';
     create trigger planted before insert on quota for each row execute function planted()`,
  ],
  ['6: row security is on', 'citus.row-security', 'alter table quota disable row level security'],
  [
    '6: and fails closed',
    'citus.row-security',
    `create policy planted on quota using (tenant_id = current_setting('app.tenant')::int)`,
  ],
  [
    '8: partitions by what the key contains',
    'citus.partitions',
    'create table planted (tenant_id int not null, at date not null, id uuid, primary key (tenant_id, id, at)) partition by range (at)',
  ],
  ['9: one helper distributes', 'citus.helper', 'drop function kheo_distribute'],
  [
    '10: no composite key is cleared on delete',
    'citus.set-null',
    `alter table recommendation add column q uuid,
       add foreign key (tenant_id, q) references quota (tenant_id, id) on delete set null`,
  ],
]

let db: TestDatabase
let client: pg.PoolClient
beforeAll(async () => {
  db = await testDatabase()
  client = await db.pool.connect()
})
afterAll(async () => {
  client.release()
  await db.close()
})

const severities = async (): Promise<ReadonlyMap<string, string>> =>
  new Map((await checkCitus(client)).checks.map((check) => [check.id, check.severity]))

describe('the rules of Citus', () => {
  it('hold on the migrated database', async () => {
    const found = await severities()
    expect([...found].filter(([, severity]) => severity !== 'ok')).toEqual([])
    expect([...found.keys()].sort()).toEqual([...new Set(BROKEN.map(([, check]) => check))].sort())
  })

  it.each(BROKEN.filter(([rule]) => !rule.startsWith('8')))('%s', async (_rule, check, statement) => {
    await client.query('begin')
    try {
      await client.query(statement)
      expect((await severities()).get(check)).toBe('error')
    } finally {
      await client.query('rollback')
    }
    expect((await severities()).get(check)).toBe('ok')
  })

  it('8: events are partitioned by their time, and a key without the time is refused by PostgreSQL itself', async () => {
    const found = await client.query("select 1 from pg_partitioned_table where partrelid = 'event'::regclass")
    expect(found.rowCount).toBe(1)
    const wrong = 'create table planted (tenant_id int, at date, primary key (tenant_id)) partition by range (at)'
    await expect(client.query(wrong)).rejects.toMatchObject({ code: '0A000' })
    // Without any key PostgreSQL allows it, and the check does not.
    await client.query('begin')
    await client.query('create table planted (tenant_id int not null, at date) partition by range (at)')
    expect((await severities()).get('citus.partitions')).toBe('error')
    await client.query('rollback')
  })

  it('4: ids come from the application: no column makes its own', async () => {
    const own = `select 1 from pg_attrdef d join pg_class c on c.oid = d.adrelid
      where c.relnamespace = 'public'::regnamespace and pg_get_expr(d.adbin, d.adrelid) ~ 'uuid|nextval|now\\(|random'
        and c.relname <> 'schema_migration'`
    expect((await client.query(own)).rowCount).toBe(0)
    await client.query('begin')
    await client.query('alter table quota alter column id set default gen_random_uuid()')
    expect((await client.query(own)).rowCount).toBe(1)
    await client.query('rollback')
  })

  it('7: the chain has one head a tenant', async () => {
    const head = `insert into chain_head values (1, 0, ''), (1, 1, '')`
    await expect(client.query(head)).rejects.toMatchObject({ code: '23505' })
  })

  it('9: every table that a migration makes is placed', () => {
    const texts = filesUnder('src/db/migrations', /\.sql$/).map(read)
    expect(unplaced(texts)).toEqual([])
    expect(
      unplaced(["create table a (x int);\nselect kheo_distribute('tenant', 'a');\ncreate table b (x int);"]),
    ).toEqual(['b'])
  })

  it('6 and 10: queries set the tenant as a literal of the transaction, and keep off what cannot cross tenants', () => {
    const files = program().filter((file) => file.path.startsWith('src/db/') && !file.path.startsWith('src/db/engine/'))
    expect(files.flatMap(statementFindings)).toEqual([])
    const planted = source(
      'src/db/x.ts',
      "const a = sql`select set_config('app.tenant', '1', true)`\nconst b = `group by rollup (a)`",
    )
    expect(statementFindings(planted)).toHaveLength(2)
  })
})

/** Tables of migrations that no call of the helper names; a list of names in a loop counts. Partitions go along. */
function unplaced(texts: readonly string[]): readonly string[] {
  const all = texts.join('\n')
  const made = [...all.matchAll(/^create table (\w+) (?!partition of)/gm)].map((hit) => hit[1] ?? '')
  const calls = [...all.matchAll(/(?:kheo_distribute\('\w+', |kheo_tenant_table\()'(\w+)'/g)].map((hit) => hit[1])
  const loops = [...all.matchAll(/foreach name in array array\[([^\]]*)\][^;]*kheo_distribute/g)].flatMap((hit) =>
    [...(hit[1] ?? '').matchAll(/'(\w+)'/g)].map((name) => name[1]),
  )
  return made.filter((name) => ![...calls, ...loops].includes(name))
}

const FORBIDDEN = /set_config\(|grouping sets|\brollup\b|\bcube\b|with recursive/i

/** Statements of a file that Citus cannot run over tenants, or would not pass on. */
function statementFindings(file: Source): readonly string[] {
  return [...walk(file.tree)].flatMap(([node]) => {
    const text =
      node.type === 'Literal'
        ? textOf(node, 'value')
        : node.type === 'TemplateElement'
          ? file.text.slice(node.start, node.end)
          : ''
    const hit = FORBIDDEN.exec(text ?? '')
    return hit === null ? [] : [`${file.path}: ${hit[0]}`]
  })
}
