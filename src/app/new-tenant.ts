import { slug } from '../core/text/fold.ts'
import { actorNamed, tenantNamed } from './accounts.ts'
import { execute } from './command.ts'
import type { App } from './context.ts'
import { openTenant, type RegistryDefaults } from './open-tenant.ts'

/** The one who opens books, named in the journal. */
const OPENER = 'Khéo'

/** A book of its own for a place, with the usual movement, fields and tags; the same name gives the same book. */
export async function newTenant(
  app: App,
  name: string,
  defaults: RegistryDefaults,
): Promise<{ readonly tenantId: number; readonly slug: string }> {
  const given = { slug: slug(name, 60), name, nameEn: name, demo: false, listed: true }
  const { id: tenantId } = await tenantNamed(app, given)
  const opener = await actorNamed(app, { name: OPENER, kind: 'machine', tenantId, role: 'administrator' })
  await execute(app, openTenant, opener, defaults, 'tenant.open')
  return { tenantId, slug: given.slug }
}
