import { passwordFault, USER_NAME, userNameOf } from '../../core/account/names.ts'
import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant, type Tx } from '../../db/database.ts'
import { waysIn } from '../../db/read/account-session.ts'
import { clearSecondStep, endSessions, ensureAuthUser, keepPassword, keepUserName } from '../../db/write/credentials.ts'
import { openLink, useLink } from '../../db/write/links.ts'
import type { App } from '../context.ts'
import { journalOwn, type OwnDeed } from './journal.ts'
import { countTry, forgetTries } from './limits.ts'
import { hashPassword, isPassword } from './password.ts'

/** A user name and a password as somebody typed them for their own account. */
export interface Chosen {
  readonly userName: string
  readonly password: string
  readonly again: string
}

/** Checks what was chosen; the problem names its field. */
export function checkChosen(given: Chosen): Chosen {
  const userName = userNameOf(given.userName)
  if (!USER_NAME.test(userName)) throw new ProblemError(problem('user-name.invalid', {}, 'ten-dang-nhap'))
  const fault = passwordFault(given.password, userName)
  if (fault !== undefined) throw new ProblemError(problem('password.weak', { reason: fault }, 'mat-khau'))
  if (given.password !== given.again) throw new ProblemError(problem('password.not-alike', {}, 'mat-khau-lai'))
  return { ...given, userName }
}

/** Writes a user name and a password; in the transaction of what asked for it. */
export async function keepCredentials(
  app: App,
  tx: Tx,
  accountId: string,
  given: { readonly userName: string; readonly hash: string },
): Promise<void> {
  const at = app.clock().toISOString()
  await ensureAuthUser(tx, accountId, at)
  if (!(await keepUserName(tx, accountId, given.userName, at)))
    throw new ProblemError(problem('user-name.taken', { name: given.userName }, 'ten-dang-nhap'))
  await keepPassword(tx, { id: app.newId(), accountId, hash: given.hash, at })
}

const DEED = { invitation: 'account.accept-invitation', reset: 'account.reset-password' } as const
const FOR_PASSWORD = ['invitation', 'reset'] as const

/** Whom an invitation or a reset link is for; looking uses nothing up. */
export async function linkFor(app: App, token: string) {
  const link = await openLink(app.db.app, token, FOR_PASSWORD, app.clock().toISOString())
  if (link === undefined) throw new ProblemError(problem('sign-in.link-invalid'))
  return { kind: link.kind as keyof typeof DEED, name: link.name, userName: link.user_name ?? undefined }
}

/**
 * Uses an invitation or a reset link: the person chooses the password, and with an invitation the user name. Sessions
 * that there were end. Who it was, to open a session for.
 */
export async function useForPassword(
  app: App,
  address: string,
  token: string,
  given: Chosen,
): Promise<{ readonly accountId: string; readonly tenantId: number }> {
  await countTry(app, 'address', address)
  const link = await openLink(app.db.app, token, FOR_PASSWORD, app.clock().toISOString())
  if (link === undefined) throw new ProblemError(problem('sign-in.link-invalid'))
  const chosen = checkChosen({ ...given, userName: link.user_name ?? given.userName })
  const hash = await hashPassword(chosen.password)
  const { account_id: accountId, tenant_id: tenantId } = link
  await inTenant(app.db.app, tenantId, async (tx) => {
    const at = app.clock().toISOString()
    if (!(await useLink(tx, token, at))) throw new ProblemError(problem('sign-in.link-invalid'))
    await keepCredentials(app, tx, accountId, { userName: chosen.userName, hash })
    if (link.clears_second_step) await clearSecondStep(tx, accountId, at)
    await endSessions(tx, accountId)
    await journalOwn(app, tx, { id: accountId, name: link.name, tenantId }, DEED[link.kind as keyof typeof DEED])
  })
  await forgetTries(app, chosen.userName)
  return { accountId, tenantId }
}

/** Refuses whoever cannot say the account's password; counted like signing in. */
export async function provePassword(app: App, actor: Actor, password: string): Promise<void> {
  const { userName, passwordHash } = await waysIn(app.db.app, actor.id)
  const who = userName ?? actor.id
  await countTry(app, 'account', who)
  if (passwordHash === undefined || !(await isPassword(passwordHash, password)))
    throw new ProblemError(problem('password.wrong', {}, 'mat-khau-cu'))
  await forgetTries(app, who)
}

/**
 * Changes one's own password and ends the other sessions. Who came by a link has none yet, and chooses a user name too.
 */
export async function changePassword(
  app: App,
  actor: Actor,
  sessionId: string,
  given: Chosen & { readonly present: string },
): Promise<void> {
  const { userName, passwordHash } = await waysIn(app.db.app, actor.id)
  if (passwordHash !== undefined) await provePassword(app, actor, given.present)
  const chosen = checkChosen({ ...given, userName: userName ?? given.userName })
  const hash = await hashPassword(chosen.password)
  await ownDeed(app, actor, 'account.change-password', async (tx) => {
    await keepCredentials(app, tx, actor.id, { userName: chosen.userName, hash })
    await endSessions(tx, actor.id, { except: sessionId })
  })
}

/** One transaction: the work on one's own account, and its entry in the journal. */
export const ownDeed = (app: App, actor: Actor, deed: OwnDeed, work: (tx: Tx) => Promise<void>): Promise<void> =>
  inTenant(app.db.app, actor.tenantId, async (tx) => {
    await work(tx)
    await journalOwn(app, tx, actor, deed)
  })
