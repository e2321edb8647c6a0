import type { Action } from '../../core/access/rules.ts'
import { RULES, type Rule } from '../../core/access/rules.ts'
import type { Actor } from '../../core/policy.ts'
import type { Reader } from '../../db/database.ts'
import { organisationsBelow, type Reach } from '../../db/read/reach.ts'
import type { App } from '../context.ts'
import type { Units } from '../units.ts'

/** For each unit everything that lies in it, by `Units.within`; computed once, when a list first needs it. */
const below = new WeakMap<Units, ReadonlyMap<string, readonly string[]>>()

function belowOf(units: Units): ReadonlyMap<string, readonly string[]> {
  const known = below.get(units)
  if (known !== undefined) return known
  const made = new Map<string, string[]>()
  for (const unit of units.book.data.units) {
    for (const above of units.within(unit.id)) {
      const list = made.get(above)
      if (list === undefined) made.set(above, [unit.id])
      else list.push(unit.id)
    }
  }
  below.set(units, made)
  return made
}

/** Every unit that lies in this one, itself included: then, or on today's map when that is exact. */
export const unitsWithin = (units: Units, id: string): readonly string[] => belowOf(units).get(id) ?? [id]

/**
 * What an actor's grants reach for an action, as a list query takes it. The same files as `can` would say one by one, but
 * for their stage and for conflicts of interest: a list says what there is, the command says who may.
 */
export async function reachOf(
  given: { readonly app: App; readonly actor: Actor; readonly tx: Reader },
  action: Action,
): Promise<Reach> {
  const { app, actor, tx } = given
  const rule: Rule = RULES[action]
  const grants = actor.grants.filter((grant) => rule.roles.includes(grant.role))
  const all = grants.some((grant) => grant.scope.of === 'tenant')
  if (all) return { all, units: [], organisations: [] }
  const units = new Set<string>()
  const organisations: string[] = []
  for (const { scope } of grants) {
    if (scope.of === 'unit') for (const id of unitsWithin(app.units, scope.id)) units.add(id)
    if (scope.of === 'organisation') organisations.push(scope.id)
  }
  return { all, units: [...units], organisations: await organisationsBelow(tx, actor.tenantId, organisations) }
}
