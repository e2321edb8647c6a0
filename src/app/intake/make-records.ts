import type { PlaceName } from '../../core/reading/types.ts'
import { fold } from '../../core/text/fold.ts'
import { grams } from '../../core/text/grams.ts'
import { sortKey } from '../../core/text/sort-key.ts'
import { declaredFigureById, documentBySymbol, modelInProgramme, roundOf } from '../../db/read/registry-lookup.ts'
import type { Row } from '../../db/tables.ts'
import { type Given, type Made, mustBeName, type Workspace } from './workspace.ts'

/**
 * A named model becomes a record of its own and takes part in the programme's round. The same name again in the same
 * programme is the same model, with one more source. Owners and places are kept as printed; who is not named stays unknown.
 */
export async function makeModel(space: Workspace, given: Given<'model'>): Promise<Made> {
  const { write } = space
  const p = given.payload
  mustBeName(p.name, 'name')
  const programme = await space.programme()
  const folded = fold(p.name)
  const known = await modelInProgramme(write.tx, write.tenantId, programme.id, folded)
  const model = known ?? (await insertModel(space, given))
  await space.source('model', model.id, given)
  if (known === undefined) await takePart(space, given, model.id, programme)
  const example = p.exampleOf === null ? undefined : space.made.get(p.exampleOf)
  if (example?.made === 'declared_figure') await tieToFigure(space, given, model.id, example.madeId)
  return { made: 'model', madeId: model.id }
}

async function insertModel(space: Workspace, given: Given<'model'>): Promise<Row<'model'>> {
  const { write } = space
  const p = given.payload
  const model = await write.insert('model', {
    name: p.name,
    folded: fold(p.name),
    sort_key: sortKey(p.name),
    grams: grams(p.name),
    kind: p.kind,
    first_year: null,
    summary: null,
    owner_known: p.owners.length > 0,
    parent_model_id: null,
  })
  await write.insert('model_name', { model_id: model.id, name: p.name, valid_from: null, valid_to: null })
  const owners = new Set<string>()
  for (const name of p.owners) owners.add(await space.organisation(name, 'owners'))
  for (const organisation_id of owners)
    await write.insert('model_owner', { model_id: model.id, organisation_id, role: 'lead' })
  for (const place of p.places) await insertPlace(space, model.id, place)
  const campaign = p.campaign === undefined ? undefined : await space.tagByName(p.campaign)
  if (campaign !== undefined) await write.insert('model_tag', { model_id: model.id, tag_id: campaign.id })
  return model
}

async function insertPlace(space: Workspace, modelId: string, place: PlaceName): Promise<void> {
  const programme = await space.programme()
  const printed = [place.hamlet, place.commune, place.district, place.province]
    .filter((x) => x !== undefined)
    .join(', ')
  const found = space.app.units.resolvePlace(place, space.document.issued_on ?? undefined, programme.unit_id)
  await space.write.insert('model_place', { model_id: modelId, unit_id: found.ok ? found.value : null, printed })
}

async function takePart(
  space: Workspace,
  given: Given<'model'>,
  modelId: string,
  programme: Row<'programme'>,
): Promise<void> {
  const { write } = space
  const p = given.payload
  const round = await wholePeriodRound(space, programme.id)
  const field = p.field === undefined ? undefined : await space.fieldByName(p.field)
  const map = space.app.units.mapToday(programme.unit_id)
  const made = await write.insert('participation', {
    programme_id: programme.id,
    round_id: round.id,
    model_id: modelId,
    exemplar_id: null,
    kind: p.kind,
    unit_id: programme.unit_id,
    province_then_id: programme.province_then_id,
    commune_id: map.communeId,
    year: round.year,
    field_id: field?.id ?? null,
    field_code: field?.code ?? '',
    level: '',
    registration: p.registration ?? '',
    status: 'mentioned',
    selected: false,
    linked_id: null,
    carried_from_id: null,
    late: false,
    campaign: p.campaign ?? null,
  })
  await space.source('participation', made.id, given)
}

/** The round of what a text speaks of without naming a year; of one year when the period is one. */
async function wholePeriodRound(space: Workspace, programmeId: string): Promise<Row<'round'>> {
  const { write } = space
  const { label, year } = await space.period()
  const known = await roundOf(write.tx, write.tenantId, programmeId, label)
  return (
    known ?? (await write.insert('round', { programme_id: programmeId, label, year, opens_on: null, closes_on: null }))
  )
}

/** A model given as an example of a figure; of the replicated ones, it is itself known to be replicated. */
async function tieToFigure(space: Workspace, given: Given<'model'>, modelId: string, figureId: string): Promise<void> {
  const { write } = space
  await write.insert('figure_example', { figure_id: figureId, model_id: modelId })
  const figure = await declaredFigureById(write.tx, write.tenantId, figureId)
  if (figure.measure !== 'models.replicated') return
  const { id: programme_id } = await space.programme()
  const made = await write.insert('replication', {
    programme_id,
    model_id: modelId,
    adopter_unit_id: null,
    adopter: null,
    year: null,
  })
  await space.source('replication', made.id, given)
}

const KIND_OF_TYPE: Readonly<Record<string, Row<'document'>['kind']>> = {
  'chi thi': 'directive',
  'ke hoach': 'plan',
  'nghi quyet': 'resolution',
  'quyet dinh': 'decision',
  'bao cao': 'report',
  'cong van': 'letter',
  'bien ban': 'minutes',
}

/** A document that the text cites by its symbol: known by that symbol until somebody brings its text. */
export async function makeCitation(space: Workspace, given: Given<'citation'>): Promise<Made> {
  const { write } = space
  const { symbol, type } = given.payload
  const title = type === undefined ? symbol : `${type.charAt(0).toUpperCase()}${type.slice(1)} ${symbol}`
  const cited =
    (await documentBySymbol(write.tx, write.tenantId, symbol)) ??
    (await write.insert('document', {
      kind: KIND_OF_TYPE[fold(type ?? '')] ?? 'other',
      symbol,
      title,
      folded: fold(title),
      grams: grams(title),
      issued_on: given.payload.date ?? null,
      publisher: null,
      organisation_id: null,
      retells: null,
      retells_on: null,
      language: 'vi',
      sha256: null,
      file_name: null,
      source_url: null,
      received_at: space.document.received_at,
      programme_id: (await space.programme()).id,
      public: true,
    }))
  const made = await write.insert('citation', {
    citing_id: space.document.id,
    cited_id: cited.id,
    start: given.start,
    quote: given.quote,
  })
  return { made: 'citation', madeId: made.id }
}

/** A review, a launch, or an inspection with its recommendations. */
export async function makeEvent(space: Workspace, given: Given<'event'>): Promise<Made> {
  const { write } = space
  const p = given.payload
  const { id: programme_id } = await space.programme()
  if (p.kind !== 'inspection') {
    const made = await write.insert('review_event', {
      programme_id,
      kind: p.kind,
      held_on: p.date ?? null,
      host: p.host ?? null,
      chair: p.chair ?? null,
    })
    await space.source('review_event', made.id, given)
    return { made: 'review_event', madeId: made.id }
  }
  const made = await write.insert('inspection', {
    programme_id,
    inspected_on: p.date ?? null,
    team: p.host ?? null,
    scopes: [...(p.scopes ?? [])],
  })
  await space.source('inspection', made.id, given)
  for (const [position, r] of (p.recommendations ?? []).entries()) {
    const row = await write.insert('recommendation', {
      inspection_id: made.id,
      position,
      text: r.quote,
      due_on: null,
      state: 'open',
    })
    await space.source('recommendation', row.id, r)
  }
  return { made: 'inspection', madeId: made.id }
}

/** Who gave what: a decision whose lines the text does not list; its figures point to it. */
export async function makeAward(space: Workspace, given: Given<'award'>): Promise<Made> {
  const { write } = space
  const p = given.payload
  const { id: programme_id } = await space.programme()
  if (p.act === 'proposal') return { made: 'programme', madeId: programme_id }
  // What it rests on first: a refusal must leave nothing behind.
  const figures = new Set(p.claims.map((seq) => space.need(seq, 'declared_figure')))
  const made = await write.insert('decision', {
    programme_id,
    kind: p.act,
    issuer: p.giver ?? null,
    organisation_id: p.giver === undefined ? null : await space.organisation(p.giver, 'giver'),
    form: p.form ?? null,
    symbol: null,
    decided_on: null,
    document_id: space.document.id,
  })
  await space.source('decision', made.id, given)
  for (const id of figures) {
    const figure = await declaredFigureById(write.tx, write.tenantId, id)
    await write.update('declared_figure', figure, { decision_id: made.id })
  }
  return { made: 'decision', madeId: made.id }
}

/** A demand on units, never a result. */
export async function makeQuota(space: Workspace, given: Given<'quota'>): Promise<Made> {
  const p = given.payload
  const { id: programme_id } = await space.programme()
  const made = await space.write.insert('quota', {
    programme_id,
    min: p.min,
    max: p.max ?? null,
    unit_types: [...p.perUnitType],
    registrations: [...p.registrations],
  })
  await space.source('quota', made.id, given)
  return { made: 'quota', madeId: made.id }
}
