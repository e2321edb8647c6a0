import { address } from '../../app/portal/lookup.ts'
import { type DocumentPageFacts, documentPage } from '../../app/portal/other-pages.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/format.ts'
import { kindLabel } from '../../i18n/labels.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { demoPage } from '../demo-page.ts'
import { figureNotes } from '../figure-view.ts'
import { unitLink } from '../unit-view.ts'
import { type DocumentMark, DocumentPage } from '../views/document.tsx'

export const document: Handler = async (ask) => {
  const { lang } = ask
  const facts = await documentPage(ask.app, ask.param('tenant'), ask.param('id'))
  const d = facts.document
  const { programme } = facts
  const unit =
    programme === undefined ? undefined : unitLink(ask.app.units, programme.unit_id, d.issued_on ?? undefined)
  return ask.http.html(
    renderPage(
      DocumentPage({
        page: demoPage(ask, facts.tenant),
        crumbs: [
          ...(programme === undefined || unit === undefined
            ? []
            : [
                {
                  label: `${unit.name}, ${programme.period_label}`,
                  href: address.programme(facts.tenant.slug, programme.slug),
                  vi: true,
                },
              ]),
          { label: d.title, vi: true },
        ],
        href: address.document(facts.tenant.slug, d.id),
        title: d.title,
        kind: d.kind,
        ...(d.symbol === null ? {} : { symbol: d.symbol }),
        ...(d.publisher === null ? {} : { publisher: d.publisher }),
        ...(d.issued_on === null ? {} : { date: d.issued_on }),
        ...(d.source_url === null ? {} : { originalHref: d.source_url }),
        ...(unit === undefined
          ? {}
          : { place: { name: unit.name, ...(unit.href === undefined ? {} : { href: unit.href }) } }),
        ...(programme === undefined
          ? {}
          : {
              programme: {
                name: `${lang === 'vi' ? programme.movement_name : programme.movement_name_en}, ${programme.period_label}`,
                href: address.programme(facts.tenant.slug, programme.slug),
              },
            }),
        ...(d.retells === null
          ? {}
          : {
              retells:
                d.retells_on === null
                  ? d.retells
                  : t(lang)('retells', { source: d.retells, date: formatDate(lang, d.retells_on) }),
            }),
        citations: [
          ...facts.citing.map((c) => ({
            symbol: c.symbol ?? c.title,
            href: address.document(facts.tenant.slug, c.id),
          })),
          ...facts.citedBy.map((c) => ({ symbol: c.title, href: address.words(facts.tenant.slug, c.id, c.start) })),
        ],
        text: facts.text ?? '',
        marks: marksOf(ask, facts),
      }),
    ),
  )
}

/** The words that figures and models stand on. Ids come from the place in the text, so that links last. */
function marksOf(ask: Ask, facts: DocumentPageFacts): DocumentMark[] {
  const { lang } = ask
  const fields = new Map(facts.fields.map((f) => [f.id, { vi: f.name, en: f.name_en }]))
  const tags = new Map(facts.tags.map((x) => [x.id, { code: '', vi: x.name, en: x.name_en }]))
  const figures = facts.claims.map((c) => ({
    id: String(c.start),
    kind: 'figure' as const,
    start: c.start,
    length: [...c.quote].length,
    value: Number(c.value),
    ...(c.value_max === null ? {} : { valueMax: Number(c.value_max) }),
    ...(c.approx === null ? {} : { approxWord: c.approx }),
    label: kindLabel(lang, c.claim_kind),
    notes: figureNotes(lang, {
      row: c,
      fieldName: fields.get(c.field_id ?? '') ?? null,
      tag: tags.get(c.tag_id ?? '') ?? null,
    }),
    href: address.figure(facts.tenant.slug, c.id),
  }))
  const taken = new Set(figures.map((f) => f.id))
  const models = facts.sources.flatMap((s) => {
    const name = s.record === 'model' ? facts.models.get(s.record_id) : undefined
    if (name === undefined || taken.has(String(s.start))) return []
    return [
      {
        id: String(s.start),
        kind: 'model' as const,
        start: s.start,
        length: [...s.quote].length,
        label: name,
        href: address.model(facts.tenant.slug, s.record_id),
      },
    ]
  })
  return [...figures, ...models]
}
