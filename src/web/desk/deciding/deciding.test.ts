import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { choiceOf, fill, formTo, signedInAs } from '../../../../test/support/forms.ts'
import { type OpenedRound, openRound } from '../../../../test/support/round.ts'
import { today } from '../../../../test/support/round-people.ts'
import { votedFile } from '../../../../test/support/voted.ts'
import { testSite } from '../../../../test/support/web.ts'
import type { Actor } from '../../../core/policy.ts'
import { createSite } from '../../site.ts'

const HERE = '/ban-lam-viec/quyet-dinh'
const SEQUENCES = `${HERE}/so-van-ban`
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

const as = (actor: Actor) => signedInAs(web, t, actor)
const idIn = (href: string | null) => /[0-9a-f-]{36}$/.exec(href ?? '')?.[0] ?? ''
const SIGN = { signer: 'Người ký thử', post: 'Chủ tịch' }

test('drafted, refused, signed, numbered, corrected and revoked in the browser, each step by whoever may', async () => {
  const file = await votedFile(t, r, 'Tuyến đường hoa thử')
  await votedFile(t, r, 'Không đạt thử', 'failed')
  const secretary = await as(r.people.secretary)
  await secretary.get(`${HERE}/moi`)
  expect(choiceOf(secretary, 'Năm')).toBe(r.roundId)
  const form = `${HERE}/moi?dot=${r.roundId}&loai=recognition`
  await secretary.get(form)
  expect(secretary.html).not.toContain('Không đạt thử')
  const ticked = choiceOf(secretary, 'Tuyến đường hoa thử')
  expect(ticked).toBe(file)
  const body = choiceOf(secretary, 'Ủy ban nhân dân')
  const typed = { organisationId: body, title: 'Công nhận mô hình thử', files: file }
  const wrong = await fill(secretary, `${HERE}/moi`, { ...typed, title: '', files: '' })
  expect(wrong.status).toBe(422)
  expect(secretary.html).toContain('href="#title"')
  await secretary.get(form)
  const filled = formTo(secretary, `${HERE}/moi`, typed)
  const made = await secretary.post(`${HERE}/moi`, filled)
  expect(made.status).toBe(303)
  const href = made.headers.get('location') ?? ''
  expect((await secretary.post(`${HERE}/moi`, filled)).headers.get('location')).toBe(href)
  await secretary.get(form)
  expect(secretary.html).not.toContain('Tuyến đường hoa thử')

  const head = await as(r.places[0].head)
  expect((await head.get(href)).status).toBe(404)
  const decider = await as(r.people.decider)
  await decider.get(href)
  expect(decider.html).not.toContain(`${href}/ban-hanh`)
  expect((await fill(decider, `${href}/ky`, { ...SIGN, on: '32/01/2026' })).status).toBe(422)
  const stale = formTo(decider, `${href}/ky`, { ...SIGN, on: day })
  expect((await decider.post(`${href}/ky`, stale)).status).toBe(303)
  expect((await decider.post(`${href}/ky`, { ...stale, _key: 'khac' })).status).toBe(409)

  const clerk = await as(r.people['records-clerk'])
  await clerk.get(href)
  expect(clerk.html).toContain('chưa có sổ số')
  await clerk.get(SEQUENCES)
  const sequence = { organisationId: body, kind: 'QĐ', span: 'thử', from: '01/01/2020', to: '01/01/2040' }
  const noPlace = { ...sequence, pattern: 'QĐ-UBND', last: '4' }
  expect((await fill(clerk, SEQUENCES, noPlace)).status).toBe(422)
  expect(clerk.html).toContain('href="#pattern"')
  await fill(clerk, SEQUENCES, { ...sequence, pattern: '{nn}/QĐ-UBND', last: '4' })
  await clerk.get(SEQUENCES)
  expect(clerk.html).toContain('05/QĐ-UBND')
  await clerk.get(href)
  const numberingId = choiceOf(clerk, 'số tiếp theo 05/QĐ-UBND')
  expect((await fill(clerk, `${href}/ban-hanh`, { numberingId, on: '01/01/2019' })).status).toBe(422)
  expect((await fill(clerk, `${href}/ban-hanh`, { numberingId, on: day })).status).toBe(303)

  expect((await head.get(href)).status).toBe(200)
  expect(head.html).toContain('05/QĐ-UBND')
  expect(head.html).toContain('Tuyến đường hoa thử')
  expect(head.html).not.toContain('action="/ban-lam-viec/quyet-dinh')
  const other = await as(r.places[1].head)
  expect((await other.get(href)).status).toBe(404)
  await other.get(HERE)
  expect(other.html).not.toContain('05/QĐ-UBND')
  await head.get(HERE)
  expect(head.html).toContain('05/QĐ-UBND')

  await decider.get(href)
  const line = /href="([^"]+\/dong\/[0-9a-f-]{36})"/.exec(decider.html)?.[1] ?? ''
  await decider.get(line)
  const correction = { field: 'printed', now: 'Tuyến đường hoa đúng tên', reason: 'In sai', basis: '' }
  expect((await fill(decider, `${line}/dinh-chinh`, correction)).status).toBe(422)
  expect(decider.html).toContain('href="#basis"')
  await fill(decider, `${line}/dinh-chinh`, { ...correction, basis: '07/QĐ-UBND' })
  await decider.get(href)
  expect(decider.html).toContain('“Tuyến đường hoa thử” sửa thành “Tuyến đường hoa đúng tên”')

  await secretary.get(line)
  const undo = { ground: 'false-declaration', violation: 'Khai sai số hộ' }
  const draft = (await fill(secretary, `${line}/thu-hoi`, undo)).headers.get('location') ?? ''
  expect(idIn(draft)).not.toBe('')
  await secretary.get(draft)
  expect(secretary.html).toContain('Khai gian dối thành tích')
  await decider.get(draft)
  await fill(decider, `${draft}/ky`, { ...SIGN, on: day })
  await clerk.get(draft)
  expect(choiceOf(clerk, 'số tiếp theo 06/QĐ-UBND')).toBe(numberingId)
  await fill(clerk, `${draft}/ban-hanh`, { numberingId, on: day })
  await head.get(href)
  expect(head.html).toContain('Đã thu hồi theo 06/QĐ-UBND')
})

test('an award names files and typed lines; what is wrong with one is said where it was typed; the register follows', async () => {
  const secretary = await as(r.people.secretary)
  const form = `${HERE}/moi?dot=${r.roundId}&loai=award`
  await secretary.get(form)
  const typed = {
    organisationId: choiceOf(secretary, 'Ủy ban nhân dân'),
    form: choiceOf(secretary, 'Giấy khen'),
    title: 'Tặng Giấy khen thử',
    individuals: 'Người được khen thử; Trưởng ấp, ấp thử; Vận động hiến đất',
    collectives: '; Xã thử',
  }
  expect((await fill(secretary, `${HERE}/moi`, typed)).status).toBe(422)
  expect(secretary.html).toContain('href="#collectives"')
  expect(secretary.html).toContain('Người được khen thử; Trưởng ấp, ấp thử; Vận động hiến đất')
  const party = choiceOf(secretary, 'Ban Thường vụ')
  const notTheirs = { ...typed, collectives: 'Hội thử; Xã thử', organisationId: party }
  expect((await fill(secretary, `${HERE}/moi`, notTheirs)).status).toBe(422)
  expect(secretary.html).toContain('href="#organisationId"')
  const decider = await as(r.people.decider)
  const clerk = await as(r.people['records-clerk'])
  const give = async (title: string) => {
    await secretary.get(form)
    const sent = await fill(secretary, `${HERE}/moi`, { ...typed, title, collectives: 'Hội thử; Xã thử' })
    const href = sent.headers.get('location') ?? ''
    await decider.get(href)
    await fill(decider, `${href}/ky`, { ...SIGN, on: day })
    await clerk.get(href)
    const numberingId = choiceOf(clerk, 'số tiếp theo')
    await fill(clerk, `${href}/ban-hanh`, { numberingId, on: day })
    await clerk.get(href)
    return href
  }
  await give('Lần đầu thử')
  expect(clerk.html).toContain('Trưởng ấp, ấp thử')
  expect(clerk.html).not.toContain('Đã được khen')
  await give('Lần sau thử')
  expect(clerk.html).toContain('Đã được khen')
  await secretary.get(HERE)
  expect(secretary.html).toContain('Giấy khen')
})

test('its unit appeals, somebody free of conflict answers, once', async () => {
  const file = await votedFile(t, r, 'Khiếu nại thử')
  const here = `/ban-lam-viec/ho-so/${file}/khieu-nai`
  const head = await as(r.places[0].head)
  await head.get(here)
  expect((await fill(head, here, { text: '' })).status).toBe(422)
  await fill(head, here, { text: 'Xin xem lại kết quả' })
  expect((await (await as(r.places[1].head)).get(here)).status).toBe(404)
  const chair = await as(r.people.chair)
  await chair.get(here)
  expect(chair.html).toContain('Xin xem lại kết quả')
  const answer = new RegExp(`action="(${here}/([0-9a-f-]{36}))"`).exec(chair.html)
  const [, action = '', id = ''] = answer ?? []
  expect((await fill(chair, action, { [`outcome-${id}`]: 'rejected', [`answer-${id}`]: '' })).status).toBe(422)
  expect(chair.html).toContain(`href="#answer-${id}"`)
  const stale = formTo(chair, action, { [`outcome-${id}`]: 'rejected', [`answer-${id}`]: 'Đã xem lại, giữ kết quả' })
  expect((await chair.post(action, stale)).status).toBe(303)
  await head.get(here)
  expect(head.html).toContain('Đã xem lại, giữ kết quả')
  expect((await chair.post(action, { ...stale, _key: 'khac' })).status).toBe(409)
})
