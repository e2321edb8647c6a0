import { address } from '../../app/portal/lookup.ts'
import { type DocumentPageFacts, documentPage } from '../../app/portal/other-pages.ts'
import { withoutLogin } from '../../app/portal/source-link.ts'
import type { PartAsked } from '../../app/portal/text-part.ts'
import { vietnamDay } from '../../core/clock.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/format.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { demoPage } from '../demo-page.ts'
import { figureNotes, plainKind } from '../figure-view.ts'
import { unitLink } from '../unit-view.ts'
import { type DocumentMark, DocumentPage } from '../views/document.tsx'

/** So many cards stand beside one part of a text; the marks of a denser one lead straight to their pages. */
const CARDS = 60

export const document: Handler = async (ask) => {
  const facts = await documentPage(ask.app, ask.param('tenant'), ask.param('id'), partAsked(ask))
  const d = facts.document
  const tenant = facts.tenant.slug
  const about = aboutOf(ask, facts)
  return ask.http.html(
    renderPage(
      DocumentPage({
        page: demoPage(ask, facts.tenant),
        crumbs: [...(about === undefined ? [] : [about.crumb]), { label: d.title, vi: true }],
        href: address.document(tenant, d.id),
        title: d.title,
        kind: d.kind,
        citations: [
          ...facts.citing.map((c) => ({ symbol: c.symbol ?? c.title, href: address.document(tenant, c.id) })),
          ...facts.citedBy.map((c) => ({ symbol: c.title, href: address.words(tenant, c.id, c.start) })),
        ],
        text: facts.part.text,
        part: { ...facts.part, href: (n) => `${address.document(tenant, d.id)}${n === 1 ? '' : `?phan=${n}`}` },
        marks: marksOf(ask, facts),
        ...defined({
          symbol: d.symbol,
          publisher: d.publisher,
          date: d.issued_on,
          received: d.sha256 === null ? null : receivedOf(ask, facts),
          originalHref: d.source_url === null ? null : withoutLogin(d.source_url),
          place: about?.place,
          programme: about?.programme,
          retells: retold(ask, d),
        }),
      }),
    ),
  )
}

/** When a document was taken in, and into whose book: persons are named in the journal, not here. */
const receivedOf = (ask: Ask, { document, tenant }: DocumentPageFacts) => ({
  date: vietnamDay(new Date(document.received_at)),
  by: ask.lang === 'vi' ? tenant.name : tenant.name_en,
})

/** "?phan=3", or "?cho=12345" for the part in which that place is. */
export function partAsked(ask: Ask): PartAsked {
  const at = ask.query('cho')
  return at === undefined ? { number: Number(ask.query('phan') ?? 1) } : { at: Number(at) }
}

/** "Báo Long An, 26/09/2023": whom a retelling retells. */
function retold(ask: Ask, d: { readonly retells: string | null; readonly retells_on: string | null }): string | null {
  if (d.retells === null || d.retells_on === null) return d.retells
  return t(ask.lang)('retells', { source: d.retells, date: formatDate(ask.lang, d.retells_on) })
}

/** The programme and the place that a document is about. */
function aboutOf(ask: Ask, facts: DocumentPageFacts) {
  const p = facts.programme
  if (p === undefined) return undefined
  const unit = unitLink(ask.app.units, p.unit_id, facts.document.issued_on ?? undefined)
  const href = address.programme(facts.tenant.slug, p.slug)
  const movement = ask.lang === 'vi' ? p.movement_name : p.movement_name_en
  return {
    crumb: { label: `${unit.name}, ${p.period_label}`, href, vi: true },
    place: { name: unit.name, ...defined({ href: unit.href }) },
    programme: { name: `${movement}, ${p.period_label}`, href },
  }
}

/** The words that figures and models stand on. Ids come from the place in the text, so that links last. */
function marksOf(ask: Ask, facts: DocumentPageFacts): DocumentMark[] {
  const { lang } = ask
  const fields = new Map(facts.fields.map((f) => [f.id, { vi: f.name, en: f.name_en }]))
  const tags = new Map(facts.tags.map((x) => [x.id, { code: x.code, vi: x.name, en: x.name_en }]))
  const figures = facts.claims.map((c) => ({
    ...placeOf(facts, c),
    kind: 'figure' as const,
    value: Number(c.value),
    label: plainKind(lang, c.claim_kind),
    notes: figureNotes(lang, {
      row: c,
      fieldName: fields.get(c.field_id ?? '') ?? null,
      tag: tags.get(c.tag_id ?? '') ?? null,
    }),
    href: address.figure(facts.tenant.slug, c.id),
    ...defined({ valueMax: c.value_max === null ? null : Number(c.value_max), approxWord: c.approx }),
  }))
  const models = facts.sources.flatMap((s) => {
    const label = s.record === 'model' ? facts.models.get(s.record_id) : undefined
    if (label === undefined) return []
    return [
      { ...placeOf(facts, s), kind: 'model' as const, label, href: address.model(facts.tenant.slug, s.record_id) },
    ]
  })
  // One mark at a place: a figure before a model, the first of several.
  const once = new Map([...figures, ...models].toReversed().map((mark) => [mark.id, mark]))
  return [...once.values()]
    .sort((a, b) => a.start - b.start)
    .map((mark, i) => (i < CARDS ? mark : { ...mark, bare: true }))
}

const placeOf = (facts: DocumentPageFacts, span: { readonly start: number; readonly quote: string }) => ({
  id: String(span.start),
  start: span.start - facts.part.from,
  length: [...span.quote].length,
})
