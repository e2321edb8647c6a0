import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../test/support/app.ts'
import { type OpenedRound, refusal } from '../../../test/support/round.ts'
import { ANNOUNCED, NO_RULES, type SettingUp, settingUp } from '../../../test/support/setting-up.ts'
import type { Actor } from '../../core/policy.ts'
import type { ProblemError } from '../../core/problem.ts'
import { verifyAll } from '../verify.ts'
import { addBasis, changeBasis } from './legal-bases.ts'
import { addPeriod, changePeriod } from './movements.ts'
import { addOrganisation, changeOrganisation } from './organisations.ts'
import { addQuota, dropQuota } from './quotas.ts'

let s: SettingUp
let t: TestApp
let r: OpenedRound
let owner: Actor

beforeAll(async () => {
  s = await settingUp()
  ;({ t, r, owner } = s)
})
afterAll(() => t.close())

describe('legal bases, quotas, periods, bodies', () => {
  const basis = {
    unitId: null,
    title: 'Văn bản thử',
    issuedOn: null,
    validFrom: null,
    validTo: null,
    replacedById: null,
    verified: false,
    source: '',
  }

  test('a draft that cites an expired text is refused, and hears what replaced it', async () => {
    const newer = await s.run(addBasis, t.actor, { ...basis, symbol: '02/2027/QĐ-THỬ', validFrom: '2026-01-01' })
    const old = await s.run(addBasis, t.actor, {
      ...basis,
      symbol: '01/2020/QĐ-THỬ',
      validTo: '2026-01-01',
      replacedById: newer.basisId,
    })
    const error = await s
      .draftOf('Đợt căn cứ', owner, { rules: { ...NO_RULES, basisIds: [old.basisId] } })
      .catch((e: unknown) => e)
    expect((error as ProblemError).problem).toMatchObject({
      code: 'basis.expired',
      details: { symbol: '01/2020/QĐ-THỬ', until: '2026-01-01', replacement: '02/2027/QĐ-THỬ' },
    })
    const { roundId } = await s.draftOf('Đợt căn cứ', owner, { rules: { ...NO_RULES, basisIds: [newer.basisId] } })
    // It ends after the draft was made and before it is announced.
    const ends = { ...basis, symbol: '02/2027/QĐ-THỬ', validFrom: '2026-01-01', validTo: '2027-01-01' }
    await s.run(changeBasis, t.actor, { ...ends, basisId: newer.basisId, version: 1 })
    expect(await refusal(s.step(owner, roundId, 'announce', '', ANNOUNCED))).toBe('basis.expired')
    expect(
      await s.refused(changeBasis, t.actor, { ...ends, replacedById: old.basisId, basisId: newer.basisId, version: 2 }),
    ).toBe('parent.circle')
    expect(await s.refused(addBasis, t.actor, { ...basis, symbol: '02/2027/QĐ-THỬ' })).toBe('name.taken')
    // The same number of another body is another text.
    expect(await s.refused(addBasis, t.actor, { ...basis, unitId: r.places[0].unitId, symbol: '02/2027/QĐ-THỬ' })).toBe(
      'done',
    )
  })

  test('quotas by unit type, kind of body, registration kind and field', async () => {
    const { roundId } = await s.draftOf('Đợt chỉ tiêu')
    const quota = {
      unitTypes: ['xã', 'phường'],
      organisationKinds: [],
      registrations: ['maintained'],
      fieldCode: 'economy',
      min: 1,
      max: 3,
      basis: 'Kế hoạch thử',
    }
    const { quotaId } = await s.run(addQuota, owner, { ...quota, roundId, reason: '' })
    expect(await s.refused(addQuota, owner, { ...quota, unitTypes: [], roundId, reason: '' })).toBe('input.invalid')
    expect(await s.refused(addQuota, owner, { ...quota, max: 0, roundId, reason: '' })).toBe('input.invalid')
    expect(await s.refused(addQuota, owner, { ...quota, unitTypes: ['làng'], roundId, reason: '' })).toBe(
      'input.invalid',
    )
    await s.run(dropQuota, owner, { quotaId, version: 1, reason: '' })
    expect(await s.refused(dropQuota, owner, { quotaId, version: 1, reason: '' })).toBe('conflict.version')
  })

  test('periods nest and overlap as they like, and never lie within themselves', async () => {
    const p = { movementId: r.movementId, kind: 'period' }
    const a = await s.run(addPeriod, t.actor, {
      ...p,
      label: '2041-2045',
      yearFrom: 2041,
      yearTo: 2045,
      parentId: null,
    })
    const b = await s.run(addPeriod, t.actor, {
      ...p,
      label: '2044-2047',
      yearFrom: 2044,
      yearTo: 2047,
      parentId: a.periodId,
    })
    const change = { ...p, label: '2041-2045', yearFrom: 2041, yearTo: 2045, periodId: a.periodId, version: 1 }
    expect(await s.refused(changePeriod, t.actor, { ...change, parentId: b.periodId })).toBe('parent.circle')
    expect(
      await s.refused(addPeriod, t.actor, { ...p, label: '2041-2045', yearFrom: 2041, yearTo: 2045, parentId: null }),
    ).toBe('name.taken')
    expect(
      await s.refused(addPeriod, t.actor, { ...p, label: 'ngược', yearFrom: 2041, yearTo: 2040, parentId: null }),
    ).toBe('days.reversed')
  })

  test('one body is in the register once on a day, and never under itself', async () => {
    const body = {
      name: 'Ban Dân vận thử',
      kind: 'party',
      unitId: r.unitId,
      parentId: null,
      predecessorId: null,
      validFrom: null,
      validTo: '2025-02-01',
    }
    const old = await s.run(addOrganisation, owner, body)
    expect(await s.refused(addOrganisation, owner, { ...body, name: 'BAN  DÂN VẬN thử' })).toBe('name.taken')
    const next = await s.run(addOrganisation, owner, {
      ...body,
      validFrom: '2025-02-01',
      validTo: null,
      predecessorId: old.organisationId,
    })
    const under = { ...body, parentId: next.organisationId, organisationId: old.organisationId, version: 1 }
    await s.run(changeOrganisation, owner, under)
    expect(
      await s.refused(changeOrganisation, owner, {
        ...body,
        validFrom: '2025-02-01',
        validTo: null,
        parentId: old.organisationId,
        organisationId: next.organisationId,
        version: 1,
      }),
    ).toBe('parent.circle')
  })
})

test('everything that was set up is in the journal', async () => {
  expect(await verifyAll(t.app)).toMatchObject([{ firstBad: null, strayRows: [], drift: 0 }])
})
