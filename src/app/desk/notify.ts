import type { Role } from '../../core/access/roles.ts'
import { vietnamDay } from '../../core/clock.ts'
import type { NoticeKind } from '../../core/notice.ts'
import { holdersOf, mailAccounts, toldAlready } from '../../db/read/notices.ts'
import { queueMail } from '../../db/write/notices.ts'
import type { RecordTable } from '../../db/write/record.ts'
import type { CommandContext } from '../command.ts'

/** Accounts by name, or whoever holds one of these roles where the record lies, as holder or as deputy. */
export type Recipients =
  | { readonly accounts: readonly string[] }
  | { readonly roles: readonly Role[]; readonly within: readonly string[] }

export interface Telling {
  readonly kind: NoticeKind
  /** The record it is about, which the notice leads to; of a file, its registration or participation. */
  readonly subject: RecordTable
  readonly id: string
  readonly to: Recipients
  /** A name for records that are no file ("Phiên 12/12/2026"). Never a person's, and nothing of what is in them. */
  readonly label?: string
  /** Says it to each account only once: the same words are not said again. */
  readonly once?: string
}

/** At most so many are told at once: a notice to everybody is an announcement, and no work. */
const MOST = 200

/**
 * Tells people inside Khéo that something waits for them or happened to what is theirs, in the command's transaction:
 * with the command, or not at all. Never the actor. Who asked for e-mail is also written to, afterwards and outside of
 * the transaction, and the mail says only that something waits. Two queries, and one for each who is told. Returns for
 * how many it was, those included who had been told it once.
 *
 *     await notify(context, { kind: 'registration.returned', subject: 'registration', id: file.id,
 *       to: { roles: ['clerk', 'head'], within: file.within } })
 */
export async function notify(context: CommandContext, telling: Telling): Promise<number> {
  const { write, actor, at } = context
  const { tx, tenantId } = write
  const all = (await recipients(context, telling.to)).filter((id) => id !== actor.id)
  const known = telling.once === undefined ? [] : await toldAlready(tx, tenantId, telling.once, all)
  const told = all.filter((id) => !known.includes(id))
  if (told.length === 0) return all.length
  const byMail = new Set(await mailAccounts(tx, told))
  for (const account_id of told) {
    const made = await write.insert('notice', {
      account_id,
      kind: telling.kind,
      subject: telling.subject,
      subject_id: telling.id,
      label: telling.label ?? '',
      at,
      once: telling.once ?? null,
      read_at: null,
    })
    if (byMail.has(account_id)) await queueMail(tx, { tenantId, id: made.id, accountId: account_id, at })
  }
  return all.length
}

async function recipients({ write, at }: CommandContext, to: Recipients): Promise<readonly string[]> {
  if ('accounts' in to) return [...new Set(to.accounts)].slice(0, MOST)
  const day = vietnamDay(new Date(at))
  return holdersOf(write.tx, { tenantId: write.tenantId, roles: to.roles, within: to.within, day, limit: MOST })
}
