import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { bandRows, criteriaRows, itemRows } from '../../db/read/criteria-rows.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Command, CommandContext } from '../command.ts'
import { Version } from '../input.ts'
import { Name } from './common.ts'
import { setSubject } from './criteria-sets.ts'
import { editable } from './in-use.ts'

const Halves = z.int().min(0).max(20_000)

const CriterionInput = z.object({
  name: Name,
  hint: z.string().trim().max(2000),
  kind: z.enum(['numeric', 'checklist', 'bonus']),
  maxHalves: Halves,
  evidenceNeeded: z.boolean(),
  /** Only of a checklist: what is ticked, with the points it gives. */
  items: z.array(z.object({ text: z.string().trim().min(1).max(500), halves: Halves })).max(40),
})
export type CriterionInput = z.infer<typeof CriterionInput>

const AddCriterion = CriterionInput.extend({ setId: z.uuid(), version: Version })

/** One more criterion at the end of a set. The set's version goes up with everything that changes in it. */
export const addCriterion: Command<z.infer<typeof AddCriterion>, { criterionId: string }> = {
  name: 'criterion.add',
  input: AddCriterion,
  action: 'movement.set-up',
  subject: setSubject,
  work: async (context, given) => {
    const { write } = context
    await touch(context, given)
    const known = await criteriaRows(write.tx, write.tenantId, given.setId)
    const made = await write.insert('criterion', {
      criteria_set_id: given.setId,
      position: known.reduce((most, row) => Math.max(most, row.position), 0) + 1,
      ...columns(given),
    })
    await keepItems(context, made.id, given)
    return { criterionId: made.id }
  },
}

const ChangeCriterion = AddCriterion.extend({ criterionId: z.uuid() })

/** Changes a criterion of a set that may still be edited. */
export const changeCriterion: Command<z.infer<typeof ChangeCriterion>, { criterionId: string }> = {
  name: 'criterion.change',
  input: ChangeCriterion,
  action: 'movement.set-up',
  subject: setSubject,
  work: async (context, given) => {
    await touch(context, given)
    const row = await ofSet(context, given)
    await context.write.update('criterion', row, columns(given))
    await keepItems(context, row.id, given)
    return { criterionId: row.id }
  },
}

const DropCriterion = z.object({ setId: z.uuid(), version: Version, criterionId: z.uuid() })

/** Takes a criterion out of a set that may still be edited. */
export const dropCriterion: Command<z.infer<typeof DropCriterion>, { setId: string }> = {
  name: 'criterion.drop',
  input: DropCriterion,
  action: 'movement.set-up',
  subject: setSubject,
  work: async (context, given) => {
    await touch(context, given)
    await context.write.update('criterion', await ofSet(context, given), { removed: true })
    return { setId: given.setId }
  },
}

const BandsInput = z.object({
  setId: z.uuid(),
  version: Version,
  bands: z.array(z.object({ label: Name, fromHalves: Halves, passes: z.boolean().nullable() })).max(20),
})
export type BandsInput = z.infer<typeof BandsInput>

/** Makes these the bands of a set. `passes` null: nobody said whether the band is enough, and then nothing passes by it. */
export const setBands: Command<BandsInput, { setId: string }> = {
  name: 'criteria.bands',
  input: BandsInput,
  action: 'movement.set-up',
  subject: setSubject,
  work: async (context, given) => {
    const { write } = context
    await touch(context, given)
    const froms = given.bands.map((band) => band.fromHalves)
    if (new Set(froms).size !== froms.length) throw new ProblemError(problem('input.invalid', {}, 'bands'))
    const known = await bandRows(write.tx, write.tenantId, given.setId)
    for (const row of known)
      if (!row.removed && !froms.includes(row.from_halves)) await write.update('band', row, { removed: true })
    for (const { label, fromHalves: from_halves, passes } of given.bands) {
      const row = known.find((b) => b.from_halves === from_halves)
      if (row === undefined) await write.insert('band', { criteria_set_id: given.setId, label, from_halves, passes })
      else if (row.removed || row.label !== label || row.passes !== passes)
        await write.update('band', row, { label, passes, removed: false })
    }
    return { setId: given.setId }
  },
}

/** The set must be editable and as the caller saw it; its version goes up. */
async function touch(context: CommandContext, given: { setId: string; version: number }): Promise<void> {
  const row = await editable(context, 'criteria_set', given.setId)
  await context.write.update('criteria_set', { id: row.id, version: given.version }, { name: row.name })
}

async function ofSet({ write }: CommandContext, given: { setId: string; criterionId: string }) {
  const row = await rowOf(write.tx, 'criterion', write.tenantId, given.criterionId)
  if (row.criteria_set_id !== given.setId || row.removed) throw new ProblemError(problem('not-found'))
  return row
}

const columns = (given: CriterionInput) => ({
  name: given.name,
  hint: given.hint === '' ? null : given.hint,
  kind: given.kind,
  max_halves: given.maxHalves,
  evidence_needed: given.evidenceNeeded,
})

/** The items of a checklist in their places; of anything else none. */
async function keepItems({ write }: CommandContext, criterionId: string, given: CriterionInput): Promise<void> {
  const items = given.kind === 'checklist' ? given.items : []
  const known = await itemRows(write.tx, write.tenantId, criterionId)
  for (const [index, item] of items.entries()) {
    const row = known.find((one) => one.position === index + 1)
    if (row === undefined)
      await write.insert('criterion_item', { criterion_id: criterionId, position: index + 1, ...item })
    else if (row.removed || row.text !== item.text || row.halves !== item.halves)
      await write.update('criterion_item', row, { ...item, removed: false })
  }
  for (const row of known)
    if (!row.removed && row.position > items.length) await write.update('criterion_item', row, { removed: true })
}
