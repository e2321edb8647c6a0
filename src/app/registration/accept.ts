import { z } from 'zod'
import type { RegistrationState } from '../../core/participation/stage.ts'
import { take } from '../../core/participation/transitions.ts'
import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import type { Reader } from '../../db/database.ts'
import { runRound } from '../../db/read/registrations.ts'
import { rowOf } from '../../db/read/rows.ts'
import { setOfFile } from '../../db/read/rules.ts'
import type { Row } from '../../db/tables.ts'
import { reachOf } from '../access/reach.ts'
import type { Command, CommandContext } from '../command.ts'
import type { App } from '../context.ts'
import { fileSubject } from '../participation/file.ts'
import { Text } from './form.ts'
import { join } from './join.ts'
import { makeParticipation } from './make-participation.ts'
import { tellUnit } from './receive.ts'
import { mustBeSeen, type Similar, similarModels } from './similar.ts'

const AcceptInput = z.object({
  registrationId: z.uuid(),
  version: z.int().min(1),
  /** The ids of the similar models and registrations that the receiver was shown and says to have looked at. */
  seen: z.array(z.uuid()).max(100),
  /** What they say about it. */
  note: Text,
})
export type AcceptInput = z.infer<typeof AcceptInput>

/**
 * Accepts a registration into the list of its round: from here on it counts as registered. The participation takes the
 * registration's id; its model is new, or the one that it carries on. A registration that joins adds owners to the model
 * it joins, and no second participation. What is nearly the same must have been looked at
 * (`registration.similar-unseen`).
 */
export const acceptRegistration: Command<AcceptInput, { registrationId: string; participationId: string }> = {
  name: 'registration.accept',
  input: AcceptInput,
  action: 'registration.receive',
  serial: true,
  subject: fileSubject((given) => given.registrationId),
  work: async (context, given) => {
    const { write } = context
    const row = await rowOf(write.tx, 'registration', write.tenantId, given.registrationId)
    unwrap(take('accept', row.state as RegistrationState))
    const asking = { app: context.app, actor: context.actor, tenantId: write.tenantId, tx: write.tx }
    const shown = await similarTo(asking, row)
    const unseen = mustBeSeen(shown, write.tenantId).filter((one) => !given.seen.includes(one.id))
    if (unseen.length > 0) throw new ProblemError(problem('registration.similar-unseen', { n: unseen.length }, 'seen'))
    const seen = shown.filter((one) => given.seen.includes(one.id))
    const participationId = await accept(context, row, { version: given.version, similar: seenText(seen, given.note) })
    await tellUnit(context, row.id, 'registration.accepted')
    return { registrationId: row.id, participationId }
  },
}

/** What is similar to a registration, for whoever receives it; nothing for a person, or for what goes on or joins. */
export async function similarTo(
  asking: { readonly app: App; readonly actor: Actor; readonly tenantId: number; readonly tx: Reader },
  row: Row<'registration'>,
): Promise<readonly Similar[]> {
  if (row.kind === 'individual' || row.joins_id !== null || row.linked_id !== null || row.carried_from_id !== null)
    return []
  const reach = await reachOf(asking, 'registration.see')
  return similarModels(
    { ...asking, reach },
    {
      name: row.name,
      unitId: row.unit_id,
      roundId: row.round_id,
      registrationId: row.id,
      modelId: row.model_id ?? undefined,
    },
  )
}

const seenText = (seen: readonly Similar[], note: string): string | null => {
  const names = seen.map((one) => one.name).join('; ')
  const text = [names, note].filter((part) => part !== '').join('\n')
  return text === '' ? null : text
}

/** Writes the acceptance and what it makes; returns the participation that stands for it in the round. */
export async function accept(
  context: CommandContext,
  row: Row<'registration'>,
  given: { readonly version: number; readonly similar: string | null },
): Promise<string> {
  const { write, actor, at } = context
  const round = await runRound(write.tx, write.tenantId, row.round_id)
  if (round === undefined) throw new ProblemError(problem('not-found'))
  const field = row.field_id === null ? undefined : await rowOf(write.tx, 'field', write.tenantId, row.field_id)
  const set = await setOfFile(write.tx, write.tenantId, row.id)
  const accepted = (await write.update(
    'registration',
    { id: row.id, version: given.version },
    {
      state: 'accepted',
      reason: null,
      similar_seen: given.similar,
      rule_pack_id: round.rule_pack_id,
      criteria_set_id: set?.set.id ?? null,
      received_by: actor.id,
      received_at: at,
    },
  )) as Row<'registration'>
  return accepted.joins_id === null ? makeParticipation(context, accepted, round, field) : join(context, accepted)
}
