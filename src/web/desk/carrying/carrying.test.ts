import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { makeFiles } from '../../../../test/support/judging.ts'
import { picture } from '../../../../test/support/pictures.ts'
import { type OpenedRound, openRound } from '../../../../test/support/round.ts'
import { Person, testSite } from '../../../../test/support/web.ts'
import { signInLink } from '../../../app/accounts.ts'
import { filesIn } from '../../../compose.ts'
import { createSite } from '../../site.ts'

let t: TestApp
let round: OpenedRound
let folder: string
let officer: Person
let web: ReturnType<typeof createSite>
let fileId = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kheo-web-files-'))
  t = await testApp()
  web = createSite(testSite({ ...t.app, files: filesIn(folder) }))
  round = await openRound(t)
  ;[fileId = ''] = await makeFiles(t, round, ['Đường sáng ấp 3'], 'in-progress')
  officer = new Person(web)
  await officer.post('/dang-nhap/xac-nhan', { code: await signInLink(t.app, round.places[0].head) })
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

const base = () => `/ban-lam-viec/ho-so/${fileId}`

test('an entry is written once for a double click, and nothing typed is lost of one that is refused', async () => {
  await officer.get(`${base()}/nhat-ky`)
  const typed = {
    'viec-lam': 'Lắp 12 bóng (thử)',
    ngay: '01/11/2026',
    'chi-so-0': 'lamps',
    'la-0': 'result',
    'cach-0': 'counted',
  }
  const fields = { ...officer.hidden(), ...typed }
  const wrong = await officer.post(`${base()}/nhat-ky`, { ...fields, 'so-0': '1.5' })
  expect(wrong.status).toBe(422)
  expect(officer.html).toContain('Lắp 12 bóng (thử)')
  expect(officer.html).toContain('href="#so-0"')
  for (let twice = 0; twice < 2; twice++)
    expect((await officer.post(`${base()}/nhat-ky`, { ...fields, 'so-0': '1.200' })).status).toBe(303)
  await officer.get(`${base()}/nhat-ky`)
  expect(officer.html.match(/class="entry"/g)).toHaveLength(1)
  expect(officer.html).toContain('1.200 bóng')
})

test('a file is taken in by one form without script, and refused with the words still there', async () => {
  await officer.get(`${base()}/minh-chung`)
  const form = (name: string, bytes: Uint8Array) => {
    const data = new FormData()
    data.set('_token', '')
    data.set('chu-thich', 'Đường ấp 3 có đèn (thử)')
    data.set('tep', new File([bytes as never], name))
    return data
  }
  const wrong = await officer.post(`${base()}/minh-chung`, form('anh.jpg', Buffer.from('<html>')))
  expect(wrong.status).toBe(422)
  expect(officer.html).toContain('Đường ấp 3 có đèn (thử)')
  expect(officer.html).toContain('href="#tep"')
  const photo = await picture(901)
  const done = await officer.post(`${base()}/minh-chung`, form('anh.jpg', photo))
  expect([done.status, done.headers.get('location')]).toEqual([303, `${base()}/minh-chung?da=1`])
  await officer.get(`${base()}/minh-chung`)
  expect(officer.html).toContain('Ảnh không ghi ngày chụp')
  const id = /id="mc-([0-9a-f-]+)"/.exec(officer.html)?.[1]
  const original = await officer.get(`/ban-lam-viec/minh-chung/${id}`)
  expect(Buffer.from(await original.arrayBuffer())).toEqual(photo)
  expect(original.headers.get('content-disposition')).toMatch(/^attachment/)
  expect((await officer.get(`/ban-lam-viec/minh-chung/${id}?co=nho`)).headers.get('content-type')).toBe('image/webp')
  const stranger = new Person(web)
  expect((await stranger.get(`/anh/thu/${id}`)).status).toBe(404)
  expect((await stranger.get(`/ban-lam-viec/minh-chung/${id}`)).status).not.toBe(200)
  await officer.get(`${base()}/minh-chung`)
  const show = { _key: 'k', _version: '1', hien: '1', 'dong-y': 'Không nhận ra ai trong ảnh (thử)' }
  expect((await officer.post(`/ban-lam-viec/minh-chung/${id}/cong-khai`, show)).status).toBe(303)
  const shown = await stranger.get(`/anh/thu/${id}`)
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp'])
})

test('goes up in pieces, and on from where the server says', async () => {
  await officer.get(`${base()}/minh-chung`)
  const token = officer.hidden()._token ?? ''
  const photo = await picture(902)
  const opened = await officer.post(`${base()}/tai-len`, { ten: 'anh.jpg', co: String(photo.length) })
  const { id } = (await opened.json()) as { id: string }
  const piece = (from: number, to: number, given = token) =>
    officer.raw(`/ban-lam-viec/tai-len/${id}`, photo.subarray(from, to), {
      'Content-Type': 'application/octet-stream',
      'X-Form-Token': given,
      'Upload-Offset': String(from),
    })
  expect((await piece(0, 3000, 'wrong')).status).toBe(403)
  expect(await (await piece(0, 3000)).json()).toMatchObject({ offset: 3000 })
  const late = await piece(0, 3000)
  expect([late.status, await late.json()]).toMatchObject([409, { offset: 3000 }])
  expect(await (await officer.get(`/ban-lam-viec/tai-len/${id}`)).json()).toMatchObject({ offset: 3000 })
  await piece(3000, photo.length)
  await officer.get(`${base()}/minh-chung`)
  const done = await officer.post(`/ban-lam-viec/tai-len/${id}/xong`, { 'chu-thich': 'Từng phần (thử)' })
  expect(await done.json()).toEqual({ href: `${base()}/minh-chung?da=1` })
})

test('a self-assessment closes the log', async () => {
  await officer.get(`${base()}/tu-danh-gia`)
  const fields = officer.hidden()
  expect((await officer.post(`${base()}/tu-danh-gia`, fields)).status).toBe(422)
  expect((await officer.post(`${base()}/tu-danh-gia`, { ...fields, 'ket-qua': 'Đạt (thử)' })).status).toBe(303)
  await officer.get(`${base()}/nhat-ky`)
  expect(officer.html).not.toContain('id="ghi"')
})
