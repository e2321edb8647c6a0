import { vietnamDay } from '../../core/clock.ts'
import { type Actor, can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { type Lying, lying } from '../../core/rounds/periods.ts'
import { fold } from '../../core/text/fold.ts'
import { roundsOfProgramme } from '../../db/read/rounds.ts'
import { rowOf } from '../../db/read/rows.ts'
import {
  leadsOf,
  movementsOf,
  organisationPage,
  type ProgrammeLine,
  periodsFor,
  programmeLine,
  programmePage,
  programmesOfTaxonomies,
  taxonomiesOf,
} from '../../db/read/setup.ts'
import { type SetupCounts as Counts, setupCounts } from '../../db/read/setup-counts.ts'
import type { Row } from '../../db/tables.ts'
import type { App } from '../context.ts'
import { programmeSubject } from './common.ts'
import { type Listed, listed, mustBeId, PAGE, read, unitsFor } from './reading.ts'

/** How much there is of everything; see `hubFacts`. */
export type SetupCounts = Counts

/** How much there is of everything that is set up, and how much of it nobody has adopted. One query. */
export const hubFacts = (app: App, actor: Actor) =>
  read(app, actor, (tx) => setupCounts(tx, actor.tenantId, vietnamDay(app.clock())))

export const movements = (app: App, actor: Actor) => read(app, actor, (tx) => movementsOf(tx, actor.tenantId))

/** A period with how it lies to the others of its movement. */
export interface PeriodLine extends Row<'period'> {
  readonly parentLabel: string | undefined
  /** Those that share years with it, but not the very same place: within, around or across. */
  readonly others: readonly { readonly label: string; readonly lies: Exclude<Lying, 'apart'> }[]
}

/** A movement with its periods in the order of their years. */
export function movementFacts(app: App, actor: Actor, id: string) {
  return read(app, actor, async (tx) => {
    const movement = await rowOf(tx, 'movement', actor.tenantId, mustBeId(id))
    const periods = await periodsFor(tx, actor.tenantId, movement.id)
    return { movement, periods: periodLines(periods) }
  })
}

/** Periods with what they share years with; at most twelve of those each, nearest in the list first. */
export function periodLines(periods: readonly Row<'period'>[]): readonly PeriodLine[] {
  const years = (p: Row<'period'>) => ({ from: p.year_from, to: p.year_to })
  const labels = new Map(periods.map((p) => [p.id, p.label]))
  return periods.map((p) => ({
    ...p,
    parentLabel: p.parent_id === null ? undefined : labels.get(p.parent_id),
    others: periods
      .flatMap((other) => {
        const lies = lying(years(p), years(other))
        return other.id === p.id || lies === 'apart' ? [] : [{ label: other.label, lies }]
      })
      .slice(0, 12),
  }))
}

/** Programmes that an actor may set up, the newest first. */
export function programmesFor(app: App, actor: Actor, after: string | undefined): Promise<Listed<ProgrammeLine>> {
  return read(app, actor, async (tx) => {
    const units = await unitsFor({ app, actor, tx }, 'movement.set-up')
    const page = { after: after === undefined ? undefined : mustBeId(after), limit: PAGE + 1 }
    return listed(await programmePage(tx, actor.tenantId, units, page))
  })
}

/** A programme with its rounds and who leads it; only for who may set it up. */
export function programmeFacts(app: App, actor: Actor, id: string) {
  return read(app, actor, async (tx) => {
    const programme = await programmeLine(tx, actor.tenantId, mustBeId(id))
    const subject = await programmeSubject({ app, actor, tx }, id)
    if (programme === undefined || !can(actor, 'movement.set-up', subject).ok)
      throw new ProblemError(problem('not-found'))
    return {
      programme,
      rounds: await roundsOfProgramme(tx, actor.tenantId, id),
      leads: await leadsOf(tx, actor.tenantId, id),
      today: vietnamDay(app.clock()),
    }
  })
}

/** What a new programme can be of: movements with their periods. Two queries. */
export function programmeChoices(app: App, actor: Actor) {
  return read(app, actor, async (tx) => ({
    movements: await movementsOf(tx, actor.tenantId),
    periods: await periodsFor(tx, actor.tenantId),
  }))
}

/** A lead with its programme; only for who may set that up. */
export function leadFacts(app: App, actor: Actor, id: string) {
  return read(app, actor, async (tx) => {
    const lead = await rowOf(tx, 'lead_agency', actor.tenantId, mustBeId(id))
    const subject = await programmeSubject({ app, actor, tx }, lead.programme_id)
    if (!can(actor, 'movement.set-up', subject).ok) throw new ProblemError(problem('not-found'))
    return { lead, body: await rowOf(tx, 'organisation', actor.tenantId, lead.organisation_id) }
  })
}

/** Versions of the fields in use, with how many programmes count by each. Three queries. */
export function taxonomies(app: App, actor: Actor) {
  return read(app, actor, async (tx) => {
    const all = await taxonomiesOf(tx, actor.tenantId)
    const used = await programmesOfTaxonomies(tx, actor.tenantId)
    return all.map((one) => ({ ...one, programmes: used.get(one.id) ?? 0 }))
  })
}

export interface OrganisationsAsked {
  readonly after?: string | undefined
  readonly words?: string | undefined
  readonly kind?: string | undefined
}

/** The register of organisations where an actor may set up, by name. */
export function organisationsFor(
  app: App,
  actor: Actor,
  asked: OrganisationsAsked,
): Promise<Listed<Row<'organisation'>>> {
  return read(app, actor, async (tx) => {
    const units = await unitsFor({ app, actor, tx }, 'movement.set-up')
    const words = asked.words === undefined ? undefined : fold(asked.words)
    const page = { after: asked.after === undefined ? undefined : mustBeId(asked.after), limit: PAGE + 1 }
    return listed(await organisationPage(tx, actor.tenantId, { units, words, kind: asked.kind }, page))
  })
}

/** One body with the names of what it lies under and what came before it. */
export function organisationFacts(app: App, actor: Actor, id: string) {
  return read(app, actor, async (tx) => {
    const row = await rowOf(tx, 'organisation', actor.tenantId, mustBeId(id))
    const units = await unitsFor({ app, actor, tx }, 'movement.set-up')
    if (units !== undefined && (row.unit_id === null || !units.includes(row.unit_id)))
      throw new ProblemError(problem('not-found'))
    const nameOf = async (other: string | null) =>
      other === null ? undefined : (await rowOf(tx, 'organisation', actor.tenantId, other)).name
    return {
      organisation: row,
      parent: await nameOf(row.parent_id),
      predecessor: await nameOf(row.predecessor_id),
    }
  })
}

export const period = (app: App, actor: Actor, id: string) =>
  read(app, actor, async (tx) => {
    const row = await rowOf(tx, 'period', actor.tenantId, mustBeId(id))
    return { period: row, all: await periodsFor(tx, actor.tenantId, row.movement_id) }
  })
