import { vietnamDay } from '../../core/clock.ts'
import { fold } from '../../core/text/fold.ts'
import { grams } from '../../core/text/grams.ts'
import { sortKey } from '../../core/text/sort-key.ts'
import { openNames, ownersOfModel, placesOfModel } from '../../db/read/carried.ts'
import { partnersOf, type RoundRow } from '../../db/read/registrations.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import type { CommandContext } from '../command.ts'
import { onlyOnce, type SubjectIds } from './once.ts'

type Registration = Row<'registration'>

/** The participation of an accepted registration: its id, its model or person, and everything that is counted. */
export async function makeParticipation(
  context: CommandContext,
  row: Registration,
  round: RoundRow,
  field: Row<'field'> | undefined,
): Promise<string> {
  const { write, app, at } = context
  const subject = await subjectFor(context, row, round)
  await onlyOnce(context, round, subject, { name: row.name, but: row.id })
  const made = await write.insert('participation', {
    id: row.id,
    programme_id: row.programme_id,
    round_id: row.round_id,
    ...subject,
    kind: row.kind,
    unit_id: row.unit_id,
    province_then_id: app.units.provinceId(row.unit_id, vietnamDay(new Date(at))),
    commune_id: app.units.mapToday(row.unit_id).communeId,
    year: round.year,
    field_id: field?.id ?? null,
    field_code: field?.code ?? '',
    level: row.level,
    registration: row.registration,
    status: 'accepted',
    selected: false,
    linked_id: row.linked_id,
    carried_from_id: row.carried_from_id,
    late: row.late,
    campaign: row.campaign,
  })
  return made.id
}

async function subjectFor(context: CommandContext, row: Registration, round: RoundRow): Promise<SubjectIds> {
  const { write } = context
  const before = row.linked_id ?? row.carried_from_id
  const earlier = before === null ? undefined : await rowOf(write.tx, 'participation', write.tenantId, before)
  if (row.linked_id !== null && earlier !== undefined)
    return { model_id: earlier.model_id, exemplar_id: earlier.exemplar_id }
  if (earlier?.model_id !== null && earlier?.model_id !== undefined) {
    await carryOn(context, row, earlier.model_id)
    return { model_id: earlier.model_id, exemplar_id: null }
  }
  if (row.kind === 'individual') return { model_id: null, exemplar_id: await person(context, row, earlier) }
  return { model_id: await newModel(context, row, round), exemplar_id: null }
}

/** A person as an example, named as they agreed to be; with the day of the newest consent. */
async function person(
  { write }: CommandContext,
  row: Registration,
  earlier: Row<'participation'> | undefined,
): Promise<string> {
  const name = row.person ?? ''
  const facts = { name, folded: fold(name), consent_on: row.consent_on }
  if (earlier?.exemplar_id === null || earlier === undefined)
    return (await write.insert('exemplar', { ...facts, organisation_id: row.organisation_id })).id
  const known = await rowOf(write.tx, 'exemplar', write.tenantId, earlier.exemplar_id)
  await write.update('exemplar', known, facts)
  return known.id
}

/** A copied model points to the one it was copied from when that is in the tenant's books. */
async function newModel(context: CommandContext, row: Registration, round: RoundRow): Promise<string> {
  const { write } = context
  const model = await write.insert('model', {
    ...named(row.name),
    kind: row.kind,
    first_year: round.year,
    summary: null,
    owner_known: row.organisation_id !== null,
    parent_model_id: row.registration === 'replicated' ? row.model_id : null,
  })
  await write.insert('model_name', {
    model_id: model.id,
    name: row.name,
    valid_from: vietnamDay(new Date(context.at)),
    valid_to: null,
  })
  await addOwners(context, row, model.id)
  await addPlace(context, row, model.id)
  return model.id
}

const named = (name: string) => ({ name, folded: fold(name), sort_key: sortKey(name), grams: grams(name) })

/** The same model another year: a new name ends the old one, and owners and places are added to those it had. */
async function carryOn(context: CommandContext, row: Registration, modelId: string): Promise<void> {
  const { write, at } = context
  const model = await rowOf(write.tx, 'model', write.tenantId, modelId)
  const renamed = model.name !== row.name
  const owned = !model.owner_known && row.organisation_id !== null
  if (renamed) {
    const day = vietnamDay(new Date(at))
    const names = await openNames(write.tx, write.tenantId, modelId)
    for (const name of names) await write.update('model_name', name, { valid_to: day })
    await write.insert('model_name', { model_id: modelId, name: row.name, valid_from: day, valid_to: null })
  }
  if (renamed || owned)
    await write.update('model', model, { ...(renamed ? named(row.name) : {}), ...(owned ? { owner_known: true } : {}) })
  await addOwners(context, row, modelId)
  await addPlace(context, row, modelId)
}

async function addOwners({ write }: CommandContext, row: Registration, modelId: string): Promise<void> {
  const known = await ownersOfModel(write.tx, write.tenantId, modelId)
  const partners = (await partnersOf(write.tx, write.tenantId, row.id)).filter((partner) => !partner.removed)
  const wanted = [
    ...(row.organisation_id === null ? [] : [{ organisation_id: row.organisation_id, role: 'lead' as const }]),
    ...partners.map(({ organisation_id, role }) => ({ organisation_id, role: role as 'partner' | 'adviser' })),
  ]
  for (const one of wanted) {
    const there = known.some((owner) => owner.organisation_id === one.organisation_id && owner.role === one.role)
    if (!there) await write.insert('model_owner', { model_id: modelId, ...one })
  }
}

async function addPlace({ write, app }: CommandContext, row: Registration, modelId: string): Promise<void> {
  const unitId = row.place_unit_id ?? row.unit_id
  const printed = row.place_printed === '' ? app.units.fullName(unitId) : row.place_printed
  const known = await placesOfModel(write.tx, write.tenantId, modelId)
  if (known.some((place) => place.unit_id === unitId && place.printed === printed)) return
  await write.insert('model_place', { model_id: modelId, unit_id: unitId, printed })
}
