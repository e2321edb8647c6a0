import { ProblemError, problem } from '../../core/problem.ts'
import { fold, slug } from '../../core/text/fold.ts'
import { dayBefore } from '../../core/units/dates.ts'
import { leadAgencyOf, movementByWords, periodByLabel, programmeOf, taxonomyOn } from '../../db/read/registry-lookup.ts'
import type { UnitLabel } from '../units.ts'
import { type Given, type Made, mustBeName, type Workspace } from './workspace.ts'

/**
 * Finds or makes the movement, the period and the programme that a document is about, and ties the document to it.
 * The unit must be one: a place that could mean several is answered by the person who accepts.
 */
export async function makeProgramme(space: Workspace, given: Given<'programme'>): Promise<Made> {
  const { write } = space
  const p = given.payload
  const day = p.asOf ?? `${p.to}-12-31`
  const unit = unitOf(space, given, day)
  const movement = await findOrMakeMovement(space, p.movement)
  const period =
    (await periodByLabel(write.tx, write.tenantId, movement.id, p.label)) ??
    (await write.insert('period', {
      movement_id: movement.id,
      label: p.label,
      year_from: p.from,
      year_to: p.to,
      kind: p.from === p.to ? 'year' : 'period',
      parent_id: null,
    }))
  const taxonomy = await taxonomyOn(write.tx, write.tenantId, p.asOf)
  const programme =
    (await programmeOf(write.tx, write.tenantId, movement.id, unit.id, period.id)) ??
    (await write.insert('programme', {
      slug: slug(`${movement.slug} ${unit.fullName} ${unit.code} ${p.label}`, 120),
      movement_id: movement.id,
      unit_id: unit.id,
      province_then_id: space.app.units.provinceId(unit.id, day),
      period_id: period.id,
      taxonomy_id: taxonomy.id,
    }))
  space.document = await write.update('document', space.document, { programme_id: programme.id, public: true })
  await space.source('programme', programme.id, given)
  return { made: 'programme', madeId: programme.id }
}

/** The unit that a programme is of: one of the list, that existed on some day of the period. */
function unitOf(space: Workspace, given: Given<'programme'>, day: string): UnitLabel {
  const { units } = space.app
  const { unitId, choices, from, to } = given.payload
  if (unitId === null) {
    const names = choices.map((id) => units.fullName(id, day))
    throw new ProblemError(problem('unit.ambiguous', { name: given.quote, choices: names }, 'unitId'))
  }
  const label = units.label(unitId, day)
  const unit = units.book.units.get(unitId)
  if (label === undefined || unit === undefined)
    throw new ProblemError(problem('unit.unknown', { name: unitId }, 'unitId'))
  const [first, last] = [`${from}-01-01`, `${to}-12-31`]
  const { validFrom, validTo } = unit
  const begun = validFrom === null || validFrom <= last
  if (begun && (validTo === null || first < validTo)) return label
  const days = { from: [validFrom ?? ''], until: [validTo === null ? '' : dayBefore(validTo)] }
  const facts = { name: label.fullName, date: begun ? first : last, choices: [label.fullName], ...days }
  throw new ProblemError(problem('unit.not-valid-then', facts, 'unitId'))
}

async function findOrMakeMovement(space: Workspace, name: string) {
  const { write } = space
  const folded = fold(name)
  mustBeName(name, 'movement')
  const known = await movementByWords(write.tx, write.tenantId, folded)
  if (known !== undefined) return known
  return write.insert('movement', {
    slug: slug(name),
    name,
    name_en: name,
    folded,
    summary: '',
    summary_en: '',
    valid_from: null,
    valid_to: null,
  })
}

/** The body that organises: kept as the programme's lead agency, once, however many documents name it. */
export async function makeOrganiser(space: Workspace, given: Given<'organiser'>): Promise<Made> {
  const programme = await space.programme()
  const { write } = space
  const organisationId = await space.organisation(given.payload.name)
  const made =
    (await leadAgencyOf(write.tx, write.tenantId, programme.id, organisationId)) ??
    (await write.insert('lead_agency', {
      programme_id: programme.id,
      organisation_id: organisationId,
      valid_from: null,
      valid_to: null,
    }))
  return { made: 'lead_agency', madeId: made.id }
}
