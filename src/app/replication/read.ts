import { vietnamDay } from '../../core/clock.ts'
import { type Actor, can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { type Sighting, survivalOf } from '../../core/replication/survival.ts'
import type { RulePack } from '../../core/rules/rule-pack.ts'
import { fold } from '../../core/text/fold.ts'
import { inTenant, type Tx } from '../../db/database.ts'
import { organisationsAbove } from '../../db/read/files.ts'
import { planGround } from '../../db/read/inspection-plans.ts'
import {
  bodyNamed,
  familyOf,
  modelsOfReceiver,
  replicationsPage,
  unitSightings,
} from '../../db/read/replication-pages.ts'
import { latestParticipation, resultsOf, sightingsOf } from '../../db/read/replications.ts'
import { rowOf } from '../../db/read/rows.ts'
import { packOfFile } from '../../db/read/rules.ts'
import type { Row } from '../../db/tables.ts'
import { reachOf } from '../access/reach.ts'
import type { App } from '../context.ts'
import { type File, fileOf, subjectOf } from '../participation/file.ts'

export const REPLICATIONS_A_PAGE = 30

/** Replications that the actor may know of, newest first, and which of them are theirs to answer as the receiver. */
export function replications(app: App, actor: Actor, before: string | undefined) {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const reach = await reachOf({ app, actor, tx }, 'registration.see')
    const mine = await reachOf({ app, actor, tx }, 'replication.confirm')
    const rows = await replicationsPage(tx, { tenantId: actor.tenantId, reach, before, limit: REPLICATIONS_A_PAGE })
    return rows.map((row) => ({
      ...row,
      mine:
        mine.all ||
        mine.units.includes(row.adopter_unit_id ?? '') ||
        mine.organisations.includes(row.adopter_organisation_id ?? ''),
    }))
  })
}

/** A replication with both its sides, and what the actor may do as the receiver. */
export interface ReplicationFacts {
  readonly row: Row<'replication'>
  readonly model: Row<'model'>
  readonly originUnit: string | null
  readonly own: Row<'model'> | undefined
  readonly results: readonly Row<'replication_result'>[]
  /** Models of the receiver's own, to link; empty for everybody else. */
  readonly choices: readonly { readonly id: string; readonly name: string }[]
  readonly confirms: boolean
}

/** For whoever answers for one of its sides, or stands above one; `not-found` otherwise. */
export function replicationPage(app: App, actor: Actor, id: string): Promise<ReplicationFacts> {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const { tenantId } = actor
    const row = await rowOf(tx, 'replication', tenantId, id)
    if (row.state === null) throw new ProblemError(problem('not-found'))
    const within = await receiverWithin(app, tx, { tenantId, row })
    const confirms = can(actor, 'replication.confirm', { tenantId, within }).ok
    const origin = row.origin_participation_id
    const file = origin === null ? undefined : await fileOf({ app, actor, tx }, origin)
    const sees =
      can(actor, 'registration.see', { tenantId, within }).ok ||
      (file !== undefined && can(actor, 'registration.see', subjectOf(actor, file)).ok)
    if (!sees) throw new ProblemError(problem('not-found'))
    const receiver = { tenantId, unitId: row.adopter_unit_id, organisationId: row.adopter_organisation_id }
    return {
      row,
      model: await rowOf(tx, 'model', tenantId, row.model_id),
      originUnit: file?.unitId ?? null,
      own: row.adopter_model_id === null ? undefined : await rowOf(tx, 'model', tenantId, row.adopter_model_id),
      results: await resultsOf(tx, tenantId, id),
      choices: confirms ? await modelsOfReceiver(tx, receiver) : [],
      confirms,
    }
  })
}

async function receiverWithin(
  app: App,
  tx: Tx,
  { tenantId, row }: { readonly tenantId: number; readonly row: Row<'replication'> },
): Promise<readonly string[]> {
  const units = row.adopter_unit_id === null ? [] : app.units.within(row.adopter_unit_id)
  const body = row.adopter_organisation_id
  return [...units, ...(body === null ? [] : await organisationsAbove(tx, tenantId, [body]))]
}

/** What proposing to take a model on needs: the model, where it comes from, the programmes it can count in. */
export function proposeGround(app: App, actor: Actor, modelId: string) {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const { tenantId } = actor
    const model = await rowOf(tx, 'model', tenantId, modelId)
    const origin = await latestParticipation(tx, tenantId, modelId)
    if (origin === undefined) throw new ProblemError(problem('not-found'))
    const day = vietnamDay(app.clock())
    const { programmes } = await planGround(tx, { tenantId, units: 'all', day })
    const first = programmes.filter((p) => p.id === origin.programme_id)
    return { model, origin, programmes: [...first, ...programmes.filter((p) => p.id !== origin.programme_id)] }
  })
}

/** The body of a unit by its name as typed; undefined when there is none today. */
export function bodyTyped(app: App, actor: Actor, unitId: string, name: string) {
  return inTenant(app.db.app, actor.tenantId, (tx) =>
    bodyNamed(tx, { tenantId: actor.tenantId, unitId, folded: fold(name) }),
  )
}

/** Is the model of a file still running, on whose word, since when nothing was heard (PEERS 7.10). */
export function fileSurvival(app: App, actor: Actor, file: File) {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const { tenantId } = actor
    const modelId = file.participation?.model_id ?? null
    const others = modelId === null ? [] : await sightingsOf(tx, tenantId, modelId)
    const own = (await unitSightings(tx, tenantId, file.id)).map(
      (s): Sighting => ({ day: s.day, running: true, word: 'unit', by: s.by }),
    )
    const rules = (await packOfFile(tx, tenantId, file.id))?.rules as unknown as RulePack | undefined
    const day = vietnamDay(app.clock())
    return survivalOf([...own, ...others], day, rules?.days.heartbeat ?? null)
  })
}

/** How many links of a family the public page reads at most; what is drawn is fewer still. */
const FAMILY = 4000

/** The links of the tree that a public model stands in, its first origins and all their copies. */
export const publicFamily = (app: App, tenantId: number, modelId: string) =>
  familyOf(app.db.public, { tenantId, modelId, limit: FAMILY })
