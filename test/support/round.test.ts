import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf } from '../../src/app/accounts.ts'
import { verifyAll } from '../../src/app/verify.ts'
import { packOfRound } from '../../src/db/read/rules.ts'
import { type TestApp, testApp } from './app.ts'
import { within } from './registry.ts'
import { type OpenedRound, openRound } from './round.ts'
import { addPerson } from './round-people.ts'

let t: TestApp
let first: OpenedRound
beforeAll(async () => {
  t = await testApp()
  first = await openRound(t)
})
afterAll(() => t.close())

test('a round with people is there in one line', async () => {
  const { tenantId } = t
  const pack = await within(t.app, tenantId, (tx) => packOfRound(tx, tenantId, first.roundId))
  expect(pack?.rules).toEqual(first.rules)
  expect(pack?.adopted_on).not.toBeNull()
  expect(first.places.map((p) => p.name)).toEqual(['xã Tân Trụ', 'xã Cần Giuộc'])
  expect(t.app.units.within(first.places[0].unitId)).toContain(first.unitId)
})

test('its people are who they say, with one role each', async () => {
  const all = [...Object.values(first.people).flat(), ...first.places.flatMap((p) => [p.clerk, p.head])]
  for (const who of all) expect(await actorOf(t.app, who.id, who.name, who.tenantId)).toEqual(who)
  expect(new Set(all.map((who) => who.id)).size).toBe(14 + 2 + 4 + 4)
  const inspector = await addPerson(t, 'Thêm', 'inspector', { organisationId: first.bodies.front })
  expect(await actorOf(t.app, inspector.id, inspector.name, t.tenantId)).toEqual(inspector)
})

test('a second round beside it has rules of its own, and everything is journalled', async () => {
  const next = await openRound(t, { beside: first, year: first.year + 1, adopted: false, state: 'draft' })
  expect(next.programmeId).toBe(first.programmeId)
  expect(next.roundId).not.toBe(first.roundId)
  expect(next.packId).not.toBe(first.packId)
  expect(await verifyAll(t.app)).toMatchObject([{ firstBad: null, strayRows: [], drift: 0 }])
})
