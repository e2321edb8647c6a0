import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import { type Reach, registrationWithin } from './reach.ts'

/** A model whose name shares grams with the one looked for; how alike they are is computed afterwards. */
export interface SimilarName {
  readonly tenant_id: number
  readonly id: string
  readonly name: string
  readonly folded: string
}

/** Names read for each set of grams: of words that are everywhere, a part. */
const EACH = 60
/** Names of one place; a commune has far fewer. */
const PLACE = 3000

const list = (texts: readonly string[]) => sql`${sql.val([...texts])}::text[]`

/**
 * Names of collective models that meet all the grams of at least one set: of listed tenants, or of one tenant only.
 * Each set is an index look-up of its own that stops early, so that a common word costs no more than a rare one.
 */
export async function namesByGrams(
  db: Reader,
  sets: readonly (readonly string[])[],
  where: { readonly tenantId: number } | 'public',
): Promise<readonly SimilarName[]> {
  if (sets.length === 0) return []
  const own = where === 'public' ? sql`` : sql`and tenant_id = ${where.tenantId}`
  const from = where === 'public' ? sql`public_model_search` : sql`tenant_model_search`
  const looks = sets.map(
    (set) => sql`(select tenant_id, id, name, folded from ${from}
      where grams @> ${list(set)} ${own} limit ${sql.lit(EACH)})`,
  )
  const rows = await sql<SimilarName>`${sql.join(looks, sql` union `)}`.execute(db)
  return rows.rows
}

/** Collective models of a tenant whose folded name has the words of one of these texts, in whatever order. */
export async function namesOfWords(
  tx: Reader,
  tenantId: number,
  texts: readonly string[],
): Promise<readonly SimilarName[]> {
  if (texts.length === 0) return []
  const rows = await sql<SimilarName>`
    select tenant_id, id, name, folded from tenant_model_search
    where tenant_id = ${tenantId} and kheo_word_set(folded) in (${sql.join(texts.map((text) => sql`kheo_word_set(${text})`))})
    limit ${sql.lit(EACH)}`.execute(tx)
  return rows.rows
}

/** All names of a tenant when it has no more than so many models; none when it has more. */
export async function namesOfTenant(tx: Reader, tenantId: number, most: number): Promise<readonly SimilarName[]> {
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select from model where tenant_id = ${tenantId} limit ${sql.lit(most + 1)}) as few`.execute(
    tx,
  )
  if ((counted.rows[0]?.n ?? 0) > most) return []
  return tx
    .selectFrom('model')
    .select(['tenant_id', 'id', 'name', 'folded'])
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'collective')
    .limit(most)
    .execute()
}

/** Every collective model that takes part under these units. */
export async function namesAt(
  tx: Reader,
  tenantId: number,
  unitIds: readonly string[],
): Promise<readonly SimilarName[]> {
  if (unitIds.length === 0) return []
  return tx
    .selectFrom('participation as p')
    .innerJoin('model as m', (j) => j.onRef('m.tenant_id', '=', 'p.tenant_id').onRef('m.id', '=', 'p.model_id'))
    .select(['m.tenant_id', 'm.id', 'm.name', 'm.folded'])
    .distinct()
    .where('p.tenant_id', '=', tenantId)
    .where('p.unit_id', 'in', unitIds)
    .where('p.status', 'not in', ['draft', 'submitted', 'returned', 'rejected'])
    .where('m.kind', '=', 'collective')
    .limit(PLACE)
    .execute()
}

/** Registrations under these units in a round, within reach, that are sent and not refused; drafts are nobody's business. */
export const pendingAt = (
  tx: Reader,
  tenantId: number,
  reach: Reach,
  given: { readonly roundId: string; readonly unitIds: readonly string[]; readonly but: string | undefined },
) => {
  let q = tx
    .selectFrom('registration as r')
    .select(['r.id', 'r.name', 'r.unit_id', 'r.state'])
    .where('r.tenant_id', '=', tenantId)
    .where('r.round_id', '=', given.roundId)
    .where('r.state', 'in', ['submitted', 'returned'])
    .where('r.kind', '=', 'collective')
    .where('r.unit_id', 'in', given.unitIds.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : given.unitIds)
    .where(registrationWithin(reach))
  if (given.but !== undefined) q = q.where('r.id', '<>', given.but)
  return q.limit(PLACE).execute()
}

/** Where each model takes part: the newest first. */
export const partsOfModels = (
  db: Reader,
  from: 'participation' | 'public_participation',
  models: readonly { readonly tenant_id: number; readonly id: string }[],
) =>
  db
    .selectFrom(from as 'participation')
    .select(['tenant_id', 'id', 'model_id', 'unit_id', 'province_then_id', 'round_id', 'year', 'status'])
    .where('tenant_id', 'in', models.length === 0 ? [0] : [...new Set(models.map((m) => m.tenant_id))])
    .where('model_id', 'in', models.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : models.map((m) => m.id))
    .orderBy('year', (o) => o.desc().nullsLast())
    .orderBy('id', 'desc')
    .limit(500)
    .execute()

/** Persons registered as examples under this folded name in the tenant. */
export const personsNamed = (tx: Reader, tenantId: number, folded: string) =>
  tx
    .selectFrom('exemplar as x')
    .innerJoin('participation as p', (j) =>
      j.onRef('p.tenant_id', '=', 'x.tenant_id').onRef('p.exemplar_id', '=', 'x.id'),
    )
    .select(['x.id', 'x.name', 'p.unit_id', 'p.year', 'p.round_id', 'p.id as participation_id'])
    .where('x.tenant_id', '=', tenantId)
    .where('x.folded', '=', folded)
    .limit(50)
    .execute()

/** A public model with the unit it was registered under last. */
export const publicModel = (db: Reader, tenantId: number, id: string) =>
  db
    .selectFrom('public_model as m')
    .leftJoin('public_participation as p', (j) =>
      j.onRef('p.tenant_id', '=', 'm.tenant_id').onRef('p.model_id', '=', 'm.id'),
    )
    .select(['m.name', 'p.unit_id'])
    .where('m.tenant_id', '=', tenantId)
    .where('m.id', '=', id)
    .orderBy('p.year', (o) => o.desc().nullsLast())
    .limit(1)
    .executeTakeFirst()
