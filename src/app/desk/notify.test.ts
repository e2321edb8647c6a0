import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../../test/support/app.ts'
import { addRegistration } from '../../../test/support/files.ts'
import { countingQueries } from '../../../test/support/queries.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal } from '../../../test/support/round.ts'
import { execute } from '../command.ts'
import { verifyAll } from '../verify.ts'
import { noticeList, readNotices, setMailAddress, unreadNotices } from './notices.ts'
import { notify } from './notify.ts'

let t: TestApp
let round: OpenedRound
beforeAll(async () => {
  t = await testApp()
  round = await openRound(t)
})
afterAll(() => t.close())

const list = (who: OpenedRound['people']['owner'], unread = false, before?: string) =>
  noticeList(t.app, who, { unread, before })

const tellHeads = (name: string, once?: string) =>
  asCommand(t.app, t.actor, async (context) => {
    const here = round.places[0]
    const file = await addRegistration(context, round, here, name, { state: 'returned' })
    const to = { roles: ['clerk', 'head'] as const, within: t.app.units.within(here.unitId) }
    await notify(context, {
      kind: 'registration.returned',
      subject: 'registration',
      id: file.id,
      to,
      ...(once === undefined ? {} : { once }),
    })
    return file.id
  })

test('those with the role where the file lies are told, others and the actor are not', async () => {
  const id = await tellHeads('Báo tin thử')
  const [here, there] = round.places
  for (const who of [here.clerk, here.head])
    expect((await list(who)).lines).toMatchObject([
      { subjectId: id, name: 'Báo tin thử', unitId: here.unitId, read: false },
    ])
  for (const who of [there.clerk, there.head, round.people.owner]) expect((await list(who)).lines).toEqual([])
  await asCommand(t.app, t.actor, (context) =>
    notify(context, { kind: 'appeal.filed', subject: 'round', id: round.roundId, to: { accounts: [t.actor.id] } }),
  )
  expect(await unreadNotices(t.app, t.actor)).toBe(0)
})

test('what must be said once is said once to each, and the tellers deputy is told too', async () => {
  const [here] = round.places
  const before = (await list(here.head)).lines.length
  await tellHeads('Một lần thử', 'thu:1')
  const deputy = round.people.reader
  await asCommand(t.app, t.actor, async ({ write, app }) => {
    const grant = await write.tx
      .selectFrom('role_grant')
      .select('id')
      .where('tenant_id', '=', t.tenantId)
      .where('account_id', '=', here.head.id)
      .executeTakeFirstOrThrow()
    await write.insert('delegation', {
      grant_id: grant.id,
      deputy_id: deputy.id,
      valid_from: '2020-01-01',
      valid_to: '2099-01-01',
      reason: 'Nghỉ phép',
    })
    expect(app).toBe(t.app)
  })
  await tellHeads('Hai lần thử', 'thu:1')
  expect((await list(here.head)).lines.length).toBe(before + 1)
  expect((await list(deputy)).lines.map((line) => line.name)).toEqual(['Hai lần thử'])
})

test('reading is for oneself alone, and twice is once', async () => {
  const [here] = round.places
  const mine = (await list(here.clerk)).lines.map((line) => line.id)
  const others = (await list(here.head)).lines.map((line) => line.id)
  expect((await execute(t.app, readNotices, here.clerk, { ids: [...mine, ...others] }, 'read:1')).result).toEqual({
    read: mine.length,
  })
  expect((await execute(t.app, readNotices, here.clerk, { ids: mine }, 'read:2')).result).toEqual({ read: 0 })
  expect(await unreadNotices(t.app, here.clerk)).toBe(0)
  expect((await list(here.clerk, true)).lines).toEqual([])
  expect(await unreadNotices(t.app, here.head)).toBe(others.length)
  const stranger = await testTenant(t.app, 'khac')
  expect((await noticeList(t.app, { ...here.head, tenantId: stranger.tenantId }, { unread: false })).lines).toEqual([])
  expect(await refusal(execute(t.app, readNotices, { ...here.head, grants: [] }, { ids: others }, 'read:3'))).toBe(
    'forbidden',
  )
})

test('pages follow one another without a gap, with the same queries for one notice and for many', async () => {
  const [, there] = round.places
  const tell = (n: number) =>
    asCommand(t.app, t.actor, async (context) => {
      for (let i = 0; i < n; i++)
        await notify(context, {
          kind: 'session.convened',
          subject: 'round',
          id: round.roundId,
          label: `Phiên ${i}`,
          to: { accounts: [there.clerk.id] },
        })
    })
  const queries = async () => {
    const counting = countingQueries(t.app)
    await noticeList(counting.app, there.clerk, { unread: false })
    return counting.count()
  }
  await tell(1)
  const one = await queries()
  await tell(70)
  expect(await queries()).toBe(one)
  const seen: string[] = []
  let before: string | undefined
  for (;;) {
    const page = await list(there.clerk, false, before)
    seen.push(...page.lines.map((line) => line.id))
    before = page.next
    if (before === undefined) break
  }
  expect(new Set(seen).size).toBe(71)
  expect([...seen].sort().reverse()).toEqual(seen)
})

test('only who gave an address is written to, with the notice or not at all', async () => {
  const [here] = round.places
  await setMailAddress(t.app, here.head, 'nguoi-thu@example.org')
  await tellHeads('Thư thử')
  const queued = () =>
    within(t.app, t.tenantId, (tx) =>
      tx.selectFrom('notice_mail').selectAll().where('tenant_id', '=', t.tenantId).execute(),
    )
  expect((await queued()).map((row) => row.account_id)).toEqual([here.head.id])
  await expect(
    asCommand(t.app, t.actor, async (context) => {
      await notify(context, {
        kind: 'appeal.filed',
        subject: 'round',
        id: round.roundId,
        to: { accounts: [here.head.id] },
      })
      throw new Error('does not go through')
    }),
  ).rejects.toThrow()
  expect((await queued()).length).toBe(1)
  await setMailAddress(t.app, here.head, '')
  await tellHeads('Thư thử 2')
  expect((await queued()).length).toBe(1)
})

test('the journal has it all', async () => {
  expect((await verifyAll(t.app))[0]).toMatchObject({ firstBad: null, strayRows: [] })
})
