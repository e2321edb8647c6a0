import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAll } from '../../src/app/verify.ts'
import { type TestApp, testApp } from './app.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t.close())

test('a test application has the units, an open tenant and its administrator', async () => {
  expect(t.app.units.resolvePlace({ province: 'Long An' }, '2024-01-01').ok).toBe(true)
  const fields = await t.app.db.public
    .selectFrom('public_field')
    .select('code')
    .where('tenant_id', '=', t.tenantId)
    .execute()
  expect(fields).toHaveLength(4)
  expect(t.actor.grants).toEqual([{ role: 'administrator', scope: { of: 'tenant' } }])
  expect(await verifyAll(t.app)).toMatchObject([
    { tenantId: t.tenantId, entries: 2, firstBad: null, strayRows: [], drift: 0 },
  ])
})
