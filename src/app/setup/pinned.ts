import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { citesOfRound, pinsOfRound } from '../../db/read/rounds.ts'
import { rowOf } from '../../db/read/rows.ts'
import { lockRules } from '../../db/read/rules-lists.ts'
import type { Row } from '../../db/tables.ts'
import type { Command, CommandContext } from '../command.ts'
import { Version } from '../input.ts'
import { asking, roundSubject, Text } from './common.ts'
import { mustHold } from './legal-bases.ts'
import { noteStep, runRound } from './round-change.ts'

export const PinInput = z.object({
  packId: z.uuid().nullable(),
  setIds: z.array(z.uuid()).max(40),
  basisIds: z.array(z.uuid()).max(60),
})
export type PinInput = z.infer<typeof PinInput>

const PinRound = PinInput.extend({ roundId: z.uuid(), version: Version, reason: Text })

/**
 * Says by which pack, criteria sets and legal bases a round goes. Files that were received keep what they were received
 * under; the change is for those to come. A basis that does not hold, on the day of the announcement or today, is refused
 * with what replaced it.
 */
export const pinRound: Command<z.infer<typeof PinRound>, { roundId: string }> = {
  name: 'round.pin',
  input: PinRound,
  action: 'movement.set-up',
  subject: (context, given) => roundSubject(asking(context), given.roundId),
  work: async (context, given) => {
    const { write } = context
    const round = await runRound(context, given.roundId, given.reason)
    await mustBeRules(context, round.programme_id, given)
    const changed = await write.update(
      'round',
      { id: round.id, version: given.version },
      { rule_pack_id: given.packId },
    )
    await keepPins(context, round.id, given.setIds)
    await keepCites(context, round.id, given.basisIds, round.announced_on)
    await lockPinned(context, changed)
    if (round.state !== 'draft') await noteStep(context, round, { step: 'pin', to: round.state, reason: given.reason })
    return { roundId: round.id }
  },
}

/** The pack and the sets must be there and be of the programme's movement. */
export async function mustBeRules(
  { write, app }: CommandContext,
  programmeId: string,
  given: Pick<PinInput, 'packId' | 'setIds'>,
): Promise<void> {
  const { tx, tenantId } = write
  const programme = await rowOf(tx, 'programme', tenantId, programmeId)
  const around = app.units.within(programme.unit_id)
  const fits = (row: { movement_id: string; unit_id: string | null }) =>
    row.movement_id === programme.movement_id && (row.unit_id === null || around.includes(row.unit_id))
  if (given.packId !== null && !fits(await rowOf(tx, 'rule_pack', tenantId, given.packId)))
    throw new ProblemError(problem('not-found'))
  for (const id of given.setIds)
    if (!fits(await rowOf(tx, 'criteria_set', tenantId, id))) throw new ProblemError(problem('not-found'))
}

/** Makes the sets that a round pins these and no others. */
export async function keepPins({ write }: CommandContext, roundId: string, setIds: readonly string[]): Promise<void> {
  const known = await pinsOfRound(write.tx, write.tenantId, roundId)
  for (const row of known) {
    const removed = !setIds.includes(row.criteria_set_id)
    if (removed !== row.removed) await write.update('round_criteria', row, { removed })
  }
  for (const id of new Set(setIds))
    if (!known.some((row) => row.criteria_set_id === id))
      await write.insert('round_criteria', { round_id: roundId, criteria_set_id: id })
}

/** Makes the legal bases that a round cites these and no others, in this order; each must hold on the day. */
export async function keepCites(
  { write, at }: CommandContext,
  roundId: string,
  basisIds: readonly string[],
  announcedOn: string | null,
): Promise<void> {
  const { tx, tenantId } = write
  await mustHold(tx, tenantId, basisIds, announcedOn ?? vietnamDay(new Date(at)))
  const known = await citesOfRound(tx, tenantId, roundId)
  for (const row of known) {
    const position = basisIds.indexOf(row.legal_basis_id)
    const removed = position < 0
    if (removed !== row.removed || (!removed && position + 1 !== row.position))
      await write.update('round_basis', row, { removed, ...(removed ? {} : { position: position + 1 }) })
  }
  for (const [index, id] of basisIds.entries())
    if (!known.some((row) => row.legal_basis_id === id))
      await write.insert('round_basis', { round_id: roundId, legal_basis_id: id, position: index + 1 })
}

/** Keeps what a round pins from being edited at the same moment: whoever edits waits, and then finds it in use. */
export async function lockPinned({ write }: CommandContext, round: Row<'round'>): Promise<void> {
  const { tx, tenantId } = write
  const pins = await pinsOfRound(tx, tenantId, round.id)
  const sets = pins.filter((row) => !row.removed).map((row) => row.criteria_set_id)
  await lockRules(tx, tenantId, 'rule_pack', round.rule_pack_id === null ? [] : [round.rule_pack_id], 'pin')
  await lockRules(tx, tenantId, 'criteria_set', sets, 'pin')
}
