import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../../test/support/app.ts'
import { addParticipation, addRegistration } from '../../../test/support/files.ts'
import { countingQueries } from '../../../test/support/queries.ts'
import { asCommand } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal } from '../../../test/support/round.ts'
import type { Actor } from '../../core/policy.ts'
import { type BoardFilter, board } from './board.ts'
import { quotaBoard } from './quota.ts'

const TODAY = '2026-11-16'
let t: TestApp
const now = new Date('2026-11-16T03:00:00Z')
let round: OpenedRound
beforeAll(async () => {
  t = await testApp({ clock: () => now })
  round = await openRound(t)
  const [here, there] = round.places
  const [first, second] = [...round.fields.values()]
  await asCommand(t.app, t.actor, async (context) => {
    const draft = await addRegistration(context, round, here, 'Nháp', { field_id: first ?? null })
    await addRegistration(context, round, here, 'Gửi', { state: 'submitted', field_id: second ?? null })
    await addRegistration(context, round, there, 'Từ chối', { state: 'rejected', field_id: null })
    const accepted = await addRegistration(context, round, there, 'Đã nhận', { state: 'accepted' })
    await addParticipation(context, round, there, 'Đã nhận', { id: accepted.id })
    await addParticipation(context, round, here, 'Đang làm', { status: 'in-progress' })
    expect(draft.id < accepted.id).toBe(true)
  })
})
afterAll(() => t.close())

const look = (actor: Actor, filter: BoardFilter = {}, after?: string, app = t.app, today = TODAY) =>
  board(app, actor, round.roundId, { filter, after, today })
const names = async (actor: Actor, filter?: BoardFilter) => (await look(actor, filter)).lines.map((line) => line.name)

test('every file is counted once, where it stands today', async () => {
  const { owner } = round.people
  const found = await look(owner)
  const by = (key: 'stage' | 'unit_id') => {
    const sums: Record<string, number> = {}
    for (const cell of found.cells) sums[cell[key]] = (sums[cell[key]] ?? 0) + cell.n
    return sums
  }
  expect(by('stage')).toEqual({ draft: 1, submitted: 1, rejected: 1, accepted: 1, 'in-progress': 1 })
  const [here, there] = round.places
  expect(by('unit_id')).toEqual({ [here.unitId]: 3, [there.unitId]: 2 })
  expect(found.stages).toEqual(['draft', 'submitted', 'rejected', 'accepted', 'in-progress'])
  expect(found.lines.map((line) => line.name)).toEqual(['Đang làm', 'Đã nhận', 'Từ chối', 'Gửi', 'Nháp'])
})

test('a number opens to its files, and filters stand together', async () => {
  const { owner } = round.people
  const [here, there] = round.places
  const found = await look(owner)
  for (const cell of found.cells) {
    const filter = { stage: cell.stage, unit: cell.unit_id, field: cell.field_id ?? 'none' }
    expect((await look(owner, filter)).lines.length).toBe(cell.n)
  }
  expect(await names(owner, { unit: there.unitId })).toEqual(['Đã nhận', 'Từ chối'])
  expect(await names(owner, { unit: here.unitId, stage: 'draft' })).toEqual(['Nháp'])
  expect(await names(owner, { kind: 'individual' })).toEqual([])
  expect(await names(owner, { stage: 'no such stage' })).toHaveLength(5)
  expect(await refusal(look(owner, { unit: "' or true" }))).toBe('not-found')
})

test('a unit sees its own, who has no such role nothing, another tenant no round', async () => {
  const [here] = round.places
  expect(await names(here.clerk)).toEqual(['Đang làm', 'Gửi', 'Nháp'])
  expect((await look(here.clerk)).cells.every((cell) => cell.unit_id === here.unitId)).toBe(true)
  // an appraiser reads participations, and no registration before it is accepted
  expect(await names(round.people.appraiser)).toEqual(['Đang làm', 'Đã nhận'])
  expect(await names(round.people.administrator)).toEqual([])
  const stranger = await testTenant(t.app, 'khac')
  expect(await refusal(look(stranger.actor))).toBe('not-found')
})

test('what nothing was heard of is marked once its days are over', async () => {
  const { owner } = round.people
  expect((await look(owner)).silent).toBe(0)
  // 16/11 and ninety days: heard of in time until the end of 14/02
  expect((await look(owner, {}, undefined, t.app, '2027-02-14')).silent).toBe(0)
  const late = await look(owner, { silent: true }, undefined, t.app, '2027-02-15')
  expect(late.silent).toBe(1)
  expect(late.lines).toMatchObject([{ name: 'Đang làm', silent: true }])
  const quiet = await openRound(t, {
    beside: round,
    year: 2027,
    rules: { days: { receive: null, supplement: null, recommendation: null, appeal: null, heartbeat: null } },
  })
  expect((await board(t.app, owner, quiet.roundId, { filter: {}, today: '2030-01-01' })).silent).toBeUndefined()
})

test('pages follow one another, and the number of queries stays', async () => {
  const { owner } = round.people
  const queries = async (work: (app: TestApp['app']) => Promise<unknown>) => {
    const counting = countingQueries(t.app)
    await work(counting.app)
    return counting.count()
  }
  const seeBoard = (app: TestApp['app']) => look(owner, {}, undefined, app)
  const seeQuota = (app: TestApp['app']) => quotaBoard(app, owner, round.roundId, TODAY)
  const before = [await queries(seeBoard), await queries(seeQuota)]
  await asCommand(t.app, t.actor, async (context) => {
    for (let i = 0; i < 35; i++) {
      await addRegistration(context, round, round.places[i % 2] ?? round.places[0], `Thêm ${i}`)
      await addParticipation(context, round, round.places[0], `Chạy ${i}`, { status: 'in-progress' })
    }
  })
  expect([await queries(seeBoard), await queries(seeQuota)]).toEqual(before)
  const seen: string[] = []
  let after: string | undefined
  for (;;) {
    const page = await look(owner, {}, after)
    expect(page.lines.length).toBeLessThanOrEqual(30)
    seen.push(...page.lines.map((line) => line.id))
    after = page.next
    if (after === undefined) break
  }
  expect(new Set(seen).size).toBe(75)
  expect(seen.length).toBe(75)
})
