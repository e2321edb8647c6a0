import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { codeOf } from '../../../test/support/totp.ts'
import { Person, testSite } from '../../../test/support/web.ts'
import { keepCredentials } from '../../app/account/credentials.ts'
import { hashPassword } from '../../app/account/password.ts'
import { actorNamed } from '../../app/accounts.ts'
import { inTenant } from '../../db/database.ts'
import { createSite } from '../site.ts'

const PASSWORD = 'hàng rào xanh 2026'
let t: TestApp
let web: Hono
let hash: string

beforeAll(async () => {
  t = await testApp()
  web = createSite(testSite(t.app))
  hash = await hashPassword(PASSWORD)
})
afterAll(() => t?.close())
beforeEach(() => t.test.pool.query('delete from auth_attempt'))

async function signIn(userName: string, more: Record<string, string> = {}) {
  const one = new Person(web)
  const answer = await one.post('/dang-nhap', { 'ten-dang-nhap': userName, 'mat-khau': PASSWORD, ...more })
  return { one, answer }
}

interface Second {
  readonly one: Person
  readonly secret: string
  readonly codes: readonly string[]
}

/** Somebody who has turned the second step on. */
async function withSecondStep(userName: string): Promise<Second> {
  const { tenantId } = t
  const actor = await actorNamed(t.app, { name: userName, kind: 'person', tenantId, role: 'editor' })
  await inTenant(t.app.db.app, tenantId, (tx) => keepCredentials(t.app, tx, actor.id, { userName, hash }))
  const { one } = await signIn(userName)
  await one.get('/tai-khoan')
  expect((await one.post('/tai-khoan/hai-lop', { 'mat-khau-cu': 'sai' })).status).toBe(422)
  expect((await one.post('/tai-khoan/hai-lop', { 'mat-khau-cu': PASSWORD })).status).toBe(200)
  const secret = /<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(one.html)?.[1] ?? ''
  const codes = [...one.html.matchAll(/<li><code>([^<]+)<\/code><\/li>/g)].map(([, code]) => code ?? '')
  expect(one.html).toContain('<svg')
  expect(one.html).toContain(`otpauth://totp/`)
  expect((await one.post('/tai-khoan/hai-lop/xac-nhan', { ma: '000000' })).status).toBe(422)
  expect((await one.post('/tai-khoan/hai-lop/xac-nhan', { ma: codeOf(secret) })).status).toBe(303)
  return { one, secret, codes }
}

test('a secret that no code has confirmed asks nobody for a second step', async () => {
  const { tenantId } = t
  const actor = await actorNamed(t.app, { name: 'Bỏ dở', kind: 'person', tenantId, role: 'editor' })
  await inTenant(t.app.db.app, tenantId, (tx) => keepCredentials(t.app, tx, actor.id, { userName: 'bo.do', hash }))
  const { one } = await signIn('bo.do')
  await one.get('/tai-khoan')
  await one.post('/tai-khoan/hai-lop', { 'mat-khau-cu': PASSWORD })
  expect((await signIn('bo.do')).answer.status).toBe(303)
})

test('once it is on, the password alone opens nothing; the code does', async () => {
  const { one: first, secret } = await withSecondStep('can.hai.lop')
  expect((await first.get('/tai-khoan?xong=hai-lop')).status).toBe(200)
  expect(first.html).toContain('Đang bật')
  const { one, answer } = await signIn('can.hai.lop')
  expect(answer.status).toBe(200)
  expect(one.html).toContain('action="/dang-nhap/hai-lop"')
  expect([...one.cookies.keys()].some((name) => name.includes('session_token'))).toBe(false)
  expect((await one.get('/ban-lam-viec')).status).toBe(401)
  expect((await one.post('/dang-nhap/hai-lop', { ma: '000000' })).status).toBe(422)
  const spaced = codeOf(secret).replace(/(...)/, '$1 ')
  expect((await one.post('/dang-nhap/hai-lop', { ma: spaced })).status).toBe(303)
  expect((await one.get('/ban-lam-viec')).status).toBe(200)
  expect((await new Person(web).post('/dang-nhap/hai-lop', { ma: codeOf(secret) })).status).toBe(422)
})

test('five wrong codes end the attempt, the right one then too', async () => {
  const { secret } = await withSecondStep('doan.mo')
  const { one } = await signIn('doan.mo')
  for (let i = 0; i < 5; i++) await one.post('/dang-nhap/hai-lop', { ma: '000000' })
  expect((await one.post('/dang-nhap/hai-lop', { ma: codeOf(secret) })).status).toBe(422)
  const again = await signIn('doan.mo')
  expect((await again.one.post('/dang-nhap/hai-lop', { ma: codeOf(secret) })).status).toBe(303)
})

test('a recovery code works once; new ones end the old ones', async () => {
  const { one: own, codes } = await withSecondStep('mat.dien.thoai')
  expect(codes).toHaveLength(10)
  const [spent = '', spare = ''] = codes
  const use = async (ma: string) => {
    const { one } = await signIn('mat.dien.thoai')
    return (await one.post('/dang-nhap/hai-lop', { ma })).status
  }
  expect(await use(spent)).toBe(303)
  expect(await use(spent)).toBe(422)
  await own.get('/tai-khoan')
  expect((await own.post('/tai-khoan/ma-du-phong', { 'mat-khau-cu': PASSWORD })).status).toBe(200)
  const fresh = /<li><code>([^<]+)<\/code><\/li>/.exec(own.html)?.[1] ?? ''
  expect(await use(spare)).toBe(422)
  expect(await use(fresh)).toBe(303)
})

test('is turned off with the password only; the secret lies encrypted in the database', async () => {
  const { one, secret } = await withSecondStep('tat.hai.lop')
  const { rows } = await t.test.pool.query<{ line: string }>(
    'select auth_second_step::text as line from auth_second_step',
  )
  expect(rows.map((r) => r.line).join()).not.toContain(secret.replaceAll(' ', ''))
  await one.get('/tai-khoan')
  expect((await one.post('/tai-khoan/hai-lop/tat', { 'mat-khau-cu': 'sai' })).status).toBe(422)
  expect((await one.post('/tai-khoan/hai-lop/tat', { 'mat-khau-cu': PASSWORD })).status).toBe(303)
  expect((await signIn('tat.hai.lop')).answer.status).toBe(303)
  const log = await t.test.pool.query("select name from command_log where name like 'account.second-step-o%'")
  expect(new Set(log.rows.map((row) => row.name)).size).toBe(2)
})

test('a form that met the end of a session comes through the second step too', async () => {
  const { secret } = await withSecondStep('giua.chung')
  const stranger = new Person(web)
  await stranger.post('/ban-lam-viec/van-ban/moi', { 'noi-dang': 'Báo thử' })
  const { one } = await signIn('giua.chung', { giu: stranger.hidden().giu ?? '' })
  const { giu = '' } = one.hidden()
  expect((await one.post('/dang-nhap/hai-lop', { ma: codeOf(secret), giu })).status).toBe(200)
  expect(one.hidden()).toMatchObject({ 'noi-dang': 'Báo thử' })
})
