import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome']

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** CHROMIUM_PATH, else the system's, else the one that npm brings. */
async function browserPath(): Promise<string> {
  const found = [process.env.CHROMIUM_PATH, ...PLACES].find((path) => path !== undefined && existsSync(path))
  if (found !== undefined) return found
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}

/** A browser with a profile of its own. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), headless: true, args: FLAGS })
}

export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** What a page must never do: script errors, refused by its own policy, parts that do not load. */
  readonly complaints: readonly string[]
}

/**
 * A page in a context of its own, watched. Chromium also reports the answer of a page itself when it is 404 or 422;
 * which status a page has is for the test to say.
 */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  // Without motion a click does not have to wait until a page has scrolled smoothly.
  const settings = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' } as const
  const context = await browser.newContext({ ...settings, ...options })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  page.on('console', (message) => {
    const ownAnswer = message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if (['error', 'warning'].includes(message.type()) && !ownAnswer) complaints.push(`console: ${message.text()}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A page that is left while its picture loads is no fault of the page.
    if (!request.isNavigationRequest() && why !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${why}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      complaints.push(`${response.status()}: ${response.url()}`)
    }
  })
  return { context, page, complaints }
}

/** How many pixels of the page lie beyond its right edge. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** What stands out on the right, to find out why; tag, class and how far. */
export const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('main *, header *, footer *')]
    .map((e) => [e, e.getBoundingClientRect().right - document.documentElement.clientWidth])
    .filter(([e, by]) => by > 1 && e.getClientRects().length > 0)
    .slice(0, 5)
    .map(([e, by]) => e.tagName.toLowerCase() + '.' + e.getAttribute('class') + ' ' + Math.round(by) + ' px')`)
