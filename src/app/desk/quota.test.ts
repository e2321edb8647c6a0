import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { addParticipation, addRegistration } from '../../../test/support/files.ts'
import { asCommand } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound } from '../../../test/support/round.ts'
import type { CommandContext } from '../command.ts'
import { quotaBoard } from './quota.ts'

const TODAY = '2026-11-16'
let t: TestApp
beforeAll(async () => {
  t = await testApp({ clock: () => new Date('2026-11-16T03:00:00Z') })
})
afterAll(() => t.close())

interface Asked {
  readonly units?: readonly string[]
  readonly kinds?: readonly string[]
  readonly registrations?: readonly string[]
}

const addQuota = ({ write }: CommandContext, round: OpenedRound, asked: Asked) =>
  write.insert('quota', {
    programme_id: round.programmeId,
    round_id: round.roundId,
    min: 1,
    max: null,
    unit_types: [...(asked.units ?? [])],
    organisation_kinds: [...(asked.kinds ?? [])],
    registrations: [...(asked.registrations ?? [])],
    field_code: '',
    basis: null,
  })

test('each commune one maintained and one new: met, not met, not reported, by name', async () => {
  const round = await openRound(t)
  const [here, there] = round.places
  await asCommand(t.app, t.actor, async (context) => {
    await addQuota(context, round, { units: ['xã', 'phường'], registrations: ['maintained'] })
    await addQuota(context, round, { units: ['xã'], registrations: ['new', 'breakthrough'] })
    await addParticipation(context, round, here, 'Duy trì', { registration: 'maintained' })
    await addParticipation(context, round, here, 'Thôi', { registration: 'new', status: 'not-implemented' })
    await addRegistration(context, round, there, 'Chờ', { state: 'submitted', registration: 'maintained' })
    await addRegistration(context, round, there, 'Nháp', { registration: 'new' })
    await addParticipation(context, round, { unitId: round.unitId }, 'Của tỉnh', { registration: 'new' })
  })
  const found = await quotaBoard(t.app, round.people.owner, round.roundId, TODAY)
  expect(found.standings.map((one) => [one.of, one.quota.registrations])).toEqual([
    ['units', ['maintained']],
    ['units', ['new', 'breakthrough']],
  ])
  const [maintained, fresh] = found.standings
  const row = (one: typeof maintained, id: string) => one?.rows.find((r) => r.target === id)
  expect(row(maintained, here.unitId)).toMatchObject({ counted: 1, meeting: 'met' })
  expect(row(maintained, there.unitId)).toMatchObject({ counted: 0, waiting: 1, meeting: 'not-met' })
  expect(row(fresh, here.unitId)).toMatchObject({ counted: 1, meeting: 'met' })
  expect(row(fresh, there.unitId)).toMatchObject({ counted: 0, meeting: 'not-met' })
  expect(fresh?.unplaced).toBe(1)
  // every commune and ward of the province as the map has them today, and nothing else
  const communes = t.app.units.book.data.units.filter(
    (unit) => unit.level === 'commune' && unit.validTo === null && t.app.units.provinceId(unit.id) === round.unitId,
  )
  expect(maintained?.rows.length).toBe(communes.length)
  expect(maintained?.totals).toMatchObject({ met: 1, 'not-met': 1, over: 0, 'not-reported': communes.length - 2 })
  const seen = await quotaBoard(t.app, there.clerk, round.roundId, TODAY)
  expect(seen.standings.map((one) => one.rows.map((r) => r.target))).toEqual([[there.unitId], [there.unitId]])
})

test('what was registered before a merger counts for the unit that it became', async () => {
  const round = await openRound(t)
  const book = t.app.units.book
  const whole = book.data.successions.find(
    (one) =>
      one.kind === 'whole' &&
      one.at === '2025-07-01' &&
      t.app.units.mapToday(one.fromId).communeId === one.toId &&
      t.app.units.within(one.fromId).includes(round.unitId),
  )
  const split = book.data.successions.find(
    (one) =>
      one.kind === 'part' &&
      one.at === '2025-07-01' &&
      t.app.units.mapToday(one.fromId).communeId === null &&
      t.app.units.within(one.fromId).includes(round.unitId) &&
      book.units.get(one.fromId)?.level === 'commune',
  )
  if (whole === undefined || split === undefined) throw new Error('no such units in the records')
  await asCommand(t.app, t.actor, async (context) => {
    await addQuota(context, round, { units: ['xã', 'phường'] })
    await addParticipation(context, round, { unitId: whole.fromId }, 'Trước sáp nhập')
    await addParticipation(context, round, { unitId: split.fromId }, 'Xã bị chia')
  })
  const [found] = (await quotaBoard(t.app, round.people.owner, round.roundId, TODAY)).standings
  expect(found?.rows.find((row) => row.target === whole.toId)).toMatchObject({ counted: 1, meeting: 'met' })
  expect(found?.rows.filter((row) => row.counted > 0).length).toBe(1)
  expect(found?.unplaced).toBe(1)
})

test('each union at least one: by who leads and who takes part', async () => {
  const round = await openRound(t)
  const [here, there] = round.places
  await asCommand(t.app, t.actor, async (context) => {
    await addQuota(context, round, { kinds: ['union', 'front'] })
    const joint = await addRegistration(context, round, here, 'Chung', { state: 'accepted' })
    await context.write.insert('registration_owner', {
      registration_id: joint.id,
      organisation_id: round.bodies.front,
      role: 'partner',
      part: '',
    })
    await addParticipation(context, round, here, 'Chung', { id: joint.id })
  })
  const [found] = (await quotaBoard(t.app, round.people.owner, round.roundId, TODAY)).standings
  expect(found?.of).toBe('organisations')
  const meeting = (id: string) => found?.rows.find((row) => row.target === id)?.meeting
  expect([here.union, round.bodies.front, there.union].map(meeting)).toEqual(['met', 'met', 'not-reported'])
})
