import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { REGISTRATIONS } from '../../core/registration/items.ts'
import { ORGANISATION_KINDS } from '../../core/registry/organisation-kind.ts'
import { isUnitType } from '../../core/units/type-words.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Command, CommandContext } from '../command.ts'
import { Version } from '../input.ts'
import { asking, roundSubject, Text } from './common.ts'
import { noteStep, runRound } from './round-change.ts'

/** What each unit of a type, or each body of a kind, must have and may have (DOMAIN 3.3). */
export const QuotaInput = z.object({
  unitTypes: z.array(z.string().refine(isUnitType)).max(12),
  organisationKinds: z.array(z.enum(ORGANISATION_KINDS)).max(12),
  /** Empty: of any registration kind. */
  registrations: z.array(z.enum(REGISTRATIONS)).max(5),
  /** Empty: of any field. */
  fieldCode: z.string().trim().max(60),
  min: z.int().min(0).max(9999),
  max: z.int().min(0).max(9999).nullable(),
  basis: z.string().trim().max(500),
})
export type QuotaInput = z.infer<typeof QuotaInput>

const AddQuota = QuotaInput.extend({ roundId: z.uuid(), reason: Text })

/** A quota of a round; in a round that was announced, with the reason of the change. */
export const addQuota: Command<z.infer<typeof AddQuota>, { quotaId: string }> = {
  name: 'quota.add',
  input: AddQuota,
  action: 'movement.set-up',
  subject: (context, given) => roundSubject(asking(context), given.roundId),
  work: async (context, given) => {
    const round = await runRound(context, given.roundId, given.reason)
    const quotaId = await insertQuota(context, { roundId: round.id, programmeId: round.programme_id }, given)
    if (round.state !== 'draft')
      await noteStep(context, round, { step: 'quota', to: round.state, reason: given.reason })
    return { quotaId }
  },
}

/** Writes one quota; refused when it is for nobody, or asks for more than it allows. */
export async function insertQuota(
  { write }: CommandContext,
  of: { readonly roundId: string; readonly programmeId: string },
  given: QuotaInput,
): Promise<string> {
  if (given.unitTypes.length + given.organisationKinds.length === 0)
    throw new ProblemError(problem('input.invalid', {}, 'unitTypes'))
  if (given.max !== null && given.max < given.min) throw new ProblemError(problem('input.invalid', {}, 'max'))
  const made = await write.insert('quota', {
    programme_id: of.programmeId,
    round_id: of.roundId,
    min: given.min,
    max: given.max,
    unit_types: given.unitTypes,
    organisation_kinds: given.organisationKinds,
    registrations: given.registrations,
    field_code: given.fieldCode,
    basis: given.basis === '' ? null : given.basis,
  })
  return made.id
}

const DropQuota = z.object({ quotaId: z.uuid(), version: Version, reason: Text })

/** Takes a quota out of a round; the journal keeps that it was there. */
export const dropQuota: Command<z.infer<typeof DropQuota>, { roundId: string }> = {
  name: 'quota.drop',
  input: DropQuota,
  action: 'movement.set-up',
  subject: async (context, given) => {
    const quota = await rowOf(context.write.tx, 'quota', context.write.tenantId, given.quotaId)
    if (quota.round_id === null) throw new ProblemError(problem('not-found'))
    return roundSubject(asking(context), quota.round_id)
  },
  work: async (context, given) => {
    const { write } = context
    const quota = await rowOf(write.tx, 'quota', write.tenantId, given.quotaId)
    const round = await runRound(context, quota.round_id ?? '', given.reason)
    await write.update('quota', { id: quota.id, version: given.version }, { removed: true })
    if (round.state !== 'draft')
      await noteStep(context, round, { step: 'quota', to: round.state, reason: given.reason })
    return { roundId: round.id }
  },
}
