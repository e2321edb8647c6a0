import { type Led, ledLately } from '../../core/access/lately-led.ts'
import type { Relation } from '../../core/access/relations.ts'
import type { Grant } from '../../core/access/roles.ts'
import type { Action } from '../../core/access/rules.ts'
import { vietnamDay } from '../../core/clock.ts'
import type { Stage } from '../../core/participation/stage.ts'
import { can } from '../../core/policy.ts'
import type { Result } from '../../core/result.ts'
import type { RulePack } from '../../core/rules/rule-pack.ts'
import type { Reader } from '../../db/database.ts'
import { type JudgedRow, judgedFiles, ownersAboveAll } from '../../db/read/judged-files.ts'
import { deedsOn, grantsOfAll, termsOf } from '../../db/read/judges.ts'
import { packsOfRounds } from '../../db/read/rules.ts'
import type { App } from '../context.ts'

export interface Reading {
  readonly app: App
  readonly tenantId: number
  readonly tx: Reader
}

/** A file that is judged: what it is called, where it stands, what it lies in, the rules of its round. */
export interface JudgedFile extends Omit<JudgedRow, 'status'> {
  readonly stage: Stage
  readonly within: readonly string[]
  /** The pack that the round has pinned, adopted or not; undefined: none. */
  readonly pack: RulePack | undefined
}

/** Files by id, in a number of queries that does not grow with them; ids that are none are left out. */
export async function filesToJudge(reading: Reading, ids: readonly string[]): Promise<Map<string, JudgedFile>> {
  return asJudged(reading, await judgedFiles(reading.tx, reading.tenantId, ids))
}

/** Rows of a list as files, in the same order. */
export async function asJudged(
  { app, tenantId, tx }: Reading,
  rows: readonly JudgedRow[],
): Promise<Map<string, JudgedFile>> {
  const owners = await ownersAboveAll(tx, tenantId, rows)
  const packs = await packsOfRounds(tx, tenantId, [...new Set(rows.map((row) => row.round_id))])
  const units = new Map<string, readonly string[]>()
  const within = (id: string) => {
    const known = units.get(id) ?? app.units.within(id)
    units.set(id, known)
    return known
  }
  return new Map(
    rows.map(({ status, ...row }) => [
      row.id,
      {
        ...row,
        stage: status as Stage,
        within: [...within(row.unit_id), ...(owners.get(row.id) ?? [])],
        pack: packs.get(row.round_id)?.rules as RulePack | undefined,
      },
    ]),
  )
}

/** Who may judge what: the answer that `can` would give each of them, with the relation that forbids it. */
export interface Judges {
  may(action: Action, file: JudgedFile, accountId: string): Result<true>
}

/**
 * Loads the facts about these accounts and files: roles of today, deeds, terms as head. Conflicts of interest are read
 * afresh every time, so what was removed a moment ago binds no longer. Four queries, however many there are.
 */
export async function judgesOf(
  { app, tenantId, tx }: Reading,
  files: readonly JudgedFile[],
  accountIds: readonly string[],
): Promise<Judges> {
  const now = app.clock()
  const today = vietnamDay(now)
  const accounts = [...new Set(accountIds)]
  const grants: ReadonlyMap<string, readonly Grant[]> = await grantsOfAll(tx, tenantId, accounts, today)
  const terms: ReadonlyMap<string, readonly Led[]> = await termsOf(tx, tenantId, accounts)
  const deeds = await deedsOn(
    tx,
    tenantId,
    files.map((file) => file.id),
    accounts,
  )
  return {
    may: (action, file, accountId) => {
      const since = monthsBefore(now, file.pack?.conflict.latelyLedMonths ?? null)
      const led = ledLately(terms.get(accountId) ?? [], file.within, since, today)
      const done = deeds.get(`${file.id} ${accountId}`) ?? []
      const relations: readonly Relation[] = led ? ['lately-led', ...done] : done
      const actor = { id: accountId, name: '', tenantId, grants: grants.get(accountId) ?? [] }
      return can(actor, action, { tenantId, within: file.within, stage: file.stage, relations })
    },
  }
}

/** The first day that still counts as lately; unset: for ever. */
function monthsBefore(now: Date, months: number | null): string {
  if (months === null) return '0001-01-01'
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - months)
  return vietnamDay(since)
}
