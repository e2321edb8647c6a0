import type { Context, MiddlewareHandler } from 'hono'
import type { Site } from '../context.ts'

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const

/**
 * Headers that every answer carries, and the refusal of posts that another site made the browser send. It trusts
 * Sec-Fetch-Site where the browser sends it and the Origin header else; a post with neither comes from a program that
 * carries no cookie by itself. It does not replace the form token of signed-in forms.
 */
export function guard(site: Site): MiddlewareHandler {
  return async function guarded(c, next) {
    const foreign =
      c.req.method === 'POST' &&
      fromElsewhere(c.req.header('sec-fetch-site'), c.req.header('origin'), c.req.url, site.origin)
    if (foreign || isBroken(c.req.url)) {
      protect(c, 'no-store')
      return foreign
        ? c.text('Cross-site post refused', 403)
        : c.text('Bad request: the address is not readable text', 400)
    }
    await next()
    protect(c, c.res.headers.get('Cache-Control') ?? 'no-cache')
    return undefined
  }
}

function protect(c: Context, keeping: string): void {
  for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
  c.header('Cache-Control', keeping)
}

function fromElsewhere(
  fetchSite: string | undefined,
  origin: string | undefined,
  url: string,
  own: string | undefined,
): boolean {
  if (fetchSite !== undefined) return fetchSite !== 'same-origin' && fetchSite !== 'none'
  if (origin === undefined) return false
  return origin !== own && !(URL.canParse(origin) && new URL(origin).host === new URL(url).host)
}

/** An address that no page has and no database takes: broken percent-encoding, or a NUL. */
function isBroken(url: string): boolean {
  try {
    return decodeURIComponent(url.replaceAll('+', ' ')).includes('\0')
  } catch {
    return true
  }
}
