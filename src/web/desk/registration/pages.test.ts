import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import {
  accepted,
  acceptIt,
  draft,
  participationRow,
  registrationRow,
  sent,
} from '../../../../test/support/registering.ts'
import { type OpenedRound, openRound, shifted } from '../../../../test/support/round.ts'
import { today } from '../../../../test/support/round-people.ts'
import { signedInAs } from '../../../../test/support/signed-in.ts'
import { type Person, testSite } from '../../../../test/support/web.ts'
import { createSite } from '../../site.ts'

let t: TestApp
let web: Hono
let before: OpenedRound
let round: OpenedRound
let clerk: Person
let head: Person
let owner: Person
beforeAll(async () => {
  t = await testApp()
  before = await openRound(t)
  round = await openRound(t, { beside: before })
  web = createSite(testSite(t.app))
  clerk = await signedInAs(web, t.app, round.places[0].clerk)
  head = await signedInAs(web, t.app, round.places[0].head)
  owner = await signedInAs(web, t.app, round.people.owner)
})
afterAll(() => t?.close())

const AT = '/ban-lam-viec/dang-ky'
const part = (id: string, name: string) => `${AT}/${id}/phan/${name}`
const idIn = (location: string | null): string => /dang-ky\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''
/** Opens a page of a form and sends it, with what it holds itself. */
async function fill(person: Person, path: string, fields: Record<string, string>, action = path) {
  expect((await person.get(path)).status).toBe(200)
  return person.post(action, { ...person.hidden(), ...fields })
}

async function begun(name: string, more: Record<string, string> = {}): Promise<string> {
  await clerk.get(`${AT}/moi`)
  const hidden = clerk.hidden()
  const fields = {
    dot: round.roundId,
    unitId: round.places[0].unitId,
    kind: 'collective',
    registration: 'new',
    name,
    ...more,
  }
  const answer = await clerk.post(`${AT}/moi`, { _key: `${hidden._key}`, ...fields })
  expect(answer.status).toBe(303)
  return idIn(answer.headers.get('location'))
}

describe('a registration from its first word to its acceptance, without script', () => {
  test('begins, is written part by part, checked, signed by the head, accepted by the owner', async () => {
    const id = await begun('Ánh sáng vùng biên')
    const first = await fill(clerk, part(id, 'ten'), {
      name: 'Ánh sáng vùng biên',
      fieldId: round.fields.get('economy') ?? '',
      registration: 'new',
      buoc: 'tiep',
    })
    expect(first.headers.get('location')).toBe(part(id, 'don-vi'))
    await fill(clerk, part(id, 'don-vi'), {
      lead: 'Hội Phụ nữ xã thử',
      placeUnitId: round.places[0].unitId,
      place: 'Ấp 2',
      buoc: 'tiep',
    })
    await fill(clerk, part(id, 'ly-do'), { situation: 'Tối (thử)', goal: '20 đèn (thử)', buoc: 'tiep' })
    await fill(clerk, part(id, 'cach-lam'), { content: 'Họp dân', beneficiaries: 'Ấp 2', forces: 'Hội', buoc: 'tiep' })
    const days = await fill(clerk, part(id, 'nguon-luc'), {
      resources: '5 triệu',
      schedule: 'Quý I',
      startsOn: '01/02/2026',
      endsOn: '1-10-2026',
      buoc: 'tiep',
    })
    expect(days.headers.get('location')).toBe(part(id, 'ket-qua'))
    await clerk.get(`${AT}/${id}`)
    expect(clerk.html).toContain('Còn 2 chỗ cần điền')
    expect(clerk.html).toContain('Chờ lãnh đạo ký gửi')
    const last = await fill(clerk, part(id, 'ket-qua'), { outcome: '20 đèn', upkeep: 'Tổ tự quản', buoc: 'tiep' })
    expect(last.headers.get('location')).toBe(`${AT}/${id}`)
    const early = await head.get(`${AT}/${id}`)
    expect([early.status, head.html.includes('Đã đủ để gửi')]).toEqual([200, true])
    const signed = await head.post(`${AT}/${id}/gui`, head.hidden())
    expect(signed.headers.get('location')).toContain(`/ho-so/${id}`)
    expect((await registrationRow(t, id)).state).toBe('submitted')
    await owner.get(`/ban-lam-viec/tiep-nhan/${id}`)
    expect(owner.html).toContain('Hội Phụ nữ xã thử')
    const decided = await owner.post(`/ban-lam-viec/tiep-nhan/${id}`, {
      ...owner.hidden(),
      viec: 'nhan',
      'da-xem': '1',
      note: '',
    })
    expect(decided.status).toBe(303)
    expect((await participationRow(t, id))?.status).toBe('accepted')
    const begin = await fill(clerk, `/ban-lam-viec/ho-so/${id}/bat-dau`, {
      plan: 'Kế hoạch (thử)',
      'ra-mat-ngay': '',
      'ra-mat-noi': '',
      'cam-ket': '',
    })
    expect(begin.headers.get('location')).toContain('da=bat-dau')
    expect((await clerk.get(begin.headers.get('location') ?? '')).status).toBe(200)
    expect(clerk.html).toContain('Đang thực hiện')
  })

  test('the same form twice gives one draft; filled in anew it gives another', async () => {
    await clerk.get(`${AT}/moi`)
    const fields = {
      ...clerk.hidden(),
      dot: round.roundId,
      unitId: round.places[0].unitId,
      kind: 'collective',
      registration: 'new',
      'tiep-noi': '',
    }
    const [one, two] = [
      await clerk.post(`${AT}/moi`, { ...fields, name: 'Bấm hai lần' }),
      await clerk.post(`${AT}/moi`, { ...fields, name: 'Bấm hai lần' }),
    ]
    expect(idIn(one.headers.get('location'))).toBe(idIn(two.headers.get('location')))
    const three = await clerk.post(`${AT}/moi`, { ...fields, name: 'Bấm lần ba' })
    expect(idIn(three.headers.get('location'))).not.toBe(idIn(one.headers.get('location')))
  })

  test('what a unit ran before is one button away, with everything it wrote', async () => {
    const earlier = await accepted(t, before, 'Đường hoa phụ nữ')
    await clerk.get(`${AT}/moi?dot=${round.roundId}`)
    expect(clerk.html).toContain('Đường hoa phụ nữ')
    const fields = {
      dot: round.roundId,
      unitId: round.places[0].unitId,
      organisationId: '',
      kind: 'collective',
      'tiep-noi': earlier,
      registration: 'maintained',
    }
    const answer = await clerk.post(`${AT}/moi`, { ...fields, _key: 'k-duong-hoa' })
    const id = idIn(answer.headers.get('location'))
    await clerk.get(`${AT}/${id}`)
    expect(clerk.html).toContain('Thắp sáng 2 km đường')
    expect(clerk.html).toContain('Còn 1 chỗ cần điền')
    const again = await clerk.post(`${AT}/moi`, { ...fields, _key: 'k-duong-hoa-2' })
    expect(again.status).toBe(409)
    expect(clerk.html).toContain('đã có trong đợt này')
  })
})

describe('bad input', () => {
  test('a day that is none: 422, everything typed is there, the summary leads to the field', async () => {
    const id = await begun('Ngày sai')
    const answer = await fill(clerk, part(id, 'nguon-luc'), {
      resources: 'Của tôi',
      schedule: 'Của tôi',
      startsOn: '31/02/2026',
      endsOn: '',
      buoc: 'tiep',
    })
    expect(answer.status).toBe(422)
    expect(clerk.html).toContain('href="#startsOn"')
    expect(clerk.html).toContain('value="31/02/2026"')
    expect(clerk.html).toContain('Của tôi</textarea>')
    const before = await fill(clerk, part(id, 'nguon-luc'), {
      startsOn: '02/02/2026',
      endsOn: '01/02/2026',
      buoc: 'tiep',
    })
    expect([before.status, clerk.html.includes('href="#endsOn"')]).toEqual([422, true])
  })

  test('two people change the same item: 409 with both versions, and the second save is a choice', async () => {
    const id = await begun('Cùng sửa')
    await clerk.get(part(id, 'ly-do'))
    const old = clerk.hidden()
    await fill(head, part(id, 'ly-do'), { situation: '', goal: 'Bản của lãnh đạo', buoc: 'nhap' })
    const answer = await clerk.post(part(id, 'ly-do'), {
      ...old,
      situation: 'Thêm thực trạng',
      goal: 'Bản của nhân viên',
      buoc: 'nhap',
    })
    expect(answer.status).toBe(409)
    for (const text of ['Bản của lãnh đạo', 'Bản của nhân viên', 'Thêm thực trạng', round.places[0].head.name])
      expect(clerk.html).toContain(text)
    expect((await registrationRow(t, id)).goal).toBe('Bản của lãnh đạo')
    await clerk.post(part(id, 'ly-do'), {
      ...clerk.hidden(),
      situation: 'Thêm thực trạng',
      goal: 'Bản của nhân viên',
      buoc: 'nhap',
    })
    expect((await registrationRow(t, id)).goal).toBe('Bản của nhân viên')
  })

  test('a form whose token is gone comes back with what was typed', async () => {
    const id = await begun('Hết phiên')
    await clerk.get(part(id, 'ly-do'))
    const answer = await clerk.post(part(id, 'ly-do'), {
      ...clerk.hidden(),
      _token: 'x',
      situation: 'Đã gõ mười phút',
      goal: '',
      buoc: 'nhap',
    })
    expect(answer.status).toBe(403)
    expect(clerk.html).toContain('Đã gõ mười phút')
  })

  test('a round whose last day is over: refused, unless late with a reason', async () => {
    const day = today(t.app)
    const past = await openRound(t, { beside: before, opensOn: shifted(day, -60), closesOn: shifted(day, -1) })
    const id = await draft(t, past, 'Gửi muộn')
    await head.get(`${AT}/${id}`)
    expect(head.html).toContain('Ghi lý do gửi muộn')
    expect((await head.post(`${AT}/${id}/gui`, head.hidden())).status).toBe(409)
    await fill(head, part(id, 'ngoai-dot'), { lateReason: 'Bão số 3', emergency: '', buoc: 'tiep' })
    await head.get(`${AT}/${id}`)
    expect((await head.post(`${AT}/${id}/gui`, head.hidden())).status).toBe(303)
    expect((await registrationRow(t, id)).late).toBe(true)
  })

  test('returning and refusing need their reason, and the page says so beside what was typed', async () => {
    const id = await sent(t, round, 'Thiếu lý do')
    const at = `/ban-lam-viec/tiep-nhan/${id}`
    for (const viec of ['tra', 'tu-choi']) {
      await owner.get(at)
      const answer = await owner.post(at, { ...owner.hidden(), viec, reason: ' ' })
      expect([answer.status, owner.html.includes('ly-do')]).toEqual([422, true])
    }
    await owner.get(at)
    await owner.post(at, { ...owner.hidden(), viec: 'tra', reason: 'Ghi rõ số hộ' })
    await clerk.get(`${AT}/${id}`)
    expect(clerk.html).toContain('Ghi rõ số hộ')
    const gone = await owner.get(at)
    expect(gone.headers.get('location')).toContain('/ho-so/')
  })

  test('similar models not looked at: 409 and the list; ticked, it is accepted', async () => {
    await accepted(t, round, 'Hũ gạo tiết kiệm ấp Chợ')
    const id = await sent(t, round, 'Mô hình "Hũ gạo tiết kiệm" ấp Chợ')
    const at = `/ban-lam-viec/tiep-nhan/${id}`
    await owner.get(at)
    expect(owner.html).toContain('Trùng tên')
    const without = await owner.post(at, { ...owner.hidden(), viec: 'nhan', note: '' })
    expect([without.status, owner.html.includes('đánh dấu đã xem')]).toEqual([409, true])
    const ticked = await owner.post(at, { ...owner.hidden(), viec: 'nhan', 'da-xem': '1', note: 'Khác' })
    expect(ticked.status).toBe(303)
  })
})

describe('similar models while the name is typed', () => {
  test('a piece of a page with the offers; without script the button saves and shows them', async () => {
    const there = await accepted(t, round, 'Biến rác thải thành tiền')
    const query = `${AT}/tuong-tu?manh=1&don-vi=${round.places[0].unitId}&dot=${round.roundId}&ten=bien%20rac%20thanh%20tien`
    const piece = await (await clerk.get(query)).text()
    expect(piece).toContain('Biến rác thải thành tiền')
    expect(piece).toContain(`value="tham-gia:${there}"`)
    expect(piece).not.toContain('<html')
    const id = await begun('Biến rác thành tiền')
    const answer = await fill(clerk, part(id, 'ten'), {
      name: 'Biến rác thành tiền ấp 5',
      fieldId: '',
      registration: 'new',
      campaign: '',
      buoc: 'tuong-tu',
    })
    await clerk.get((answer.headers.get('location') ?? '').split('#')[0] ?? '')
    expect(clerk.html).toContain(`value="tham-gia:${there}"`)
    expect((await registrationRow(t, id)).name).toBe('Biến rác thành tiền ấp 5')
  })

  test('joining instead: one short part, and in the end an owner more', async () => {
    const there = await accepted(t, round, 'Nồi cháo nghĩa tình')
    const id = await begun('Nồi cháo tình thương')
    const answer = await fill(clerk, part(id, 'ten'), {
      name: 'Nồi cháo tình thương',
      fieldId: '',
      registration: 'new',
      campaign: '',
      buoc: `tham-gia:${there}`,
    })
    expect(answer.headers.get('location')).toBe(part(id, 'tham-gia'))
    await fill(clerk, part(id, 'tham-gia'), { lead: 'Hội Chữ thập đỏ thử', forces: 'Nấu cháo thứ bảy', buoc: 'tiep' })
    await head.get(`${AT}/${id}`)
    expect((await head.post(`${AT}/${id}/gui`, head.hidden())).status).toBe(303)
    expect(await acceptIt(t, round, id)).toBe(there)
    await head.get(`/ban-lam-viec/ho-so/${id}`)
    expect(head.html).toContain(`/ban-lam-viec/ho-so/${there}`)
    await head.get(`/ban-lam-viec/ho-so/${there}`)
    expect(head.html).toContain('Hội Chữ thập đỏ thử')
  })

  test('replicating instead: the source is kept', async () => {
    const source = await accepted(t, before, 'Vườn rau tình thương xã bạn')
    const model = (await participationRow(t, source))?.model_id ?? ''
    const id = await begun('Vườn rau tình thương', { buoc: `nhan-rong:${t.tenantId}:${model}` })
    const row = await registrationRow(t, id)
    expect([row.registration, row.model_id]).toEqual(['replicated', model])
  })
})
