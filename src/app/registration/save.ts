import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { checkToSave } from '../../core/registration/form.ts'
import { carriesOn, type Registration } from '../../core/registration/items.ts'
import { changedSince, imageAt, lastChange } from '../../db/read/record-history.ts'
import { partnersOf } from '../../db/read/registrations.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import { involve } from '../access/involve.ts'
import type { Command, CommandContext } from '../command.ts'
import { fileSubject } from '../participation/file.ts'
import { columnsOf, FormPatch, formOf, refuseWrong } from './form.ts'
import { setLead, setPartners } from './owners.ts'
import { joinedBy } from './start.ts'

export const SaveInput = z.object({
  registrationId: z.uuid(),
  /** The version that the form was opened with. */
  version: z.int().min(1),
  form: FormPatch,
})
export type SaveInput = z.infer<typeof SaveInput>
type Columns = ReturnType<typeof columnsOf>

/**
 * Keeps what was typed, complete or not. Two people may write in one registration at once: what the other one changed
 * meanwhile stays, and where both changed the same part, the second is refused with `conflict.version`, with who was
 * first and which parts, and nothing of theirs is written over.
 */
export const saveRegistration: Command<SaveInput, { registrationId: string; version: number }> = {
  name: 'registration.save',
  input: SaveInput,
  action: 'registration.write',
  serial: true,
  subject: fileSubject((given) => given.registrationId),
  work: async (context, given) => {
    const { write, app } = context
    const row = await rowOf(write.tx, 'registration', write.tenantId, given.registrationId)
    refuseOtherKind(row, given.form)
    const columns = { ...(await merged(context, row, given)), ...(await joining(context, row, given.form)) }
    const changed = Object.entries(columns).filter(([column, value]) => row[column as keyof typeof row] !== value)
    const after = changed.length === 0 ? row : await write.update('registration', row, Object.fromEntries(changed))
    refuseWrong(checkToSave(formOf(after), vietnamDay(app.clock())))
    const led = given.form.lead === undefined ? after : await setLead(context, after, given.form.lead)
    const partners = given.form.partners !== undefined && (await setPartners(context, led, given.form.partners))
    // Partners are rows of their own; the registration's version moves with them, so that two lists are not mixed.
    const last = partners && led.version === row.version ? await write.update('registration', led, {}) : led
    await involve(context, row.id, 'wrote')
    return { registrationId: row.id, version: last.version }
  },
}

/** New stays new and what runs on runs on: the other way round it is another registration. */
function refuseOtherKind(row: Row<'registration'>, form: FormPatch): void {
  const wanted = form.registration
  if (wanted !== undefined && carriesOn(wanted) !== carriesOn(row.registration as Registration))
    throw new ProblemError(problem('input.invalid', { findings: ['registration:not-for-kind'] }, 'registration'))
}

/** A draft of something new may become a part in what somebody already does, and back again. */
async function joining(context: CommandContext, row: Row<'registration'>, form: FormPatch): Promise<Columns> {
  if (form.joinsId === undefined || form.joinsId === row.joins_id) return {}
  if (form.joinsId === null) return { joins_id: null, model_id: null }
  if (row.carried_from_id !== null || row.linked_id !== null)
    throw new ProblemError(problem('input.invalid', { findings: ['registration:not-for-kind'] }, 'registration'))
  const joined = await joinedBy(context, { joinsId: form.joinsId, roundId: row.round_id, kind: row.kind })
  if (joined === undefined) return {}
  return { joins_id: form.joinsId, registration: 'new', model_id: joined.model.id, name: joined.model.name }
}

/** The columns that may be written although somebody else was here meanwhile; refused where both changed the same one. */
async function merged(context: CommandContext, row: Row<'registration'>, given: SaveInput): Promise<Columns> {
  const columns = columnsOf(given.form)
  if (row.version === given.version) return columns
  const { write } = context
  const { tx, tenantId } = write
  const base = await imageAt(tx, tenantId, row.id, given.version)
  const now = row as unknown as Readonly<Record<string, unknown>>
  const mine = columns as Readonly<Record<string, unknown>>
  const theirs = Object.keys(mine).filter((column) => base === undefined || now[column] !== base.row[column])
  const clash = theirs.filter((column) => now[column] !== mine[column] && mine[column] !== base?.row[column])
  if (base === undefined || clash.length > 0 || (await ownersClash(context, row, given, base))) {
    const last = await lastChange(tx, tenantId, row.id)
    throw new ProblemError(
      problem('conflict.version', { record: 'registration', by: last?.by ?? '', at: last?.at ?? '', fields: clash }),
    )
  }
  return Object.fromEntries(Object.entries(mine).filter(([column]) => !theirs.includes(column))) as Columns
}

type Image = NonNullable<Awaited<ReturnType<typeof imageAt>>>

/** Did both write in the list of owners? It is kept or refused as a whole. */
async function ownersClash(
  { write }: CommandContext,
  row: Row<'registration'>,
  { form }: SaveInput,
  base: Image,
): Promise<boolean> {
  if (form.partners === undefined && form.lead === undefined) return false
  if (row.organisation_id !== base.row.organisation_id) return true
  const partners = await partnersOf(write.tx, write.tenantId, row.id)
  return changedSince(
    write.tx,
    write.tenantId,
    partners.map((partner) => partner.id),
    base.at,
  )
}
