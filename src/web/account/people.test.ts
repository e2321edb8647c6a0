import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../../test/support/app.ts'
import { Person, testSite } from '../../../test/support/web.ts'
import { actorNamed, signInLink } from '../../app/accounts.ts'
import { verifyAll } from '../../app/verify.ts'
import type { Actor } from '../../core/policy.ts'
import { createSite } from '../site.ts'

const PASSWORD = 'hàng rào xanh 2026'
const HERE = '/ban-lam-viec/nguoi-dung'
let t: TestApp
let web: Hono
let admin: Person

beforeAll(async () => {
  t = await testApp()
  web = createSite(testSite(t.app, { origin: 'https://kheo.example' }))
  admin = await byLink(t.actor)
})
afterAll(() => t?.close())
beforeEach(() => t.test.pool.query('delete from auth_attempt'))

async function byLink(actor: Actor): Promise<Person> {
  const one = new Person(web)
  await one.post('/dang-nhap/xac-nhan', { code: await signInLink(t.app, actor) })
  return one
}

interface Invited {
  readonly id: string
  readonly path: string
  readonly answer: Response
}

const GRANT = {
  'vai-tro': 'clerk',
  'don-vi': 'Huyện Cần Giuộc, Long An',
  'tu-ngay': '01/01/2026',
  'den-ngay': '31/12/2030',
  'can-cu': 'Quyết định số 12-QĐ/ĐU ngày 05/01/2026',
}

/** Invites somebody; the link as the administrator sees it, without its origin. */
async function invite(name: string, fields: Record<string, string> = {}): Promise<Invited> {
  await admin.get(`${HERE}/moi`)
  const unit = { 'don-vi': 'Tây Ninh', 'khoa-lenh': admin.hidden()['khoa-lenh'] ?? '' }
  const answer = await admin.post(`${HERE}/moi`, { ...GRANT, ...unit, 'ho-ten': name, ...fields })
  return { answer, ...linkShown() }
}

function linkShown(): { id: string; path: string } {
  const path = /<code class="secret">https:\/\/kheo\.example(\/moi\/[^<]+)<\/code>/.exec(admin.html)?.[1] ?? ''
  return { path, id: /nguoi-dung\/([0-9a-f-]{36})\/quyen"/.exec(admin.html)?.[1] ?? '' }
}

const accept = (one: Person, path: string, userName: string, password = PASSWORD) =>
  one.post(path, { 'ten-dang-nhap': userName, 'mat-khau': password, 'mat-khau-lai': password })

const signIn = (userName: string, password = PASSWORD) => {
  const one = new Person(web)
  return one
    .post('/dang-nhap', { 'ten-dang-nhap': userName, 'mat-khau': password })
    .then(({ status }) => ({ one, status }))
}

const post = async (id: string, what: string, fields: Record<string, string> = {}) => {
  await admin.get(`${HERE}/${id}`)
  const key = /name="khoa-lenh" value="([^"]+)"/.exec(admin.html)?.[1] ?? ''
  return admin.post(`${HERE}/${id}/${what}`, { 'khoa-lenh': key, ...fields })
}

describe('an invitation', () => {
  test('makes an account with its grant, and shows a link once', async () => {
    const { answer, path, id } = await invite('Nguyễn Thị Mời')
    expect(answer.status).toBe(200)
    expect(path).toMatch(/^\/moi\/[\w-]{43}$/)
    expect((await admin.get(`${HERE}/${id}`)).status).toBe(200)
    expect(admin.html).not.toContain(path)
    expect(admin.html).toContain('Quyết định số 12-QĐ/ĐU')
    expect(admin.html).toContain('từ 01/01/2026 đến hết 31/12/2030')
    await admin.get(HERE)
    expect(admin.html).toContain('Đã mời, chưa vào')
    expect((await signIn('nguyen.thi.moi')).status).toBe(401)
  })

  test('lets the person choose user name and password; looking uses nothing up, using it does', async () => {
    const { path } = await invite('Trần Văn Đến', { 'vai-tro': 'editor', 'don-vi': '' })
    const one = new Person(web)
    expect((await one.get(path)).status).toBe(200)
    expect(one.html).toContain('value="tran.van.den"')
    expect((await accept(one, path, 'tran.van.den', 'ngắn')).status).toBe(422)
    expect((await accept(one, path, 'tran.van.den')).status).toBe(303)
    expect((await one.get('/ban-lam-viec')).status).toBe(200)
    expect((await one.get(HERE)).status).toBe(403)
    expect((await accept(new Person(web), path, 'ke.khac')).status).toBe(410)
    expect((await new Person(web).get(path)).status).toBe(410)
    expect((await signIn('tran.van.den')).status).toBe(303)
    await admin.get(HERE)
    expect(admin.html).toContain('tran.van.den')
  })

  test('pressing twice invites once, with the same link', async () => {
    await admin.get(`${HERE}/moi`)
    const key = admin.hidden()['khoa-lenh'] ?? ''
    const fields = { ...GRANT, 'don-vi': '', 'ho-ten': 'Bấm Hai Lần', 'khoa-lenh': key }
    const both: string[] = []
    for (let i = 0; i < 2; i++) {
      await admin.post(`${HERE}/moi`, fields)
      both.push(linkShown().path)
    }
    expect(both[0]).toBe(both[1])
    const { rows } = await t.test.pool.query("select 1 from account where name = 'Bấm Hai Lần'")
    expect(rows).toHaveLength(1)
  })

  test('ends after seven days, and when it is taken back or made again', async () => {
    const late = await invite('Lê Quá Hạn')
    await t.test.pool.query("update auth_link set expires_at = now() - interval '1 second' where account_id = $1", [
      late.id,
    ])
    expect((await new Person(web).get(late.path)).status).toBe(410)
    const { rows } = await t.test.pool.query(
      "select extract(epoch from expires_at - made_at) / 86400 as days from auth_link where kind = 'invitation' and account_id <> $1",
      [late.id],
    )
    expect(rows.every((row) => Number(row.days) === 7)).toBe(true)

    const back = await invite('Lê Thu Hồi')
    expect((await post(back.id, 'duong-dan/thu-hoi')).status).toBe(303)
    expect((await accept(new Person(web), back.path, 'le.thu.hoi')).status).toBe(410)
    await post(back.id, 'duong-dan')
    const second = linkShown().path
    await post(back.id, 'duong-dan')
    const third = linkShown().path
    expect(new Set([back.path, second, third]).size).toBe(3)
    expect((await new Person(web).get(second)).status).toBe(410)
    expect((await accept(new Person(web), third, 'le.thu.hoi')).status).toBe(303)
  })

  test('with something wrong comes back with what was typed', async () => {
    const { answer } = await invite('', { 'don-vi': 'Xã Không Có Thật', 'tu-ngay': '31/02/2026', 'can-cu': '' })
    expect(answer.status).toBe(422)
    for (const field of ['ho-ten', 'don-vi', 'tu-ngay', 'can-cu']) expect(admin.html).toContain(`href="#${field}"`)
    expect(admin.html).toContain('value="Xã Không Có Thật"')
    const backwards = await invite('Ai Đó', { 'tu-ngay': '02/01/2026', 'den-ngay': '01/01/2026' })
    expect(backwards.answer.status).toBe(422)
    const strange = await invite('Ai Đó', { 'vai-tro': 'demo-reader' })
    expect(strange.answer.status).toBe(422)
  })
})

describe('a password that was forgotten', () => {
  test('is chosen anew by a link of the administrator; sessions end, the second step stays unless taken away', async () => {
    const { path, id } = await invite('Vũ Hay Quên', { 'vai-tro': 'editor', 'don-vi': '' })
    const old = new Person(web)
    await accept(old, path, 'vu.hay.quen')
    await t.test.pool.query('update auth_user set second_step = true where id = $1', [id])
    await post(id, 'duong-dan')
    const reset = linkShown().path
    expect((await old.get('/tai-khoan')).status).toBe(200)
    const one = new Person(web)
    await one.get(reset)
    expect(one.html).toContain('Tên đăng nhập của bạn là vu.hay.quen')
    expect((await accept(one, reset, 'ten.khac', 'mật khẩu hoàn toàn mới')).status).toBe(303)
    expect((await old.get('/tai-khoan')).status).toBe(401)
    expect((await signIn('vu.hay.quen')).status).toBe(401)
    const step = async () =>
      (await t.test.pool.query('select second_step as s from auth_user where id = $1', [id])).rows[0]?.s
    expect(await step()).toBe(true)
    await post(id, 'duong-dan', { 'bo-hai-lop': '1' })
    await accept(new Person(web), linkShown().path, '', 'mật khẩu lần thứ ba')
    expect(await step()).toBe(false)
    expect((await signIn('vu.hay.quen', 'mật khẩu lần thứ ba')).status).toBe(303)
  })
})

describe('grants and accounts', () => {
  test('a grant is given and ended; what it gave is gone with the next request', async () => {
    const { path, id } = await invite('Đỗ Có Quyền', { 'vai-tro': 'reader', 'don-vi': '' })
    const one = new Person(web)
    await accept(one, path, 'do.co.quyen')
    expect((await one.get('/ban-lam-viec/van-ban/moi')).status).toBe(403)
    expect((await post(id, 'quyen', { ...GRANT, 'vai-tro': 'editor', 'don-vi': '' })).status).toBe(303)
    expect((await one.get('/ban-lam-viec/van-ban/moi')).status).toBe(200)
    await admin.get(`${HERE}/${id}`)
    const grants = await t.test.pool.query<{ id: string }>(
      "select id from role_grant where account_id = $1 and role = 'editor'",
      [id],
    )
    expect((await post(id, `quyen/${grants.rows[0]?.id}/ket-thuc`, { version: '1' })).status).toBe(303)
    expect((await one.get('/ban-lam-viec/van-ban/moi')).status).toBe(403)
    expect((await post(id, `quyen/${grants.rows[0]?.id}/ket-thuc`, { version: '1' })).status).toBe(303)
  })

  test('closing an account ends its sessions and links at once, and can be taken back', async () => {
    const { path, id } = await invite('Bùi Bị Khóa', { 'vai-tro': 'editor', 'don-vi': '' })
    const one = new Person(web)
    await accept(one, path, 'bui.bi.khoa')
    await post(id, 'duong-dan')
    const reset = linkShown().path
    expect((await post(id, 'khoa', { khoa: '1' })).status).toBe(303)
    expect((await one.get('/tai-khoan')).status).toBe(401)
    expect((await signIn('bui.bi.khoa')).status).toBe(401)
    expect((await new Person(web).get(reset)).status).toBe(410)
    const { rows } = await t.test.pool.query('select 1 from auth_session where account_id = $1', [id])
    expect(rows).toHaveLength(0)
    await admin.get(HERE)
    expect(admin.html).toContain('Đã khóa')
    expect((await post(id, 'khoa', { khoa: '0' })).status).toBe(303)
    expect((await signIn('bui.bi.khoa')).status).toBe(303)
  })

  test('the last administrator keeps the grant and the account', async () => {
    const { tenantId, actor } = await testTenant(t.app, 'mot-minh')
    const alone = await byLink(actor)
    await alone.get(`${HERE}/${actor.id}`)
    const grant = /quyen\/([0-9a-f-]{36})\/ket-thuc/.exec(alone.html)?.[1] ?? ''
    const key = alone.hidden()['khoa-lenh'] ?? ''
    const end = () => alone.post(`${HERE}/${actor.id}/quyen/${grant}/ket-thuc`, { version: '1' })
    expect((await end()).status).toBe(409)
    expect((await alone.post(`${HERE}/${actor.id}/khoa`, { khoa: '1', 'khoa-lenh': key })).status).toBe(409)
    expect(alone.html).toContain('người quản trị cuối cùng')
    await actorNamed(t.app, { name: 'Người thứ hai', kind: 'person', tenantId, role: 'administrator' })
    expect((await end()).status).toBe(303)
    expect((await alone.get(HERE)).status).toBe(403)
  })

  test('of another book are not there, and who works elsewhere too cannot be closed here', async () => {
    const other = await testTenant(t.app, 'noi-khac')
    expect((await admin.get(`${HERE}/${other.actor.id}`)).status).toBe(404)
    for (const what of ['duong-dan', 'duong-dan/thu-hoi', 'khoa', 'quyen']) {
      await admin.get(`${HERE}/moi`)
      const fields = { ...GRANT, 'don-vi': '', khoa: '1', 'khoa-lenh': what }
      expect([what, (await admin.post(`${HERE}/${other.actor.id}/${what}`, fields)).status]).toEqual([what, 404])
    }
    const { tenantId } = t
    const name = other.actor.name
    await actorNamed(t.app, { name, kind: 'person', tenantId, role: 'reader' })
    expect((await post(other.actor.id, 'khoa', { khoa: '1' })).status).toBe(409)
    const both = await byLink(other.actor)
    await both.get('/tai-khoan')
    expect(both.html).toContain('Sổ đang mở')
    expect((await both.get(HERE)).status).toBe(200)
    await both.get('/tai-khoan')
    expect((await both.post('/tai-khoan/so', { so: String(tenantId) })).status).toBe(303)
    expect((await both.get(HERE)).status).toBe(403)
  })

  test('everything is in the journal, no link and no password is; the chain holds', async () => {
    const { rows } = await t.test.pool.query<{ name: string; line: string }>(
      'select name, command_log::text as line from command_log',
    )
    const names = new Set(rows.map((row) => row.name))
    for (const name of [
      'account.invite',
      'account.reset',
      'account.revoke-link',
      'account.grant',
      'account.end-grant',
      'account.close',
      'account.accept-invitation',
      'account.reset-password',
    ])
      expect(names).toContain(name)
    const { path } = await invite('Cây Kim Sợi Chỉ', { 'don-vi': '' })
    const token = path.split('/').at(-1) ?? ''
    const everything = await t.test.pool.query<{ line: string }>(
      'select command_log::text as line from command_log union all select event::text from event union all select auth_link::text from auth_link',
    )
    const text = everything.rows.map((row) => row.line).join('\n')
    expect(token.length).toBeGreaterThan(40)
    expect(text.includes(token)).toBe(false)
    expect(text).not.toContain('argon2')
    expect((await verifyAll(t.app)).every((one) => one.firstBad === null && one.strayRows.length === 0)).toBe(true)
  })
})
