import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { addParticipation, addRegistration } from '../../../test/support/files.ts'
import { countingQueries } from '../../../test/support/queries.ts'
import { asCommand } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, shifted } from '../../../test/support/round.ts'
import { today } from '../../../test/support/round-people.ts'
import type { Actor } from '../../core/policy.ts'
import { myWork } from './my-work.ts'

let t: TestApp
let now = new Date('2026-11-16T03:00:00Z')
let round: OpenedRound
beforeAll(async () => {
  t = await testApp({ clock: () => now })
  round = await openRound(t)
})
afterAll(() => t.close())

const work = (actor: Actor, app = t.app) => myWork(app, actor)
const said = (found: Awaited<ReturnType<typeof work>>) =>
  found.roles.map(({ role, piles }) => [role, piles.map((pile) => [pile.task, pile.total])])

test('nothing waits for anybody in a new round', async () => {
  for (const actor of [round.people.owner, round.places[0].clerk, round.people.decider])
    expect(await work(actor)).toMatchObject({ total: 0, roles: [] })
})

test('each waits for the one whose turn it is, with who waits and until when', async () => {
  const [here, there] = round.places
  await asCommand(t.app, t.actor, async (context) => {
    await addRegistration(context, round, here, 'Hũ gạo thử')
    await addRegistration(context, round, here, 'Đường hoa thử', {
      state: 'submitted',
      submitted_at: '2026-11-06T17:30:00Z',
    })
    await addRegistration(context, round, there, 'Tổ tự quản thử', {
      state: 'submitted',
      submitted_at: '2026-11-13T02:00:00Z',
    })
    await addParticipation(context, round, here, 'Vườn rau thử')
  })
  expect(said(await work(here.clerk))).toEqual([
    [
      'clerk',
      [
        ['registration.finish', 1],
        ['participation.start', 1],
      ],
    ],
  ])
  expect(said(await work(here.head))).toEqual([
    [
      'head',
      [
        ['registration.sign', 1],
        ['participation.start', 1],
      ],
    ],
  ])
  expect(said(await work(there.clerk))).toEqual([])
  const owner = await work(round.people.owner)
  expect(said(owner)).toEqual([['owner', [['registration.receive', 2]]]])
  const lines = owner.roles[0]?.piles[0]?.lines ?? []
  // sent 07/11, a Saturday in Viet Nam: five working days end on Friday 13/11; the other on Friday 20/11
  expect(lines.map((line) => [line.title, line.due])).toEqual([
    ['Đường hoa thử', { by: '2026-11-13' }],
    ['Tổ tự quản thử', { by: '2026-11-20' }],
  ])
  expect(lines.map((line) => line.waits)).toEqual(round.places.map((p) => `Hội Nông dân ${p.name}`))
  expect(owner.overdue).toBe(1)
  const draft = (await work(here.clerk)).roles[0]?.piles[0]?.lines[0]
  expect(draft).toMatchObject({ title: 'Hũ gạo thử', due: { by: shifted(today(t.app), 30) } })
  expect(draft?.missing).toBeGreaterThan(0)
})

test('who signs in one place and writes in another has both', async () => {
  const [here, there] = round.places
  const both = { ...here.head, grants: [...here.head.grants, ...there.clerk.grants] }
  await asCommand(t.app, t.actor, (context) => addRegistration(context, round, there, 'Nơi khác thử'))
  const titles = (await work(both)).roles.map(({ role, piles }) => [
    role,
    piles.flatMap((pile) => pile.lines.map((line) => line.title)),
  ])
  expect(titles).toEqual([
    ['clerk', ['Nơi khác thử']],
    ['head', ['Hũ gạo thử', 'Vườn rau thử']],
  ])
  await asCommand(t.app, t.actor, async ({ write }) => {
    const row = await write.tx
      .selectFrom('registration')
      .select(['id', 'version'])
      .where('tenant_id', '=', t.tenantId)
      .where('name', '=', 'Nơi khác thử')
      .executeTakeFirstOrThrow()
    await write.update('registration', row, { state: 'withdrawn' })
  })
})

test('what somebody sent does not wait for them to receive it', async () => {
  const { owner } = round.people
  const before = await work(owner)
  await asCommand(t.app, t.actor, async (context) => {
    const own = await addRegistration(context, round, round.places[0], 'Tự viết thử', {
      state: 'submitted',
      submitted_at: '2026-11-10T02:00:00Z',
    })
    await context.write.insert('involvement', {
      file_id: own.id,
      account_id: owner.id,
      how: 'wrote',
      since: context.at,
      ended_at: null,
      note: null,
    })
  })
  expect((await work(owner)).total).toBe(before.total)
})

test('a file that came back is due from the day it was sent back', async () => {
  const here = round.places[1]
  now = new Date('2026-11-16T08:00:00Z')
  const sent = await asCommand(t.app, t.actor, (context) =>
    addRegistration(context, round, here, 'Trả lại thử', { state: 'submitted', submitted_at: context.at }),
  )
  now = new Date('2026-11-17T17:30:00Z')
  const back = await asCommand(t.app, t.actor, ({ write }) =>
    write.update('registration', { id: sent.id, version: 1 }, { state: 'returned', reason: 'Thiếu mục 5' }),
  )
  now = new Date('2026-11-19T03:00:00Z')
  await asCommand(t.app, t.actor, ({ write }) => write.update('registration', back, { goal: 'Sửa' }))
  const pile = (await work(here.clerk)).roles[0]?.piles.find((one) => one.task === 'registration.supplement')
  // sent back on 18/11 in Viet Nam: five working days from 19/11
  expect(pile?.lines).toMatchObject([{ id: sent.id, since: '2026-11-17T17:30:00.000Z', due: { by: '2026-11-25' } }])
})

test('rules that say no days make no deadline, and say so', async () => {
  const none = await openRound(t, {
    beside: round,
    year: 2027,
    opensOn: null,
    closesOn: null,
    rules: { days: { receive: null, supplement: null, recommendation: null, appeal: null, heartbeat: null } },
  })
  const unadopted = await openRound(t, { beside: round, year: 2028, adopted: false })
  await asCommand(t.app, t.actor, async (context) => {
    for (const where of [none, unadopted])
      await addRegistration(context, where, round.places[0], `Không hạn ${where.year}`, {
        state: 'submitted',
        submitted_at: '2020-01-02T00:00:00Z',
      })
    await addRegistration(context, none, round.places[0], 'Nháp không hạn')
  })
  const lines = (await work(round.people.owner)).roles[0]?.piles[0]?.lines ?? []
  const without = lines.filter((line) => line.title.startsWith('Không hạn'))
  expect(without.map((line) => line.due)).toEqual([{ unset: 'days' }, { unset: 'days' }])
  expect(lines.slice(-2)).toEqual(without)
  const drafts = (await work(round.places[0].clerk)).roles[0]?.piles.find((p) => p.task === 'registration.finish')
  expect(drafts?.lines.find((line) => line.title === 'Nháp không hạn')?.due).toEqual({ unset: 'window' })
})

test('silence and appraising let running files wait for their unit', async () => {
  const here = round.places[0]
  now = new Date('2026-11-20T03:00:00Z')
  await asCommand(t.app, t.actor, (context) =>
    addParticipation(context, round, here, 'Im lặng thử', { status: 'in-progress' }),
  )
  const tasks = async () => (await work(here.head)).roles[0]?.piles.map((pile) => pile.task) ?? []
  now = new Date('2027-02-18T16:59:00Z')
  expect(await tasks()).not.toContain('participation.report')
  const clerk = async () => (await work(here.clerk)).roles[0]?.piles.map((pile) => pile.task) ?? []
  now = new Date('2027-02-18T17:00:00Z')
  // 91 days: the clerk is asked to report, the head to assess, because the appraisal window has begun
  expect(await clerk()).toContain('participation.report')
  expect(await tasks()).toContain('participation.assess')
  expect(await tasks()).not.toContain('participation.report')
  now = new Date('2026-11-20T03:00:00Z')
})

test('the number of queries is the same for one thing and for thirty', async () => {
  const actors = [round.people.owner, round.places[1].head, round.places[1].clerk, round.people.editor]
  const queries = async () => {
    const counts: number[] = []
    for (const actor of actors) {
      const counting = countingQueries(t.app)
      await work(actor, counting.app)
      counts.push(counting.count())
    }
    return counts
  }
  const before = await queries()
  const totals = await Promise.all(actors.map(async (actor) => (await work(actor)).total))
  await asCommand(t.app, t.actor, async (context) => {
    for (let i = 0; i < 30; i++) {
      await addRegistration(context, round, round.places[1], `Nháp ${i}`)
      await addRegistration(context, round, round.places[1], `Gửi ${i}`, {
        state: 'submitted',
        submitted_at: context.at,
      })
      await addParticipation(context, round, round.places[1], `Nhận ${i}`)
    }
  })
  expect(await queries()).toEqual(before)
  const after = await Promise.all(actors.map(async (actor) => (await work(actor)).total))
  expect(after.map((n, i) => n - (totals[i] ?? 0))).toEqual([30, 60, 60, 0])
  const owner = await work(round.people.owner)
  expect(owner.roles[0]?.piles[0]?.lines.length).toBe(8)
  for (const n of before) expect(n).toBeLessThanOrEqual(20)
})
