import { z } from 'zod'
import { EMPTY_PACK } from '../../core/rules/rule-pack.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Command } from '../command.ts'
import { Day, Version } from '../input.ts'
import { asking, mustEndAfter, mustLieAround, Name, OfUnit, subjectIn } from './common.ts'
import { editable, notAdopted } from './in-use.ts'
import { repin } from './repin.ts'
import { RulePackInput } from './rule-input.ts'

const PackInput = z.object({
  movementId: z.uuid(),
  unitId: OfUnit,
  name: Name,
  validFrom: Day,
  /** The first day on which it no longer holds. */
  validTo: Day.nullable(),
})
export type PackInput = z.infer<typeof PackInput>

/** A new rule pack, in which nobody has set anything yet. */
export const addPack: Command<PackInput, { packId: string }> = {
  name: 'rules.add',
  input: PackInput,
  action: 'movement.set-up',
  subject: (context, given) => subjectIn(asking(context), given.unitId),
  work: async ({ write }, given) => {
    mustEndAfter(given.validFrom, given.validTo, 'validTo')
    await rowOf(write.tx, 'movement', write.tenantId, given.movementId)
    const made = await write.insert('rule_pack', {
      movement_id: given.movementId,
      unit_id: given.unitId,
      name: given.name,
      valid_from: given.validFrom,
      valid_to: given.validTo,
      adopted_on: null,
      adopted_by: null,
      basis: null,
      rules: JSON.stringify(EMPTY_PACK),
    })
    return { packId: made.id }
  },
}

const PackChange = z.object({
  packId: z.uuid(),
  version: Version,
  name: Name,
  validFrom: Day,
  validTo: Day.nullable(),
  rules: RulePackInput,
})
export type PackChange = z.infer<typeof PackChange>

const packSubject: NonNullable<Command<{ packId: string }, unknown>['subject']> = async (context, given) => {
  const known = await rowOf(context.write.tx, 'rule_pack', context.write.tenantId, given.packId)
  return subjectIn(asking(context), known.unit_id)
}

/** Sets the rules of a pack that nobody has adopted or uses yet. */
export const changePack: Command<PackChange, { packId: string }> = {
  name: 'rules.change',
  input: PackChange,
  action: 'movement.set-up',
  subject: packSubject,
  work: async (context, given) => {
    mustEndAfter(given.validFrom, given.validTo, 'validTo')
    const row = await editable(context, 'rule_pack', given.packId)
    await context.write.update(
      'rule_pack',
      { id: row.id, version: given.version },
      { name: given.name, valid_from: given.validFrom, valid_to: given.validTo, rules: JSON.stringify(given.rules) },
    )
    return { packId: row.id }
  },
}

const Until = z.object({ packId: z.uuid(), version: Version, validTo: Day.nullable() })

/** Says until when a pack holds, also one that is in use: for rounds to come. Those that pin it keep it. */
export const endPack: Command<z.infer<typeof Until>, { packId: string }> = {
  name: 'rules.end',
  input: Until,
  action: 'movement.set-up',
  subject: packSubject,
  work: async ({ write }, given) => {
    const row = await rowOf(write.tx, 'rule_pack', write.tenantId, given.packId)
    mustEndAfter(row.valid_from, given.validTo, 'validTo')
    await write.update('rule_pack', { id: row.id, version: given.version }, { valid_to: given.validTo })
    return { packId: row.id }
  },
}

const NewVersion = z.object({
  packId: z.uuid(),
  /** Whose the new one is: a commune may make its own from everybody's. */
  unitId: OfUnit,
  name: Name,
  validFrom: Day,
  forDrafts: z.boolean(),
})

/**
 * A new version made from a pack: the same rules, not adopted, to be edited. The old one stays as it is; rounds that are
 * still drafts may take the new one at once.
 */
export const renewPack: Command<z.infer<typeof NewVersion>, { packId: string }> = {
  name: 'rules.renew',
  input: NewVersion,
  action: 'movement.set-up',
  subject: (context, given) => subjectIn(asking(context), given.unitId),
  work: async (context, given) => {
    const { write } = context
    const old = await rowOf(write.tx, 'rule_pack', write.tenantId, given.packId)
    mustLieAround(context, old.unit_id, given.unitId)
    const made = await write.insert('rule_pack', {
      movement_id: old.movement_id,
      unit_id: given.unitId,
      name: given.name,
      valid_from: given.validFrom,
      valid_to: null,
      adopted_on: null,
      adopted_by: null,
      basis: null,
      rules: JSON.stringify(old.rules),
      made_from_id: old.id,
    })
    if (given.forDrafts) await repin(context, 'rule_pack', old.id, made.id)
    return { packId: made.id }
  },
}

/** Who adopted it, on what day, by what decision: without these it stays a reference and concludes nothing. */
export const Adoption = z.object({
  adoptedOn: Day,
  adoptedBy: z.string().trim().min(1).max(300),
  basis: z.string().trim().min(1).max(500),
})
export type Adoption = z.infer<typeof Adoption>

const AdoptPack = Adoption.extend({ packId: z.uuid(), version: Version })

/** A body adopts a pack. From then on it can conclude, and can no longer be edited. */
export const adoptPack: Command<z.infer<typeof AdoptPack>, { packId: string }> = {
  name: 'rules.adopt',
  input: AdoptPack,
  action: 'movement.set-up',
  subject: packSubject,
  work: async (context, given) => {
    await notAdopted(context, 'rule_pack', given.packId)
    const { adoptedOn, adoptedBy, basis } = given
    const patch = { adopted_on: adoptedOn, adopted_by: adoptedBy, basis }
    await context.write.update('rule_pack', { id: given.packId, version: given.version }, patch)
    return { packId: given.packId }
  },
}
