import { signOut as endSession, signIn as useLink } from '../../app/accounts.ts'
import { localHref } from '../components/page.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { SignInPage } from '../views/sign-in.tsx'

const COOKIE = 'kheo_session'
const HOURS = 12

export const signIn: Handler = (ask) =>
  ask.http.html(renderPage(SignInPage({ page: ask.page, state: { step: 'ask' } })))

/** Opening a link only asks for the button: whoever looks at links before people do must not use them up. */
export const signInLink: Handler = (ask) =>
  ask.http.html(renderPage(SignInPage({ page: ask.page, state: { step: 'confirm', code: ask.param('code') } })))

export const signInConfirm: Handler = async (ask) => {
  const session = await useLink(ask.app, ask.form.get('code') ?? '')
  ask.http.header('Set-Cookie', cookie(ask, session, HOURS * 3600))
  return ask.http.redirect(localHref(ask.lang, '/ban-lam-viec'), 303)
}

export const signOut: Handler = async (ask) => {
  if (ask.session !== undefined) await endSession(ask.app, ask.session)
  ask.http.header('Set-Cookie', cookie(ask, '', 0))
  return ask.http.redirect(localHref(ask.lang, '/'), 303)
}

function cookie(ask: Ask, value: string, seconds: number): string {
  const secure = ask.site.origin?.startsWith('https:') === true ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}
