import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { addParticipation } from '../../../test/support/files.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound } from '../../../test/support/round.ts'
import type { Actor } from '../../core/policy.ts'
import { verifyAll } from '../verify.ts'
import { askAfterSilent } from './ask-silent.ts'
import { noticeList } from './notices.ts'

let t: TestApp
let now = new Date('2026-01-05T02:00:00Z')
let round: OpenedRound
beforeAll(async () => {
  t = await testApp({ clock: () => now })
  round = await openRound(t)
})
afterAll(() => t.close())

const told = async (who: Actor) =>
  (await noticeList(t.app, who, { unread: false })).lines.map((line) => `${line.kind} ${line.name}`)
const entries = () =>
  within(t.app, t.tenantId, async (tx) => {
    const rows = await tx.selectFrom('command_log').select('seq').where('tenant_id', '=', t.tenantId).execute()
    return rows.length
  })
/** Ninety days without news end with 05/04: asked from the 6th on. */
const IN_TIME = new Date('2026-04-05T16:59:00Z')
const TOO_LATE = new Date('2026-04-05T17:00:00Z')

test('clerk and head of the unit are asked once, and nothing is written while nothing is silent', async () => {
  const [here, there] = round.places
  const file = await asCommand(t.app, t.actor, async (context) => {
    await addParticipation(context, round, there, 'Chưa bắt đầu')
    return addParticipation(context, round, here, 'Im lặng', { status: 'in-progress' })
  })
  now = IN_TIME
  const before = await entries()
  expect(await askAfterSilent(t.app)).toBe(0)
  expect(await entries()).toBe(before)
  now = TOO_LATE
  expect(await askAfterSilent(t.app)).toBe(1)
  for (const who of [here.clerk, here.head]) expect(await told(who)).toEqual(['participation.silent Im lặng'])
  for (const who of [there.clerk, round.people.owner, round.people.head]) expect(await told(who)).toEqual([])
  // again at once, at the same time twice, and a month later: nobody is asked again within the period
  expect(await askAfterSilent(t.app)).toBe(0)
  now = new Date('2026-05-06T02:00:00Z')
  await Promise.all([askAfterSilent(t.app), askAfterSilent(t.app)])
  expect(await told(here.head)).toHaveLength(1)
  // after ninety days more it is asked once more
  now = new Date('2026-07-06T02:00:00Z')
  await Promise.all([askAfterSilent(t.app), askAfterSilent(t.app), askAfterSilent(t.app)])
  expect(await told(here.head)).toHaveLength(2)
  // news ends it: the next silence counts from there
  await asCommand(t.app, t.actor, ({ write }) => write.update('participation', file, { campaign: 'Có tin' }))
  now = new Date('2026-09-01T02:00:00Z')
  expect(await askAfterSilent(t.app)).toBe(0)
  now = new Date('2026-11-01T02:00:00Z')
  expect(await askAfterSilent(t.app)).toBe(1)
  expect(await told(here.head)).toHaveLength(3)
})

test('a unit without anybody is told to whoever runs the round', async () => {
  now = new Date('2026-01-05T02:00:00Z')
  const quiet = await openRound(t, { beside: round, year: 2027 })
  const alone = t.app.units.book.data.units.find(
    (unit) =>
      unit.level === 'commune' &&
      unit.validTo === null &&
      t.app.units.provinceId(unit.id) === round.unitId &&
      !round.places.some((place) => place.unitId === unit.id),
  )
  if (alone === undefined) throw new Error('no such commune')
  await asCommand(t.app, t.actor, (context) =>
    addParticipation(context, quiet, { unitId: alone.id }, 'Không ai trông', { status: 'in-progress' }),
  )
  now = new Date('2026-04-06T02:00:00Z')
  expect(await askAfterSilent(t.app)).toBe(1)
  expect(await told(round.people.owner)).toEqual(['participation.silent Không ai trông'])
})

test('rules that say nothing of it ask nobody', async () => {
  now = new Date('2026-01-05T02:00:00Z')
  const mute = await openRound(t, {
    beside: round,
    year: 2028,
    rules: { days: { receive: 5, supplement: 5, recommendation: 15, appeal: 10, heartbeat: null } },
  })
  await asCommand(t.app, t.actor, (context) =>
    addParticipation(context, mute, round.places[1], 'Không hỏi', { status: 'in-progress' }),
  )
  now = new Date('2029-01-05T02:00:00Z')
  await askAfterSilent(t.app)
  expect(await told(round.places[1].head)).toEqual([])
  expect((await verifyAll(t.app))[0]).toMatchObject({ firstBad: null, strayRows: [] })
})
