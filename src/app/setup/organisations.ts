import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { ORGANISATION_KINDS } from '../../core/registry/organisation-kind.ts'
import { fold } from '../../core/text/fold.ts'
import { rowOf } from '../../db/read/rows.ts'
import { organisationPath, sameOrganisations } from '../../db/read/setup.ts'
import type { Command, CommandContext } from '../command.ts'
import { Day, Version } from '../input.ts'
import { asking, mustEndAfter, mustSetUp, Name, OfUnit, subjectIn, taken } from './common.ts'

const OrganisationInput = z.object({
  name: Name,
  kind: z.enum(ORGANISATION_KINDS),
  unitId: OfUnit,
  parentId: z.uuid().nullable(),
  predecessorId: z.uuid().nullable(),
  validFrom: Day.nullable(),
  /** The first day on which it is no longer there. */
  validTo: Day.nullable(),
})
export type OrganisationInput = z.infer<typeof OrganisationInput>

/** A body for the register. Two of one name in one unit must not be there on the same day. */
export const addOrganisation: Command<OrganisationInput, { organisationId: string }> = {
  name: 'organisation.add',
  input: OrganisationInput,
  action: 'movement.set-up',
  subject: (context, given) => subjectIn(asking(context), given.unitId),
  work: async (context, given) => {
    await check(context, given)
    const made = await context.write.insert('organisation', columns(given))
    return { organisationId: made.id }
  },
}

const OrganisationChange = OrganisationInput.extend({ organisationId: z.uuid(), version: Version })

/** Corrects a body: its name as printed, kind, unit, what it lies under, what came before it, its days. */
export const changeOrganisation: Command<z.infer<typeof OrganisationChange>, { organisationId: string }> = {
  name: 'organisation.change',
  input: OrganisationChange,
  action: 'movement.set-up',
  subject: async (context, given) => {
    const known = await rowOf(context.write.tx, 'organisation', context.write.tenantId, given.organisationId)
    return subjectIn(asking(context), known.unit_id)
  },
  work: async (context, given) => {
    await mustSetUp(context, given.unitId)
    await check(context, given, given.organisationId)
    await context.write.update('organisation', { id: given.organisationId, version: given.version }, columns(given))
    return { organisationId: given.organisationId }
  },
}

const columns = (given: OrganisationInput) => ({
  name: given.name,
  folded: fold(given.name),
  kind: given.kind,
  unit_id: given.unitId,
  parent_id: given.parentId,
  predecessor_id: given.predecessorId,
  valid_from: given.validFrom,
  valid_to: given.validTo,
})

async function check({ write }: CommandContext, given: OrganisationInput, own?: string): Promise<void> {
  const { tx, tenantId } = write
  if (fold(given.name) === '') throw new ProblemError(problem('name.invalid', { name: given.name }, 'name'))
  mustEndAfter(given.validFrom, given.validTo, 'validTo')
  for (const other of await sameOrganisations(tx, tenantId, fold(given.name), given.unitId))
    if (other.id !== own && daysMeet(given, other)) throw taken(other.name, 'name')
  for (const [field, id] of [
    ['parentId', given.parentId],
    ['predecessorId', given.predecessorId],
  ] as const) {
    if (id === null) continue
    await rowOf(tx, 'organisation', tenantId, id)
    if (id === own) throw new ProblemError(problem('parent.circle', {}, field))
  }
  if (own === undefined || given.parentId === null) return
  if ((await organisationPath(tx, tenantId, given.parentId)).includes(own))
    throw new ProblemError(problem('parent.circle', {}, 'parentId'))
}

const daysMeet = (
  a: { readonly validFrom: string | null; readonly validTo: string | null },
  b: { readonly valid_from: string | null; readonly valid_to: string | null },
): boolean =>
  (a.validFrom === null || b.valid_to === null || a.validFrom < b.valid_to) &&
  (a.validTo === null || b.valid_from === null || b.valid_from < a.validTo)
