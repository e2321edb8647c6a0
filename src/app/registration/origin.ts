import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant } from '../../db/database.ts'
import { rowOf } from '../../db/read/rows.ts'
import { publicModel } from '../../db/read/similar.ts'
import type { App } from '../context.ts'
import { tenantsOf } from '../portal/lookup.ts'

/** Where a copy comes from, as the form keeps it: a model of the tenant's own books, or another's in words. */
export interface Origin {
  readonly name: string
  readonly modelId: string | null
  readonly origin: string
}

/** The model that somebody wants to copy; of another tenant only a public one, named with the unit that runs it. */
export async function originOf(app: App, actor: Actor, tenantId: number, modelId: string): Promise<Origin> {
  if (tenantId === actor.tenantId) {
    const model = await inTenant(app.db.app, tenantId, (tx) => rowOf(tx, 'model', tenantId, modelId))
    return { name: model.name, modelId: model.id, origin: '' }
  }
  const found = await publicModel(app.db.public, tenantId, modelId)
  if (found === undefined) throw new ProblemError(problem('not-found'))
  const place = found.unit_id === null ? '' : `, ${app.units.fullName(found.unit_id)}`
  return { name: found.name, modelId: null, origin: `${found.name}${place}` }
}

/** The addresses of the listed tenants' books, by tenant. */
export async function tenantSlugs(app: App): Promise<ReadonlyMap<number, string>> {
  const tenants = await tenantsOf(app)
  return new Map(tenants.map((tenant) => [tenant.tenant_id, tenant.slug]))
}
