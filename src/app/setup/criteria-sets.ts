import { z } from 'zod'
import { rowOf } from '../../db/read/rows.ts'
import { fullSets } from '../../db/read/rules.ts'
import type { Command, CommandContext } from '../command.ts'
import { Day, Version } from '../input.ts'
import { asking, mustEndAfter, mustLieAround, Name, OfUnit, subjectIn } from './common.ts'
import { editable, notAdopted } from './in-use.ts'
import { repin } from './repin.ts'
import { LEVELS } from './rounds.ts'
import { Adoption } from './rule-packs.ts'

const Halves = z.int().min(0).max(20_000)

const SetHead = z.object({
  name: Name,
  kind: z.enum(['collective', 'individual']),
  /** Empty: for every field. */
  fieldCode: z.string().trim().max(60),
  level: z.enum(LEVELS),
  bonusMaxHalves: Halves,
  validFrom: Day,
  /** The first day on which it no longer holds. */
  validTo: Day.nullable(),
})
export type SetHead = z.infer<typeof SetHead>

const columns = (given: SetHead) => ({
  name: given.name,
  kind: given.kind,
  field_code: given.fieldCode,
  level: given.level,
  bonus_max_halves: given.bonusMaxHalves,
  valid_from: given.validFrom,
  valid_to: given.validTo,
})

const AddSet = SetHead.extend({ movementId: z.uuid(), unitId: OfUnit })

/** A new criteria set, with nothing in it yet. */
export const addSet: Command<z.infer<typeof AddSet>, { setId: string }> = {
  name: 'criteria.add',
  input: AddSet,
  action: 'movement.set-up',
  subject: (context, given) => subjectIn(asking(context), given.unitId),
  work: async ({ write }, given) => {
    mustEndAfter(given.validFrom, given.validTo, 'validTo')
    await rowOf(write.tx, 'movement', write.tenantId, given.movementId)
    const made = await write.insert('criteria_set', {
      movement_id: given.movementId,
      unit_id: given.unitId,
      ...columns(given),
      adopted_on: null,
      adopted_by: null,
      basis: null,
    })
    return { setId: made.id }
  },
}

/** The set that a command names, as the policy is asked about it. */
export const setSubject: NonNullable<Command<{ setId: string }, unknown>['subject']> = async (context, given) => {
  const known = await rowOf(context.write.tx, 'criteria_set', context.write.tenantId, given.setId)
  return subjectIn(asking(context), known.unit_id)
}

const ChangeSet = SetHead.extend({ setId: z.uuid(), version: Version })

/** Changes what a set is for and its days, while nobody has adopted or uses it. */
export const changeSet: Command<z.infer<typeof ChangeSet>, { setId: string }> = {
  name: 'criteria.change',
  input: ChangeSet,
  action: 'movement.set-up',
  subject: setSubject,
  work: async (context, given) => {
    mustEndAfter(given.validFrom, given.validTo, 'validTo')
    const row = await editable(context, 'criteria_set', given.setId)
    await context.write.update('criteria_set', { id: row.id, version: given.version }, columns(given))
    return { setId: row.id }
  },
}

const EndSet = z.object({ setId: z.uuid(), version: Version, validTo: Day.nullable() })

/** Says until when a set holds, also one that is in use: for rounds to come. */
export const endSet: Command<z.infer<typeof EndSet>, { setId: string }> = {
  name: 'criteria.end',
  input: EndSet,
  action: 'movement.set-up',
  subject: setSubject,
  work: async ({ write }, given) => {
    const row = await rowOf(write.tx, 'criteria_set', write.tenantId, given.setId)
    mustEndAfter(row.valid_from, given.validTo, 'validTo')
    await write.update('criteria_set', { id: row.id, version: given.version }, { valid_to: given.validTo })
    return { setId: row.id }
  },
}

const RenewSet = z.object({
  setId: z.uuid(),
  /** Whose the new one is: a commune may make its own from everybody's. */
  unitId: OfUnit,
  name: Name,
  validFrom: Day,
  forDrafts: z.boolean(),
})

/** A new version made from a set, with all its criteria and bands: not adopted, to be edited. The old one stays. */
export const renewSet: Command<z.infer<typeof RenewSet>, { setId: string }> = {
  name: 'criteria.renew',
  input: RenewSet,
  action: 'movement.set-up',
  subject: (context, given) => subjectIn(asking(context), given.unitId),
  work: async (context, given) => {
    const setId = await copySet(context, given)
    if (given.forDrafts) await repin(context, 'criteria_set', given.setId, setId)
    return { setId }
  },
}

async function copySet(context: CommandContext, given: z.infer<typeof RenewSet>): Promise<string> {
  const { write } = context
  const { tx, tenantId } = write
  mustLieAround(context, (await rowOf(tx, 'criteria_set', tenantId, given.setId)).unit_id, given.unitId)
  const [full] = await fullSets(tx, tenantId, [given.setId])
  if (full === undefined) throw new Error('set without rows')
  const old = full.set
  const made = await write.insert('criteria_set', {
    movement_id: old.movement_id,
    unit_id: given.unitId,
    name: given.name,
    kind: old.kind,
    field_code: old.field_code,
    level: old.level,
    bonus_max_halves: old.bonus_max_halves,
    valid_from: given.validFrom,
    valid_to: null,
    adopted_on: null,
    adopted_by: null,
    basis: null,
    made_from_id: old.id,
  })
  for (const [index, c] of full.criteria.entries()) {
    const { name, hint, kind, max_halves, evidence_needed } = c
    const criterion = await write.insert('criterion', {
      criteria_set_id: made.id,
      position: index + 1,
      name,
      hint,
      kind,
      max_halves,
      evidence_needed,
    })
    for (const [at, item] of c.items.entries())
      await write.insert('criterion_item', {
        criterion_id: criterion.id,
        position: at + 1,
        text: item.text,
        halves: item.halves,
      })
  }
  for (const { label, from_halves, passes } of full.bands)
    await write.insert('band', { criteria_set_id: made.id, label, from_halves, passes })
  return made.id
}

const AdoptSet = Adoption.extend({ setId: z.uuid(), version: Version })

/** A body adopts a set. From then on it can conclude, and can no longer be edited. */
export const adoptSet: Command<z.infer<typeof AdoptSet>, { setId: string }> = {
  name: 'criteria.adopt',
  input: AdoptSet,
  action: 'movement.set-up',
  subject: setSubject,
  work: async (context, given) => {
    await notAdopted(context, 'criteria_set', given.setId)
    const { adoptedOn, adoptedBy, basis } = given
    const patch = { adopted_on: adoptedOn, adopted_by: adoptedBy, basis }
    await context.write.update('criteria_set', { id: given.setId, version: given.version }, patch)
    return { setId: given.setId }
  },
}
