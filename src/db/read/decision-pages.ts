import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'
import { participationWithin, type Reach } from './reach.ts'

const ids = (list: readonly string[]) => sql`${sql.val([...list])}::uuid[]`

/** The name of a decision's form of award, as its rule pack (alias k) says it. */
const formName = (key: 'name' | 'nameEn') =>
  sql<
    string | null
  >`(select a->>${sql.lit(key)} from jsonb_array_elements(k.rules->'awards') a where a->>'form' = d.form limit 1)`

/** A programme (alias g) within reach: by its unit, or by who leads it today. */
export const programmeWithin = (reach: Reach) =>
  reach.all
    ? sql<boolean>`true`
    : sql<boolean>`(g.unit_id = any (${ids(reach.units)}) or exists (select from lead_agency a
        where a.tenant_id = g.tenant_id and a.programme_id = g.id and a.valid_to is null
          and a.organisation_id = any (${ids(reach.organisations)})))`

/**
 * Decisions that people made, newest first: all of programmes within `full`, and those issued with a line on a file
 * within `files`.
 */
export async function decisionsPage(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly full: Reach
    readonly files: Reach
    readonly before: string | undefined
    readonly limit: number
  },
) {
  const { tenantId, before } = given
  return tx
    .selectFrom('decision as d')
    .innerJoin('programme as g', (j) => j.onRef('g.tenant_id', '=', 'd.tenant_id').onRef('g.id', '=', 'd.programme_id'))
    .leftJoin('rule_pack as k', (j) => j.onRef('k.tenant_id', '=', 'd.tenant_id').onRef('k.id', '=', 'd.rule_pack_id'))
    .select(['d.id', 'd.kind', 'd.title', 'd.issuer', 'd.form', 'd.symbol', 'd.state', 'd.decided_on', 'd.signed_on'])
    .select([formName('name').as('form_name'), formName('nameEn').as('form_name_en')])
    .select(
      sql<number>`(select count(*)::int from decision_line l where l.tenant_id = d.tenant_id and l.decision_id = d.id
        and not l.removed)`.as('lines'),
    )
    .where('d.tenant_id', '=', tenantId)
    .where('d.state', 'is not', null)
    .where(
      sql<boolean>`(${programmeWithin(given.full)} or (d.state = 'issued' and exists (
        select from decision_line l join participation p on p.tenant_id = l.tenant_id and p.id = l.participation_id
        where l.tenant_id = d.tenant_id and l.decision_id = d.id and ${participationWithin(given.files)})))`,
    )
    .$if(before !== undefined, (q) => q.where('d.id', '<', before ?? ''))
    .orderBy('d.id', 'desc')
    .limit(given.limit)
    .execute()
}

/** Lines of a decision in their order from one on; of a reader without sight of the whole, those on files within reach. */
export async function linesPage(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly decisionId: string
    readonly from: number
    readonly limit: number
    readonly files: Reach
  },
) {
  return tx
    .selectFrom('decision_line as l')
    .leftJoin('participation as p', (j) =>
      j.onRef('p.tenant_id', '=', 'l.tenant_id').onRef('p.id', '=', 'l.participation_id'),
    )
    .leftJoin('decision_line as b', (j) =>
      j.onRef('b.tenant_id', '=', 'l.tenant_id').onRef('b.id', '=', 'l.revoked_by_id'),
    )
    .leftJoin('decision as r', (j) => j.onRef('r.tenant_id', '=', 'b.tenant_id').onRef('r.id', '=', 'b.decision_id'))
    .selectAll('l')
    .select(['r.id as revoking_id', 'r.symbol as revoking_symbol'])
    .where('l.tenant_id', '=', given.tenantId)
    .where('l.decision_id', '=', given.decisionId)
    .where('l.removed', '=', false)
    .where('l.position', '>=', given.from)
    .$if(!given.files.all, (q) => q.where(sql<boolean>`(p.id is not null and ${participationWithin(given.files)})`))
    .orderBy('l.position')
    .orderBy('l.id')
    .limit(given.limit)
    .execute()
}
export type LineFacts = Awaited<ReturnType<typeof linesPage>>[number]

/** What was corrected on these lines, oldest first. */
export async function correctionsOf(
  tx: Reader,
  tenantId: number,
  lineIds: readonly string[],
): Promise<Row<'decision_correction'>[]> {
  if (lineIds.length === 0) return []
  return tx
    .selectFrom('decision_correction')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('line_id', 'in', lineIds)
    .orderBy('id')
    .execute()
}

/** What each of these subjects was given by other issued decisions, newest first, at most five each. One query. */
export async function registerOf(
  tx: Reader,
  given: { readonly tenantId: number; readonly keys: readonly string[]; readonly but: string },
) {
  if (given.keys.length === 0) return []
  const { rows } = await sql<RegisterLine>`
    select * from (
      select l.id, l.subject_key, d.id as decision_id, d.kind, d.symbol, d.decided_on, d.issuer, l.revoked_by_id,
        ${formName('name')} as form_name, ${formName('nameEn')} as form_name_en,
        row_number() over (partition by l.subject_key order by d.decided_on desc, d.id desc) as n
      from decision_line l
      join decision d on d.tenant_id = l.tenant_id and d.id = l.decision_id
      left join rule_pack k on k.tenant_id = d.tenant_id and k.id = d.rule_pack_id
      where l.tenant_id = ${given.tenantId} and l.subject_key = any (${sql.val([...new Set(given.keys)])}::text[])
        and l.subject_key <> '' and not l.removed and d.state = 'issued' and d.kind <> 'revocation' and d.id <> ${given.but}
    ) x where n <= 5 order by subject_key, n`.execute(tx)
  return rows
}
export interface RegisterLine {
  readonly id: string
  readonly subject_key: string
  readonly decision_id: string
  readonly kind: string
  readonly symbol: string | null
  readonly decided_on: string | null
  readonly issuer: string | null
  readonly revoked_by_id: string | null
  readonly form_name: string | null
  readonly form_name_en: string | null
}

/** Sequences of numbers of these bodies, newest span first. */
export async function numberingsOf(tx: Reader, tenantId: number, bodies: readonly string[]) {
  if (bodies.length === 0) return []
  return tx
    .selectFrom('numbering as n')
    .innerJoin('organisation as o', (j) =>
      j.onRef('o.tenant_id', '=', 'n.tenant_id').onRef('o.id', '=', 'n.organisation_id'),
    )
    .selectAll('n')
    .select('o.name as body')
    .where('n.tenant_id', '=', tenantId)
    .where('n.organisation_id', 'in', bodies)
    .orderBy('n.valid_from', 'desc')
    .orderBy('n.id')
    .limit(200)
    .execute()
}

/** Bodies beside these units, and these bodies themselves, that exist today: deciding ones first. At most 200. */
export async function bodiesBeside(
  tx: Reader,
  given: { readonly tenantId: number; readonly units: readonly string[]; readonly bodies: readonly string[] },
) {
  return tx
    .selectFrom('organisation as o')
    .select(['o.id', 'o.name', 'o.kind', 'o.unit_id'])
    .where('o.tenant_id', '=', given.tenantId)
    .where('o.valid_to', 'is', null)
    .where(sql<boolean>`(o.unit_id = any (${ids(given.units)}) or o.id = any (${ids(given.bodies)}))`)
    .orderBy(sql`array_position(array['state', 'party', 'steering', 'front'], o.kind) nulls last`)
    .orderBy('o.name')
    .limit(200)
    .execute()
}
