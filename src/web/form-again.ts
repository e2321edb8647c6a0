import { asProblem } from '../app/failures.ts'
import { PROBLEMS, type Problem } from '../core/problem.ts'
import { t } from '../i18n/catalogue.ts'
import { explain } from '../i18n/explain-problem.ts'
import { AgainPage } from './account/again-page.tsx'
import { keptOf } from './account/kept-form.ts'
import { renderPage } from './components/render.ts'
import type { Ask } from './context.ts'
import { AGAIN } from './handlers.ts'
import { ROUTES, type Route, type RouteName } from './routes.ts'

/**
 * The form that was refused, as it was typed: by the route's own way of showing it again, else the fields one by one, to
 * be sent once more. Nothing where a page about the problem says it better, or where even that cannot be shown.
 */
export async function formAgain(ask: Ask, name: RouteName, p: Problem): Promise<Response | undefined> {
  try {
    return (await AGAIN[name]?.(ask, p)) ?? typedAgain(ask, ROUTES[name], p)
  } catch (error) {
    if (asProblem(error).problem.code === 'internal') console.error(error)
    return undefined
  }
}

/** A form of the desk that was open too long, or came with too large a file. Forms with passwords are not among them. */
function typedAgain(ask: Ask, route: Route, p: Problem): Response | Promise<Response> | undefined {
  const ofDesk = route.method === 'POST' && route.access !== 'public' && route.access !== 'signed-in'
  if (!ofDesk || ask.actor === undefined || (p.code !== 'form.expired' && p.code !== 'file.too-large')) return undefined
  const url = new URL(ask.http.req.url)
  const kept = keptOf(url.pathname + url.search, ask.form)
  if (kept?.fields === undefined || kept.fields.every(([, value]) => value.trim() === '')) return undefined
  const told = { title: t(ask.lang)('again.not-sent'), lead: explain(ask.lang, p) }
  const { path: action, fields, fileLost } = kept
  return ask.http.html(
    renderPage(AgainPage({ page: ask.page, action, fields, fileLost, told })),
    PROBLEMS[p.code].status,
  )
}
