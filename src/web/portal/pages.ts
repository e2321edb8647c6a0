import { dataSets } from '../../app/portal/data-sets.ts'
import { homePage } from '../../app/portal/home-page.ts'
import { tenantsOf } from '../../app/portal/lookup.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatViewSettings } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Handler } from '../context.ts'
import { DataPage } from '../views/data.tsx'
import { AboutPage, AccessibilityPage } from '../views/prose.tsx'
import { headFigures } from './home.ts'

export const about: Handler = async (ask) => {
  const facts = await homePage(ask.app)
  const example = headFigures(ask, facts.programmes, 12).find(
    (f) => f.coverage !== undefined && f.coverage.recorded > 0,
  )
  return ask.http.html(renderPage(AboutPage({ page: ask.page, ...(example === undefined ? {} : { example }) })))
}

export const accessibility: Handler = (ask) => ask.http.html(renderPage(AccessibilityPage({ page: ask.page })))

/** What narrows a set to what its line of the page counts: figures are also listed as they are counted from records. */
const NARROWED: Readonly<Record<string, string>> = { figures: '?basis=declared' }

export const data: Handler = async (ask) => {
  const say = t(ask.lang)
  const sets = await dataSets(ask.app)
  return ask.http.html(
    renderPage(
      DataPage({
        page: ask.page,
        sets: sets.map((s) => ({
          id: s.id,
          name: say(`data.set.${s.id}`),
          what: say(`data.set.${s.id}.what`),
          rows: s.rows,
          files: (['csv', 'xlsx', 'json'] as const).map((format) => ({
            format,
            href: `/api/v1/${s.id}${format === 'json' ? '' : `.${format}`}${NARROWED[s.id] ?? ''}`,
          })),
        })),
        apiHref: '/api/v1/openapi.json',
        examples: [
          { href: '/api/v1/figures?unit=huyện Ninh Hải&date=2024-11-22', what: say('data.example.figures') },
          { href: '/api/v1/figures?unit=tỉnh Tây Ninh&boundaries=now', what: say('data.example.now') },
          { href: '/api/v1/search?q=tuyến đường sáng', what: say('data.example.search') },
        ],
      }),
    ),
  )
}

/** Text size and contrast: kept in a cookie that says nothing else, for a year. Comes back to the page it left. */
export const view: Handler = (ask) => {
  const size = ask.form.get('size')
  const contrast = ask.form.get('contrast')
  const now = ask.page.view
  const next = {
    size: size === 'large' || size === 'normal' ? size : now.size,
    contrast: contrast === 'high' || contrast === 'normal' ? contrast : now.contrast,
  }
  const secure = ask.site.origin?.startsWith('https:') === true ? '; Secure' : ''
  ask.http.header(
    'Set-Cookie',
    `kheo_view=${encodeURIComponent(formatViewSettings(next))}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure}`,
  )
  return ask.http.redirect(ownPath(ask.form.get('return') ?? '/'), 303)
}

/** A path of this site as an address may carry it; whatever leads elsewhere, or nowhere, is the front page. */
function ownPath(path: string): string {
  const here = 'http://here.invalid'
  if (!path.startsWith('/') || !URL.canParse(path, here)) return '/'
  const url = new URL(path, here)
  const own = `${url.pathname}${url.search}${url.hash}`
  return url.origin === here && !/^\/[/\\]/.test(own) ? own : '/'
}

export const health: Handler = (ask) => ask.http.json({ status: 'ok', version: ask.site.version })

/** Ready means that the database answers. */
export const ready: Handler = async (ask) => {
  await tenantsOf(ask.app)
  return ask.http.json({ status: 'ready' })
}

export const robots: Handler = (ask) => ask.http.text('User-agent: *\nDisallow: /ban-lam-viec\nDisallow: /dang-nhap\n')
