import type { CommandContext } from '../../src/app/command.ts'
import { fold } from '../../src/core/text/fold.ts'
import { grams } from '../../src/core/text/grams.ts'
import { sortKey } from '../../src/core/text/sort-key.ts'
import type { Row } from '../../src/db/tables.ts'
import type { OpenedRound } from './round.ts'
import type { Place } from './round-people.ts'

type GivenRegistration = Partial<
  Pick<
    Row<'registration'>,
    'state' | 'kind' | 'registration' | 'field_id' | 'starts_on' | 'submitted_at' | 'person' | 'organisation_id'
  >
>

/** A registration of an invented model of a place, at any state; written inside a command. */
export function addRegistration(
  { write, actor }: CommandContext,
  round: OpenedRound,
  place: Place,
  name: string,
  given: GivenRegistration & { readonly id?: string } = {},
) {
  return write.insert('registration', {
    programme_id: round.programmeId,
    round_id: round.roundId,
    state: 'draft',
    reason: null,
    kind: 'collective',
    registration: 'new',
    level: '',
    unit_id: place.unitId,
    organisation_id: place.union,
    place_unit_id: place.unitId,
    field_id: round.fields.values().next().value ?? null,
    model_id: null,
    carried_from_id: null,
    name,
    starts_on: null,
    ends_on: null,
    person: null,
    consent_on: null,
    consent_how: null,
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
    ...given,
  })
}

type GivenParticipation = Partial<Pick<Row<'participation'>, 'status' | 'registration' | 'kind' | 'field_code'>>

/** A participation of an invented model of a place, at any status; written inside a command. */
export async function addParticipation(
  { write, app }: CommandContext,
  round: OpenedRound,
  place: Pick<Place, 'unitId'>,
  name: string,
  given: GivenParticipation & { readonly id?: string } = {},
) {
  const model = await write.insert('model', {
    name,
    folded: fold(name),
    sort_key: sortKey(name),
    grams: grams(name),
    kind: given.kind ?? 'collective',
    first_year: null,
    summary: null,
    owner_known: false,
    parent_model_id: null,
  })
  return write.insert('participation', {
    programme_id: round.programmeId,
    round_id: round.roundId,
    model_id: model.id,
    exemplar_id: null,
    kind: 'collective',
    unit_id: place.unitId,
    province_then_id: app.units.provinceId(place.unitId),
    commune_id: app.units.mapToday(place.unitId).communeId,
    year: round.year,
    field_id: null,
    field_code: '',
    level: '',
    registration: 'new',
    status: 'accepted',
    selected: false,
    linked_id: null,
    carried_from_id: null,
    late: false,
    campaign: null,
    ...given,
  })
}
