import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal, shifted } from '../../../test/support/round.ts'
import { addPerson, today } from '../../../test/support/round-people.ts'
import type { Actor } from '../../core/policy.ts'
import { ProblemError } from '../../core/problem.ts'
import { stepsOfRound } from '../../db/read/rounds.ts'
import { rowOf } from '../../db/read/rows.ts'
import { packOfFile, packOfRound, setOfFile, setsOfRound } from '../../db/read/rules.ts'
import { type Command, execute } from '../command.ts'
import { verifyAll } from '../verify.ts'
import { addCriterion, changeCriterion, dropCriterion, setBands } from './criteria.ts'
import { adoptSet, changeSet, renewSet } from './criteria-sets.ts'
import { draftRound } from './draft-round.ts'
import { addBasis, changeBasis } from './legal-bases.ts'
import { addMovement, addPeriod, changePeriod } from './movements.ts'
import { addOrganisation, changeOrganisation } from './organisations.ts'
import { pinRound } from './pinned.ts'
import { setLead } from './programmes.ts'
import { addQuota, dropQuota } from './quotas.ts'
import { changeRound, stepRound } from './rounds.ts'
import { changePack, renewPack } from './rule-packs.ts'

let t: TestApp
let r: OpenedRound
let owner: Actor
let keys = 0

beforeAll(async () => {
  t = await testApp()
  r = await openRound(t)
  owner = await addPerson(t, 'Chủ sổ', 'owner', { unitId: r.unitId })
})
afterAll(() => t.close())

/** Runs a command with a key of its own. */
async function run<I, O>(command: Command<I, O>, actor: Actor, input: unknown): Promise<O> {
  keys += 1
  return (await execute(t.app, command, actor, input, `setup:${keys}`)).result
}
const refused = <I, O>(command: Command<I, O>, actor: Actor, input: unknown) => refusal(run(command, actor, input))
const row = <T extends 'round' | 'criteria_set' | 'rule_pack' | 'legal_basis' | 'lead_agency'>(table: T, id: string) =>
  within(t.app, t.tenantId, (tx) => rowOf(tx, table, t.tenantId, id))
const roundRow = (id: string) => row('round', id)

const WINDOWS = {
  opensOn: '2027-01-05',
  closesOn: '2027-03-31',
  appraisalFrom: null,
  appraisalTo: null,
  recognitionFrom: null,
  recognitionTo: null,
}
const NO_RULES = { packId: null, setIds: [], basisIds: [] }
const blank = (label: string) => ({
  label,
  year: 2027,
  level: '',
  windows: WINDOWS,
  copiedFromId: null,
  quotas: [],
  rules: NO_RULES,
})
const draftOf = (label: string, actor = owner, more = {}) =>
  run(draftRound, actor, { ...blank(label), programme: { id: r.programmeId }, ...more })
const ANNOUNCED = { symbol: '12-KH/BCĐ', announcedOn: '2027-01-02', signer: 'Người thử' }

async function step(
  actor: Actor,
  roundId: string,
  name: string,
  reason = '',
  announcement: typeof ANNOUNCED | null = null,
) {
  const { version } = await roundRow(roundId)
  return run(stepRound, actor, { roundId, version, step: name as 'open', reason, announcement })
}

describe('who sets up what', () => {
  test('a commune’s owner sets up rounds of its commune and of no other, and nothing for everybody', async () => {
    const [here, there] = r.places
    const local = await addPerson(t, 'Chủ xã', 'owner', { unitId: here.unitId })
    const of = (unitId: string) => ({
      ...blank('Năm 2027'),
      programme: { movementId: r.movementId, unitId, periodId: null, yearFrom: 2027, yearTo: 2027 },
    })
    const { roundId } = await run(draftRound, local, of(here.unitId))
    expect(await refused(draftRound, local, of(there.unitId))).toBe('forbidden')
    expect(await refused(draftRound, local, of(r.unitId))).toBe('forbidden')
    const movement = { name: 'Phong trào thử', nameEn: '', summary: '', summaryEn: '', validFrom: null, validTo: null }
    expect(await refused(addMovement, local, movement)).toBe('forbidden')
    const body = {
      name: 'Hội thử',
      kind: 'union',
      parentId: null,
      predecessorId: null,
      validFrom: null,
      validTo: null,
    }
    expect(await refused(addOrganisation, local, { ...body, unitId: there.unitId })).toBe('forbidden')
    await run(addOrganisation, local, { ...body, unitId: here.unitId })
    // The province's owner reaches it, a clerk of the commune does not.
    const { version } = await roundRow(roundId)
    const change = { ...blank('Năm 2027, sửa'), roundId, version, reason: '' }
    expect(await refused(changeRound, here.clerk, change)).toBe('forbidden')
    expect(await refused(changeRound, owner, change)).toBe('done')
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
    expect(await refused(addMovement, owner, movement)).toBe('forbidden')
    await t.test.pool.query('update tenant set unit_id = $1 where id = $2', [r.unitId, t.tenantId])
    expect(await refused(addMovement, owner, movement)).toBe('done')
    const local = await addPerson(t, 'Chủ một xã', 'owner', { unitId: r.places[0].unitId })
    expect(await refused(addMovement, local, { ...movement, name: 'Phong trào của xã' })).toBe('forbidden')
    await t.test.pool.query('update tenant set unit_id = null where id = $1', [t.tenantId])
  })

  test('a role on the agency that leads today reaches what it leads, and no longer when another leads', async () => {
    const day = today(t.app)
    const ofFront = await addPerson(t, 'Mặt trận', 'owner', { organisationId: r.bodies.front })
    expect(await refusal(draftOf('Thử chủ trì', ofFront))).toBe('forbidden')
    const lead = { programmeId: r.programmeId, validTo: null, endsOthers: true }
    const first = await run(setLead, owner, { ...lead, organisationId: r.bodies.front, validFrom: shifted(day, -9) })
    expect(await refusal(draftOf('Thử chủ trì', ofFront))).toBe('done')
    expect(await run(setLead, owner, { ...lead, organisationId: r.bodies.party, validFrom: day })).toMatchObject({
      ended: 1,
    })
    expect((await row('lead_agency', first.leadId)).valid_to).toBe(day)
    expect(await refusal(draftOf('Thử chủ trì 2', ofFront))).toBe('forbidden')
  })
})

describe('the steps of a round', () => {
  test('announcing needs its number, day and signer; running it is for who may', async () => {
    const { roundId } = await draftOf('Đợt bước')
    expect(await refusal(step(owner, roundId, 'announce'))).toBe('round.incomplete')
    expect(await refusal(step(t.actor, roundId, 'announce', '', ANNOUNCED))).toBe('forbidden')
    expect(await step(owner, roundId, 'announce', '', ANNOUNCED)).toEqual({ state: 'announced' })
    expect(await roundRow(roundId)).toMatchObject({ announcement: '12-KH/BCĐ', announced_on: '2027-01-02' })
    expect(await refusal(step(owner, roundId, 'close'))).toBe('round.not-now')
    await step(owner, roundId, 'open')
    await step(owner, roundId, 'close')
    expect(await refusal(step(owner, roundId, 'reopen', ' '))).toBe('reason.needed')
    expect(await refusal(step(t.actor, roundId, 'reopen', 'vì bão'))).toBe('forbidden')
    await step(owner, roundId, 'reopen', 'Bão số 9, nhiều xã chưa gửi được')
    const steps = await within(t.app, t.tenantId, (tx) => stepsOfRound(tx, t.tenantId, roundId))
    expect(steps.map((s) => [s.step, s.from_state, s.to_state, s.reason, s.by_name])).toEqual([
      ['reopen', 'closed', 'open', 'Bão số 9, nhiều xã chưa gửi được', owner.name],
      ['close', 'open', 'closed', null, owner.name],
      ['open', 'announced', 'open', null, owner.name],
      ['announce', 'draft', 'announced', null, owner.name],
    ])
  })

  test('the second of two who press at once gets a conflict, and the same form twice makes one round', async () => {
    const { roundId } = await draftOf('Đợt hai người')
    const change = { ...blank('Đợt hai người, một'), roundId, version: 1, reason: '' }
    await run(changeRound, owner, change)
    expect(await refused(changeRound, owner, { ...change, label: 'Đợt hai người, hai' })).toBe('conflict.version')
    const input = { ...blank('Đợt hai lần'), programme: { id: r.programmeId } }
    const once = await execute(t.app, draftRound, owner, input, 'setup:twice')
    const again = await execute(t.app, draftRound, owner, input, 'setup:twice')
    expect(again).toEqual({ result: once.result, replayed: true })
    expect(await refused(draftRound, owner, input)).toBe('name.taken')
  })

  test('after it is announced a change needs a reason, and its year stays once somebody registered', async () => {
    const { roundId } = await draftOf('Đợt gia hạn')
    await step(owner, roundId, 'announce', '', ANNOUNCED)
    const later = { ...blank('Đợt gia hạn'), windows: { ...WINDOWS, closesOn: '2027-04-15' }, roundId }
    expect(await refused(changeRound, owner, { ...later, version: 2, reason: '' })).toBe('reason.needed')
    expect(await refused(changeRound, t.actor, { ...later, version: 2, reason: 'gia hạn' })).toBe('forbidden')
    await run(changeRound, owner, { ...later, version: 2, reason: 'Gia hạn hai tuần' })
    expect(await roundRow(roundId)).toMatchObject({ closes_on: '2027-04-15' })
    await received(roundId)
    expect(await refused(changeRound, owner, { ...later, year: 2028, version: 3, reason: 'nhầm năm' })).toBe(
      'round.not-now',
    )
  })

  test('windows that end before they begin are refused at their field', async () => {
    const wrong = { ...blank('Đợt ngược'), windows: { ...WINDOWS, closesOn: '2027-01-04' } }
    const error = await run(draftRound, owner, { ...wrong, programme: { id: r.programmeId } }).catch((e: unknown) => e)
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
    expect(await refusal(step(owner, id, 'announce', '', ANNOUNCED))).toBe('round.not-now')
    expect(await refused(changeRound, owner, { ...blank('Khác'), roundId: id, version: 1, reason: 'x' })).toBe(
      'round.not-now',
    )
    expect(await refused(pinRound, owner, { ...NO_RULES, roundId: id, version: 1, reason: 'x' })).toBe('round.not-now')
  })
})

/** A file received in a round, under what the round goes by at that moment, as receiving does. */
async function received(roundId: string): Promise<string> {
  return asCommand(t.app, t.actor, async ({ write }) => {
    const pack = await packOfRound(write.tx, write.tenantId, roundId)
    const sets = await setsOfRound(write.tx, write.tenantId, roundId)
    const made = await write.insert('registration', {
      programme_id: r.programmeId,
      round_id: roundId,
      state: 'submitted',
      kind: 'collective',
      registration: 'new',
      level: '',
      unit_id: r.places[0].unitId,
      rule_pack_id: pack?.id ?? null,
      criteria_set_id: sets.find((one) => one.set.kind === 'collective')?.set.id ?? null,
      created_by: t.actor.id,
    })
    return made.id
  })
}

describe('rules and files', () => {
  test('a file keeps what it was received under when the round’s pack and sets change', async () => {
    const a = await openRound(t, { beside: r, year: 2031 })
    const b = await openRound(t, { beside: r, year: 2032, rules: { days: { ...r.rules.days, receive: 9 } } })
    const before = await received(a.roundId)
    const pins = { packId: b.packId, setIds: [b.sets.collective.id], basisIds: [], roundId: a.roundId }
    expect(await refused(pinRound, owner, { ...pins, version: 1, reason: '' })).toBe('reason.needed')
    await run(pinRound, owner, { ...pins, version: 1, reason: 'Quy định mới từ 01/07' })
    const after = await received(a.roundId)
    const seen = await within(t.app, t.tenantId, async (tx) => {
      const of = async (id: string) => [
        (await packOfFile(tx, t.tenantId, id))?.id,
        (await setOfFile(tx, t.tenantId, id))?.set.id,
      ]
      return [await of(before), await of(after), (await packOfRound(tx, t.tenantId, a.roundId))?.id]
    })
    expect(seen).toEqual([[a.packId, a.sets.collective.id], [b.packId, b.sets.collective.id], b.packId])
  })

  test('a set that is in use is never edited, and the version made from it can be', async () => {
    const opened = await openRound(t, { beside: r, year: 2033, adopted: false })
    const setId = opened.sets.collective.id
    const { version } = await row('criteria_set', setId)
    const head = {
      name: 'Khác',
      kind: 'collective',
      fieldCode: '',
      level: '',
      bonusMaxHalves: 0,
      validFrom: '2033-01-01',
      validTo: null,
    }
    const criterion = {
      name: 'Thêm',
      hint: '',
      kind: 'numeric',
      maxHalves: 10,
      evidenceNeeded: false,
      items: [],
    }
    const first = opened.sets.collective.criteria[0]?.id ?? ''
    const edits = (id: string, seen: number): readonly Promise<string>[] => [
      refused(changeSet, t.actor, { ...head, setId: id, version: seen }),
      refused(addCriterion, t.actor, { ...criterion, setId: id, version: seen }),
      refused(changeCriterion, t.actor, { ...criterion, setId: id, version: seen, criterionId: first }),
      refused(dropCriterion, t.actor, { setId: id, version: seen, criterionId: first }),
      refused(setBands, t.actor, { setId: id, version: seen, bands: [] }),
    ]
    for (const edit of edits(setId, version)) expect(await edit).toBe('rules.in-use')
    const renewed = await run(renewSet, t.actor, { setId, name: 'Tiêu chí, bản 2', validFrom: '2034-01-01' })
    expect(await row('criteria_set', renewed.setId)).toMatchObject({ made_from_id: setId, adopted_on: null })
    const copy = await full(renewed.setId)
    const old = await full(setId)
    const plain = (set: typeof copy) => [
      set?.criteria.map((c) => [c.name, c.kind, c.max_halves, c.items.map((i) => [i.text, i.halves])]),
      set?.bands.map((b) => [b.label, b.from_halves, b.passes]),
    ]
    expect(plain(copy)).toEqual(plain(old))
    const made = await run(addCriterion, t.actor, {
      ...criterion,
      kind: 'checklist',
      maxHalves: 10,
      items: [
        { text: 'Một', halves: 5 },
        { text: 'Hai', halves: 5 },
      ],
      setId: renewed.setId,
      version: 1,
    })
    await run(changeCriterion, t.actor, {
      ...criterion,
      name: 'Sửa',
      kind: 'checklist',
      items: [{ text: 'Chỉ một', halves: 10 }],
      setId: renewed.setId,
      version: 2,
      criterionId: made.criterionId,
    })
    await run(dropCriterion, t.actor, { setId: renewed.setId, version: 3, criterionId: copy?.criteria[0]?.id ?? '' })
    await run(setBands, t.actor, {
      setId: renewed.setId,
      version: 4,
      bands: [{ label: 'Đạt', fromHalves: 130, passes: null }],
    })
    const edited = await full(renewed.setId)
    expect(edited?.criteria.map((c) => c.name)).toEqual([
      'Kết quả có minh chứng',
      'Quy trình',
      'Việc mới, việc khó',
      'Sửa',
    ])
    expect(edited?.criteria.at(-1)?.items.map((i) => [i.text, i.halves])).toEqual([['Chỉ một', 10]])
    expect(edited?.bands.map((b) => [b.label, b.passes])).toEqual([['Đạt', null]])
    expect(plain(await full(setId))).toEqual(plain(old))
    const adoption = { adoptedOn: '2034-01-05', adoptedBy: 'Ban Chỉ đạo tỉnh (thử)', basis: 'Kế hoạch 01' }
    await run(adoptSet, t.actor, { ...adoption, setId: renewed.setId, version: 5 })
    expect(await refused(adoptSet, t.actor, { ...adoption, setId: renewed.setId, version: 6 })).toBe('rules.in-use')
    expect(await refused(setBands, t.actor, { setId: renewed.setId, version: 6, bands: [] })).toBe('rules.in-use')
  })

  test('what only a draft pins may be edited, until the draft is announced', async () => {
    const day = '2027-01-01'
    const pack = await asCommand(t.app, t.actor, async ({ write }) => {
      const made = await write.insert('rule_pack', {
        movement_id: r.movementId,
        name: 'Quy tắc nháp',
        valid_from: day,
        valid_to: null,
        adopted_on: null,
        adopted_by: null,
        basis: null,
        rules: JSON.stringify(r.rules),
      })
      return made.id
    })
    const { roundId } = await draftOf('Đợt quy tắc nháp', owner, { rules: { ...NO_RULES, packId: pack } })
    const change = { packId: pack, name: 'Quy tắc nháp, sửa', validFrom: day, validTo: null, rules: r.rules }
    await run(changePack, t.actor, { ...change, version: 1 })
    await step(owner, roundId, 'announce', '', ANNOUNCED)
    expect(await refused(changePack, t.actor, { ...change, version: 2 })).toBe('rules.in-use')
    const next = await run(renewPack, t.actor, { packId: pack, name: 'Quy tắc bản 2', validFrom: '2028-01-01' })
    await run(changePack, t.actor, { ...change, packId: next.packId, name: 'Quy tắc bản 2', version: 1 })
  })

  test('rules of another shape are never kept', async () => {
    const input = {
      packId: r.packId,
      version: 1,
      name: 'x',
      validFrom: '2027-01-01',
      validTo: null,
      rules: {
        ...r.rules,
        votes: {
          recognition: { quorum: { num: 3, den: 2, more: false, of: 'members' }, threshold: null, ballot: null },
        },
      },
    }
    expect(await refused(changePack, t.actor, input)).toBe('input.invalid')
    expect(await refused(changePack, t.actor, { ...input, rules: { ...r.rules, secret: 1 } })).toBe('input.invalid')
  })
})

const full = (id: string) =>
  within(t.app, t.tenantId, async (tx) => {
    const { fullSets } = await import('../../db/read/rules.ts')
    return (await fullSets(tx, t.tenantId, [id]))[0]
  })

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
    const newer = await run(addBasis, t.actor, { ...basis, symbol: '02/2027/QĐ-THỬ', validFrom: '2026-01-01' })
    const old = await run(addBasis, t.actor, {
      ...basis,
      symbol: '01/2020/QĐ-THỬ',
      validTo: '2026-01-01',
      replacedById: newer.basisId,
    })
    const error = await draftOf('Đợt căn cứ', owner, { rules: { ...NO_RULES, basisIds: [old.basisId] } }).catch(
      (e: unknown) => e,
    )
    expect((error as ProblemError).problem).toMatchObject({
      code: 'basis.expired',
      details: { symbol: '01/2020/QĐ-THỬ', until: '2026-01-01', replacement: '02/2027/QĐ-THỬ' },
    })
    const { roundId } = await draftOf('Đợt căn cứ', owner, { rules: { ...NO_RULES, basisIds: [newer.basisId] } })
    // It ends after the draft was made and before it is announced.
    const ends = { ...basis, symbol: '02/2027/QĐ-THỬ', validFrom: '2026-01-01', validTo: '2027-01-01' }
    await run(changeBasis, t.actor, { ...ends, basisId: newer.basisId, version: 1 })
    expect(await refusal(step(owner, roundId, 'announce', '', ANNOUNCED))).toBe('basis.expired')
    expect(
      await refused(changeBasis, t.actor, { ...ends, replacedById: old.basisId, basisId: newer.basisId, version: 2 }),
    ).toBe('parent.circle')
    expect(await refused(addBasis, t.actor, { ...basis, symbol: '02/2027/QĐ-THỬ' })).toBe('name.taken')
    // The same number of another body is another text.
    expect(await refused(addBasis, t.actor, { ...basis, unitId: r.places[0].unitId, symbol: '02/2027/QĐ-THỬ' })).toBe(
      'done',
    )
  })

  test('quotas by unit type, kind of body, registration kind and field', async () => {
    const { roundId } = await draftOf('Đợt chỉ tiêu')
    const quota = {
      unitTypes: ['xã', 'phường'],
      organisationKinds: [],
      registrations: ['maintained'],
      fieldCode: 'economy',
      min: 1,
      max: 3,
      basis: 'Kế hoạch thử',
    }
    const { quotaId } = await run(addQuota, owner, { ...quota, roundId, reason: '' })
    expect(await refused(addQuota, owner, { ...quota, unitTypes: [], roundId, reason: '' })).toBe('input.invalid')
    expect(await refused(addQuota, owner, { ...quota, max: 0, roundId, reason: '' })).toBe('input.invalid')
    expect(await refused(addQuota, owner, { ...quota, unitTypes: ['làng'], roundId, reason: '' })).toBe('input.invalid')
    await run(dropQuota, owner, { quotaId, version: 1, reason: '' })
    expect(await refused(dropQuota, owner, { quotaId, version: 1, reason: '' })).toBe('conflict.version')
  })

  test('periods nest and overlap as they like, and never lie within themselves', async () => {
    const p = { movementId: r.movementId, kind: 'period' }
    const a = await run(addPeriod, t.actor, { ...p, label: '2041-2045', yearFrom: 2041, yearTo: 2045, parentId: null })
    const b = await run(addPeriod, t.actor, {
      ...p,
      label: '2044-2047',
      yearFrom: 2044,
      yearTo: 2047,
      parentId: a.periodId,
    })
    const change = { ...p, label: '2041-2045', yearFrom: 2041, yearTo: 2045, periodId: a.periodId, version: 1 }
    expect(await refused(changePeriod, t.actor, { ...change, parentId: b.periodId })).toBe('parent.circle')
    expect(
      await refused(addPeriod, t.actor, { ...p, label: '2041-2045', yearFrom: 2041, yearTo: 2045, parentId: null }),
    ).toBe('name.taken')
    expect(
      await refused(addPeriod, t.actor, { ...p, label: 'ngược', yearFrom: 2041, yearTo: 2040, parentId: null }),
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
    const old = await run(addOrganisation, owner, body)
    expect(await refused(addOrganisation, owner, { ...body, name: 'BAN  DÂN VẬN thử' })).toBe('name.taken')
    const next = await run(addOrganisation, owner, {
      ...body,
      validFrom: '2025-02-01',
      validTo: null,
      predecessorId: old.organisationId,
    })
    const under = { ...body, parentId: next.organisationId, organisationId: old.organisationId, version: 1 }
    await run(changeOrganisation, owner, under)
    expect(
      await refused(changeOrganisation, owner, {
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
