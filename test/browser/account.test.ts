import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFolder, endPrograms, type Folder, type Serving, serve } from '../support/program.ts'
import { openBrowser, overflow, sticksOut, type Visit, visit } from './support/chromium.ts'

const PASSWORD = 'hàng rào xanh 2026'
let folder: Folder
let site: Serving
let browser: Browser
let v: Visit
let page: Page
/** The site as localhost, where a browser allows passkeys without TLS. */
let home: string

beforeAll(async () => {
  folder = dataFolder()
  site = await serve(folder)
  browser = await openBrowser()
  home = site.address.replace('127.0.0.1', 'localhost')
  v = await visit(browser, { baseURL: home })
  page = v.page
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
  await endPrograms()
  await folder?.remove()
})

/** A device that holds passkeys and says yes, as a phone with a finger on it. */
async function device(of: Page): Promise<void> {
  const session = await of.context().newCDPSession(of)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

const fits = async (of: Page): Promise<void> => {
  for (const width of [360, 768, 1280]) {
    await of.setViewportSize({ width, height: 900 })
    expect([width, of.url(), await overflow(of), await sticksOut(of)]).toEqual([width, of.url(), 0, []])
  }
}

describe('the first person of a site', () => {
  it('is made at the address that the terminal shows', async () => {
    const [address = ''] = /http[^"]*\/thiet-lap\?ma=[\w-]+/.exec(site.said().out) ?? []
    await page.goto(address.replace('127.0.0.1', 'localhost'))
    await page.locator('#noi').fill('Xã Tân Trụ')
    await page.locator('#ho-ten').fill('Nguyễn Thị Đầu')
    await page.locator('#ten-dang-nhap').fill('nguyen.thi.dau')
    await page.locator('#mat-khau').fill(PASSWORD)
    await page.locator('#mat-khau-lai').fill(PASSWORD)
    await fits(page)
    await page.locator('main form button').click()
    await page.waitForURL(/\/ban-lam-viec\/nguoi-dung$/)
    expect(await page.locator('main').innerText()).toContain('Nguyễn Thị Đầu')
    await fits(page)
  })

  it('invites another, who comes in on another device', async () => {
    await page.locator('a', { hasText: 'Mời một người' }).click()
    await page.locator('#ho-ten').fill('Trần Văn Được Mời')
    await page.locator('#vai-tro').selectOption('editor')
    await page.locator('#can-cu').fill('Quyết định số 12-QĐ/ĐU ngày 05/01/2026')
    await fits(page)
    await page.locator('main form button').click()
    const link = await page.locator('.link-box .secret').innerText()
    await fits(page)
    const other = await visit(browser, { baseURL: home, viewport: { width: 360, height: 740 } })
    await other.page.goto(link.replace('127.0.0.1', 'localhost'))
    expect(await other.page.locator('#ten-dang-nhap').inputValue()).toBe('tran.van.duoc.moi')
    await other.page.locator('#mat-khau').fill(PASSWORD)
    await other.page.locator('#mat-khau-lai').fill(PASSWORD)
    await other.page.locator('main form button').click()
    await other.page.waitForURL(/\/ban-lam-viec$/)
    expect(other.complaints).toEqual([])
    await other.context.close()
  })
})

describe('a passkey', () => {
  it('is added by who is signed in, and signs in without a password', async () => {
    await device(page)
    await page.goto('/tai-khoan')
    await fits(page)
    await page.locator('#ten-khoa').fill('Điện thoại của tôi')
    await page.locator('[data-passkey=create] button').click()
    await page.waitForURL(/xong=khoa/)
    expect(await page.locator('#khoa-truy-cap').innerText()).toContain('Điện thoại của tôi')
    await page.locator('form[action$="/dang-xuat"] button').click()
    await page.waitForURL(/\/$/)
    await page.goto('/dang-nhap')
    await fits(page)
    await page.locator('[data-passkey=get] button').click()
    await page.waitForURL(/\/ban-lam-viec$/)
    await page.goto('/tai-khoan')
    expect(await page.locator('h1 + .page-lead, .page-lead').first().innerText()).toContain('nguyen.thi.dau')
  })

  it('that was dropped opens nothing any more', async () => {
    await page.locator('#khoa-truy-cap .form-row button').click()
    await page.waitForURL(/xong=bo-khoa/)
    await page.locator('form[action$="/dang-xuat"] button').click()
    await page.waitForURL(/\/$/)
    await page.goto('/dang-nhap')
    const answer = page.waitForResponse((r) => r.url().endsWith('/xac-nhan'))
    await page.locator('[data-passkey=get] button').click()
    expect((await answer).status()).toBe(401)
  })

  it('is not offered without script, and everything else is there', async () => {
    const plain = await visit(browser, { baseURL: home, javaScriptEnabled: false })
    await plain.page.goto('/dang-nhap')
    expect(await plain.page.locator('[data-passkey]').isVisible()).toBe(false)
    await plain.page.locator('#ten-dang-nhap').fill('nguyen.thi.dau')
    await plain.page.locator('#mat-khau').fill(PASSWORD)
    await plain.page.locator('main form button').first().click()
    await plain.page.waitForURL(/\/ban-lam-viec$/)
    await plain.page.goto('/tai-khoan')
    expect(await plain.page.locator('[data-passkey-missing]').isVisible()).toBe(true)
    await plain.page.locator('#mat-khau-bat').fill(PASSWORD)
    await plain.page.locator('#lop-hai button').click()
    expect(await plain.page.locator('.qr svg').isVisible()).toBe(true)
    expect(await plain.page.locator('.codes li').count()).toBe(10)
    await fits(plain.page)
    await plain.context.close()
  })
})

it('nothing on the way broke a page’s own policy', () => {
  expect(v.complaints).toEqual([])
})
