import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { ProblemError, problem } from '../../core/problem.ts'
import { jsonAnswer } from './answer.ts'
import { ProblemSchema } from './schemas.ts'

/** Every answer's language. */
export const lang = z
  .enum(['vi', 'en'])
  .optional()
  .openapi({ description: 'Language of names and sentences; Vietnamese unless told' })

type Shape = z.ZodObject<z.ZodRawShape>

/** One route of the API as the OpenAPI file says it. */
export interface Exposed<Q extends Shape, S extends z.ZodType> {
  /** With `{name}` for its parts. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly query: Q
  readonly answer: S
  readonly type?: string
}

/** A file of a list. */
export interface ExposedFile<Q extends Shape> {
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly query: Q
  readonly type: string
}

const problems = {
  default: {
    description: 'A problem (RFC 9457), with its sentence in Vietnamese and English',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  },
}

/**
 * Registers a route and its description in one go, so that neither can be without the other. The types hold the answer
 * to the schema; a query that the schema does not know is refused.
 */
export function expose<Q extends Shape, S extends z.ZodType>(
  api: OpenAPIHono,
  route: Exposed<Q, S>,
  handle: (c: Context, query: z.output<Q>) => Promise<z.output<S>>,
): void {
  const type = route.type ?? 'application/json'
  describe(api, route, {
    200: {
      description: 'The answer',
      headers: { ETag: { schema: { type: 'string' } } },
      content: { [type]: { schema: route.answer } },
    },
    304: { description: 'The asker has it already (If-None-Match)' },
  })
  api.get(honoPath(route.path), async (c) =>
    jsonAnswer(c, await handle(c, readQuery(c, route.query)), `${type}; charset=utf-8`),
  )
}

/** The same for a file that is made while it is sent. */
export function exposeFile<Q extends Shape>(
  api: OpenAPIHono,
  route: ExposedFile<Q>,
  handle: (c: Context, query: z.output<Q>) => Promise<Response>,
): void {
  const schema = { type: 'string' as const, ...(route.type.startsWith('text/') ? {} : { format: 'binary' }) }
  describe(api, route, { 200: { description: 'The whole list as a file', content: { [route.type]: { schema } } } })
  api.get(honoPath(route.path), (c) => handle(c, readQuery(c, route.query)))
}

function describe<Q extends Shape>(
  api: OpenAPIHono,
  route: Omit<ExposedFile<Q>, 'type'>,
  responses: Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0]['responses'],
): void {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')
  api.openAPIRegistry.registerPath({
    method: 'get',
    path: route.path,
    summary: route.summary,
    tags: [route.tag],
    request: {
      query: route.query,
      ...(names.length === 0 ? {} : { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
    },
    responses: { ...responses, ...problems },
  })
}

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** The query of a request; a name twice, a name that is not known or a value that is none is refused, with its field. */
function readQuery<Q extends Shape>(c: Context, schema: Q): z.output<Q> {
  const given: Record<string, string> = {}
  for (const [name, values] of Object.entries(c.req.queries())) {
    const [value = '', again] = values
    if (again !== undefined) throw refused(name, values.join(', '), [])
    if (value !== '') given[name] = value
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys') throw unknown(issue.keys[0] ?? '', Object.keys(schema.shape))
  const name = String(issue?.path[0] ?? '')
  throw refused(name, given[name] ?? '', issue?.code === 'invalid_value' ? issue.values.map(String) : [])
}

const refused = (filter: string, value: string, choices: readonly string[]) =>
  new ProblemError(problem('input.invalid', { filter, value, choices }, filter))
const unknown = (filter: string, choices: readonly string[]) =>
  new ProblemError(problem('input.invalid', { filter, reason: 'not-taken', choices }, filter))
