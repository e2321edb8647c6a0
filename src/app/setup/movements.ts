import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { makesCircle } from '../../core/rounds/periods.ts'
import { fold, slug } from '../../core/text/fold.ts'
import { periodByLabel } from '../../db/read/registry-lookup.ts'
import { rowOf } from '../../db/read/rows.ts'
import { movementsOf, periodsFor } from '../../db/read/setup.ts'
import type { Command, CommandContext } from '../command.ts'
import { Day, Version } from '../input.ts'
import { forEverybody, mustEndAfter, Name, Text, taken } from './common.ts'

const MovementInput = z.object({
  name: Name,
  nameEn: z.string().trim().max(300),
  summary: Text,
  summaryEn: Text,
  validFrom: Day.nullable(),
  /** The first day on which it no longer runs. */
  validTo: Day.nullable(),
})
export type MovementInput = z.infer<typeof MovementInput>

/** A new movement of these books. Its address is made of its name and stays. */
export const addMovement: Command<MovementInput, { movementId: string }> = {
  name: 'movement.add',
  input: MovementInput,
  action: 'movement.set-up',
  subject: forEverybody,
  work: async (context, given) => {
    const { write } = context
    await mustBeOther(context, given)
    const made = await write.insert('movement', { slug: slug(given.name), ...columns(given) })
    return { movementId: made.id }
  },
}

const MovementChange = MovementInput.extend({ movementId: z.uuid(), version: Version })

/** Changes how a movement is called and described, and its days. */
export const changeMovement: Command<z.infer<typeof MovementChange>, { movementId: string }> = {
  name: 'movement.change',
  input: MovementChange,
  action: 'movement.set-up',
  subject: forEverybody,
  work: async (context, given) => {
    await mustBeOther(context, given, given.movementId)
    const seen = { id: given.movementId, version: given.version }
    await rowOf(context.write.tx, 'movement', context.write.tenantId, seen.id)
    await context.write.update('movement', seen, columns(given))
    return { movementId: seen.id }
  },
}

const columns = (given: MovementInput) => ({
  name: given.name,
  name_en: given.nameEn === '' ? given.name : given.nameEn,
  folded: fold(given.name),
  summary: given.summary,
  summary_en: given.summaryEn,
  valid_from: given.validFrom,
  valid_to: given.validTo,
})

async function mustBeOther({ write }: CommandContext, given: MovementInput, own?: string): Promise<void> {
  mustEndAfter(given.validFrom, given.validTo, 'validTo')
  const folded = fold(given.name)
  if (folded === '') throw new ProblemError(problem('name.invalid', { name: given.name }, 'name'))
  const all = await movementsOf(write.tx, write.tenantId)
  const same = all.find(
    (m) => m.id !== own && (m.folded === folded || (own === undefined && m.slug === slug(given.name))),
  )
  if (same !== undefined) throw taken(same.name, 'name')
}

const Year = z.int().min(1900).max(2200)
const PeriodInput = z.object({
  movementId: z.uuid(),
  label: Name,
  yearFrom: Year,
  yearTo: Year,
  kind: z.enum(['period', 'year', 'theme']),
  parentId: z.uuid().nullable(),
})
export type PeriodInput = z.infer<typeof PeriodInput>

/**
 * A new period. Periods may lie in any way to one another (DOMAIN 12: a review of 2021-2023 beside a plan of 2022-2025);
 * one that is put below another must only not close a circle.
 */
export const addPeriod: Command<PeriodInput, { periodId: string }> = {
  name: 'period.add',
  input: PeriodInput,
  action: 'movement.set-up',
  subject: forEverybody,
  work: async (context, given) => {
    await mustFit(context, given)
    const made = await context.write.insert('period', { movement_id: given.movementId, ...periodColumns(given) })
    return { periodId: made.id }
  },
}

const PeriodChange = PeriodInput.extend({ periodId: z.uuid(), version: Version })

/** Changes a period's label, years or place; its movement stays. */
export const changePeriod: Command<z.infer<typeof PeriodChange>, { periodId: string }> = {
  name: 'period.change',
  input: PeriodChange,
  action: 'movement.set-up',
  subject: forEverybody,
  work: async (context, given) => {
    const known = await rowOf(context.write.tx, 'period', context.write.tenantId, given.periodId)
    await mustFit(context, { ...given, movementId: known.movement_id }, known.id)
    await context.write.update('period', { id: known.id, version: given.version }, periodColumns(given))
    return { periodId: known.id }
  },
}

const periodColumns = (given: Omit<PeriodInput, 'movementId'>) => ({
  label: given.label,
  year_from: given.yearFrom,
  year_to: given.yearTo,
  kind: given.kind,
  parent_id: given.parentId,
})

async function mustFit({ write }: CommandContext, given: PeriodInput, own?: string): Promise<void> {
  const { tx, tenantId } = write
  if (given.yearTo < given.yearFrom)
    throw new ProblemError(problem('days.reversed', { from: String(given.yearFrom) }, 'yearTo'))
  await rowOf(tx, 'movement', tenantId, given.movementId)
  const same = await periodByLabel(tx, tenantId, given.movementId, given.label)
  if (same !== undefined && same.id !== own) throw taken(given.label, 'label')
  if (given.parentId === null) return
  const all = await periodsFor(tx, tenantId, given.movementId)
  if (!all.some((p) => p.id === given.parentId)) throw new ProblemError(problem('not-found'))
  const parents = new Map(all.map((p) => [p.id, p.parent_id]))
  if (own !== undefined && makesCircle(own, given.parentId, parents))
    throw new ProblemError(problem('parent.circle', {}, 'parentId'))
}
