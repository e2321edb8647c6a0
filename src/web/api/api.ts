import { OpenAPIHono } from '@hono/zod-openapi'
import { cors } from 'hono/cors'
import type { App } from '../../app/context.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { jsonAnswer, problemAnswer } from './answer.ts'
import { exposeCatalogue } from './catalog.ts'
import { exposeItems } from './items.ts'
import { type ApiFacts, exposeLists } from './lists.ts'

const DESCRIPTION = `Read access to everything public in Khéo. A figure is either **declared** (a document says it; it opens to
the words) or **recorded** (counted from records; it opens to them); the two are never blended.

Pages: \`limit\` and \`after\`; the next page is \`next\` in the body and in the Link header. Every list is also a file: put
\`.csv\` or \`.xlsx\` after its name. \`href\` is the path of the page about a thing. Answers carry a weak ETag. Problems are
\`application/problem+json\` (RFC 9457) with a stable \`code\` and the sentence in Vietnamese and English. Unknown filters are
refused. No key is needed.

This release only reads. There is no write side yet, and so no Idempotency-Key.`

/** The API, to be mounted at /api/v1. It reads through the public views only; there is nothing here to sign in to. */
export function createApi(app: App, facts: ApiFacts): OpenAPIHono {
  const api = new OpenAPIHono()
  api.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'HEAD', 'OPTIONS'],
      exposeHeaders: ['ETag', 'Link', 'Kheo-Unallocated', 'Content-Disposition'],
      maxAge: 86_400,
    }),
  )
  api.onError((error, c) => problemAnswer(c, error))
  exposeLists(api, app, facts)
  exposeItems(api, app)
  exposeCatalogue(api, app, facts)
  const document = openApiDocument(api, facts)
  api.get('/openapi.json', (c) => jsonAnswer(c, document))
  // A mounted application has no page of its own for what is not there: the site's would answer with HTML.
  api.all('*', () => {
    throw new ProblemError(problem('not-found'))
  })
  return api
}

/** The OpenAPI 3.1 file, made from the routes as they are registered. */
function openApiDocument(api: OpenAPIHono, facts: ApiFacts) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Khéo API',
      version: facts.version,
      description: DESCRIPTION,
      license: { name: 'Data: CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    },
    servers: [{ url: `${facts.origin ?? ''}/api/v1` }],
  })
}
