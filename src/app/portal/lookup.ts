import { ProblemError, problem } from '../../core/problem.ts'
import { listTenants, type ProgrammeRow, programmeBySlug } from '../../db/read/programmes.ts'
import type { Row } from '../../db/tables.ts'
import type { App } from '../context.ts'
import { SURELY_FIRST } from './text-part.ts'

export type Tenant = Row<'public_tenant'>

/** Where things of the portal live. Addresses carry the tenant: a query never goes without it. */
export const address = {
  movement: (slug: string) => `/phong-trao/${slug}`,
  programme: (tenant: string, slug: string) => `/chuong-trinh/${tenant}/${slug}`,
  records: (tenant: string, slug: string) => `/chuong-trinh/${tenant}/${slug}/ho-so`,
  figure: (tenant: string, id: string) => `/so-lieu/${tenant}/${id}`,
  model: (tenant: string, id: string) => `/mo-hinh/${tenant}/${id}`,
  document: (tenant: string, id: string) => `/van-ban/${tenant}/${id}`,
  /** One mark on a document's page; far into a long text, on the page of that part. */
  words: (tenant: string, id: string, start: number) =>
    `/van-ban/${tenant}/${id}${start < SURELY_FIRST ? '' : `?cho=${start}`}#chu-${start}`,
} as const

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Refuses a text that is no id before it reaches the database; it is simply not there. */
export function idOrNothing(text: string): string {
  if (!UUID.test(text)) throw new ProblemError(problem('not-found'))
  return text
}

export const tenantsOf = (app: App): Promise<Tenant[]> => listTenants(app.db.public)

/** The listed tenant of this slug; an unlisted one is not there. */
export async function tenantBySlug(app: App, slug: string): Promise<Tenant> {
  const tenant = (await tenantsOf(app)).find((t) => t.slug === slug)
  if (tenant === undefined) throw new ProblemError(problem('not-found'))
  return tenant
}

export async function programmeAt(
  app: App,
  tenantSlug: string,
  slug: string,
): Promise<{ tenant: Tenant; programme: ProgrammeRow }> {
  const tenant = await tenantBySlug(app, tenantSlug)
  const programme = await programmeBySlug(app.db.public, tenant.tenant_id, slug)
  if (programme === undefined) throw new ProblemError(problem('not-found'))
  return { tenant, programme }
}

/** The day on which a programme's unit is named: the last day of its period, or the day its figures stand for. */
export const dayOf = (programme: ProgrammeRow, asOf?: string | null): string => asOf ?? `${programme.year_to}-12-31`
