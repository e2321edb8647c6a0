import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { asCommand, type OpenedProgramme, openProgramme, register } from '../../test/support/registry.ts'
import type { App } from '../app/context.ts'
import { foldStatistics, mendStatistics, type TenantDrift } from '../app/statistics.ts'
import { nationTotals } from '../db/read/nation.ts'
import { startFolding } from './fold-statistics.ts'

let t: TestApp
let place: OpenedProgramme
beforeAll(async () => {
  t = await testApp()
  place = await openProgramme(t.app, t.actor, 'Long An', [2021, 2025])
})
afterAll(() => t.close())
beforeEach(async () => {
  await foldStatistics(t.app)
  await mendStatistics(t.app)
})

const waiting = async () => (await t.test.pool.query('select count(*)::int as n from stat_delta')).rows[0].n as number
const write = () => asCommand(t.app, t.actor, (c) => register(c, place, { name: 'Bếp ăn tình thương', year: 2024 }))

/** Looks again and again until it is so; the test's own limit ends a wait in vain. */
async function until(so: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await so())) await new Promise((done) => setTimeout(done, 5))
}

/** Folding under way, with what it said; `stop` ends it and waits. */
function folding(app: App) {
  const end = new AbortController()
  const errors: unknown[] = []
  const drift: TenantDrift[] = []
  const options = {
    intervalMs: 5,
    signal: end.signal,
    onError: (e: unknown) => errors.push(e),
    onDrift: (d: readonly TenantDrift[]) => drift.push(...d),
  }
  const ended = startFolding(app, options)
  const stop = async () => {
    end.abort()
    await ended
  }
  return { errors, drift, stop }
}

test('deltas are folded as they come, by two processes too, and no figure moves', async () => {
  const [one, two] = [folding(t.app), folding(t.app)]
  for (let i = 0; i < 5; i++) await write()
  const before = await nationTotals(t.app.db.public)
  await until(async () => (await waiting()) === 0)
  expect(await nationTotals(t.app.db.public)).toEqual(before)
  await Promise.all([one.stop(), two.stop()])
  expect([...one.errors, ...two.errors]).toEqual([])
  await write()
  expect(await waiting()).toBeGreaterThan(0)
  expect(await mendStatistics(t.app)).toEqual([])
})

test('a tenant that another process is folding is left to it', async () => {
  await write()
  const holder = await t.test.pool.connect()
  await holder.query('begin')
  await holder.query('select pg_advisory_xact_lock($1::int, $2::int)', [0x73746174, t.tenantId])
  expect(await foldStatistics(t.app)).toBe(0)
  expect(await waiting()).toBe(2)
  await holder.query('rollback')
  holder.release()
  expect(await foldStatistics(t.app)).toBe(2)
})

test('a failure is told once, work goes on when it is over, and the next failure is told again', async () => {
  const owner = t.test.pool
  const job = folding(t.app)
  const breakIt = () => owner.query('alter view stat_pending rename to stat_gone')
  const mendIt = () => owner.query('alter view stat_gone rename to stat_pending')
  await breakIt()
  await until(() => job.errors.length > 0)
  await new Promise((done) => setTimeout(done, 60))
  expect(job.errors).toHaveLength(1)
  await mendIt()
  await write()
  await until(async () => (await waiting()) === 0)
  await breakIt()
  await until(() => job.errors.length > 1)
  await mendIt()
  await job.stop()
  expect(job.errors).toHaveLength(2)
})

test('once a night the statistics are recounted, what is wrong is mended and told', async () => {
  let now = new Date('2026-03-01T18:30:00Z') // half past one at night in Vietnam
  const job = folding({ ...t.app, clock: () => now })
  await t.test.pool.query(`update stat_cell set n = n + 4 where tenant_id = $1 and what = 'model'`, [t.tenantId])
  await write()
  await until(async () => (await waiting()) === 0)
  expect(job.drift).toEqual([])
  now = new Date('2026-03-01T19:01:00Z')
  await until(() => job.drift.length > 0)
  await job.stop()
  expect(job.drift).toMatchObject([{ tenantId: t.tenantId, cells: [{ what: 'model', n: -4 }] }])
  expect(job.errors).toEqual([])
  expect(await mendStatistics(t.app)).toEqual([])
})

test('it ends at once when it is told to before it begins', async () => {
  const end = new AbortController()
  end.abort()
  await write()
  await startFolding(t.app, { intervalMs: 60_000, signal: end.signal, onError: () => {} })
  expect(await waiting()).toBe(2)
})
