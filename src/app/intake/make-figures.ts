import { placeClaim } from '../../core/figures/from-claim.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { figuresOfDocument } from '../../db/read/registry-lookup.ts'
import type { Given, Made, Workspace } from './workspace.ts'

/** A declared figure with the words it stands on; a claim that prints a figure again only adds its words. */
export async function makeFigure(space: Workspace, given: Given<'claim'>): Promise<Made> {
  const { write } = space
  const { claim, sameAs } = given.payload
  const first = sameAs === null ? undefined : space.made.get(sameAs)
  const figureId = first?.made === 'declared_figure' ? first.madeId : await insertFigure(space, given)
  await write.insert('claim', {
    figure_id: figureId,
    document_id: space.document.id,
    start: claim.start,
    quote: claim.quote,
  })
  return { made: 'declared_figure', madeId: figureId }
}

async function insertFigure(space: Workspace, given: Given<'claim'>): Promise<string> {
  const { write } = space
  const { claim } = given.payload
  const programme = await space.programme()
  const place = placeClaim(claim)
  const { year: only } = await space.period()
  const field = place.fieldName === undefined ? undefined : await space.fieldByName(place.fieldName)
  const tag = place.tagName === undefined ? undefined : await space.tagByName(place.tagName)
  // A field or tag that the tenant does not know is kept as printed: nothing that was said is lost.
  const unknown = [field === undefined ? place.fieldName : undefined, tag === undefined ? place.tagName : undefined]
  const detail = [place.detail, ...unknown].filter((x) => x !== undefined).join('; ')
  const figure = await write.insert('declared_figure', {
    programme_id: programme.id,
    document_id: space.document.id,
    position: (await figuresOfDocument(write.tx, write.tenantId, space.document.id)) + 1,
    measure: place.measure,
    value: String(claim.value),
    value_max: claim.valueMax === undefined ? null : String(claim.valueMax),
    approx: claim.approx ?? null,
    unit: claim.unit ?? null,
    claim_kind: claim.kind,
    field_id: field?.id ?? null,
    tag_id: tag?.id ?? null,
    // In a programme of one year, that year says nothing more.
    year: place.year === undefined || place.year === only ? null : place.year,
    years: place.years ?? null,
    level: place.level ?? null,
    kind: place.kind ?? null,
    subject: place.subject ?? null,
    form: place.form ?? null,
    issuer: place.issuer ?? null,
    status: place.status ?? null,
    detail: detail === '' ? null : detail,
    decision_id: null,
    as_of: space.document.issued_on,
  })
  return figure.id
}

/** The parts that a text adds up to a total, in the text's order. */
export async function makeSum(space: Workspace, given: Given<'sum'>): Promise<Made> {
  const whole = space.need(given.payload.total, 'declared_figure')
  const parts = given.payload.parts.map((seq) => space.need(seq, 'declared_figure'))
  for (const [position, part] of parts.entries()) await relate(space, whole, part, 'addend', position)
  return { made: 'declared_figure', madeId: whole }
}

/** A figure that is said to be among another one, and is not added to it. */
export async function makeSubset(space: Workspace, given: Given<'subset'>): Promise<Made> {
  const whole = space.need(given.payload.whole, 'declared_figure')
  await relate(space, whole, space.need(given.payload.part, 'declared_figure'), 'subset', given.seq)
  return { made: 'declared_figure', madeId: whole }
}

async function relate(
  space: Workspace,
  whole: string,
  part: string,
  role: 'addend' | 'subset',
  position: number,
): Promise<void> {
  if (whole === part)
    throw new ProblemError(problem('input.invalid', { reason: 'a figure cannot be a part of itself' }))
  await space.write.insert('figure_part', { whole_id: whole, part_id: part, role, position })
}

/** Figures of one text that disagree. Accepting says: yes, the text contradicts itself here. */
export async function makeConflict(space: Workspace, given: Given<'conflict'>): Promise<Made> {
  const p = given.payload
  const programme = await space.programme()
  const made = await space.write.insert('figure_conflict', {
    programme_id: programme.id,
    document_id: space.document.id,
    kind: p.kind,
    computed: String(p.computed),
    stated: String(p.stated),
    figure_ids: p.claims.map((seq) => space.need(seq, 'declared_figure')),
    start: given.start,
    quote: given.quote,
  })
  return { made: 'figure_conflict', madeId: made.id }
}
