import { ITEMS } from '../../core/registration/items.ts'
import { ownersOfModel } from '../../db/read/carried.ts'
import { fileRows } from '../../db/read/files.ts'
import { partnersOf } from '../../db/read/registrations.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import type { CommandContext } from '../command.ts'
import type { PartnerGiven } from './form.ts'

type Columns = Pick<
  Row<'registration'>,
  | 'name'
  | 'model_id'
  | 'carried_from_id'
  | 'field_id'
  | 'organisation_id'
  | 'place_unit_id'
  | 'place_printed'
  | 'person'
>

export interface CarriedOver {
  readonly columns: Columns & Partial<Record<(typeof ITEMS)[number], string>>
  readonly partners: readonly PartnerGiven[]
}

/**
 * What a unit already wrote about what it carries on: the ten items of the last registration, its owners, place and
 * field; of a model that came from a document only its name, owners and field. Days and a person's consent are not
 * carried over: they are given anew for each round.
 */
export async function carriedOver({ write }: CommandContext, earlier: Row<'participation'>): Promise<CarriedOver> {
  const { tx, tenantId } = write
  const { registration } = await fileRows(tx, tenantId, earlier.id)
  const subject =
    earlier.model_id !== null
      ? await rowOf(tx, 'model', tenantId, earlier.model_id)
      : await rowOf(tx, 'exemplar', tenantId, earlier.exemplar_id ?? '')
  const known = { model_id: earlier.model_id, carried_from_id: earlier.id, field_id: earlier.field_id }
  if (registration === undefined) {
    const owners = earlier.model_id === null ? [] : await ownersOfModel(tx, tenantId, earlier.model_id)
    const lead = owners.find((owner) => owner.role === 'lead')
    return {
      columns: {
        ...known,
        name: earlier.model_id === null ? '' : subject.name,
        organisation_id: lead?.organisation_id ?? null,
        place_unit_id: earlier.unit_id,
        place_printed: '',
        person: earlier.model_id === null ? subject.name : null,
      },
      partners: owners
        .filter((owner) => owner.role !== 'lead')
        .map((owner) => ({ name: owner.name, role: owner.role === 'adviser' ? 'adviser' : 'partner', part: '' })),
    }
  }
  const partners = (await partnersOf(tx, tenantId, registration.id)).filter((partner) => !partner.removed)
  return {
    columns: {
      ...Object.fromEntries(ITEMS.map((item) => [item, registration[item]])),
      ...known,
      name: earlier.model_id === null ? registration.name : subject.name,
      organisation_id: registration.organisation_id,
      place_unit_id: registration.place_unit_id,
      place_printed: registration.place_printed,
      person: registration.person,
    },
    partners: partners.map(({ name, role, part }) => ({ name, role: role as 'partner', part })),
  }
}
