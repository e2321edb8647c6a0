import { isAPIError } from 'better-auth/api'
import { userNameOf } from '../../core/account/names.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { ensureAuthUser, sweep } from '../../db/write/credentials.ts'
import { openLink, useLink } from '../../db/write/links.ts'
import type { Accounts } from './accounts.ts'
import { ADDRESS_HEADER } from './library.ts'
import { countTry, forgetTries } from './limits.ts'

/** A visitor as far as signing in must know him: what the browser sent, and where he is. */
export interface Visitor {
  readonly headers: Headers
  readonly address: string
}

/** Cookies that the answer must carry. */
export interface SignedIn {
  readonly cookies: Headers
  /** The password was right, and a code is asked for now. */
  readonly secondStep: boolean
}

const DAY_MS = 86_400_000

/** The visitor's headers with the address that the site found, in place of what he may have sent. */
export function headersOf(visitor: Visitor): Headers {
  const headers = new Headers(visitor.headers)
  headers.set(ADDRESS_HEADER, visitor.address)
  return headers
}

/** What the library refuses, as one problem that does not say why. */
export async function orProblem<T>(work: Promise<T>, refused: ProblemError): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isAPIError(error)) throw error
    if (error.statusCode === 429) throw new ProblemError(problem('rate.limited', { seconds: 900 }), { cause: error })
    throw new ProblemError(refused.problem, { cause: error })
  }
}

/**
 * Signs in by user name and password. An unknown name, a wrong password, a closed account and a name without a book are
 * refused alike (`sign-in.refused`), after the same work.
 */
export async function signInByPassword(
  { app, library }: Accounts,
  visitor: Visitor,
  given: { readonly userName: string; readonly password: string },
): Promise<SignedIn> {
  const userName = userNameOf(given.userName)
  await countTry(app, 'address', visitor.address)
  await countTry(app, 'account', userName)
  const { headers, response } = await orProblem(
    library.api.signInUsername({
      body: { username: userName, password: given.password },
      headers: headersOf(visitor),
      returnHeaders: true,
    }),
    new ProblemError(problem('sign-in.refused')),
  )
  await forgetTries(app, userName)
  const now = app.clock()
  await sweep(app.db.app, now.toISOString(), new Date(now.getTime() - DAY_MS).toISOString())
  return { cookies: headers, secondStep: response !== null && 'twoFactorRedirect' in response }
}

/** The second step: a code of the application, or one of the recovery codes, which is used up. */
export async function signInByCode({ app, library }: Accounts, visitor: Visitor, code: string): Promise<Headers> {
  await countTry(app, 'address', visitor.address)
  const typed = code.replaceAll(/\s/g, '').toLowerCase()
  const call = { headers: headersOf(visitor), returnHeaders: true } as const
  const refused = new ProblemError(problem('second-step.wrong', {}, 'ma'))
  const { headers } = /^\d{6}$/.test(typed)
    ? await orProblem(library.api.verifyTOTP({ ...call, body: { code: typed } }), refused)
    : await orProblem(library.api.verifyBackupCode({ ...call, body: { code: typed } }), refused)
  return headers
}

/** Turns a one-time link into a session; a used or old link is refused. */
export async function signInByLink(accounts: Accounts, visitor: Visitor, token: string): Promise<Headers> {
  const { app } = accounts
  await countTry(app, 'address', visitor.address)
  const at = app.clock().toISOString()
  const link = await openLink(app.db.app, token, ['sign-in'], at)
  const refused = new ProblemError(problem('sign-in.link-invalid'))
  if (link === undefined || !(await useLink(app.db.app, token, at))) throw refused
  return openSession(accounts, visitor, { accountId: link.account_id, tenantId: link.tenant_id })
}

/** A session for whom we know by another way than the library's: a link, the first administrator. */
export async function openSession(
  { app, library }: Accounts,
  visitor: Visitor,
  who: { readonly accountId: string; readonly tenantId: number },
): Promise<Headers> {
  await ensureAuthUser(app.db.app, who.accountId, app.clock().toISOString())
  const { headers } = await orProblem(
    library.api.openSession({ body: who, headers: headersOf(visitor), returnHeaders: true }),
    new ProblemError(problem('sign-in.refused')),
  )
  return headers
}

export async function signOut({ library }: Accounts, visitor: Visitor): Promise<Headers> {
  const { headers } = await library.api.signOut({ headers: headersOf(visitor), returnHeaders: true })
  return headers
}
