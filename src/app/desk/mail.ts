import { inTenant } from '../../db/database.ts'
import { mailTenants } from '../../db/read/notices.ts'
import { type ClaimedMail, claimMail, mailFailed, mailSent } from '../../db/write/mail.ts'
import type { App } from '../context.ts'

/** A mail as it is handed over. It says that something waits, and where to look; never what, whose or about whom. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same for the same notice, however often it is sent: a receiver can drop what it has. */
  readonly messageId: string
}

/** A mail server. `send` resolves when the server has taken the mail over, and rejects when it has not. */
export interface MailServer {
  readonly send: (mail: Mail) => Promise<void>
}

export interface Mailing {
  readonly server: MailServer
  /** Public address of the site. */
  readonly origin: string
  readonly words: { readonly subject: string; readonly text: (link: string) => string }
}

/** How long a mail is ours once it is taken up; a process that ends meanwhile leaves it to the next after that. */
const LEASE_MINUTES = 10
/** After so many attempts, over some two days, it is given up: the notice is in Khéo all the same. */
const MOST_ATTEMPTS = 8

/**
 * Sends the mails that are due, outside of every transaction, at least once: each is first taken up for ten minutes, then
 * sent, then noted as sent. What was sent without being noted comes again, with the same message id. All that waits for
 * one person goes into one mail. A refusal is tried again later and later. Returns how many mails were taken over.
 */
export async function sendMail(app: App, mailing: Mailing, signal?: AbortSignal): Promise<number> {
  let sent = 0
  for (const tenantId of await mailTenants(app.db.app, app.clock().toISOString())) {
    const claimed = await inTenant(app.db.app, tenantId, (tx) =>
      claimMail(tx, { tenantId, at: app.clock().toISOString(), leaseMinutes: LEASE_MINUTES, limit: 200 }),
    )
    for (const one of byPerson(claimed)) {
      if (signal?.aborted === true) return sent
      if (await sendOne(app, mailing, { tenantId, ...one })) sent += 1
    }
  }
  return sent
}

interface PersonMail {
  readonly address: string | null
  /** The notices, the oldest first. */
  readonly ids: readonly [string, ...string[]]
  readonly attempts: number
}

function byPerson(claimed: readonly ClaimedMail[]): readonly PersonMail[] {
  const people = new Map<string, PersonMail>()
  for (const { account_id, id, address, attempts } of claimed) {
    const known = people.get(account_id)
    if (known === undefined) people.set(account_id, { address, ids: [id], attempts })
    else people.set(account_id, { ...known, ids: [...known.ids, id], attempts: Math.max(known.attempts, attempts) })
  }
  return [...people.values()]
}

async function sendOne(
  app: App,
  { server, origin, words }: Mailing,
  one: PersonMail & { readonly tenantId: number },
): Promise<boolean> {
  const { tenantId, ids, address } = one
  const at = () => app.clock()
  if (address === null) {
    await inTenant(app.db.app, tenantId, (tx) => mailFailed(tx, { tenantId, ids, at: at().toISOString(), again: null }))
    return false
  }
  const messageId = `<notice-${ids[0]}@${new URL(origin).hostname}>`
  const text = words.text(`${origin}/ban-lam-viec`)
  try {
    await server.send({ to: address, subject: words.subject, text, messageId })
  } catch {
    const wait = 2 ** one.attempts * 5 * 60_000
    const again = one.attempts >= MOST_ATTEMPTS ? null : new Date(at().getTime() + wait).toISOString()
    await inTenant(app.db.app, tenantId, (tx) => mailFailed(tx, { tenantId, ids, at: at().toISOString(), again }))
    return false
  }
  await inTenant(app.db.app, tenantId, (tx) => mailSent(tx, { tenantId, ids, at: at().toISOString() }))
  return true
}
