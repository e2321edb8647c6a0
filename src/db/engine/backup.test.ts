import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/db.ts'
import { problemOf } from '../../../test/support/engine-folder.ts'
import { type BackupProgress, backup } from './backup.ts'
import { migrate } from './migrate.ts'
import { inspectBackup, type RestoreTarget, restore } from './restore.ts'

/** Everything that is easy to get wrong: circles, self-references, partitions, generated and odd columns, names. */
const SCHEMA = `
create type colour as enum ('đỏ', 'vàng');
create schema other;
create table zebra (id int primary key, parent int references zebra, code text collate "C" unique);
create table apple (
  tenant_id bigint not null, id uuid not null, zebra_id int not null references zebra,
  amount numeric, at timestamptz, day date, span daterange, body jsonb, raw bytea, tags text[], grid int[][],
  hue colour, f4 real, f8 double precision, ok boolean, took interval, clock time, doc xml, ip inet,
  folded text generated always as (lower(coalesce(body->>'name', ''))) stored,
  primary key (tenant_id, id)
);
create table egg (id int primary key, hen int);
create table hen (id int primary key, egg int not null references egg);
alter table egg add constraint egg_hen foreign key (hen) references hen;
create table event (
  tenant_id bigint not null, id bigint generated always as identity, year int not null, note text,
  primary key (tenant_id, year, id)
) partition by range (year);
create table event_2025 partition of event for values from (2025) to (2026);
create table other."Tên lạ ""x""" ("Cột ""y""" int primary key, "order" text);
create table keyless (a int, b text);
create table hollow ();
create sequence jumps as bigint start 1000;
create materialized view totals as select year, count(*) as n from event group by year;
insert into zebra values (99, null, 'from the migration');
`

let folder: string
let migrations: string
let source: TestDatabase
const opened: TestDatabase[] = []

const database = async (): Promise<TestDatabase> => {
  const db = await testDatabase({ empty: true })
  opened.push(db)
  return db
}

async function fill(db: TestDatabase): Promise<void> {
  await db.pool.query(`
    insert into zebra values (5, 7, 'b'), (7, null, 'B'), (6, 5, 'á'), (8, 8, null);
    insert into apple values
      (1, '018f4e2a-0000-7000-8000-000000000001', 5, 12345678901234567890.1234567890, '2026-03-01 01:02:03.123456+07',
       '2025-07-01', '[2025-01-01,2025-07-01)', '{"name": "Đường\\n\\"quê\\"", "n": 1.10, "deep": [null, {}]}',
       '\\x00ff5c0a2e', array['một', 'hai, ba', null, '', 'NULL', E'\\\\.', E'tab\\tnew\\nline'], '{{1,2},{3,null}}',
       'vàng', 0.1, 0.1, true, '1 year 2 days 03:04:05.6', '23:59:59.999999', '<a>1</a>', '10.0.0.1/8'),
      (1, '018f4e2a-0000-7000-8000-000000000002', 7, 'NaN', 'infinity', '-infinity', 'empty', 'null', '', '{}', null,
       null, 'NaN', '-Infinity', false, null, null, null, null),
      (2, '018f4e2a-0000-7000-8000-000000000003', 8, -0.00, '0044-03-15 12:00:00 BC', '0001-01-01', '(,)', '"\\u00e9"',
       null, null, null, null, 3.4028235e38, 5e-324, null, null, null, null, null);
    insert into egg values (1, null), (2, null); insert into hen values (1, 1), (2, 2);
    update egg set hen = id;
    insert into event (tenant_id, year, note) select 1, 2025, E'\\\\N' || g from generate_series(1, 5) g;
    create table event_2026 partition of event for values from (2026) to (2027);
    create table event_rest partition of event default;
    insert into event (tenant_id, year, note) values (1, 2026, E'\\\\.'), (1, 1999, 'cũ');
    insert into other."Tên lạ ""x""" values (1, E'\\r\\n'), (2, '\u{1F600}');
    insert into keyless values (1, 'x'), (1, 'x'), (null, null);
    insert into hollow default values; insert into hollow default values;
    select nextval('jumps'), nextval('jumps');
    refresh materialized view totals`)
}

/** Everything that a reader could see, as text. */
async function contents(db: TestDatabase): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {}
  const tables = ['zebra', 'apple', 'egg', 'hen', 'event', 'event_2026', 'event_rest', 'keyless', 'hollow', 'totals']
  for (const table of [...tables, 'other."Tên lạ ""x"""', 'schema_migration']) {
    seen[table] = (await db.pool.query(`select t::text as row from ${table} t order by 1`)).rows
  }
  const sequences = `select last_value, is_called from jumps union all select last_value, is_called from event_id_seq`
  seen.sequences = (await db.pool.query(sequences)).rows
  seen.keys = (
    await db.pool.query(`select conname, condeferrable, condeferred, convalidated from pg_constraint
      where contype = 'f' order by 1`)
  ).rows
  return seen
}

const restoreInto = (db: TestDatabase, file: string, more: Partial<RestoreTarget> = {}) =>
  restore(file, { pool: db.pool, dataDir: null, migrations, ...more })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kheo-backup-'))
  migrations = join(folder, 'migrations')
  mkdirSync(migrations)
  writeFileSync(join(migrations, '0001-all.sql'), SCHEMA)
  source = await testDatabase({ empty: true })
  await migrate(source.pool, migrations)
  await fill(source)
})

afterAll(async () => {
  await source.close()
  rmSync(folder, { recursive: true, force: true })
})

afterEach(async () => {
  for (const db of opened.splice(0)) await db.close()
})

describe('backup and restore', () => {
  it('bring back an identical copy, in whatever the calendar of the sessions', async () => {
    const file = join(folder, 'all.kheo')
    const progress: BackupProgress[] = []
    const made = await backup(source.pool, null, file, { onProgress: (one) => progress.push(one) })
    expect(made.tables.find((table) => table.name === 'public.event')?.rows).toBe(7)
    expect(progress.at(-1)?.total).toBe(made.tables.length)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(made.size).toBe(statSync(file).size)
    const copy = await database()
    const back = await restoreInto(copy, file)
    expect(back.tables).toEqual(made.tables)
    expect(await contents(copy)).toEqual(await contents(source))
    const again = join(folder, 'again.kheo')
    expect((await backup(copy.pool, null, again)).tables).toEqual(made.tables)
    expect((await migrate(copy.pool, migrations)).length).toBe(0)
    await copy.pool.query(`insert into event (tenant_id, year) values (1, 2025)`)
  })

  it('show one moment although a writer runs', async () => {
    const live = await database()
    await live.pool.query(`create table account (id int primary key, amount int);
      insert into account select g, 100 from generate_series(1, 200) g;
      create table bulk (id int primary key, t text); insert into bulk select g, repeat('x', 100) from generate_series(1, 30000) g;
      create table counter (n int); insert into counter values (0);
      create table transfer (id int generated always as identity primary key, moved int)`)
    let writing = true
    let written = 0
    const write = async (): Promise<void> => {
      while (writing) {
        const [from, to] = [1 + (written % 200), 1 + ((written * 7 + 3) % 200)]
        await live.pool.query(`with t as (insert into transfer (moved) values (1)), c as (update counter set n = n + 1)
          update account set amount = amount + case when id = ${from} then -1 else 1 end
           where id in (${from}, ${to}) and ${from} <> ${to}`)
        written += 1
      }
    }
    const writers = [write(), write()]
    const empty = join(folder, 'none')
    mkdirSync(empty, { recursive: true })
    for (let round = 0; round < 5; round++) {
      const before = written
      const file = join(folder, `live-${round}.kheo`)
      const made = await backup(live.pool, null, file)
      expect(written).toBeGreaterThan(before)
      const rows = rowsOf(file, 'table:public.account').map((line) => Number(line.split('\t')[1]))
      expect(rows.reduce((sum, amount) => sum + amount, 0)).toBe(20_000)
      const transfers = rowsOf(file, 'table:public.transfer')
      expect(rowsOf(file, 'table:public.counter')).toEqual([String(transfers.length)])
      expect(transfers).toHaveLength(made.tables.find((table) => table.name === 'public.transfer')?.rows ?? -1)
    }
    writing = false
    await Promise.all(writers)
  })

  it('take the kept files along, and nothing that is half-written', async () => {
    const from = join(folder, 'data-from')
    mkdirSync(join(from, 'files', 'ab'), { recursive: true })
    const big = Buffer.alloc(300_000, 'ảnh\n')
    writeFileSync(join(from, 'files', 'ab', 'ảnh 1.jpg'), big)
    writeFileSync(join(from, 'files', 'empty'), '')
    writeFileSync(join(from, 'files', '.tmp-upload'), 'half')
    const file = join(folder, 'files.kheo')
    const made = await backup(source.pool, from, file)
    expect(made.files.map((one) => one.name)).toEqual(['ab/ảnh 1.jpg', 'empty'])
    const to = join(folder, 'data-to')
    await restoreInto(await database(), file, { dataDir: to })
    expect(readFileSync(join(to, 'files', 'ab', 'ảnh 1.jpg')).equals(big)).toBe(true)
    expect(readdirSync(to)).toEqual(['files'])
    expect(readdirSync(join(to, 'files')).sort()).toEqual(['ab', 'empty'])
    expect(await problemOf(restoreInto(await database(), file, { dataDir: to }))).toMatchObject({
      code: 'restore.not-empty',
      details: {},
    })
    await restoreInto(await database(), file, { dataDir: to, replace: true })
    expect(readdirSync(to)).toHaveLength(2)
  })
})

/** The lines of one entry, read without our reader. */
function rowsOf(file: string, of: string): string[] {
  let rest = gunzipSync(readFileSync(file))
  let text = ''
  while (rest.length > 0) {
    const end = rest.indexOf(10)
    const frame = JSON.parse(rest.subarray(0, end).toString()) as { kind: string; of?: string; bytes?: number }
    const bytes = frame.kind === 'data' ? (frame.bytes ?? 0) : 0
    if (frame.kind === 'data' && frame.of === of) text += rest.subarray(end + 1, end + 1 + bytes).toString()
    rest = rest.subarray(end + 1 + bytes)
  }
  return text.split('\n').slice(0, -1)
}

describe('a restore refuses', () => {
  let good: Buffer
  let file: string
  let target: TestDatabase

  beforeAll(async () => {
    file = join(folder, 'good.kheo')
    await backup(source.pool, null, file)
    good = readFileSync(file)
  })

  beforeEach(async () => {
    target = await database()
    file = join(folder, 'bad.kheo')
  })

  /** Refused with this reason, and the database is as empty as before. */
  const refused = async (bytes: Buffer, reason: RegExp): Promise<void> => {
    writeFileSync(file, bytes)
    const found = await problemOf(restoreInto(target, file))
    expect(found.code).toBe('backup.invalid')
    expect(found.details.reason).toMatch(reason)
    const left = await target.pool.query("select 1 from pg_class where relnamespace = 'public'::regnamespace")
    expect(left.rowCount).toBe(0)
  }

  it('a foreign file', async () => {
    await refused(Buffer.from('not a backup'), /foreign/)
    await refused(gzipSync('not a backup\n'), /foreign/)
    await refused(gzipSync('{"kind":"head","format":"other"}\n'), /foreign/)
    await refused(gzipSync(''), /foreign/)
    await refused(Buffer.alloc(0), /foreign|damaged/)
    await refused(gzipSync('{"kind":"head","format":"kheo-backup","version":2}\n'), /version/)
  })

  it('a file that was cut off anywhere', async () => {
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      await refused(good.subarray(0, Math.floor(good.length * part)), /damaged|foreign/)
    }
  })

  it('a file with one byte changed anywhere in its content', async () => {
    const plain = gunzipSync(good)
    for (let at = 3; at < plain.length; at += Math.floor(plain.length / 23)) {
      const changed = Buffer.from(plain)
      changed[at] = (changed[at] ?? 0) ^ 1
      await refused(gzipSync(changed), /damaged|foreign|version/)
    }
  })

  it('a file with a piece left out, and one with something added', async () => {
    const plain = gunzipSync(good).toString('latin1')
    const [head = '', ...lines] = plain.split('\n')
    await refused(gzipSync(Buffer.from(`${head}\n${lines.slice(5).join('\n')}`, 'latin1')), /damaged|foreign/)
    await refused(gzipSync(Buffer.from(`${plain}{"kind":"sequences","sequences":[]}\n`, 'latin1')), /damaged/)
    await refused(gzipSync(Buffer.from(plain.slice(0, plain.lastIndexOf('{"kind":"done"')), 'latin1')), /damaged/)
  })

  it('a file that is not there', async () => {
    expect(await problemOf(inspectBackup(join(folder, 'nowhere.kheo')))).toMatchObject({ code: 'file.unreadable' })
  })

  it('a database that is not empty, unless told to replace it; then old tables are gone', async () => {
    writeFileSync(file, good)
    await target.pool.query('create table precious (id int); insert into precious values (1)')
    expect(await problemOf(restoreInto(target, file))).toMatchObject({
      code: 'restore.not-empty',
      details: { tables: 1 },
    })
    expect((await target.pool.query('select id from precious')).rows).toEqual([{ id: 1 }])
    await restoreInto(target, file, { replace: true })
    expect(await contents(target)).toEqual(await contents(source))
    await restoreInto(target, file, { replace: true })
    expect((await target.pool.query("select to_regclass('precious') as gone")).rows).toEqual([{ gone: null }])
  })

  it('migrations that this Khéo does not know, and applies only those of the backup', async () => {
    writeFileSync(file, good)
    const changed = join(folder, 'changed')
    mkdirSync(changed, { recursive: true })
    writeFileSync(join(changed, '0001-all.sql'), `${SCHEMA} -- changed`)
    expect(await problemOf(restoreInto(target, file, { migrations: changed }))).toMatchObject({
      code: 'migration.changed',
    })
    writeFileSync(join(changed, '0001-all.sql'), SCHEMA)
    writeFileSync(join(changed, '0002-later.sql'), 'create table later (id int)')
    await restoreInto(target, file, { migrations: changed })
    expect(await migrate(target.pool, changed)).toEqual(['0002-later.sql'])
  })
})

describe('a backup that fails', () => {
  it('leaves no file behind, nor harms one that is there', async () => {
    const file = join(folder, 'kept.kheo')
    writeFileSync(file, 'yesterday')
    const broken = await database()
    await broken.pool.query(`create table good as select g from generate_series(1, 200000) g;
      create function fail(int) returns int language plpgsql immutable as $$ begin return 1 / ($1 - 1); end $$;
      create table bad (id int primary key); insert into bad values (1)`)
    await broken.pool.query('alter table bad rename to zz')
    const gone = backup(broken.pool, null, file, {
      onProgress: ({ name }) => {
        if (name === 'public.zz') throw new Error('stop here')
      },
    })
    expect(await problemOf(gone)).toMatchObject({ code: 'engine.failed', details: { reason: 'backup' } })
    expect(readFileSync(file, 'utf8')).toBe('yesterday')
    expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([])
  })
})
