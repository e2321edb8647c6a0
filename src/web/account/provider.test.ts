import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { CLIENT, freePort, startProvider, throughProvider } from '../../../test/support/oidc.ts'
import { Person, testSite } from '../../../test/support/web.ts'
import { keepCredentials } from '../../app/account/credentials.ts'
import { hashPassword } from '../../app/account/password.ts'
import { actorNamed } from '../../app/accounts.ts'
import { inTenant } from '../../db/database.ts'
import { createSite } from '../site.ts'

const HOME = 'http://localhost:3999'
const PASSWORD = 'hàng rào xanh 2026'
let t: TestApp
let web: Hono
let port: number
let hash: string
let stop: (() => Promise<void>) | undefined
/** Who is signed in at the provider. */
let there = 'nobody'

const up = async () => {
  ;({ stop } = await startProvider(port, `${HOME}/dang-nhap/oidc/ve`, () => there))
}

beforeAll(async () => {
  t = await testApp()
  port = await freePort()
  const oidc = { issuer: `http://127.0.0.1:${port}`, ...CLIENT, name: 'Cổng tỉnh' }
  web = createSite(testSite(t.app, { origin: HOME, oidc }))
  hash = await hashPassword(PASSWORD)
})
afterAll(async () => {
  await stop?.()
  await t?.close()
})
beforeEach(() => t.test.pool.query('delete from auth_attempt'))

async function person(userName: string) {
  const { tenantId } = t
  const actor = await actorNamed(t.app, { name: `Người ${userName}`, kind: 'person', tenantId, role: 'editor' })
  await inTenant(t.app.db.app, tenantId, (tx) => keepCredentials(t.app, tx, actor.id, { userName, hash }))
  const one = new Person(web)
  await one.post('/dang-nhap', { 'ten-dang-nhap': userName, 'mat-khau': PASSWORD })
  return { one, actor }
}

/** From a page of ours through the provider and back. */
async function visit(one: Person, path: string): Promise<Response> {
  const away = await one.get(path)
  expect(away.status).toBe(302)
  return one.get(await throughProvider(away.headers.get('location') ?? '', HOME))
}

test('a provider that is down stops neither the start nor a password, and can be used once it is up', async () => {
  const { one } = await person('van.vao.duoc')
  expect((await one.get('/ban-lam-viec')).status).toBe(200)
  const early = new Person(web)
  await early.get('/dang-nhap')
  expect(early.html).toContain('Đăng nhập bằng Cổng tỉnh')
  expect((await early.get('/dang-nhap/oidc')).status).toBe(503)
  expect(early.html).toContain('Cổng tỉnh chưa trả lời')
  await up()
  expect((await early.get('/dang-nhap/oidc')).status).toBe(302)
})

test('an identity that no account here is linked to gets in nowhere, and makes no account', async () => {
  there = 'nguoi-la'
  const before = await t.test.pool.query('select 1 from account')
  const one = new Person(web)
  expect((await visit(one, '/dang-nhap/oidc')).status).toBe(403)
  expect(one.html).toContain('chưa gắn với tài khoản nào')
  expect((await one.get('/ban-lam-viec')).status).toBe(401)
  expect((await t.test.pool.query('select 1 from account')).rowCount).toBe(before.rowCount)
})

test('linked by who is signed in, it signs in; unlinked, or with its account closed, no more', async () => {
  there = 'can-bo-1'
  const { one, actor } = await person('co.gan')
  const linked = await visit(one, '/tai-khoan/oidc')
  expect([linked.status, linked.headers.get('location')]).toEqual([303, '/tai-khoan?xong=gan'])
  await one.get('/tai-khoan')
  expect(one.html).toContain('Đã gắn với tài khoản này')
  const later = new Person(web)
  const back = await visit(later, '/dang-nhap/oidc')
  expect([back.status, back.headers.get('location')]).toEqual([303, '/ban-lam-viec'])
  expect((await later.get('/ban-lam-viec')).status).toBe(200)
  await later.get('/tai-khoan')
  expect(later.html).toContain('co.gan')

  const close = (at: string) => t.test.pool.query(`update account set disabled_at = ${at} where id = $1`, [actor.id])
  await close('now()')
  expect((await visit(new Person(web), '/dang-nhap/oidc')).status).toBe(403)
  await close('null')
  await one.get('/tai-khoan')
  expect((await one.post('/tai-khoan/oidc/bo', {})).status).toBe(303)
  expect((await visit(new Person(web), '/dang-nhap/oidc')).status).toBe(403)
})

test('an identity belongs to one account', async () => {
  there = 'can-bo-2'
  const first = await person('gan.truoc')
  await visit(first.one, '/tai-khoan/oidc')
  const second = await person('gan.sau')
  expect((await visit(second.one, '/tai-khoan/oidc')).status).toBe(403)
  const later = new Person(web)
  await visit(later, '/dang-nhap/oidc')
  await later.get('/tai-khoan')
  expect(later.html).toContain('gan.truoc')
})

test('nothing of the provider’s but the subject is kept', async () => {
  const { rows } = await t.test.pool.query("select * from auth_credential where provider = 'oidc'")
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    expect(Object.keys(row).sort()).toEqual([
      'account_id',
      'created_at',
      'id',
      'password_hash',
      'provider',
      'subject',
      'updated_at',
    ])
    expect(row.password_hash).toBeNull()
  }
})

test('an answer that another browser asked for, or that was used, or that nobody asked for, opens nothing', async () => {
  there = 'can-bo-2'
  const asked = new Person(web)
  const away = await asked.get('/dang-nhap/oidc')
  const back = await throughProvider(away.headers.get('location') ?? '', HOME)
  const thief = new Person(web)
  expect((await thief.get(back)).status).toBe(403)
  expect((await new Person(web).get('/dang-nhap/oidc/ve?code=x&state=y')).status).toBe(403)
  expect((await new Person(web).get('/dang-nhap/oidc/ve?error=access_denied')).status).toBe(403)
  expect((await thief.get('/ban-lam-viec')).status).toBe(401)
  expect((await asked.get(back)).status).toBe(303)
  expect((await asked.get(back)).status).toBe(403)
})
