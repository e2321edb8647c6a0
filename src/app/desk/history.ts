import { reaches } from '../../core/access/roles.ts'
import { type Change, changesOf, HISTORY_FIELDS, type HistoryTable } from '../../core/history/fields.ts'
import type { Actor } from '../../core/policy.ts'
import { inTenant } from '../../db/database.ts'
import { type HangingOn, type HistoryRow, historyRows, namesOfIds } from '../../db/read/history.ts'
import type { App } from '../context.ts'
import type { File } from '../participation/file.ts'

/** What somebody did in one act: one entry of the journal, as far as it touched the record. */
export interface HistoryEntry {
  /** Its number in the journal of the tenant. */
  readonly seq: number
  /** The command's name, as in docs/reference/events.md. */
  readonly command: string
  readonly by: string
  readonly at: string
  readonly rows: readonly {
    readonly table: HistoryTable
    readonly made: boolean
    readonly changes: readonly Change[]
  }[]
}

export interface History {
  readonly entries: readonly HistoryEntry[]
  /** Where the next page begins. */
  readonly next: number | undefined
  /** The names of the fields and organisations that changes point to, by id. */
  readonly names: ReadonlyMap<string, { readonly vi: string; readonly en: string }>
}

/** A file and what hangs on it; a feature whose rows belong into its history adds its line, and their fields to core/history. */
export const FILE_HISTORY: readonly HangingOn[] = [
  { table: 'registration', column: 'id' },
  { table: 'registration_owner', column: 'registration_id' },
  { table: 'participation', column: 'id' },
  { table: 'participation_step', column: 'participation_id' },
  { table: 'work_plan', column: 'participation_id' },
  { table: 'progress_entry', column: 'participation_id' },
  { table: 'evidence', column: 'participation_id' },
  { table: 'self_assessment', column: 'participation_id' },
  { table: 'inspection_visit', column: 'participation_id' },
  { table: 'recommendation', column: 'participation_id' },
  { table: 'appraisal', column: 'file_id' },
  { table: 'vote', column: 'file_id' },
  { table: 'appeal', column: 'participation_id' },
  { table: 'replication', column: 'origin_participation_id' },
]

/** A round and its parts. */
export const ROUND_HISTORY: readonly HangingOn[] = [
  { table: 'round', column: 'id' },
  { table: 'round_step', column: 'round_id' },
  { table: 'quota', column: 'round_id' },
]

const PAGE = 15

/**
 * Who did what when to a record and to what hangs on it, the newest first; with old and new values of what changed. Whoever
 * asks must already be known to see the record. Personal fields are left out unless `seesPersonal`; what no history shows
 * (core/history) is left out for everybody. Four queries, however long the history is.
 */
export async function historyOf(
  app: App,
  actor: Actor,
  id: string,
  given: { readonly of: readonly HangingOn[]; readonly seesPersonal: boolean; readonly before?: number | undefined },
): Promise<History> {
  const { tenantId } = actor
  return inTenant(app.db.app, tenantId, async (tx) => {
    const { of, before } = given
    const { rows, next } = await historyRows(tx, { tenantId, id, of, before, limit: PAGE })
    const entries = entriesOf(rows, given.seesPersonal)
    const changes = entries.flatMap((entry) => entry.rows.flatMap((row) => row.changes))
    const ids = (as: 'field' | 'organisation') =>
      changes.filter(({ field }) => field.as === as).flatMap(({ was, is }) => [was, is].filter(isText))
    const names = await namesOfIds(tx, tenantId, { fields: ids('field'), organisations: ids('organisation') })
    return { entries, next, names }
  })
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

function entriesOf(rows: readonly HistoryRow[], seesPersonal: boolean): readonly HistoryEntry[] {
  const entries = new Map<number, HistoryEntry & { readonly rows: HistoryEntry['rows'][number][] }>()
  for (const row of rows) {
    const { seq, command, actor_name: by, at, subject, type, data, before } = row
    const entry = entries.get(seq) ?? { seq, command, by, at, rows: [] }
    entries.set(seq, entry)
    if (!isShown(subject)) continue
    const made = type === 'created'
    entry.rows.push({ table: subject, made, changes: changesOf(subject, before ?? undefined, data, seesPersonal) })
  }
  return [...entries.values()]
}

const isShown = (table: string): table is HistoryTable => Object.hasOwn(HISTORY_FIELDS, table)

/** Those who work with the person's file: who writes and signs it, and who receives it. */
export const seesPersonal = (actor: Actor, file: Pick<File, 'within'>): boolean =>
  actor.grants.some(({ role, scope }) => ['clerk', 'head', 'owner'].includes(role) && reaches(scope, file.within))
