import { isAPIError } from 'better-auth/api'
import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { removeProvider } from '../../db/write/credentials.ts'
import type { App } from '../context.ts'
import type { Accounts } from './accounts.ts'
import { OIDC } from './library.ts'
import { countTry } from './limits.ts'
import { headersOf, orProblem, type Visitor } from './sign-in.ts'

/** Where the browser goes next, with the cookies that go along. */
export interface Way {
  readonly to: string
  readonly cookies: Headers
}

/** The way to the provider's own page; `back` is where on this site it ends. */
export async function goToProvider(accounts: Accounts, visitor: Visitor, back: string): Promise<Way> {
  await countTry(accounts.app, 'address', visitor.address)
  const { api } = await accounts.withProvider()
  const { headers, response } = await orProblem(
    api.signInSocial({
      body: { provider: OIDC, callbackURL: back, errorCallbackURL: back, disableRedirect: true },
      headers: headersOf(visitor),
      returnHeaders: true,
    }),
    unreachable(accounts),
  )
  return { to: addressIn(accounts, response), cookies: headers }
}

/** The way to the provider for somebody signed in, who wants its identity linked to the account. */
export async function linkProvider(accounts: Accounts, visitor: Visitor, back: string): Promise<Way> {
  const { api } = await accounts.withProvider()
  const { headers, response } = await orProblem(
    api.linkSocialAccount({
      body: { provider: OIDC, callbackURL: back, errorCallbackURL: back, disableRedirect: true },
      headers: headersOf(visitor),
      returnHeaders: true,
    }),
    unreachable(accounts),
  )
  return { to: addressIn(accounts, response), cookies: headers }
}

/**
 * The provider sent somebody back: a session when the identity is linked here, else `provider.unknown`. Where to go on
 * is what was asked for when the visit began; the library signed it.
 */
export async function comeFromProvider(
  accounts: Accounts,
  visitor: Visitor,
  query: Readonly<Record<string, string>>,
): Promise<Way> {
  await countTry(accounts.app, 'address', visitor.address)
  const { api } = await accounts.withProvider()
  const redirect = await redirectOf(
    api.callbackOAuth({ method: 'GET', params: { id: OIDC }, query, headers: headersOf(visitor), returnHeaders: true }),
  )
  const to = new URL(redirect.headers.get('location') ?? '/', 'http://here')
  if (to.searchParams.has('error')) throw new ProblemError(problem('provider.unknown'))
  const cookies = new Headers()
  for (const cookie of redirect.headers.getSetCookie()) cookies.append('set-cookie', cookie)
  return { to: to.pathname + to.search, cookies }
}

/** The library answers this call by throwing the redirect. */
async function redirectOf(call: Promise<unknown>): Promise<{ readonly headers: Headers }> {
  try {
    await call
  } catch (error) {
    if (isAPIError(error) && error.statusCode === 302) return { headers: new Headers(error.headers) }
    throw error
  }
  throw new ProblemError(problem('provider.unknown'))
}

const unreachable = (accounts: Accounts): ProblemError =>
  new ProblemError(problem('provider.unreachable', { name: accounts.providerName ?? '' }))

function addressIn(accounts: Accounts, response: { url?: string | undefined } | null): string {
  if (response?.url === undefined) throw unreachable(accounts)
  return response.url
}

export const unlinkProvider = (app: App, actor: Actor) => removeProvider(app.db.app, actor.id, OIDC)
