import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/db.ts'
import { type Check, checkKey } from './check.ts'
import { type DoctorOptions, doctor } from './doctor.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))

let db: TestDatabase
let broken: TestDatabase

const find = async (target: TestDatabase, id: string, options: DoctorOptions = {}): Promise<Check> => {
  const report = await doctor(target.pool, { citus: true, ...options })
  const check = [...report.checks, ...(report.citus?.checks ?? [])].find((one) => one.id === id)
  if (!check) throw new Error(`no check ${id}`)
  return check
}

beforeAll(async () => {
  db = await testDatabase()
  broken = await testDatabase({ empty: true })
  await broken.pool.query(`
    create table command_log (tenant_id int, seq bigint);
    create table event (tenant_id int, at date) partition by range (at);
    create table event_a partition of event default;
    grant all on event, command_log to kheo_app;
    create table ref (id int primary key, tenant text);
    create table good (tenant_id bigint not null, id uuid, n int, primary key (tenant_id, id), unique (tenant_id, n));
    alter table good enable row level security;
    create policy p on good using (tenant_id = nullif(current_setting('app.tenant', true), '')::bigint);
    create table bad (tenant_id int, id serial primary key, other uuid, span daterange, g bigint,
      unique (id, tenant_id),
      exclude using gist (span with &&),
      foreign key (g, other) references good (tenant_id, id) on delete set null);
    alter table bad enable row level security;
    create policy p on bad using (tenant_id = current_setting('app.tenant')::int);
    alter table ref add column t bigint, add column u uuid, add foreign key (t, u) references good (tenant_id, id);
    create function noop() returns trigger language plpgsql as 'begin return new; end';
    create trigger loud before insert on good for each row execute function noop();
    grant select on good to kheo_public;
    grant insert on ref to kheo_public`)
})

afterAll(async () => {
  await db.close()
  await broken.close()
})

describe('the doctor', () => {
  it('finds our own schema healthy, by the rules of Citus too', async () => {
    const report = await doctor(db.pool, { migrations: MIGRATIONS, dataDir: tmpdir(), citus: true })
    const ill = [...report.checks, ...(report.citus?.checks ?? [])].filter((one) => one.severity === 'error')
    // The shared test server runs without durability on purpose; the engine's own test looks at the real settings.
    expect(ill.filter((one) => one.id !== 'durability' && one.id !== 'disk')).toEqual([])
    expect(new Set(report.checks.map(checkKey)).size).toBe(report.checks.length)
    for (const check of report.checks) expect(check.text).not.toBe('')
  })

  it('lists every table once, shared ones first, each tenant table along with the first', async () => {
    const report = await doctor(db.pool, { citus: true })
    const list = report.citus?.distribution ?? []
    const kinds = list.map((one) => one.kind)
    expect(kinds).toEqual([...kinds].sort((a, b) => order(a) - order(b)))
    const tenant = list.filter((one) => one.kind === 'tenant')
    expect(new Set(tenant.slice(1).map((one) => one.along))).toEqual(new Set([tenant[0]?.table]))
    expect(list.find((one) => one.table === 'public.schema_migration')?.kind).toBe('local')
    expect(list.find((one) => one.table === 'public.unit')?.kind).toBe('reference')
    const tables = await db.pool.query(
      "select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition",
    )
    expect(list).toHaveLength(tables.rowCount ?? -1)
    const at = (name: string): number => list.findIndex((one) => one.table === `public.${name}`)
    expect(at('unit')).toBeLessThan(at('unit_edge'))
    expect(at('movement')).toBeLessThan(at('period'))
  })

  it.each([
    ['append-only', ['event: update', 'event: delete', 'event: truncate', 'command_log: update']],
    ['public-role', ['good', 'ref']],
    ['citus.tenant-first', ['bad_pkey', 'bad_id_tenant_id_key', 'bad_span_excl', 'public.event (no primary key)']],
    ['citus.tenant-type', ['bad (integer, may be null)']],
    ['citus.foreign-keys', ['public.bad.bad_g_other_fkey -> public.good']],
    ['citus.reference', ['public.ref.ref_t_u_fkey -> public.good']],
    ['citus.set-null', ['public.bad.bad_g_other_fkey -> public.good']],
    ['citus.sequences', ['bad_id_seq']],
    ['citus.triggers', ['good.loud']],
    ['citus.row-security', ['public.bad (the policy', 'public.event (row security is off)']],
    ['citus.partitions', ['event']],
    ['citus.helper', ['kheo_distribute']],
  ])('%s is found', async (id, parts) => {
    const check = await find(broken, id)
    expect(check.severity).toBe('error')
    const found = check.facts.found as readonly string[]
    for (const part of parts)
      expect(
        found.some((one) => one.includes(part)),
        `${part} in ${found.join()}`,
      ).toBe(true)
    expect(found.filter((one) => /public\.good \(|good_pkey|good_tenant_id_n_key|event_a: /.test(one))).toEqual([])
  })

  it('touches nothing when it tries', async () => {
    await broken.pool.query('insert into command_log values (1, 1)')
    await find(broken, 'append-only')
    expect((await broken.pool.query('select count(*) as n from command_log')).rows).toEqual([{ n: 1 }])
  })

  it('takes a lock that is held, or a missing table, for no proof', async () => {
    expect((await find(db, 'append-only', { appendOnly: ['nowhere'] })).facts.found).toEqual(['nowhere is missing'])
  })

  it('compares the migrations', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kheo-doctor-'))
    writeFileSync(join(folder, '0001-one.sql'), 'select 1')
    expect(await find(broken, 'migrations', { migrations: folder })).toMatchObject({
      severity: 'warning',
      facts: { applied: 0, pending: ['0001-one.sql'] },
    })
    expect(await find(db, 'migrations', { migrations: folder })).toMatchObject({
      severity: 'error',
      facts: { reason: 'unknown' },
    })
    rmSync(folder, { recursive: true })
  })

  it('misses an extension, and tells room and clock in numbers', async () => {
    expect(await find(broken, 'extensions', { extensions: ['pg_trgm'] })).toMatchObject({
      severity: 'error',
      facts: { missing: ['pg_trgm'] },
    })
    expect((await find(db, 'disk', { dataDir: tmpdir() })).facts.freeMiB).toBeGreaterThan(0)
    expect((await find(db, 'clock')).facts.skewMs).toBeLessThan(60_000)
  })
})

const order = (kind: string): number => ['reference', 'tenant', 'local'].indexOf(kind)
