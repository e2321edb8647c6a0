import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../../test/support/app.ts'
import { addRegistration } from '../../../test/support/files.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal } from '../../../test/support/round.ts'
import { execute } from '../command.ts'
import { verifyAll } from '../verify.ts'
import { calendarYear, dropCalendarDay, setCalendarDay } from './calendar.ts'
import { readDeadlines } from './deadlines.ts'

let t: TestApp
let round: OpenedRound
beforeAll(async () => {
  t = await testApp({ clock: () => new Date('2026-08-24T03:00:00Z') })
  round = await openRound(t)
})
afterAll(() => t.close())

const due = (since: string) =>
  within(t.app, t.tenantId, async (tx) =>
    (await readDeadlines(t.app, tx, t.tenantId)).answerBy(round.roundId, 'receive', since),
  )
const swap = { working: false, basis: 'Thông báo thử', note: '' }

test('a day off moves the deadlines of this tenant, and taking it back moves them back', async () => {
  // Wednesday 26/08, five working days over National Day of 2026 (01/09 and 02/09)
  const plain = await due('2026-08-26')
  expect(plain).toEqual({ by: '2026-09-04' })
  const { id } = (await execute(t.app, setCalendarDay, t.actor, { ...swap, day: '2026-08-31' }, 'off')).result
  expect(await due('2026-08-26')).toEqual({ by: '2026-09-07' })
  await execute(t.app, setCalendarDay, t.actor, { ...swap, day: '2026-08-29', working: true }, 'on')
  expect(await due('2026-08-26')).toEqual({ by: '2026-09-04' })
  const other = await testTenant(t.app, 'khac')
  const theirs = await calendarYear(t.app, other.actor, 2026)
  expect(theirs.lines.some((line) => line.own !== undefined)).toBe(false)
  expect(await refusal(execute(t.app, dropCalendarDay, other.actor, { id, version: 1 }, 'steal'))).toBe(
    'conflict.version',
  )
  await execute(t.app, dropCalendarDay, t.actor, { id, version: 1 }, 'back')
  expect(await due('2026-08-26')).toEqual({ by: '2026-09-03' })
  expect((await verifyAll(t.app))[0]).toMatchObject({ firstBad: null, strayRows: [] })
})

test('only who sets movements up for the whole tenant may, and only what is a day', async () => {
  const set = (actor: typeof t.actor, day: string) =>
    refusal(execute(t.app, setCalendarDay, actor, { ...swap, day }, `try:${actor.id}:${day}`))
  expect(await set(round.people.clerk, '2026-12-24')).toBe('forbidden')
  expect(await set(round.places[0].head, '2026-12-24')).toBe('forbidden')
  expect(await set(t.actor, '2026-02-30')).toBe('date.invalid')
  expect((await calendarYear(t.app, round.people.clerk, 2026)).may).toBe(false)
  expect((await calendarYear(t.app, t.actor, 2026)).may).toBe(true)
})

test('the year counts its working days, and lists what is not counted', async () => {
  const year = await calendarYear(t.app, t.actor, 2025)
  // 365 days, 104 of weekends, 11 public holidays of which none fell on a weekend
  expect(year.working).toBe(250)
  expect(year.notCounted).toEqual([])
  expect((await calendarYear(t.app, t.actor, 2026)).notCounted.map((rule) => rule.code)).toEqual(['ngay-van-hoa'])
})

test('a registration that was sent at midnight is due by its day in Viet Nam', async () => {
  const sent = await asCommand(t.app, t.actor, (context) =>
    addRegistration(context, round, round.places[0], 'Nửa đêm', {
      state: 'submitted',
      submitted_at: '2026-10-11T17:00:00Z',
    }),
  )
  expect(await due(sent.submitted_at ?? '')).toEqual({ by: '2026-10-19' })
  expect(await due('2026-10-11T16:59:59.999Z')).toEqual({ by: '2026-10-16' })
})
