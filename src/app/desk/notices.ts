import { z } from 'zod'
import type { NoticeKind } from '../../core/notice.ts'
import type { Actor } from '../../core/policy.ts'
import { inTenant } from '../../db/database.ts'
import { fileNames } from '../../db/read/file-names.ts'
import { mailAddress, noticePage, noticesOf, unreadCount } from '../../db/read/notices.ts'
import { keepMailAddress } from '../../db/write/notices.ts'
import type { Command } from '../command.ts'
import type { App } from '../context.ts'

const PAGE = 30
/** More are not counted: "99+". */
export const MOST_UNREAD = 99

/** A notice as its reader sees it. */
export interface NoticeLine {
  readonly id: string
  readonly kind: NoticeKind
  readonly subject: string
  readonly subjectId: string
  /** What it is about: the name of the file, or what whoever told it calls it. */
  readonly name: string
  readonly unitId: string | undefined
  readonly at: string
  readonly read: boolean
}

export interface NoticeList {
  readonly lines: readonly NoticeLine[]
  /** The id after which the next page begins. */
  readonly next: string | undefined
  readonly unread: number
  /** Where the reader is told by e-mail, if they want to be. */
  readonly address: string | undefined
}

/** A page of the actor's own notices, the newest first. Four queries, however many there are. */
export async function noticeList(
  app: App,
  actor: Actor,
  given: { readonly unread: boolean; readonly before?: string | undefined },
): Promise<NoticeList> {
  const { tenantId, id } = actor
  return inTenant(app.db.app, tenantId, async (tx) => {
    const rows = await noticePage(tx, { tenantId, accountId: id, ...given, limit: PAGE + 1 })
    const shown = rows.slice(0, PAGE)
    const names = await fileNames(
      tx,
      tenantId,
      shown.map((row) => row.subject_id),
    )
    return {
      lines: shown.map((row) => ({
        id: row.id,
        kind: row.kind as NoticeKind,
        subject: row.subject,
        subjectId: row.subject_id,
        name: names.get(row.subject_id)?.name ?? row.label,
        unitId: names.get(row.subject_id)?.unitId,
        at: row.at,
        read: row.read_at !== null,
      })),
      next: rows.length > PAGE ? shown.at(-1)?.id : undefined,
      unread: await unreadCount(tx, tenantId, id, MOST_UNREAD),
      address: await mailAddress(tx, id),
    }
  })
}

/** How many the actor has not read, up to one more than `MOST_UNREAD`; for the menu of every desk page. */
export const unreadNotices = (app: App, actor: Actor): Promise<number> =>
  inTenant(app.db.app, actor.tenantId, (tx) => unreadCount(tx, actor.tenantId, actor.id, MOST_UNREAD))

const ReadInput = z.object({ ids: z.array(z.uuid()).min(1).max(100) })

/** Marks notices of one's own as read; another's stay as they are, and nothing says that they exist. */
export const readNotices: Command<z.infer<typeof ReadInput>, { read: number }> = {
  name: 'notice.read',
  input: ReadInput,
  action: 'desk.see',
  subject: async ({ actor }) => ({ tenantId: actor.tenantId, within: ownPlaces(actor) }),
  work: async ({ write, actor, at }, { ids }) => {
    const rows = await noticesOf(write.tx, write.tenantId, actor.id, ids)
    const open = rows.filter((row) => row.read_at === null)
    for (const row of open) await write.update('notice', row, { read_at: at })
    return { read: open.length }
  },
}

/** Where the actor's roles hold: what is the actor's own lies in all of it. */
const ownPlaces = (actor: Actor): readonly string[] =>
  actor.grants.flatMap(({ scope }) => (scope.of === 'tenant' ? [] : [scope.id]))

/**
 * Keeps where a person wants to be told by e-mail; '' ends it. Not in the journal: an address is the person's own, and can
 * be taken back without a trace.
 */
export const setMailAddress = (app: App, actor: Actor, address: string): Promise<void> =>
  keepMailAddress(app.db.app, { accountId: actor.id, address, at: app.clock().toISOString() })
