import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../test/support/app.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound } from '../../../test/support/round.ts'
import { ANNOUNCED, NO_RULES, type SettingUp, settingUp } from '../../../test/support/setting-up.ts'
import type { Actor } from '../../core/policy.ts'
import { fullSets, packOfFile, packOfRound, setOfFile, setsOfRound } from '../../db/read/rules.ts'
import { lockRules } from '../../db/read/rules-lists.ts'
import { verifyAll } from '../verify.ts'
import { addCriterion, changeCriterion, dropCriterion, setBands } from './criteria.ts'
import { adoptSet, changeSet, renewSet } from './criteria-sets.ts'
import { pinRound } from './pinned.ts'
import { addPack, changePack, renewPack } from './rule-packs.ts'

let s: SettingUp
let t: TestApp
let r: OpenedRound
let owner: Actor

beforeAll(async () => {
  s = await settingUp()
  ;({ t, r, owner } = s)
})
afterAll(() => t.close())

describe('rules and files', () => {
  test('a file keeps what it was received under when the round’s pack and sets change', async () => {
    const a = await openRound(t, { beside: r, year: 2031 })
    const b = await openRound(t, { beside: r, year: 2032, rules: { days: { ...r.rules.days, receive: 9 } } })
    const before = await s.received(a.roundId)
    const pins = { packId: b.packId, setIds: [b.sets.collective.id], basisIds: [], roundId: a.roundId }
    expect(await s.refused(pinRound, owner, { ...pins, version: 1, reason: '' })).toBe('reason.needed')
    await s.run(pinRound, owner, { ...pins, version: 1, reason: 'Quy định mới từ 01/07' })
    const after = await s.received(a.roundId)
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
    const { version } = await s.row('criteria_set', setId)
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
      s.refused(changeSet, t.actor, { ...head, setId: id, version: seen }),
      s.refused(addCriterion, t.actor, { ...criterion, setId: id, version: seen }),
      s.refused(changeCriterion, t.actor, { ...criterion, setId: id, version: seen, criterionId: first }),
      s.refused(dropCriterion, t.actor, { setId: id, version: seen, criterionId: first }),
      s.refused(setBands, t.actor, { setId: id, version: seen, bands: [] }),
    ]
    for (const edit of edits(setId, version)) expect(await edit).toBe('rules.in-use')
    const renewed = await s.run(renewSet, t.actor, {
      setId,
      name: 'Tiêu chí, bản 2',
      validFrom: '2034-01-01',
      forDrafts: false,
      unitId: null,
    })
    expect(await s.row('criteria_set', renewed.setId)).toMatchObject({ made_from_id: setId, adopted_on: null })
    const copy = await full(renewed.setId)
    const old = await full(setId)
    const plain = (set: typeof copy) => [
      set?.criteria.map((c) => [c.name, c.kind, c.max_halves, c.items.map((i) => [i.text, i.halves])]),
      set?.bands.map((b) => [b.label, b.from_halves, b.passes]),
    ]
    expect(plain(copy)).toEqual(plain(old))
    const made = await s.run(addCriterion, t.actor, {
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
    await s.run(changeCriterion, t.actor, {
      ...criterion,
      name: 'Sửa',
      kind: 'checklist',
      items: [{ text: 'Chỉ một', halves: 10 }],
      setId: renewed.setId,
      version: 2,
      criterionId: made.criterionId,
    })
    await s.run(dropCriterion, t.actor, { setId: renewed.setId, version: 3, criterionId: copy?.criteria[0]?.id ?? '' })
    await s.run(setBands, t.actor, {
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
    await s.run(adoptSet, t.actor, { ...adoption, setId: renewed.setId, version: 5 })
    expect(await s.refused(adoptSet, t.actor, { ...adoption, setId: renewed.setId, version: 6 })).toBe('rules.in-use')
    expect(await s.refused(setBands, t.actor, { setId: renewed.setId, version: 6, bands: [] })).toBe('rules.in-use')
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
    const { roundId } = await s.draftOf('Đợt quy tắc nháp', owner, { rules: { ...NO_RULES, packId: pack } })
    const change = { packId: pack, name: 'Quy tắc nháp, sửa', validFrom: day, validTo: null, rules: r.rules }
    await s.run(changePack, t.actor, { ...change, version: 1 })
    await s.step(owner, roundId, 'announce', '', ANNOUNCED)
    expect(await s.refused(changePack, t.actor, { ...change, version: 2 })).toBe('rules.in-use')
    const next = await s.run(renewPack, t.actor, {
      packId: pack,
      name: 'Quy tắc bản 2',
      validFrom: '2028-01-01',
      forDrafts: true,
      unitId: null,
    })
    await s.run(changePack, t.actor, { ...change, packId: next.packId, name: 'Quy tắc bản 2', version: 1 })
  })

  test('a new version takes the place of the old one in drafts, and in nothing that was announced', async () => {
    const old = await openRound(t, { beside: r, year: 2036, adopted: false })
    const setId = old.sets.collective.id
    const rules = { packId: old.packId, setIds: [setId, old.sets.individual.id], basisIds: [] }
    const draft = await s.draftOf('Đợt nháp 2036', owner, { rules })
    const made = { validFrom: '2036-06-01', forDrafts: true, unitId: null }
    const set = await s.run(renewSet, t.actor, { ...made, setId, name: 'Tiêu chí 2036 (bản 2)' })
    const pack = await s.run(renewPack, t.actor, { ...made, packId: old.packId, name: 'Quy tắc 2036 (bản 2)' })
    const pinned = await within(t.app, t.tenantId, async (tx) => {
      const ofRound = async (id: string) => (await setsOfRound(tx, t.tenantId, id)).map((one) => one.set.id).sort()
      return { draft: await ofRound(draft.roundId), announced: await ofRound(old.roundId) }
    })
    expect(pinned.draft).toEqual([old.sets.individual.id, set.setId].sort())
    expect(pinned.announced).toEqual([setId, old.sets.individual.id].sort())
    expect(await s.row('round', draft.roundId)).toMatchObject({ rule_pack_id: pack.packId, version: 3 })
    expect(await s.row('round', old.roundId)).toMatchObject({ rule_pack_id: old.packId, version: 1 })
  })

  test('an announcement waits for an edit of what it pins, and an edit for an announcement', async () => {
    const day = { validFrom: '2027-01-01', validTo: null }
    const given = { movementId: r.movementId, unitId: null, name: 'Cùng lúc', ...day }
    const { packId } = await s.run(addPack, t.actor, given)
    const { roundId } = await s.draftOf('Đợt cùng lúc', owner, { rules: { ...NO_RULES, packId } })
    await whileLocked(packId, 'edit', () => s.step(owner, roundId, 'announce', '', ANNOUNCED))
    const change = { packId, version: 1, name: 'Cùng lúc, sửa', ...day, rules: r.rules }
    expect(await whileLocked(packId, 'pin', () => s.refused(changePack, t.actor, change))).toBe('rules.in-use')
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
    expect(await s.refused(changePack, t.actor, input)).toBe('input.invalid')
    expect(await s.refused(changePack, t.actor, { ...input, rules: { ...r.rules, secret: 1 } })).toBe('input.invalid')
  })
})

/** Starts work while somebody holds a pack, sees it wait, lets go, and gives what came of it. */
async function whileLocked<T>(packId: string, as: 'edit' | 'pin', work: () => Promise<T>): Promise<T> {
  const waiting = async () => {
    const sql = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return (await t.test.pool.query(sql)).rowCount ?? 0
  }
  let begun: Promise<T> | undefined
  await within(t.app, t.tenantId, async (tx) => {
    await lockRules(tx, t.tenantId, 'rule_pack', [packId], as)
    begun = work()
    let seen = 0
    for (let tries = 0; tries < 200 && seen === 0; tries++) {
      await new Promise((done) => setTimeout(done, 25))
      seen = await waiting()
    }
    expect(seen).toBeGreaterThan(0)
  })
  return begun as Promise<T>
}

const full = (id: string) => within(t.app, t.tenantId, async (tx) => (await fullSets(tx, t.tenantId, [id]))[0])

test('everything that was set up is in the journal', async () => {
  expect(await verifyAll(t.app)).toMatchObject([{ firstBad: null, strayRows: [], drift: 0 }])
})
