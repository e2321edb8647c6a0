import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import type { RegistrationState } from '../../core/participation/stage.ts'
import { take } from '../../core/participation/transitions.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { checkToSubmit } from '../../core/registration/form.ts'
import { inTime } from '../../core/registration/in-time.ts'
import { type RoundRow, runRound } from '../../db/read/registrations.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import { involve } from '../access/involve.ts'
import type { Command, CommandContext } from '../command.ts'
import { notify } from '../desk/notify.ts'
import { fileSubject } from '../participation/file.ts'
import { formOf, refuseIncomplete, Text } from './form.ts'
import { onlyOnce } from './once.ts'

const SubmitInput = z.object({ registrationId: z.uuid(), version: z.int().min(1) })
export type SubmitInput = z.infer<typeof SubmitInput>

/** The round of a registration; it is run by people, or the registration could not have been begun. */
export async function roundOfRegistration({ write }: CommandContext, row: { round_id: string }): Promise<RoundRow> {
  const round = await runRound(write.tx, write.tenantId, row.round_id)
  if (round === undefined) throw new ProblemError(problem('not-found'))
  return round
}

/**
 * The head of the unit signs a registration and sends it in: complete (`registration.incomplete`), in time, late with a
 * reason or urgent (`round.closed`), and once a round (`registration.twice`). From here on the unit cannot write in it.
 */
export const submitRegistration: Command<SubmitInput, { registrationId: string; late: boolean }> = {
  name: 'registration.submit',
  input: SubmitInput,
  action: 'registration.submit',
  serial: true,
  subject: fileSubject((given) => given.registrationId),
  work: async (context, given) => {
    const { write, actor, app, at } = context
    const row = await rowOf(write.tx, 'registration', write.tenantId, given.registrationId)
    const round = await roundOfRegistration(context, row)
    const state = unwrap(take('submit', row.state as RegistrationState)) as RegistrationState
    const day = vietnamDay(app.clock())
    refuseIncomplete(checkToSubmit(formOf(row), day))
    const plea = { lateReason: row.late_reason, emergency: row.emergency }
    const { late } = unwrap(inTime(round, day, plea))
    await carriedOnce(context, row)
    await write.update(
      'registration',
      { id: row.id, version: given.version },
      { state, late, reason: null, submitted_by: actor.id, submitted_at: at },
    )
    await involve(context, row.id, 'submitted')
    await notify(context, {
      kind: 'registration.submitted',
      subject: 'registration',
      id: row.id,
      to: { roles: ['owner'], within: app.units.within(round.unit_id) },
    })
    return { registrationId: row.id, late }
  },
}

/** What runs on is still not in the round by another way. */
async function carriedOnce(context: CommandContext, row: Row<'registration'>): Promise<void> {
  if (row.carried_from_id === null) return
  const earlier = await rowOf(context.write.tx, 'participation', context.write.tenantId, row.carried_from_id)
  await onlyOnce(context, { id: row.round_id }, earlier, { name: row.name, but: row.id })
}

const WithdrawInput = z.object({ registrationId: z.uuid(), version: z.int().min(1), reason: Text })

/** The unit takes its registration back, and says why; it ends there. */
export const withdrawRegistration: Command<z.infer<typeof WithdrawInput>, { registrationId: string }> = {
  name: 'registration.withdraw',
  input: WithdrawInput,
  action: 'registration.withdraw',
  subject: fileSubject((given) => given.registrationId),
  work: async ({ write }, given) => {
    const row = await rowOf(write.tx, 'registration', write.tenantId, given.registrationId)
    const state = unwrap(take('withdraw', row.state as RegistrationState, given.reason)) as RegistrationState
    const seen = { id: row.id, version: given.version }
    await write.update('registration', seen, { state, reason: given.reason })
    return { registrationId: row.id }
  },
}
