import { t } from '../../i18n/catalogue.ts'
import { formatNumber } from '../../i18n/format.ts'
import type { Choice } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { TextMark } from '../components/marked-text.tsx'
import { MarkedText } from '../components/marked-text.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import { SearchBox } from '../components/search-box.tsx'
import type { Paging } from '../components/small.tsx'
import { Breadcrumbs, Chip, EmptyState, PageHead, Pagination } from '../components/small.tsx'

export type SearchKind = 'programme' | 'model' | 'unit' | 'document' | 'figure'

/** One thing that was found. */
export interface SearchResult {
  readonly kind: SearchKind
  readonly href: string
  readonly title: string
  /** Where and when: "huyện Cần Giuộc, 2021–2023". */
  readonly meta?: string
  /** The words that were found, with what stands around them. */
  readonly words?: { readonly text: string; readonly marks: readonly TextMark[] }
}

export interface SearchProps {
  readonly page: PageContext
  readonly query: string
  readonly kind?: SearchKind
  /** Kinds that have results, with their number; more: as many as were looked for, and perhaps others. */
  readonly kinds: readonly {
    readonly kind: SearchKind
    readonly count: number
    readonly more?: boolean
    readonly href: string
  }[]
  readonly allHref: string
  /** Absent when nothing was asked yet. */
  readonly count?: number
  readonly more?: boolean
  readonly results: readonly SearchResult[]
  readonly paging?: Paging
  /** Other spellings or old names to try. */
  readonly suggestions: readonly Choice[]
}

/** Search over programmes, models, units, documents and figures; with or without marks. */
export function SearchPage(props: SearchProps) {
  const { page, query } = props
  const { lang } = page
  const say = t(lang)
  const title = query === '' ? say('search.title') : `${say('search.title')}: ${query}`
  return (
    <Layout page={page} title={title} section="search" ownSearch>
      <Breadcrumbs lang={lang} crumbs={[{ label: say('search.title') }]} />
      <PageHead title={say('search.title')} />
      <SearchBox page={page} size="large" query={query} />
      {props.count === undefined ? (
        <EmptyState text={say('search.start')} />
      ) : (
        <p class="search-count" role="status">
          {props.count === 0
            ? say('search.empty', { query })
            : say(props.more === true ? 'search.results-first' : 'search.results', {
                n: formatNumber(lang, props.count),
                query,
              })}
        </p>
      )}
      <Kinds {...props} />
      <ul class="item-list search-results">
        {props.results.map((result) => (
          <li>
            <p class="item-kind">
              <Chip>{say(`search.kind.${result.kind}`)}</Chip>
            </p>
            <a class="item-title" href={localHref(lang, result.href)} {...viOn(lang)}>
              {result.title}
            </a>
            {result.meta === undefined ? null : (
              <p class="item-meta" {...viOn(lang)}>
                {result.meta}
              </p>
            )}
            {result.words === undefined ? null : (
              <div class="found-words">
                <MarkedText lang={lang} text={result.words.text} marks={result.words.marks} />
              </div>
            )}
          </li>
        ))}
      </ul>
      <Pagination lang={lang} paging={props.paging} />
    </Layout>
  )
}

function Kinds({ page, kinds, kind, allHref, suggestions }: SearchProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <>
      {kinds.length === 0 ? null : (
        <nav class="search-kinds" aria-label={say('search.kind')}>
          <ul>
            <li>
              <a href={localHref(lang, allHref)} {...(kind === undefined ? { 'aria-current': 'true' } : {})}>
                {say('search.kind.all')}
              </a>
            </li>
            {kinds.map((entry) => (
              <li>
                <a href={localHref(lang, entry.href)} {...(entry.kind === kind ? { 'aria-current': 'true' } : {})}>
                  {say(`search.kind.${entry.kind}`)}{' '}
                  <span class="digits">{`${formatNumber(lang, entry.count)}${entry.more === true ? '+' : ''}`}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {suggestions.length === 0 ? null : (
        <ul class="link-cloud">
          {suggestions.map((suggestion) => (
            <li>
              <a href={localHref(lang, suggestion.value)} {...viOn(lang)}>
                {suggestion.label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
