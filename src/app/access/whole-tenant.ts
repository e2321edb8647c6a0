import type { Actor, Subject } from '../../core/policy.ts'
import type { Reader } from '../../db/database.ts'
import { tenantUnit } from '../../db/read/tenant-unit.ts'
import type { App } from '../context.ts'

/**
 * The tenant as a whole, as the policy is asked about it: roles on all of it reach it, and so do roles on the unit that
 * the tenant is linked to, because nothing of the tenant lies outside of that.
 */
export async function wholeTenant(given: {
  readonly app: App
  readonly actor: Actor
  readonly tx: Reader
}): Promise<Subject> {
  const { app, actor, tx } = given
  const unitId = await tenantUnit(tx, actor.tenantId)
  return { tenantId: actor.tenantId, ...(unitId === null ? {} : { within: app.units.within(unitId) }) }
}
