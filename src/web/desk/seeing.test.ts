import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { addParticipation, addRegistration } from '../../../test/support/files.ts'
import { asCommand } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound } from '../../../test/support/round.ts'
import { Person, testSite } from '../../../test/support/web.ts'
import { signInLink } from '../../app/accounts.ts'
import { unreadNotices } from '../../app/desk/notices.ts'
import { notify } from '../../app/desk/notify.ts'
import type { Actor } from '../../core/policy.ts'
import { createSite } from '../site.ts'

const PERSON = 'Ông Trần Văn Bí Mật'
let t: TestApp
let now = new Date('2026-11-16T03:00:00Z')
let web: Hono
let round: OpenedRound
let fileId: string

beforeAll(async () => {
  t = await testApp({ clock: () => now })
  web = createSite(testSite(t.app, { mails: true }))
  round = await openRound(t)
  const [here, there] = round.places
  await asCommand(t.app, t.actor, async (context) => {
    const file = await addRegistration(context, round, here, 'Hũ gạo <b>thử</b>', {
      state: 'submitted',
      submitted_at: '2026-11-02T02:00:00Z',
      kind: 'individual',
      person: PERSON,
    })
    fileId = file.id
    await addParticipation(context, round, there, 'Đường hoa thử', { status: 'in-progress' })
    await context.write.insert('quota', {
      programme_id: round.programmeId,
      round_id: round.roundId,
      min: 1,
      max: null,
      unit_types: ['xã'],
      organisation_kinds: [],
      registrations: ['maintained', 'new'],
      field_code: '',
      basis: 'Kế hoạch thử',
    })
    for (let i = 0; i < 3; i++)
      await notify(context, {
        kind: 'registration.submitted',
        subject: 'registration',
        id: file.id,
        to: { accounts: [round.people.owner.id] },
      })
  })
})
afterAll(() => t.close())

async function comes(actor: Actor): Promise<Person> {
  const one = new Person(web)
  await one.post('/dang-nhap/xac-nhan', { code: await signInLink(t.app, actor) })
  return one
}

test('my work says what waits, who waits and that it is late; in both languages', async () => {
  const owner = await comes(round.people.owner)
  expect((await owner.get('/ban-lam-viec')).status).toBe(200)
  expect(owner.html).toContain('Đăng ký chờ tiếp nhận')
  expect(owner.html).toContain('Hũ gạo &lt;b&gt;thử&lt;/b&gt;')
  expect(owner.html).toContain(`Hội Nông dân ${round.places[0].name}`)
  // sent on Monday 02/11, five working days: 09/11; today is the 16th
  expect(owner.html).toContain('Quá hạn 5 ngày làm việc')
  expect(owner.html).toContain('hạn 09/11/2026')
  expect(owner.html).toMatch(/menu-count">3</)
  await owner.get('/en/ban-lam-viec')
  expect(owner.html).toContain('5 working days late')
  const chair = await comes(round.people.chair)
  await chair.get('/ban-lam-viec')
  expect(chair.html).toContain('Không có việc nào chờ bạn')
  expect(chair.html).not.toContain('Hũ gạo')
  expect((await new Person(web).get('/ban-lam-viec')).status).toBe(401)
})

test('the documents have their own page and its line', async () => {
  const editor = await comes(round.people.editor)
  expect((await editor.get('/ban-lam-viec/van-ban')).status).toBe(200)
  expect(editor.html).toContain('Văn bản chờ duyệt')
})

test('notices are read once, however often the button is pressed', async () => {
  const owner = await comes(round.people.owner)
  await owner.get('/ban-lam-viec/thong-bao')
  const { _key = '' } = owner.hidden()
  const ids = [...owner.html.matchAll(/name="id" value="([^"]+)"/g)].map((m) => m[1] ?? '')
  expect(ids).toHaveLength(3)
  const token = owner.hidden()._token ?? ''
  const press = () => {
    const form = new FormData()
    form.set('_token', token)
    form.set('_key', _key)
    for (const id of ids) form.append('id', id)
    return owner.post('/ban-lam-viec/thong-bao', form)
  }
  const answers = [await press(), await press()]
  expect(answers.map((answer) => [answer.status, answer.headers.get('location')])).toEqual([
    [303, '/ban-lam-viec/thong-bao?da-doc=3'],
    [303, '/ban-lam-viec/thong-bao?da-doc=3'],
  ])
  expect(await unreadNotices(t.app, round.people.owner)).toBe(0)
  expect((await owner.get('/ban-lam-viec/thong-bao?truoc=x')).status).toBe(404)
})

test('an address for e-mail comes back as it was typed when it is none', async () => {
  const owner = await comes(round.people.owner)
  await owner.get('/ban-lam-viec/thong-bao')
  for (const wrong of ['khong phai', 'a@b', 'a@b.vn\r\nBcc: c@d.vn', '<a@b.vn>']) {
    const answer = await owner.post('/ban-lam-viec/thong-bao/thu', { 'dia-chi': wrong })
    expect(answer.status).toBe(422)
    expect(owner.html).toContain('href="#dia-chi"')
  }
  expect((await owner.post('/ban-lam-viec/thong-bao/thu', { 'dia-chi': 'nguoi.thu@xa.gov.vn' })).status).toBe(303)
  await owner.get('/ban-lam-viec/thong-bao')
  expect(owner.html).toContain('value="nguoi.thu@xa.gov.vn"')
  const without = new Person(createSite(testSite(t.app)))
  await without.post('/dang-nhap/xac-nhan', { code: await signInLink(t.app, round.people.owner) })
  await without.get('/ban-lam-viec/thong-bao')
  expect(without.html).not.toContain('dia-chi')
  expect((await without.post('/ban-lam-viec/thong-bao/thu', { 'dia-chi': '' })).status).toBe(404)
})

test('the calendar takes a swapped day, once, and gives wrong input back', async () => {
  const here = '/ban-lam-viec/lich-lam-viec'
  const admin = await comes(t.actor)
  await admin.get(`${here}?nam=2026`)
  expect(admin.html).toContain('16/02/2026 – 20/02/2026')
  const empty = await admin.post(here, { ngay: '31/02/2026', loai: 'nghi', 'can-cu': '', 'ghi-chu': 'giữ lại' })
  expect(empty.status).toBe(422)
  expect(admin.html).toContain('value="31/02/2026"')
  expect(admin.html).toContain('value="giữ lại"')
  expect(admin.html.match(/<li><a href="#(ngay|can-cu)"/g)).toHaveLength(2)
  const { _key = '' } = admin.hidden()
  const fields = { _key, ngay: '31/08/2026', loai: 'nghi', 'can-cu': 'Thông báo thử', 'ghi-chu': '' }
  const answers = [await admin.post(here, fields), await admin.post(here, fields)]
  expect(answers.map((answer) => answer.status)).toEqual([303, 303])
  await admin.get(`${here}?nam=2026`)
  expect(admin.html.match(/31\/08\/2026<\/?/g)?.length).toBeGreaterThan(0)
  const again = await admin.post(here, { ...fields, _key: 'another', loai: 'lam' })
  expect(again.status).toBe(409)
  expect(admin.html).toContain('đã có trong danh sách')
  await admin.get(`${here}?nam=2026`)
  const { id = '', _version = '' } = admin.hidden()
  expect((await admin.post(`${here}/bo`, { _key: 'x1', id, _version })).status).toBe(303)
  expect((await admin.post(`${here}/bo`, { _key: 'x2', id, _version })).status).toBe(409)
  expect((await admin.post(here, { ...fields, _key: 'after' })).status).toBe(303)
  const clerk = await comes(round.places[0].clerk)
  await clerk.get(here)
  expect(clerk.html).not.toContain('name="can-cu"')
  expect((await clerk.post(here, { ...fields, _key: 'clerk' })).status).toBe(403)
})

test('the board opens to its files, and quotas tell silence from too little', async () => {
  const owner = await comes(round.people.owner)
  const at = `/ban-lam-viec/dot/${round.roundId}`
  expect((await owner.get(`${at}/bang`)).status).toBe(200)
  const link = /href="([^"]*trang-thai=in-progress[^"]*)"/.exec(owner.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  await owner.get(link.split('#')[0] ?? '')
  const list = owner.html.slice(owner.html.indexOf('id="ho-so"'))
  expect(list).toContain('Đường hoa thử')
  expect(list).not.toContain('Hũ gạo')
  now = new Date('2027-03-01T03:00:00Z')
  const late = await comes(round.people.owner)
  await late.get(`${at}/bang?im=1`)
  expect(late.html).toContain('lâu chưa có tin')
  now = new Date('2026-11-16T03:00:00Z')
  await owner.get(`${at}/chi-tieu`)
  expect(owner.html).toContain('Mỗi xã: ít nhất 1 mô hình duy trì hoặc mới')
  expect(owner.html).toMatch(/1 đạt/)
  expect(owner.html).toMatch(/1 chưa đạt/)
  expect(owner.html).toMatch(/\d+ chưa báo cáo/)
  expect(Buffer.byteLength(owner.html)).toBeLessThan(60 * 1024)
  expect((await owner.get('/ban-lam-viec/dot/khong-co/bang')).status).toBe(404)
  const admin = await comes(t.actor)
  expect((await admin.get(`${at}/bang`)).status).toBe(403)
})

test('the history of a file names its person only to those who work with it', async () => {
  const reader = await comes(round.people.reader)
  expect((await reader.get(`/ban-lam-viec/ho-so/${fileId}`)).status).toBe(200)
  const part = (html: string) => html.slice(html.indexOf('id="lich-su"'))
  expect(part(reader.html)).toContain('Hũ gạo')
  expect(part(reader.html)).not.toContain('Bí Mật')
  const head = await comes(round.places[0].head)
  await head.get(`/ban-lam-viec/ho-so/${fileId}`)
  expect(part(head.html)).toContain(PERSON)
})
