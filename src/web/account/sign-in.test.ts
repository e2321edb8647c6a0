import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { Person, testSite } from '../../../test/support/web.ts'
import { keepCredentials } from '../../app/account/credentials.ts'
import { hashPassword } from '../../app/account/password.ts'
import { actorNamed, signInLink } from '../../app/accounts.ts'
import { verifyAll } from '../../app/verify.ts'
import type { Actor } from '../../core/policy.ts'
import { inTenant } from '../../db/database.ts'
import { createSite } from '../site.ts'

const PASSWORD = 'hàng rào xanh 2026'
const NEW = 'con đường hoa 2026'
let t: TestApp
let web: Hono
let hash: string

beforeAll(async () => {
  t = await testApp()
  web = createSite(testSite(t.app, { proxyHeader: 'x-forwarded-for' }))
  hash = await hashPassword(PASSWORD)
})
afterAll(() => t?.close())
beforeEach(() => t.test.pool.query('delete from auth_attempt'))

/** A person with a user name and the password of this file. */
async function person(userName: string): Promise<Actor> {
  const { tenantId } = t
  const actor = await actorNamed(t.app, { name: `Người ${userName}`, kind: 'person', tenantId, role: 'editor' })
  await inTenant(t.app.db.app, tenantId, (tx) => keepCredentials(t.app, tx, actor.id, { userName, hash }))
  return actor
}

const anybody = (address = '192.0.2.1') => new Person(web, { 'X-Forwarded-For': `203.0.113.9, ${address}` })

async function signedIn(userName: string, password = PASSWORD): Promise<Person> {
  const one = anybody()
  const answer = await one.post('/dang-nhap', { 'ten-dang-nhap': userName, 'mat-khau': password })
  expect(answer.status).toBe(303)
  return one
}

const wrong = (one: Person, userName: string, password = 'sai', more: Record<string, string> = {}) =>
  one.post('/dang-nhap', { 'ten-dang-nhap': userName, 'mat-khau': password, ...more })

describe('signing in', () => {
  test('by user name and password opens the desk; capitals and spaces of a phone do not matter', async () => {
    await person('ba')
    await person('nguyen.thi.thu')
    const one = anybody()
    const answer = await one.post('/dang-nhap', { 'ten-dang-nhap': ' Nguyen.Thi.Thu ', 'mat-khau': PASSWORD })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ban-lam-viec'])
    const cookie = answer.headers.getSetCookie().find((c) => c.startsWith('kheo.session_token='))
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect((await one.get('/ban-lam-viec')).status).toBe(200)
  })

  test('an unknown name, a wrong password, a closed account and one without a book get the same answer', async () => {
    await person('le.van.mot')
    const closed = await person('le.van.hai')
    const alone = await person('le.van.ba')
    await t.test.pool.query('update account set disabled_at = now() where id = $1', [closed.id])
    await t.test.pool.query('delete from membership where account_id = $1', [alone.id])
    const tries = [
      ['khong.co.ai', PASSWORD],
      ['le.van.mot', 'sai hẳn rồi'],
      ['le.van.hai', PASSWORD],
      ['le.van.ba', PASSWORD],
      ['???', PASSWORD],
      ['', ''],
    ] as const
    const answers = await Promise.all(
      tries.map(async ([userName, password]) => {
        const one = anybody()
        const { status } = await wrong(one, userName, password)
        return [status, one.cookies.size, one.html.replaceAll(userName, '').replaceAll(/value="[^"]*"/g, '')]
      }),
    )
    expect(new Set(answers.slice(0, 4).map((a) => JSON.stringify(a))).size).toBe(1)
    expect(answers.map(([status, cookies]) => [status, cookies])).toEqual(tries.map(() => [401, 0]))
    expect(answers[0]?.[2]).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng')
  })

  test('a password that was typed never comes back in a page', async () => {
    const one = anybody()
    await wrong(one, 'khong.co.ai', 'bí mật rất riêng')
    expect(one.html).toContain('value="khong.co.ai"')
    expect(one.html).not.toContain('bí mật rất riêng')
  })

  test('ten tries of one name, known or not, from anywhere: then 429, the right password too, until a quarter of an hour', async () => {
    await person('tran.thi.tu')
    for (const userName of ['tran.thi.tu', 'khong.co']) {
      for (let i = 0; i < 10; i++) expect((await wrong(anybody(`192.0.2.${i}`), userName)).status).toBe(401)
      expect((await wrong(anybody('192.0.2.77'), userName, PASSWORD)).status).toBe(429)
    }
    await t.test.pool.query("update auth_attempt set since = since - interval '16 minutes'")
    await signedIn('tran.thi.tu')
  })

  test('the right password ends the count of its name', async () => {
    await person('tran.thi.nam')
    for (let i = 0; i < 9; i++) await wrong(anybody(), 'tran.thi.nam')
    await signedIn('tran.thi.nam')
    for (let i = 0; i < 9; i++) expect((await wrong(anybody(), 'tran.thi.nam')).status).toBe(401)
  })

  test('a hundred tries from one address; what a visitor writes into the header himself does not count', async () => {
    const from = (spoofed: string) => new Person(web, { 'X-Forwarded-For': `${spoofed}, 198.51.100.7` })
    for (let i = 0; i < 100; i++) await wrong(from(`10.0.0.${i}`), `ten${i}`.padEnd(31, 'x'))
    expect((await wrong(from('10.9.9.9'), 'khac')).status).toBe(429)
    expect((await wrong(anybody('198.51.100.8'), 'khac')).status).toBe(401)
  })

  test('without the setting no header is believed', async () => {
    const plain = createSite(testSite(t.app))
    for (let i = 0; i < 100; i++)
      await wrong(new Person(plain, { 'X-Forwarded-For': `10.1.0.${i}` }), `ten${i}`.padEnd(31, 'x'))
    expect((await wrong(new Person(plain, { 'X-Forwarded-For': '10.1.1.1' }), 'khac')).status).toBe(429)
  })
})

describe('a session', () => {
  test('is listed with its device, and can be ended alone or with all others', async () => {
    await person('pham.van.sau')
    const phone = new Person(web, { 'User-Agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Safari/537.36' })
    const office = new Person(web, { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/131.0' })
    for (const one of [phone, office])
      await one.post('/dang-nhap', { 'ten-dang-nhap': 'pham.van.sau', 'mat-khau': PASSWORD })
    await office.get('/tai-khoan')
    expect(office.html).toContain('Chrome trên Android')
    expect(office.html).toContain('Firefox trên Windows')
    const rows = [...office.html.matchAll(/<tr role="row">.*?<\/tr>/g)].map(([row]) => row)
    const phoneRow = rows.find((row) => row.includes('Android')) ?? ''
    const id = /name="phien" value="([^"]+)"/.exec(phoneRow)?.[1] ?? ''
    expect((await office.post('/tai-khoan/phien', { phien: id })).status).toBe(303)
    expect((await phone.get('/ban-lam-viec')).status).toBe(401)
    expect((await office.get('/tai-khoan')).status).toBe(200)
    const third = await signedIn('pham.van.sau')
    await third.get('/tai-khoan')
    expect((await third.post('/tai-khoan/phien', {})).status).toBe(303)
    expect((await office.get('/tai-khoan')).status).toBe(401)
    expect((await third.get('/tai-khoan')).status).toBe(200)
  })

  test('of somebody else cannot be ended', async () => {
    await person('pham.van.bay')
    await person('pham.van.tam')
    const victim = await signedIn('pham.van.bay')
    const other = await signedIn('pham.van.tam')
    const { rows } = await t.test.pool.query<{ id: string }>(
      "select s.id from auth_session s join auth_user u on u.id = s.account_id where user_name = 'pham.van.bay'",
    )
    await other.get('/tai-khoan')
    await other.post('/tai-khoan/phien', { phien: rows[0]?.id ?? '' })
    expect((await victim.get('/tai-khoan')).status).toBe(200)
  })

  test('ends twelve hours after it was last used, by signing out, and with its account', async () => {
    const actor = await person('vo.thi.chin')
    const ends = [
      () => t.test.pool.query("update auth_session set expires_at = now() - interval '1 second'"),
      () => t.test.pool.query('update account set disabled_at = now() where id = $1', [actor.id]),
    ]
    for (const end of ends) {
      const one = await signedIn('vo.thi.chin')
      expect((await one.get('/ban-lam-viec')).status).toBe(200)
      await end()
      expect((await one.get('/ban-lam-viec')).status).toBe(401)
    }
    await t.test.pool.query('update account set disabled_at = null where id = $1', [actor.id])
    const one = await signedIn('vo.thi.chin')
    const old = new Map(one.cookies)
    await one.get('/ban-lam-viec')
    expect((await one.post('/dang-xuat', {})).status).toBe(303)
    expect(one.cookies.size).toBe(0)
    for (const [name, value] of old) one.cookies.set(name, value)
    expect((await one.get('/ban-lam-viec')).status).toBe(401)
  })

  test('is seen again after five minutes, and lasts on', async () => {
    await person('vo.van.muoi')
    const one = await signedIn('vo.van.muoi')
    const stamps = async () =>
      (
        await t.test.pool.query<{ updated_at: string; expires_at: string }>(
          "select s.updated_at, s.expires_at from auth_session s join auth_user u on u.id = s.account_id where user_name = 'vo.van.muoi'",
        )
      ).rows[0]
    await t.test.pool.query(
      "update auth_session set updated_at = now() - interval '6 minutes', expires_at = now() + interval '12 hours' - interval '6 minutes'",
    )
    const before = await stamps()
    const answer = await one.get('/tai-khoan')
    const after = await stamps()
    expect(Date.parse(after?.updated_at ?? '')).toBeGreaterThan(Date.parse(before?.updated_at ?? ''))
    expect(Date.parse(after?.expires_at ?? '')).toBeGreaterThan(Date.parse(before?.expires_at ?? ''))
    expect(answer.headers.getSetCookie().some((c) => c.startsWith('kheo.session_token='))).toBe(true)
  })

  test('is worth nothing as the database keeps it: the cookie carries a signature beside', async () => {
    await person('ly.thi.ke')
    await signedIn('ly.thi.ke')
    const { rows } = await t.test.pool.query<{ token: string }>('select token from auth_session')
    for (const { token } of rows) {
      for (const forged of [token, `${token}.`, `${token}.AAAA`]) {
        const thief = new Person(web)
        thief.cookies.set('kheo.session_token', encodeURIComponent(forged))
        expect((await thief.get('/ban-lam-viec')).status).toBe(401)
      }
    }
  })
})

describe('a password', () => {
  test('is changed with the present one; other sessions end, the journal knows', async () => {
    await person('do.van.muoi')
    const here = await signedIn('do.van.muoi')
    const there = await signedIn('do.van.muoi')
    await here.get('/tai-khoan')
    const change = (present: string, next: string, again = next) =>
      here.post('/tai-khoan/mat-khau', { 'mat-khau-cu': present, 'mat-khau': next, 'mat-khau-lai': again })
    expect((await change('sai', NEW)).status).toBe(422)
    expect(here.html).toContain('Mật khẩu hiện tại chưa đúng')
    for (const [next, again] of [
      ['ngắn', 'ngắn'],
      ['do.van.muoi1', 'do.van.muoi1'],
      ['1234567890', '1234567890'],
      [NEW, `${NEW}!`],
    ] as const) {
      expect((await change(PASSWORD, next, again)).status).toBe(422)
      expect(here.html).not.toContain(`value="${next}"`)
    }
    expect((await change(PASSWORD, NEW)).status).toBe(303)
    expect((await here.get('/tai-khoan?xong=mat-khau')).status).toBe(200)
    expect((await there.get('/tai-khoan')).status).toBe(401)
    expect((await wrong(anybody(), 'do.van.muoi', PASSWORD)).status).toBe(401)
    await signedIn('do.van.muoi', NEW)
    const { rows } = await t.test.pool.query("select 1 from command_log where name = 'account.change-password'")
    expect(rows.length).toBeGreaterThan(0)
    const log = await t.test.pool.query('select command_log::text as line from command_log')
    expect(log.rows.map((r) => r.line).join()).not.toContain('argon2')
    expect(await verifyAll(t.app)).toMatchObject([{ firstBad: null, strayRows: [] }])
  })

  test('is kept as argon2id, and is chosen by who came by a link', async () => {
    const { tenantId } = t
    const actor = await actorNamed(t.app, { name: 'Đến bằng link', kind: 'person', tenantId, role: 'editor' })
    const one = anybody()
    const code = await signInLink(t.app, actor)
    expect((await one.get(`/dang-nhap/${code}`)).status).toBe(200)
    expect((await one.post('/dang-nhap/xac-nhan', { code })).status).toBe(303)
    expect((await anybody().post('/dang-nhap/xac-nhan', { code })).status).toBe(410)
    await one.get('/tai-khoan')
    const choose = (userName: string) =>
      one.post('/tai-khoan/mat-khau', { 'ten-dang-nhap': userName, 'mat-khau': NEW, 'mat-khau-lai': NEW })
    await person('da.co.nguoi')
    for (const taken of ['da.co.nguoi', 'Có Dấu', 'ab', '1abc']) expect((await choose(taken)).status).toBe(422)
    expect((await choose('den.bang.link')).status).toBe(303)
    await signedIn('den.bang.link', NEW)
    const { rows } = await t.test.pool.query<{ h: string }>('select password_hash as h from auth_credential')
    expect(rows.every(({ h }) => h.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true)
  })
})

describe('a session that ends in the middle of a form', () => {
  const fields = { 'noi-dang': 'Báo thử', 'ngay-dang': '31/02/2024', 'van-ban': 'Dòng một\n"dòng" <hai> & ba' }

  test('signing in again brings the form back with everything that was typed', async () => {
    await person('hoang.van.giua')
    const one = await signedIn('hoang.van.giua')
    await one.get('/ban-lam-viec/van-ban/moi')
    await t.test.pool.query("update auth_session set expires_at = now() - interval '1 second'")
    const met = await one.post('/ban-lam-viec/van-ban/moi', fields)
    expect(met.status).toBe(401)
    expect(one.html).toContain('Những gì bạn vừa nhập vẫn còn')
    expect(one.html).not.toContain('Báo thử')
    const { giu = '' } = one.hidden()
    expect((await wrong(one, 'hoang.van.giua', 'sai', { giu })).status).toBe(401)
    expect(one.hidden().giu).toBe(giu)
    const again = await one.post('/dang-nhap', { 'ten-dang-nhap': 'hoang.van.giua', 'mat-khau': PASSWORD, giu })
    expect(again.status).toBe(200)
    const { _token, ...kept } = one.hidden()
    expect(kept).toEqual(fields)
    expect(one.html).toContain('action="/ban-lam-viec/van-ban/moi"')
    const sent = await one.post('/ban-lam-viec/van-ban/moi', { ...kept, _token: _token ?? '' })
    expect(sent.status).toBe(422)
    expect(one.html).toContain('value="31/02/2024"')
  })

  test('a file is not kept, and the page says so; too much is not kept either', async () => {
    const form = new FormData()
    form.set('noi-dang', 'Báo thử')
    form.set('tep', new File(['chữ'], 'bai.txt'))
    const one = anybody()
    await one.post('/ban-lam-viec/van-ban/moi', form)
    expect(one.html).toContain('Riêng tệp đính kèm phải chọn lại')
    await person('hoang.van.tep')
    const { giu = '' } = one.hidden()
    await one.post('/dang-nhap', { 'ten-dang-nhap': 'hoang.van.tep', 'mat-khau': PASSWORD, giu })
    expect(Object.keys(one.hidden()).sort()).toEqual(['_token', 'noi-dang'])
    const two = anybody()
    await two.post('/ban-lam-viec/van-ban/moi', { 'van-ban': 'x'.repeat(400_001) })
    expect(two.html).toContain('dài quá nên không giữ được')
    expect(two.hidden().giu).toBeUndefined()
  })

  test('a page that was wanted is opened afterwards; nobody else can say where that is', async () => {
    await person('hoang.van.trang')
    const one = anybody()
    expect((await one.get('/en/tai-khoan?x=1')).status).toBe(401)
    const { giu = '' } = one.hidden()
    const into = { 'ten-dang-nhap': 'hoang.van.trang', 'mat-khau': PASSWORD }
    expect((await one.post('/en/dang-nhap', { ...into, giu })).headers.get('location')).toBe('/en/tai-khoan?x=1')
    for (const forged of ['https://evil.example', giu.slice(0, -2), `${giu}AA`, '/tai-khoan']) {
      const answer = await anybody().post('/dang-nhap', { ...into, giu: forged })
      expect(answer.headers.get('location')).toBe('/ban-lam-viec')
    }
  })
})
