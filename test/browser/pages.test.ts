import { copyFileSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFolder, endPrograms, type Folder, type Serving, serve } from '../support/program.ts'
import { openBrowser, overflow, sticksOut, type Visit, visit } from './support/chromium.ts'
import { publicTemplates, signInPath, type Template } from './support/templates.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SHOTS = join(ROOT, 'build/screenshots')
const WIDTHS = [360, 768, 1280]
const PUBLIC = [
  ...['home', 'movement', 'search', 'search-start', 'search-none', 'about', 'accessibility', 'data', 'sign-in'],
  ...['sign-in-link', 'not-found', 'forbidden', 'programme', 'programme-years', 'programme-fields', 'figure'],
  ...['figure-parts', 'records', 'model', 'unit', 'unit-of-code', 'document'],
] as const
const DESK = [
  ...['desk', 'documents', 'upload', 'upload-wrong', 'review-first', 'review', 'review-text', 'review-done'],
] as const
const VIEWS = [
  ['vi', 'light'],
  ['vi', 'high'],
  ['en', 'light'],
  ['en', 'high'],
] as const

let folder: Folder
let site: Serving
let browser: Browser
const templates = new Map<string, Template>()
const visits = new Map<string, Visit>()

beforeAll(async () => {
  folder = dataFolder()
  site = await serve(folder, ['--demo-when-empty'], { KHEO_OPERATOR: 'Ban biên tập Khéo' })
  browser = await openBrowser()
  mkdirSync(SHOTS, { recursive: true })
  for (const one of await publicTemplates(site.address)) templates.set(one.name, one)
  for (const contrast of ['light', 'high']) {
    visits.set(contrast, await visit(browser, { baseURL: site.address }))
    const { page } = seen(contrast)
    if (contrast === 'high') await raiseContrast(page)
    const desk = await visit(browser, { baseURL: site.address })
    visits.set(`desk-${contrast}`, desk)
    await desk.page.goto(await signInPath(folder, `Người ${contrast}`))
    await desk.page.locator('main form button').click()
    await desk.page.waitForURL(/\/ban-lam-viec$/)
    if (contrast === 'high') await raiseContrast(desk.page)
  }
})
afterAll(async () => {
  await browser?.close()
  await endPrograms()
  await folder.remove()
})

async function raiseContrast(page: Page): Promise<void> {
  await page.goto('/')
  await page.locator('.view-controls button.contrast').click()
  await page.waitForURL(/\/$/)
}

/** Documents on the desk at each step: the programme waits, the rest waits, everything is decided. */
async function bringIn(page: Page): Promise<void> {
  for (const [name, total] of [
    ['review-first', '16 mô hình'],
    ['review', '17 mô hình'],
    ['review-done', '18 mô hình'],
  ] as const) {
    await page.goto('/ban-lam-viec/van-ban/moi')
    await page
      .locator('#van-ban')
      .fill(
        `Cần Giuộc thi đua "Dân vận khéo"\n12/05/2023\n\nHuyện Cần Giuộc, tỉnh Long An năm 2023 có ${total} “Dân vận khéo”, trong đó 3 mô hình mới. Tiêu biểu là mô hình “Tuyến đường hoa” của Hội Phụ nữ xã.`,
      )
    await page.locator('#khong-mat').check()
    await page.locator('main form button[type=submit]').click()
    await page.waitForURL(/\/van-ban\/[0-9a-f-]{36}/)
    templates.set(name, { name, path: new URL(page.url()).pathname, status: 200 })
    if (name === 'review-first') continue
    await page.getByRole('button', { name: /^Nhận: Dân vận khéo/ }).click()
    await page.waitForURL(/da-ghi=/)
  }
  await page.locator('#tiep-theo button').click()
  await page.waitForURL(/con=0/)
  const desk = [
    ['desk', '/ban-lam-viec', 200],
    ['documents', '/ban-lam-viec/van-ban', 200],
    ['review-text', `${templates.get('review')?.path}?xem=van-ban`, 200],
    ['upload', '/ban-lam-viec/van-ban/moi', 200],
    ['upload-wrong', '/ban-lam-viec/van-ban/moi', 422],
  ] as const
  for (const [name, path, status] of desk) templates.set(name, { name, path, status })
}

function seen(name: string): Visit {
  const found = visits.get(name)
  if (found === undefined) throw new Error(`no visit ${name}`)
  return found
}

interface Opened {
  readonly page: Page
  /** What the browser minded since the page was opened. */
  readonly complaints: () => readonly string[]
  readonly html: number
  readonly requests: number
}

/** Opens a template as it is for its reader; the wrong form is sent to be there. */
async function open(name: string, lang: string, contrast: string): Promise<Opened> {
  const template = templates.get(name)
  if (template === undefined) throw new Error(`no template ${name}`)
  const one = seen(DESK.some((desk) => desk === name) ? `desk-${contrast}` : contrast)
  const earlier = one.complaints.length
  let requests = 0
  const count = () => requests++
  one.page.on('request', count)
  const path = lang === 'vi' ? template.path : template.path === '/' ? '/en/' : `/en${template.path}`
  let answer = await one.page.goto(path)
  if (name === 'upload-wrong') {
    requests = 0
    const sent = one.page.waitForResponse((r) => r.request().method() === 'POST')
    await one.page.locator('main form button[type=submit]').click()
    answer = await sent
    await one.page.waitForLoadState()
  }
  one.page.off('request', count)
  expect(answer?.status()).toBe(template.status)
  expect(await one.page.locator('html').getAttribute('lang')).toBe(lang)
  const html = (await answer?.body())?.length ?? Number.NaN
  return { page: one.page, complaints: () => one.complaints.slice(earlier), html, requests }
}

/** What axe minds. High contrast changes colours and nothing else: only their rules are tried again, up to level AAA. */
async function axe(page: Page, coloursOnly: boolean) {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  return (await (coloursOnly ? builder.withTags(['cat.color']) : builder).analyze()).violations
}

/** What every page must be, whoever reads it. */
function asksOf(name: string): void {
  it.each(VIEWS)('in %s, %s, has nothing that axe minds, and stays within its budget', async (lang, contrast) => {
    const { page, complaints, html, requests } = await open(name, lang, contrast)
    const violations = await axe(page, contrast === 'high')
    const told = violations.map(
      (v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary ?? ''}`).join(' | ')}`,
    )
    expect.soft(told).toEqual([])
    expect.soft(html).toBeLessThanOrEqual(60 * 1024)
    expect.soft(requests).toBeLessThanOrEqual(10)
    expect(complaints()).toEqual([])
  })

  it('reads at every width without scrolling sideways, also in large type', async () => {
    const { page } = await open(name, 'vi', 'light')
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      expect({ width, over: await overflow(page), by: await sticksOut(page) }).toEqual({ width, over: 0, by: [] })
      await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`), fullPage: true })
    }
    await page.setViewportSize({ width: 320, height: 900 })
    expect({ width: 320, over: await overflow(page), by: await sticksOut(page) }).toEqual({
      width: 320,
      over: 0,
      by: [],
    })
    await page.setViewportSize({ width: 360, height: 900 })
    await page.evaluate("document.documentElement.className = 'size-large contrast-auto'")
    expect({ large: 360, over: await overflow(page), by: await sticksOut(page) }).toEqual({
      large: 360,
      over: 0,
      by: [],
    })
    await page.setViewportSize({ width: 1280, height: 900 })
  })
}

describe.each([...PUBLIC])('the page %s', asksOf)

describe('pictures', () => {
  it('of high contrast and English are kept too', async () => {
    for (const name of ['home', 'programme', 'figure', 'document', 'model']) {
      for (const [lang, contrast] of [
        ['vi', 'high'],
        ['en', 'light'],
      ] as const) {
        const { page } = await open(name, lang, contrast)
        const path = join(SHOTS, `${name}-1280-${lang}-${contrast}.png`)
        await page.screenshot({ path, fullPage: true })
        expect(statSync(path).size).toBeGreaterThan(10_000)
      }
    }
  })

  it('of a programme on paper has its words', async () => {
    const { page } = await open('programme', 'vi', 'light')
    const path = join(SHOTS, 'programme.pdf')
    await page.pdf({ path, format: 'A4' })
    expect(statSync(path).size).toBeGreaterThan(10_000)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('main').innerText()).toContain('93')
    expect(await page.locator('.site-nav').isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
  })

  it('of a programme is the one in the README', async () => {
    const { page } = await open('programme', 'vi', 'light')
    await page.setViewportSize({ width: 1280, height: 1000 })
    const path = join(SHOTS, 'readme.png')
    await page.screenshot({ path })
    expect(statSync(path).size).toBeGreaterThan(10_000)
    if (process.env.KHEO_UPDATE_SCREENSHOT) {
      mkdirSync(join(ROOT, 'docs/images'), { recursive: true })
      copyFileSync(path, join(ROOT, 'docs/images/programme.png'))
    }
  })
})

describe('the desk', () => {
  // Only now, so that the public pages above show the demonstration and nothing else.
  beforeAll(() => bringIn(seen('desk-light').page))

  describe.each([...DESK])('the page %s', asksOf)
})

it('every page names who runs the site, and that this is a demonstration where it is one', async () => {
  const { page } = await open('programme', 'vi', 'light')
  expect.soft(await page.locator('footer').innerText()).toContain('Ban biên tập Khéo')
  expect.soft(await page.locator('.site-notice').innerText()).toContain('bản trình diễn')
  const notice = await page.locator('.site-notice').boundingBox()
  expect.soft(notice?.width).toBe(1280)
})

describe('a planted fault', () => {
  it('is found: a button without a name, a wide block, a refused script', async () => {
    const { page, context, complaints } = await visit(browser, { baseURL: site.address })
    await page.goto('/')
    await page.evaluate(`{
      document.querySelector('main').insertAdjacentHTML('beforeend',
        '<button></button><div class="planted" style="">x</div>')
      document.querySelector('.planted').style.width = '5000px'
      const script = document.createElement('script')
      script.textContent = 'globalThis.planted = 1'
      document.body.append(script)
    }`)
    expect((await axe(page, false)).map((v) => v.id)).toContain('button-name')
    await page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    expect((await axe(page, true)).map((v) => v.id)).toContain('color-contrast')
    expect(await overflow(page)).toBeGreaterThan(3000)
    expect(await sticksOut(page)).toEqual([expect.stringContaining('div.planted')])
    expect(complaints.join()).toMatch(/Content Security Policy/)
    expect(await page.evaluate('globalThis.planted')).toBeUndefined()
    await context.close()
  })
})
