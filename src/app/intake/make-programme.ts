import { ProblemError, problem } from '../../core/problem.ts'
import { fold, slug } from '../../core/text/fold.ts'
import { movementByWords, periodByLabel, programmeOf, taxonomyOn } from '../../db/read/registry-lookup.ts'
import type { Given, Made, Workspace } from './workspace.ts'

/**
 * Finds or makes the movement, the period and the programme that a document is about, and ties the document to it.
 * The unit must be one: a place that could mean several is answered by the person who accepts.
 */
export async function makeProgramme(space: Workspace, given: Given<'programme'>): Promise<Made> {
  const { write } = space
  const p = given.payload
  if (p.unitId === null)
    throw new ProblemError(problem('unit.ambiguous', { name: given.quote, choices: [...p.choices] }, 'unitId'))
  const day = p.asOf ?? `${p.to}-12-31`
  const unit = space.app.units.label(p.unitId, day)
  if (unit === undefined) throw new ProblemError(problem('unit.unknown', { name: p.unitId }, 'unitId'))
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
    (await programmeOf(write.tx, write.tenantId, movement.id, p.unitId, period.id)) ??
    (await write.insert('programme', {
      slug: slug(`${movement.slug} ${unit.fullName} ${unit.code} ${p.label}`, 120),
      movement_id: movement.id,
      unit_id: p.unitId,
      province_then_id: space.app.units.provinceId(p.unitId, day),
      period_id: period.id,
      taxonomy_id: taxonomy.id,
    }))
  space.document = await write.update('document', space.document, { programme_id: programme.id, public: true })
  await space.source('programme', programme.id, given)
  return { made: 'programme', madeId: programme.id }
}

async function findOrMakeMovement(space: Workspace, name: string) {
  const { write } = space
  const folded = fold(name)
  if (folded === '') throw new ProblemError(problem('input.invalid', { reason: name }, 'movement'))
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

/** The body that organises: kept as the programme's lead agency. */
export async function makeOrganiser(space: Workspace, given: Given<'organiser'>): Promise<Made> {
  const programme = await space.programme()
  const organisationId = await space.organisation(given.payload.name)
  const made = await space.write.insert('lead_agency', {
    programme_id: programme.id,
    organisation_id: organisationId,
    valid_from: null,
    valid_to: null,
  })
  return { made: 'lead_agency', madeId: made.id }
}
