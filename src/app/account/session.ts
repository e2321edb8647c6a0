import type { Actor } from '../../core/policy.ts'
import { booksOf, liveAccount, sessionsOf, waysIn } from '../../db/read/account-session.ts'
import { endSessions, turnToBook } from '../../db/write/credentials.ts'
import { actorOf } from '../accounts.ts'
import type { App } from '../context.ts'
import type { Accounts } from './accounts.ts'
import { headersOf, type Visitor } from './sign-in.ts'

/** The session behind a request: who acts, and the cookies that keep it alive. */
export interface OpenSession {
  readonly id: string
  readonly actor: Actor
  readonly cookies: Headers
}

/** The session that a request carries, with the grants of today; nothing when it ended or the account is closed. */
export async function sessionOf({ app, library }: Accounts, visitor: Visitor): Promise<OpenSession | undefined> {
  if (!/(?:^|[ ;-])kheo\.session_token=/.test(visitor.headers.get('cookie') ?? '')) return undefined
  const { headers, response } = await library.api.getSession({ headers: headersOf(visitor), returnHeaders: true })
  const tenantId = response?.session.tenantId
  if (response === null || typeof tenantId !== 'number') return undefined
  const account = await liveAccount(app.db.app, response.user.id)
  if (account === undefined) return undefined
  const actor = await actorOf(app, response.user.id, account.name, tenantId)
  return { id: response.session.id, actor, cookies: headers }
}

export interface SessionLine {
  readonly id: string
  /** What the browser says of itself. */
  readonly device: string
  readonly address: string
  readonly since: string
  readonly seen: string
}

/** The sessions of the actor's own account. */
export async function ownSessions(app: App, actor: Actor): Promise<readonly SessionLine[]> {
  const rows = await sessionsOf(app.db.app, actor.id, app.clock().toISOString())
  return rows.map((r) => ({
    id: r.id,
    device: r.device ?? '',
    address: r.address ?? '',
    since: r.created_at,
    seen: r.updated_at,
  }))
}

/** Ends one of the actor's own sessions, or all but the one in use. */
export const endOwnSessions = (
  app: App,
  actor: Actor,
  which: { readonly only: string } | { readonly except: string },
) => endSessions(app.db.app, actor.id, which)

export const ownBooks = (app: App, actor: Actor) => booksOf(app.db.app, actor.id)

/** Opens another of the actor's books in this session; one that is not theirs changes nothing. */
export async function openOwnBook(app: App, actor: Actor, sessionId: string, tenantId: number): Promise<void> {
  const books = await ownBooks(app, actor)
  if (books.some((b) => b.id === tenantId)) await turnToBook(app.db.app, sessionId, tenantId)
}

/** What the actor's own account can sign in with. */
export async function ownWaysIn(app: App, actor: Actor) {
  const { userName, secondStep, passwordHash, providers, passkeys } = await waysIn(app.db.app, actor.id)
  return {
    userName,
    secondStep,
    hasPassword: passwordHash !== undefined,
    linked: providers.length > 0,
    passkeys: passkeys.map((p) => ({ id: p.id, name: p.name ?? '', at: p.created_at ?? '' })),
  }
}
