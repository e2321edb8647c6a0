import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { readTable, type Table } from '../../core/registration/table.ts'
import { type CheckedRow, checkRows, type TableEntry, type TableNames } from '../../core/registration/table-rows.ts'
import { fold } from '../../core/text/fold.ts'
import { inTenant } from '../../db/database.ts'
import { fieldsOf } from '../../db/read/registry-lookup.ts'
import { hashOf } from '../../db/write/journal.ts'
import { execute } from '../command.ts'
import type { App } from '../context.ts'
import { type OpenRound, type Registrable, registrableRounds } from './rounds.ts'
import { startRegistration } from './start.ts'

/** Rows of one paste; a province's list for one year is below it. */
export const MOST_ROWS = 300

export interface TablePreview {
  readonly round: OpenRound
  readonly table: Table
  readonly rows: readonly CheckedRow[]
}

/** What a pasted table would register in a round, row by row; nothing is written. */
export async function previewTable(app: App, actor: Actor, roundId: string, text: string): Promise<TablePreview> {
  const all = await registrableRounds(app, actor)
  const round = all.rounds.find((one) => one.round.id === roundId)
  if (round === undefined) throw new ProblemError(problem('not-found'))
  const table = readTable(text.slice(0, 2_000_000))
  const names = await namesFor(app, actor, round, all)
  return { round, table, rows: checkRows({ ...table, rows: table.rows.slice(0, MOST_ROWS) }, names) }
}

/** Units by their full or short names, fields by their names and aliases; without marks too. */
async function namesFor(app: App, actor: Actor, round: OpenRound, all: Registrable): Promise<TableNames> {
  const rows = await inTenant(app.db.app, actor.tenantId, (tx) => fieldsOf(tx, actor.tenantId, round.round.taxonomy_id))
  const units = new Map<string, string | undefined>()
  const know = (name: string, id: string) => {
    const key = fold(name)
    units.set(key, units.has(key) && units.get(key) !== id ? undefined : id)
  }
  for (const id of round.units) {
    const label = app.units.label(id)
    if (label === undefined) continue
    know(label.fullName, id)
    if (fold(label.name) !== fold(label.fullName)) know(label.name, id)
  }
  const [only] = round.units
  const [own] = all.organisations
  return {
    unit: (name) => units.get(fold(name)),
    field: (name) => {
      const folded = fold(name)
      return rows.find((f) => fold(f.name) === folded || fold(f.name_en) === folded || f.aliases.includes(folded))?.id
    },
    defaultUnit: round.units.length === 1 || own !== undefined ? only : undefined,
  }
}

export interface TableSaved {
  readonly made: number
  /** Rows that an earlier paste had saved already. */
  readonly already: number
}

/**
 * Saves the good rows of a pasted table as drafts. Each row is a command of its own, with a key made of what it says: the
 * same row again, today or next week, makes no second draft.
 */
export async function saveTable(app: App, actor: Actor, roundId: string, text: string): Promise<TableSaved> {
  const { rows } = await previewTable(app, actor, roundId, text)
  const [organisation] = (await registrableRounds(app, actor)).organisations
  let made = 0
  let already = 0
  for (const { entry } of rows) {
    if (entry === undefined) continue
    const input = inputOf(entry, roundId, organisation?.id ?? null)
    const key = `registration.start:table:${actor.id}:${hashOf(input)}`
    const { replayed } = await execute(app, startRegistration, actor, input, key)
    if (replayed) already += 1
    else made += 1
  }
  return { made, already }
}

const inputOf = (entry: TableEntry, roundId: string, organisationId: string | null) => ({
  roundId,
  unitId: entry.unitId,
  organisationId,
  kind: entry.kind,
  registration: entry.registration,
  carriedFromId: null,
  joinsId: null,
  form: {
    ...entry.items,
    fieldId: entry.fieldId,
    place: entry.place,
    startsOn: entry.startsOn,
    endsOn: entry.endsOn,
    person: entry.person,
    ...(organisationId === null && entry.lead !== '' ? { lead: entry.lead } : {}),
  },
})
