import { createHash } from 'node:crypto'
import type { Ask } from '../context.ts'

/**
 * The idempotency key of a form that was sent: made when the page was rendered (`_key`), with what was typed. A double
 * click is the same key and changes nothing; the same page filled in differently is another.
 */
export function formKey(ask: Ask, command: string): string {
  const made = ask.form.get('_key') ?? ask.app.newId()
  const typed = [...ask.form].filter(([name]) => name !== '_token' && name !== '_key')
  const hash = createHash('sha256').update(JSON.stringify(typed)).digest('base64url').slice(0, 22)
  return `${command}:${made}:${hash}`
}
