import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { App } from '../../app/context.ts'
import { figuresPage } from '../../app/figures/figures-answer.ts'
import { LISTS } from '../../app/lists/catalogue.ts'
import { fromCursor, toCursor } from '../../app/lists/cursor.ts'
import type { ListQuery, Prepared } from '../../app/lists/filter.ts'
import { type Listing, prepareFor, walk } from '../../app/lists/listing.ts'
import { type UnallocatedProgramme, unallocatedProgrammes } from '../../app/lists/unallocated.ts'
import { vietnamDay } from '../../core/clock.ts'
import { writeCsv } from '../../documents/csv.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import { listWords, sheetOf } from '../../i18n/list-words.ts'
import { fileAnswer, langOf } from './answer.ts'
import { expose, exposeFile, lang } from './expose.ts'
import { Award, Document, Figures, Model, Programme, pageOf, Record as RecordSchema, Unit } from './schemas.ts'

/** What the API is made with. */
export interface ApiFacts {
  readonly version: string
  /** Public address of the site; links are paths without it. */
  readonly origin?: string
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ABOUT: { readonly [filter in keyof ListQuery]: string } = {
  tenant: 'Slug of an owner of data',
  programme: 'Slug of a programme, or tenant/slug',
  movement: 'Slug or name of a movement, with or without marks',
  unit: 'Id, code or name of an administrative unit; a code or an old name needs `date`',
  date: 'Day on which `unit` is looked up, YYYY-MM-DD',
  period: 'Label of a period (2021-2023), or a year that it includes',
  boundaries: 'then: as the map was; now: on the map of today, what cannot be placed exactly apart',
  measure: 'What is counted',
  basis: 'Recorded or declared figures only',
  year: 'Year',
  field: 'Code or name of a field',
  kind: 'Kind',
  level: 'Level',
  status: 'Status of the participation',
  tag: 'Code or name of a tag',
  q: 'Words to look for, with or without marks',
}

/** The schema of the filters that a list takes, made from the list itself. */
function filtersOf(listing: Pick<Listing<unknown>, 'filters' | 'values'>) {
  const shape: { [filter: string]: z.ZodType } = {}
  for (const name of listing.filters) {
    const values = name === 'boundaries' ? ['then', 'now'] : listing.values[name]
    const text = z.string().max(300)
    const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
    const year = z.string().regex(/^\d{4}$/)
    const schema =
      values !== undefined
        ? z.enum(values as [string, ...string[]])
        : name === 'date'
          ? date
          : name === 'year'
            ? year
            : text
    shape[name] = schema.optional().openapi({ description: ABOUT[name] ?? name })
  }
  return shape
}

const after = z.string().max(2000).optional().openapi({ description: 'Cursor from `after` of the page before' })

function limitUpTo(most: number, usual: number) {
  return z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((n) => n >= 1 && n <= most)
    .optional()
    .openapi({ type: 'integer', description: `At most ${most}; ${usual} unless told` })
}

/** The filters of a checked query, with what belongs to pages taken out. */
function listQuery(query: { readonly [name: string]: unknown }): ListQuery {
  const { after: _after, limit: _limit, lang: _lang, year, ...rest } = query
  return { ...rest, ...(year === undefined ? {} : { year: Number(year) }) } as ListQuery
}

/** Registers every list with its pages and its files. */
export function exposeLists(api: OpenAPIHono, app: App, facts: ApiFacts): void {
  exposeFigures(api, app, facts)
  exposeList(api, app, facts, LISTS.programmes, pageOf(Programme).openapi('ProgrammePage'))
  exposeList(api, app, facts, LISTS.models, pageOf(Model).openapi('ModelPage'))
  exposeList(api, app, facts, LISTS.records, pageOf(RecordSchema).openapi('RecordPage'))
  exposeList(api, app, facts, LISTS.documents, pageOf(Document).openapi('DocumentPage'))
  exposeList(api, app, facts, LISTS.awards, pageOf(Award).openapi('AwardPage'))
  exposeList(api, app, facts, LISTS.units, pageOf(Unit).openapi('UnitPage'))
}

interface PageBody<Row> {
  readonly items: readonly Row[]
  readonly unallocated: readonly UnallocatedProgramme[]
  readonly next: string | null
  readonly after: string | null
}

function exposeList<Row>(
  api: OpenAPIHono,
  app: App,
  facts: ApiFacts,
  listing: Listing<Row>,
  answer: z.ZodType<PageBody<Row>>,
): void {
  const filters = filtersOf(listing)
  const query = z.strictObject({ ...filters, lang, after, limit: limitUpTo(200, 50) })
  expose(
    api,
    { path: `/${listing.id}`, summary: `${listing.title.en}: ${listing.what.en}`, tag: listing.id, query, answer },
    async (c, q) => {
      const words = listWords(langOf(c))
      const prepared = await prepareFor(listing, app, listQuery(q))
      const from = q.after === undefined ? undefined : fromCursor(q.after, listing.keys)
      const page = await listing.page(app, prepared, words, from, q.limit ?? 50)
      const unallocated = from === undefined ? await unallocatedProgrammes(app, prepared, words) : []
      return { items: page.rows, unallocated, ...nextOf(c, facts, page.next) }
    },
  )
  exposeFiles(api, app, facts, listing)
}

function exposeFigures(api: OpenAPIHono, app: App, facts: ApiFacts): void {
  const listing = LISTS.figures
  const query = z.strictObject({ ...filtersOf(listing), lang, after, limit: limitUpTo(50, 20) })
  const summary =
    'Figures, declared and recorded apart, with coverage and conflicts; a page holds whole programmes, `limit` counts them'
  expose(api, { path: '/figures', summary, tag: 'figures', query, answer: Figures }, async (c, q) => {
    const prepared = await prepareFor(listing, app, listQuery(q))
    const from = q.after === undefined ? undefined : fromCursor(q.after, listing.keys)
    const { next, ...answer } = await figuresPage(app, prepared, listWords(langOf(c)), from, q.limit ?? 20)
    return { ...answer, ...nextOf(c, facts, next) }
  })
  exposeFiles(api, app, facts, listing)
}

/** The address of the next page, in the body and as a link header. */
function nextOf(c: Context, facts: ApiFacts, next: Parameters<typeof toCursor>[0] | null) {
  if (next === null) return { next: null, after: null }
  const cursor = toCursor(next)
  const url = new URL(c.req.url)
  url.searchParams.set('after', cursor)
  const address = `${facts.origin ?? ''}${url.pathname}${url.search}`
  c.header('Link', `<${address}>; rel="next"`)
  return { next: address, after: cursor }
}

function exposeFiles<Row>(api: OpenAPIHono, app: App, facts: ApiFacts, listing: Listing<Row>): void {
  const query = z.strictObject({ ...filtersOf(listing), lang })
  for (const [ending, type] of [
    ['csv', 'text/csv'],
    ['xlsx', XLSX],
  ] as const) {
    const route = {
      path: `/${listing.id}.${ending}`,
      summary: `${listing.title.en}, the whole list as ${ending.toUpperCase()}`,
      tag: listing.id,
      query,
      type,
    }
    exposeFile(api, route, async (c, q) => {
      const prepared = await prepareFor(listing, app, listQuery(q))
      const sheet = sheetFor(c, app, facts, listing, prepared)
      const apart = await unallocatedProgrammes(app, prepared, listWords(langOf(c)))
      if (apart.length > 0) c.header('Kheo-Unallocated', String(apart.length))
      const name = `kheo-${listing.id}-${vietnamDay(app.clock())}.${ending}`
      const bytes = ending === 'csv' ? writeCsv(sheet) : writeXlsx(sheet)
      return fileAnswer(c, { name, type: ending === 'csv' ? 'text/csv; charset=utf-8; header=present' : type, bytes })
    })
  }
}

function sheetFor<Row>(c: Context, app: App, facts: ApiFacts, listing: Listing<Row>, prepared: Prepared) {
  const language = langOf(c)
  const { pathname, search, origin: asked } = new URL(c.req.url)
  // A file is read far from here: its addresses lead back to the site, as it calls itself or was called.
  const origin = facts.origin ?? asked
  return sheetOf(language, listing.columns, walk(listing, app, prepared, listWords(language)), {
    title: listing.title[language],
    what: listing.what[language],
    counts: listing.counts,
    boundaries: prepared.boundaries,
    filters: Object.entries(prepared.query).map(([name, value]) => [name, String(value)]),
    asOf: vietnamDay(app.clock()),
    link: `${origin}${pathname.replace(/\.(csv|xlsx)$/, '')}${search}`,
    origin,
  })
}
