import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import {
  accepted,
  acceptIt,
  begun,
  clerkOf,
  draft,
  headOf,
  participationRow,
  registrationRow,
  run,
  sent,
} from '../../../test/support/registering.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal, shifted } from '../../../test/support/round.ts'
import { today } from '../../../test/support/round-people.ts'
import { ownersOfModel, placesOfModel } from '../../db/read/carried.ts'
import { fileRows } from '../../db/read/files.ts'
import { rowOf } from '../../db/read/rows.ts'
import { findDrift } from '../../db/stats/drift.ts'
import { fileOf } from '../participation/file.ts'
import { verifyAll } from '../verify.ts'
import { startParticipation } from './begin.ts'
import { rejectRegistration } from './receive.ts'
import { saveRegistration } from './save.ts'
import { selectParticipation } from './select.ts'
import { submitRegistration } from './send.ts'
import { startRegistration } from './start.ts'

let t: TestApp
/** The round of last year, this year's of the same programme family, and their people. */
let before: OpenedRound
let now: OpenedRound
beforeAll(async () => {
  t = await testApp()
  before = await openRound(t)
  now = await openRound(t, { beside: before })
})
afterAll(async () => {
  const drift = await within(t.app, t.tenantId, (tx) => findDrift(tx, t.tenantId))
  expect(drift).toEqual([])
  const verdicts = await verifyAll(t.app)
  expect(verdicts.filter((v) => v.firstBad !== null || v.strayRows.length > 0)).toEqual([])
  await t.close()
})

const unitId = () => before.places[0].unitId
const clerk = () => clerkOf(now, unitId())
const head = () => headOf(now, unitId())
const read = <T>(work: Parameters<typeof within<T>>[2]) => within(t.app, t.tenantId, work)
const modelOf = async (id: string) => {
  const modelId = (await participationRow(t, id))?.model_id ?? ''
  return read((tx) => rowOf(tx, 'model', t.tenantId, modelId))
}
const seen = async (id: string) => ({ registrationId: id, version: (await registrationRow(t, id)).version })
const carry = (from: string, registration: 'maintained' | 'raised', more: object = {}) =>
  run(t.app, startRegistration, clerk(), {
    roundId: now.roundId,
    unitId: unitId(),
    kind: 'collective',
    registration,
    carriedFromId: from,
    ...more,
  })

describe('accepting something new', () => {
  test('makes the model with its name, owners and place, and the participation under the same id', async () => {
    const partners = [
      { name: 'Đoàn Thanh niên thử', role: 'partner' as const, part: 'Góp ngày công' },
      { name: 'Khối Dân vận thử', role: 'adviser' as const, part: '' },
    ]
    const form = { partners, place: 'Ấp 3', campaign: 'Xây dựng nông thôn mới' }
    const id = await accepted(t, before, 'Thắp sáng đường quê', { form })
    const part = await participationRow(t, id)
    expect(part).toMatchObject({
      id,
      round_id: before.roundId,
      status: 'accepted',
      kind: 'collective',
      registration: 'new',
      field_code: 'economy',
      year: before.year,
      unit_id: unitId(),
      late: false,
      campaign: 'Xây dựng nông thôn mới',
    })
    const model = await modelOf(id)
    expect([model.name, model.first_year, model.owner_known]).toEqual(['Thắp sáng đường quê', before.year, true])
    const owners = await read((tx) => ownersOfModel(tx, t.tenantId, model.id))
    expect(owners.map((o) => [o.name, o.role])).toEqual([
      ['Hội Nông dân thử', 'lead'],
      ['Đoàn Thanh niên thử', 'partner'],
      ['Khối Dân vận thử', 'adviser'],
    ])
    expect(await read((tx) => placesOfModel(tx, t.tenantId, model.id))).toEqual([
      { unit_id: unitId(), printed: 'Ấp 3' },
    ])
    const kept = await registrationRow(t, id)
    expect([kept.rule_pack_id, kept.criteria_set_id]).toEqual([before.packId, before.sets.collective.id])
  })

  test('a person becomes an example under the name agreed to, and the participation is theirs', async () => {
    const form = { person: 'Trần Thị Thử', consentOn: '2026-01-05', consentHow: 'Ký giấy (thử)', lead: '' }
    const id = await accepted(t, before, 'Gương khéo vận động', { kind: 'individual', form })
    const part = await participationRow(t, id)
    expect([part?.kind, part?.model_id]).toEqual(['individual', null])
    const person = await read((tx) => rowOf(tx, 'exemplar', t.tenantId, part?.exemplar_id ?? ''))
    expect([person.name, person.consent_on]).toEqual(['Trần Thị Thử', '2026-01-05'])
    expect((await registrationRow(t, id)).criteria_set_id).toBe(before.sets.individual.id)
  })
})

describe('what runs on', () => {
  test('maintained: everything is carried over but the days; the same model, once a round', async () => {
    const first = await accepted(t, before, 'Tuyến đường không rác')
    const { registrationId } = await carry(first, 'maintained')
    const kept = await registrationRow(t, registrationId)
    expect(kept).toMatchObject({
      name: 'Tuyến đường không rác',
      carried_from_id: first,
      starts_on: null,
      goal: expect.stringMatching(/./),
    })
    expect(await refusal(carry(first, 'raised'))).toBe('registration.twice')
    const form = { startsOn: '2026-02-01' }
    await run(t.app, saveRegistration, clerk(), { ...(await seen(registrationId)), form })
    await run(t.app, submitRegistration, head(), await seen(registrationId))
    await acceptIt(t, now, registrationId)
    const [a, b] = [await participationRow(t, first), await participationRow(t, registrationId)]
    expect([b?.model_id, b?.carried_from_id, b?.registration]).toEqual([a?.model_id, first, 'maintained'])
    expect(await refusal(carry(first, 'maintained'))).toBe('registration.twice')
  })

  test('raised under a new name: the model keeps its identity and both names with their days', async () => {
    const first = await accepted(t, before, 'Tổ thu gom rác')
    const { registrationId } = await carry(first, 'raised')
    const form = { name: 'Tổ thu gom và phân loại rác', startsOn: '2026-02-01' }
    await run(t.app, saveRegistration, clerk(), { ...(await seen(registrationId)), form })
    await run(t.app, submitRegistration, head(), await seen(registrationId))
    await acceptIt(t, now, registrationId)
    const model = await modelOf(registrationId)
    expect([model.id, model.name]).toEqual([
      (await participationRow(t, first))?.model_id,
      'Tổ thu gom và phân loại rác',
    ])
    const names = await t.test.pool.query(
      'select name, valid_to is null as open from model_name where model_id = $1 order by id',
      [model.id],
    )
    expect(names.rows).toEqual([
      { name: 'Tổ thu gom rác', open: false },
      { name: 'Tổ thu gom và phân loại rác', open: true },
    ])
  })

  test('not by a unit that cannot see it', async () => {
    const first = await accepted(t, before, 'Của xã thứ nhất')
    const other = before.places[1]
    const input = {
      roundId: now.roundId,
      unitId: other.unitId,
      kind: 'collective',
      registration: 'maintained',
      carriedFromId: first,
    }
    expect(await refusal(run(t.app, startRegistration, other.clerk, input))).toBe('not-found')
  })
})

describe('replicating and joining', () => {
  test('a copy points to its source, or says where it comes from', async () => {
    const source = await accepted(t, before, 'Chợ không túi ni lông')
    const modelId = (await participationRow(t, source))?.model_id ?? null
    const id = await accepted(t, now, 'Chợ không túi ni lông xã nhà', { registration: 'replicated', form: { modelId } })
    const copy = await modelOf(id)
    expect([copy.parent_model_id, copy.id === modelId]).toEqual([modelId, false])
    const told = await draft(t, now, 'Học từ tỉnh bạn', { registration: 'replicated' })
    expect(await refusal(run(t.app, submitRegistration, head(), await seen(told)))).toBe('registration.incomplete')
    const form = { origin: 'Mô hình “Ngôi nhà xanh”, xã A, tỉnh B' }
    await run(t.app, saveRegistration, clerk(), { ...(await seen(told)), form })
    await run(t.app, submitRegistration, head(), await seen(told))
    await acceptIt(t, now, told)
    expect((await modelOf(told)).parent_model_id).toBeNull()
  })

  test('joining adds an owner to the model and its file, and no second participation', async () => {
    const there = await accepted(t, now, 'Cổng rào an ninh trật tự')
    const other = now.places[1]
    const { registrationId } = await run(t.app, startRegistration, other.clerk, {
      roundId: now.roundId,
      unitId: other.unitId,
      kind: 'collective',
      registration: 'new',
      joinsId: there,
      form: { forces: 'Góp 2 camera (thử)', lead: 'Hội Cựu chiến binh xã bạn' },
    })
    await run(t.app, submitRegistration, other.head, await seen(registrationId))
    const answer = await acceptIt(t, now, registrationId)
    expect(answer).toBe(there)
    expect(await participationRow(t, registrationId)).toBeUndefined()
    const model = await modelOf(there)
    const owners = await read((tx) => ownersOfModel(tx, t.tenantId, model.id))
    expect(owners.map((o) => [o.name, o.role])).toEqual([
      ['Hội Nông dân thử', 'lead'],
      ['Hội Cựu chiến binh xã bạn', 'partner'],
    ])
    const joiner = owners[1]?.organisation_id ?? ''
    const file = await read((tx) => fileOf({ app: t.app, actor: other.clerk, tx }, there))
    expect(file.within).toContain(joiner)
    const wrong = {
      roundId: before.roundId,
      unitId: other.unitId,
      kind: 'collective',
      registration: 'new',
      joinsId: there,
    }
    expect(await refusal(run(t.app, startRegistration, other.clerk, wrong))).toBe('input.invalid')
  })
})

describe('the window of a round', () => {
  const day = () => today(t.app)
  const lone = (given: object) => openRound(t, { beside: before, ...given })
  const submit = async (round: OpenedRound, form: object) => {
    const id = await draft(t, round, `Trong khung ${Math.random()}`, { form })
    return refusal(run(t.app, submitRegistration, headOf(round, unitId()), await seen(id)))
  }

  test('after its last day: late and with a reason; before its first, or closed: only what is urgent', async () => {
    const past = await lone({ opensOn: shifted(day(), -60), closesOn: shifted(day(), -1) })
    expect(await submit(past, {})).toBe('round.closed')
    expect(await submit(past, { lateReason: 'Mất mạng ba ngày' })).toBe('done')
    const soon = await lone({ opensOn: shifted(day(), 1) })
    expect(await submit(soon, { lateReason: 'x' })).toBe('round.closed')
    expect(await submit(soon, { emergency: 'Chống bão, Chủ tịch UBND xã giao' })).toBe('done')
    const closed = await lone({ state: 'closed' })
    expect(await submit(closed, { lateReason: 'x' })).toBe('round.closed')
    expect(await submit(closed, { emergency: 'Chống bão' })).toBe('done')
    const over = await lone({ state: 'concluded' })
    expect(await submit(over, { emergency: 'Chống bão' })).toBe('round.closed')
    const drafted = await lone({ state: 'draft' })
    expect(await refusal(draft(t, drafted, 'Chưa ban hành'))).toBe('not-found')
  })

  test('late is marked, urgent is not late', async () => {
    const past = await lone({ opensOn: shifted(day(), -60), closesOn: shifted(day(), -1) })
    const late = await accepted(t, past, 'Gửi muộn', { form: { lateReason: 'Mất mạng' } })
    const urgent = await accepted(t, past, 'Việc gấp', { form: { emergency: 'Chống hạn' } })
    expect((await participationRow(t, late))?.late).toBe(true)
    expect((await participationRow(t, urgent))?.late).toBe(false)
  })
})

describe('starting', () => {
  test('with a plan, by the unit, once; the launch is kept', async () => {
    const id = await accepted(t, now, 'Bắt tay vào việc')
    const version = (await participationRow(t, id))?.version ?? 0
    const begin = (who: typeof clerk, plan: string, launch: object | null = null) =>
      run(t.app, startParticipation, who(), { fileId: id, version, plan, launch })
    expect(await refusal(begin(clerk, ''))).toBe('input.invalid')
    expect(await refusal(begin(() => now.people.owner, 'Kế hoạch'))).toBe('forbidden')
    await begin(clerk, 'Kế hoạch', { on: '2026-03-26', place: 'Nhà văn hóa ấp 3', commitments: '20 hộ ký cam kết' })
    expect((await participationRow(t, id))?.status).toBe('in-progress')
    const plans = await t.test.pool.query('select plan, launched_on::text from work_plan where participation_id = $1', [
      id,
    ])
    expect(plans.rows).toEqual([{ plan: 'Kế hoạch', launched_on: '2026-03-26' }])
    expect(await refusal(begin(clerk, 'Lần nữa'))).toBe('state.not-now')
  })
})

describe('selecting for the level above', () => {
  test('by the level above itself: a second participation there at once, linked, of the same model', async () => {
    const commune = await openRound(t, {
      unit: 'Xã Tân Trụ, Tây Ninh',
      communes: ['Xã Tân Trụ, Tây Ninh', 'Xã Tân Trụ, Tây Ninh'],
      level: 'base',
    })
    const province = await openRound(t, { level: 'province' })
    const lower = await accepted(t, commune, 'Được chọn lên tỉnh')
    const version = (await participationRow(t, lower))?.version ?? 0
    const input = { fileId: lower, version, roundId: province.roundId, introduction: 'Biên bản 12-BB/BCĐ' }
    expect(await refusal(run(t.app, selectParticipation, commune.places[0].clerk, input))).toBe('forbidden')
    expect(await refusal(run(t.app, selectParticipation, commune.people.owner, { ...input, introduction: '' }))).toBe(
      'reason.needed',
    )
    expect(
      await refusal(run(t.app, selectParticipation, commune.people.owner, { ...input, roundId: commune.roundId })),
    ).toBe('input.invalid')
    const { participationId } = await run(t.app, selectParticipation, province.people.owner, input)
    const [a, b] = [await participationRow(t, lower), await participationRow(t, participationId ?? '')]
    expect([a?.selected, b?.linked_id, b?.level, b?.model_id]).toEqual([true, lower, 'province', a?.model_id])
    expect([b?.round_id, b?.programme_id, b?.unit_id]).toEqual([province.roundId, province.programmeId, a?.unit_id])
    expect(
      await refusal(run(t.app, selectParticipation, province.people.owner, { ...input, version: version + 1 })),
    ).toBe('registration.twice')
  })

  test('introduced from below it waits above, where it is accepted or refused', async () => {
    const commune = await openRound(t, {
      unit: 'Xã Cần Giuộc, Tây Ninh',
      communes: ['Xã Cần Giuộc, Tây Ninh', 'Xã Cần Giuộc, Tây Ninh'],
      level: 'base',
    })
    const province = await openRound(t, { level: 'province' })
    const introduce = async (name: string) => {
      const lower = await begun(t, commune, name)
      const input = {
        fileId: lower,
        version: (await participationRow(t, lower))?.version,
        roundId: province.roundId,
        introduction: 'Công văn 5',
      }
      return { lower, ...(await run(t.app, selectParticipation, commune.people.owner, input)) }
    }
    const one = await introduce('Giới thiệu lên tỉnh')
    expect(one.participationId).toBeNull()
    const waiting = await registrationRow(t, one.registrationId)
    expect([waiting.state, waiting.linked_id, waiting.goal]).toEqual([
      'submitted',
      one.lower,
      expect.stringContaining('Thắp sáng'),
    ])
    const upper = await acceptIt(t, province, one.registrationId)
    expect((await participationRow(t, upper))?.linked_id).toBe(one.lower)
    const two = await introduce('Giới thiệu mà không nhận')
    const no = { ...(await seen(two.registrationId)), reason: 'Đã đủ số', duplicateOfId: null }
    await run(t.app, rejectRegistration, province.people.owner, no)
    expect((await participationRow(t, two.lower))?.selected).toBe(true)
    expect((await read((tx) => fileRows(tx, t.tenantId, two.registrationId))).participation).toBeUndefined()
  })
})

test('two at once accept the same registration: one does', async () => {
  const id = await sent(t, now, 'Hai người cùng nhận')
  const results = await Promise.allSettled([acceptIt(t, now, id), acceptIt(t, now, id)])
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const made = await asCommand(t.app, t.actor, ({ write }) =>
    write.tx
      .selectFrom('participation')
      .select('id')
      .where('tenant_id', '=', t.tenantId)
      .where('id', '=', id)
      .execute(),
  )
  expect(made).toHaveLength(1)
})
