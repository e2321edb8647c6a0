import { address } from '../../app/portal/lookup.ts'
import { isCalled, type SearchPageFacts, searchPage } from '../../app/portal/search-page.ts'
import { unitHref } from '../../app/units.ts'
import { type Lang, t } from '../../i18n/catalogue.ts'
import { formatDate, formatPeriod, formatValue } from '../../i18n/format.ts'
import { renderPage } from '../components/render.ts'
import type { Ask, Handler } from '../context.ts'
import { defined } from '../defined.ts'
import { figureLabel, unitThen } from '../figure-view.ts'
import { findWords } from '../found-words.ts'
import { passageAround } from '../passage.ts'
import { type SearchKind, SearchPage, type SearchResult } from '../views/search.tsx'

/** So many of each kind are looked for; so many of each are on the page that shows every kind. */
const LIMIT = 30
const OF_EACH = 8
const KINDS: readonly SearchKind[] = ['programme', 'model', 'figure', 'document', 'unit']
const AROUND = 80

export const search: Handler = async (ask) => {
  const query = ask.query('q') ?? ''
  const asked = ask.query('loai')
  const kind = KINDS.find((k) => k === asked)
  const results = resultsOf(ask, query, await searchPage(ask.app, query, LIMIT))
  const of = (k: SearchKind) => results.filter((r) => r.kind === k)
  const href = (k?: SearchKind) =>
    `/tim-kiem?${new URLSearchParams({ q: query, ...(k === undefined ? {} : { loai: k }) })}`
  const shown = kind === undefined ? KINDS.flatMap((k) => of(k).slice(0, OF_EACH)) : of(kind)
  return ask.http.html(
    renderPage(
      SearchPage({
        page: ask.page,
        query,
        ...defined({ kind, count: query === '' ? undefined : (kind === undefined ? results : shown).length }),
        more: (kind === undefined ? KINDS : [kind]).some((k) => of(k).length >= LIMIT),
        allHref: href(),
        kinds: KINDS.map((k) => ({ kind: k, count: of(k).length, more: of(k).length >= LIMIT, href: href(k) })).filter(
          (k) => k.count > 0,
        ),
        // In the order of the answer: units that are called so stand before what only speaks of them.
        results: kind === undefined ? results.filter((r) => shown.includes(r)) : shown,
        suggestions: [],
      }),
    ),
  )
}

/** Units called so, programmes, models, figures, documents, then units that only have the words in their names. */
function resultsOf(ask: Ask, query: string, found: SearchPageFacts): SearchResult[] {
  const units = found.units.map((u) => ({
    called: isCalled(u),
    kind: 'unit' as const,
    href: unitHref(u.unit.code, u.unit.validFrom),
    title: u.name.fullName,
    meta: [...u.path.map((p) => p.fullName), span(ask.lang, u.unit.validFrom, u.unit.validTo)]
      .filter(Boolean)
      .join(', '),
  }))
  const models = found.models.map((m) => ({
    kind: 'model' as const,
    href: address.model(m.tenant_slug, m.id),
    title: m.name,
  }))
  const figures = figuresOf(ask, found)
  return [
    ...units.filter((u) => u.called),
    ...programmesOf(ask, found),
    // Who types a number has read it somewhere.
    ...(/\d/.test(query) ? [...figures, ...models] : [...models, ...figures]),
    ...documentsOf(ask, query, found),
    ...units.filter((u) => !u.called),
  ]
}

function programmesOf(ask: Ask, found: SearchPageFacts): SearchResult[] {
  return found.programmes.map((p) => ({
    kind: 'programme',
    href: address.programme(p.tenant_slug, p.slug),
    title: `${ask.lang === 'vi' ? p.movement_name : p.movement_name_en}, ${unitThen(ask.app.units, p.unit_id, `${p.year_to}-06-30`)}`,
    meta: formatPeriod(ask.lang, p.period_label),
  }))
}

function figuresOf(ask: Ask, found: SearchPageFacts): SearchResult[] {
  const { lang } = ask
  return found.figures.map((f) => {
    const fieldName = f.field_name === null ? null : { vi: f.field_name, en: f.field_name_en ?? f.field_name }
    const tag =
      f.tag_code === null ? null : { code: f.tag_code, vi: f.tag_name ?? f.tag_code, en: f.tag_name_en ?? f.tag_code }
    const max = f.value_max === null ? undefined : Number(f.value_max)
    const value = formatValue(lang, Number(f.value), f.approx ?? undefined, max)
    const place = unitThen(ask.app.units, f.unit_id, `${f.year_to}-06-30`)
    return {
      kind: 'figure' as const,
      href: address.figure(f.tenant_slug, f.id),
      title: `${value} ${figureLabel(lang, { row: f, fieldName, tag })}`,
      meta: [place, formatPeriod(lang, f.period_label), f.document_title].join(' · '),
      words: { text: f.quote, marks: [] },
    }
  })
}

function documentsOf(ask: Ask, query: string, found: SearchPageFacts): SearchResult[] {
  return found.documents.map((d, i) => {
    const text = found.texts.get(d.id)
    const at = text === undefined ? undefined : findWords(text, query)
    const around =
      text === undefined || at === undefined ? undefined : passageAround({ text, from: 0 }, at.start, at.quote, AROUND)
    return {
      kind: 'document' as const,
      href: address.document(d.tenant_slug, d.id),
      title: d.title,
      meta: [d.publisher ?? '', d.issued_on === null ? '' : formatDate(ask.lang, d.issued_on)]
        .filter(Boolean)
        .join(', '),
      ...(around === undefined
        ? {}
        : { words: { text: around.text, marks: around.marks.map((m) => ({ ...m, id: `tim-${i}` })) } }),
    }
  })
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
