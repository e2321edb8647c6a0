import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import type { Actor, Subject } from '../../core/policy.ts'
import { can } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { validOn } from '../../core/rules/validity.ts'
import type { Reader } from '../../db/database.ts'
import { organisationsAbove } from '../../db/read/reach.ts'
import { rowOf } from '../../db/read/rows.ts'
import { leadsOf } from '../../db/read/setup.ts'
import { wholeTenant } from '../access/whole-tenant.ts'
import type { CommandContext } from '../command.ts'
import type { App } from '../context.ts'
import { Line } from '../input.ts'

/** A name of something, as people say it. */
export const Name = Line(300).min(1)
/** A few sentences, or nothing. */
export const Text = z.string().trim().max(4000)
/** Whose it is: null, everybody's in these books; a unit, its own. */
export const OfUnit = z.uuid().nullable()

/** What a use case of setting up asks with. */
export interface Asking {
  readonly app: App
  readonly actor: Actor
  readonly tx: Reader
}

/** What somebody sets up for everybody, or for a unit: only who reaches that unit may. */
export async function subjectIn(given: Asking, unitId: string | null): Promise<Subject> {
  if (unitId === null) return wholeTenant(given)
  const { app, actor } = given
  if (!app.units.book.units.has(unitId)) throw new ProblemError(problem('not-found'))
  return { tenantId: actor.tenantId, within: app.units.within(unitId) }
}

/** The subject of what is for everybody in these books. */
export const forEverybody = (context: CommandContext): Promise<Subject> => wholeTenant(asking(context))

/**
 * A programme as the policy is asked about it: it lies within its unit and all that it lies in, and within the agency
 * that leads it today. So a commune's owner sets up only its own, and a role on the lead agency reaches what that leads.
 */
export async function programmeSubject({ app, actor, tx }: Asking, programmeId: string): Promise<Subject> {
  const { tenantId } = actor
  const programme = await rowOf(tx, 'programme', tenantId, programmeId)
  const today = vietnamDay(app.clock())
  const leads = await leadsOf(tx, tenantId, programmeId)
  const now = leads.filter((lead) => lead.valid_from !== null && validOn(lead, today) === 'valid')
  const bodies = await organisationsAbove(
    tx,
    tenantId,
    now.map((lead) => lead.organisation_id),
  )
  return { tenantId, within: [...app.units.within(programme.unit_id), ...bodies] }
}

/** A round as the policy is asked about it: as its programme. */
export async function roundSubject(asking: Asking, roundId: string): Promise<Subject> {
  const round = await rowOf(asking.tx, 'round', asking.actor.tenantId, roundId)
  return programmeSubject(asking, round.programme_id)
}

/** What a command asks with. */
export const asking = (context: CommandContext): Asking => ({
  app: context.app,
  actor: context.actor,
  tx: context.write.tx,
})

/** May the actor set up what is of this unit, or of everybody? */
export const maySetUp = async (given: Asking, unitId: string | null): Promise<boolean> =>
  can(given.actor, 'movement.set-up', await subjectIn(given, unitId)).ok

/** Refuses unless the actor may also set up what is of this unit: for what changes hands, or is put below another. */
export async function mustSetUp(context: CommandContext, unitId: string | null): Promise<void> {
  unwrap(can(context.actor, 'movement.set-up', await subjectIn(asking(context), unitId)))
}

/** Refuses to make something for a unit out of what is another place's: only everybody's, its own, or what lies above it. */
export function mustLieAround({ app }: CommandContext, ofUnit: string | null, forUnit: string | null): void {
  if (ofUnit === null || ofUnit === forUnit) return
  if (forUnit === null || !app.units.within(forUnit).includes(ofUnit)) throw new ProblemError(problem('not-found'))
}

/** Refuses a last day before the first. `to` is the first day on which it no longer holds. */
export function mustEndAfter(from: string | null, to: string | null, field: string): void {
  if (from !== null && to !== null && to <= from) throw new ProblemError(problem('days.reversed', { from }, field))
}

/** The problem that something of this name is there already. */
export const taken = (name: string, field: string): ProblemError =>
  new ProblemError(problem('name.taken', { name }, field))
