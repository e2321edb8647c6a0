import { vietnamDay } from '../../core/clock.ts'
import type { FileKind } from '../../core/deciding/kind.ts'
import { type Actor, can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import type { RulePack } from '../../core/rules/rule-pack.ts'
import { validOn } from '../../core/rules/validity.ts'
import { inTenant } from '../../db/database.ts'
import { filesToDecide } from '../../db/read/deciding-files.ts'
import { bodiesBeside, numberingsOf } from '../../db/read/decision-pages.ts'
import { roundChoices, roundPlace } from '../../db/read/rounds-of-files.ts'
import { rowOf, rowsOf } from '../../db/read/rows.ts'
import { basesById, basesOfRound, packOfRound } from '../../db/read/rules.ts'
import { tenantUnit } from '../../db/read/tenant-unit.ts'
import { reachOf } from '../access/reach.ts'
import { roundWithin } from '../access/round-subject.ts'
import type { App } from '../context.ts'

/** How many files one draft offers; further ones wait for the next, when these have been decided. */
export const FILES_OFFERED = 150
const BASES_OFFERED = 60

/** The rounds for which the actor may draft a decision. */
export function draftRounds(app: App, actor: Actor) {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const reach = await reachOf({ app, actor, tx }, 'decision.draft')
    return roundChoices(tx, actor.tenantId, reach.all ? null : reach.units)
  })
}

/**
 * What the draft of a decision of a round offers: bodies, forms of award of the adopted rules, legal bases that hold today
 * (those of the round first), and the files that may be named. `not-found` for whoever may not draft for the round.
 */
export function draftGround(app: App, actor: Actor, roundId: string, kind: FileKind) {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const { tenantId } = actor
    const round = await rowOf(tx, 'round', tenantId, roundId)
    const within = await roundWithin({ app, tenantId, tx }, roundId)
    if (!can(actor, 'decision.draft', { tenantId, within }).ok) throw new ProblemError(problem('not-found'))
    const place = await roundPlace(tx, tenantId, roundId)
    const units = place === undefined ? [] : app.units.within(place.unit_id)
    const pack = await packOfRound(tx, tenantId, roundId)
    const rules = pack?.rules as unknown as RulePack | undefined
    const votesExemplary = rules?.votes.exemplary !== undefined
    const day = vietnamDay(app.clock())
    const cited = await basesOfRound(tx, tenantId, roundId)
    const first = new Set(cited.map((b) => b.id))
    const bases = [...(await basesById(tx, tenantId)).values()]
      .filter((b) => validOn(b, day) === 'valid' && (b.unit_id === null || units.includes(b.unit_id)))
      .sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)))
    return {
      round,
      unitId: place?.unit_id ?? null,
      bodies: await bodiesBeside(tx, { tenantId, units, bodies: place?.leads ?? [] }),
      awards: pack === undefined || pack.adopted_on === null ? [] : (rules?.awards ?? []),
      bases: bases.slice(0, BASES_OFFERED).map((b) => ({ ...b, cited: first.has(b.id) })),
      files: await filesToDecide(tx, { tenantId, roundId, kind, votesExemplary, limit: FILES_OFFERED }),
    }
  })
}

/**
 * The files of these ids: where each lies and whether it is of a person. The same before and after a decision names them,
 * so that a form sent twice says the same. Ids that are none are left out, and the command refuses them.
 */
export function filesNamed(app: App, actor: Actor, ids: readonly string[]) {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const rows = await rowsOf(tx, 'participation', actor.tenantId, ids.slice(0, 5000))
    return new Map(rows.map((r) => [r.id, { unitId: r.unit_id, ofPerson: r.exemplar_id !== null }]))
  })
}

export type DraftGround = Awaited<ReturnType<typeof draftGround>>

/** The bodies whose numbers the actor gives, with their sequences. */
export function numberingGround(app: App, actor: Actor) {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const { tenantId } = actor
    const mine = actor.grants.filter((g) => g.role === 'records-clerk').map((g) => g.scope)
    const whole = mine.some((s) => s.of === 'tenant') ? await tenantUnit(tx, tenantId) : null
    const units = [...mine.flatMap((s) => (s.of === 'unit' ? [s.id] : [])), ...(whole === null ? [] : [whole])]
    const own = mine.flatMap((s) => (s.of === 'organisation' ? [s.id] : []))
    const bodies = await bodiesBeside(tx, { tenantId, units, bodies: own })
    const numberings = await numberingsOf(
      tx,
      tenantId,
      bodies.map((b) => b.id),
    )
    return { bodies, numberings }
  })
}
