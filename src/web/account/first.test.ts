import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { Person, testSite } from '../../../test/support/web.ts'
import { registryDefaults } from '../../compose.ts'
import { createSite } from '../site.ts'

const FIRST = {
  ma: 'ma-thiet-lap',
  noi: 'Xã Tân Trụ',
  'ho-ten': 'Nguyễn Thị Đầu',
  'ten-dang-nhap': 'nguyen.thi.dau',
  'mat-khau': 'hàng rào xanh 2026',
  'mat-khau-lai': 'hàng rào xanh 2026',
}
const setUp = { code: FIRST.ma, defaults: registryDefaults() }
let t: TestApp

beforeEach(async () => {
  t = await testApp()
  // Only machines are left: the state after the demonstration was read in.
  await t.test.pool.query("update account set kind = 'machine'")
})
afterEach(() => t?.close())

const people = async () => (await t.test.pool.query("select 1 from account where kind = 'person'")).rowCount

describe('the first set-up', () => {
  test('makes the administrator of a book of their own, who is signed in; then the page is gone', async () => {
    const one = new Person(createSite(testSite(t.app, { setUp })))
    expect((await one.get('/thiet-lap?ma=ma-thiet-lap')).status).toBe(200)
    expect(one.html).toContain('value="ma-thiet-lap"')
    const made = await one.post('/thiet-lap', FIRST)
    expect([made.status, made.headers.get('location')]).toEqual([303, '/ban-lam-viec/nguoi-dung'])
    expect((await one.get('/ban-lam-viec/nguoi-dung')).status).toBe(200)
    expect(one.html).toContain('Nguyễn Thị Đầu')
    const { rows } = await t.test.pool.query("select 1 from command_log where name = 'account.set-up'")
    expect(rows).toHaveLength(1)
    const late = new Person(createSite(testSite(t.app, { setUp })))
    expect((await late.get('/thiet-lap')).status).toBe(404)
    expect((await late.post('/thiet-lap', { ...FIRST, 'ten-dang-nhap': 'ke.den.sau' })).status).toBe(404)
    expect(await people()).toBe(1)
  })

  test('is open to nobody without the code, and not for long to who guesses', async () => {
    const site = createSite(testSite(t.app, { setUp }))
    for (const ma of ['', 'sai', 'ma-thiet-la', 'ma-thiet-lap1']) {
      expect((await new Person(site).post('/thiet-lap', { ...FIRST, ma })).status).toBe(422)
    }
    let last = 0
    for (let i = 0; i < 101; i++) last = (await new Person(site).post('/thiet-lap', { ...FIRST, ma: `${i}` })).status
    expect(last).toBe(429)
    expect(await people()).toBe(0)
  })

  test('comes back with what was typed, but for passwords', async () => {
    const one = new Person(createSite(testSite(t.app, { setUp })))
    expect((await one.post('/thiet-lap', { ...FIRST, noi: '', 'mat-khau-lai': 'khác' })).status).toBe(422)
    expect(one.html).toContain('href="#noi"')
    expect((await one.post('/thiet-lap', { ...FIRST, 'mat-khau-lai': 'khác' })).status).toBe(422)
    expect(one.html).toContain('value="Nguyễn Thị Đầu"')
    expect(one.html).not.toContain('hàng rào xanh')
    expect(await people()).toBe(0)
  })

  test('is not there on a site that was not started for it', async () => {
    const one = new Person(createSite(testSite(t.app)))
    expect((await one.get('/thiet-lap')).status).toBe(404)
    expect((await one.post('/thiet-lap', FIRST)).status).toBe(404)
  })

  test('two who press at once make one', async () => {
    const site = createSite(testSite(t.app, { setUp }))
    const both = await Promise.all(
      ['nguoi.mot', 'nguoi.hai'].map((userName) =>
        new Person(site).post('/thiet-lap', { ...FIRST, 'ho-ten': userName, 'ten-dang-nhap': userName }),
      ),
    )
    expect(both.map((answer) => answer.status).sort()).toEqual([303, 404])
    expect(await people()).toBe(1)
  })
})
