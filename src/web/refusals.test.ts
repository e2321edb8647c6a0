import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OfficerSite, officerSite, readable } from '../../test/support/officer.ts'
import { Person } from '../../test/support/web.ts'
import { allowedAt, ROUTES, type Route } from './routes.ts'

let site: OfficerSite
let programme: string
beforeAll(async () => {
  site = await officerSite()
  const movement = await (await site.officer.get('/phong-trao/dan-van-kheo')).text()
  programme = /href="(\/chuong-trinh\/[^"?#]+can-giuoc[^"?#]*)"/.exec(movement)?.[1] ?? ''
})
afterAll(() => site?.close())

const NEW = '/ban-lam-viec/van-ban/moi'

describe('a value that nothing has', () => {
  test.each([
    'sau=x',
    'sau=%27',
    'sau=99999999-9999-9999-9999-99999999999z',
  ])('on a programme, ?%s is not there', async (query) => {
    expect(programme).not.toBe('')
    expect((await site.officer.get(`${programme}?${query}`)).status).toBe(404)
  })

  test.each([
    'the=x',
    'sau=x',
    'the=%00',
    'so-do=x',
    'the=1&sau=2',
  ])('on a list of records, ?%s is not there, and never an error of ours', async (query) => {
    const { status } = await site.officer.get(`${programme}/ho-so?${query}`)
    expect([400, 404]).toContain(status)
  })

  test.each([
    'nam=99999',
    'nam=-1',
    'cac-nam=x',
    'linh-vuc=%27%27',
    'loai=x',
    'cac-nam=2030-2020',
  ])('a filter ?%s finds nothing, or is none', async (query) => {
    expect((await site.officer.get(`${programme}/ho-so?${query}`)).status).toBe(200)
    expect((await site.officer.get(`${programme}?${query}`)).status).toBe(200)
  })

  test.each([
    ['/ve-so-lieu', '/ve-so-lieu'],
    ['/tim-kiem?q=cần giuộc#a', '/tim-kiem?q=c%E1%BA%A7n%20giu%E1%BB%99c#a'],
    ['/a\nSet-Cookie: x=1', '/aSet-Cookie:%20x=1'],
    ['/\t/evil.example', '/'],
    ['/\\evil.example', '/'],
    ['//evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/..//evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
    ['\u0000', '/'],
    ['/\u007fa\u0001b', '/%7Fa%01b'],
    ['/\ud800', '/%EF%BF%BD'],
  ])('the way back from the display controls: %j leads to %s', async (back, to) => {
    const answer = await site.officer.post('/hien-thi', { size: 'large', return: back })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, to])
  })
})

describe('an address asked for in another way', () => {
  test.each([
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/ban-lam-viec/van-ban/moi', 'GET, HEAD, POST'],
    ['GET', '/hien-thi', 'POST'],
    ['PUT', '/en/tim-kiem', 'GET, HEAD'],
    ['GET', '/ban-lam-viec/van-ban/00000000-0000-7000-8000-000000000000/nhan-het', 'POST'],
  ])('%s %s is told which are allowed: %s', async (method, path, allowed) => {
    const answer = await site.web.request(path, { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await answer.text()).toContain('name="q"')
  })

  test.each(['/khong-co', '/en/hien-thi', '/mo-hinh/a', '/feedXatom'])('%s is no address in any way', async (path) => {
    expect(allowedAt(path)).toEqual([])
    expect((await site.web.request(path, { method: 'PUT' })).status).toBe(404)
  })

  test('every route of the table knows its own way', () => {
    for (const route of Object.values<Route>(ROUTES))
      expect(allowedAt(route.path.replace(/:\w+/g, 'x'))).toContain(route.method)
  })
})

describe('what an answer carries', () => {
  test('a refusal of the guard has the same headers as a page', async () => {
    const refusals = [
      await site.web.request('/hien-thi', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } }),
      await site.web.request('/tim-kiem?q=%E0%A4%A'),
    ]
    const page = await site.web.request('/')
    for (const refusal of refusals) {
      for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'permissions-policy'])
        expect([name, refusal.headers.get(name)]).toEqual([name, page.headers.get(name)])
    }
    expect(refusals.map((r) => r.status)).toEqual([403, 400])
  })

  test('nothing keeps a page of the desk or of signing in; nobody but the browser one that a person was given', async () => {
    const kept = async (person: Person, path: string) => (await person.get(path)).headers.get('cache-control')
    const stranger = new Person(site.web)
    for (const path of [
      '/ban-lam-viec',
      NEW,
      '/en/ban-lam-viec',
      '/dang-nhap',
      '/dang-nhap/ma',
      '/ban-lam-viec/van-ban/x',
    ]) {
      expect(await kept(site.officer, path)).toBe('private, no-store')
      expect(await kept(stranger, path)).toBe('private, no-store')
    }
    expect(await kept(site.officer, '/')).toBe('private, no-cache')
    expect(await kept(stranger, '/')).toBe('no-cache')
  })
})

describe('what was typed into the form for a document', () => {
  const typed = {
    'van-ban': 'Một văn bản thử.',
    'noi-dang': 'Báo “Thử & Sai”',
    'ngay-dang': '26/09/2023',
    'khong-mat': '1',
  }
  const kept = (html: string) => {
    const page = readable(html)
    return {
      text: /<textarea[^>]*name="van-ban"[^>]*>([^<]*)</.exec(page)?.[1],
      publisher: page.includes('value="Báo “Thử & Sai”"'),
      published: page.includes('value="26/09/2023"'),
      cleared: /<input type="checkbox"[^>]*checked/.test(page),
    }
  }
  const everything = { text: 'Một văn bản thử.', publisher: true, published: true, cleared: true }

  test('comes back when the form was too old, and can be sent', async () => {
    const answer = await site.officer.post(NEW, { ...typed, _token: 'của hôm qua' })
    expect(answer.status).toBe(403)
    const page = await answer.text()
    expect(kept(page)).toEqual(everything)
    expect(page).toContain('hết hạn')
    const fresh = await site.officer.post(NEW, typed)
    expect(fresh.status).toBe(303)
  })

  test.each([
    ['nguon', 'ftp://kheo.example/', 'http:// hoặc https://'],
    ['nguon', 'https://ten:mat-khau@kheo.example/bai', 'mật khẩu'],
    ['nguon', `https://kheo.example/${'x'.repeat(600)}`, 'tối đa 500'],
    ['noi-dang', 'x'.repeat(300), 'tối đa 200'],
    ['ngay-dang', '31/02/2023', 'Viết ngày/tháng/năm'],
  ])('comes back when %s is wrong (%#)', async (field, value, told) => {
    const answer = await site.officer.post(NEW, { ...typed, [field]: value })
    expect(answer.status).toBe(422)
    const page = readable(await answer.text())
    expect(page).toContain(told)
    expect(page).toContain(`href="#${field}"`)
    expect(page).toContain(`value="${value}"`)
    expect(kept(page).text).toBe('Một văn bản thử.')
  })

  test('comes back when the file is too large, before or after the fields', async () => {
    await site.officer.get(NEW)
    const form = new FormData()
    form.set('tep', new File([new Uint8Array(13 * 1024 * 1024).fill(65)], 'rat-lon.txt'))
    for (const [name, value] of Object.entries(typed)) form.set(name, value)
    const token = /name="_token" value="([^"]+)"/.exec(site.officer.html)?.[1] ?? ''
    form.set('_token', token)
    const answer = await site.officer.post(NEW, form)
    expect(answer.status).toBe(413)
    const page = await answer.text()
    expect(kept(page)).toEqual(everything)
    expect(page).toContain('tối đa 5 MB')
    expect(page).toContain('href="#tep"')
  })

  test('says which file must be chosen again', async () => {
    await site.officer.get(NEW)
    const form = new FormData()
    form.set('tep', new File(['Một văn bản.'], 'bao-cao.txt'))
    const answer = await site.officer.post(NEW, form)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('(bao-cao.txt); hãy chọn lại')
  })

  test('is not taken from who is nobody: a large body is broken off', async () => {
    const form = new FormData()
    form.set('van-ban', 'x'.repeat(13 * 1024 * 1024))
    const answer = await new Person(site.web).post(NEW, form)
    expect(answer.status).toBe(401)
  })
})

test('an idempotency key of any length is a key like any other', async () => {
  // Of no repetition, which an index would pack small.
  const long = Array.from({ length: 400 }, () => randomUUID()).join('')
  for (const _key of [long, long, `${long}ế`]) {
    const answer = await site.officer.post('/ban-lam-viec/thong-bao', {
      _key,
      id: '018f3c2a-7b1e-7000-8000-000000000000',
    })
    expect(answer.status).toBe(303)
  }
})

test('any other form of the desk that was open too long comes back field by field, to be sent again', async () => {
  const answer = await site.officer.post('/ban-lam-viec/thong-bao/thu', { _token: 'cũ', 'ly-do': 'Nghỉ bù <lễ>' })
  expect(answer.status).toBe(403)
  const page = await answer.text()
  expect(page).toContain('Biểu mẫu chưa gửi được')
  expect(page).toContain('<dd>Nghỉ bù &lt;lễ&gt;</dd>')
  expect(page).toMatch(/<input type="hidden" name="ly-do" value="Nghỉ bù &lt;lễ&gt;"/)
  expect(page).toMatch(/<input type="hidden" name="_token" value="[\w-]{20,}"/)
  expect(page).not.toContain('value="cũ"')
})

test('the original of a document is linked without the name and password in its address', async () => {
  const { rows } = await site.t.test.pool.query(
    `update document set source_url = 'https://ten:mat-khau@bao.example/bai?a=1'
     where id = (select id from document where tenant_id = $1 and public and sha256 is not null order by id limit 1) returning id`,
    [site.tenantId],
  )
  const id = String(rows[0]?.id)
  const answers = [
    await site.officer.get(`/van-ban/trinh-dien/${id}`),
    await site.officer.get(`/api/v1/documents/trinh-dien/${id}`),
    await site.officer.get('/api/v1/documents.csv'),
  ]
  for (const answer of answers) {
    const text = await answer.text()
    expect(text).not.toContain('mat-khau')
    expect(text).toContain('https://bao.example/bai?a=1')
  }
})
