import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asCommand, type OpenedProgramme, openProgramme, register } from '../../../test/support/registry.ts'
import { verifyAll } from '../../app/verify.ts'
import { loadUnits } from '../../compose.ts'
import { fold } from '../../core/text/fold.ts'
import { grams } from '../../core/text/grams.ts'

let t: TestApp
let place: OpenedProgramme
beforeAll(async () => {
  t = await testApp()
  place = await openProgramme(t.app, t.actor, 'Long An', [2021, 2025])
})
afterAll(() => t.close())

const names = async (): Promise<string[]> =>
  (await t.test.pool.query('select name from model order by id')).rows.map((r) => r.name as string)
const refused = () => {
  throw new Error('refused')
}

describe('an attempt', () => {
  test('that is refused takes its rows, its events and its statistics back, and no more', async () => {
    const events = await asCommand(t.app, t.actor, async (context) => {
      await register(context, place, { name: 'Trước', year: 2023 })
      const attempt = context.write.attempt(async () => {
        await register(context, place, { name: 'Dở dang', year: 2023, status: 'recognised' })
        refused()
      })
      await expect(attempt).rejects.toThrow('refused')
      await register(context, place, { name: 'Sau', year: 2024 })
      return context.write.events.map((e) => e.subject)
    })
    expect(events).toEqual(['model', 'participation', 'model', 'participation'])
    expect(await names()).toEqual(['Trước', 'Sau'])
    const cells = await t.test.pool.query(
      "select year, sum(n)::int as n, sum(recognised)::int as recognised from stat_delta where what = 'participation' group by year order by year",
    )
    expect(cells.rows).toEqual([
      { year: 2023, n: 1, recognised: 0 },
      { year: 2024, n: 1, recognised: 0 },
    ])
    for (const v of await verifyAll(t.app)) expect(v).toMatchObject({ firstBad: null, strayRows: [], drift: 0 })
  })

  test('that is refused by the database leaves the command going', async () => {
    await asCommand(t.app, t.actor, async (context) => {
      const orphan = context.write.attempt(() =>
        register(context, { ...place, roundId: place.programmeId }, { name: 'Mồ côi' }),
      )
      await expect(orphan).rejects.toMatchObject({ code: '23503' })
      await register(context, place, { name: 'Có chỗ' })
    })
    expect(await names()).toEqual(['Trước', 'Sau', 'Có chỗ'])
  })

  test('within another one takes back only its own', async () => {
    await asCommand(t.app, t.actor, async (context) => {
      await context.write.attempt(async () => {
        await register(context, place, { name: 'Ngoài' })
        const inner = context.write.attempt(async () => {
          await register(context, place, { name: 'Trong' })
          refused()
        })
        await expect(inner).rejects.toThrow('refused')
      })
    })
    expect(await names()).toEqual(['Trước', 'Sau', 'Có chỗ', 'Ngoài'])
    for (const v of await verifyAll(t.app)) expect(v).toMatchObject({ firstBad: null, strayRows: [], drift: 0 })
  })
})

test('a document that is only cited is there once, whatever a command does', async () => {
  const cite = (symbol: string) =>
    asCommand(t.app, t.actor, ({ write, at }) =>
      write.insert('document', {
        kind: 'directive',
        symbol,
        title: symbol,
        folded: fold(symbol),
        grams: grams(symbol),
        issued_on: null,
        publisher: null,
        organisation_id: null,
        retells: null,
        retells_on: null,
        language: 'vi',
        sha256: null,
        file_name: null,
        source_url: null,
        received_at: at,
        programme_id: null,
        public: false,
      }),
    )
  await cite('35-CT/TU')
  await expect(cite('35-CT/TU')).rejects.toMatchObject({ code: '23505' })
  await cite('36-CT/TU')
})

test('a new map moves the records with their units, and only them', async () => {
  const { rows } = await t.test.pool.query("select id from unit where level = 'commune' limit 1")
  await t.test.pool.query('update participation set commune_id = $1', [rows[0].id])
  expect((await verifyAll(t.app)).flatMap((v) => v.strayRows.map((s) => s.reason))).toContain('derived')
  await t.test.pool.query("update reference_load set hash = 'other' where name = 'admin'")
  await loadUnits(t.database)
  for (const v of await verifyAll(t.app)) expect(v).toMatchObject({ firstBad: null, strayRows: [], drift: 0 })
})
