import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { choiceOf, fill, formTo, signedInAs } from '../../../../test/support/forms.ts'
import { asCommand, register } from '../../../../test/support/registry.ts'
import { type OpenedRound, openRound, shifted } from '../../../../test/support/round.ts'
import { today } from '../../../../test/support/round-people.ts'
import { testSite } from '../../../../test/support/web.ts'
import type { Actor } from '../../../core/policy.ts'
import { createSite } from '../../site.ts'

const HERE = '/ban-lam-viec/nhan-rong'
let t: TestApp
let r: OpenedRound
let web: ReturnType<typeof createSite>
const typed = (day: string) => day.split('-').reverse().join('/')
beforeAll(async () => {
  t = await testApp()
  r = await openRound(t)
  web = createSite(testSite(t.app))
})
afterAll(() => t.close())

const as = (actor: Actor) => signedInAs(web, t, actor)

async function model(name: string, place = r.places[0]): Promise<string> {
  return asCommand(t.app, t.actor, async (context) => {
    const where = { programmeId: r.programmeId, roundId: r.roundId, provinceId: place.unitId }
    const { id } = await register(context, where, { name, status: 'recognised' })
    const file = await context.write.tx
      .selectFrom('participation')
      .select('model_id')
      .where('tenant_id', '=', t.tenantId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const modelId = file.model_id ?? ''
    await context.write.insert('model_owner', { model_id: modelId, organisation_id: place.union, role: 'lead' })
    return modelId
  })
}

test('proposed, confirmed, linked, reported and given up in the browser, each side seeing what is theirs', async () => {
  const origin = await model('Góp rác lấy quỹ thử')
  const own = await model('Góp rác bán một tháng một lần thử', r.places[1])
  const owner = await as(r.people.owner)
  const form = `${HERE}/moi?mo-hinh=${origin}`
  await owner.get(form)
  expect(owner.html).toContain('Góp rác lấy quỹ thử')
  const unitId = `${r.places[1].name}, Tây Ninh`
  const given = { unitId, organisationId: '', programmeId: r.programmeId, help: 'Cử người hướng dẫn' }
  const wrong = await fill(owner, `${HERE}/moi`, { ...given, unitId: 'Xã Không Có' })
  expect([wrong.status, owner.html.includes('Không rõ “Xã Không Có”')]).toEqual([422, true])
  const nobody = await fill(owner, `${HERE}/moi`, { ...given, organisationId: 'Hội Không Có' })
  expect([nobody.status, owner.html.includes('href="#organisationId"')]).toEqual([422, true])
  expect(owner.html).toContain('Cử người hướng dẫn')
  const itself = {
    ...given,
    unitId: `${r.places[0].name}, Tây Ninh`,
    organisationId: `Hội Nông dân ${r.places[0].name}`,
  }
  expect((await fill(owner, `${HERE}/moi`, itself)).status).toBe(422)
  expect(owner.html).toContain('href="#unitId"')
  const filled = formTo(owner, `${HERE}/moi`, given)
  const made = await owner.post(`${HERE}/moi`, filled)
  const href = made.headers.get('location') ?? ''
  expect(made.status).toBe(303)
  expect((await owner.post(`${HERE}/moi`, filled)).headers.get('location')).toBe(href)

  const from = await as(r.places[0].head)
  await from.get(href)
  expect(from.html).toContain('Đã đề nghị')
  expect(from.html).not.toContain(`action="${href}`)
  const receiver = await as(r.places[1].head)
  await receiver.get(HERE)
  expect(receiver.html).toContain('chờ bạn')
  await receiver.get(href)
  expect((await fill(receiver, `${href}/tu-choi`, { reason: '' })).status).toBe(422)
  expect(receiver.html).toContain('href="#reason"')
  const adoptedOn = typed(shifted(today(t.app), -200))
  const answer = { adoptedOn: 'hôm qua', kept: 'Cách góp rác', changed: 'Bán một tháng một lần' }
  expect((await fill(receiver, `${href}/xac-nhan`, answer)).status).toBe(422)
  expect(receiver.html).toContain('Bán một tháng một lần')
  const stale = formTo(receiver, `${href}/xac-nhan`, { ...answer, adoptedOn })
  expect((await receiver.post(`${href}/xac-nhan`, stale)).status).toBe(303)
  expect((await receiver.post(`${href}/xac-nhan`, { ...stale, _key: 'khac' })).status).toBe(409)

  await receiver.get(HERE)
  expect(receiver.html).toContain('báo kết quả sau 6 tháng')
  await receiver.get(href)
  const modelId = choiceOf(receiver, 'Góp rác bán một tháng một lần thử')
  expect(modelId).toBe(own)
  expect((await fill(receiver, `${href}/mo-hinh`, { modelId })).status).toBe(303)
  await receiver.get(href)
  const report = { months: '6', running: 'yes', text: 'Còn 40 hộ góp', on: typed(shifted(today(t.app), 5)) }
  expect((await fill(receiver, `${href}/ket-qua`, report)).status).toBe(422)
  await fill(receiver, `${href}/ket-qua`, { ...report, on: typed(today(t.app)) })
  await from.get(href)
  expect(from.html).toContain('Còn 40 hộ góp')
  await receiver.get(href)
  const end = { 'end-on': typed(today(t.app)), 'end-reason': '' }
  expect((await fill(receiver, `${href}/thoi`, end)).status).toBe(422)
  expect(receiver.html).toContain('href="#end-reason"')
  await fill(receiver, `${href}/thoi`, { ...end, 'end-reason': 'Hết điểm tập kết' })
  await from.get(href)
  expect(from.html).toContain('Đã thôi')

  expect((await (await as(r.people['council-member'])).get(href)).status).toBe(404)
})
