import type { Actor } from '../../core/policy.ts'
import { fold } from '../../core/text/fold.ts'
import { organisationsNamed } from '../../db/read/setup.ts'
import type { App } from '../context.ts'
import { read, unitsAround } from './reading.ts'

/** A body found by its name; several of one name are told apart by their units. */
export type BodyFound =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly units: readonly (string | null)[] }

/** The body of this name around an actor; of several the one of the given unit. */
export function bodyNamed(app: App, actor: Actor, name: string, unitId: string | null): Promise<BodyFound> {
  return read(app, actor, async (tx) => {
    const units = await unitsAround({ app, actor, tx })
    const found = await organisationsNamed(tx, actor.tenantId, fold(name))
    const near = found.filter((row) => units === undefined || row.unit_id === null || units.includes(row.unit_id))
    const here = near.filter((row) => row.unit_id === unitId)
    const [one, second] = near.length === 1 ? near : here
    if (one !== undefined && second === undefined) return { ok: true, id: one.id }
    return { ok: false, units: near.map((row) => row.unit_id) }
  })
}
