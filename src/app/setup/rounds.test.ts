import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../test/support/app.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, refusal, shifted } from '../../../test/support/round.ts'
import { addPerson, today } from '../../../test/support/round-people.ts'
import { ANNOUNCED, blank, NO_RULES, type SettingUp, settingUp, WINDOWS } from '../../../test/support/setting-up.ts'
import type { Actor } from '../../core/policy.ts'
import { ProblemError } from '../../core/problem.ts'
import { stepsOfRound } from '../../db/read/rounds.ts'
import { execute } from '../command.ts'
import { verifyAll } from '../verify.ts'
import { draftRound } from './draft-round.ts'
import { addMovement } from './movements.ts'
import { addOrganisation } from './organisations.ts'
import { pinRound } from './pinned.ts'
import { setLead } from './programmes.ts'
import { changeRound } from './rounds.ts'

let s: SettingUp
let t: TestApp
let r: OpenedRound
let owner: Actor

beforeAll(async () => {
  s = await settingUp()
  ;({ t, r, owner } = s)
})
afterAll(() => t.close())

describe('who sets up what', () => {
  test('a commune’s owner sets up rounds of its commune and of no other, and nothing for everybody', async () => {
    const [here, there] = r.places
    const local = await addPerson(t, 'Chủ xã', 'owner', { unitId: here.unitId })
    const of = (unitId: string) => ({
      ...blank('Năm 2027'),
      programme: { movementId: r.movementId, unitId, periodId: null, yearFrom: 2027, yearTo: 2027 },
    })
    const { roundId } = await s.run(draftRound, local, of(here.unitId))
    expect(await s.refused(draftRound, local, of(there.unitId))).toBe('forbidden')
    expect(await s.refused(draftRound, local, of(r.unitId))).toBe('forbidden')
    const movement = { name: 'Phong trào thử', nameEn: '', summary: '', summaryEn: '', validFrom: null, validTo: null }
    expect(await s.refused(addMovement, local, movement)).toBe('forbidden')
    const body = {
      name: 'Hội thử',
      kind: 'union',
      parentId: null,
      predecessorId: null,
      validFrom: null,
      validTo: null,
    }
    expect(await s.refused(addOrganisation, local, { ...body, unitId: there.unitId })).toBe('forbidden')
    await s.run(addOrganisation, local, { ...body, unitId: here.unitId })
    // The province's owner reaches it, a clerk of the commune does not.
    const { version } = await s.row('round', roundId)
    const change = { ...blank('Năm 2027, sửa'), roundId, version, reason: '' }
    expect(await s.refused(changeRound, here.clerk, change)).toBe('forbidden')
    expect(await s.refused(changeRound, owner, change)).toBe('done')
  })

  test('a role on the unit of the whole tenant sets up what is for everybody', async () => {
    const movement = {
      name: 'Phong trào của tỉnh',
      nameEn: '',
      summary: '',
      summaryEn: '',
      validFrom: null,
      validTo: null,
    }
    expect(await s.refused(addMovement, owner, movement)).toBe('forbidden')
    await t.test.pool.query('update tenant set unit_id = $1 where id = $2', [r.unitId, t.tenantId])
    expect(await s.refused(addMovement, owner, movement)).toBe('done')
    const local = await addPerson(t, 'Chủ một xã', 'owner', { unitId: r.places[0].unitId })
    expect(await s.refused(addMovement, local, { ...movement, name: 'Phong trào của xã' })).toBe('forbidden')
    await t.test.pool.query('update tenant set unit_id = null where id = $1', [t.tenantId])
  })

  test('a role on the agency that leads today reaches what it leads, and no longer when another leads', async () => {
    const day = today(t.app)
    const ofFront = await addPerson(t, 'Mặt trận', 'owner', { organisationId: r.bodies.front })
    expect(await refusal(s.draftOf('Thử chủ trì', ofFront))).toBe('forbidden')
    const lead = { programmeId: r.programmeId, validTo: null, endsOthers: true }
    const first = await s.run(setLead, owner, { ...lead, organisationId: r.bodies.front, validFrom: shifted(day, -9) })
    expect(await refusal(s.draftOf('Thử chủ trì', ofFront))).toBe('done')
    expect(await s.run(setLead, owner, { ...lead, organisationId: r.bodies.party, validFrom: day })).toMatchObject({
      ended: 1,
    })
    expect((await s.row('lead_agency', first.leadId)).valid_to).toBe(day)
    expect(await refusal(s.draftOf('Thử chủ trì 2', ofFront))).toBe('forbidden')
  })
})

describe('the steps of a round', () => {
  test('announcing needs its number, day and signer; running it is for who may', async () => {
    const { roundId } = await s.draftOf('Đợt bước')
    expect(await refusal(s.step(owner, roundId, 'announce'))).toBe('round.incomplete')
    expect(await refusal(s.step(t.actor, roundId, 'announce', '', ANNOUNCED))).toBe('forbidden')
    expect(await s.step(owner, roundId, 'announce', '', ANNOUNCED)).toEqual({ state: 'announced' })
    expect(await s.row('round', roundId)).toMatchObject({ announcement: '12-KH/BCĐ', announced_on: '2027-01-02' })
    expect(await refusal(s.step(owner, roundId, 'close'))).toBe('round.not-now')
    await s.step(owner, roundId, 'open')
    await s.step(owner, roundId, 'close')
    expect(await refusal(s.step(owner, roundId, 'reopen', ' '))).toBe('reason.needed')
    expect(await refusal(s.step(t.actor, roundId, 'reopen', 'vì bão'))).toBe('forbidden')
    await s.step(owner, roundId, 'reopen', 'Bão số 9, nhiều xã chưa gửi được')
    const steps = await within(t.app, t.tenantId, (tx) => stepsOfRound(tx, t.tenantId, roundId))
    expect(steps.map((s) => [s.step, s.from_state, s.to_state, s.reason, s.by_name])).toEqual([
      ['reopen', 'closed', 'open', 'Bão số 9, nhiều xã chưa gửi được', owner.name],
      ['close', 'open', 'closed', null, owner.name],
      ['open', 'announced', 'open', null, owner.name],
      ['announce', 'draft', 'announced', null, owner.name],
    ])
  })

  test('the second of two who press at once gets a conflict, and the same form twice makes one round', async () => {
    const { roundId } = await s.draftOf('Đợt hai người')
    const change = { ...blank('Đợt hai người, một'), roundId, version: 1, reason: '' }
    await s.run(changeRound, owner, change)
    expect(await s.refused(changeRound, owner, { ...change, label: 'Đợt hai người, hai' })).toBe('conflict.version')
    const input = { ...blank('Đợt hai lần'), programme: { id: r.programmeId } }
    const once = await execute(t.app, draftRound, owner, input, 'setup:twice')
    const again = await execute(t.app, draftRound, owner, input, 'setup:twice')
    expect(again).toEqual({ result: once.result, replayed: true })
    expect(await s.refused(draftRound, owner, input)).toBe('name.taken')
  })

  test('after it is announced a change needs a reason, and its year stays once somebody registered', async () => {
    const { roundId } = await s.draftOf('Đợt gia hạn')
    await s.step(owner, roundId, 'announce', '', ANNOUNCED)
    const later = { ...blank('Đợt gia hạn'), windows: { ...WINDOWS, closesOn: '2027-04-15' }, roundId }
    expect(await s.refused(changeRound, owner, { ...later, version: 2, reason: '' })).toBe('reason.needed')
    expect(await s.refused(changeRound, t.actor, { ...later, version: 2, reason: 'gia hạn' })).toBe('forbidden')
    await s.run(changeRound, owner, { ...later, version: 2, reason: 'Gia hạn hai tuần' })
    expect(await s.row('round', roundId)).toMatchObject({ closes_on: '2027-04-15' })
    await s.received(roundId)
    expect(await s.refused(changeRound, owner, { ...later, year: 2028, version: 3, reason: 'nhầm năm' })).toBe(
      'round.not-now',
    )
  })

  test('windows that end before they begin are refused at their field', async () => {
    const wrong = { ...blank('Đợt ngược'), windows: { ...WINDOWS, closesOn: '2027-01-04' } }
    const error = await s
      .run(draftRound, owner, { ...wrong, programme: { id: r.programmeId } })
      .catch((e: unknown) => e)
    expect(error).toBeInstanceOf(ProblemError)
    expect((error as ProblemError).problem).toMatchObject({ code: 'days.reversed', field: 'closesOn' })
  })

  test('a round that only documents speak of is left alone', async () => {
    const id = await asCommand(t.app, t.actor, async ({ write }) => {
      const made = await write.insert('round', {
        programme_id: r.programmeId,
        label: 'Trong văn bản',
        year: null,
        opens_on: null,
        closes_on: null,
      })
      return made.id
    })
    expect(await refusal(s.step(owner, id, 'announce', '', ANNOUNCED))).toBe('round.not-now')
    expect(await s.refused(changeRound, owner, { ...blank('Khác'), roundId: id, version: 1, reason: 'x' })).toBe(
      'round.not-now',
    )
    expect(await s.refused(pinRound, owner, { ...NO_RULES, roundId: id, version: 1, reason: 'x' })).toBe(
      'round.not-now',
    )
  })
})

test('everything that was set up is in the journal', async () => {
  expect(await verifyAll(t.app)).toMatchObject([{ firstBad: null, strayRows: [], drift: 0 }])
})
