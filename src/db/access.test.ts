import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../test/support/app.ts'
import { asCommand, openProgramme, register, within } from '../../test/support/registry.ts'
import { inTenant } from './database.ts'

let t: TestApp
let otherId: number
let app: pg.Pool
let site: pg.Pool
let tables: string[]

beforeAll(async () => {
  t = await testApp()
  const place = await openProgramme(t.app, t.actor, 'Long An', [2021, 2025])
  await asCommand(t.app, t.actor, (c) => register(c, place, { name: 'Hàng rào xanh', year: 2023 }))
  otherId = (await testTenant(t.app, 'hai')).tenantId
  app = t.test.poolAs({ role: 'kheo_app' })
  site = t.test.poolAs({ role: 'kheo_public' })
  const found = await t.test.pool.query<{ relname: string }>(
    `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and c.relname not in ('membership', 'auth_link', 'auth_session') order by 1`,
  )
  tables = found.rows.map((r) => r.relname)
})
afterAll(() => t.close())

/** Tables of how people get in: shared, and nothing of them is public. */
const AUTH = ['user', 'credential', 'session', 'verification', 'second_step', 'passkey', 'link', 'attempt'].map(
  (name) => `auth_${name}`,
)

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

/** Rows of a table that a connection of the application sees with this setting; undefined: never set. */
async function seen(table: string, tenant: string | undefined): Promise<number> {
  const client = await app.connect()
  try {
    await client.query('begin')
    if (tenant !== undefined) await client.query(`set local app.tenant = '${tenant}'`)
    return (await client.query(`select count(*)::int as n from ${table}`)).rows[0].n
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('there are tables to guard, with rows in them', async () => {
  expect(tables.length).toBeGreaterThan(30)
  for (const table of ['command_log', 'event', 'chain_head', 'model', 'participation']) {
    expect(tables).toContain(table)
    expect(await seen(table, String(t.tenantId))).toBeGreaterThan(0)
  }
})

describe('the application sees one tenant', () => {
  test('without a tenant no row of any table, and none after the transaction that named one', async () => {
    for (const table of tables) {
      expect([table, await seen(table, undefined)]).toEqual([table, 0])
      expect([table, await seen(table, '')]).toEqual([table, 0])
    }
    await within(t.app, t.tenantId, (tx) => tx.selectFrom('model').select('id').execute())
    expect(await t.app.db.app.selectFrom('model').select('id').execute()).toEqual([])
  })

  test('as another tenant, only that one’s rows', async () => {
    for (const table of tables) {
      const mine = await inTenant(t.app.db.app, otherId, (tx) =>
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where tenant_id <> ${otherId}`.execute(
          tx,
        ),
      )
      expect([table, mine.rows[0]?.n]).toEqual([table, 0])
    }
    expect(await seen('model', String(otherId))).toBe(0)
  })

  test('a row for another tenant is refused, and a row cannot be moved to one', async () => {
    const field = (tx: Parameters<Parameters<typeof inTenant>[2]>[0], tenant_id: number) =>
      tx
        .insertInto('stat_delta')
        .values({
          tenant_id,
          id: t.app.newId(),
          what: 'model',
          year: 0,
          province_id: t.app.newId(),
          field_code: '',
          n: 1,
          implemented: 0,
          recognised: 0,
        })
        .execute()
    expect(await refusal(within(t.app, t.tenantId, (tx) => field(tx, otherId)))).toBe('42501')
    expect(await refusal(field(t.app.db.app as never, t.tenantId))).toBe('42501')
    const move = (table: 'stat_cell' | 'movement') =>
      refusal(within(t.app, t.tenantId, (tx) => tx.updateTable(table).set({ tenant_id: otherId }).execute()))
    expect([await move('stat_cell'), await move('movement')]).toEqual(['done', '42501'])
  })

  test.each(['0', '-1', '1; drop table model', '1.5'])('a tenant that is none (%s) opens nothing', async (tenant) => {
    await expect(inTenant(t.app.db.app, Number(tenant), async () => 'in')).rejects.toMatchObject({
      problem: { code: 'not-found' },
    })
  })
})

/** What is no record: statistics, ballots before the count, files on their way in. */
const MAY_GO = ['stat_delta', 'stat_cell', 'open_ballot', 'evidence_upload']

test('the journal is only added to: nothing of it can be changed, removed or emptied', async () => {
  const places = await t.test.pool.query<{ relname: string }>(
    `select relname from pg_class where relname ~ '^event_(before|from|[0-9])' and relkind = 'r'`,
  )
  expect(places.rows.length).toBeGreaterThan(3)
  for (const table of ['command_log', 'event', ...places.rows.map((r) => r.relname)]) {
    for (const statement of [`update ${table} set seq = 1`, `delete from ${table}`, `truncate ${table}`]) {
      for (const pool of [app, site])
        expect([statement, await refusal(pool.query(statement))]).toEqual([statement, '42501'])
    }
  }
  expect(await refusal(app.query('delete from chain_head'))).toBe('42501')
  for (const table of tables.filter((name) => !MAY_GO.includes(name))) {
    expect([table, await refusal(app.query(`delete from ${table}`))]).toEqual([table, '42501'])
  }
})

test('the public site reads no table of a tenant, no account, and writes nothing', async () => {
  for (const table of [...tables, 'account', 'membership', ...AUTH, 'stat_pending']) {
    expect([table, await refusal(site.query(`select * from ${table} limit 1`))]).toEqual([table, '42501'])
  }
  const views = await t.test.pool.query<{ viewname: string }>(
    `select viewname from pg_views where viewname like 'public\\_%'`,
  )
  expect(views.rows.length).toBeGreaterThan(20)
  for (const { viewname } of views.rows) {
    expect([viewname, await refusal(site.query(`select * from ${viewname} limit 1`))]).toEqual([viewname, 'done'])
    expect(await refusal(site.query(`delete from ${viewname}`))).not.toBe('done')
  }
})
