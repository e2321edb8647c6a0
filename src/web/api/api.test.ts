import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { makePublicData, type PublicData, SECRET } from '../../../test/support/public-data.ts'
import { figuresAnswer } from '../../app/figures/figures-answer.ts'
import { LIST_NAMES, LISTS } from '../../app/lists/catalogue.ts'
import { toCursor } from '../../app/lists/cursor.ts'
import { type Listing, prepareFor, walk } from '../../app/lists/listing.ts'
import { listWords } from '../../i18n/list-words.ts'
import { atomFeed } from '../feed.ts'
import { createApi } from './api.ts'

let t: TestApp
let data: PublicData
let api: OpenAPIHono

beforeAll(async () => {
  t = await testApp()
  data = await makePublicData(t.app, t.tenantId)
  api = createApi(t.app, { version: '0.1.0', origin: 'https://kheo.example' })
})
afterAll(() => t?.close())

const get = (path: string, headers: Record<string, string> = {}) => api.request(path, { headers })
const json = async (path: string) => {
  const answer = await get(path)
  expect(answer.status, `${path} ${answer.status === 200 ? '' : await answer.clone().text()}`).toBe(200)
  return JSON.parse(await answer.text())
}

/** A real address for each route of the document. */
function addressOf(path: string): string {
  const params: Record<string, string> = {
    '/programmes/{tenant}/{slug}': '/programmes/thu/can-giuoc',
    '/figures/{tenant}/{id}': `/figures/thu/${data.declared}`,
    '/models/{tenant}/{id}': `/models/thu/${data.models[0]}`,
    '/documents/{tenant}/{id}': `/documents/thu/${data.document}`,
    '/units/{code}/{from}': '/units/807/truoc',
    '/search': '/search?q=gao+tinh+thuong',
  }
  return params[path] ?? path
}

interface RouteDefinition {
  readonly path: string
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: z.ZodType }> }>
}
const routes = (): RouteDefinition[] =>
  api.openAPIRegistry.definitions.flatMap((d) => (d.type === 'route' ? [d.route as unknown as RouteDefinition] : []))

describe('the OpenAPI file', () => {
  test('has every route that answers, and every route of it answers as it says', async () => {
    const document = await json('/openapi.json')
    expect(document.openapi).toMatch(/^3\.1/)
    const documented = Object.keys(document.paths).sort()
    const registered = [
      ...new Set(api.routes.filter((r) => r.method === 'GET' && !r.path.includes('*')).map((r) => r.path)),
    ]
      .filter((path) => path !== '/openapi.json')
      .map((path) => path.replace(/:(\w+)/g, '{$1}'))
    expect(documented).toEqual(registered.sort())
    expect(routes().length).toBe(documented.length)
    for (const route of routes()) {
      const answer = await get(addressOf(route.path))
      expect(answer.status, route.path).toBe(200)
      const [[type, content] = ['', undefined]] = Object.entries(route.responses['200']?.content ?? {})
      expect(answer.headers.get('content-type'), route.path).toContain(type)
      if (content === undefined || !type.endsWith('json')) continue
      const parsed = content.schema.safeParse(JSON.parse(await answer.text()))
      expect(parsed.error?.issues ?? [], route.path).toEqual([])
    }
  })

  test('says which filters each list takes, with their values', async () => {
    const document = await json('/openapi.json')
    const names = (path: string) => document.paths[path].get.parameters.map((p: { name: string }) => p.name)
    expect(names('/figures')).toEqual(
      expect.arrayContaining(['movement', 'unit', 'date', 'period', 'boundaries', 'after', 'limit']),
    )
    expect(names('/figures.csv')).not.toContain('after')
    const boundaries = document.paths['/figures'].get.parameters.find((p: { name: string }) => p.name === 'boundaries')
    expect(boundaries.schema.enum).toEqual(['then', 'now'])
    expect(document.info.description).toContain('Idempotency-Key')
  })
})

describe('nothing leaks', () => {
  test('a hidden owner, a closed document, a person without consent and a person’s model are in no answer', async () => {
    const planted = await t.test.pool.query(
      `select (select count(*)::int from model where name like $1) + (select count(*)::int from exemplar where name like $1)
        + (select count(*)::int from document_text where text like $1) + (select count(*)::int from decision_line where printed like $1)
        + (select count(*)::int from record_source where quote like $1) + (select count(*)::int from claim where quote like $1) as n`,
      [`%${SECRET}%`],
    )
    expect(planted.rows[0].n).toBeGreaterThan(10)
    const told: [string, string][] = []
    for (const route of routes()) {
      for (const tail of ['', '?lang=en']) {
        const path = addressOf(route.path)
        const answer = await get(path.includes('?') ? path + tail.replace('?', '&') : path + tail)
        const bytes = new Uint8Array(await answer.arrayBuffer())
        const text = route.path.endsWith('.xlsx')
          ? JSON.stringify((await readXlsx(bytes)).sheets)
          : new TextDecoder().decode(bytes)
        told.push([route.path, text])
      }
    }
    told.push(['feed', await atomFeed(t.app, { lang: 'vi', origin: 'https://kheo.example' })])
    for (const path of [
      `/search?q=${SECRET}`,
      `/search?q=bo+cau`,
      `/figures?unit=${encodeURIComponent('tỉnh Tây Ninh')}&boundaries=now`,
    ]) {
      const { query: _query, ...rest } = await json(path)
      told.push([path, JSON.stringify(rest)])
    }
    expect(told.length).toBeGreaterThan(50)
    for (const [path, text] of told) expect(text.includes(SECRET), path).toBe(false)
    expect(told.some(([, text]) => text.includes('Bà Lê Thị Đồng Thuận'))).toBe(true)
  })

  test('what is hidden is not there: the same answer as for what never was', async () => {
    for (const path of [
      `/models/thu/${data.hiddenModel}`,
      `/documents/thu/${data.closedDocument}`,
      `/documents/${SECRET}-an/${data.hiddenTenantDocument}`,
      `/programmes/${SECRET}-an/${SECRET}`,
      '/models/thu/khong-co',
      '/khong/co',
    ]) {
      const answer = await get(path)
      expect(answer.status, path).toBe(404)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
    const refused = await get(`/models?tenant=${SECRET}-an`)
    expect(refused.status).toBe(422)
    expect(JSON.parse(await refused.text()).messages.vi).not.toContain('ẩn')
  })

  test('persons are counted without a name, with no way to them', async () => {
    const { items } = await json('/records?limit=200')
    const nameless = items.filter((r: { name: string | null }) => r.name === null)
    expect(nameless).toHaveLength(2)
    for (const r of nameless) expect([r.model, r.href]).toEqual([null, null])
    const awards = (await json('/awards')).items
    const recipients = awards
      .map((a: { recipient: string | null }) => a.recipient)
      .filter((r: string | null) => r !== null)
    expect(recipients).toEqual(['Hũ gạo tình thương'])
    expect(awards.find((a: { issuer: string }) => a.issuer === 'UBND tỉnh Long An').document).toBeNull()
  })
})

describe('pages', () => {
  test('the walk by cursor is the whole list, each row once, in the order of the list', async () => {
    for (const name of LIST_NAMES.filter((n) => n !== 'units')) {
      const listing = LISTS[name] as unknown as Listing<{ id: string; line?: string | null }>
      const whole: string[] = []
      for await (const row of walk(listing, t.app, await prepareFor(listing, t.app, {}), listWords('vi')))
        whole.push(`${row.id}/${row.line ?? ''}`)
      expect(new Set(whole).size, name).toBe(whole.length)
      expect(whole.length, name).toBeGreaterThan(2)
      const walked: string[] = []
      let path: string | null = `/${name}?limit=2`
      while (path !== null) {
        const page: { items?: { id: string; line?: string }[]; figures?: { id: string }[]; next: string | null } =
          await json(path)
        for (const row of page.items ?? page.figures ?? [])
          walked.push(`${row.id}/${'line' in row ? (row.line ?? '') : ''}`)
        path = page.next === null ? null : page.next.replace('https://kheo.example', '')
      }
      expect(walked, name).toEqual(whole)
    }
  })

  test('the next page is in the link header too, and a filter stays on', async () => {
    const answer = await get('/models?limit=3&tenant=thu')
    expect(answer.headers.get('link')).toMatch(
      /^<https:\/\/kheo\.example\/models\?limit=3&tenant=thu&after=[\w-]+>; rel="next"$/,
    )
  })

  test('a filter narrows pages and files alike', async () => {
    const fields = (await json('/records?field=kinh%20te')).items
    expect(fields.length).toBe(4)
    expect(new Set(fields.map((r: { fieldCode: string }) => r.fieldCode))).toEqual(new Set(['economy']))
    const csv = await (await get('/records.csv?field=economy')).text()
    expect(csv.trimEnd().split('\r\n').length).toBeGreaterThanOrEqual(5)
    expect((await json('/programmes?period=2022')).items.map((p: { slug: string }) => p.slug)).toEqual([
      'can-giuoc',
      'xa-khac',
    ])
    expect((await json('/programmes?period=2016-2020')).items.map((p: { slug: string }) => p.slug)).toEqual(['nam-du'])
    expect((await json('/models?programme=thu/nam-du')).items).toHaveLength(1)
  })
})

describe('refusals', () => {
  test('a bad filter is a problem with its field and a sentence in both languages', async () => {
    const cases: [string, number, string][] = [
      ['/figures?boundaries=sau', 422, 'boundaries'],
      ['/figures?mau=1', 422, 'mau'],
      ['/figures?movement=khong-co', 422, 'movement'],
      ['/figures?date=2023-13-40&unit=807', 422, 'date'],
      ['/figures?date=2023-01-01', 422, 'date'],
      ['/figures?unit=807&unit=808', 422, 'unit'],
      ['/figures?unit=Xứ+Không+Có', 404, 'unit'],
      ['/figures?unit=C%E1%BA%A7n+Giu%E1%BB%99c', 422, 'unit'],
      ['/figures?limit=0', 422, 'limit'],
      ['/figures?limit=51', 422, 'limit'],
      ['/figures?after=xyz', 422, 'after'],
      [`/models?after=${toCursor([1, 'a', "'; drop table model"])}`, 422, 'after'],
      ['/records?measure=awards', 422, 'measure'],
      ['/records?year=hai', 422, 'year'],
      ['/search', 422, 'q'],
      ['/figures.csv?movement=khong-co', 422, 'movement'],
      ['/units.xlsx?level=thon', 422, 'level'],
    ]
    for (const [path, status, field] of cases) {
      const answer = await get(path)
      const body = JSON.parse(await answer.text())
      expect([path, answer.status, body.field]).toEqual([path, status, field])
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(body.messages.vi.length, path).toBeGreaterThan(10)
      expect(body.messages.en.length, path).toBeGreaterThan(10)
      expect(body.messages.en).not.toBe(body.messages.vi)
    }
  })

  test('a unit that may be two is told with both and their days', async () => {
    const body = JSON.parse(await (await get('/figures?unit=C%E1%BA%A7n+Giu%E1%BB%99c')).text())
    expect(body.code).toBe('unit.ambiguous')
    expect(body.detail).toContain('đến 30/06/2025')
    expect(body.detail).toContain('từ 01/07/2025')
    expect(body.choices.length).toBeGreaterThanOrEqual(2)
    for (const choice of body.choices) expect((await get(choice.href.replace('/don-vi', '/units'))).status).toBe(200)
  })
})

describe('caching and files', () => {
  test('an answer has an ETag, the same for the same answer, and is not sent again to who has it', async () => {
    const first = await get('/models')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"[\w-]{20,}"$/)
    const again = await get('/models', { 'If-None-Match': `"other", ${etag.slice(2)}` })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect((await get('/models?limit=1')).headers.get('etag')).not.toBe(etag)
    expect((await get('/models', { 'If-None-Match': '"other"' })).status).toBe(200)
  })

  test('any site may read, none may write', async () => {
    expect((await get('/models', { Origin: 'https://bao.example' })).headers.get('access-control-allow-origin')).toBe(
      '*',
    )
    expect((await api.request('/models', { method: 'POST' })).status).toBe(404)
    expect((await api.request('/models', { method: 'HEAD' })).status).toBe(200)
  })

  test('CSV keeps its marks, neutralises formulas and has a row for each model', async () => {
    const answer = await get('/models.csv')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="kheo-models-\d{4}-\d\d-\d\d\.csv"$/,
    )
    const text = new TextDecoder().decode(bytes)
    expect(text.startsWith('Tên mô hình,') || text.startsWith('\uFEFFTên mô hình,')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""Bấm vào"")"`)
    expect(text).toContain(`\r\n'@Tổ tự quản,`)
    expect(await (await get('/models.csv?lang=en')).text()).toContain('Owners')
  })

  test('XLSX reads back with typed cells, a frozen heading, a cover, and formulas as text', async () => {
    const book = await readXlsx(new Uint8Array(await (await get('/figures.xlsx?lang=vi')).arrayBuffer()))
    const [sheet, cover] = book.sheets
    expect(sheet?.freezePane).toEqual({ rows: 1 })
    const head = sheet?.rows[0] ?? []
    const row = sheet?.rows.find((r) => r[head.indexOf('Số')] === 93)
    expect(row?.[head.indexOf('Đến ngày')]).toEqual(new Date('2023-09-26T00:00:00Z'))
    expect(row?.[head.indexOf('Câu chữ')]).toBe('93 mô hình')
    const facts = JSON.stringify(cover?.rows)
    expect(facts).toContain('Quy tắc đếm')
    expect(facts).toContain('https://kheo.example/figures')
    const models = await readXlsx(new Uint8Array(await (await get('/models.xlsx')).arrayBuffer()))
    expect(models.sheets[0]?.rows.some((r) => r[0] === '=HYPERLINK("http://x","Bấm vào")')).toBe(true)
    expect([...(models.sheets[0]?.cells?.values() ?? [])].some((c) => c.formula !== undefined)).toBe(false)
  })
})

test('mounted in a site, addresses are whole and problems are still problems', async () => {
  const site = new Hono()
  site.route('/api/v1', createApi(t.app, { version: '0.1.0' }))
  const page = JSON.parse(await (await site.request('/api/v1/models?limit=1')).text())
  expect(page.next).toMatch(/^\/api\/v1\/models\?limit=1&after=/)
  for (const path of ['/api/v1/khong-co', '/api/v1/models?mau=1']) {
    expect((await site.request(path)).headers.get('content-type')).toContain('application/problem+json')
  }
})

test('the API gives the same figures as the command line', async () => {
  const page = await json('/figures?limit=50')
  const whole = await figuresAnswer(t.app, await prepareFor(LISTS.figures, t.app, {}), listWords('vi'))
  expect(page.figures).toEqual(JSON.parse(JSON.stringify(whole.figures)))
  expect(page.coverage).toEqual(JSON.parse(JSON.stringify(whole.coverage)))
})
