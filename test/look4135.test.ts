import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'
import { getRequestListener } from '@hono/node-server'
import { chromium } from 'playwright-core'
import { test } from 'vitest'
import { testApp } from './support/app.ts'
import { makeFiles } from './support/judging.ts'
import { CHANGES, picture, randomOf } from './support/pictures.ts'
import { openRound } from './support/round.ts'
import { testSite } from './support/web.ts'
import { signInLink } from '../src/app/accounts.ts'
import { filesIn } from '../src/compose.ts'
import { createSite } from '../src/web/site.ts'
test('look', async () => {
  const t = await testApp()
  const web = createSite(testSite({ ...t.app, files: filesIn('/tmp/look4135/data') }, { assets: { css: '/assets/app.css', js: '/assets/client.js', icon: '/assets/i.svg' }, assetFolder: '/tmp/look4135/a' }))
  const round = await openRound(t)
  const [a = '', b = ''] = await makeFiles(t, round, ['Tuyến đường sáng, xanh, sạch, đẹp ấp 3', 'Hũ gạo tình thương'], 'in-progress')
  let drop = 0
  const listen = getRequestListener(web.fetch)
  const server = createServer((q, s) => { if (q.headers['upload-offset'] === '5242880' && drop++ < 1) return void q.socket.destroy(); return listen(q, s) })
  await new Promise<void>((r) => server.listen(4135, '127.0.0.1', r))
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const page = await browser.newPage({ baseURL: 'http://127.0.0.1:4135', viewport: { width: 360, height: 800 } })
  page.setDefaultTimeout(15000)
  const errors: string[] = []
  page.on('console', (m) => m.type() === 'error' && errors.push(m.text()))
  try {
  const answer = await page.request.post('/dang-nhap/xac-nhan', { form: { code: await signInLink(t.app, round.places[0].head) }, maxRedirects: 0 })
  console.log('sign in', answer.status())
  writeFileSync('/tmp/look4135/p.jpg', await picture(1)); writeFileSync('/tmp/look4135/q.jpg', await CHANGES['cropped 10 %'](await picture(1), randomOf(3)))
  const film = Buffer.alloc(12 * 1024 * 1024); film.write('ftypisom', 4, 'latin1'); writeFileSync('/tmp/look4135/f.mp4', film)
  const give = async (id: string, f: string, c: string) => {
    const r = await page.goto(`/ban-lam-viec/ho-so/${id}/minh-chung`); console.log(r?.status(), page.url())
    await page.locator('#chu-thich').fill(c); await page.locator('#tep').setInputFiles(f); await page.locator('[data-upload] button').click()
    await page.waitForURL(/da=/, { timeout: 40000 })
  }
  await give(b, '/tmp/look4135/p.jpg', 'Hũ gạo ở nhà văn hóa')
  await give(a, '/tmp/look4135/f.mp4', 'Phim lắp đèn'); console.log('dropped', drop)
  await give(a, '/tmp/look4135/q.jpg', 'Đường ấp 3 sau khi lắp đèn')
  await page.screenshot({ path: '/tmp/look4135/ev360.png', fullPage: true })
  console.log('overflow ev', await page.evaluate('document.documentElement.scrollWidth - innerWidth'))
  await page.goto(`/ban-lam-viec/ho-so/${a}/nhat-ky`)
  await page.locator('#ngay').fill('01/11/2026'); await page.locator('#noi-dung').fill('Họp dân, 40 hộ đồng thuận; lắp 12 bóng.')
  await page.locator('#chi-so-0').selectOption('money'); await page.locator('#so-0').fill('5 triệu'); await page.locator('#la-0').selectOption('people')
  await page.locator('#ghi form button[type=submit]').click()
  await page.waitForURL(/da=ghi/)
  for (const w of [360, 1280]) { await page.setViewportSize({ width: w, height: 800 }); await page.screenshot({ path: `/tmp/look4135/log${w}.png`, fullPage: true })
    console.log(w, 'overflow', await page.evaluate('document.documentElement.scrollWidth - innerWidth')) }
  } catch (e) { console.log('ERR', String(e).slice(0, 300)); await page.screenshot({ path: '/tmp/look4135/err.png' }) }
  console.log('errors', errors)
  await browser.close(); server.closeAllConnections(); server.close(); await t.close()
}, 100000)
