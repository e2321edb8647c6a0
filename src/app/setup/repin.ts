import { can } from '../../core/policy.ts'
import { draftsPinning, pinsOfRound } from '../../db/read/rounds.ts'
import type { CommandContext } from '../command.ts'
import { asking, programmeSubject } from './common.ts'
import { keepPins } from './pinned.ts'

/** Puts a new version in the place of the old one in every draft that pins it and that the actor may set up. */
export async function repin(
  context: CommandContext,
  what: 'rule_pack' | 'criteria_set',
  oldId: string,
  newId: string,
): Promise<void> {
  const { write, actor } = context
  for (const round of await draftsPinning(write.tx, write.tenantId, what, oldId)) {
    if (!can(actor, 'movement.set-up', await programmeSubject(asking(context), round.programme_id)).ok) continue
    if (what === 'rule_pack') await write.update('round', round, { rule_pack_id: newId })
    else {
      const pins = await pinsOfRound(write.tx, write.tenantId, round.id)
      const kept = pins.filter((row) => !row.removed && row.criteria_set_id !== oldId)
      await keepPins(context, round.id, [...kept.map((row) => row.criteria_set_id), newId])
      // The round changed with what it goes by: whoever has its page open is told.
      await write.update('round', round, { label: round.label })
    }
  }
}
