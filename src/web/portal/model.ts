import { address } from '../../app/portal/lookup.ts'
import { modelPage } from '../../app/portal/other-pages.ts'
import { valueLabel } from '../../i18n/labels.ts'
import { renderPage } from '../components/render.ts'
import type { Handler } from '../context.ts'
import { demoPage } from '../demo-page.ts'
import { passageAround } from '../passage.ts'
import { unitLink } from '../unit-view.ts'
import { ModelPage } from '../views/model.tsx'

export const model: Handler = async (ask) => {
  const { lang } = ask
  const { units } = ask.app
  const facts = await modelPage(ask.app, ask.param('tenant'), ask.param('id'))
  const tenant = facts.tenant.slug
  const [first] = facts.participations
  const programme = facts.programmes.find((p) => p.id === first?.programme_id)
  const field = facts.fields.find((f) => f.id === first?.field_id)
  const day = programme === undefined ? undefined : `${programme.year_to}-06-30`
  const placed = facts.places.length > 0 ? facts.places : [{ unit_id: first?.unit_id ?? null, printed: '' }]
  const programmeName =
    programme === undefined
      ? ''
      : `${lang === 'vi' ? programme.movement_name : programme.movement_name_en}, ${units.fullName(programme.unit_id, day)}, ${programme.period_label}`
  return ask.http.html(
    renderPage(
      ModelPage({
        page: demoPage(ask, facts.tenant),
        crumbs: [
          ...(programme === undefined
            ? []
            : [{ label: programmeName, href: address.programme(tenant, programme.slug), vi: true }]),
          { label: facts.model.name, vi: true },
        ],
        href: address.model(tenant, facts.model.id),
        name: facts.model.name,
        kind: 'collective',
        owners: facts.owners.map((o) => ({
          name: o.name,
          ...(o.role === 'lead' ? {} : { role: valueLabel(lang, 'owner-role', o.role) }),
        })),
        ...(field === undefined ? {} : { field: lang === 'vi' ? field.name : field.name_en }),
        tags: facts.tags.map((x) => (lang === 'vi' ? x.name : x.name_en)),
        places: placed.map((p) => {
          if (p.unit_id === null) return { was: { name: p.printed } }
          const now = units.mapToday(p.unit_id)
          const today = now.communeId ?? now.provinceId
          const was = unitLink(units, p.unit_id, day)
          return {
            was:
              p.printed === '' || was.name.endsWith(p.printed) ? was : { ...was, name: `${p.printed} (${was.name})` },
            ...(today === p.unit_id ? {} : { now: unitLink(units, today) }),
          }
        }),
        programme: {
          name: programmeName,
          href: programme === undefined ? '/' : address.programme(tenant, programme.slug),
        },
        ...(first === undefined ? {} : { status: first.status, registration: first.registration }),
        years: facts.participations.map((p) => ({
          year:
            p.year === null
              ? (facts.programmes.find((x) => x.id === p.programme_id)?.period_label ?? '')
              : String(p.year),
          status: p.status,
          registration: p.registration,
          ...(p.level === '' ? {} : { level: p.level }),
        })),
        results: [],
        evidence: facts.sources.map((s) => ({
          ...passageAround(facts.texts.get(s.document_id) ?? s.quote, s.start, s.quote),
          documentTitle: s.title,
          documentHref: address.words(tenant, s.document_id, s.start),
          ...(s.issued_on === null ? {} : { date: s.issued_on }),
        })),
        origins: [],
        adopters: facts.replications.flatMap((r) =>
          r.adopter_unit_id === null
            ? r.adopter === null
              ? []
              : [{ name: r.adopter }]
            : [unitLink(units, r.adopter_unit_id, day)],
        ),
        similar: facts.similar.map((s) => ({
          id: s.id,
          href: address.model(s.tenant_slug, s.id),
          name: s.name,
          kind: 'collective' as const,
        })),
      }),
    ),
  )
}
