import { askPasskey, signInByPasskey } from '../../app/account/passkeys.ts'
import { comeFromProvider, goToProvider } from '../../app/account/provider.ts'
import { sessionOf } from '../../app/account/session.ts'
import { signOut as endSession, signInByCode, signInByLink, signInByPassword } from '../../app/account/sign-in.ts'
import { PROBLEMS, ProblemError, problem } from '../../core/problem.ts'
import { localHref } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { formToken } from '../forms.ts'
import { AgainPage } from './again-page.tsx'
import { refusal } from './errors.ts'
import { type Kept, keptOf, seal, unseal } from './kept-form.ts'
import { ConfirmLinkPage, SecondStepPage, SignInPage, type SignInState } from './sign-in-page.tsx'
import { carry, withCookies } from './visitor.ts'

const DESK = '/ban-lam-viec'

type Shown = Omit<SignInState, 'provider'>

function show(ask: Ask, shown: Shown, status: 200 | 401 | 409 | 422 | 429 = 200) {
  const state: SignInState = { ...shown, ...defined({ provider: ask.accounts.providerName }) }
  return ask.http.html(renderPage(SignInPage({ page: ask.page, state })), status)
}

export const signIn: Handler = (ask) => show(ask, { errors: [], sealed: '', reason: 'asked' })

/** A page or a form that needs a session met none: the sign-in page, which carries along what was typed. */
export function signInAgain(ask: Ask, method: string) {
  const url = new URL(ask.http.req.url)
  const path = url.pathname + url.search
  const kept = method === 'GET' ? { path, fileLost: false } : keptOf(path, ask.form)
  if (kept === undefined) return show(ask, { errors: [], sealed: '', reason: 'not-kept' }, 401)
  const reason = kept.fields === undefined ? 'first' : kept.fileLost ? 'kept-no-file' : 'kept'
  return show(ask, { errors: [], sealed: seal(ask.site.secret, kept), reason }, 401)
}

export const signInSend: Handler = async (ask) => {
  const userName = ask.form.get('ten-dang-nhap') ?? ''
  const sealed = ask.form.get('giu') ?? ''
  try {
    const given = { userName, password: ask.form.get('mat-khau') ?? '' }
    const { cookies, secondStep } = await signInByPassword(ask.accounts, ask.visitor, given)
    carry(ask.http, cookies)
    if (secondStep) return ask.http.html(renderPage(SecondStepPage({ page: ask.page, errors: [], sealed })))
    return await goOn(ask, cookies, sealed)
  } catch (error) {
    const { errors, status } = refusal(ask, error, statusOf(error), 'ten-dang-nhap')
    const kept = unseal(ask.site.secret, sealed)
    return show(ask, { errors, sealed, userName, reason: kept?.fields === undefined ? 'asked' : 'kept' }, status)
  }
}

export const statusOf = (error: unknown): number =>
  error instanceof ProblemError ? PROBLEMS[error.problem.code].status : 500

export const secondStep: Handler = (ask) =>
  ask.http.html(renderPage(SecondStepPage({ page: ask.page, errors: [], sealed: '' })))

export const secondStepSend: Handler = async (ask) => {
  const sealed = ask.form.get('giu') ?? ''
  try {
    const cookies = await signInByCode(ask.accounts, ask.visitor, ask.form.get('ma') ?? '')
    carry(ask.http, cookies)
    return await goOn(ask, cookies, sealed)
  } catch (error) {
    const { errors, status } = refusal(ask, error, statusOf(error), 'ma')
    return ask.http.html(renderPage(SecondStepPage({ page: ask.page, errors, sealed })), status)
  }
}

/** After signing in: back to the form with all that was typed, to the page that was wanted, or to the desk. */
async function goOn(ask: Ask, cookies: Headers, sealed: string): Promise<Response> {
  const kept: Kept | undefined = unseal(ask.site.secret, sealed)
  const session = await sessionOf(ask.accounts, withCookies(ask.visitor, cookies))
  if (session === undefined) throw new ProblemError(problem('sign-in.refused'))
  if (kept?.fields === undefined) return ask.http.redirect(kept?.path ?? localHref(ask.lang, DESK), 303)
  const page = { ...ask.page, user: { name: session.actor.name }, formToken: formToken(ask.site.secret, session.id) }
  return ask.http.html(renderPage(AgainPage({ page, action: kept.path, fields: kept.fields, fileLost: kept.fileLost })))
}

/** Opening a link only asks for the button: whoever looks at links before people do must not use them up. */
export const signInLink: Handler = (ask) =>
  ask.http.html(renderPage(ConfirmLinkPage({ page: ask.page, code: ask.param('code') })))

export const signInConfirm: Handler = async (ask) => {
  carry(ask.http, await signInByLink(ask.accounts, ask.visitor, ask.form.get('code') ?? ''))
  return ask.http.redirect(localHref(ask.lang, DESK), 303)
}

export const signOut: Handler = async (ask) => {
  carry(ask.http, await endSession(ask.accounts, ask.visitor))
  return ask.http.redirect(localHref(ask.lang, '/'), 303)
}

/** For the browser's module: what to ask the device with. */
export const passkeyAsk: Handler = async (ask) => {
  const { options, cookies } = await askPasskey(ask.accounts, ask.visitor)
  carry(ask.http, cookies)
  return ask.http.json(options as object)
}

export const passkeySend: Handler = async (ask) => {
  const cookies = await signInByPasskey(ask.accounts, ask.visitor, answerIn(ask))
  carry(ask.http, cookies)
  return goOn(ask, cookies, ask.form.get('giu') ?? '')
}

/** What the device answered, as the module put it into the form. */
export function answerIn(ask: Ask): object {
  try {
    const answer: unknown = JSON.parse(ask.form.get('tra-loi') ?? '')
    if (typeof answer === 'object' && answer !== null) return answer
  } catch {
    // The same refusal as for an answer that is wrong.
  }
  throw new ProblemError(problem('sign-in.refused'))
}

export const provider: Handler = async (ask) => {
  const way = await goToProvider(ask.accounts, ask.visitor, localHref(ask.lang, DESK))
  carry(ask.http, way.cookies)
  return ask.http.redirect(way.to, 302)
}

export const providerBack: Handler = async (ask) => {
  const query = Object.fromEntries(new URL(ask.http.req.url).searchParams)
  const way = await comeFromProvider(ask.accounts, ask.visitor, query)
  carry(ask.http, way.cookies)
  return ask.http.redirect(way.to, 303)
}
