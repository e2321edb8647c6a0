import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Visitor } from '../../app/account/sign-in.ts'

/**
 * Where a visitor is. A header is believed only when the settings name it, and then its last entry, the one that our
 * own proxy added; else it is the address of the connection.
 */
export function visitorOf(c: Context, proxyHeader: string | undefined): Visitor {
  return { headers: c.req.raw.headers, address: addressOf(c, proxyHeader) }
}

function addressOf(c: Context, proxyHeader: string | undefined): string {
  const said = proxyHeader === undefined ? undefined : c.req.header(proxyHeader)
  const last = said?.split(',').at(-1)?.trim()
  if (last !== undefined && last !== '') return last
  // A request that came through no connection (a test, a program) has no address of its own.
  const bindings: unknown = c.env
  const connected = typeof bindings === 'object' && bindings !== null && 'incoming' in bindings
  return connected ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown'
}

/** Gives the cookies of the library of accounts to the answer. */
export function carry(c: Context, cookies: Headers): void {
  for (const cookie of cookies.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
}

/** The visitor with the cookies he has just been given. */
export function withCookies(visitor: Visitor, cookies: Headers): Visitor {
  const headers = new Headers(visitor.headers)
  const given = cookies.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '')
  headers.set('cookie', given.join('; '))
  return { ...visitor, headers }
}
