import { vietnamDay } from '../../core/clock.ts'
import type { Actor } from '../../core/policy.ts'
import { type Registering, windowOn } from '../../core/rounds/window.ts'
import { childrenOn } from '../../core/units/book.ts'
import { holdsOn, nearestDay } from '../../core/units/dates.ts'
import { inTenant, type Reader } from '../../db/database.ts'
import type { Reach } from '../../db/read/reach.ts'
import { type RoundRow, runRounds } from '../../db/read/registrations.ts'
import { rowOf, rowsOf } from '../../db/read/rows.ts'
import { reachOf } from '../access/reach.ts'
import type { App } from '../context.ts'

/** A round that the actor may register in, and how its window stands today. */
export interface OpenRound {
  readonly round: RoundRow
  readonly window: Registering
  /** The units in whose name the actor may register, the first the most likely. */
  readonly units: readonly string[]
}

/** An organisation that the actor writes for. */
export interface OwnOrganisation {
  readonly id: string
  readonly name: string
  readonly unitId: string | null
}

export interface Registrable {
  readonly rounds: readonly OpenRound[]
  /** Organisations that the actor writes for; none for who may write for a unit. */
  readonly organisations: readonly OwnOrganisation[]
}

/** States of a round in which a registration may still be written: drafts wait for it to open, urgent ones get in late. */
const WRITABLE = ['announced', 'open', 'closed', 'in-progress', 'appraising']
/** Most units that a list offers; a province has fewer communes. */
const MOST_UNITS = 400

/** The rounds that an actor may register in, the open ones first, and in whose name. */
export const registrableRounds = (app: App, actor: Actor): Promise<Registrable> =>
  inTenant(app.db.app, actor.tenantId, async (tx) => {
    const reach = await reachOf({ app, actor, tx }, 'registration.write')
    const organisations = await ownOrganisations(tx, actor)
    const day = vietnamDay(app.clock())
    const rounds = (await runRounds(tx, actor.tenantId))
      .filter((round) => WRITABLE.includes(round.state ?? ''))
      .map((round) => ({
        round,
        window: windowOn(round, day),
        units: unitsFor(app, actor, reach, round, organisations),
      }))
      .filter(({ units }) => units.length > 0)
    const rank = (window: Registering) => (window === 'open' ? 0 : window === 'late' ? 1 : 2)
    return { rounds: rounds.sort((a, b) => rank(a.window) - rank(b.window)), organisations }
  })

async function ownOrganisations(tx: Reader, actor: Actor): Promise<readonly OwnOrganisation[]> {
  const writing = actor.grants.filter(({ role }) => role === 'clerk' || role === 'head')
  if (writing.some(({ scope }) => scope.of !== 'organisation')) return []
  const ids = writing.flatMap(({ scope }) => (scope.of === 'organisation' ? [scope.id] : []))
  const rows = await rowsOf(tx, 'organisation', actor.tenantId, [...new Set(ids)])
  return rows.map((row) => ({ id: row.id, name: row.name, unitId: row.unit_id }))
}

/** Within the round's unit: what the actor's roles are held on, and the units of today right below it. */
function unitsFor(
  app: App,
  actor: Actor,
  reach: Reach,
  round: RoundRow,
  organisations: readonly OwnOrganisation[],
): readonly string[] {
  const { book, today } = app.units
  const held = actor.grants.flatMap(({ role, scope }) => {
    if (role !== 'clerk' && role !== 'head') return []
    if (scope.of === 'tenant') return [round.unit_id]
    return scope.of === 'unit' ? [scope.id] : []
  })
  const own = organisations.map(({ unitId }) => unitId ?? round.unit_id)
  const below = held.flatMap((id) => {
    const unit = book.units.get(id)
    if (unit === undefined || unit.level === 'commune') return []
    const children = childrenOn(book, id, nearestDay(unit, today))
    return children.flatMap((child) => [child.id, ...childrenOn(book, child.id, today).map((one) => one.id)])
  })
  const possible = [...new Set([...held, ...own, ...below])].filter((id) => {
    const unit = book.units.get(id)
    return (
      unit !== undefined && (holdsOn(unit, today) || held.includes(id)) && app.units.within(id).includes(round.unit_id)
    )
  })
  const reached = possible.filter((id) => reach.all || own.includes(id) || reach.units.includes(id))
  return reached.slice(0, MOST_UNITS)
}

/** The communes of today that a place may be chosen from: those of the round's unit, or the unit itself. */
export function placesFor(app: App, round: Pick<RoundRow, 'unit_id'>): readonly string[] {
  const { book, today } = app.units
  const unit = book.units.get(round.unit_id)
  if (unit === undefined) return []
  if (unit.level === 'commune') return [unit.id]
  const children = childrenOn(book, unit.id, nearestDay(unit, today))
  const communes = children.flatMap((child) =>
    child.level === 'commune' ? [child.id] : childrenOn(book, child.id, nearestDay(child, today)).map((one) => one.id),
  )
  return [unit.id, ...communes].slice(0, MOST_UNITS)
}

/** The rounds of the level above in which participations of a programme can be introduced, the newest first. */
export const roundsAbove = (app: App, actor: Actor, programmeId: string): Promise<readonly RoundRow[]> =>
  inTenant(app.db.app, actor.tenantId, async (tx) => {
    const programme = await rowOf(tx, 'programme', actor.tenantId, programmeId)
    const above = app.units.within(programme.unit_id)
    return (await runRounds(tx, actor.tenantId)).filter(
      (round) =>
        WRITABLE.includes(round.state ?? '') &&
        round.programme_id !== programme.id &&
        round.unit_id !== programme.unit_id &&
        round.movement_id === programme.movement_id &&
        above.includes(round.unit_id),
    )
  })
