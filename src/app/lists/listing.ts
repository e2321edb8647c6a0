import type { Column } from '../../core/sheet.ts'
import type { After } from '../../db/read/lists.ts'
import type { App } from '../context.ts'
import type { Key } from './cursor.ts'
import { type ListQuery, type Prepared, prepare, unknownFilter, untakenFilter } from './filter.ts'

/** What a counting rule says, as far as the words of it are made elsewhere (src/i18n). */
export interface RuleFacts {
  readonly counts: 'participation' | 'model' | 'subject' | 'decision-line' | 'document'
  readonly stage?: string
  readonly period?: string
  readonly unitName?: string
  readonly boundaries: 'then' | 'now'
  readonly asOf?: string
}

/** The language of an answer, and the sentences that only the catalogue can make. */
export interface Words {
  readonly lang: 'vi' | 'en'
  readonly rule: (rule: RuleFacts) => string
  /** "Huyện Cần Giuộc, nay thuộc Tỉnh Tây Ninh". */
  readonly nowIn: (then: string, now: string) => string
  readonly conflict: (kind: string, computed: number, stated: number) => string
}

/** A pair of names, the one that the answer's language asks for. */
export const named = (words: Words, vi: string, en: string): string => (words.lang === 'vi' ? vi : en)

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Where the next page begins; null at the end. */
  readonly next: After | null
}

/** One public list: what it holds, its columns in a file, and its pages. */
export interface Listing<Row> {
  readonly id: string
  readonly title: { readonly vi: string; readonly en: string }
  readonly what: { readonly vi: string; readonly en: string }
  /** What one row stands for, in the words of the counting rule. */
  readonly counts: RuleFacts['counts']
  readonly columns: readonly Column<Row>[]
  /** The filters that it takes; any other is refused, because a filter that does nothing would look like an answer. */
  readonly filters: readonly (keyof ListQuery)[]
  /** The values that a filter may have in this list, where they are few. */
  readonly values: { readonly [filter in keyof ListQuery]?: readonly string[] }
  /** What a cursor of this list holds after the tenant. */
  readonly keys: readonly Key[]
  /** A page of at most so many rows, in a number of queries that does not depend on it. */
  readonly page: (
    app: App,
    prepared: Prepared,
    words: Words,
    after: After | undefined,
    limit: number,
  ) => Promise<Page<Row>>
}

/** Cuts the row that was asked for too many, which only says that there is a next page. */
export function cut<Raw, Row>(
  raw: readonly Raw[],
  limit: number,
  keysOf: (row: Raw) => After,
  row: (raw: Raw) => Row,
): Page<Row> {
  const kept = raw.slice(0, limit)
  const last = kept.at(-1)
  return { rows: kept.map(row), next: raw.length > limit && last !== undefined ? keysOf(last) : null }
}

/** The filters of programmes, which every list of theirs takes. */
export const PROGRAMME_FILTERS = [
  'tenant',
  'programme',
  'movement',
  'period',
  'unit',
  'date',
  'boundaries',
] as const satisfies readonly (keyof ListQuery)[]

/** Looks up what a query of a list names; refuses filters that the list does not take. */
export async function prepareFor(
  listing: Pick<Listing<never>, 'id' | 'filters' | 'values'>,
  app: App,
  query: ListQuery,
): Promise<Prepared> {
  for (const [name, value] of Object.entries(query)) {
    const filter = listing.filters.find((f) => f === name)
    if (filter === undefined) throw untakenFilter(name, listing.filters)
    const values = listing.values[filter]
    if (values !== undefined && !values.includes(String(value))) throw unknownFilter(name, String(value), values)
  }
  // Units belong to no programme: nothing of theirs is looked up.
  if (listing.id === 'units') return { query, filter: {}, boundaries: 'then' }
  return prepare(app, query)
}

/** Levels of participations and figures. */
export const LEVELS = ['base', 'district', 'province', 'central'] as const
/** Kinds of participations. */
export const KINDS = ['collective', 'individual'] as const

const STEP = 200

/** Every row of a list, a page at a time: memory does not grow with the list. `step` counts what the list pages by. */
export async function* walk<Row>(
  listing: Listing<Row>,
  app: App,
  prepared: Prepared,
  words: Words,
  step = STEP,
): AsyncGenerator<Row> {
  let after: After | undefined
  do {
    const page: Page<Row> = await listing.page(app, prepared, words, after, step)
    yield* page.rows
    after = page.next ?? undefined
  } while (after !== undefined)
}
