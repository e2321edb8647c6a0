import { address } from '../../app/portal/lookup.ts'
import { type ModelPageFacts, modelPage } from '../../app/portal/other-pages.ts'
import { publicFamily } from '../../app/replication/read.ts'
import type { Units } from '../../app/units.ts'
import { valueLabel } from '../../i18n/labels.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { demoPage } from '../demo-page.ts'
import { passageAround } from '../passage.ts'
import { unitLink } from '../unit-view.ts'
import { ModelPage, type ModelProps } from '../views/model.tsx'
import { type FamilyRow, familyView } from './family-view.ts'

export const model: Handler = async (ask) => {
  const facts = await modelPage(ask.app, ask.param('tenant'), ask.param('id'))
  const links = await publicFamily(ask.app, facts.tenant.tenant_id, facts.model.id)
  const { lang } = ask
  const tenant = facts.tenant.slug
  const [first] = facts.participations
  const field = facts.fields.find((f) => f.id === first?.field_id)
  const programme = programmeOf(ask, facts)
  return ask.http.html(
    renderPage(
      ModelPage({
        page: demoPage(ask, facts.tenant),
        crumbs: [
          ...(programme === undefined ? [] : [{ label: programme.name, href: programme.href, vi: true }]),
          { label: facts.model.name, vi: true },
        ],
        href: address.model(tenant, facts.model.id),
        name: facts.model.name,
        kind: 'collective',
        owners: facts.owners.map((o) => ({
          name: o.name,
          ...defined({ role: o.role === 'lead' ? null : valueLabel(lang, 'owner-role', o.role) }),
        })),
        tags: facts.tags.map((x) => (lang === 'vi' ? x.name : x.name_en)),
        programme: programme ?? { name: '', href: '/' },
        results: [],
        origins: [],
        ...listsOf(ask, facts),
        ...defined({
          field: lang === 'vi' ? field?.name : field?.name_en,
          status: first?.status,
          registration: first?.registration,
          family: familyOf(ask, facts, links),
        }),
      }),
    ),
  )
}

/** The tree that the model stands in; nothing when nobody took it on and it came from nowhere. */
function familyOf(ask: Ask, facts: ModelPageFacts, links: readonly FamilyRow[]) {
  const { units } = ask.app
  const unitName = (id: string) => units.nameInside(id)
  return familyView({ tenant: facts.tenant.slug, modelId: facts.model.id, unitName }, links)
}

function programmeOf(ask: Ask, facts: ModelPageFacts): { readonly name: string; readonly href: string } | undefined {
  const p = facts.programmes.find((x) => x.id === facts.participations[0]?.programme_id)
  if (p === undefined) return undefined
  const movement = ask.lang === 'vi' ? p.movement_name : p.movement_name_en
  const unit = ask.app.units.nameInside(p.unit_id, lastDay(p))
  return { name: `${movement}, ${unit}, ${p.period_label}`, href: address.programme(facts.tenant.slug, p.slug) }
}

const lastDay = (p: { readonly year_to: number }): string => `${p.year_to}-06-30`

function listsOf(
  ask: Ask,
  facts: ModelPageFacts,
): Pick<ModelProps, 'places' | 'years' | 'evidence' | 'adopters' | 'similar'> {
  const { units } = ask.app
  const [programme] = facts.programmes
  const day = programme === undefined ? undefined : lastDay(programme)
  const [first] = facts.participations
  const placed = facts.places.length > 0 ? facts.places : [{ unit_id: first?.unit_id ?? null, printed: '' }]
  return {
    places: placed.map((p) => placeOf(units, p, day)),
    years: facts.participations.map((p) => ({
      year: p.year === null ? (programme?.period_label ?? '') : String(p.year),
      status: p.status,
      registration: p.registration,
      ...defined({ level: p.level === '' ? null : p.level }),
    })),
    evidence: facts.sources.map((s) => ({
      ...passageAround(s.around, s.start, s.quote),
      documentTitle: s.title,
      documentHref: address.words(facts.tenant.slug, s.documentId, s.start),
      ...defined({ date: s.issued_on }),
    })),
    adopters: facts.replications.flatMap((r) => {
      if (r.adopter_unit_id !== null) return [unitLink(units, r.adopter_unit_id, day)]
      return r.adopter === null ? [] : [{ name: r.adopter }]
    }),
    similar: facts.similar.map((s) => ({
      id: s.id,
      href: address.model(s.tenant_slug, s.id),
      name: s.name,
      kind: 'collective' as const,
    })),
  }
}

/** The place as printed with its unit of then, and where that is today when it is another unit. */
function placeOf(units: Units, p: { readonly unit_id: string | null; readonly printed: string }, day?: string) {
  if (p.unit_id === null) return { was: { name: p.printed } }
  const now = units.mapToday(p.unit_id)
  const today = now.communeId ?? now.provinceId
  const was = unitLink(units, p.unit_id, day)
  const named = p.printed === '' || was.name.endsWith(p.printed) ? was : { ...was, name: `${p.printed} (${was.name})` }
  return { was: named, ...defined({ now: today === p.unit_id ? null : unitLink(units, today) }) }
}
