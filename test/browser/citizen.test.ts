import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dataFolder, endPrograms, type Folder, type Serving, serve } from '../support/program.ts'
import { openBrowser, type Visit, visit } from './support/chromium.ts'

let folder: Folder
let site: Serving
let browser: Browser
beforeAll(async () => {
  folder = dataFolder()
  site = await serve(folder, ['--demo-when-empty'])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await endPrograms()
  await folder.remove()
})

const numbers = async (page: Page, selector: string): Promise<number[]> =>
  (await page.locator(selector).allInnerTexts()).map((text) => Number(text.replaceAll('.', '')))

/** Follows a link with the keyboard, as somebody without a mouse does. */
const follow = (link: Locator): Promise<void> => link.press('Enter')

const rows = (page: Page, section: string) => page.locator(`${section} tbody tr`)

describe.each([
  ['with script', true],
  ['without script', false],
])('a citizen %s', (_name, javaScriptEnabled) => {
  let v: Visit
  let page: Page
  beforeEach(async () => {
    v = await visit(browser, { javaScriptEnabled, baseURL: site.address })
    page = v.page
    await page.goto('/')
  })
  afterEach(async () => {
    expect(v.complaints).toEqual([])
    await v.context.close()
  })

  const openProgramme = async (place: string) => {
    await follow(page.locator('main .data-table a', { hasText: place }).first())
    await page.waitForURL(/\/chuong-trinh\//)
  }
  const openFigure = async (value: string) => {
    await follow(page.locator('a.figure-number', { hasText: new RegExp(`^\\s*${value}\\s*$`) }).first())
    await page.waitForURL(/\/so-lieu\//)
  }

  it('opens 93 models of Cần Giuộc to the very words, and to the 15 that have a record', async () => {
    await openProgramme('Cần Giuộc')
    expect(await page.locator('h1').innerText()).toContain('huyện Cần Giuộc')
    expect(await page.locator('.programme-summary').innerText()).toMatch(/93 mô hình; 15 đã có hồ sơ/)
    const programme = page.url()
    await openFigure('93')
    expect(await page.locator('#cau-chu mark').first().innerText()).toContain('93 mô hình')
    await follow(page.locator('#cau-chu figcaption a').first())
    await page.waitForURL(/\/van-ban\/.*#/)
    const words = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`)
    expect(await words.innerText()).toMatch(/^93 mô hình/)
    expect(await words.evaluate((mark) => mark.matches(':target'))).toBe(true)
    expect(await page.locator('.annotated').innerText()).toContain('Hũ gạo tình thương')
    await page.goto(programme)
    await follow(page.locator('.figure', { hasText: '93' }).first().locator('a.way-in'))
    await page.waitForURL(/\/ho-so/)
    expect(await rows(page, 'main').count()).toBe(15)
    const names = await page.locator('main tbody th').allInnerTexts()
    expect(names.join('\n')).toContain('Hũ gạo tình thương')
    expect(names.join('\n')).toContain('Shipper thanh niên')
    expect(new Set(names).size).toBe(15)
  })

  it('opens 161 of Nam Du to its yearly lines; the 6 of the new countryside are a part and among them', async () => {
    await openProgramme('Nam Du')
    await openFigure('161')
    expect(await numbers(page, '#cac-phan tbody td.numeric')).toEqual([32, 30, 6, 31, 32, 30])
    expect(await page.locator('#cac-phan .check-holds').innerText()).toMatch(/32 \+ 30 \+ 6 \+ 31 \+ 32 \+ 30 = 161/)
    expect(await page.locator('#cac-phan .check-fails').count()).toBe(0)
    const among = await numbers(page, '#trong-do dd a')
    expect(among.sort((a, b) => a - b)).toEqual([6, 7])
    const six = (section: string) => page.locator(`${section} a`, { hasText: /^6$/ }).first().getAttribute('href')
    expect(await six('#trong-do')).toBe(await six('#cac-phan'))
    expect(await page.locator('#trong-do dd', { has: page.locator('.hint') }).allInnerTexts()).toEqual([
      expect.stringMatching(/^6 .*số hạng/),
    ])
    // A subset is no term: 7 models of the district are among 161 and in no sum.
    expect(await page.locator('#cac-phan a', { hasText: /^7$/ }).count()).toBe(0)
  })

  it('opens 59 of Ninh Hải to four fields that add up', async () => {
    await openProgramme('Ninh Hải')
    expect(await page.locator('#theo-linh-vuc, .charts').count()).toBeGreaterThan(0)
    await openFigure('59')
    expect(await numbers(page, '#cac-phan tbody td.numeric')).toEqual([19, 23, 10, 7])
    expect(await page.locator('#cac-phan .check-holds').innerText()).toContain('19 + 23 + 10 + 7 = 59: khớp')
    await follow(page.locator('#cac-phan tbody a').first())
    expect(await page.locator('h1').innerText()).toContain('19')
    expect(await page.locator('#nam-trong').innerText()).toContain('59')
  })

  it('finds both Cần Giuộc without typing marks, told apart by their days', async () => {
    await page.locator('main input[name=q]').fill('can giuoc')
    await page.locator('main input[name=q]').press('Enter')
    await page.waitForURL(/\/tim-kiem\?q=can/)
    const found = (await page.locator('.search-results li').allInnerTexts()).map((text) => text.replaceAll('\n', ' '))
    expect(found.find((text) => /huyện Cần Giuộc/i.test(text))).toContain('đến 30/06/2025')
    expect(found.find((text) => /xã Cần Giuộc/i.test(text))).toContain('từ 01/07/2025')
    await page.locator('.search-results a', { hasText: /^Huyện Cần Giuộc$/ }).click()
    await page.waitForURL(/\/don-vi\//)
    expect(await page.locator('#chuong-trinh').innerText()).toContain('2021')
    expect(await page.locator('#truoc-sau').innerText()).toContain('01/07/2025')
  })

  it('reads the same page in English and comes back', async () => {
    await openProgramme('Cần Giuộc')
    const path = new URL(page.url()).pathname
    await page.locator('a.lang-switch').click()
    await page.waitForURL(`**/en${path}`)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('h1').innerText()).toContain('Cần Giuộc')
    await page.locator('a.lang-switch').click()
    await page.waitForURL(new RegExp(`${path}$`))
    expect(await page.locator('html').getAttribute('lang')).toBe('vi')
  })

  it('makes text larger and contrast higher, and keeps both on the next page', async () => {
    const size = (): Promise<number> => page.evaluate<number>('parseFloat(getComputedStyle(document.body).fontSize)')
    const before = await size()
    await page.locator('.view-controls button[value=large]').click()
    await page.waitForURL(/\/$/)
    expect(await size()).toBeGreaterThan(before)
    await page.locator('.view-controls button.contrast').click()
    await openProgramme('Ninh Hải')
    expect(await page.locator('html').getAttribute('class')).toBe('size-large contrast-high')
    await page.locator('.view-controls button.contrast').click()
    await page.waitForURL(/\/chuong-trinh\//)
    expect(await page.locator('html').getAttribute('class')).toBe('size-large contrast-normal')
  })

  it('reaches the content with the first key', async () => {
    await page.keyboard.press('Tab')
    expect(await page.evaluate<string>('document.activeElement.className')).toBe('skip-link')
    await page.keyboard.press('Enter')
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('noi-dung')
  })
})
