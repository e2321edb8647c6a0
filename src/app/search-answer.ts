import type { App } from './context.ts'
import { named, type Words } from './lists/listing.ts'
import { lastDayOf } from './lists/place.ts'
import { type UnitRow, unitRow } from './lists/units.ts'
import { address } from './portal/lookup.ts'
import { searchPage } from './portal/search-page.ts'

export interface SearchHit {
  readonly id: string
  readonly tenant: string
  readonly title: string
  readonly under: string | null
  readonly href: string
}

/** What fits a few words: models, documents by title and text, figures by their words, units, programmes. */
export interface SearchAnswer {
  readonly query: string
  readonly models: readonly SearchHit[]
  readonly documents: readonly SearchHit[]
  readonly figures: readonly SearchHit[]
  readonly units: readonly UnitRow[]
  readonly programmes: readonly SearchHit[]
}

/** Searches everything public; the best first, each list bounded. */
export async function searchAnswer(app: App, query: string, limit: number, words: Words): Promise<SearchAnswer> {
  const found = await searchPage(app, query, limit)
  const place = (p: { readonly unit_id: string; readonly year_to: number }) =>
    app.units.fullName(p.unit_id, lastDayOf(p.year_to))
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
    figures: found.figures.map((f) => ({
      id: f.id,
      tenant: f.tenant_slug,
      title: f.quote,
      under: [place(f), f.period_label, f.document_title].join(', '),
      href: address.figure(f.tenant_slug, f.id),
    })),
    units: found.units.map((hit) => unitRow(app.units, hit.unit)),
    programmes: found.programmes.map((p) => ({
      id: p.id,
      tenant: p.tenant_slug,
      title: `${named(words, p.movement_name, p.movement_name_en)} – ${place(p)}`,
      under: p.period_label,
      href: address.programme(p.tenant_slug, p.slug),
    })),
  }
}
