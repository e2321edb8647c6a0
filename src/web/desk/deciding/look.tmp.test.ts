import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { test } from 'vitest'
import { openBrowser, overflow } from '../../../../test/browser/support/chromium.ts'
import { testApp } from '../../../../test/support/app.ts'
import { choiceOf, fill, signedInAs } from '../../../../test/support/forms.ts'
import { openRound, shifted } from '../../../../test/support/round.ts'
import { today } from '../../../../test/support/round-people.ts'
import { votedFile } from '../../../../test/support/voted.ts'
import { signInLink } from '../../../app/accounts.ts'
import { testSite } from '../../../../test/support/web.ts'
import { createSite } from '../../site.ts'
test('look', async () => {
  const t = await testApp(); const r = await openRound(t); const web = createSite(testSite(t.app))
  const server = serve({ fetch: web.fetch, port: 4397, hostname: '127.0.0.1' })
  const day = today(t.app).split('-').reverse().join('/')
  const H = '/ban-lam-viec/quyet-dinh'
  for (const n of ['Tổ phụ nữ góp rác tái chế gây quỹ giúp hội viên khó khăn', 'Tuyến đường hoa nông thôn mới']) await votedFile(t, r, n)
  const s = await signedInAs(web, t, r.people.secretary), d = await signedInAs(web, t, r.people.decider), c = await signedInAs(web, t, r.people['records-clerk'])
  await s.get(`${H}/moi?dot=${r.roundId}&loai=recognition`)
  const body = choiceOf(s, 'Ủy ban nhân dân'), file = choiceOf(s, 'Tuyến đường hoa')
  const made = await fill(s, `${H}/moi`, { organisationId: body, title: 'Về việc công nhận mô hình “Dân vận khéo” năm 2026 trên địa bàn tỉnh', files: file, preamble: 'Xét đề nghị của Hội đồng bình xét' })
  const href = made.headers.get('location') ?? ''
  await c.get(`${H}/so-van-ban`)
  await fill(c, `${H}/so-van-ban`, { organisationId: body, kind: 'QĐ', span: '2026', from: '01/01/2020', to: '01/01/2040', pattern: '{n}/QĐ-UBND', last: '41' })
  await d.get(href); await fill(d, `${href}/ky`, { signer: 'Nguyễn Thị Thử', post: 'Chủ tịch', on: day })
  const browser = await openBrowser()
  const shot = async (who: typeof r.people.secretary, name: string, paths: string[]) => {
    const context = await browser.newContext({ baseURL: 'http://127.0.0.1:4397', locale: 'vi-VN' })
    const page = await context.newPage()
    await page.route('**/assets/a.css', (x) => x.fulfill({ contentType: 'text/css', body: readFileSync('/tmp/a7.css', 'utf8') }))
    await page.route('**/assets/a.js', (x) => x.fulfill({ contentType: 'text/javascript', body: '' }))
    await page.goto(`/dang-nhap/${await signInLink(t.app, who)}`)
    await page.locator('main form button[type=submit]').first().click()
    for (const [i, path] of paths.entries()) for (const width of [390, 1200]) {
      await page.setViewportSize({ width, height: 900 })
      const a = await page.goto(path)
      console.log(name, i, path, width, a?.status(), 'overflow', await overflow(page))
      await page.screenshot({ path: `/tmp/look7-${name}-${i}-${width}.png`, fullPage: true })
    }
    await context.close()
  }
  await shot(r.people['records-clerk'], 'clerk', [href, `${H}/so-van-ban`])
  await c.get(href); await fill(c, `${href}/ban-hanh`, { numberingId: choiceOf(c, 'số tiếp theo'), on: day })
  await d.get(href)
  const line = /href="([^"]+\/dong\/[0-9a-f-]{36})"/.exec(d.html)?.[1] ?? ''
  await d.get(line)
  await fill(d, `${line}/dinh-chinh`, { field: 'printed', now: 'Tuyến đường hoa nông thôn mới kiểu mẫu', reason: 'In thiếu chữ', basis: '43/QĐ-UBND' })
  await shot(r.people.decider, 'decider', [H, href, line])
  const { model_id } = (await t.test.pool.query('select model_id from participation where id = $1', [file])).rows[0]
  const o = await signedInAs(web, t, r.people.owner)
  const N = '/ban-lam-viec/nhan-rong'
  await o.get(`${N}/moi?mo-hinh=${model_id}`)
  const p = await fill(o, `${N}/moi`, { unitId: `${r.places[1].name}, Tây Ninh`, organisationId: '', programmeId: r.programmeId, help: 'Cử người hướng dẫn' })
  const rep = p.headers.get('location') ?? ''
  const head = await signedInAs(web, t, r.places[1].head)
  await head.get(rep)
  await fill(head, `${rep}/xac-nhan`, { adoptedOn: shifted(today(t.app), -190).split('-').reverse().join('/'), kept: 'Cách chọn hoa', changed: 'Trồng dừa nước' })
  await shot(r.places[1].head, 'head', ['/ban-lam-viec', rep])
  await shot(r.people.secretary, 'sec', [`${H}/moi?dot=${r.roundId}&loai=award`])
  await shot(r.places[0].head, 'own', [`/ban-lam-viec/ho-so/${file}/khieu-nai`, `/mo-hinh/thu/${model_id}`, `/ban-lam-viec/ho-so/${file}`])
  await browser.close(); server.close(); await t.close()
}, 120000)
