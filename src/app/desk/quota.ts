import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { type QuotaEntry, type QuotaResult, quotaStandings } from '../../core/quota/quota.ts'
import { sortKey } from '../../core/text/sort-key.ts'
import { childrenOn, nameOn } from '../../core/units/book.ts'
import { nearestDay } from '../../core/units/dates.ts'
import { inTenant } from '../../db/database.ts'
import {
  organisationsOfKinds,
  type QuotaCount,
  quotasOfRound,
  sentByOrganisation,
  sentByUnit,
} from '../../db/read/quotas.ts'
import type { Reach } from '../../db/read/reach.ts'
import { type RoundRow, runRound } from '../../db/read/registrations.ts'
import { fieldsOf } from '../../db/read/registry-lookup.ts'
import type { Row } from '../../db/tables.ts'
import { reachOf } from '../access/reach.ts'
import type { App } from '../context.ts'
import { idOrNothing } from '../portal/lookup.ts'
import type { Units } from '../units.ts'

/** How the units, or the bodies, that one quota is for stand. */
export interface QuotaStanding extends QuotaResult {
  readonly quota: Row<'quota'>
  readonly of: 'units' | 'organisations'
  /** The targets that the reader's roles reach, by their names. */
  readonly names: ReadonlyMap<string, string>
}

export interface QuotaBoard {
  readonly round: RoundRow
  /** The day whose map says which units there are. */
  readonly day: string
  readonly fields: ReadonlyMap<string, { readonly name: string; readonly nameEn: string }>
  readonly standings: readonly QuotaStanding[]
}

/**
 * Who has met the quotas of a round, who has not, and who has reported nothing at all. Units are those of the map on the
 * round's last day, or today while it runs; what was registered under a unit that became another whole one counts there,
 * and what cannot be placed is its own line. The number of queries is the same whatever the round holds.
 */
export async function quotaBoard(app: App, actor: Actor, roundId: string, today: string): Promise<QuotaBoard> {
  const { tenantId } = actor
  return inTenant(app.db.app, tenantId, async (tx) => {
    const round = await runRound(tx, tenantId, idOrNothing(roundId))
    if (round === undefined) throw new ProblemError(problem('not-found'))
    const last = round.closes_on ?? (round.year === null ? today : `${round.year}-12-31`)
    const day = last < today ? last : today
    const quotas = await quotasOfRound(tx, tenantId, round.id)
    const reach = await reachOf({ app, actor, tx }, 'participation.see')
    const units = unitsBelow(app.units, round.unit_id, day)
    const kinds = [...new Set(quotas.flatMap((quota) => quota.organisation_kinds))]
    const bodies = await organisationsOfKinds(tx, { tenantId, kinds, unitIds: units.map((u) => u.id), day })
    const fields = await fieldsOf(tx, tenantId, round.taxonomy_id)
    const ofUnits = entriesOf(await sentByUnit(tx, tenantId, round.id), (id) => app.units.within(id))
    const ofBodies = entriesOf(await sentByOrganisation(tx, tenantId, round.id), (id) => [id])
    return {
      round,
      day,
      fields: new Map(fields.map((field) => [field.code, { name: field.name, nameEn: field.name_en }])),
      standings: quotas.flatMap((quota) => [
        ...standing(
          quota,
          'units',
          units.filter((unit) => quota.unit_types.includes(unit.type)),
          ofUnits,
          reach,
        ),
        ...standing(
          quota,
          'organisations',
          bodies.filter((b) => quota.organisation_kinds.includes(b.kind)),
          ofBodies,
          reach,
        ),
      ]),
    }
  })
}

/** Whom a quota may be for. */
interface Target {
  readonly id: string
  readonly name: string
  /** Where it is; a unit is where it is itself. */
  readonly unit_id: string | null
}

/** A unit and everything below it on a day, with what they are called and of which type they are. */
function unitsBelow(units: Units, top: string, day: string): readonly (Target & { readonly type: string })[] {
  const { book } = units
  const unit = book.units.get(top)
  const found: (Target & { readonly type: string })[] = []
  const open = [top]
  const on = unit === undefined ? day : nearestDay(unit, day)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const name = nameOn(book, id, on)
    if (name !== undefined) found.push({ id, unit_id: id, name: name.fullName, type: name.type })
    open.push(...childrenOn(book, id, on).map((child) => child.id))
  }
  return found.sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1))
}

const entriesOf = (counts: readonly QuotaCount[], of: (id: string) => readonly string[]): readonly QuotaEntry[] =>
  counts.map((count) => ({
    n: count.n,
    of: of(count.of),
    registration: count.registration,
    fieldCode: count.field_code,
    standing: count.standing,
  }))

/** The targets of a quota that the reader may see; nothing when it has none of this kind. */
function standing(
  quota: Row<'quota'>,
  of: QuotaStanding['of'],
  targets: readonly Target[],
  entries: readonly QuotaEntry[],
  reach: Reach,
): readonly QuotaStanding[] {
  if (targets.length === 0) return []
  const { min, max, registrations, field_code: fieldCode } = quota
  const all = quotaStandings(
    { min, max, registrations, fieldCode },
    targets.map((target) => target.id),
    entries,
  )
  const sees = (target: Target) =>
    reach.all || reach.organisations.includes(target.id) || reach.units.includes(target.unit_id ?? '')
  const seen = new Map(targets.filter(sees).map((target) => [target.id, target.name]))
  const rows = all.rows.filter((row) => seen.has(row.target))
  const totals = { met: 0, over: 0, 'not-met': 0, 'not-reported': 0 }
  for (const row of rows) totals[row.meeting] += 1
  return [{ quota, of, names: seen, rows, totals, unplaced: rows.length === targets.length ? all.unplaced : 0 }]
}
