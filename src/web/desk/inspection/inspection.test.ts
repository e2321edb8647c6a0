import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { type OpenedRound, openRound } from '../../../../test/support/round.ts'
import { today } from '../../../../test/support/round-people.ts'
import { Person, testSite } from '../../../../test/support/web.ts'
import { signInLink } from '../../../app/accounts.ts'
import type { Actor } from '../../../core/policy.ts'
import { createSite } from '../../site.ts'

const HERE = '/ban-lam-viec/kiem-tra'
let t: TestApp
let r: OpenedRound
let web: ReturnType<typeof createSite>
let day: string
beforeAll(async () => {
  t = await testApp()
  r = await openRound(t)
  web = createSite(testSite(t.app))
  day = today(t.app).split('-').reverse().join('/')
})
afterAll(() => t.close())

async function as(actor: Actor): Promise<Person> {
  const one = new Person(web)
  await one.post('/dang-nhap/xac-nhan', { code: await signInLink(t.app, actor) })
  return one
}

/** The hidden fields of the one form of the last page that goes to this address, and what is typed. */
const formTo = (one: Person, action: string, typed: Record<string, string>): Record<string, string> => {
  const start = one.html.indexOf(`action="${action}"`)
  expect([action, start > 0]).toEqual([action, true])
  const form = one.html.slice(start, one.html.indexOf('</form>', start))
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return { ...Object.fromEntries(hidden.map(([, name, value]) => [name ?? '', value ?? ''])), ...typed }
}
const fill = (one: Person, action: string, typed: Record<string, string>) =>
  one.post(action, formTo(one, action, typed))

test('planned, visited, minuted and followed in the browser, by both sides, each seeing what is theirs', async () => {
  const inspector = await as(r.people.inspector)
  await inspector.get(`${HERE}/moi`)
  const planned = {
    programmeId: r.programmeId,
    plan: '12-KH/BDV ngày 01/11/2026',
    scopes: 'công tác dân vận\ndân tộc - tôn giáo\nquy chế dân chủ cơ sở\nphong trào Dân vận khéo',
    from: day,
    to: day,
    lead: r.people.inspector.id,
    units: r.places.map((p) => `${p.name}, Tây Ninh`).join('\n'),
    items: 'Dân có được bàn?',
  }
  const wrong = await fill(inspector, `${HERE}/moi`, { ...planned, from: '32/13/2026', units: 'Xã Không Có' })
  expect(wrong.status).toBe(422)
  expect(inspector.html).toContain('12-KH/BDV ngày 01/11/2026')
  expect(inspector.html).toContain('Không rõ “Xã Không Có”')
  const form = formTo(inspector, `${HERE}/moi`, planned)
  const made = await inspector.post(`${HERE}/moi`, form)
  expect(made.status).toBe(303)
  const again = await inspector.post(`${HERE}/moi`, form)
  const href = made.headers.get('location') ?? ''
  expect(again.headers.get('location')).toBe(href)

  const head = await as(r.places[0].head)
  expect((await head.get(href)).status).toBe(200)
  expect(head.html).not.toContain('/buoc/')
  await inspector.get(href)
  await fill(inspector, `${href}/buoc/begin`, {})
  await inspector.get(href)
  const visit = /href="([^"]+\/noi-den\/[0-9a-f-]{36})"/.exec(inspector.html)?.[1] ?? ''
  await inspector.get(visit)
  const answer = /name="(item-[0-9a-f-]{36})"/.exec(inspector.html)?.[1] ?? ''
  await fill(inspector, visit, { on: day, found: 'Đường sạch, có hoa', running: 'yes', [answer]: 'partly' })
  await inspector.get(href)
  const place = r.places[0].unitId
  const asked = { text: 'Niêm yết các khoản góp', scope: 'quy chế dân chủ cơ sở', unitId: place, dueOn: day }
  await fill(inspector, `${href}/kien-nghi`, asked)
  await inspector.get(href)
  expect(inspector.html).toContain('Niêm yết các khoản góp')
  expect(inspector.html).toContain('Đường sạch, có hoa')

  await head.get(href)
  expect(head.html).toContain('Niêm yết các khoản góp')
  expect(head.html).not.toContain('Đường sạch, có hoa')
  const step = /action="([^"]+\/answer)"/.exec(head.html)?.[1] ?? ''
  expect((await fill(head, step, { text: '' })).status).toBe(422)
  const stale = formTo(head, step, { text: 'Đã niêm yết' })
  expect((await head.post(step, stale)).status).toBe(303)
  expect((await head.post(step, { ...stale, _key: 'khac' })).status).toBe(409)
  expect(head.html).toContain('Đã niêm yết')

  const other = await as(r.places[1].head)
  await other.get(href)
  expect(other.html).not.toContain('Niêm yết các khoản góp')
  expect((await (await as(r.people['council-member'])).get(href)).status).toBe(404)
  await inspector.get(HERE)
  expect(inspector.html).toContain('12-KH/BDV')
})
