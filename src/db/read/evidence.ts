import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** A participation has at most so many pieces of evidence. */
export const MOST_EVIDENCE = 500

/** What proves a participation, the newest first; withdrawn ones too. */
export const evidenceOf = (tx: Reader, tenantId: number, participationId: string): Promise<Row<'evidence'>[]> =>
  tx
    .selectFrom('evidence')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('participation_id', '=', participationId)
    .orderBy('id', 'desc')
    .limit(MOST_EVIDENCE)
    .execute()

/** Evidence with the same bytes, wherever in the tenant. */
export const sameBytes = (
  tx: Reader,
  tenantId: number,
  sha256: string,
): Promise<Pick<Row<'evidence'>, 'id' | 'participation_id' | 'withdrawn_at'>[]> =>
  tx
    .selectFrom('evidence')
    .select(['id', 'participation_id', 'withdrawn_at'])
    .where('tenant_id', '=', tenantId)
    .where('sha256', '=', sha256)
    .orderBy('id')
    .limit(50)
    .execute()

/** An earlier use of what a file is proved with: where, when, by whom. */
export interface EarlierUse {
  readonly evidenceId: string
  readonly earlierId: string
  readonly how: string
  readonly alike: number
  readonly participationId: string
  readonly unitId: string
  readonly year: number | null
  readonly name: string | null
  readonly at: string
}

/** The earlier uses of everything that one participation is proved with; one query. */
export const earlierUses = (tx: Reader, tenantId: number, participationId: string): Promise<EarlierUse[]> =>
  tx
    .selectFrom('evidence_match as m')
    .innerJoin('evidence as e', (j) => j.onRef('e.tenant_id', '=', 'm.tenant_id').onRef('e.id', '=', 'm.evidence_id'))
    .innerJoin('evidence as o', (j) => j.onRef('o.tenant_id', '=', 'm.tenant_id').onRef('o.id', '=', 'm.earlier_id'))
    .innerJoin('participation as p', (j) =>
      j.onRef('p.tenant_id', '=', 'o.tenant_id').onRef('p.id', '=', 'o.participation_id'),
    )
    .leftJoin('model as d', (j) => j.onRef('d.tenant_id', '=', 'p.tenant_id').onRef('d.id', '=', 'p.model_id'))
    .select([
      'm.evidence_id as evidenceId',
      'm.earlier_id as earlierId',
      'm.how',
      'm.alike',
      'p.id as participationId',
      'p.unit_id as unitId',
      'p.year',
      'd.name',
      'o.at',
    ])
    .where('m.tenant_id', '=', tenantId)
    .where('e.participation_id', '=', participationId)
    .orderBy('m.alike', 'desc')
    .limit(MOST_EVIDENCE)
    .execute()

/** How many prints a tenant has. They are only ever added, so the same number is the same book. */
export async function printCount(tx: Reader, tenantId: number): Promise<number> {
  const row = await tx
    .selectFrom('evidence_print')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** All prints of a tenant as one run of bytes, and whose they are in the same order: one row, however many there are. */
export async function printBook(
  tx: Reader,
  tenantId: number,
): Promise<{ readonly ids: readonly string[]; readonly prints: Buffer }> {
  const row = await tx
    .selectFrom('evidence_print')
    .select([
      sql<string | null>`string_agg(id::text, ',' order by id)`.as('ids'),
      sql<Buffer | null>`string_agg(prints, ''::bytea order by id)`.as('prints'),
    ])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return { ids: row.ids?.split(',') ?? [], prints: row.prints ?? Buffer.alloc(0) }
}

/** The small grey copies of some photos. */
export const greysOf = (tx: Reader, tenantId: number, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('evidence_print')
        .select(['id', 'grey'])
        .where('tenant_id', '=', tenantId)
        .where('id', 'in', ids)
        .execute()

/** Photos that the public may see of some model, with the words under them. */
export const publicPhotos = (tx: Reader, tenantId: number, modelId: string): Promise<Row<'public_evidence'>[]> =>
  tx
    .selectFrom('public_evidence')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('model_id', '=', modelId)
    .orderBy('id')
    .limit(60)
    .execute()

/** May the public see this one? */
export async function isPublicPhoto(tx: Reader, slug: string, id: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('public_evidence as e')
    .innerJoin('public_tenant as t', 't.tenant_id', 'e.tenant_id')
    .select('t.tenant_id')
    .where('t.slug', '=', slug)
    .where('e.id', '=', id)
    .executeTakeFirst()
  return row?.tenant_id
}
