import type { Relation } from './access/relations.ts'
import { type Grant, type Role, reaches, type Within } from './access/roles.ts'
import { type Action, RULES, type Rule } from './access/rules.ts'
import type { Stage } from './participation/stage.ts'
import { problem } from './problem.ts'
import { fail, ok, type Result } from './result.ts'

/** Who acts: an account with the grants it holds today on one tenant, its own and those it stands in for. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly tenantId: number
  readonly grants: readonly Grant[]
}

/** What something is done to, as far as the policy must know. */
export interface Subject {
  readonly tenantId: number
  /** Units and organisations that it lies in; absent: only who holds a role on the whole tenant reaches it. */
  readonly within?: Within
  /** Where the file stands; an action that depends on it is refused without. */
  readonly stage?: Stage
  /** What the actor did with it, from facts; an action that depends on it is refused without. */
  readonly relations?: readonly Relation[]
}

/**
 * May this actor do this to that? The authority on access; no clock, no database. Denied by default: another tenant, a
 * role that is not named, a place out of reach give the same answer, `forbidden`. Who could do it but for the stage or
 * for a conflict of interest is told so, because they may know of the file.
 */
export function can(actor: Actor, action: Action, subject: Subject): Result<true> {
  const rule: Rule = RULES[action]
  const granted = actor.grants.some((g) => rule.roles.includes(g.role) && reaches(g.scope, subject.within))
  if (actor.tenantId !== subject.tenantId || !granted) return fail(problem('forbidden', { action }))
  if (rule.never !== undefined) {
    if (subject.relations === undefined) return fail(problem('forbidden', { action }))
    const relation = relationsOf(actor, subject).find((r) => rule.never?.includes(r))
    if (relation !== undefined) return fail(problem('conflict.of-interest', { action, relation }))
  }
  if (rule.stages !== undefined && (subject.stage === undefined || !rule.stages.includes(subject.stage))) {
    return fail(problem('state.not-now', { step: action, stage: subject.stage ?? '' }))
  }
  return ok(true)
}

/** The facts, and that the actor works for whom it belongs to. */
export function relationsOf(actor: Actor, subject: Subject): readonly Relation[] {
  const owns = actor.grants.some((g) => (g.role === 'clerk' || g.role === 'head') && reaches(g.scope, subject.within))
  return owns ? ['owns', ...(subject.relations ?? [])] : (subject.relations ?? [])
}

/** May this actor do this to anything at all? For menus and the route table; a command asks `can` about its subject. */
export function mayAnywhere(actor: Actor, action: Action): Result<true> {
  const rule: Rule = RULES[action]
  return actor.grants.some((g) => rule.roles.includes(g.role)) ? ok(true) : fail(problem('forbidden', { action }))
}

/** Does the actor hold one of these roles somewhere? */
export const holds = (actor: Actor, ...roles: readonly Role[]): boolean =>
  actor.grants.some((g) => roles.includes(g.role))
