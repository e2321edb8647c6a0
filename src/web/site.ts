import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { actorOfSession } from '../app/accounts.ts'
import { asProblem } from '../app/failures.ts'
import { can } from '../core/policy.ts'
import { PROBLEMS, type Problem, ProblemError, problem, unwrap } from '../core/problem.ts'
import type { Lang } from '../i18n/catalogue.ts'
import { createApi } from './api/api.ts'
import type { PageContext } from './components/page.ts'
import { parseViewSettings } from './components/page.ts'
import { renderPage } from './components/render.ts'
import type { Ask, Handler, Site } from './context.ts'
import { formToken, isFormToken } from './forms.ts'
import { HANDLERS } from './handlers.ts'
import { guard } from './middleware/guard.ts'
import { ROUTES, type Route, type RouteName } from './routes.ts'
import { ErrorPage } from './views/error.tsx'

export const SESSION_COOKIE = 'kheo_session'
/** Forms carry at most a pasted document of 5 MB and its fields. */
const MAX_FORM_BYTES = 12 * 1024 * 1024

/** The whole site: pages in two languages, the desk, the API, the browser's files. Nothing listens yet. */
export function createSite(site: Site): Hono {
  const web = new Hono()
  web.use(guard(site))
  web.use(compress())
  const year = 'public, max-age=31536000, immutable'
  web.use(
    '/assets/*',
    serveStatic({
      root: site.assetFolder,
      rewriteRequestPath: (p) => p.replace('/assets', ''),
      onFound: (_p, c) => c.header('Cache-Control', year),
    }),
  )
  web.route(
    '/api/v1',
    createApi(site.app, { version: site.version, ...(site.origin === undefined ? {} : { origin: site.origin }) }),
  )
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const route: Route = ROUTES[name]
    const run = (lang: Lang) => (c: Context) => answer(site, c, lang, route, HANDLERS[name])
    web.on(route.method, route.path, run('vi'))
    if (route.localised) web.on(route.method, route.path === '/' ? '/en/' : `/en${route.path}`, run('en'))
  }
  web.get('/en', (c) => c.redirect('/en/', 301))
  web.notFound((c) => notThere(site, c))
  return web
}

async function answer(site: Site, c: Context, lang: Lang, route: Route, handler: Handler): Promise<Response> {
  let ask: Ask | undefined
  try {
    ask = await readRequest(site, c, lang, route)
    admit(ask, route)
    return await handler(ask)
  } catch (error) {
    const known = asProblem(error)
    if (known.problem.code === 'internal') console.error(error)
    return errorPage(site, c, lang, known.problem, ask?.page)
  }
}

/** The ring of the route table: who is not named by the route's access does not reach its handler. */
function admit(ask: Ask, route: Route): void {
  if (route.access === 'public') return
  if (ask.actor === undefined || ask.session === undefined) throw new ProblemError(problem('sign-in.needed'))
  if (route.method === 'POST' && !isFormToken(ask.site.secret, ask.session, ask.form.get('_token'))) {
    throw new ProblemError(problem('form.expired'))
  }
  if (route.access !== 'signed-in') unwrap(can(ask.actor, route.access, { tenantId: ask.actor.tenantId }))
}

async function readRequest(site: Site, c: Context, lang: Lang, route: Route): Promise<Ask> {
  const session = getCookie(c, SESSION_COOKIE)
  const actor = session === undefined ? undefined : await actorOfSession(site.app, session)
  const url = new URL(c.req.url)
  const path = (lang === 'en' ? url.pathname.replace(/^\/en/, '') || '/' : url.pathname) + url.search
  return {
    site,
    app: site.app,
    http: c,
    lang,
    page: pageContext(site, c, lang, path, actor, session),
    actor,
    session: actor === undefined ? undefined : session,
    form: route.method === 'POST' ? await readForm(c) : new URLSearchParams(),
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name)?.trim() || undefined,
  }
}

/** A posted form as text fields; a file becomes its bytes in base64 with its name beside it. */
async function readForm(c: Context): Promise<URLSearchParams> {
  const length = Number(c.req.header('content-length') ?? '0')
  if (length > MAX_FORM_BYTES) throw new ProblemError(problem('file.too-large', { max: '5 MB' }))
  const form = new URLSearchParams()
  const body = await c.req.formData().catch(() => undefined)
  if (body === undefined) return form
  for (const [name, value] of body) {
    if (typeof value === 'string') form.append(name, value)
    else if (value.size > 0) {
      form.append(name, Buffer.from(await value.arrayBuffer()).toString('base64'))
      form.append(`${name}.name`, value.name)
    }
  }
  return form
}

function pageContext(
  site: Site,
  c: Context,
  lang: Lang,
  path: string,
  actor: Ask['actor'],
  session: string | undefined,
): PageContext {
  return {
    lang,
    path,
    view: parseViewSettings(getCookie(c, 'kheo_view')),
    assets: site.assets,
    site: {
      version: site.version,
      licence: site.licence,
      dataLicence: 'CC BY 4.0',
      ...(site.operator === undefined ? {} : { operator: site.operator }),
    },
    ...(site.origin === undefined ? {} : { origin: site.origin }),
    ...(actor === undefined ? {} : { user: { name: actor.name } }),
    ...(actor === undefined || session === undefined ? {} : { formToken: formToken(site.secret, session) }),
  }
}

/** One place turns a problem into a page; the choices of an ambiguous unit become links. */
function errorPage(site: Site, c: Context, lang: Lang, p: Problem, known: PageContext | undefined): Response {
  const { status } = PROBLEMS[p.code]
  const page = known ?? pageContext(site, c, lang, '/', undefined, undefined)
  return c.html(renderPage(ErrorPage({ page, status, problem: p })), status)
}

function notThere(site: Site, c: Context): Response {
  const lang: Lang = /^\/en(\/|$)/.test(new URL(c.req.url).pathname) ? 'en' : 'vi'
  return errorPage(site, c, lang, problem('not-found'), undefined)
}
