import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { can } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { inTime } from '../../core/registration/in-time.ts'
import { fileRows, ownersAbove } from '../../db/read/files.ts'
import { linkedAbove, partnersOf, type RoundRow, runRound } from '../../db/read/registrations.ts'
import { programmeById } from '../../db/read/registry-lookup.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import { involve } from '../access/involve.ts'
import type { Command, CommandContext } from '../command.ts'
import { notify } from '../desk/notify.ts'
import { fileSubject } from '../participation/file.ts'
import { accept } from './accept.ts'
import { Text } from './form.ts'
import { onlyOnce } from './once.ts'

const SelectInput = z.object({
  fileId: z.uuid(),
  /** The version of the participation that is selected. */
  version: z.int().min(1),
  /** The round of the level above in which it is introduced. */
  roundId: z.uuid(),
  /** The minutes or the letter that select it. */
  introduction: Text,
})
export type SelectInput = z.infer<typeof SelectInput>

/**
 * Selects a participation for the level above: there the same model takes part a second time, linked to this one, in the
 * programme and round of the unit above. Who may receive there has it accepted at once; introduced by a lower level it
 * waits there as a registration that is sent, and is accepted or refused like any other.
 */
export const selectParticipation: Command<SelectInput, { registrationId: string; participationId: string | null }> = {
  name: 'participation.select',
  input: SelectInput,
  action: 'participation.select',
  serial: true,
  subject: fileSubject((given) => given.fileId),
  work: async (context, given) => {
    const { write, app, actor, at } = context
    const lower = await rowOf(write.tx, 'participation', write.tenantId, given.fileId)
    if (given.introduction === '') throw new ProblemError(problem('reason.needed', { step: 'select' }, 'introduction'))
    const round = await roundAbove(context, lower, given.roundId)
    const plea = { lateReason: given.introduction, emergency: null }
    const { late } = unwrap(inTime(round, vietnamDay(app.clock()), plea))
    const name = await nameOf(context, lower)
    await onlyOnce(context, round, lower, { name })
    if ((await linkedAbove(write.tx, write.tenantId, round.id, lower.id)) !== undefined)
      throw new ProblemError(problem('registration.twice', { name }, 'roundId'))
    await write.update('participation', { id: lower.id, version: given.version }, { selected: true })
    const made = await introduce(context, lower, round, { late, introduction: given.introduction, name })
    const within = [...app.units.within(lower.unit_id), ...(await ownersAbove(write.tx, write.tenantId, made.file))]
    const there = can(actor, 'registration.receive', {
      tenantId: write.tenantId,
      within: app.units.within(round.unit_id),
      stage: 'submitted',
      relations: [],
    }).ok
    await notify(context, {
      kind: 'participation.selected',
      subject: 'participation',
      id: lower.id,
      to: { roles: ['clerk', 'head'], within },
    })
    if (there) {
      const participationId = await accept(context, made.row, { version: made.row.version, similar: null })
      return { registrationId: made.row.id, participationId }
    }
    await involve({ ...context, at }, made.row.id, 'submitted')
    await notify(context, {
      kind: 'registration.submitted',
      subject: 'registration',
      id: made.row.id,
      to: { roles: ['owner'], within: app.units.within(round.unit_id) },
    })
    return { registrationId: made.row.id, participationId: null }
  },
}

/** The round of a programme of the same movement whose unit lies above: another unit, with this one in it. */
async function roundAbove({ write, app }: CommandContext, lower: Row<'participation'>, id: string): Promise<RoundRow> {
  const round = await runRound(write.tx, write.tenantId, id)
  const programme = await programmeById(write.tx, write.tenantId, lower.programme_id)
  if (round === undefined || round.state === 'draft' || programme === undefined)
    throw new ProblemError(problem('not-found'))
  const above =
    round.programme_id !== programme.id &&
    round.unit_id !== programme.unit_id &&
    round.movement_id === programme.movement_id &&
    app.units.within(programme.unit_id).includes(round.unit_id)
  if (!above) throw new ProblemError(problem('input.invalid', { findings: ['round:not-above'] }, 'roundId'))
  return round
}

async function nameOf({ write }: CommandContext, lower: Row<'participation'>): Promise<string> {
  const { tx, tenantId } = write
  if (lower.model_id !== null) return (await rowOf(tx, 'model', tenantId, lower.model_id)).name
  return (await rowOf(tx, 'exemplar', tenantId, lower.exemplar_id ?? '')).name
}

/** The registration at the level above, with what the unit wrote below, word for word. */
async function introduce(
  { write, actor, at }: CommandContext,
  lower: Row<'participation'>,
  round: RoundRow,
  given: { readonly late: boolean; readonly introduction: string; readonly name: string },
) {
  const { registration } = await fileRows(write.tx, write.tenantId, lower.id)
  const { tenant_id: _tenant, version: _version, id: _id, ...written } = registration ?? {}
  const row = (await write.insert('registration', {
    name: given.name,
    unit_id: lower.unit_id,
    organisation_id: null,
    place_unit_id: lower.unit_id,
    starts_on: null,
    ends_on: null,
    person: null,
    consent_on: null,
    consent_how: null,
    ...written,
    programme_id: round.programme_id,
    round_id: round.id,
    state: 'submitted',
    kind: lower.kind,
    registration: lower.registration === '' ? 'new' : lower.registration,
    level: round.level,
    field_id: lower.field_id,
    model_id: lower.model_id,
    carried_from_id: null,
    joins_id: null,
    linked_id: lower.id,
    introduction: given.introduction,
    reason: null,
    late: given.late,
    late_reason: given.late ? given.introduction : null,
    emergency: null,
    campaign: lower.campaign,
    duplicate_of_id: null,
    similar_seen: null,
    rule_pack_id: null,
    criteria_set_id: null,
    created_by: actor.id,
    submitted_by: actor.id,
    submitted_at: at,
    received_by: null,
    received_at: null,
  })) as Row<'registration'>
  const partners = registration === undefined ? [] : await partnersOf(write.tx, write.tenantId, registration.id)
  for (const { organisation_id, role, part, removed } of partners)
    if (!removed)
      await write.insert('registration_owner', { registration_id: row.id, organisation_id, role, part, removed })
  return { row, file: { registration: row, participation: undefined } }
}
