import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../../test/support/app.ts'
import { countingQueries } from '../../../../test/support/queries.ts'
import { within } from '../../../../test/support/registry.ts'
import type { OpenedRound } from '../../../../test/support/round.ts'
import { addPerson } from '../../../../test/support/round-people.ts'
import { type SettingUp, settingUp } from '../../../../test/support/setting-up.ts'
import { signedInAs } from '../../../../test/support/signed-in.ts'
import { type Person, testSite } from '../../../../test/support/web.ts'
import { filledForm } from '../../../../test/support/whole-form.ts'
import type { App } from '../../../app/context.ts'
import { renewSet } from '../../../app/setup/criteria-sets.ts'
import { addBasis } from '../../../app/setup/legal-bases.ts'
import { addPeriod } from '../../../app/setup/movements.ts'
import { addOrganisation } from '../../../app/setup/organisations.ts'
import { addQuota } from '../../../app/setup/quotas.ts'
import { movementFacts, organisationsFor, programmeFacts, programmesFor } from '../../../app/setup/register-facts.ts'
import { roundFacts, roundsFor } from '../../../app/setup/round-facts.ts'
import { renewPack } from '../../../app/setup/rule-packs.ts'
import { basesFor, packsFor, setsFor } from '../../../app/setup/rules-facts.ts'
import { ruleDefaults } from '../../../compose.ts'
import type { Actor } from '../../../core/policy.ts'
import { createSite } from '../../site.ts'

let s: SettingUp
let t: TestApp
let r: OpenedRound
let web: ReturnType<typeof createSite>
let chief: Person
let owner: Person

beforeAll(async () => {
  s = await settingUp()
  ;({ t, r } = s)
  web = createSite(testSite(t.app, { ruleDefaults: ruleDefaults() }))
  chief = await signedInAs(web, t.app, t.actor)
  owner = await signedInAs(web, t.app, s.owner)
})
afterAll(() => t.close())

type Typed = Readonly<Record<string, string | readonly string[]>>
/** Opens a page with a form, fills some of it in, sends it. */
async function sent(person: Person, path: string, typed: Typed): Promise<Response> {
  await person.get(path)
  return person.post(path, filledForm(person.html, path, typed))
}
const led = (answer: Response): string => (answer.headers.get('location') ?? '').split(/[?#]/)[0] ?? ''
const rounds = '/ban-lam-viec/dot'
const setup = '/ban-lam-viec/thiet-lap'

describe('opening a round', () => {
  test('the first one begins with references, says what they are, and is announced and opened by its owner', async () => {
    await owner.get(`${rounds}/mo-moi`)
    expect(owner.html).toContain('Mở đợt mới')
    const unit = 'Xã Tân Trụ, Tây Ninh'
    const answer = await sent(owner, `${rounds}/mo-moi/mau`, { unitId: unit, bases: ['06/2022/QH15'] })
    expect(answer.status).toBe(303)
    const round = led(answer)
    await owner.get(round)
    for (const words of ['Dự thảo', 'chưa ai thông qua', 'Chưa ai đặt ngưỡng.', 'Bảng điểm mẫu, mô hình tập thể'])
      expect(owner.html).toContain(words)
    const empty = await sent(owner, `${round}/buoc/announce`, {})
    expect(empty.status).toBe(422)
    expect(owner.html).toContain('Chưa điền: Văn bản phát động.')
    const typed = { symbol: '12-KH/BCĐ', announcedOn: '02/01/2027', signer: 'Người thử' }
    expect((await sent(owner, `${round}/buoc/announce`, typed)).status).toBe(303)
    expect((await sent(owner, `${round}/buoc/open`, {})).status).toBe(303)
    expect((await sent(owner, `${round}/buoc/close`, {})).status).toBe(303)
    expect((await sent(owner, `${round}/buoc/reopen`, {})).status).toBe(422)
    expect((await sent(owner, `${round}/buoc/reopen`, { reason: 'Bão số 9 (thử)' })).status).toBe(303)
    await owner.get(round)
    expect(owner.html).toContain('Mở đăng ký')
    expect(owner.html).toContain('Bão số 9 (thử)')
  })

  test('last year’s comes along a year later, and what has expired is named', async () => {
    const basis = { unitId: null, title: 'Thử', issuedOn: null, validFrom: null, verified: false, source: '' }
    const next = await s.run(addBasis, t.actor, { ...basis, symbol: '02-HD/THỬ', validTo: null, replacedById: null })
    const old = await s.run(addBasis, t.actor, {
      ...basis,
      symbol: '01-HD/THỬ',
      validTo: null,
      replacedById: next.basisId,
    })
    const rules = { packId: r.packId, setIds: [r.sets.collective.id], basisIds: [old.basisId] }
    const { roundId } = await s.draftOf('Năm 2027', s.owner, { rules })
    await t.test.pool.query(`update legal_basis set valid_to = '2026-01-01' where id = $1`, [old.basisId])
    await owner.get(`${rounds}/mo-moi/${roundId}`)
    expect(owner.html).toContain('01-HD/THỬ hết hiệu lực từ 01/01/2026: thay bằng 02-HD/THỬ.')
    expect(owner.html).toContain('value="05/01/2028"')
    const form = filledForm(owner.html, `${rounds}/mo-moi/${roundId}`, {})
    const [one, two] = [
      await owner.post(`${rounds}/mo-moi/${roundId}`, form),
      await owner.post(`${rounds}/mo-moi/${roundId}`, form),
    ]
    expect([one.status, two.status, led(two)]).toEqual([303, 303, led(one)])
    await owner.get(led(one))
    for (const words of ['Năm 2028', '02-HD/THỬ', 'Tiêu chí thử, tập thể', 'Quy tắc thử'])
      expect(owner.html).toContain(words)
    expect(owner.html).not.toContain('01-HD/THỬ')
  })

  test('a draft is there for nobody who does not set it up, and no clerk reaches the set-up', async () => {
    const { roundId } = await s.draftOf('Nháp kín')
    const clerk = await signedInAs(web, t.app, r.places[0].clerk)
    expect((await clerk.get(setup)).status).toBe(403)
    expect((await clerk.get(`${rounds}/${roundId}`)).status).toBe(404)
    await clerk.get(rounds)
    expect(clerk.html).not.toContain('Nháp kín')
    const elsewhere = await addPerson(t, 'Chủ xã khác', 'owner', { unitId: r.places[1].unitId })
    const other = await signedInAs(web, t.app, elsewhere)
    expect((await other.get(`${rounds}/${roundId}`)).status).toBe(404)
    expect((await other.get(`${rounds}/mo-moi/${roundId}`)).status).toBe(404)
  })
})

describe('bad input', () => {
  test('what was typed comes back with every error at its field, in the reader’s language', async () => {
    const wrong = { symbol: '', title: 'Một văn bản thử', validFrom: '31/02/2027' }
    expect((await sent(chief, `${setup}/can-cu/moi`, wrong)).status).toBe(422)
    for (const words of [
      'href="#symbol"',
      'Chưa điền: Số, ký hiệu.',
      'href="#validFrom"',
      'Một văn bản thử',
      '31/02/2027',
    ])
      expect(chief.html).toContain(words)
    await chief.get(`/en${setup}/can-cu/moi`)
    const form = filledForm(chief.html, `${setup}/can-cu/moi`, wrong)
    expect((await chief.post(`/en${setup}/can-cu/moi`, form)).status).toBe(422)
    expect(chief.html).toContain('Missing: Number and symbol.')
  })

  test('two who change one thing: the second sees both versions, and loses nothing', async () => {
    const made = await s.run(addBasis, t.actor, {
      unitId: null,
      symbol: '09-KH/THỬ',
      title: 'Bản đầu',
      issuedOn: null,
      validFrom: null,
      validTo: null,
      replacedById: null,
      verified: false,
      source: '',
    })
    const path = `${setup}/can-cu/${made.basisId}`
    await chief.get(path)
    const second = filledForm(chief.html, path, { title: 'Bản của người thứ hai' })
    expect((await sent(chief, path, { title: 'Bản của người thứ nhất' })).status).toBe(303)
    expect((await chief.post(path, second)).status).toBe(409)
    for (const words of ['Bản đã lưu', 'Bản của người thứ nhất', 'Bản bạn gõ', 'Bản của người thứ hai'])
      expect(chief.html).toContain(words)
    expect((await chief.post(path, filledForm(chief.html, path, {}))).status).toBe(303)
    await chief.get(path)
    expect(chief.html).toContain('Bản của người thứ hai')
  })

  test('who sets up one place loses nothing by leaving it out, and gets no form that would be in vain', async () => {
    const local = await addPerson(t, 'Chủ một xã', 'owner', { unitId: r.places[0].unitId })
    const person = await signedInAs(web, t.app, local)
    const typed = { symbol: '10-KH/ĐU', title: 'Kế hoạch của xã (thử)', unitId: '' }
    expect((await sent(person, `${setup}/can-cu/moi`, typed)).status).toBe(422)
    expect(person.html).toContain('Kế hoạch của xã (thử)')
    expect(person.html).toContain('href="#unitId"')
    expect((await sent(person, `${setup}/can-cu/moi`, { symbol: '10-KH/ĐU', title: 'Kế hoạch của xã' })).status).toBe(
      303,
    )
    expect((await person.get(`${setup}/phong-trao/moi`)).status).toBe(403)
    expect((await person.get(`${setup}/quy-tac/${r.packId}/sua`)).status).toBe(403)
    expect((await person.get(`${setup}/quy-tac/${r.packId}`)).status).toBe(200)
    // What is everybody's it cannot change, but make its own from.
    expect(person.html).not.toContain('/sua')
    const own = led(await sent(person, `${setup}/quy-tac/${r.packId}/ban-moi`, {}))
    expect(await s.row('rule_pack', own.split('/').at(-1) ?? '')).toMatchObject({
      unit_id: r.places[0].unitId,
      made_from_id: r.packId,
      adopted_on: null,
    })
    expect((await person.get(`${own}/sua`)).status).toBe(200)
    expect((await person.get(`${rounds}/${r.roundId}/sua`)).status).toBe(403)
  })
})

describe('rules by hand', () => {
  test('a vote is typed as the rule has it, and what nobody set is said', async () => {
    const pack = led(await sent(chief, `${setup}/quy-tac/moi`, { name: 'Quy tắc tay (thử)', validFrom: '01/01/2027' }))
    await chief.get(pack)
    expect(chief.html).toContain('Ngưỡng phiếu thuận: Công nhận, Chọn tiêu biểu và Biểu dương')
    const vote = `${pack}/phieu/recognition`
    expect((await sent(chief, vote, { quorum: 'hai phần ba' })).status).toBe(422)
    expect(chief.html).toContain('hai phần ba')
    const typed = { quorum: '2/3', threshold: '80 %', thresholdMore: 'more', thresholdOf: 'valid', ballot: 'secret' }
    expect((await sent(chief, vote, typed)).status).toBe(303)
    const row = await s.row('rule_pack', pack.split('/').at(-1) ?? '')
    expect(row.rules).toMatchObject({
      votes: {
        recognition: {
          quorum: { num: 2, den: 3, more: false, of: 'members' },
          threshold: { num: 80, den: 100, more: true, of: 'valid' },
          ballot: 'secret',
        },
      },
    })
    await chief.get(pack)
    expect(chief.html).toContain('Ngưỡng phiếu thuận: Chọn tiêu biểu và Biểu dương')
    const award = { name: 'Giấy khen', issuers: ['state:base'], subjects: ['collective'] }
    expect((await sent(chief, `${pack}/khen/moi`, award)).status).toBe(303)
    const adoption = { adoptedBy: 'Ban Chỉ đạo (thử)', adoptedOn: '05/01/2027', basis: 'Kế hoạch 01' }
    expect((await sent(chief, `${pack}/thong-qua`, adoption)).status).toBe(303)
    expect((await sent(chief, vote, typed)).status).toBe(409)
    expect(chief.html).toContain('Hãy tạo bản mới từ nó.')
  })

  test('a criteria set takes half points, checklists and bands, and 100 is only remarked', async () => {
    const set = led(await sent(chief, `${setup}/tieu-chi/moi`, { name: 'Tiêu chí tay (thử)', validFrom: '01/01/2027' }))
    const add = (typed: Typed) => sent(chief, `${set}/tieu-chi/moi`, typed)
    expect((await add({ name: 'Cách làm', maxHalves: '7,3' })).status).toBe(422)
    expect((await add({ name: 'Cách làm', maxHalves: '7,5' })).status).toBe(303)
    const list = { name: 'Quy trình', kind: 'checklist', maxHalves: '10', items: 'Có kế hoạch | 5\nDân bàn | 4,5' }
    expect((await add(list)).status).toBe(303)
    await chief.get(set)
    expect(chief.html).toContain('Cộng: 17,5 điểm.')
    expect(chief.html).toContain('không phải 100 điểm; vẫn dùng được')
    expect(chief.html).toContain('điểm các mục cộng lại khác điểm tối đa')
    const bands = { from0: '15', label0: 'Tốt', from1: '15', label1: 'Khá' }
    expect((await sent(chief, `${set}/xep-loai`, bands)).status).toBe(422)
    expect((await sent(chief, `${set}/xep-loai`, { ...bands, from1: '10', passes0: 'yes' })).status).toBe(303)
    await chief.get(set)
    expect(chief.html).toContain('Chưa đặt mức nào là đủ: Khá')
    expect(chief.html).toContain('chưa ai đặt')
  })

  test('a field keeps its code when it keeps its name or another spelling of it', async () => {
    await chief.get(`${setup}/linh-vuc`)
    const path = /href="([^"]*\/ban-moi)"/.exec(chief.html)?.[1] ?? ''
    const fields = 'An ninh - quốc phòng\nKinh tế | Economy\nChuyển đổi số | Digital change'
    const typed = { name: 'Ba lĩnh vực', basis: 'Hướng dẫn thử', validFrom: '01/01/2028', fields }
    expect((await sent(chief, path, typed)).status).toBe(303)
    const made = await within(t.app, t.tenantId, (tx) =>
      tx
        .selectFrom('field as f')
        .innerJoin('taxonomy as x', 'x.id', 'f.taxonomy_id')
        .select('f.code')
        .where('f.tenant_id', '=', t.tenantId)
        .where('x.name', '=', 'Ba lĩnh vực')
        .orderBy('f.position')
        .execute(),
    )
    expect(made.map((f) => f.code)).toEqual(['defence-security', 'economy', 'chuyen-doi-so'])
  })

  test('a body is found by its name, and one that nobody knows is told at its field', async () => {
    const body = { name: 'Chi hội thử ấp Một', unitId: 'Xã Tân Trụ, Tây Ninh', parentId: 'Không có hội này' }
    expect((await sent(chief, `${setup}/to-chuc/moi`, body)).status).toBe(422)
    expect(chief.html).toContain('Chưa có tổ chức nào tên “Không có hội này”.')
    expect((await sent(chief, `${setup}/to-chuc/moi`, { ...body, parentId: 'hội nông dân xã Tân Trụ' })).status).toBe(
      303,
    )
    await chief.get(`${setup}/to-chuc?ten=chi+hoi+thu`)
    expect(chief.html).toContain('Chi hội thử ấp Một')
  })
})

test('every page asks as many queries for thirty things as for one', async () => {
  const reads: readonly ((app: App, actor: Actor) => Promise<unknown>)[] = [
    (app, actor) => roundsFor(app, actor, {}),
    (app, actor) => roundFacts(app, actor, r.roundId),
    (app, actor) => programmesFor(app, actor, undefined),
    (app, actor) => programmeFacts(app, actor, r.programmeId),
    (app, actor) => movementFacts(app, actor, r.movementId),
    (app, actor) => organisationsFor(app, actor, {}),
    (app, actor) => packsFor(app, actor),
    (app, actor) => setsFor(app, actor),
    (app, actor) => basesFor(app, actor),
  ]
  const counts = async () => {
    const all: number[] = []
    for (const read of reads) {
      const { app, count } = countingQueries(t.app)
      await read(app, t.actor)
      all.push(count())
    }
    return all
  }
  const before = await counts()
  for (let n = 0; n < 30; n++) {
    await s.draftOf(`Đợt đếm ${n}`)
    await s.run(addPeriod, t.actor, {
      movementId: r.movementId,
      label: `Đếm ${n}`,
      yearFrom: 2050,
      yearTo: 2050 + n,
      kind: 'period',
      parentId: null,
    })
    await s.run(addOrganisation, t.actor, {
      name: `Hội đếm ${n}`,
      kind: 'union',
      unitId: r.unitId,
      parentId: null,
      predecessorId: null,
      validFrom: null,
      validTo: null,
    })
    await s.run(addBasis, t.actor, {
      unitId: null,
      symbol: `${n}-ĐẾM`,
      title: 'x',
      issuedOn: null,
      validFrom: null,
      validTo: null,
      replacedById: null,
      verified: false,
      source: '',
    })
    await s.run(renewPack, t.actor, {
      packId: r.packId,
      name: `Quy tắc đếm ${n}`,
      validFrom: '2027-01-01',
      forDrafts: false,
      unitId: null,
    })
    await s.run(renewSet, t.actor, {
      setId: r.sets.collective.id,
      name: `Tiêu chí đếm ${n}`,
      validFrom: '2027-01-01',
      forDrafts: false,
      unitId: null,
    })
    await s.run(addQuota, s.owner, {
      roundId: r.roundId,
      unitTypes: ['xã'],
      organisationKinds: [],
      registrations: [],
      fieldCode: '',
      min: n,
      max: null,
      basis: '',
      reason: 'đếm',
    })
  }
  expect(await counts()).toEqual(before)
  expect((await roundsFor(t.app, t.actor, {})).lines).toHaveLength(30)
  expect((await roundsFor(t.app, t.actor, {})).after).toBeDefined()
})
