import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { can, type Subject } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { checkToSave } from '../../core/registration/form.ts'
import { carriesOn, KINDS, REGISTRATIONS, type Registration } from '../../core/registration/items.ts'
import { organisationsAbove } from '../../db/read/reach.ts'
import { type RoundRow, runRound } from '../../db/read/registrations.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import { involve } from '../access/involve.ts'
import type { Command, CommandContext } from '../command.ts'
import { fileOf, subjectOf } from '../participation/file.ts'
import { type CarriedOver, carriedOver } from './carry.ts'
import { columnsOf, FormPatch, formOf, refuseWrong } from './form.ts'
import { onlyOnce } from './once.ts'
import { setLead, setPartners } from './owners.ts'

const Id = z.uuid().nullable().default(null)
export const StartInput = z.object({
  roundId: z.uuid(),
  unitId: z.uuid(),
  /** Who registers, when it is known; the grant may be the organisation's. */
  organisationId: Id,
  kind: z.enum(KINDS),
  registration: z.enum(REGISTRATIONS),
  /** The participation of an earlier round that is maintained or raised. */
  carriedFromId: Id,
  /** The participation of this round that the unit wants to take part in. */
  joinsId: Id,
  form: FormPatch.default({}),
})
export type StartInput = z.infer<typeof StartInput>
type Given = StartInput

/** Where a new registration would lie: its unit, and the organisation it is registered by. */
async function newSubject({ app, actor, write }: CommandContext, given: Given): Promise<Subject> {
  const { tenantId } = actor
  const organisation = given.organisationId
  const above = organisation === null ? [] : await organisationsAbove(write.tx, tenantId, [organisation])
  if (app.units.book.units.get(given.unitId) === undefined) throw new ProblemError(problem('not-found'))
  return { tenantId, within: [...app.units.within(given.unitId), ...above], stage: 'draft', relations: [] }
}

/**
 * Begins a registration as a draft that only the unit sees. Nothing of the form is required. What runs on brings along
 * what was written about it last time; a model takes part in a round once (`registration.twice`).
 */
export const startRegistration: Command<Given, { registrationId: string }> = {
  name: 'registration.start',
  input: StartInput,
  action: 'registration.write',
  serial: true,
  subject: newSubject,
  work: async (context, given) => {
    const { write, app } = context
    const round = await roundFor(context, given)
    const carried = await carriedBy(context, given, round)
    const joined = await joinedBy(context, given)
    const columns = columnsOf(given.form)
    const made = await write.insert('registration', {
      ...blank(context, given, round),
      ...carried?.columns,
      ...(joined === undefined ? {} : { model_id: joined.model.id, name: joined.model.name }),
      ...columns,
      ...(carried === undefined ? {} : { model_id: carried.columns.model_id }),
    })
    refuseWrong(checkToSave(formOf(made), vietnamDay(app.clock())))
    const lead = given.form.lead ?? ''
    const row = lead === '' ? made : await setLead(context, made, lead)
    const partners = given.form.partners ?? carried?.partners ?? []
    await setPartners(context, row, partners)
    await involve(context, made.id, 'wrote')
    return { registrationId: made.id }
  },
}

/** The round, run by people, of a programme that the unit lies in. Drafts may be written before it opens. */
async function roundFor({ write, app }: CommandContext, given: Given): Promise<RoundRow> {
  const round = await runRound(write.tx, write.tenantId, given.roundId)
  if (round === undefined || round.state === 'draft') throw new ProblemError(problem('not-found'))
  if (!app.units.within(given.unitId).includes(round.unit_id))
    throw new ProblemError(problem('input.invalid', { findings: ['unit:not-for-round'] }, 'unit'))
  if (given.organisationId !== null) {
    const organisation = await rowOf(write.tx, 'organisation', write.tenantId, given.organisationId)
    const seat = organisation.unit_id
    const sameLine =
      seat === null || app.units.within(given.unitId).includes(seat) || app.units.within(seat).includes(given.unitId)
    if (!sameLine) throw new ProblemError(problem('input.invalid', { findings: ['lead:not-for-unit'] }, 'lead'))
  }
  return round
}

/** What runs on, and everything about it that is known; the actor must reach its file. */
async function carriedBy(context: CommandContext, given: Given, round: RoundRow): Promise<CarriedOver | undefined> {
  const goesOn = carriesOn(given.registration as Registration)
  if (given.carriedFromId === null) {
    if (goesOn) throw new ProblemError(problem('input.invalid', { findings: ['carried:missing'] }, 'carried'))
    return undefined
  }
  if (!goesOn || given.joinsId !== null)
    throw new ProblemError(problem('input.invalid', { findings: ['registration:not-for-kind'] }, 'registration'))
  const asking = { app: context.app, actor: context.actor, tx: context.write.tx }
  const file = await fileOf(asking, given.carriedFromId)
  const earlier = file.participation
  if (earlier === undefined || !can(context.actor, 'participation.see', subjectOf(context.actor, file)).ok)
    throw new ProblemError(problem('not-found'))
  if (earlier.round_id === round.id || earlier.kind !== given.kind)
    throw new ProblemError(problem('input.invalid', { findings: ['carried:not-for-round'] }, 'carried'))
  const carried = await carriedOver(context, earlier)
  await onlyOnce(context, round, earlier, { name: carried.columns.name })
  return carried
}

/** What the unit joins: a collective model that takes part in this very round. */
export async function joinedBy(
  { write }: CommandContext,
  given: { readonly joinsId: string | null; readonly roundId: string; readonly kind: string },
): Promise<{ readonly model: Row<'model'> } | undefined> {
  if (given.joinsId === null) return undefined
  const joined = await rowOf(write.tx, 'participation', write.tenantId, given.joinsId)
  if (joined.model_id === null || joined.round_id !== given.roundId || given.kind !== 'collective')
    throw new ProblemError(problem('input.invalid', { findings: ['joins:not-for-round'] }, 'joins'))
  if (joined.status === 'not-implemented' || joined.status === 'revoked' || joined.status === 'archived')
    unwrapNotNow(joined.status)
  return { model: await rowOf(write.tx, 'model', write.tenantId, joined.model_id) }
}

const unwrapNotNow = (stage: string): never =>
  unwrap({ ok: false, problem: problem('state.not-now', { step: 'join', stage }) })

/** An empty form of a kind in a round. */
export const blank = ({ actor }: Pick<CommandContext, 'actor'>, given: Given, round: RoundRow) => ({
  programme_id: round.programme_id,
  round_id: round.id,
  state: 'draft' as const,
  reason: null,
  kind: given.kind,
  registration: given.registration,
  level: round.level,
  unit_id: given.unitId,
  organisation_id: given.organisationId,
  place_unit_id: given.unitId,
  field_id: null,
  model_id: null,
  carried_from_id: given.carriedFromId,
  joins_id: given.joinsId,
  linked_id: null,
  introduction: null,
  starts_on: null,
  ends_on: null,
  person: null,
  consent_on: null,
  consent_how: null,
  late: false,
  late_reason: null,
  emergency: null,
  campaign: null,
  duplicate_of_id: null,
  similar_seen: null,
  rule_pack_id: null,
  criteria_set_id: null,
  created_by: actor.id,
  submitted_by: null,
  submitted_at: null,
  received_by: null,
  received_at: null,
})
