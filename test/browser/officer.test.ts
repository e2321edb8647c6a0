import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dataFolder, endPrograms, type Folder, kheo, type Serving, serve } from '../support/program.ts'
import { openBrowser, type Visit, visit } from './support/chromium.ts'
import { signInPath } from './support/templates.ts'

/** The demonstration's article with one number changed: a document that disagrees with another one. */
const ARTICLE = readFileSync(new URL('../../reference/demo/can-giuoc-2023.txt', import.meta.url), 'utf8').replace(
  'Đến nay, 93 mô hình',
  'Đến nay, 94 mô hình',
)
const NEW = '/ban-lam-viec/van-ban/moi'

let folder: Folder
let site: Serving
let browser: Browser
let v: Visit
let page: Page
beforeAll(async () => {
  folder = dataFolder()
  site = await serve(folder, ['--demo-when-empty'])
  browser = await openBrowser()
  v = await visit(browser, { baseURL: site.address })
  page = v.page
})
afterEach(() => expect(v.complaints).toEqual([]))
afterAll(async () => {
  await browser?.close()
  await endPrograms()
  await folder.remove()
})

interface Verdict {
  readonly ok: boolean
  readonly tenants: readonly { readonly entries: number; readonly events: number }[]
}
const verified = async (): Promise<Verdict> => JSON.parse((await kheo(folder, ['verify', '--json'])).out) as Verdict

const card = (kind: string, text: string) =>
  page
    .locator('.review-card', { hasText: kind })
    .filter({ has: page.locator('.claim-head', { hasText: text }) })
    .first()

const send = async (text: string, more: () => Promise<void> = async () => {}) => {
  await page.goto(NEW)
  await page.locator('#van-ban').fill(text)
  await page.locator('#khong-mat').check()
  await more()
  const answer = page.waitForResponse((r) => r.request().method() === 'POST')
  await page.locator('main form button[type=submit]').click()
  return (await answer).status()
}

describe.sequential('an officer', () => {
  it('is asked to sign in, and signs in with a link that works once', async () => {
    expect((await page.goto('/ban-lam-viec'))?.status()).toBe(401)
    const path = await signInPath(folder, 'Nguyễn Thị Thử')
    // Looking at the link does not use it up.
    await fetch(`${site.address}${path}`)
    await page.goto(path)
    await page.locator('main form button').click()
    await page.waitForURL(/\/ban-lam-viec$/)
    const again = await visit(browser, { baseURL: site.address })
    await again.page.goto(path)
    const answer = again.page.waitForResponse((r) => r.request().method() === 'POST')
    await again.page.locator('main form button').click()
    expect((await answer).status()).toBe(410)
    await again.context.close()
  })

  it('gets wrong inputs back with 422, every field as it was typed', async () => {
    await page.goto(NEW)
    await page.locator('#noi-dang').fill('Báo Long An')
    await page.locator('#ngay-dang').fill('31/02/2023')
    const empty = page.waitForResponse((r) => r.request().method() === 'POST')
    await page.locator('main form button[type=submit]').click()
    expect((await empty).status()).toBe(422)
    expect(await page.locator('.error-summary li').count()).toBe(3)
    expect(await page.locator('#noi-dang').inputValue()).toBe('Báo Long An')
    expect(await page.locator('#ngay-dang').inputValue()).toBe('31/02/2023')
    expect(await page.evaluate<boolean>("document.activeElement.matches('.error-summary')")).toBe(true)
    await page.locator('.error-summary a').first().click()
    expect(new URL(page.url()).hash).toBe('#tep')
  })

  it('is not believed without the box that says nothing is classified', async () => {
    await page.goto(NEW)
    await page.locator('#van-ban').fill(ARTICLE)
    const answer = page.waitForResponse((r) => r.request().method() === 'POST')
    await page.locator('main form button[type=submit]').click()
    expect((await answer).status()).toBe(422)
    expect(await page.locator('#khong-mat-loi').count()).toBe(1)
    expect((await page.locator('#van-ban').inputValue()).trim()).toBe(ARTICLE.trim())
  })

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xfe, 0, 1])],
    ['nothing but spaces', Buffer.from('  \n\n ')],
  ])('cannot bring in %s', async (_what, buffer) => {
    await page.goto(NEW)
    await page.locator('#tep').setInputFiles({ name: 'tep.txt', mimeType: 'text/plain', buffer })
    await page.locator('#noi-dang').fill('Báo Long An')
    await page.locator('#khong-mat').check()
    const answer = page.waitForResponse((r) => r.request().method() === 'POST')
    await page.locator('main form button[type=submit]').click()
    expect((await answer).status()).toBe(422)
    expect(await page.locator('#tep-loi').count()).toBe(1)
    expect(await page.locator('#noi-dang').inputValue()).toBe('Báo Long An')
    expect(await page.locator('#khong-mat').isChecked()).toBe(true)
  })

  it('brings in an article, and nothing of it is public before a decision', async () => {
    expect(await send(ARTICLE)).toBe(303)
    await page.waitForURL(/\/ban-lam-viec\/van-ban\/[0-9a-f-]{36}/)
    expect(await page.locator('.review-card').count()).toBe(1)
    const stranger = await fetch(`${site.address}/phong-trao/dan-van-kheo`)
    const id = page.url().split('/').at(-1) ?? ''
    expect((await fetch(`${site.address}/van-ban/trinh-dien/${id}`)).status).toBe(404)
    expect(stranger.status).toBe(200)
  })

  it('is asked about the programme first and alone, with its words beside it', async () => {
    expect(await page.locator('h2', { hasText: 'Bước 1: chương trình' }).count()).toBe(1)
    expect(await page.locator('main').innerText()).toMatch(/Xong bước này, các đề xuất khác hiện ra/)
    expect(await page.locator('#tiep-theo button').count()).toBe(0)
    const words = await page.locator('.review-words mark').innerText()
    await page.locator('a.claim-back').click()
    await page.waitForURL(/xem=van-ban.*#chu-/)
    expect(await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).innerText()).toContain(words)
    await page.goBack()
    await card('Chương trình', 'Cần Giuộc')
      .getByRole('button', { name: /^Nhận: / })
      .click()
    await page.waitForURL(/da-ghi=1/)
    expect(await page.locator('.review-card').count()).toBeGreaterThan(15)
  })

  it('decides beside the words: corrects one, refuses one, accepts the rest', async () => {
    const claim = card('Số liệu', '33')
    expect(await claim.locator('.review-words mark').innerText()).toBe('33 mô hình')
    await claim.locator('summary', { hasText: 'Vì sao' }).click()
    expect(await claim.locator('.why').innerText()).toMatch(/Ngay sau con số là chữ chỉ mô hình\./)
    await claim.getByRole('link', { name: /^Sửa: / }).click()
    await page.waitForURL(/sua=/)
    await card('Số liệu', '33').locator('input[name=value]').fill('ba mươi ba')
    const wrong = page.waitForResponse((r) => r.request().method() === 'POST')
    await card('Số liệu', '33').locator('.correct-form button[type=submit]').click()
    expect((await wrong).status()).toBe(422)
    expect(await card('Số liệu', '33').locator('input[name=value]').inputValue()).toBe('ba mươi ba')
    await card('Số liệu', '33').locator('input[name=value]').fill('34')
    const other = page.waitForResponse((r) => r.request().method() === 'POST')
    await card('Số liệu', '33').locator('.correct-form button[type=submit]').click()
    expect((await other).status()).toBe(422)
    expect(await page.locator('.error-summary').innerText()).toMatch(/đúng như văn bản ghi/)
    await card('Số liệu', '33').locator('input[name=value]').fill('33')
    await card('Số liệu', '33').locator('input[name=level]').fill('cấp xã')
    await card('Số liệu', '33').locator('.correct-form button[type=submit]').click()
    await page.waitForURL(/da-ghi=1/)
    await card('Mô hình', 'Nuôi heo đất').getByRole('button', { name: /^Bỏ: / }).click()
    await page.waitForURL(/da-ghi=1/)
    await page.locator('#tiep-theo button').click()
    await page.waitForURL(/con=0/)
    expect(await page.locator('.review-card.review-proposed').count()).toBe(0)
    expect(await page.locator('.review-card.review-corrected').count()).toBe(1)
    expect(await page.locator('.review-card.review-refused').count()).toBe(1)
  })

  it('sees it on the programme: both documents, and what disagrees', async () => {
    await page.goto('/phong-trao/dan-van-kheo')
    await page.locator('main .data-table a', { hasText: 'Cần Giuộc' }).first().click()
    await page.waitForURL(/\/chuong-trinh\//)
    const text = await page.locator('main').innerText()
    expect(text).toContain('94')
    expect(text).toContain('93')
    expect(await page.locator('#cong-thu').innerText()).toMatch(/hai văn bản ghi khác nhau: (93 và 94|94 và 93)/)
    expect(await page.locator('#van-ban li, #van-ban tbody tr').count()).toBe(2)
  })

  it('brings the same text again: nothing changes', async () => {
    const before = await verified()
    expect(before.ok).toBe(true)
    expect(await send(ARTICLE)).toBe(303)
    await page.waitForURL(/\/ban-lam-viec\/van-ban\//)
    expect(await page.locator('.review-card.review-proposed').count()).toBe(0)
    expect(await verified()).toEqual(before)
  })

  it('meets the decision of another one as both versions', async () => {
    expect(await send(ARTICLE.replace('94 mô hình', '95 mô hình'))).toBe(303)
    await page.waitForURL(/\/ban-lam-viec\/van-ban\/[0-9a-f-]{36}/)
    const other = await visit(browser, { baseURL: site.address })
    await other.page.goto(await signInPath(folder, 'Trần Văn Khác'))
    await other.page.locator('main form button').click()
    await other.page.waitForURL(/\/ban-lam-viec$/)
    await other.page.goto(page.url())
    await other.page
      .locator('.review-card', { hasText: 'Chương trình' })
      .first()
      .getByRole('button', { name: /^Nhận: / })
      .click()
    await other.page.waitForURL(/da-ghi=1/)
    const answer = page.waitForResponse((r) => r.request().method() === 'POST')
    await card('Chương trình', 'Cần Giuộc').getByRole('button', { name: /^Bỏ: / }).click()
    expect((await answer).status()).toBe(409)
    expect(await page.locator('.both-versions').innerText()).toContain('Trần Văn Khác')
    expect(other.complaints).toEqual([])
    await other.context.close()
  })

  it('signs out, and the desk is closed', async () => {
    await page.goto('/ban-lam-viec')
    await page.locator('form[action$="/dang-xuat"] button').click()
    await page.waitForURL(/\/$/)
    expect((await page.goto('/ban-lam-viec'))?.status()).toBe(401)
  })
})
