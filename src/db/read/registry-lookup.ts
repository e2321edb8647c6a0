import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** Look-ups that a command makes inside its transaction, by what identifies a thing to a person. */

/** A movement whose folded name is the given folded words, or stands in them as whole words; of several the longest. */
export async function movementByWords(
  tx: Reader,
  tenantId: number,
  folded: string,
): Promise<Row<'movement'> | undefined> {
  const all = await tx.selectFrom('movement').selectAll().where('tenant_id', '=', tenantId).execute()
  const within = all.filter((m) => ` ${folded} `.includes(` ${m.folded} `))
  return within.sort((a, b) => b.folded.length - a.folded.length)[0]
}

/** The taxonomy in force on a day, the newest first; a tenant always has one from the day it is opened. */
export async function taxonomyOn(tx: Reader, tenantId: number, day: string | null): Promise<Row<'taxonomy'>> {
  const all = await tx
    .selectFrom('taxonomy')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('valid_from', (o) => o.desc().nullsLast())
    .execute()
  const fits = all.find(
    (t) =>
      (t.valid_from === null || day === null || t.valid_from <= day) &&
      (t.valid_to === null || (day ?? '') < t.valid_to),
  )
  const [first] = all
  const found = fits ?? first
  if (found === undefined) throw new Error(`tenant ${tenantId} has no taxonomy`)
  return found
}

export async function fieldsOf(tx: Reader, tenantId: number, taxonomyId: string): Promise<Row<'field'>[]> {
  return tx
    .selectFrom('field')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('taxonomy_id', '=', taxonomyId)
    .orderBy('position')
    .execute()
}

export async function tagsOf(tx: Reader, tenantId: number): Promise<Row<'tag'>[]> {
  return tx.selectFrom('tag').selectAll().where('tenant_id', '=', tenantId).execute()
}

export async function periodByLabel(
  tx: Reader,
  tenantId: number,
  movementId: string,
  label: string,
): Promise<Row<'period'> | undefined> {
  return tx
    .selectFrom('period')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('movement_id', '=', movementId)
    .where('label', '=', label)
    .executeTakeFirst()
}

export async function programmeOf(
  tx: Reader,
  tenantId: number,
  movementId: string,
  unitId: string,
  periodId: string,
): Promise<Row<'programme'> | undefined> {
  return tx
    .selectFrom('programme')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('movement_id', '=', movementId)
    .where('unit_id', '=', unitId)
    .where('period_id', '=', periodId)
    .executeTakeFirst()
}

export async function programmeById(tx: Reader, tenantId: number, id: string): Promise<Row<'programme'> | undefined> {
  return tx
    .selectFrom('programme')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The body as one that leads this programme, if it is known as such. */
export async function leadAgencyOf(
  tx: Reader,
  tenantId: number,
  programmeId: string,
  organisationId: string,
): Promise<Row<'lead_agency'> | undefined> {
  return tx
    .selectFrom('lead_agency')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('programme_id', '=', programmeId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
}

export async function roundOf(
  tx: Reader,
  tenantId: number,
  programmeId: string,
  label: string,
): Promise<Row<'round'> | undefined> {
  return tx
    .selectFrom('round')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('programme_id', '=', programmeId)
    .where('label', '=', label)
    .executeTakeFirst()
}

/** A body of this name that belongs to this unit. */
export async function organisationByName(
  tx: Reader,
  tenantId: number,
  folded: string,
  unitId: string | null,
): Promise<Row<'organisation'> | undefined> {
  const named = tx.selectFrom('organisation').selectAll().where('tenant_id', '=', tenantId).where('folded', '=', folded)
  return (unitId === null ? named.where('unit_id', 'is', null) : named.where('unit_id', '=', unitId)).executeTakeFirst()
}

/** A model of this programme with this folded name. */
export async function modelInProgramme(
  tx: Reader,
  tenantId: number,
  programmeId: string,
  folded: string,
): Promise<Row<'model'> | undefined> {
  return tx
    .selectFrom('model as m')
    .innerJoin('participation as p', (j) => j.onRef('p.tenant_id', '=', 'm.tenant_id').onRef('p.model_id', '=', 'm.id'))
    .selectAll('m')
    .where('m.tenant_id', '=', tenantId)
    .where('p.programme_id', '=', programmeId)
    .where('m.folded', '=', folded)
    .executeTakeFirst()
}

export async function documentBySymbol(
  tx: Reader,
  tenantId: number,
  symbol: string,
): Promise<Row<'document'> | undefined> {
  return tx
    .selectFrom('document')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('symbol', '=', symbol)
    .executeTakeFirst()
}

export async function documentByHash(
  tx: Reader,
  tenantId: number,
  sha256: string,
): Promise<Row<'document'> | undefined> {
  return tx
    .selectFrom('document')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

export async function documentById(tx: Reader, tenantId: number, id: string): Promise<Row<'document'> | undefined> {
  return tx.selectFrom('document').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst()
}

export async function proposalsOfDocument(
  tx: Reader,
  tenantId: number,
  documentId: string,
): Promise<Row<'proposal'>[]> {
  return tx
    .selectFrom('proposal')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .orderBy('seq')
    .execute()
}

export async function proposalById(tx: Reader, tenantId: number, id: string): Promise<Row<'proposal'> | undefined> {
  return tx.selectFrom('proposal').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst()
}

export async function figuresOfDocument(tx: Reader, tenantId: number, documentId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('declared_figure')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function periodById(tx: Reader, tenantId: number, id: string): Promise<Row<'period'>> {
  return tx
    .selectFrom('period')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function declaredFigureById(tx: Reader, tenantId: number, id: string): Promise<Row<'declared_figure'>> {
  return tx
    .selectFrom('declared_figure')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
