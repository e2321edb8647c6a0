import { problem } from './problem.ts'
import { fail, ok, type Result } from './result.ts'

/** What a command may ask for. Each is documented in docs/reference/permissions.md. */
export const ACTIONS = ['tenant.open', 'document.receive', 'proposal.decide', 'account.manage', 'desk.see'] as const
export type Action = (typeof ACTIONS)[number]

export type Role = 'administrator' | 'editor' | 'demo-reader'

/** Who acts: an account with the roles it holds today on one tenant. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly tenantId: number
  readonly roles: readonly Role[]
}

const ALLOWED = {
  administrator: ['tenant.open', 'document.receive', 'proposal.decide', 'account.manage', 'desk.see'],
  editor: ['document.receive', 'proposal.decide', 'desk.see'],
  'demo-reader': ['document.receive', 'proposal.decide'],
} as const satisfies Record<Role, readonly Action[]>

/**
 * May this actor do this to something of that tenant? The authority on access; no clock, no database.
 * Another tenant's things and things that are not allowed give the same answer.
 */
export function can(actor: Actor, action: Action, subject: { readonly tenantId: number }): Result<true> {
  const allowed = actor.roles.some((role) => (ALLOWED[role] as readonly Action[]).includes(action))
  if (actor.tenantId === subject.tenantId && allowed) return ok(true)
  return fail(problem('forbidden', { action }))
}
