import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { App } from '../../app/context.ts'
import { figureDetail } from '../../app/figures/figure-detail.ts'
import { documentDetail, modelDetail, programmeDetail } from '../../app/lists/details.ts'
import { searchAnswer } from '../../app/search-answer.ts'
import { unitDetail } from '../../app/unit-answer.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { listWords } from '../../i18n/list-words.ts'
import { langOf } from './answer.ts'
import { expose, lang } from './expose.ts'
import { DocumentDetail, FigureDetail, ModelDetail, ProgrammeDetail, SearchResult, UnitDetail } from './schemas.ts'

const param = (c: Context, name: string): string => c.req.param(name) ?? ''
const query = z.strictObject({ lang })

/** Every thing that has an address of its own, and the search over all of them. */
export function exposeItems(api: OpenAPIHono, app: App): void {
  const words = (c: Context) => listWords(langOf(c))
  expose(
    api,
    {
      path: '/programmes/{tenant}/{slug}',
      summary: 'A programme with its figures and documents',
      tag: 'programmes',
      query,
      answer: ProgrammeDetail,
    },
    (c) => programmeDetail(app, param(c, 'tenant'), param(c, 'slug'), words(c)),
  )
  expose(
    api,
    {
      path: '/figures/{tenant}/{id}',
      summary: 'A declared figure with everything it opens to',
      tag: 'figures',
      query,
      answer: FigureDetail,
    },
    (c) => figureDetail(app, param(c, 'tenant'), param(c, 'id'), words(c)),
  )
  expose(
    api,
    {
      path: '/models/{tenant}/{id}',
      summary: 'A model with its records and the words it came from',
      tag: 'models',
      query,
      answer: ModelDetail,
    },
    (c) => modelDetail(app, param(c, 'tenant'), param(c, 'id'), words(c)),
  )
  expose(
    api,
    {
      path: '/documents/{tenant}/{id}',
      summary: 'A document with its text and the marked words',
      tag: 'documents',
      query,
      answer: DocumentDetail,
    },
    (c) => documentDetail(app, param(c, 'tenant'), param(c, 'id')),
  )
  exposeUnit(api, app)
  exposeSearch(api, app)
}

function exposeUnit(api: OpenAPIHono, app: App): void {
  const route = {
    path: '/units/{code}/{from}',
    summary: 'An administrative unit by its code and first day (`truoc`: before what is recorded), with its history',
    tag: 'units',
    query,
    answer: UnitDetail,
  }
  expose(api, route, async (c) => {
    const from = param(c, 'from')
    const unit = app.units.book.byCode.get(param(c, 'code'))?.find((u) => (u.validFrom ?? 'truoc') === from)
    if (unit === undefined) throw new ProblemError(problem('not-found'))
    return unitDetail(app.units, unit)
  })
}

function exposeSearch(api: OpenAPIHono, app: App): void {
  const limit = z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .refine((n) => n >= 1 && n <= 50)
    .optional()
    .openapi({ type: 'integer', description: 'Of each kind; at most 50, 10 unless told' })
  const asked = z.strictObject({
    q: z.string().max(200).openapi({ description: 'Words, with or without marks' }),
    limit,
    lang,
  })
  const route = {
    path: '/search',
    summary: 'Models, documents (title and text), figures (by their words), units and programmes that fit some words',
    tag: 'search',
    query: asked,
    answer: SearchResult,
  }
  expose(api, route, (c, q) => searchAnswer(app, q.q, q.limit ?? 10, listWords(langOf(c))))
}
