import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import type { Subject } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { wouldCycle } from '../../core/replication/tree.ts'
import { organisationsAbove } from '../../db/read/files.ts'
import {
  latestParticipation,
  liveReplication,
  modelLinks,
  modelOwnerIds,
  resultsOf,
} from '../../db/read/replications.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Command, CommandContext } from '../command.ts'

const Text = (max: number) => z.string().trim().max(max)
const ProposeInput = z.object({
  modelId: z.uuid(),
  programmeId: z.uuid(),
  unitId: z.uuid(),
  organisationId: z.uuid().nullable(),
  help: Text(4000),
})
export type ProposeInput = z.infer<typeof ProposeInput>

/** The receiver's side: its unit and organisation. */
async function receiverSubject(
  { app, write }: CommandContext,
  unitId: string | null,
  organisationId: string | null,
): Promise<Subject> {
  const units = unitId === null ? [] : app.units.within(unitId)
  const bodies = organisationId === null ? [] : await organisationsAbove(write.tx, write.tenantId, [organisationId])
  return { tenantId: write.tenantId, within: [...units, ...bodies] }
}

/**
 * Proposes that a unit takes a model on, by the receiver itself, by the origin, or by the agency above both. The version
 * that was taken is the model's latest participation. It counts nowhere until the receiver confirms. Refused: a receiver
 * that owns the model itself, and a second proposal to one that has not answered the first.
 */
export const proposeReplication: Command<ProposeInput, { replicationId: string }> = {
  name: 'replication.propose',
  input: ProposeInput,
  action: 'replication.propose',
  subject: async (context, given) => {
    const origin = await latestParticipation(context.write.tx, context.write.tenantId, given.modelId)
    const receiver = await receiverSubject(context, given.unitId, given.organisationId)
    const above = origin === undefined ? [] : context.app.units.within(origin.unit_id)
    return { ...receiver, within: [...(receiver.within ?? []), ...above] }
  },
  work: async (context, given) => {
    const { write, actor, at, app } = context
    const { tx, tenantId } = write
    const model = await rowOf(tx, 'model', tenantId, given.modelId)
    const origin = await latestParticipation(tx, tenantId, model.id)
    if (origin === undefined) throw new ProblemError(problem('not-found'))
    const owners = await modelOwnerIds(tx, tenantId, model.id)
    const itself =
      given.organisationId === null
        ? owners.length === 0 && origin.unit_id === given.unitId
        : owners.includes(given.organisationId)
    if (itself) throw new ProblemError(problem('replication.itself', { name: model.name }, 'unitId'))
    const { unitId, organisationId } = given
    if ((await liveReplication(tx, { tenantId, modelId: model.id, unitId, organisationId })) !== undefined)
      throw new ProblemError(problem('replication.twice', { name: model.name }, 'unitId'))
    const body = organisationId === null ? null : await rowOf(tx, 'organisation', tenantId, organisationId)
    const day = vietnamDay(new Date(at))
    const made = await write.insert('replication', {
      programme_id: given.programmeId,
      model_id: model.id,
      adopter_unit_id: unitId,
      adopter: body?.name ?? app.units.fullName(unitId, day),
      year: Number(day.slice(0, 4)),
      state: 'proposed',
      origin_participation_id: origin.id,
      origin_name: model.name,
      adopter_organisation_id: organisationId,
      proposed_by: actor.id,
      proposed_on: day,
      help: given.help,
    })
    return { replicationId: made.id }
  },
}

const AnswerInput = z.object({
  replicationId: z.uuid(),
  version: z.int().min(1),
  answer: z.enum(['confirmed', 'declined']),
  adoptedOn: z.iso.date().nullable(),
  kept: Text(4000),
  changed: Text(4000),
  reason: Text(2000),
  /** The receiver's own model, when it is registered already. */
  modelId: z.uuid().nullable(),
})

const replicationSubject = async (context: CommandContext, id: string): Promise<Subject> => {
  const row = await rowOf(context.write.tx, 'replication', context.write.tenantId, id)
  return receiverSubject(context, row.adopter_unit_id, row.adopter_organisation_id)
}

/** The receiver confirms, saying what it kept and what it changed, or declines with a reason. Only then does it count. */
export const answerReplication: Command<z.infer<typeof AnswerInput>, { state: 'confirmed' | 'declined' }> = {
  name: 'replication.answer',
  input: AnswerInput,
  action: 'replication.confirm',
  subject: (context, given) => replicationSubject(context, given.replicationId),
  work: async ({ write, actor, at }, given) => {
    const row = await rowOf(write.tx, 'replication', write.tenantId, given.replicationId)
    if (row.state !== 'proposed')
      throw new ProblemError(
        problem('state.not-now', { step: given.answer, stage: row.state ?? '', of: 'replication' }),
      )
    const seen = { id: row.id, version: given.version }
    const answered = { answered_by: actor.id, answered_on: vietnamDay(new Date(at)) }
    if (given.answer === 'declined') {
      if (given.reason === '') throw new ProblemError(problem('reason.needed', { step: 'decline' }, 'reason'))
      await write.update('replication', seen, { ...answered, state: 'declined', reason: given.reason })
      return { state: 'declined' }
    }
    if (given.adoptedOn === null) throw new ProblemError(problem('date.invalid', { value: '' }, 'adoptedOn'))
    if (given.modelId !== null) await refuseCycle({ write }, row.model_id, given.modelId)
    const { kept, changed } = given
    await write.update('replication', seen, {
      ...answered,
      state: 'confirmed',
      adopted_on: given.adoptedOn,
      year: Number(given.adoptedOn.slice(0, 4)),
      kept,
      changed,
      adopter_model_id: given.modelId,
    })
    return { state: 'confirmed' }
  },
}

/** Refuses a model that would become its own ancestor. */
async function refuseCycle({ write }: Pick<CommandContext, 'write'>, from: string, to: string): Promise<void> {
  const model = await rowOf(write.tx, 'model', write.tenantId, to)
  if (wouldCycle(await modelLinks(write.tx, write.tenantId), from, to))
    throw new ProblemError(problem('replication.cycle', { name: model.name }, 'modelId'))
}

const LinkInput = z.object({ replicationId: z.uuid(), version: z.int().min(1), modelId: z.uuid() })

/** Says which model of the receiver's own it has become; a cycle is refused. */
export const linkReplication: Command<z.infer<typeof LinkInput>, { linked: true }> = {
  name: 'replication.link',
  input: LinkInput,
  action: 'replication.confirm',
  subject: (context, given) => replicationSubject(context, given.replicationId),
  work: async ({ write }, given) => {
    const row = await rowOf(write.tx, 'replication', write.tenantId, given.replicationId)
    if (row.state !== 'confirmed')
      throw new ProblemError(problem('state.not-now', { step: 'link', stage: row.state ?? '', of: 'replication' }))
    await refuseCycle({ write }, row.model_id, given.modelId)
    await write.update('replication', { id: row.id, version: given.version }, { adopter_model_id: given.modelId })
    return { linked: true }
  },
}

const ReportInput = z.object({
  replicationId: z.uuid(),
  /** 6 or 12 for the reports that are due; null for any other. */
  months: z.union([z.literal(6), z.literal(12)]).nullable(),
  on: z.iso.date(),
  running: z.boolean(),
  text: Text(10_000).min(1),
})

/** What became of it, after 6 and 12 months and whenever the receiver wants to say. */
export const reportReplication: Command<z.infer<typeof ReportInput>, { resultId: string }> = {
  name: 'replication.report',
  input: ReportInput,
  action: 'replication.report',
  subject: (context, given) => replicationSubject(context, given.replicationId),
  work: async ({ write, actor, at }, given) => {
    const row = await rowOf(write.tx, 'replication', write.tenantId, given.replicationId)
    if (row.state !== 'confirmed')
      throw new ProblemError(problem('state.not-now', { step: 'report', stage: row.state ?? '', of: 'replication' }))
    if (given.on > vietnamDay(new Date(at)) || given.on < (row.adopted_on ?? ''))
      throw new ProblemError(problem('date.invalid', { value: given.on }, 'on'))
    const earlier = await resultsOf(write.tx, write.tenantId, row.id)
    if (given.months !== null && earlier.some((e) => e.months === given.months))
      throw new ProblemError(problem('replication.reported', { months: given.months }, 'months'))
    const made = await write.insert('replication_result', {
      replication_id: row.id,
      months: given.months,
      reported_on: given.on,
      running: given.running,
      text: given.text,
      by_id: actor.id,
      by_name: actor.name,
    })
    return { resultId: made.id }
  },
}

const EndInput = z.object({
  replicationId: z.uuid(),
  version: z.int().min(1),
  on: z.iso.date(),
  reason: Text(2000).min(1),
})

/** The receiver gave it up. It was replicated all the same, and stays counted as such with the day it ended. */
export const abandonReplication: Command<z.infer<typeof EndInput>, { state: 'abandoned' }> = {
  name: 'replication.abandon',
  input: EndInput,
  action: 'replication.report',
  subject: (context, given) => replicationSubject(context, given.replicationId),
  work: async ({ write }, given) => {
    const row = await rowOf(write.tx, 'replication', write.tenantId, given.replicationId)
    if (row.state !== 'confirmed')
      throw new ProblemError(problem('state.not-now', { step: 'abandon', stage: row.state ?? '', of: 'replication' }))
    await write.update(
      'replication',
      { id: row.id, version: given.version },
      {
        state: 'abandoned',
        ended_on: given.on,
        reason: given.reason,
      },
    )
    return { state: 'abandoned' }
  },
}
