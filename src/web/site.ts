import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { Accounts } from '../app/account/accounts.ts'
import { sessionOf } from '../app/account/session.ts'
import { MOST_UNREAD, unreadNotices } from '../app/desk/notices.ts'
import { asProblem } from '../app/failures.ts'
import { unitHref } from '../app/units.ts'
import { type Actor, mayAnywhere } from '../core/policy.ts'
import { PROBLEMS, type Problem, ProblemError, problem, unwrap } from '../core/problem.ts'
import type { UnitProblem } from '../core/units/resolve.ts'
import type { Lang } from '../i18n/catalogue.ts'
import { signInAgain } from './account/sign-in.ts'
import { carry, visitorOf } from './account/visitor.ts'
import { createApi } from './api/api.ts'
import type { Choice } from './components/form.tsx'
import type { PageContext } from './components/page.ts'
import { parseViewSettings } from './components/page.ts'
import { renderPage } from './components/render.ts'
import type { Ask, Site } from './context.ts'
import { defined } from './defined.ts'
import { deskMenu } from './desk/menu.ts'
import { formAgain } from './form-again.ts'
import { formToken, isFormToken } from './forms.ts'
import { HANDLERS } from './handlers.ts'
import { guard } from './middleware/guard.ts'
import { type PostedForm, readForm } from './posted-form.ts'
import { allowedAt, ROUTES, type Route, type RouteName } from './routes.ts'
import { openForm } from './streamed-form.ts'
import { ErrorPage, MethodPage } from './views/error.tsx'

/** Forms carry at most a pasted document of 5 MB and its fields. */
const MAX_FORM_BYTES = 12 * 1024 * 1024

/** The whole site: pages in two languages, the desk, the API, the browser's files. Nothing listens yet. */
export function createSite(site: Site): Hono {
  const web = new Hono()
  const accounts = new Accounts(site.app, { secret: site.secret, origin: site.origin, oidc: site.oidc })
  const open: OpenSite = { ...site, accounts }
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
    const run = (lang: Lang) => (c: Context) => answer(open, c, lang, name)
    web.on(route.method, route.path, run('vi'))
    if (route.localised) web.on(route.method, route.path === '/' ? '/en/' : `/en${route.path}`, run('en'))
  }
  web.get('/en', (c) => c.redirect('/en/', 301))
  web.notFound((c) => notThere(site, c))
  return web
}

/** The site with its ways in. */
type OpenSite = Site & { readonly accounts: Accounts }

async function answer(site: OpenSite, c: Context, lang: Lang, name: RouteName): Promise<Response> {
  const route: Route = ROUTES[name]
  let ask: Ask | undefined
  try {
    const read = await readRequest(site, c, lang, route)
    ask = read.ask
    c.header('Cache-Control', keeping(route, ask))
    admit(ask, route)
    if (read.tooLarge) throw new ProblemError(problem('file.too-large', { max: '5 MB' }))
    return await HANDLERS[name](ask)
  } catch (error) {
    const known = asProblem(error)
    if (known.problem.code === 'internal') console.error(error)
    if (ask === undefined) return errorPage(site, c, lang, known.problem, undefined)
    if (known.problem.code === 'sign-in.needed') return signInAgain(ask, route.method)
    const again = await formAgain(ask, name, known.problem)
    return again ?? errorPage(site, c, lang, known.problem, ask.page)
  }
}

/** What may keep a page: nothing a page of the desk or of signing in, nobody but the browser what a person was given. */
function keeping(route: Route, ask: Ask): string {
  if (route.access !== 'public' || /^\/(dang-nhap|moi|thiet-lap)(\/|$)/.test(route.path)) return 'private, no-store'
  return ask.actor === undefined ? 'no-cache' : 'private, no-cache'
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

async function readRequest(
  site: OpenSite,
  c: Context,
  lang: Lang,
  route: Route,
): Promise<{ readonly ask: Ask; readonly tooLarge: boolean }> {
  const visitor = visitorOf(c, site.proxyHeader)
  const session = await sessionOf(site.accounts, visitor)
  if (session !== undefined) carry(c, session.cookies)
  const url = new URL(c.req.url)
  const path = (lang === 'en' ? url.pathname.replace(/^\/en/, '') || '/' : url.pathname) + url.search
  const who = { actor: session?.actor, session: session?.id }
  const streamed = route.streams === true && session !== undefined ? await openForm(c.req.raw) : undefined
  const posted =
    streamed !== undefined
      ? { form: streamed.form, tooLarge: false }
      : route.method === 'POST'
        ? await readForm(c.req.raw, MAX_FORM_BYTES, session !== undefined)
        : NO_FORM
  const ask: Ask = {
    site,
    app: site.app,
    accounts: site.accounts,
    visitor,
    http: c,
    lang,
    page: { ...pageContext(site, c, { lang, path, ...who }), ...(await menuOf(site, lang, route, who.actor)) },
    ...who,
    form: posted.form,
    ...defined({ file: streamed?.file }),
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name)?.trim() || undefined,
  }
  return { ask, tooLarge: posted.tooLarge }
}

const NO_FORM: PostedForm = { form: new URLSearchParams(), tooLarge: false }
/** The desk's menu, on its pages alone: others need no query for it. */
async function menuOf(
  site: Site,
  lang: Lang,
  { access }: Route,
  actor: Actor | undefined,
): Promise<Partial<PageContext>> {
  if (actor === undefined || access === 'public') return {}
  const unread = await unreadNotices(site.app, actor)
  return { menu: deskMenu(lang, actor, unread, MOST_UNREAD) }
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

/** No page at all, or one that is asked for in a way it does not answer. */
function notThere(site: Site, c: Context): Response {
  const { pathname } = new URL(c.req.url)
  const lang: Lang = /^\/en(\/|$)/.test(pathname) ? 'en' : 'vi'
  const allowed = allowedAt(pathname)
  if (allowed.length === 0) return errorPage(site, c, lang, problem('not-found'), undefined)
  const page = pageContext(site, c, { lang, path: '/', actor: undefined, session: undefined })
  c.header('Allow', allowed.join(', '))
  return c.html(renderPage(MethodPage({ page, method: c.req.method })), 405)
}

/** The units that an ambiguous name or code may mean, as links. */
function unitChoices(p: Problem | UnitProblem): readonly Choice[] {
  if (!('choices' in p)) return []
  return p.choices.map((choice) => ({
    value: unitHref(choice.unit.code, choice.unit.validFrom),
    label: [choice.name, ...choice.path].map((name) => name.fullName).join(', '),
  }))
}
