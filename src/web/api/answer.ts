import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { asProblem } from '../../app/failures.ts'
import { PROBLEMS, type Problem } from '../../core/problem.ts'
import { LANGS, type Lang } from '../../i18n/catalogue.ts'
import { datedChoices, explain } from '../../i18n/explain-problem.ts'

/** The language of an answer: `?lang=`, Vietnamese unless told. Never by header, so that one address is one answer. */
export function langOf(c: Context): Lang {
  return LANGS.find((lang) => lang === c.req.query('lang')) ?? 'vi'
}

/** JSON with a weak ETag made from its bytes; 304 without a body when the asker already has them. */
export function jsonAnswer(c: Context, body: unknown, type = 'application/json; charset=utf-8'): Response {
  const text = JSON.stringify(body)
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  c.header('ETag', etag)
  c.header('Cache-Control', 'public, no-cache')
  if (knows(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  c.header('Content-Type', type)
  return c.body(text, 200)
}

/** Weak comparison (RFC 9110, 13.1.2): the marks of weakness do not count. */
function knows(asked: string | undefined, etag: string): boolean {
  if (asked === undefined) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return asked.trim() === '*' || asked.split(',').some((tag) => bare(tag) === bare(etag))
}

/** A problem of the catalogue as RFC 9457 says it, with its sentence in both languages. */
export function problemBody(lang: Lang, problem: Problem) {
  const messages = { vi: explain('vi', problem), en: explain('en', problem) }
  const choices = unitChoices(lang, problem)
  return {
    type: `urn:kheo:problem:${problem.code}`,
    title: messages[lang],
    status: PROBLEMS[problem.code].status,
    detail: messages[lang],
    code: problem.code,
    messages,
    ...(problem.field === undefined ? {} : { field: problem.field }),
    ...(choices.length === 0 ? {} : { choices }),
  }
}

/** The units that may be meant, each with the address of its page; empty for every other problem. */
function unitChoices(lang: Lang, { code, details }: Problem) {
  if (!code.startsWith('unit.') || !Array.isArray(details.ids)) return []
  const words = datedChoices(lang, details)
  const at = (name: string, i: number) => {
    const value = details[name]
    return (typeof value === 'object' ? value[i] : undefined) ?? ''
  }
  return details.ids.map((id: string, i: number) => ({
    id,
    code: at('codes', i),
    name: words[i] ?? '',
    from: at('from', i) || null,
    until: at('until', i) || null,
    href: at('hrefs', i),
  }))
}

/** The one place that turns any failure of the API into an answer; what nobody foresaw is logged and not shown. */
export function problemAnswer(c: Context, error: unknown): Response {
  const { problem } = asProblem(error)
  if (problem.code === 'internal') console.error(error)
  const body = problemBody(langOf(c), problem)
  if (body.status === 503) c.header('Retry-After', '5')
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', 'application/problem+json; charset=utf-8')
  return c.body(JSON.stringify(body), body.status)
}

/** Bytes that are made while they are sent. The first piece is made before the answer begins, so that a refusal still
 * has a status of its own; a failure after that breaks the connection, and nobody takes half a file for a whole one. */
export async function fileAnswer(
  c: Context,
  file: { readonly name: string; readonly type: string; readonly bytes: AsyncGenerator<Uint8Array> },
): Promise<Response> {
  let next: IteratorResult<Uint8Array> | undefined = await file.bytes.next()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = next ?? (await file.bytes.next())
      next = undefined
      if (piece.done === true) controller.close()
      else controller.enqueue(piece.value)
    },
    async cancel() {
      await file.bytes.return(undefined)
    },
  })
  c.header('Content-Type', file.type)
  c.header('Content-Disposition', `attachment; filename="${file.name}"`)
  c.header('Cache-Control', 'no-cache')
  return c.body(stream, 200)
}
