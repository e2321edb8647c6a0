import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { countingQueries } from '../../../../test/support/queries.ts'
import { acceptIt, draft, registrationRow, run, sent } from '../../../../test/support/registering.ts'
import { type OpenedRound, openRound } from '../../../../test/support/round.ts'
import { addPerson } from '../../../../test/support/round-people.ts'
import { signedInAs } from '../../../../test/support/signed-in.ts'
import { type Person, testSite } from '../../../../test/support/web.ts'
import { saveRegistration } from '../../../app/registration/save.ts'
import { startRegistration } from '../../../app/registration/start.ts'
import { createSite } from '../../site.ts'

let t: TestApp
let web: Hono
let before: OpenedRound
let round: OpenedRound
let clerk: Person
let head: Person
let owner: Person
let count: () => number
beforeAll(async () => {
  t = await testApp()
  before = await openRound(t)
  round = await openRound(t, { beside: before })
  const counting = countingQueries(t.app)
  count = counting.count
  web = createSite(testSite(counting.app))
  clerk = await signedInAs(web, t.app, round.places[0].clerk)
  head = await signedInAs(web, t.app, round.places[0].head)
  owner = await signedInAs(web, t.app, round.people.owner)
})
afterAll(() => t?.close())

const EMPTY = (of: OpenedRound) => ({
  roundId: of.roundId,
  unitId: of.places[0].unitId,
  kind: 'collective',
  registration: 'new',
})
const AT = '/ban-lam-viec/dang-ky'

describe('who sees what', () => {
  test('a draft is its unit’s alone; a sent one also the owner’s; an accepted one those who judge', async () => {
    const appraiser = await signedInAs(web, t.app, round.people.appraiser)
    const other = await signedInAs(web, t.app, round.places[1].clerk)
    const id = await draft(t, round, 'Chỉ đơn vị thấy')
    const status = async (person: Person, path: string) => (await person.get(path)).status
    const file = `/ban-lam-viec/ho-so/${id}`
    expect([
      await status(clerk, file),
      await status(owner, file),
      await status(appraiser, file),
      await status(other, file),
    ]).toEqual([200, 404, 404, 404])
    expect(await status(owner, `${AT}/${id}`)).toBe(404)
    const waiting = await sent(t, round, 'Đã gửi rồi')
    const at = `/ban-lam-viec/ho-so/${waiting}`
    expect([await status(owner, at), await status(appraiser, at), await status(other, at)]).toEqual([200, 404, 404])
    await acceptIt(t, round, waiting)
    expect([await status(owner, at), await status(appraiser, at), await status(other, at)]).toEqual([200, 200, 404])
  })

  test('signing several at once: what can be sent is sent, the rest is named with the reason', async () => {
    const [good, bad] = [
      await draft(t, round, 'Ký gửi được'),
      (await run(t.app, startRegistration, round.places[0].clerk, EMPTY(round))).registrationId,
    ]
    await head.get(AT)
    const form = new FormData()
    for (const id of [good, bad]) form.append('chon', `${id}:${(await registrationRow(t, id)).version}`)
    form.append('_key', 'ky-gui-thu')
    const answer = await head.post(`${AT}/ky-gui`, form)
    expect(answer.status).toBe(200)
    expect(head.html).toContain('Đã gửi 1 đăng ký')
    expect(head.html).toContain('Chưa gửi được')
    expect([(await registrationRow(t, good)).state, (await registrationRow(t, bad)).state]).toEqual([
      'submitted',
      'draft',
    ])
  })

  test('the queue is narrowed by unit, field, round and state, and paged', async () => {
    const crowd = await openRound(t, { beside: before })
    for (let i = 0; i < 32; i++) await sent(t, crowd, `Hàng chờ số ${i} ${crypto.randomUUID().slice(0, 8)}`)
    const page = `/ban-lam-viec/tiep-nhan?dot=${crowd.roundId}`
    await owner.get(page)
    expect(owner.html.match(/Hàng chờ số/g)?.length).toBe(30)
    const next = /rel="next" href="([^"]+)"/.exec(owner.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    await owner.get(next)
    expect(owner.html.match(/Hàng chờ số/g)?.length).toBe(2)
    await owner.get(`${page}&don-vi=${round.places[1].unitId}`)
    expect(owner.html).not.toContain('Hàng chờ số')
    await owner.get(`${page}&trang-thai=accepted`)
    expect(owner.html).not.toContain('Hàng chờ số')
  })

  test('lists show the same as the policy says one by one', async () => {
    const union = round.places[0].union
    const person = await addPerson(t, 'Cán bộ hội nông dân', 'clerk', { organisationId: union })
    const web2 = await signedInAs(web, t.app, person)
    const mine = await draft(t, round, 'Của hội nông dân', { form: { lead: '' }, organisationId: union })
    await run(t.app, saveRegistration, person, {
      registrationId: mine,
      version: (await registrationRow(t, mine)).version,
      form: { goal: 'x' },
    })
    await web2.get(AT)
    expect(web2.html).toContain('Của hội nông dân')
    expect(web2.html).not.toContain('Chỉ đơn vị thấy')
  })
})

test('a list costs as many queries for thirty as for one', async () => {
  const few = await openRound(t, { communes: ['Xã Vàm Cỏ, Tây Ninh', 'Xã Tân Trụ, Tây Ninh'] })
  const person = await signedInAs(web, t.app, few.places[0].clerk)
  const receiver = await signedInAs(web, t.app, few.people.owner)
  const asked = async (who: Person, path: string) => {
    const start = count()
    expect((await who.get(path)).status).toBe(200)
    return count() - start
  }
  const queue = `/ban-lam-viec/tiep-nhan?dot=${few.roundId}`
  await sent(t, few, 'Một mình')
  const one = [await asked(person, AT), await asked(receiver, queue)]
  for (let i = 0; i < 29; i++) await sent(t, few, `Đông người ${i} ${crypto.randomUUID().slice(0, 8)}`)
  expect([await asked(person, AT), await asked(receiver, queue)]).toEqual(one)
  expect(person.html.match(/Đông người/g)?.length).toBeGreaterThan(25)
})
