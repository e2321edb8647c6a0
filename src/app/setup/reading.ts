import type { Action } from '../../core/access/rules.ts'
import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant, type Reader } from '../../db/database.ts'
import { rowOf } from '../../db/read/rows.ts'
import { reachOf, unitsWithin } from '../access/reach.ts'
import type { App } from '../context.ts'

/** How many lines a page of a list has. */
export const PAGE = 30

export interface Listed<Line> {
  readonly lines: readonly Line[]
  /** Where the next page begins; undefined on the last. */
  readonly after?: string
}

/** A page made of one line more than it shows. */
export function listed<Line extends { readonly id: string }>(rows: readonly Line[], size = PAGE): Listed<Line> {
  const lines = rows.slice(0, size)
  const last = lines.at(-1)
  return rows.length > size && last !== undefined ? { lines, after: last.id } : { lines }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** An id of an address; anything else is nothing that there is. */
export function mustBeId(text: string): string {
  if (!UUID.test(text)) throw new ProblemError(problem('not-found'))
  return text
}

/** Reads in the actor's tenant. */
export const read = <T>(app: App, actor: Actor, work: (tx: Reader) => Promise<T>): Promise<T> =>
  inTenant(app.db.app, actor.tenantId, work)

/** The units in which an actor may do this; undefined: in every one. */
export async function unitsFor(
  given: { readonly app: App; readonly actor: Actor; readonly tx: Reader },
  action: Action,
): Promise<readonly string[] | undefined> {
  const reach = await reachOf(given, action)
  return reach.all ? undefined : reach.units
}

/**
 * The units whose rounds concern an actor of the desk: those above and below where a role is held. Undefined: all of
 * them. Rounds that are announced are no secret; this only keeps other places out of the list.
 */
export async function unitsAround(given: {
  readonly app: App
  readonly actor: Actor
  readonly tx: Reader
}): Promise<readonly string[] | undefined> {
  const { app, actor, tx } = given
  const found = new Set<string>()
  for (const { scope } of actor.grants) {
    if (scope.of === 'tenant') return undefined
    const unit = scope.of === 'unit' ? scope.id : (await rowOf(tx, 'organisation', actor.tenantId, scope.id)).unit_id
    if (unit === null) return undefined
    for (const id of app.units.within(unit)) found.add(id)
    for (const id of unitsWithin(app.units, unit)) found.add(id)
  }
  return [...found]
}
