import { z } from 'zod'
import type { RegistrationState } from '../../core/participation/stage.ts'
import { take } from '../../core/participation/transitions.ts'
import { unwrap } from '../../core/problem.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Command, CommandContext } from '../command.ts'
import { notify } from '../desk/notify.ts'
import { fileOf, fileSubject } from '../participation/file.ts'
import { Text } from './form.ts'

const ReturnInput = z.object({ registrationId: z.uuid(), version: z.int().min(1), reason: Text })

/** Sends a registration back to the unit with what is missing; the unit writes on and sends it again. */
export const returnRegistration: Command<z.infer<typeof ReturnInput>, { registrationId: string }> = {
  name: 'registration.return',
  input: ReturnInput,
  action: 'registration.receive',
  subject: fileSubject((given) => given.registrationId),
  work: async (context, given) => {
    const { write, actor, at } = context
    const row = await rowOf(write.tx, 'registration', write.tenantId, given.registrationId)
    const state = unwrap(take('return', row.state as RegistrationState, given.reason)) as RegistrationState
    const seen = { id: row.id, version: given.version }
    await write.update('registration', seen, { state, reason: given.reason, received_by: actor.id, received_at: at })
    await tellUnit(context, row.id, 'registration.returned')
    return { registrationId: row.id }
  },
}

const RejectInput = z.object({
  registrationId: z.uuid(),
  version: z.int().min(1),
  reason: Text,
  /** The model that it repeats, when that is why. */
  duplicateOfId: z.uuid().nullable(),
})

/** Refuses a registration and says why; as a duplicate, with the model that it repeats. It is never counted. */
export const rejectRegistration: Command<z.infer<typeof RejectInput>, { registrationId: string }> = {
  name: 'registration.reject',
  input: RejectInput,
  action: 'registration.receive',
  subject: fileSubject((given) => given.registrationId),
  work: async (context, given) => {
    const { write, actor, at } = context
    const row = await rowOf(write.tx, 'registration', write.tenantId, given.registrationId)
    const state = unwrap(take('reject', row.state as RegistrationState, given.reason)) as RegistrationState
    const repeated =
      given.duplicateOfId === null ? null : await rowOf(write.tx, 'model', write.tenantId, given.duplicateOfId)
    await write.update(
      'registration',
      { id: row.id, version: given.version },
      {
        state,
        reason: given.reason,
        duplicate_of_id: repeated?.id ?? null,
        received_by: actor.id,
        received_at: at,
      },
    )
    await tellUnit(context, row.id, 'registration.rejected')
    return { registrationId: row.id }
  },
}

/** Tells the clerks and heads whose file it is. */
export async function tellUnit(
  context: CommandContext,
  id: string,
  kind: 'registration.returned' | 'registration.rejected' | 'registration.accepted',
): Promise<void> {
  const { app, actor, write } = context
  const { within } = await fileOf({ app, actor, tx: write.tx }, id)
  await notify(context, { kind, subject: 'registration', id, to: { roles: ['clerk', 'head'], within } })
}
