import { listProgrammes } from '../db/read/programmes.ts'
import type { App } from './context.ts'
import { named, type Words } from './lists/listing.ts'
import { lastDayOf } from './lists/place.ts'
import { type UnitRow, unitRow } from './lists/units.ts'
import { address, tenantsOf } from './portal/lookup.ts'
import { searchPage } from './portal/other-pages.ts'

export interface SearchHit {
  readonly id: string
  readonly tenant: string
  readonly title: string
  readonly under: string | null
  readonly href: string
}

/** What fits a few words: models, documents, units, and the programmes of those units. */
export interface SearchAnswer {
  readonly query: string
  readonly models: readonly SearchHit[]
  readonly documents: readonly SearchHit[]
  readonly units: readonly UnitRow[]
  readonly programmes: readonly SearchHit[]
}

/** Searches everything public; the best first, each list bounded. */
export async function searchAnswer(app: App, query: string, limit: number, words: Words): Promise<SearchAnswer> {
  const found = await searchPage(app, query, limit)
  const unitIds = found.units.map((hit) => hit.unit.id)
  const [tenants, programmes] = await Promise.all([
    tenantsOf(app),
    unitIds.length === 0 ? [] : listProgrammes(app.db.public, { unitIds }, limit),
  ])
  const slugs = new Map(tenants.map((t) => [t.tenant_id, t.slug]))
  return {
    query,
    models: found.models.map((m) => ({
      id: m.id,
      tenant: m.tenant_slug,
      title: m.name,
      under: null,
      href: address.model(m.tenant_slug, m.id),
    })),
    documents: found.documents.map((d) => ({
      id: d.id,
      tenant: d.tenant_slug,
      title: d.title,
      under: [d.symbol, d.publisher, d.issued_on].filter((x) => x !== null).join(', ') || null,
      href: address.document(d.tenant_slug, d.id),
    })),
    units: found.units.map((hit) => unitRow(app.units, hit.unit)),
    programmes: programmes.map((p) => {
      const tenant = slugs.get(p.tenant_id) ?? ''
      return {
        id: p.id,
        tenant,
        title: `${named(words, p.movement_name, p.movement_name_en)} – ${app.units.fullName(p.unit_id, lastDayOf(p.year_to))}`,
        under: p.period_label,
        href: address.programme(tenant, p.slug),
      }
    }),
  }
}
