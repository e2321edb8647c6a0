import { vietnamDay } from '../../core/clock.ts'
import type { RegistrationState } from '../../core/participation/stage.ts'
import { type Actor, can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { checkToSubmit, type Finding } from '../../core/registration/form.ts'
import { inTime } from '../../core/registration/in-time.ts'
import { type Registering, windowOn } from '../../core/rounds/window.ts'
import { fold } from '../../core/text/fold.ts'
import { inTenant, type Reader } from '../../db/database.ts'
import { type Running, runningFor } from '../../db/read/carried.ts'
import { organisationsIn } from '../../db/read/organisations.ts'
import { accountNames, lastChange } from '../../db/read/record-history.ts'
import {
  type Partner,
  partnersOf,
  type RegistrationLine,
  type RoundRow,
  registrationCounts,
  registrationPage,
  registrationUnits,
  runRound,
  runRounds,
} from '../../db/read/registrations.ts'
import { fieldsOf } from '../../db/read/registry-lookup.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import { reachOf } from '../access/reach.ts'
import type { App } from '../context.ts'
import { type File, fileOf, subjectOf } from '../participation/file.ts'
import { idOrNothing } from '../portal/lookup.ts'
import { similarTo } from './accept.ts'
import { formOf } from './form.ts'
import { type Similar, similarModels } from './similar.ts'

/** Rows of one page of a list. */
const PAGE = 30

export interface RegistrationList {
  readonly rows: readonly RegistrationLine[]
  /** The id after which the next page begins; undefined at the end. */
  readonly next: string | undefined
  readonly counts: ReadonlyMap<RegistrationState, number>
}

/** Registrations that the actor writes: of their units and organisations, the newest first. */
export const myRegistrations = (
  app: App,
  actor: Actor,
  asked: { readonly state?: RegistrationState | undefined; readonly after?: string | undefined },
): Promise<RegistrationList> =>
  inTenant(app.db.app, actor.tenantId, async (tx) => {
    const reach = await reachOf({ app, actor, tx }, 'registration.write')
    const filter = asked.state === undefined ? {} : { states: [asked.state] }
    const order = { oldest: false, after: asked.after, limit: PAGE + 1 }
    const rows = await registrationPage(tx, actor.tenantId, { reach, filter }, order)
    const counts = await registrationCounts(tx, actor.tenantId, reach, {})
    return { ...cut(rows), counts }
  })

const cut = (rows: readonly RegistrationLine[]) => ({
  rows: rows.slice(0, PAGE),
  next: rows.length > PAGE ? rows[PAGE - 1]?.id : undefined,
})

export interface QueueAsked {
  readonly state: RegistrationState
  readonly roundId?: string | undefined
  readonly unitId?: string | undefined
  readonly fieldId?: string | undefined
  readonly after?: string | undefined
}

export interface Queue extends RegistrationList {
  readonly rounds: readonly RoundRow[]
  readonly units: readonly string[]
  readonly fields: readonly Row<'field'>[]
}

/** What was sent to the actor as the receiving body, in the order in which it was sent; drafts are never in it. */
export const receivingQueue = (app: App, actor: Actor, asked: QueueAsked): Promise<Queue> =>
  inTenant(app.db.app, actor.tenantId, async (tx) => {
    const { tenantId } = actor
    const reach = await reachOf({ app, actor, tx }, 'registration.receive')
    const narrow = {
      roundId: asked.roundId,
      unitIds: asked.unitId === undefined ? undefined : [asked.unitId],
      fieldId: asked.fieldId,
    }
    const filter = { ...narrow, states: [asked.state] }
    const order = { oldest: true, after: asked.after, limit: PAGE + 1 }
    const rows = await registrationPage(tx, tenantId, { reach, filter }, order)
    const counts = new Map(await registrationCounts(tx, tenantId, reach, narrow))
    counts.delete('draft')
    const all = await runRounds(tx, tenantId)
    const rounds = all.filter((round) => reach.all || reach.units.includes(round.unit_id))
    const [first] = rounds
    const fields = first === undefined ? [] : await fieldsOf(tx, tenantId, first.taxonomy_id)
    const units = await registrationUnits(tx, tenantId, reach, asked.roundId)
    return { ...cut(rows), counts, rounds, units, fields }
  })

/** A registration as its pages show it, to somebody who may read it. */
export interface RegistrationView {
  readonly file: File
  readonly row: Row<'registration'>
  readonly round: RoundRow
  readonly window: Registering
  readonly fields: readonly Row<'field'>[]
  readonly lead: string
  readonly partners: readonly Partner[]
  /** Bodies of the unit, to choose from while typing. */
  readonly organisations: readonly string[]
  /** The name of the model that it carries on, copies or joins. */
  readonly modelName: string | undefined
  readonly findings: readonly Finding[]
  /** What of the window stands in its way, if anything does. */
  readonly closed: boolean
  /** Who signed and who received it, by name. */
  readonly signedBy: string
  readonly receivedBy: string
  readonly lastChange: { readonly by: string; readonly at: string } | undefined
  readonly may: {
    readonly write: boolean
    readonly submit: boolean
    readonly withdraw: boolean
    readonly receive: boolean
  }
}

/** One registration; not there for whoever may not read it. A draft is its unit's alone, also for the receiving body. */
export const registrationView = (app: App, actor: Actor, id: string): Promise<RegistrationView> =>
  inTenant(app.db.app, actor.tenantId, (tx) => viewIn({ app, actor, tx }, idOrNothing(id)))

interface Asking {
  readonly app: App
  readonly actor: Actor
  readonly tx: Reader
}

export async function viewIn(asking: Asking, id: string): Promise<RegistrationView> {
  const { app, actor, tx } = asking
  const { tenantId } = actor
  const file = await fileOf(asking, id)
  const row = file.registration
  if (row === undefined || !mayRead(actor, file)) throw new ProblemError(problem('not-found'))
  const round = await runRound(tx, tenantId, row.round_id)
  if (round === undefined) throw new ProblemError(problem('not-found'))
  const day = vietnamDay(app.clock())
  const may = (
    action: 'registration.write' | 'registration.submit' | 'registration.withdraw' | 'registration.receive',
  ) => can(actor, action, subjectOf(actor, file)).ok
  const plea = { lateReason: row.late_reason, emergency: row.emergency }
  const names = await accountNames(tx, [row.submitted_by, row.received_by])
  return {
    file,
    row,
    round,
    window: windowOn(round, day),
    fields: await fieldsOf(tx, tenantId, round.taxonomy_id),
    lead: row.organisation_id === null ? '' : (await rowOf(tx, 'organisation', tenantId, row.organisation_id)).name,
    partners: (await partnersOf(tx, tenantId, id)).filter((partner) => !partner.removed),
    organisations: await organisationsIn(tx, tenantId, row.unit_id),
    modelName: row.model_id === null ? undefined : (await rowOf(tx, 'model', tenantId, row.model_id)).name,
    findings: checkToSubmit(formOf(row), day),
    closed: !inTime(round, day, plea).ok,
    signedBy: names.get(row.submitted_by ?? '') ?? '',
    receivedBy: names.get(row.received_by ?? '') ?? '',
    lastChange: await lastChange(tx, tenantId, id),
    may: {
      write: may('registration.write'),
      submit: may('registration.submit'),
      withdraw: may('registration.withdraw'),
      receive: may('registration.receive'),
    },
  }
}

/** May the actor read the file at all? Before acceptance a registration, after it a participation; a draft only its unit. */
export function mayRead(actor: Actor, file: File): boolean {
  const subject = subjectOf(actor, file)
  if (file.participation !== undefined && can(actor, 'participation.see', subject).ok) return true
  if (file.registration === undefined) return false
  if (file.registration.state === 'draft') return can(actor, 'registration.write', subject).ok
  return can(actor, 'registration.see', subject).ok
}

/** What is similar to a registration that the actor may read. */
export const similarOf = (app: App, actor: Actor, row: Row<'registration'>): Promise<readonly Similar[]> =>
  inTenant(app.db.app, actor.tenantId, (tx) => similarTo({ app, actor, tenantId: actor.tenantId, tx }, row))

/** What is similar to a name that is being typed, for a unit that the actor writes for. */
export const similarToName = (
  app: App,
  actor: Actor,
  asked: { readonly name: string; readonly unitId: string; readonly roundId: string; readonly registrationId?: string },
): Promise<readonly Similar[]> =>
  inTenant(app.db.app, actor.tenantId, async (tx) => {
    const subject = {
      tenantId: actor.tenantId,
      within: app.units.within(asked.unitId),
      stage: 'draft' as const,
      relations: [],
    }
    const own = can(actor, 'registration.write', subject).ok
    const organisation = actor.grants.some(({ scope }) => scope.of === 'organisation')
    if (!own && !organisation) throw new ProblemError(problem('forbidden', { action: 'registration.write' }))
    const reach = await reachOf({ app, actor, tx }, 'registration.see')
    return similarModels({ app, tenantId: actor.tenantId, tx, reach }, asked)
  })

/** What the actor's units ran before and could carry on into a round. */
export const runningModels = (
  app: App,
  actor: Actor,
  round: Pick<RoundRow, 'id' | 'movement_id'>,
  like?: string,
): Promise<readonly Running[]> =>
  inTenant(app.db.app, actor.tenantId, async (tx) => {
    const reach = await reachOf({ app, actor, tx }, 'registration.write')
    const words = like === undefined || fold(like) === '' ? undefined : fold(like)
    return runningFor(tx, actor.tenantId, reach, { roundId: round.id, movementId: round.movement_id, like: words }, 60)
  })
