import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asCommand, register, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal, shifted } from '../../../test/support/round.ts'
import { today } from '../../../test/support/round-people.ts'
import type { Actor } from '../../core/policy.ts'
import { inspectionLines, notesOf, recommendationsOf, visitsOf } from '../../db/read/inspections.ts'
import { type Command, execute } from '../command.ts'
import { fileOf } from '../participation/file.ts'
import { verifyAll } from '../verify.ts'
import { type PlanInput, planInspection, stepInspection } from './plan.ts'
import {
  answerRecommendation,
  closeRecommendation,
  extendRecommendation,
  recommend,
  reopenRecommendation,
} from './recommend.ts'
import { addVisit, recordVisit } from './visit.ts'

let t: TestApp
let r: OpenedRound
let fileId: string
let day: string
let keys = 0
beforeAll(async () => {
  t = await testApp()
  r = await openRound(t)
  day = today(t.app)
  const place = r.places[0]
  fileId = await asCommand(t.app, t.actor, async (context) => {
    const where = { programmeId: r.programmeId, roundId: r.roundId, provinceId: place.unitId }
    return (await register(context, where, { name: 'Tuyến đường hoa', status: 'in-progress' })).id
  })
})
afterAll(() => t.close())

const run = <I, O>(command: Command<I, O>, actor: Actor, input: I) => {
  keys += 1
  return execute(t.app, command, actor, input, `inspection:${keys}`).then((o) => o.result)
}

const plan = (over: Partial<PlanInput> = {}): PlanInput => ({
  programmeId: r.programmeId,
  roundId: r.roundId,
  organisationId: null,
  plan: '12-KH/BDV ngày 01/11/2026',
  purpose: 'Kiểm tra năm 2026',
  scopes: ['công tác dân vận', 'dân tộc - tôn giáo', 'quy chế dân chủ cơ sở', 'phong trào Dân vận khéo'],
  from: shifted(day, -3),
  to: shifted(day, 3),
  members: [
    { accountId: r.people.inspector.id, name: r.people.inspector.name, post: 'Trưởng đoàn', role: 'lead' },
    { accountId: null, name: 'Người thử không tài khoản', post: 'Thư ký', role: 'secretary' },
  ],
  items: [
    { scope: 'phong trào Dân vận khéo', text: 'Có đăng ký mô hình?' },
    { scope: 'quy chế dân chủ cơ sở', text: 'Dân có được bàn?' },
  ],
  units: r.places.map((p) => p.unitId),
  ...over,
})

/** A visited inspection with one recommendation for the first place. */
async function visited() {
  const { inspector } = r.people
  const { inspectionId } = await run(planInspection, inspector, plan())
  await run(stepInspection, inspector, { inspectionId, version: 1, step: 'begin', text: '', on: null })
  const { visitId } = await run(addVisit, inspector, {
    inspectionId,
    unitId: r.places[0].unitId,
    participationId: fileId,
  })
  await run(recordVisit, inspector, { ...VISIT, visitId, version: 1, on: day })
  const { recommendationId } = await run(recommend, inspector, {
    inspectionId,
    scope: 'quy chế dân chủ cơ sở',
    text: 'Công khai các khoản đóng góp.',
    unitId: r.places[0].unitId,
    organisationId: null,
    participationId: null,
    dueOn: shifted(day, 10),
  })
  return { inspectionId, visitId, recommendationId }
}
const VISIT = { place: 'Nhà văn hóa ấp', met: 'Ban nhân dân ấp', found: 'Đường sạch', running: true, answers: [] }

test('four scopes, a visit, a recommendation answered, sent back, extended, answered and closed, and the public sees it once concluded', async () => {
  const { inspector } = r.people
  const { head } = r.places[0]
  const { inspectionId, recommendationId } = await visited()
  const seen = () =>
    t.app.db.public.selectFrom('public_inspection').select('id').where('id', '=', inspectionId).execute()
  const step = (version: number, over: object = {}) => ({
    recommendationId,
    version,
    text: 'Đã niêm yết',
    dueOn: null,
    ...over,
  })
  await run(answerRecommendation, head, step(1))
  await run(reopenRecommendation, inspector, step(2, { text: 'Chưa thấy niêm yết' }))
  await run(extendRecommendation, inspector, step(3, { text: 'Cho thêm thời gian', dueOn: shifted(day, 20) }))
  await run(answerRecommendation, head, step(4))
  await run(closeRecommendation, inspector, step(5, { text: 'Đã kiểm tra' }))
  const [row] = await within(t.app, t.tenantId, (tx) => recommendationsOf(tx, t.tenantId, inspectionId))
  expect(row).toMatchObject({ state: 'closed', due_on: shifted(day, 20), closed_on: day, version: 6 })
  const notes = await within(t.app, t.tenantId, (tx) => notesOf(tx, t.tenantId, inspectionId))
  expect(notes.map((n) => [n.side, n.step, n.by_name])).toEqual([
    ['owner', 'answer', head.name],
    ['inspector', 'reopen', inspector.name],
    ['inspector', 'extend', inspector.name],
    ['owner', 'answer', head.name],
    ['inspector', 'close', inspector.name],
  ])
  expect(await seen()).toEqual([])
  await run(stepInspection, inspector, { inspectionId, version: 2, step: 'minute', text: 'Biên bản', on: null })
  await run(stepInspection, inspector, { inspectionId, version: 3, step: 'conclude', text: 'Đạt', on: day })
  expect(await seen()).toHaveLength(1)
  expect(await verifyAll(t.app)).toMatchObject([{ firstBad: null, strayRows: [], drift: 0 }])
})

test('who recorded a visit to a file has inspected it', async () => {
  const relations = async (actor: Actor) =>
    within(t.app, t.tenantId, async (tx) => (await fileOf({ app: t.app, actor, tx }, fileId)).relations)
  await visited()
  expect(await relations(r.people.inspector)).toContain('inspected')
  expect(await relations(r.people.appraiser)).not.toContain('inspected')
})

test('only the team writes, only the owner answers, only the inspecting side closes', async () => {
  const { inspectionId, visitId, recommendationId } = await visited()
  const { inspector, owner, appraiser } = r.people
  const [first, second] = r.places
  const other = { ...inspector, id: owner.id }
  expect(await refusal(run(recordVisit, other, { ...VISIT, visitId, version: 2, on: day }))).toBe('forbidden')
  expect(await refusal(run(recordVisit, appraiser, { ...VISIT, visitId, version: 2, on: day }))).toBe('forbidden')
  const step = { recommendationId, version: 1, text: 'x', dueOn: null }
  expect(await refusal(run(answerRecommendation, second.head, step))).toBe('forbidden')
  expect(await refusal(run(closeRecommendation, first.head, step))).toBe('forbidden')
  expect(await refusal(run(answerRecommendation, first.head, { ...step, text: ' ' }))).toBe('input.invalid')
  expect(await refusal(run(extendRecommendation, inspector, step))).toBe('date.invalid')
  expect(await refusal(run(reopenRecommendation, inspector, step))).toBe('state.not-now')
  expect(await refusal(run(answerRecommendation, first.head, { ...step, version: 7 }))).toBe('conflict.version')
  const conclude = { inspectionId, version: 2, step: 'conclude' as const, text: 'x', on: day }
  expect(await refusal(run(stepInspection, inspector, conclude))).toBe('state.not-now')
})

test('a plan needs one lead, days in order, units of its own, and minutes need a visit that took place', async () => {
  const { inspector } = r.people
  const hanoi = t.app.units.resolvePlace({ province: 'Hà Nội' }, '2024-01-01')
  if (!hanoi.ok) throw new Error('no Hà Nội')
  expect(await refusal(run(planInspection, inspector, plan({ units: [hanoi.value] })))).toBe('input.invalid')
  expect(await refusal(run(planInspection, inspector, plan({ to: shifted(day, -9) })))).toBe('date.invalid')
  expect(await refusal(run(planInspection, inspector, plan({ scopes: [] })))).toBe('input.invalid')
  const nobody = plan().members.map((m) => ({ ...m, role: 'member' as const }))
  expect(await refusal(run(planInspection, inspector, plan({ members: nobody })))).toBe('input.invalid')
  const { inspectionId } = await run(planInspection, inspector, plan())
  await run(stepInspection, inspector, { inspectionId, version: 1, step: 'begin', text: '', on: null })
  const minute = { inspectionId, version: 2, step: 'minute' as const, text: 'Biên bản', on: null }
  expect(await refusal(run(stepInspection, inspector, minute))).toBe('state.not-now')
  const visits = await within(t.app, t.tenantId, (tx) => visitsOf(tx, t.tenantId, inspectionId))
  expect(visits).toHaveLength(2)
  const later = { ...VISIT, visitId: visits[0]?.id ?? '', version: 1, on: shifted(day, 1) }
  expect(await refusal(run(recordVisit, inspector, later))).toBe('date.invalid')
})

test('the list counts what waits and what is late, and shows only the units asked for', async () => {
  const { inspectionId } = await visited()
  const lines = (units: readonly string[] | 'all', on: string) =>
    within(t.app, t.tenantId, (tx) =>
      inspectionLines(tx, { tenantId: t.tenantId, units, day: on, limit: 50, before: undefined }),
    )
  const of = async (on: string) => (await lines('all', on)).find((l) => l.id === inspectionId)
  expect(await of(day)).toMatchObject({ visits: 3, open: 1, overdue: 0, state: 'visiting' })
  expect(await of(shifted(day, 11))).toMatchObject({ overdue: 1 })
  expect(await lines([], day)).toEqual([])
  expect((await lines([r.unitId], day)).length).toBeGreaterThan(0)
})
