import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant } from '../../db/database.ts'
import { grantsIn, organisationChoices, peopleOf } from '../../db/read/people.ts'
import { addAccount } from '../../db/write/accounts.ts'
import { setDisabled } from '../../db/write/credentials.ts'
import { keepLink, type LinkKind, revokeLinks, tokenHash } from '../../db/write/links.ts'
import { GrantInput, grantRole } from '../access/grants.ts'
import { keepAdministrator } from '../access/last-administrator.ts'
import type { Command, CommandContext } from '../command.ts'

const HOURS: Readonly<Record<LinkKind, number>> = { invitation: 7 * 24, reset: 24, 'sign-in': 0.5 }

/**
 * The token of a link that a command makes. It follows from the form's own key, so that pressing twice gives the same
 * link; and from the site's key, so that the journal, which has the form's key, gives it to nobody.
 */
export const linkToken = (secret: string, key: string): string =>
  createHmac('sha256', secret).update(`link:${key}`).digest('base64url')

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

async function addLink(
  { write, app, at }: CommandContext,
  given: { kind: LinkKind; accountId: string; tokenHash: string; clearsSecondStep: boolean },
): Promise<void> {
  const expiresAt = new Date(Date.parse(at) + HOURS[given.kind] * 3_600_000).toISOString()
  await keepLink(write.tx, { id: app.newId(), tenantId: write.tenantId, at, expiresAt, ...given })
}

/** An account of this tenant: one that has, or had, a grant here. Another one is not there. */
async function memberOf({ write, at }: CommandContext, accountId: string) {
  const [person] = await peopleOf(write.tx, write.tenantId, at, accountId)
  if (person === undefined) throw new ProblemError(problem('not-found'))
  return person
}

const InviteInput = GrantInput.omit({ accountId: true }).extend({
  name: z.string().trim().min(1).max(120),
  tokenHash: Hash,
})
export type InviteInput = z.infer<typeof InviteInput>

/**
 * Invites a person: an account with its first grant, and a link for seven days with which the person chooses user name
 * and password. Until then nobody can sign in as them.
 */
export const invitePerson: Command<InviteInput, { accountId: string }> = {
  name: 'account.invite',
  input: InviteInput,
  action: 'account.manage',
  work: async (context, { name, tokenHash: hash, ...grant }) => {
    const accountId = context.app.newId()
    await addAccount(context.write.tx, { id: accountId, name, kind: 'person', at: context.at })
    await grantRole.work(context, { ...grant, accountId })
    await addLink(context, { kind: 'invitation', accountId, tokenHash: hash, clearsSecondStep: false })
    return { accountId }
  },
}

const ResetInput = z.object({ accountId: z.uuid(), tokenHash: Hash, clearsSecondStep: z.boolean() })

/** A link with which a person chooses a new password; an invitation again for who has not come yet. */
export const resetPassword: Command<z.infer<typeof ResetInput>, { kind: 'invitation' | 'reset' }> = {
  name: 'account.reset',
  input: ResetInput,
  action: 'account.manage',
  work: async (context, given) => {
    const person = await memberOf(context, given.accountId)
    const kind = person.user_name === null ? 'invitation' : 'reset'
    await addLink(context, { kind, ...given })
    return { kind }
  },
}

const AccountInput = z.object({ accountId: z.uuid() })

/** Takes the links of a person back that nobody has used. */
export const revokeLink: Command<z.infer<typeof AccountInput>, { revoked: true }> = {
  name: 'account.revoke-link',
  input: AccountInput,
  action: 'account.manage',
  work: async (context, { accountId }) => {
    await memberOf(context, accountId)
    await revokeLinks(context.write.tx, accountId, context.at)
    return { revoked: true }
  },
}

/**
 * Closes an account, or opens it again. Closing ends its sessions and links at once, in every tenant; so only who has
 * no grant elsewhere can be closed here, the others lose their grants of this tenant instead.
 */
export const closeAccount: Command<z.infer<typeof AccountInput> & { closed: boolean }, { closed: boolean }> = {
  name: 'account.close',
  input: AccountInput.extend({ closed: z.boolean() }),
  action: 'account.manage',
  work: async (context, { accountId, closed }) => {
    const person = await memberOf(context, accountId)
    if (closed) await keepAdministrator(context, { accountId })
    if (person.elsewhere) throw new ProblemError(problem('account.elsewhere'))
    await setDisabled(context.write.tx, accountId, closed ? context.at : null)
    if (closed) await revokeLinks(context.write.tx, accountId, context.at)
    return { closed }
  },
}

/** Everybody who has, or had, a grant of the actor's tenant; one when an account is given. */
export async function people(
  app: CommandContext['app'],
  actor: CommandContext['actor'],
  accountId?: string,
): Promise<readonly Person[]> {
  const at = app.clock().toISOString()
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const rows = await peopleOf(tx, actor.tenantId, at, accountId)
    const grants = await grantsIn(tx, actor.tenantId)
    return rows.map((row) => ({ ...row, grants: grants.filter((g) => g.account_id === row.id) }))
  })
}

type PersonRow = Awaited<ReturnType<typeof peopleOf>>[number]
export type PersonGrant = Awaited<ReturnType<typeof grantsIn>>[number]
export type Person = PersonRow & { readonly grants: readonly PersonGrant[] }

/** The organisations of the actor's tenant, to choose from. */
export const organisationsIn = (app: CommandContext['app'], actor: CommandContext['actor']) =>
  inTenant(app.db.app, actor.tenantId, (tx) => organisationChoices(tx, actor.tenantId))

/** The hash under which a link's token is kept. */
export const hashOfToken = tokenHash
