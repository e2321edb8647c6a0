import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import type { Finding, Form } from '../../core/registration/form.ts'
import { carriesOn, ITEMS, type Kind, type Registration } from '../../core/registration/items.ts'
import type { Row } from '../../db/tables.ts'

type Columns = Partial<Omit<Row<'registration'>, 'tenant_id' | 'id' | 'version'>>

/** Text as it is kept: one Unicode form, no spaces around it, one kind of line end. */
export const Text = z
  .string()
  .max(20_000)
  .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
const Day = z.iso.date().nullable()
const Id = z.uuid().nullable()

const Partner = z.object({ name: Text, role: z.enum(['partner', 'adviser']), part: Text })
export type PartnerGiven = z.infer<typeof Partner>

/** What a save may change; what is left out stays as it is. */
export const FormPatch = z
  .object({
    ...(Object.fromEntries(ITEMS.map((item) => [item, Text])) as Record<(typeof ITEMS)[number], typeof Text>),
    registration: z.enum(['new', 'breakthrough', 'maintained', 'raised', 'replicated']),
    /** The lead owner by name; it is found in the unit's list, or added to it. */
    lead: Text,
    fieldId: Id,
    /** The model that this one was copied from, when it is in the tenant's books; otherwise as told. */
    modelId: Id,
    origin: Text,
    /** Instead of a registration of its own, take part in this participation of the same round. */
    joinsId: Id,
    placeUnitId: Id,
    place: Text,
    startsOn: Day,
    endsOn: Day,
    person: Text,
    consentOn: Day,
    consentHow: Text,
    lateReason: Text,
    emergency: Text,
    campaign: Text,
    partners: z.array(Partner).max(40),
  })
  .partial()
export type FormPatch = z.infer<typeof FormPatch>

const orNull = (text: string | undefined): string | null | undefined => (text === '' ? null : text)

/** The columns that a patch sets; lead and partners are rows of their own and set elsewhere. */
export function columnsOf(patch: FormPatch): Columns {
  const items = Object.fromEntries(ITEMS.flatMap((item) => (patch[item] === undefined ? [] : [[item, patch[item]]])))
  const others: { readonly [C in keyof Columns]: Columns[C] | undefined } = {
    registration: patch.registration,
    field_id: patch.fieldId,
    model_id: patch.modelId,
    origin: patch.origin,
    place_unit_id: patch.placeUnitId,
    place_printed: patch.place,
    starts_on: patch.startsOn,
    ends_on: patch.endsOn,
    person: orNull(patch.person),
    consent_on: patch.consentOn,
    consent_how: orNull(patch.consentHow),
    late_reason: orNull(patch.lateReason),
    emergency: orNull(patch.emergency),
    campaign: orNull(patch.campaign),
  }
  const given = Object.entries(others).filter(([, value]) => value !== undefined)
  return { ...items, ...Object.fromEntries(given) }
}

/** A registration as its checks see it. */
export function formOf(row: Row<'registration'>): Form {
  const registration = row.registration as Registration
  return {
    ...(Object.fromEntries(ITEMS.map((item) => [item, row[item]])) as Record<(typeof ITEMS)[number], string>),
    kind: row.kind as Kind,
    registration,
    joins: row.joins_id !== null,
    hasLead: row.organisation_id !== null,
    hasField: row.field_id !== null,
    hasCarried: !carriesOn(registration) || row.carried_from_id !== null || row.linked_id !== null,
    hasOrigin: row.model_id !== null || row.origin !== '',
    place: row.place_unit_id === null ? row.place_printed : row.place_printed || row.place_unit_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    person: row.person ?? '',
    consentOn: row.consent_on,
    consentHow: row.consent_how ?? '',
  }
}

const printed = (findings: readonly Finding[]): string[] => findings.map(({ field, code }) => `${field}:${code}`)

/** Refuses what cannot be kept as typed; the details name each field and what is wrong with it. */
export function refuseWrong(findings: readonly Finding[]): void {
  const [first] = findings
  if (first !== undefined)
    throw new ProblemError(problem('input.invalid', { findings: printed(findings) }, first.field))
}

/** Refuses to send what is not complete; the details name each field and what is wrong with it. */
export function refuseIncomplete(findings: readonly Finding[]): void {
  const [first] = findings
  if (first !== undefined)
    throw new ProblemError(
      problem('registration.incomplete', { findings: printed(findings), n: findings.length }, first.field),
    )
}
