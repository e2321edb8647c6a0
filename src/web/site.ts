import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { actorOfSession } from '../app/accounts.ts'
import { asProblem } from '../app/failures.ts'
import { unitHref } from '../app/units.ts'
import { mayAnywhere } from '../core/policy.ts'
import { PROBLEMS, type Problem, ProblemError, problem, unwrap } from '../core/problem.ts'
import type { UnitProblem } from '../core/units/resolve.ts'
import type { Lang } from '../i18n/catalogue.ts'
import { createApi } from './api/api.ts'
import type { Choice } from './components/form.tsx'
import type { PageContext } from './components/page.ts'
import { parseViewSettings } from './components/page.ts'
import { renderPage } from './components/render.ts'
import type { Ask, Handler, Site } from './context.ts'
import { defined } from './defined.ts'
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
  web.use(bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (c) => c.text('413: at most 5 MB', 413) }))
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
  if (route.access !== 'signed-in') unwrap(mayAnywhere(ask.actor, route.access))
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
    page: pageContext(site, c, { lang, path, actor, session }),
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
    if (typeof value === 'string') form.append(name, value.replaceAll('\0', ''))
    else if (value.size > 0) {
      form.append(name, Buffer.from(await value.arrayBuffer()).toString('base64'))
      form.append(`${name}.name`, value.name)
    }
  }
  return form
}

/** Who asks and for what, as far as the frame of every page shows it. */
type Frame = Pick<Ask, 'lang' | 'actor' | 'session'> & { readonly path: string }

function pageContext(site: Site, c: Context, { lang, path, actor, session }: Frame): PageContext {
  const signedIn = actor !== undefined && session !== undefined
  return {
    lang,
    path,
    view: parseViewSettings(getCookie(c, 'kheo_view')),
    assets: site.assets,
    site: {
      version: site.version,
      licence: site.licence,
      dataLicence: 'CC BY 4.0',
      ...defined({ operator: site.operator }),
    },
    ...defined({
      origin: site.origin,
      user: actor === undefined ? null : { name: actor.name },
      formToken: signedIn ? formToken(site.secret, session) : null,
    }),
  }
}

/** One place turns a problem into a page; the choices of an ambiguous unit become links. */
function errorPage(site: Site, c: Context, lang: Lang, p: Problem, known: PageContext | undefined): Response {
  const { status } = PROBLEMS[p.code]
  const page = known ?? pageContext(site, c, { lang, path: '/', actor: undefined, session: undefined })
  return c.html(renderPage(ErrorPage({ page, status, problem: p, choices: unitChoices(p) })), status)
}

function notThere(site: Site, c: Context): Response {
  const lang: Lang = /^\/en(\/|$)/.test(new URL(c.req.url).pathname) ? 'en' : 'vi'
  return errorPage(site, c, lang, problem('not-found'), undefined)
}

/** The units that an ambiguous name or code may mean, as links. */
function unitChoices(p: Problem | UnitProblem): readonly Choice[] {
  if (!('choices' in p)) return []
  return p.choices.map((choice) => ({
    value: unitHref(choice.unit.code, choice.unit.validFrom),
    label: [choice.name, ...choice.path].map((name) => name.fullName).join(', '),
  }))
}
