import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../test/support/app.ts'
import { asCommand, type OpenedProgramme, openProgramme, register } from '../../test/support/registry.ts'
import { verifyAll } from './verify.ts'

let t: TestApp
let place: OpenedProgramme
let otherId: number
/** The last entry of the tenant: the six that are written here end with it, each of a model and a change of it. */
let last: number

beforeAll(async () => {
  t = await testApp()
  place = await openProgramme(t.app, t.actor, 'Long An', [2021, 2025])
  otherId = (await testTenant(t.app, 'hai')).tenantId
  for (const name of ['Một', 'Hai', 'Ba']) {
    const made = await asCommand(t.app, t.actor, (c) => register(c, place, { name, year: 2023 }))
    await asCommand(t.app, t.actor, ({ write }) => write.update('participation', made, { status: 'recognised' }))
  }
  last = (await verdict(t.tenantId))?.entries ?? 0
})
afterAll(() => t.close())

const verdict = async (tenantId: number) => (await verifyAll(t.app)).find((v) => v.tenantId === tenantId)

/** Runs SQL as the owner, behind the journal's back, looks, and puts everything back. */
async function planting(sql: string, values: unknown[], look: () => Promise<void>): Promise<void> {
  const tables = ['command_log', 'event', 'chain_head', 'participation', 'model']
  const owner = t.test.pool
  for (const table of tables) await owner.query(`create table kept_${table} as select * from ${table}`)
  try {
    const done = await owner.query(sql, values)
    expect(done.rowCount).toBeGreaterThan(0)
    await look()
  } finally {
    const client = await owner.connect()
    await client.query('set session_replication_role = replica')
    for (const table of tables) {
      await client.query(
        `delete from ${table}; insert into ${table} select * from kept_${table}; drop table kept_${table}`,
      )
    }
    client.release(true)
  }
  expect(await verdict(t.tenantId)).toMatchObject(SOUND)
}

const SOUND = { firstBad: null, strayRows: [], drift: 0 }
const T = 'tenant_id = $1'

test('what was written verifies', async () => {
  expect(last).toBeGreaterThan(6)
  expect(await verdict(t.tenantId)).toMatchObject({ ...SOUND, entries: last, events: expect.any(Number) })
  expect(await verdict(otherId)).toMatchObject(SOUND)
})

describe('a change behind the journal is named', () => {
  /** The place in the chain of the entry that is so many before the last. */
  type Back = (back: number) => number
  const chain: [string, (at: Back) => string, (at: Back) => object][] = [
    [
      'an entry with another name',
      (at) => `update command_log set actor_name = 'Người khác' where ${T} and seq = ${at(4)}`,
      (at) => ({ seq: at(4), reason: 'entry-changed' }),
    ],
    [
      'an entry with another result',
      (at) => `update command_log set result = '{"id":1}' where ${T} and seq = ${at(5)}`,
      (at) => ({ seq: at(5), reason: 'entry-changed' }),
    ],
    [
      'an entry at another time',
      (at) => `update command_log set at = at - interval '1 day' where ${T} and seq = ${at(3)}`,
      (at) => ({ seq: at(3), reason: 'entry-changed' }),
    ],
    [
      'an entry taken out',
      (at) => `delete from command_log where ${T} and seq = ${at(4)}`,
      (at) => ({ seq: at(3), reason: 'missing-before' }),
    ],
    [
      'an entry taken out and the gap closed',
      (at) =>
        `with gone as (delete from command_log where ${T} and seq = ${at(0)}) update command_log set seq = 99 where ${T} and seq = ${at(1)}`,
      () => ({ seq: 99, reason: 'missing-before' }),
    ],
    [
      'the last entry taken out',
      (at) => `delete from command_log where ${T} and seq = ${at(0)}`,
      (at) => ({ seq: at(0), reason: 'head-differs' }),
    ],
    [
      'a head set back',
      () => `update chain_head set seq = seq - 1 where ${T}`,
      (at) => ({ seq: at(-1), reason: 'head-differs' }),
    ],
    [
      'a head with another hash',
      () => `update chain_head set hash = repeat('0', 64) where ${T}`,
      () => ({ reason: 'head-differs' }),
    ],
    [
      'an event with other data',
      (at) =>
        `update event set data = jsonb_set(data, '{status}', '"revoked"') where ${T} and seq = ${at(4)} and subject = 'participation'`,
      (at) => ({ seq: at(4), reason: 'events-changed' }),
    ],
    [
      'an event of another kind',
      (at) => `update event set type = 'created' where ${T} and seq = ${at(4)}`,
      (at) => ({ seq: at(4), reason: 'events-changed' }),
    ],
    [
      'an event at another time',
      (at) => `update event set at = at - interval '1 second' where ${T} and seq = ${at(4)} and n = 0`,
      (at) => ({ seq: at(4), reason: 'event-moved' }),
    ],
    [
      'an event of another year, in another partition',
      (at) => `update event set at = at - interval '20 years' where ${T} and seq = ${at(5)}`,
      (at) => ({ seq: at(5), reason: 'event-moved' }),
    ],
    [
      'an event taken out',
      (at) => `delete from event where ${T} and seq = ${at(5)} and n = 1`,
      (at) => ({ seq: at(5), reason: 'events-changed' }),
    ],
    [
      'an event put in',
      (at) =>
        `insert into event select tenant_id, at, seq, 77, type, subject, subject_id, data from event where ${T} and seq = ${at(4)}`,
      (at) => ({ seq: at(4), reason: 'events-changed' }),
    ],
  ]
  const seqOf: Back = (back) => last - back
  test.each(chain)('%s', async (_, sql, bad) => {
    await planting(sql(seqOf), [t.tenantId], async () => {
      expect((await verdict(t.tenantId))?.firstBad).toMatchObject(bad(seqOf))
      expect(await verdict(otherId)).toMatchObject(SOUND)
    })
  })

  test('a forged entry that fits its own hash does not fit the next', async () => {
    await planting(
      `update command_log set hash = md5('x') || md5('y') where ${T} and seq = ${seqOf(4)}`,
      [t.tenantId],
      async () => {
        expect((await verdict(t.tenantId))?.firstBad).toMatchObject({ seq: seqOf(4), reason: 'entry-changed' })
      },
    )
  })

  const rows: [string, string, string][] = [
    ['a row with another name', `update model set name = 'Khác' where ${T} and name = 'Hai'`, 'changed'],
    [
      'a row taken away',
      `delete from participation where ${T} and model_id = (select id from model where name = 'Hai')`,
      'missing',
    ],
    [
      'a row that the search would not find',
      `update model set grams = '{khac}' where ${T} and name = 'Hai'`,
      'derived',
    ],
    [
      'a row in another commune of today',
      `update participation set commune_id = (select id from unit where level = 'commune' limit 1)
         where ${T} and model_id = (select id from model where name = 'Hai')`,
      'derived',
    ],
    [
      'a row that no event speaks of',
      `insert into model select tenant_id, gen_random_uuid(), name, folded, sort_key, grams, kind, first_year, summary, owner_known, parent_model_id, version from model where ${T} and name = 'Ba'`,
      'without-event',
    ],
  ]
  test.each(rows)('%s', async (_, sql, reason) => {
    await planting(sql, [t.tenantId], async () => {
      const found = await verdict(t.tenantId)
      expect(found?.firstBad).toBeNull()
      expect(found?.strayRows.map((s) => s.reason)).toEqual([reason])
    })
  })
})
