import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { accepted, draft, registrationRow, run, sent } from '../../../../test/support/registering.ts'
import { type OpenedRound, openRound } from '../../../../test/support/round.ts'
import { testSite } from '../../../../test/support/web.ts'
import type { FormPatch } from '../../../app/registration/form.ts'
import { rejectRegistration, returnRegistration } from '../../../app/registration/receive.ts'
import { withdrawRegistration } from '../../../app/registration/send.ts'
import { createSite } from '../../site.ts'

/** Two words that nobody writes by accident, in every text that a registration has. */
const SECRET = 'zyqwxa kovuuti'
const FOUND = /zyqwxa|kovuuti/i
const FIELDS = [
  'situation',
  'goal',
  'content',
  'beneficiaries',
  'forces',
  'resources',
  'schedule',
  'outcome',
  'upkeep',
] as const
const ITEMS: FormPatch = Object.fromEntries(FIELDS.map((field) => [field, SECRET]))
const EVERYWHERE: FormPatch = {
  ...ITEMS,
  name: SECRET,
  lead: `Hội ${SECRET}`,
  place: SECRET,
  campaign: SECRET,
  emergency: SECRET,
  lateReason: SECRET,
  origin: SECRET,
  partners: [{ name: `Đoàn ${SECRET}`, role: 'partner', part: SECRET }],
}
const PERSON: FormPatch = { ...EVERYWHERE, partners: [], person: SECRET, consentOn: '2026-01-05', consentHow: SECRET }

let t: TestApp
let round: OpenedRound
let web: Hono
let states: readonly string[]
beforeAll(async () => {
  t = await testApp()
  round = await openRound(t)
  web = createSite(testSite(t.app))
  const seen = async (id: string) => ({ registrationId: id, version: (await registrationRow(t, id)).version })
  const ids = [
    await draft(t, round, SECRET, { form: EVERYWHERE }),
    await draft(t, round, SECRET, { kind: 'individual', form: PERSON }),
    await sent(t, round, SECRET, { form: EVERYWHERE }),
    await sent(t, round, SECRET, { form: EVERYWHERE }),
    await sent(t, round, SECRET, { form: EVERYWHERE }),
    await sent(t, round, SECRET, { kind: 'individual', form: PERSON }),
  ]
  const [, , , returned = '', rejected = '', withdrawn = ''] = ids
  await run(t.app, returnRegistration, round.people.owner, { ...(await seen(returned)), reason: SECRET })
  await run(t.app, rejectRegistration, round.people.owner, {
    ...(await seen(rejected)),
    reason: SECRET,
    duplicateOfId: null,
  })
  await run(t.app, withdrawRegistration, round.places[0].head, { ...(await seen(withdrawn)), reason: SECRET })
  // An accepted one is public by its name, owners and place; what was written about it stays on the desk.
  await accepted(t, round, 'Mô hình được công khai', { form: { ...ITEMS, emergency: SECRET, origin: SECRET } })
  states = await Promise.all(ids.map(async (id) => (await registrationRow(t, id)).state))
})
afterAll(() => t?.close())

test('there is one in every state, and the desk does know the secret', async () => {
  expect([...new Set(states)].sort()).toEqual(['draft', 'rejected', 'returned', 'submitted', 'withdrawn'])
  const known = await t.test.pool.query(`select count(*)::int as n from registration r where r::text ~* 'zyqwxa'`)
  expect(known.rows[0].n).toBe(7)
})

test('no view that the public site may read holds it', async () => {
  const views = await t.test.pool.query<{ name: string }>(
    `select viewname as name from pg_views where viewname like 'public\\_%'`,
  )
  const leaks: string[] = []
  for (const { name } of views.rows) {
    const rows = await t.test.pool.query(`select count(*)::int as n from ${name} v where v::text ~* 'zyqwxa|kovuuti'`)
    if (rows.rows[0].n > 0) leaks.push(name)
  }
  expect(leaks).toEqual([])
  expect(views.rows.length).toBeGreaterThan(20)
  const planted = await t.test.pool.query(`select count(*)::int as n from organisation o where o::text ~* 'zyqwxa'`)
  expect(planted.rows[0].n).toBeGreaterThan(0)
})

test('no page, list, file, feed or search of the public site shows it', async () => {
  const lists = ['programmes', 'models', 'records', 'documents', 'figures', 'awards', 'units']
  const asked = encodeURIComponent(SECRET)
  const queue = [
    '/',
    '/en/',
    '/du-lieu',
    '/feed.atom',
    '/phong-trao/dan-van-kheo',
    `/tim-kiem?q=${asked}`,
    `/api/v1/search?q=${asked}`,
    ...lists.flatMap((list) => [`/api/v1/${list}`, `/api/v1/${list}.csv`, `/api/v1/${list}?q=${asked}`]),
  ]
  const seen = new Set<string>()
  const leaks: string[] = []
  let models = 0
  while (queue.length > 0 && seen.size < 400) {
    const path = queue.shift() ?? ''
    if (seen.has(path)) continue
    seen.add(path)
    const answer = await web.request(path)
    const body = await answer.text()
    // A search says again what was looked for, and nothing else of it.
    const shown = body
      .replaceAll(SECRET, path.includes('q=') ? '' : SECRET)
      .replaceAll(asked, '')
      .replaceAll('zyqwxa+kovuuti', '')
    if (FOUND.test(shown)) leaks.push(path)
    if (body.includes('Mô hình được công khai')) models += 1
    const deep = path.includes('/don-vi/') && [...seen].filter((one) => one.includes('/don-vi/')).length > 25
    if (answer.headers.get('content-type')?.startsWith('text/html') !== true || deep) continue
    for (const [, href = ''] of body.matchAll(/href="(\/(?!assets|ban-lam-viec)[^"#]*)/g))
      queue.push(href.replaceAll('&amp;', '&'))
  }
  expect(leaks).toEqual([])
  expect(models).toBeGreaterThan(2)
  expect(seen.size).toBeGreaterThan(40)
}, 120_000)
