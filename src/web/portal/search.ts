import { address } from '../../app/portal/lookup.ts'
import { type SearchPageFacts, searchPage } from '../../app/portal/other-pages.ts'
import { unitHref } from '../../app/units.ts'
import { type Lang, t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/format.ts'
import { renderPage } from '../components/render.ts'
import type { Handler } from '../context.ts'
import { type SearchKind, SearchPage, type SearchResult } from '../views/search.tsx'

const LIMIT = 30
const KINDS: readonly SearchKind[] = ['unit', 'model', 'document']

export const search: Handler = async (ask) => {
  const { lang } = ask
  const query = ask.query('q') ?? ''
  const asked = ask.query('loai')
  const kind = KINDS.find((k) => k === asked)
  const found = await searchPage(ask.app, query, LIMIT)
  const results = resultsOf(lang, found)
  const shown = kind === undefined ? results : results.filter((r) => r.kind === kind)
  const href = (k?: SearchKind) =>
    `/tim-kiem?${new URLSearchParams({ q: query, ...(k === undefined ? {} : { loai: k }) })}`
  return ask.http.html(
    renderPage(
      SearchPage({
        page: ask.page,
        query,
        ...(kind === undefined ? {} : { kind }),
        kinds: KINDS.map((k) => ({ kind: k, count: results.filter((r) => r.kind === k).length, href: href(k) })),
        ...(results.length < LIMIT ? { count: shown.length } : {}),
        results: shown,
        suggestions: [],
      }),
    ),
  )
}

/** Units called so, then models and documents, then units that only have the words somewhere in their names. */
function resultsOf(lang: Lang, found: SearchPageFacts): SearchResult[] {
  const unit = (u: SearchPageFacts['units'][number]) => ({
    kind: 'unit' as const,
    href: unitHref(u.unit.code, u.unit.validFrom),
    title: u.name.fullName,
    meta: [...u.path.map((p) => p.fullName), span(lang, u.unit.validFrom, u.unit.validTo)].filter(Boolean).join(', '),
  })
  const called = (u: SearchPageFacts['units'][number]) => ['exact', 'folded', 'prefix'].includes(u.match)
  return [
    ...found.units.filter(called).map(unit),
    ...found.models.map((m) => ({ kind: 'model' as const, href: address.model(m.tenant_slug, m.id), title: m.name })),
    ...found.documents.map((d) => ({
      kind: 'document' as const,
      href: address.document(d.tenant_slug, d.id),
      title: d.title,
      meta: [d.publisher ?? '', d.issued_on === null ? '' : formatDate(lang, d.issued_on)].filter(Boolean).join(', '),
    })),
    ...found.units.filter((u) => !called(u)).map(unit),
  ]
}

/** "đến 30/06/2025", "từ 01/07/2025": namesakes are told apart by their days. */
function span(lang: Lang, from: string | null, to: string | null): string {
  const say = t(lang)
  const last = to === null ? null : new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  if (from !== null && last !== null)
    return say('search.unit.span', { from: formatDate(lang, from), to: formatDate(lang, last) })
  if (last !== null) return say('search.unit.until', { date: formatDate(lang, last) })
  return from === null ? '' : say('search.unit.from', { date: formatDate(lang, from) })
}
