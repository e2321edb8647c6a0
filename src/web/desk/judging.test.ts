import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { makeFiles } from '../../../test/support/judging.ts'
import { type OpenedRound, openRound } from '../../../test/support/round.ts'
import { Person, testSite } from '../../../test/support/web.ts'
import { filledForm, formOn } from '../../../test/support/whole-form.ts'
import { signInLink } from '../../app/accounts.ts'
import type { Actor } from '../../core/policy.ts'
import { createSite } from '../site.ts'

let t: TestApp
let web: Hono
let round: OpenedRound
let files: string[]
const folder = mkdtempSync(join(tmpdir(), 'kheo-recount-'))
beforeAll(async () => {
  t = await testApp()
  web = createSite(testSite(t.app))
  round = await openRound(t)
  files = await makeFiles(t, round, ['Hũ gạo tình thương (thử)', 'Hàng rào xanh (thử)', 'Tuyến đường hoa (thử)'])
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await t?.close()
})

const people = new Map<string, Person>()
async function as(actor: Actor): Promise<Person> {
  const known = people.get(actor.id)
  if (known !== undefined) return known
  const one = new Person(web)
  await one.post('/dang-nhap/xac-nhan', { code: await signInLink(t.app, actor) })
  people.set(actor.id, one)
  return one
}

/** Opens a page and sends one of its forms with these values. */
async function send(
  who: Person,
  page: string,
  action: string,
  values: Record<string, string | readonly string[]> = {},
) {
  const shown = await who.get(page)
  if (shown.status !== 200) throw new Error(`${page}: ${shown.status}`)
  return who.post(action, filledForm(who.html, action, values))
}
const status = async (who: Actor, path: string) => (await (await as(who)).get(path)).status
const one = async <T>(sql: string, values: unknown[] = []) => (await t.test.pool.query(sql, values)).rows[0] as T
const HREF = '/ban-lam-viec/tham-dinh'

describe.sequential('appraising', () => {
  let team: string
  let sheets: string[]

  test('the owner forms a team; what is wrong comes back with what was typed', async () => {
    const owner = await as(round.people.owner)
    const wrong = await send(owner, `${HREF}/to/moi`, `${HREF}/to/moi`, {
      'can-cu': 'Quyết định thử số 5',
      'to-truong': '',
    })
    expect(wrong.status).toBe(422)
    expect(owner.html).toContain('Quyết định thử số 5')
    expect(owner.html).toContain('Có một chỗ cần sửa')
    const lead = round.people['appraisal-lead']
    const made = await owner.post(
      `${HREF}/to/moi`,
      filledForm(owner.html, `${HREF}/to/moi`, {
        ten: 'Tổ kinh tế (thử)',
        'to-truong': lead.id,
        'thanh-vien': round.people.appraisers.map((p) => p.id),
      }),
    )
    expect(made.status).toBe(303)
    team = (made.headers.get('location') ?? '').replace(/\?.*/, '')
    const none = await send(owner, team, `${team}/giao`)
    expect(none.status).toBe(422)
    const all = await send(owner, team, `${team}/giao`, { 'tat-ca': '1' })
    expect(all.headers.get('location')).toContain('da=3')
    const rows = await t.test.pool.query<{ id: string; file_id: string }>('select id, file_id from appraisal')
    sheets = files.map((file) => `${HREF}/${rows.rows.find((row) => row.file_id === file)?.id}`)
  })

  test('a member scores on a phone, with Vietnamese half points; nothing typed is lost', async () => {
    const who = await as(round.people.appraisers[0])
    const sheet = `${sheets[0]}/phieu`
    const [a, b, c, d] = round.sets.collective.criteria
    const wrong = await send(who, sheet, sheet, { [a?.id ?? '']: '31,25', viec: 'nop', 'nhan-xet': 'Gọn, rõ' })
    expect(wrong.status).toBe(422)
    expect(who.html).toContain('value="31,25"')
    expect(who.html).toContain('Gọn, rõ')
    const draft = await who.post(sheet, filledForm(who.html, sheet, { [a?.id ?? '']: '31,5', viec: 'luu' }))
    expect(draft.headers.get('location')).toBe(`${sheet}?da=luu`)
    const missing = await send(who, sheet, sheet, { viec: 'nop' })
    expect(missing.status).toBe(422)
    const high = await send(who, sheet, sheet, { [b?.id ?? '']: '30,5', [d?.id ?? '']: '2', viec: 'nop' })
    expect(high.status).toBe(422)
    expect(who.html).toContain('Điểm phải từ 0 đến 30')
    const values = {
      [b?.id ?? '']: '26',
      [`${c?.id}-muc`]: c?.items.slice(0, 2) ?? [],
      [d?.id ?? '']: '2',
      viec: 'nop',
    }
    const done = await send(who, sheet, sheet, values)
    expect(done.headers.get('location')).toBe(`${sheet}?da=nop`)
    await who.get(`${sheet}?da=nop`)
    // 31,5 + 26 + 20 + 2 of bonus.
    expect(who.html).toContain('Đã nộp phiếu chấm: 79,5 điểm')
  })

  test('the others’ sheets are seen once one’s own is handed in, and by nobody outside', async () => {
    const [first, second] = round.people.appraisers
    const other = await as(second)
    await other.get(sheets[0] ?? '')
    expect(other.html).toContain('Nộp phiếu của bạn rồi mới xem được')
    expect(other.html).not.toContain('79,5')
    expect(other.html).not.toContain('Gọn, rõ')
    const own = await as(first)
    await own.get(sheets[0] ?? '')
    expect(own.html).toContain('79,5')
    expect(await status(round.places[0].head, sheets[0] ?? '')).toBe(403)
    expect(await status(round.people['council-member'], sheets[0] ?? '')).toBe(200)
    expect((await as(round.people['council-member'])).html).not.toContain('79,5')
  })

  test('handed-in points change with a reason; a sheet saved elsewhere meanwhile gives both', async () => {
    const who = await as(round.people.appraisers[0])
    const sheet = `${sheets[0]}/phieu`
    const a = round.sets.collective.criteria[0]?.id ?? ''
    await who.get(sheet)
    const stale = who.html
    expect((await send(who, sheet, sheet, { [a]: '30', viec: 'nop' })).status).toBe(422)
    expect(who.html).toContain('value="30"')
    await who.post(sheet, filledForm(who.html, sheet, { [a]: '30', 'vi-sao': 'Đi thực tế', viec: 'nop' }))
    const late = await who.post(sheet, filledForm(stale, sheet, { [a]: '29', 'vi-sao': 'Nhầm', viec: 'nop' }))
    expect(late.status).toBe(409)
    expect(who.html).toContain('Bản đã lưu: Cách làm khéo 30')
    expect(who.html).toContain('value="29"')
  })

  test('the lead concludes all three, and the page says what the sheets come to', async () => {
    const lead = await as(round.people['appraisal-lead'])
    for (const href of sheets) {
      for (const who of [round.people.appraisers[1], round.people['appraisal-lead']]) {
        const [a, b, c, d] = round.sets.collective.criteria
        const values = {
          [a?.id ?? '']: '35',
          [b?.id ?? '']: '26',
          [`${c?.id}-muc`]: c?.items ?? [],
          [d?.id ?? '']: '0',
        }
        const done = await send(await as(who), `${href}/phieu`, `${href}/phieu`, { ...values, viec: 'nop' })
        expect(done.status).toBe(303)
      }
      const empty = await send(lead, href, `${href}/ket-luan`, { 'ngay-di': '31/02/2026' })
      expect(empty.status).toBe(422)
      const talk = lead.html.includes('id="trao-doi"') ? { 'trao-doi': 'Đã bàn lại' } : {}
      const done = await lead.post(
        `${href}/ket-luan`,
        filledForm(lead.html, `${href}/ket-luan`, { 'ngay-di': '', 'de-nghi': 'Tổ đề nghị công nhận', ...talk }),
      )
      expect(done.status).toBe(303)
    }
    await lead.get(sheets[1] ?? '')
    expect(lead.html).toContain('91 điểm, tính trên 2 phiếu')
    expect(lead.html).toContain('Đủ mức đề nghị công nhận')
    await lead.get(team)
    expect(lead.html).toContain('Chấm có đều tay không')
  })
})

describe.sequential('a session', () => {
  let href: string
  const item = (i: number) => `${href}/ho-so/${files[i]}`
  const voteOf = async (i: number) =>
    (await one<{ id: string }>('select id from vote where file_id = $1 order by id desc limit 1', [files[i]])).id
  const LIST = '/ban-lam-viec/phien-hop'

  test('is called by the secretary, seen by its members, by nobody else', async () => {
    const secretary = await as(round.people.secretary)
    const wrong = await send(secretary, `${LIST}/moi`, `${LIST}/moi`, { ten: 'Họp bình xét (thử)', ngay: 'mai' })
    expect(wrong.status).toBe(422)
    expect(secretary.html).toContain('value="mai"')
    const values = { ngay: '20/11/2026', 'chu-tri': round.people.chair.id, cach: 'secret-screen' }
    const made = await secretary.post(`${LIST}/moi`, filledForm(secretary.html, `${LIST}/moi`, values))
    expect(made.status).toBe(303)
    href = (made.headers.get('location') ?? '').replace(/\?.*/, '')
    expect(await status(round.people.members[2], href)).toBe(200)
    expect(await status(round.people.appraiser, href)).toBe(404)
    expect(await status(round.places[0].head, href)).toBe(404)
    const list = await as(round.people.members[2])
    await list.get(LIST)
    expect(list.html).toContain('Họp bình xét (thử)')
  })

  test('opens; attendance is noted; too few are no quorum', async () => {
    const [chair, secretary] = [await as(round.people.chair), await as(round.people.secretary)]
    const early = await send(chair, href, `${href}/trang-thai`, { sang: 'open' })
    expect(early.status).toBe(303)
    const none = await send(chair, item(0), `${item(0)}/mo`)
    expect(none.status).toBe(409)
    expect(chair.html).toContain('có mặt 0 trên 6 người')
    await secretary.get(href)
    const fields = formOn(secretary.html, `${href}/diem-danh`)
    const there = Object.fromEntries(fields.getAll('nguoi').map((id) => [`${id}-co`, 'present']))
    const noted = await secretary.post(`${href}/diem-danh`, filledForm(secretary.html, `${href}/diem-danh`, there))
    expect(noted.status).toBe(303)
    const stale = await secretary.post(
      `${href}/diem-danh`,
      filledForm(secretary.html, `${href}/diem-danh`, {
        _key: t.app.newId(),
        ...Object.fromEntries(fields.getAll('nguoi').map((id) => [`${id}-co`, 'absent'])),
      }),
    )
    expect(stale.status).toBe(409)
  })

  test('a member votes in three presses; no page, address or form after it tells the choice', async () => {
    const chair = await as(round.people.chair)
    expect((await send(chair, item(0), `${item(0)}/mo`)).status).toBe(303)
    const ballot = `/ban-lam-viec/phieu/${await voteOf(0)}`
    const who = await as(round.people.members[0])
    await who.get(LIST)
    expect(who.html).toContain('Có 1 hồ sơ chờ bạn bỏ phiếu')
    expect((await send(who, ballot, ballot)).status).toBe(422)
    const confirm = await who.post(ballot, filledForm(who.html, ballot, { phieu: '2' }))
    expect(confirm.status).toBe(200)
    expect(confirm.headers.get('cache-control')).toContain('no-store')
    expect(who.html).toContain('Không tán thành')
    const form = filledForm(who.html, `${ballot}/bo`, {})
    const done = await who.post(`${ballot}/bo`, form)
    expect(done.headers.get('location')).toBe(`${ballot}/da-bo`)
    await who.get(`${ballot}/da-bo`)
    expect(who.html).toContain('Đã bỏ phiếu')
    expect(who.html).not.toMatch(/tán thành|name="phieu"/i)
    // The same press again is the same ballot; another one is refused.
    expect((await who.post(`${ballot}/bo`, form)).status).toBe(303)
    form.set('_key', t.app.newId())
    expect((await who.post(`${ballot}/bo`, form)).status).toBe(409)
    await who.get(ballot)
    expect(who.html).toContain('Đã bỏ phiếu')
    expect(await one('select count(*)::int as n from open_ballot')).toEqual({ n: 1 })
  })

  test('who steps aside is told why, and leaves the denominator', async () => {
    const secretary = await as(round.people.secretary)
    const tied = round.people.members[4]
    const empty = await send(secretary, item(0), `${item(0)}/tranh`, { 'nguoi-tranh': tied.id })
    expect(empty.status).toBe(422)
    await secretary.post(
      `${item(0)}/tranh`,
      filledForm(secretary.html, `${item(0)}/tranh`, {
        'nguoi-tranh': tied.id,
        'lien-quan': 'Là em ruột của chủ mô hình',
      }),
    )
    await secretary.get(item(0))
    expect(secretary.html).toContain('đã khai có liên quan (“Là em ruột của chủ mô hình”)')
    const who = await as(tied)
    await who.get(`/ban-lam-viec/phieu/${await voteOf(0)}`)
    expect(who.html).toContain('bạn đã khai có liên quan đến hồ sơ này')
    expect(who.html).not.toContain('name="phieu"')
  })

  test('closes: counted, shown with its shares; a vote after closing is refused', async () => {
    const voteId = await voteOf(0)
    const ballot = `/ban-lam-viec/phieu/${voteId}`
    for (const actor of [round.people.chair, ...round.people.members.slice(1, 3)]) {
      const who = await as(actor)
      await send(who, ballot, ballot, { phieu: '1' })
      await who.post(`${ballot}/bo`, filledForm(who.html, `${ballot}/bo`, {}))
    }
    const late = await as(round.people.members[3])
    await send(late, ballot, ballot, { phieu: '1' })
    const form = filledForm(late.html, `${ballot}/bo`, {})
    const chair = await as(round.people.chair)
    const vote = `/ban-lam-viec/bieu-quyet/${voteId}`
    expect((await send(chair, item(0), `${vote}/dong`)).status).toBe(303)
    expect((await late.post(`${ballot}/bo`, form)).status).toBe(409)
    expect(late.html).toContain('đã đóng nên không nhận thêm phiếu')
    await chair.get(item(0))
    expect(chair.html).toContain('3 (60\u00a0% tổng số thành viên')
    expect(chair.html).toContain('Không đạt')
    expect(chair.html).toContain('Cần ít nhất 4 phiếu tán thành trên 5.')
    await chair.get(`/ban-lam-viec/ho-so/${files[0]}`)
    expect(chair.html).toContain('Không đạt')
    const unit = await as(round.places[0].head)
    await unit.get(`/ban-lam-viec/ho-so/${files[0]}`)
    expect(unit.html).toContain('Hội đồng đã biểu quyết')
    expect(unit.html).not.toContain('Không đạt')
  })

  test('paper: two people type in apart, differ, and clear it up', async () => {
    const chair = await as(round.people.chair)
    await send(chair, item(1), `${item(1)}/mo`, { cach: 'secret-paper' })
    const vote = `/ban-lam-viec/bieu-quyet/${await voteOf(1)}`
    await send(chair, item(1), `${vote}/dong`)
    const [first, second] = [await as(round.people.secretary), await as(round.people['records-clerk'])]
    const page = `${vote}/phieu-giay`
    const good = { issued: '6', collected: '6', spoiled: '0', for: '5', against: '1', blank: '0' }
    const wrong = await send(first, page, page, { ...good, for: '4' })
    expect(wrong.status).toBe(422)
    expect(first.html).toContain('Số phiếu không khớp: Số phiếu thu về ghi 6, tính ra 5')
    expect(first.html).toMatch(/name="for"[^>]*value="4"|value="4"[^>]*name="for"/)
    expect((await send(first, page, page, good)).status).toBe(303)
    await second.get(page)
    expect(second.html).toContain('Chờ người kiểm phiếu thứ hai')
    expect(second.html).not.toContain('Số của hai người')
    await send(second, page, page, { ...good, for: '4', against: '2' })
    await first.get(page)
    expect(first.html).toContain('Hai người đếm khác nhau ở: tán thành, không tán thành')
    const early = await send(chair, item(1), `${vote}/chot`)
    expect(early.status).toBe(409)
    expect(chair.html).toContain('Hai người kiểm phiếu ghi khác nhau')
    await send(second, page, page, good)
    expect((await send(chair, item(1), `${vote}/chot`)).status).toBe(303)
    await chair.get(item(1))
    expect(chair.html).toContain('Đạt')
  })

  test('the minutes are drafted from the facts, completed, and finished once', async () => {
    const [chair, secretary] = [await as(round.people.chair), await as(round.people.secretary)]
    const page = `${href}/bien-ban`
    await secretary.get(page)
    const draft = formOn(secretary.html, page).get('bien-ban') ?? ''
    expect(draft).toContain('Số phiếu phát ra: 5; thu về: 4; hợp lệ: 4; không hợp lệ: 0')
    expect(draft).toContain(
      'Tán thành: 3 (60\u00a0% tổng số thành viên được biểu quyết về hồ sơ); không tán thành: 1; phiếu trắng: 0',
    )
    expect(draft).toContain('Kết quả: Không đạt (cần ít nhất 4 phiếu tán thành trên 5)')
    expect(draft).toContain('đã khai có liên quan')
    expect(draft).toContain('kiểm phiếu: Người thử secretary 1, Người thử records-clerk 1')
    await send(secretary, page, page, { 'bien-ban': `${draft}\nÝ kiến của thư ký.`, viec: 'luu' })
    const stale = filledForm(secretary.html, page, { 'bien-ban': 'Bản khác', viec: 'luu', _key: t.app.newId() })
    expect((await secretary.post(page, stale)).status).toBe(409)
    expect(secretary.html).toContain('Bản khác')
    expect(secretary.html).toContain('Ý kiến của thư ký.')
    expect((await send(chair, href, `${href}/trang-thai`, { sang: 'closed' })).status).toBe(303)
    expect((await send(secretary, page, page, { viec: 'chot' })).status).toBe(303)
    await secretary.get(page)
    expect(secretary.html).toContain('Biên bản đã chốt.')
    expect(secretary.html).not.toContain('<textarea')
    await (await as(round.people.members[1])).get(page)
    expect((await as(round.people.members[1])).html).toContain('Ý kiến của thư ký.')
  })

  test('the exported boxes count to the same by the script that knows nothing of Khéo', async () => {
    const who = await as(round.people.chair)
    const recount = (name: string, text: string) => {
      const path = join(folder, name)
      writeFileSync(path, text)
      try {
        return { code: 0, out: execFileSync(process.execPath, ['bin/recount.mjs', path], { encoding: 'utf8' }) }
      } catch (error) {
        return { code: (error as { status: number }).status, out: String((error as { stdout: string }).stdout) }
      }
    }
    const json = await (await who.get(`${href}/phieu.json`)).text()
    const csv = await (await who.get(`${href}/phieu.csv`)).text()
    for (const [name, text] of [
      ['phieu.json', json],
      ['phieu.csv', csv],
    ] as const) {
      for (const member of Object.values(round.people).flat()) expect(text).not.toContain((member as Actor).id)
      expect(text).not.toContain('Người thử')
      expect(recount(name, text)).toMatchObject({ code: 0, out: expect.stringContaining('2 votes, 0 not as stated') })
    }
    const forged = JSON.parse(json) as { votes: { ballots: string[] }[] }
    forged.votes[0]?.ballots.splice(0, 1, 'for')
    expect(recount('forged.json', JSON.stringify(forged))).toMatchObject({ code: 1 })
    expect(recount('forged.csv', csv.replace(/,against\r\n/, ',for\r\n'))).toMatchObject({ code: 1 })
    expect(recount('other.json', '{}')).toMatchObject({ code: 2 })
    expect(await status(round.places[0].clerk, `${href}/phieu.json`)).toBe(404)
  })
})
