import { randomBytes } from 'node:crypto'
import type { Role } from '../core/access/roles.ts'
import { vietnamDay } from '../core/clock.ts'
import type { Actor } from '../core/policy.ts'
import { inTenant } from '../db/database.ts'
import { grantsOn } from '../db/read/grants.ts'
import { ensureAccount, ensureTenant } from '../db/write/accounts.ts'
import { keepLink, tokenHash } from '../db/write/links.ts'
import { grantRole } from './access/grants.ts'
import { execute } from './command.ts'
import type { App } from './context.ts'

const LINK_MINUTES = 30

export interface TenantGiven {
  readonly slug: string
  readonly name: string
  readonly nameEn: string
  readonly demo: boolean
  readonly listed: boolean
}

/** The tenant of this slug, made when there is none. */
export const tenantNamed = (app: App, given: TenantGiven) =>
  ensureTenant(app.db.app, { ...given, at: app.clock().toISOString() })

/** An account with a role on a tenant from today on, as the actor it is. */
export async function actorNamed(
  app: App,
  given: { readonly name: string; readonly kind: 'person' | 'machine'; readonly tenantId: number; readonly role: Role },
): Promise<Actor> {
  const at = app.clock()
  const id = await ensureAccount(app.db.app, {
    id: app.newId(),
    name: given.name,
    kind: given.kind,
    at: at.toISOString(),
  })
  const known = await actorOf(app, id, given.name, given.tenantId)
  if (known.grants.some((g) => g.role === given.role && g.scope.of === 'tenant')) return known
  const from = vietnamDay(at)
  const grant = { accountId: id, role: given.role, unitId: null, organisationId: null, from, to: null, basis: MACHINE }
  const key = `account.grant:${id}:${given.role}:${from}`
  await execute(app, grantRole, machineActor(given.tenantId), grant, key)
  return actorOf(app, id, given.name, given.tenantId)
}

/** Whoever runs the machine: it may open a tenant and give its first grants. Named in the journal, signs in nowhere. */
export const machineActor = (tenantId: number): Actor => ({
  id: '00000000-0000-0000-0000-000000000000',
  name: 'Khéo',
  tenantId,
  grants: [{ role: 'administrator', scope: { of: 'tenant' } }],
})
/** The basis of a grant that nobody decided on paper. */
export const MACHINE = 'Người vận hành máy chủ'

/** An account as the actor it is today on a tenant. */
export async function actorOf(app: App, id: string, name: string, tenantId: number): Promise<Actor> {
  const day = vietnamDay(app.clock())
  return { id, name, tenantId, grants: await inTenant(app.db.app, tenantId, (tx) => grantsOn(tx, tenantId, id, day)) }
}

/** A link that signs one account in once, within half an hour. Whoever runs the machine may make one. */
export async function signInLink(app: App, actor: Actor): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = app.clock()
  await keepLink(app.db.app, {
    id: app.newId(),
    tokenHash: tokenHash(token),
    kind: 'sign-in',
    accountId: actor.id,
    tenantId: actor.tenantId,
    clearsSecondStep: false,
    at: now.toISOString(),
    expiresAt: new Date(now.getTime() + LINK_MINUTES * 60_000).toISOString(),
  })
  return token
}
