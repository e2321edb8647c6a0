import { z } from 'zod'
import { rowOf } from '../../db/read/rows.ts'
import type { Command } from '../command.ts'
import { asking, programmeSubject, subjectIn } from './common.ts'
import { keepCites, keepPins, mustBeRules, PinInput } from './pinned.ts'
import { findOrMakeProgramme, ProgrammeInput } from './programmes.ts'
import { insertQuota, QuotaInput } from './quotas.ts'
import { mustBeSound, RoundInput, roundColumns } from './rounds.ts'

const DraftInput = RoundInput.extend({
  /** A programme that is there, or which one is meant: made when it is not there yet. */
  programme: z.union([z.object({ id: z.uuid() }), ProgrammeInput]),
  /** The round that it was copied from. */
  copiedFromId: z.uuid().nullable(),
  rules: PinInput,
  quotas: z.array(QuotaInput).max(100),
})
export type DraftInput = z.infer<typeof DraftInput>

/**
 * Makes the draft of a round with everything it goes by: windows, pack, criteria sets, legal bases, quotas; and its
 * programme and period when they are not there yet. Nothing is open before it is announced and opened. What no longer
 * holds is refused here too (`basis.expired`), whatever the page that copied it showed.
 */
export const draftRound: Command<DraftInput, { roundId: string; programmeId: string }> = {
  name: 'round.draft',
  input: DraftInput,
  action: 'movement.set-up',
  subject: (context, { programme }) =>
    'id' in programme ? programmeSubject(asking(context), programme.id) : subjectIn(asking(context), programme.unitId),
  work: async (context, given) => {
    const { write } = context
    const programme =
      'id' in given.programme
        ? await rowOf(write.tx, 'programme', write.tenantId, given.programme.id)
        : (await findOrMakeProgramme(context, given.programme)).programme
    await mustBeSound(context, programme.id, given)
    await mustBeRules(context, programme.id, given.rules)
    if (given.copiedFromId !== null) await rowOf(write.tx, 'round', write.tenantId, given.copiedFromId)
    const round = await write.insert('round', {
      programme_id: programme.id,
      ...roundColumns(given),
      state: 'draft',
      rule_pack_id: given.rules.packId,
      copied_from_id: given.copiedFromId,
    })
    await keepPins(context, round.id, given.rules.setIds)
    await keepCites(context, round.id, given.rules.basisIds, null)
    for (const quota of given.quotas)
      await insertQuota(context, { roundId: round.id, programmeId: programme.id }, quota)
    return { roundId: round.id, programmeId: programme.id }
  },
}
