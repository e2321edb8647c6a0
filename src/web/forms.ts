import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The token of a person's forms: tied to the session, so that another site cannot make the browser send one
 * (cross-site request forgery). It says nothing about the session itself.
 */
export function formToken(secret: string, session: string): string {
  return createHmac('sha256', secret).update(`form:${session}`).digest('base64url')
}

/** Is this the token of that session? Takes the same time for every wrong answer. */
export function isFormToken(secret: string, session: string, given: string | null): boolean {
  const wanted = Buffer.from(formToken(secret, session))
  const got = Buffer.from(given ?? '')
  return wanted.length === got.length && timingSafeEqual(wanted, got)
}
