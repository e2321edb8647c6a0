/** The roles of DOMAIN 2.3 that hold a grant. A citizen needs none; the data subject's rights are no role. */
export const ROLES = [
  'administrator',
  'owner',
  'clerk',
  'head',
  'appraiser',
  'appraisal-lead',
  'council-member',
  'secretary',
  'chair',
  'decider',
  'records-clerk',
  'inspector',
  'editor',
  'reader',
  'demo-reader',
] as const
export type Role = (typeof ROLES)[number]

/** Where a grant holds: the whole tenant, a unit with everything below it, or an organisation with everything below it. */
export type GrantScope =
  | { readonly of: 'tenant' }
  | { readonly of: 'unit'; readonly id: string }
  | { readonly of: 'organisation'; readonly id: string }

/** A role held today. */
export interface Grant {
  readonly role: Role
  readonly scope: GrantScope
  /** The grant's holder, when the actor only stands in. */
  readonly standsInFor?: string
}

/** The ids of the units and organisations that something lies within, its own included; undefined: not known. */
export type Within = readonly string[] | undefined

/** Does a grant reach something? What it lies within must be known, unless the grant holds for the whole tenant. */
export function reaches(scope: GrantScope, within: Within): boolean {
  return scope.of === 'tenant' || within?.includes(scope.id) === true
}
