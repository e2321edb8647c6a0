import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { replacementOn, validOn } from '../../core/rules/validity.ts'
import type { Reader } from '../../db/database.ts'
import { rowOf } from '../../db/read/rows.ts'
import { basesById } from '../../db/read/rules.ts'
import type { Row } from '../../db/tables.ts'
import type { Command, CommandContext } from '../command.ts'
import { Day, Version } from '../input.ts'
import { asking, mustEndAfter, mustSetUp, OfUnit, subjectIn, Text, taken } from './common.ts'

const BasisInput = z.object({
  unitId: OfUnit,
  symbol: z.string().trim().min(1).max(200),
  title: z.string().trim().min(1).max(1000),
  issuedOn: Day.nullable(),
  validFrom: Day.nullable(),
  /** The first day on which it no longer holds. */
  validTo: Day.nullable(),
  replacedById: z.uuid().nullable(),
  /** Somebody compared it with the text itself. */
  verified: z.boolean(),
  source: Text,
})
export type BasisInput = z.infer<typeof BasisInput>

/** A legal basis: a law, a decree, a plan that rounds and decisions cite. */
export const addBasis: Command<BasisInput, { basisId: string }> = {
  name: 'basis.add',
  input: BasisInput,
  action: 'movement.set-up',
  subject: (context, given) => subjectIn(asking(context), given.unitId),
  work: async (context, given) => {
    await check(context, given)
    const made = await context.write.insert('legal_basis', columns(given))
    return { basisId: made.id }
  },
}

const BasisChange = BasisInput.extend({ basisId: z.uuid(), version: Version })

/** Corrects a legal basis, says when it ends and what replaces it. What cited it before stays as it was. */
export const changeBasis: Command<z.infer<typeof BasisChange>, { basisId: string }> = {
  name: 'basis.change',
  input: BasisChange,
  action: 'movement.set-up',
  subject: async (context, given) => {
    const known = await rowOf(context.write.tx, 'legal_basis', context.write.tenantId, given.basisId)
    return subjectIn(asking(context), known.unit_id)
  },
  work: async (context, given) => {
    await mustSetUp(context, given.unitId)
    await check(context, given, given.basisId)
    await context.write.update('legal_basis', { id: given.basisId, version: given.version }, columns(given))
    return { basisId: given.basisId }
  },
}

const columns = (given: BasisInput) => ({
  unit_id: given.unitId,
  symbol: given.symbol,
  title: given.title,
  issued_on: given.issuedOn,
  valid_from: given.validFrom,
  valid_to: given.validTo,
  replaced_by_id: given.replacedById,
  verified: given.verified,
  source: given.source === '' ? null : given.source,
})

async function check({ write }: CommandContext, given: BasisInput, own?: string): Promise<void> {
  mustEndAfter(given.validFrom, given.validTo, 'validTo')
  const all = await basesById(write.tx, write.tenantId)
  const same = [...all.values()].find((b) => b.symbol === given.symbol && b.unit_id === given.unitId && b.id !== own)
  if (same !== undefined) throw taken(given.symbol, 'symbol')
  if (given.replacedById === null) return
  if (!all.has(given.replacedById)) throw new ProblemError(problem('not-found'))
  for (let id: string | null = given.replacedById, left = 50; id !== null && left > 0; left -= 1) {
    if (id === own) throw new ProblemError(problem('parent.circle', {}, 'replacedById'))
    id = all.get(id)?.replaced_by_id ?? null
  }
}

/** What keeps a text from being cited on a day, with what stands in its place; undefined: it may be cited. */
export function citingProblem(
  basis: Row<'legal_basis'>,
  all: ReadonlyMap<string, Row<'legal_basis'>>,
  day: string,
): ProblemError | undefined {
  const how = validOn(basis, day)
  if (how === 'valid') return undefined
  if (how === 'not-yet')
    return new ProblemError(problem('basis.expired', { symbol: basis.symbol, from: basis.valid_from ?? '' }, 'bases'))
  const next = replacementOn(basis, all, day)
  const details = { symbol: basis.symbol, until: basis.valid_to ?? '' }
  return new ProblemError(
    problem('basis.expired', next === undefined ? details : { ...details, replacement: next.symbol }, 'bases'),
  )
}

/**
 * Refuses a draft that cites, on its day, a text that does not hold then (PEERS 7.2): `basis.expired`, with the text that
 * replaced it. For rounds, decisions and whatever else cites legal bases.
 */
export async function mustHold(tx: Reader, tenantId: number, basisIds: readonly string[], day: string): Promise<void> {
  if (basisIds.length === 0) return
  const all = await basesById(tx, tenantId)
  for (const id of basisIds) {
    const basis = all.get(id)
    if (basis === undefined) throw new ProblemError(problem('not-found'))
    const refusal = citingProblem(basis, all, day)
    if (refusal !== undefined) throw refusal
  }
}
