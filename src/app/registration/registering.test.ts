import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import {
  accepted,
  acceptIt,
  clerkOf,
  draft,
  fullForm,
  headOf,
  participationRow,
  registrationRow,
  run,
  sent,
} from '../../../test/support/registering.ts'
import { within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal } from '../../../test/support/round.ts'
import { addPerson } from '../../../test/support/round-people.ts'
import { ProblemError } from '../../core/problem.ts'
import { involvementIn } from '../../db/read/involvement.ts'
import { partnersOf } from '../../db/read/registrations.ts'
import { execute } from '../command.ts'
import { acceptRegistration } from './accept.ts'
import { rejectRegistration, returnRegistration } from './receive.ts'
import { saveRegistration } from './save.ts'
import { submitRegistration, withdrawRegistration } from './send.ts'
import { startRegistration } from './start.ts'

let t: TestApp
let round: OpenedRound
let unitId: string
beforeAll(async () => {
  t = await testApp()
  round = await openRound(t)
  unitId = round.places[0].unitId
})
afterAll(() => t.close())

const clerk = () => clerkOf(round, unitId)
const head = () => headOf(round, unitId)
const owner = () => round.people.owner
const row = (id: string) => registrationRow(t, id)
const seen = async (id: string) => ({ registrationId: id, version: (await row(id)).version })
const detailsOf = async (work: Promise<unknown>) => {
  try {
    await work
    return undefined
  } catch (error) {
    return error instanceof ProblemError ? error.problem.details : undefined
  }
}
const start = (more: object = {}) => ({
  roundId: round.roundId,
  unitId,
  kind: 'collective',
  registration: 'new',
  ...more,
})

describe('beginning', () => {
  test('an empty draft is kept, and whoever wrote it is known', async () => {
    const { registrationId } = await run(t.app, startRegistration, clerk(), start())
    const kept = await row(registrationId)
    expect([kept.state, kept.name, kept.level, kept.place_unit_id]).toEqual(['draft', '', '', unitId])
    const deeds = await within(t.app, t.tenantId, (tx) => involvementIn(tx, t.tenantId, kept.id, clerk().id))
    expect(deeds).toEqual(['wrote'])
    expect(await participationRow(t, registrationId)).toBeUndefined()
  })

  test('the same key gives one record', async () => {
    const key = randomUUID()
    const first = await execute(t.app, startRegistration, clerk(), start(), key)
    const again = await execute(t.app, startRegistration, clerk(), start(), key)
    expect([again.replayed, again.result]).toEqual([true, first.result])
  })

  test('not by another unit, an appraiser, or for a round that is not theirs', async () => {
    const other = round.places[1]
    expect(await refusal(run(t.app, startRegistration, other.clerk, start()))).toBe('forbidden')
    expect(await refusal(run(t.app, startRegistration, round.people.appraiser, start()))).toBe('forbidden')
    const elsewhere = await openRound(t, {
      unit: 'Tỉnh Cà Mau',
      communes: ['Xã Tân Thuận, Cà Mau', 'Xã Phú Tân, Cà Mau'],
    })
    expect(await refusal(run(t.app, startRegistration, clerk(), start({ roundId: elsewhere.roundId })))).toBe(
      'input.invalid',
    )
    expect(await refusal(run(t.app, startRegistration, clerk(), start({ roundId: randomUUID() })))).toBe('not-found')
  })

  test('what runs on must be named, and what is new cannot run on', async () => {
    expect(await refusal(run(t.app, startRegistration, clerk(), start({ registration: 'maintained' })))).toBe(
      'input.invalid',
    )
    const earlier = await accepted(t, round, 'Đường hoa nông thôn mới ấp 9')
    const wrong = start({ carriedFromId: earlier })
    expect(await refusal(run(t.app, startRegistration, clerk(), wrong))).toBe('input.invalid')
    const sameRound = start({ registration: 'maintained', carriedFromId: earlier })
    expect(await refusal(run(t.app, startRegistration, clerk(), sameRound))).toBe('input.invalid')
    expect(
      await refusal(
        run(t.app, startRegistration, clerk(), start({ kind: 'individual', registration: 'breakthrough' })),
      ),
    ).toBe('input.invalid')
  })
})

describe('saving', () => {
  test('nothing is required, text is kept as typed but for its edges, and nothing changes twice', async () => {
    const { registrationId } = await run(t.app, startRegistration, clerk(), start())
    const form = { name: '  Tiếng kẻng an ninh ', goal: 'dòng 1\r\ndòng 2' }
    const saved = await run(t.app, saveRegistration, clerk(), { registrationId, version: 1, form })
    expect(saved.version).toBe(2)
    const kept = await row(registrationId)
    expect([kept.name, kept.goal]).toEqual(['Tiếng kẻng an ninh', 'dòng 1\ndòng 2'])
    const again = await run(t.app, saveRegistration, clerk(), { registrationId, version: 2, form })
    expect(again.version).toBe(2)
  })

  test('what cannot be kept is refused by name, and nothing of it is written', async () => {
    const id = await draft(t, round, 'Ngày không đúng')
    const form = { startsOn: '2026-05-02', endsOn: '2026-05-01', name: 'Đổi tên' }
    const details = await detailsOf(run(t.app, saveRegistration, clerk(), { ...(await seen(id)), form }))
    expect(details).toEqual({ findings: ['endsOn:ends-before'] })
    expect((await row(id)).name).toBe('Ngày không đúng')
    const long = { name: 'a'.repeat(301) }
    expect(await detailsOf(run(t.app, saveRegistration, clerk(), { ...(await seen(id)), form: long }))).toEqual({
      findings: ['name:too-long'],
    })
  })

  test('two people in one registration: other parts are merged, the same part is a conflict, and nothing is lost', async () => {
    const id = await draft(t, round, 'Hai người cùng sửa')
    const { version } = await row(id)
    await run(t.app, saveRegistration, clerk(), {
      registrationId: id,
      version,
      form: { goal: 'Mục tiêu của nhân viên' },
    })
    await run(t.app, saveRegistration, head(), {
      registrationId: id,
      version,
      form: { upkeep: 'Duy trì của lãnh đạo' },
    })
    const both = await row(id)
    expect([both.goal, both.upkeep]).toEqual(['Mục tiêu của nhân viên', 'Duy trì của lãnh đạo'])
    const mine = { registrationId: id, version, form: { goal: 'Mục tiêu của lãnh đạo', outcome: 'Kết quả khác' } }
    const details = await detailsOf(run(t.app, saveRegistration, head(), mine))
    expect(details?.fields).toEqual(['goal'])
    expect(details?.by).toBe(head().name)
    const after = await row(id)
    expect([after.goal, after.outcome, after.version]).toEqual([both.goal, both.outcome, both.version])
    const same = { registrationId: id, version, form: { goal: 'Mục tiêu của nhân viên' } }
    expect(await refusal(run(t.app, saveRegistration, head(), same))).toBe('done')
  })

  test('owners: several, found again by name, taken off and put back; two lists at once are a conflict', async () => {
    const id = await draft(t, round, 'Nhiều đơn vị cùng làm')
    const partners = (names: readonly string[]) =>
      names.map((name) => ({ name, role: 'partner' as const, part: `${name} làm` }))
    const first = await row(id)
    const two = { form: { partners: partners(['Đoàn Thanh niên thử', 'Hội Phụ nữ thử', 'Hội Phụ nữ thử']) } }
    const saved = await run(t.app, saveRegistration, clerk(), { registrationId: id, version: first.version, ...two })
    expect(saved.version).toBe(first.version + 1)
    const list = () => within(t.app, t.tenantId, (tx) => partnersOf(tx, t.tenantId, id))
    expect((await list()).map((p) => p.name)).toEqual(['Đoàn Thanh niên thử', 'Hội Phụ nữ thử'])
    const one = { form: { partners: partners(['Đoàn Thanh niên thử']) } }
    expect(
      await refusal(run(t.app, saveRegistration, head(), { registrationId: id, version: first.version, ...one })),
    ).toBe('conflict.version')
    await run(t.app, saveRegistration, head(), { registrationId: id, version: saved.version, ...one })
    expect((await list()).map((p) => p.removed)).toEqual([false, true])
    await run(t.app, saveRegistration, head(), { registrationId: id, version: saved.version + 1, ...two })
    expect((await list()).map((p) => p.removed)).toEqual([false, false])
  })

  test('a clerk of one organisation cannot hand it on to another one', async () => {
    const union = round.places[0].union
    const person = await addPerson(t, 'Cán bộ hội', 'clerk', { organisationId: union })
    const { registrationId } = await run(t.app, startRegistration, person, start({ organisationId: union }))
    const form = { lead: 'Đảng ủy khác' }
    expect(await refusal(run(t.app, saveRegistration, person, { registrationId, version: 1, form }))).toBe('forbidden')
    expect((await row(registrationId)).organisation_id).toBe(union)
  })
})

describe('sending', () => {
  test('only the head, only when complete; then nobody writes in it', async () => {
    const { registrationId } = await run(t.app, startRegistration, clerk(), start())
    const incomplete = await detailsOf(run(t.app, submitRegistration, head(), await seen(registrationId)))
    expect(incomplete?.n).toBe(13)
    const form = fullForm(round, 'Tổ liên gia tự quản')
    await run(t.app, saveRegistration, clerk(), { registrationId, version: 1, form })
    expect(await refusal(run(t.app, submitRegistration, clerk(), await seen(registrationId)))).toBe('forbidden')
    await run(t.app, submitRegistration, head(), await seen(registrationId))
    const kept = await row(registrationId)
    expect([kept.state, kept.submitted_by, kept.late]).toEqual(['submitted', head().id, false])
    const save = { ...(await seen(registrationId)), form: { name: 'Đổi' } }
    expect(await refusal(run(t.app, saveRegistration, clerk(), save))).toBe('state.not-now')
    expect(await refusal(run(t.app, submitRegistration, head(), await seen(registrationId)))).toBe('state.not-now')
  })

  test('another version was seen: nothing is sent', async () => {
    const id = await draft(t, round, 'Bản cũ')
    const old = await seen(id)
    await run(t.app, saveRegistration, clerk(), { ...old, form: { name: 'Bản mới' } })
    expect(await refusal(run(t.app, submitRegistration, head(), old))).toBe('conflict.version')
  })

  test('it is taken back with a reason, and ends there', async () => {
    const id = await sent(t, round, 'Xin rút')
    expect(await refusal(run(t.app, withdrawRegistration, head(), { ...(await seen(id)), reason: ' ' }))).toBe(
      'reason.needed',
    )
    expect(await refusal(run(t.app, withdrawRegistration, clerk(), { ...(await seen(id)), reason: 'x' }))).toBe(
      'forbidden',
    )
    await run(t.app, withdrawRegistration, head(), { ...(await seen(id)), reason: 'Chưa đủ điều kiện' })
    expect((await row(id)).state).toBe('withdrawn')
    expect(await refusal(run(t.app, submitRegistration, head(), await seen(id)))).toBe('state.not-now')
  })

  test('a person: with the consent on record, its day and how', async () => {
    const personal = { kind: 'individual' as const, form: { person: 'Nguyễn Văn Thử', consentOn: null, lead: '' } }
    const id = await draft(t, round, 'Người khéo vận động', personal)
    const details = await detailsOf(run(t.app, submitRegistration, head(), await seen(id)))
    expect(details?.findings).toEqual(['consentOn:missing', 'consentHow:missing'])
    const future = { consentOn: '2999-01-01' }
    expect(await refusal(run(t.app, saveRegistration, clerk(), { ...(await seen(id)), form: future }))).toBe(
      'input.invalid',
    )
    const form = { consentOn: '2026-01-05', consentHow: 'Ký vào bản đồng ý tại trụ sở (thử)' }
    await run(t.app, saveRegistration, clerk(), { ...(await seen(id)), form })
    await run(t.app, submitRegistration, head(), await seen(id))
    expect((await row(id)).state).toBe('submitted')
  })
})

describe('receiving', () => {
  test('it is returned with a reason, written on, sent again', async () => {
    const id = await sent(t, round, 'Còn thiếu')
    expect(await refusal(run(t.app, returnRegistration, owner(), { ...(await seen(id)), reason: '' }))).toBe(
      'reason.needed',
    )
    await run(t.app, returnRegistration, owner(), { ...(await seen(id)), reason: 'Ghi rõ số hộ' })
    expect((await row(id)).reason).toBe('Ghi rõ số hộ')
    expect(await refusal(run(t.app, acceptRegistration, owner(), { ...(await seen(id)), seen: [], note: '' }))).toBe(
      'state.not-now',
    )
    await run(t.app, saveRegistration, clerk(), { ...(await seen(id)), form: { goal: '120 hộ' } })
    await run(t.app, submitRegistration, head(), await seen(id))
    await acceptIt(t, round, id)
    expect((await row(id)).state).toBe('accepted')
  })

  test('nobody receives what they wrote or signed, nor what is out of reach', async () => {
    const both = await addPerson(t, 'Kiêm nhiệm', 'owner', { unitId: round.unitId })
    const two = { ...both, grants: [...both.grants, ...clerk().grants] }
    const { registrationId } = await run(
      t.app,
      startRegistration,
      two,
      start({ form: fullForm(round, 'Tự viết tự nhận') }),
    )
    await run(t.app, submitRegistration, head(), await seen(registrationId))
    const input = { ...(await seen(registrationId)), seen: [], note: '' }
    expect(await refusal(run(t.app, acceptRegistration, both, input))).toBe('conflict.of-interest')
    const far = await addPerson(t, 'Nơi khác', 'owner', { unitId: round.places[1].unitId })
    expect(await refusal(run(t.app, acceptRegistration, far, input))).toBe('forbidden')
    expect(await refusal(run(t.app, acceptRegistration, head(), input))).toBe('forbidden')
  })

  test('refused as a duplicate, with what it repeats; a model that is not there cannot be named', async () => {
    const first = await accepted(t, round, 'Camera an ninh ấp 1')
    const id = await sent(t, round, 'Camera an ninh ấp 2')
    const model = (await participationRow(t, first))?.model_id ?? null
    const reject = async (duplicateOfId: string | null, reason: string) =>
      run(t.app, rejectRegistration, owner(), { ...(await seen(id)), reason, duplicateOfId })
    expect(await refusal(reject(model, ''))).toBe('reason.needed')
    expect(await refusal(reject(randomUUID(), 'Trùng'))).toBe('not-found')
    await reject(model, 'Trùng với mô hình ấp 1')
    const kept = await row(id)
    expect([kept.state, kept.duplicate_of_id]).toEqual(['rejected', model])
    expect(await participationRow(t, id)).toBeUndefined()
  })

  test('what is nearly the same must have been looked at', async () => {
    const first = await accepted(t, round, 'Hũ gạo tình thương ấp Chợ')
    const id = await sent(t, round, 'Mô hình “Hũ gạo tình thương” ấp Chợ')
    const accept = async (ids: readonly (string | null | undefined)[]) =>
      run(t.app, acceptRegistration, owner(), { ...(await seen(id)), seen: ids, note: 'Khác tổ' })
    expect(await refusal(accept([]))).toBe('registration.similar-unseen')
    await accept([(await participationRow(t, first))?.model_id])
    expect((await row(id)).similar_seen).toBe('Hũ gạo tình thương ấp Chợ\nKhác tổ')
  })
})
