import { z } from 'zod'
import { type InspectionState, inspectionStep } from '../../core/inspection/steps.ts'
import type { Subject } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { itemsOf, membersOf, visitsOf } from '../../db/read/inspections.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Command, CommandContext } from '../command.ts'

const Day = z.iso.date()
const Text = (max: number) => z.string().trim().max(max)

const PlanInput = z.object({
  programmeId: z.uuid(),
  roundId: z.uuid().nullable(),
  organisationId: z.uuid().nullable(),
  plan: Text(300),
  purpose: Text(2000),
  scopes: z.array(Text(200).min(1)).min(1).max(20),
  from: Day,
  to: Day,
  members: z
    .array(
      z.object({
        accountId: z.uuid().nullable(),
        name: Text(200).min(1),
        post: Text(200),
        role: z.enum(['lead', 'secretary', 'member']),
      }),
    )
    .min(1)
    .max(50),
  items: z.array(z.object({ scope: Text(200), text: Text(500).min(1) })).max(200),
  units: z.array(z.uuid()).min(1).max(300),
})
export type PlanInput = z.infer<typeof PlanInput>

/** What an inspection lies in: the unit of its programme. */
const programmeSubject = async ({ app, write }: CommandContext, programmeId: string): Promise<Subject> => {
  const programme = await rowOf(write.tx, 'programme', write.tenantId, programmeId)
  return { tenantId: write.tenantId, within: app.units.within(programme.unit_id) }
}

/** The subject of a command on an inspection that people run. */
export const inspectionSubject = async (context: CommandContext, id: string): Promise<Subject> => {
  const row = await inspectionRow(context, id)
  return programmeSubject(context, row.programme_id)
}

/** An inspection that people run; one that only a document tells of is nobody's to change. */
export async function inspectionRow({ write }: CommandContext, id: string) {
  const row = await rowOf(write.tx, 'inspection', write.tenantId, id)
  if (row.state === null) throw new ProblemError(problem('not-found'))
  return { ...row, state: row.state as InspectionState }
}

/**
 * Plans an inspection: whose plan, why, which scopes, which days, the team with one lead, what is asked at every visit,
 * and the units that are visited, each of which must lie within the programme's own.
 */
export const planInspection: Command<PlanInput, { inspectionId: string }> = {
  name: 'inspection.plan',
  input: PlanInput,
  action: 'inspection.plan',
  subject: (context, given) => programmeSubject(context, given.programmeId),
  work: async (context, given) => {
    const { write } = context
    const programme = await rowOf(write.tx, 'programme', write.tenantId, given.programmeId)
    if (given.to < given.from) throw new ProblemError(problem('date.invalid', { value: given.to }, 'to'))
    if (given.members.filter((m) => m.role === 'lead').length !== 1)
      throw new ProblemError(problem('input.invalid', { reason: 'one lead' }, 'members'))
    for (const unit of given.units) inside(context, unit, programme.unit_id)
    const made = await write.insert('inspection', {
      programme_id: given.programmeId,
      round_id: given.roundId,
      organisation_id: given.organisationId,
      plan: given.plan,
      purpose: given.purpose,
      scopes: given.scopes,
      from_day: given.from,
      to_day: given.to,
      inspected_on: null,
      team: given.members.map((m) => m.name).join('; '),
      state: 'planned',
    })
    for (const m of given.members) {
      const { accountId: account_id, name, post, role } = m
      await write.insert('inspection_member', { inspection_id: made.id, account_id, name, post, role })
    }
    for (const [position, item] of given.items.entries())
      await write.insert('inspection_item', { inspection_id: made.id, position, scope: item.scope, text: item.text })
    for (const unit_id of new Set(given.units))
      await write.insert('inspection_visit', {
        inspection_id: made.id,
        unit_id,
        participation_id: null,
        planned_on: given.from,
      })
    return { inspectionId: made.id }
  },
}

/** Refuses a unit that does not lie in the programme's. */
export function inside({ app }: CommandContext, unitId: string, aboveId: string): void {
  if (app.units.book.units.get(unitId) === undefined)
    throw new ProblemError(problem('unit.unknown', { name: unitId }, 'units'))
  if (!app.units.within(unitId).includes(aboveId))
    throw new ProblemError(problem('input.invalid', { reason: app.units.fullName(unitId) }, 'units'))
}

const StepInput = z.object({
  inspectionId: z.uuid(),
  version: z.int().min(1),
  step: z.enum(['announce', 'begin', 'minute', 'conclude', 'call-off']),
  /** The minutes, the conclusion, or why it was called off. */
  text: Text(20_000),
  on: Day.nullable(),
})

/**
 * Takes an inspection one step on. Minutes need a visit that took place; the conclusion makes it public with its
 * recommendations; calling off needs a reason.
 */
export const stepInspection: Command<z.infer<typeof StepInput>, { state: InspectionState }> = {
  name: 'inspection.step',
  input: StepInput,
  action: 'inspection.record',
  subject: (context, given) => inspectionSubject(context, given.inspectionId),
  work: async (context, given) => {
    const { write, actor } = context
    const row = await inspectionRow(context, given.inspectionId)
    await onTheTeam(context, row.id, actor.id)
    const state = unwrap(inspectionStep(given.step, row.state))
    const seen = { id: row.id, version: given.version }
    if (given.step !== 'announce' && given.step !== 'begin' && given.text === '')
      throw new ProblemError(problem('reason.needed', { step: given.step }, 'text'))
    const visited = (await visitsOf(write.tx, write.tenantId, row.id)).flatMap((v) => v.visited_on ?? [])
    if (given.step === 'minute' && visited.length === 0)
      throw new ProblemError(problem('state.not-now', { step: given.step, stage: row.state, of: 'inspection' }))
    await write.update('inspection', seen, {
      state,
      ...(given.step === 'minute' ? { minutes: given.text, inspected_on: visited.sort()[0] ?? null } : {}),
      ...(given.step === 'conclude' ? { conclusion: given.text, concluded_on: given.on } : {}),
      ...(given.step === 'call-off' ? { conclusion: given.text } : {}),
    })
    return { state }
  },
}

/** Only the team writes in an inspection: holding the role is not enough. */
export async function onTheTeam({ write }: CommandContext, inspectionId: string, accountId: string): Promise<void> {
  const team = await membersOf(write.tx, write.tenantId, inspectionId)
  if (!team.some((m) => m.account_id === accountId))
    throw new ProblemError(problem('forbidden', { action: 'inspection.record' }))
}

/** The checklist that every visit goes through. */
export const checklistOf = ({ write }: CommandContext, inspectionId: string) =>
  itemsOf(write.tx, write.tenantId, inspectionId)
