import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { actorNamed, signInLink } from '../app/accounts.ts'
import { runDemo } from '../app/demo.ts'
import { demoFiles, registryDefaults } from '../compose.ts'
import type { Site } from './context.ts'
import { ROUTES, type RouteName } from './routes.ts'
import { createSite } from './site.ts'

let t: TestApp
let web: Hono
let tenantId: number
let cookie: string
let token: string

beforeAll(async () => {
  t = await testApp()
  const outcome = await runDemo(t.app, demoFiles(), registryDefaults(), () => {})
  tenantId = outcome.tenantId
  const site: Site = {
    app: t.app,
    assets: { css: '/assets/a.css', js: '/assets/a.js', icon: '/assets/i.svg' },
    assetFolder: '/nowhere',
    version: '0.0.0',
    licence: 'EUPL-1.2',
    origin: undefined,
    operator: undefined,
    secret: 'test',
  }
  web = createSite(site)
  cookie = await signIn('Cán bộ thử')
  token = formTokenOf(await (await get('/ban-lam-viec/van-ban/moi', cookie)).text())
})
afterAll(() => t?.close())

const get = (path: string, session?: string) =>
  web.request(path, session === undefined ? {} : { headers: { Cookie: session } })

const post = (path: string, fields: Record<string, string>, session?: string, headers: Record<string, string> = {}) =>
  web.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(session === undefined ? {} : { Cookie: session }),
      ...headers,
    },
  })

async function signIn(name: string): Promise<string> {
  const actor = await actorNamed(t.app, { name, kind: 'person', tenantId, role: 'editor' })
  const answer = await post('/dang-nhap/xac-nhan', { code: await signInLink(t.app, actor) })
  expect(answer.status).toBe(303)
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const formTokenOf = (html: string): string => /name="_token" value="([^"]+)"/.exec(html)?.[1] ?? ''

const links = (html: string, pattern: RegExp): string[] =>
  [...new Set([...html.matchAll(/href="([^"#]+)/g)].map((m) => (m[1] ?? '').replaceAll('&amp;', '&')))].filter((h) =>
    pattern.test(h),
  )

describe('the public pages', () => {
  test('every link of the site that starts with / answers, in both languages', async () => {
    const seen = new Set<string>()
    const queue = ['/', '/en/']
    const broken: string[] = []
    while (queue.length > 0 && seen.size < 700) {
      const path = queue.shift() ?? ''
      if (seen.has(path)) continue
      seen.add(path)
      const answer = await get(path)
      if (answer.status >= 400) broken.push(`${answer.status} ${path}`)
      // Unit pages lead to every unit of the country: enough of them are walked.
      const deep = /^(\/en)?\/don-vi\//.test(path) && [...seen].filter((p) => p.includes('/don-vi/')).length > 40
      if (answer.headers.get('content-type')?.startsWith('text/html') !== true || deep) continue
      for (const href of links(await answer.text(), /^\/(?!assets|ban-lam-viec)/)) if (!seen.has(href)) queue.push(href)
    }
    expect(broken).toEqual([])
    expect(seen.size).toBeGreaterThan(100)
  })

  test.each([
    '/khong-co',
    '/en/khong-co',
    '/chuong-trinh/trinh-dien/x',
    '/so-lieu/trinh-dien/not-an-id',
    '/mo-hinh/nobody/x',
    '/don-vi/00000/truoc',
    '/van-ban/trinh-dien/00000000-0000-7000-8000-000000000000',
  ])('%s is not there: 404, a page with a way on', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('name="q"')
  })

  test.each([
    '/tim-kiem?q=%00',
    '/api/v1/models?movement=%00',
    '/mo-hinh/%00/x',
    '/tim-kiem?q=%E0%A4%A',
  ])('%s is no readable address: 400, never an error of ours', async (path) => {
    expect((await get(path)).status).toBe(400)
  })

  test('a code that meant two units is a choice, never a guess', async () => {
    const answer = await get('/don-vi/28159')
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toContain('<title>Mã 28159 có hai đơn vị – Khéo</title>')
    expect(html).not.toContain('Mã lỗi')
    expect(links(html, /^\/don-vi\/28159\//).sort()).toEqual(['/don-vi/28159/2025-07-01', '/don-vi/28159/truoc'])
    const dated = await get('/don-vi/28159?ngay=2023-09-26')
    expect(dated.headers.get('location')).toBe('/don-vi/28159/truoc')
  })

  test('what is typed comes back escaped', async () => {
    const html = await (await get(`/tim-kiem?q=${encodeURIComponent('"><script>alert(1)</script>')}`)).text()
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;')
  })

  test('headers: a strict content policy, no sniffing, no framing', async () => {
    const { headers } = await get('/')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('text size and contrast are kept in a cookie; the way back stays on this site', async () => {
    const answer = await post('/hien-thi', { size: 'large', return: '/ve-so-lieu' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ve-so-lieu'])
    const kept = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect(await (await get('/', kept)).text()).toContain('size-large')
    for (const bad of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      expect((await post('/hien-thi', { size: 'large', return: bad })).headers.get('location')).toBe('/')
    }
  })
})

describe('the desk', () => {
  const staff = (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].access !== 'public')

  test.each(staff)('%s is closed to those who are not signed in', async (name) => {
    const { method, path } = ROUTES[name]
    const at = path.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')
    const answer = method === 'GET' ? await get(at) : await post(at, {})
    expect(answer.status).toBe(401)
  })

  test('a link works once, and only until it expires', async () => {
    const actor = await actorNamed(t.app, { name: 'Một lần', kind: 'person', tenantId, role: 'editor' })
    const code = await signInLink(t.app, actor)
    expect((await post('/dang-nhap/xac-nhan', { code })).status).toBe(303)
    expect((await post('/dang-nhap/xac-nhan', { code })).status).toBe(410)
    expect((await post('/dang-nhap/xac-nhan', { code: 'x' })).status).toBe(410)
  })

  test('a form without its token, or sent by another site, changes nothing', async () => {
    const fields = { 'van-ban': 'Một văn bản.', 'khong-mat': 'on' }
    expect((await post('/ban-lam-viec/van-ban/moi', fields, cookie)).status).toBe(403)
    expect(
      (
        await post('/ban-lam-viec/van-ban/moi', { ...fields, _token: token }, cookie, {
          'Sec-Fetch-Site': 'cross-site',
        })
      ).status,
    ).toBe(403)
    expect(
      (
        await post('/ban-lam-viec/van-ban/moi', { ...fields, _token: token }, cookie, {
          Origin: 'https://evil.example',
        })
      ).status,
    ).toBe(403)
  })

  test('an empty form comes back with what is missing and what was typed', async () => {
    const answer = await post(
      '/ban-lam-viec/van-ban/moi',
      { _token: token, 'noi-dang': 'Báo thử', 'ngay-dang': '31/02/2024' },
      cookie,
    )
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('value="Báo thử"')
    expect(html).toContain('href="#tep"')
    expect(html).toContain('href="#ngay-dang"')
  })

  test('a binary file called .txt is told, and nothing is kept', async () => {
    const form = new FormData()
    form.set('_token', token)
    form.set('khong-mat', 'on')
    form.set('tep', new File([new Uint8Array([0, 1, 2, 255, 0, 7, 8])], 'bao-cao.txt'))
    const answer = await web.request('/ban-lam-viec/van-ban/moi', {
      method: 'POST',
      body: form,
      headers: { Cookie: cookie },
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('bao-cao.txt')
  })

  test('a pasted text is read, reviewed one by one, and shows on its programme; the same text again is the same document', async () => {
    const text =
      'Huyện Cần Giuộc sơ kết phong trào thi đua “Dân vận khéo” giai đoạn 2021-2023\n\n26/09/2023\n\nĐến nay, toàn huyện Cần Giuộc, tỉnh Long An đã xây dựng được 94 mô hình “Dân vận khéo”.'
    const sent = await post('/ban-lam-viec/van-ban/moi', { _token: token, 'khong-mat': 'on', 'van-ban': text }, cookie)
    expect(sent.status).toBe(303)
    const at = sent.headers.get('location') ?? ''
    const page = await (await get(at, cookie)).text()
    expect(await (await get(`${at}?xem=van-ban`, cookie)).text()).toContain('94 mô hình')
    const again = await post('/ban-lam-viec/van-ban/moi', { _token: token, 'khong-mat': 'on', 'van-ban': text }, cookie)
    expect(again.headers.get('location')).toBe(at)
    const [first] = [...page.matchAll(/action="([^"]+\/de-xuat\/[^"]+)"/g)].map((m) => m[1] ?? '')
    expect((await post(first ?? '', { _token: token, decision: 'accept', version: '1' }, cookie)).status).toBe(303)
    const twice = await post(first ?? '', { _token: token, decision: 'refuse', version: '1' }, cookie)
    expect(twice.status).toBe(409)
    const rest = await post(`${at}/nhan-het`, { _token: token }, cookie)
    expect(rest.status).toBe(303)
    const programme = links(await (await get('/')).text(), /can-giuoc.*2021-2023$/)[0] ?? ''
    const shown = await (await get(programme)).text()
    expect(shown).toContain('>94<')
    expect(shown).toMatch(/hai văn bản ghi khác nhau: 9[34] và 9[34]/)
  })

  test("another tenant's document is not there", async () => {
    const stranger = await actorNamed(t.app, { name: 'Nơi khác', kind: 'person', tenantId: t.tenantId, role: 'editor' })
    const answer = await post('/dang-nhap/xac-nhan', { code: await signInLink(t.app, stranger) })
    const theirs = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const [document] = links(
      await (await get('/ban-lam-viec/van-ban', cookie)).text(),
      /\/ban-lam-viec\/van-ban\/[0-9a-f-]{36}$/,
    )
    expect(document).toBeDefined()
    expect((await get(document ?? '', cookie)).status).toBe(200)
    expect((await get(document ?? '', theirs)).status).toBe(404)
  })

  test('a session that was ended opens nothing', async () => {
    const mine = await signIn('Người ra về')
    const own = formTokenOf(await (await get('/ban-lam-viec/van-ban/moi', mine)).text())
    expect((await post('/dang-xuat', { _token: own }, mine)).status).toBe(303)
    expect((await get('/ban-lam-viec', mine)).status).toBe(401)
  })
})
