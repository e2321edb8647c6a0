import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'
import type { Paged } from './rules-lists.ts'

/** The rounds of a programme, the newest year first; also those that only documents speak of. Bounded. */
export async function roundsOfProgramme(tx: Reader, tenantId: number, programmeId: string): Promise<Row<'round'>[]> {
  return tx
    .selectFrom('round')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('programme_id', '=', programmeId)
    .orderBy('year', (o) => o.desc().nullsLast())
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

const joined = (tx: Reader, tenantId: number) =>
  tx
    .selectFrom('round as o')
    .innerJoin('programme as g', (j) => j.onRef('g.tenant_id', '=', 'o.tenant_id').onRef('g.id', '=', 'o.programme_id'))
    .innerJoin('movement as m', (j) => j.onRef('m.tenant_id', '=', 'g.tenant_id').onRef('m.id', '=', 'g.movement_id'))
    .innerJoin('period as d', (j) => j.onRef('d.tenant_id', '=', 'g.tenant_id').onRef('d.id', '=', 'g.period_id'))
    .selectAll('o')
    .select(['g.unit_id', 'g.movement_id', 'g.taxonomy_id', 'g.slug as programme_slug', 'g.period_id'])
    .select(['m.name as movement_name', 'm.name_en as movement_name_en', 'd.label as period_label'])
    .where('o.tenant_id', '=', tenantId)

/** A round with the programme that it belongs to. */
export type RoundLine = Awaited<ReturnType<typeof roundPage>>[number]

export interface RoundFilter {
  /** Of programmes in these units; undefined: in any. */
  readonly units: readonly string[] | undefined
  /** Drafts only of programmes in these units; undefined: all. */
  readonly draftsIn: readonly string[] | undefined
  readonly year?: number | undefined
  readonly state?: string | undefined
}

/** Rounds that people run, the newest first. */
export async function roundPage(tx: Reader, tenantId: number, filter: RoundFilter, { after, limit }: Paged) {
  let q = joined(tx, tenantId).where('o.state', 'is not', null)
  const { units, draftsIn } = filter
  if (units !== undefined) q = q.where('g.unit_id', 'in', units.length > 0 ? units : [NOBODY])
  if (draftsIn !== undefined)
    q = q.where((e) =>
      e.or([e('o.state', '!=', 'draft'), e('g.unit_id', 'in', draftsIn.length > 0 ? draftsIn : [NOBODY])]),
    )
  if (filter.year !== undefined) q = q.where('o.year', '=', filter.year)
  if (filter.state !== undefined) q = q.where('o.state', '=', filter.state)
  if (after !== undefined) q = q.where('o.id', '<', after)
  return q.orderBy('o.id', 'desc').limit(limit).execute()
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** One round with its programme, whoever runs it; undefined when there is none of this id. */
export const roundLine = (tx: Reader, tenantId: number, id: string): Promise<RoundLine | undefined> =>
  joined(tx, tenantId).where('o.id', '=', id).executeTakeFirst()

/** The steps of a round, the newest first. Bounded. */
export async function stepsOfRound(tx: Reader, tenantId: number, roundId: string): Promise<Row<'round_step'>[]> {
  return tx
    .selectFrom('round_step')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('round_id', '=', roundId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** How many registrations and participations a round has: what keeps a round from being changed in silence. */
export async function filesOfRound(tx: Reader, tenantId: number, roundId: string): Promise<number> {
  const count = async (table: 'registration' | 'participation') => {
    const row = await tx
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('tenant_id', '=', tenantId)
      .where('round_id', '=', roundId)
      .executeTakeFirstOrThrow()
    return Number(row.n)
  }
  return Math.max(await count('registration'), await count('participation'))
}

/** Is this label taken in the programme? */
export async function roundByLabel(
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

/** Which sets a round pins, those taken out again included: a set that comes back takes its old row. */
export async function pinsOfRound(tx: Reader, tenantId: number, roundId: string): Promise<Row<'round_criteria'>[]> {
  return tx
    .selectFrom('round_criteria')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('round_id', '=', roundId)
    .execute()
}

/** Which legal bases a round cites, those taken out again included. */
export async function citesOfRound(tx: Reader, tenantId: number, roundId: string): Promise<Row<'round_basis'>[]> {
  return tx
    .selectFrom('round_basis')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('round_id', '=', roundId)
    .execute()
}

/** The drafts that pin a pack or a set. Bounded: nobody drafts more at a time. */
export async function draftsPinning(
  tx: Reader,
  tenantId: number,
  what: 'rule_pack' | 'criteria_set',
  id: string,
): Promise<Row<'round'>[]> {
  const drafts = tx
    .selectFrom('round as o')
    .selectAll('o')
    .where('o.tenant_id', '=', tenantId)
    .where('o.state', '=', 'draft')
  const pinned =
    what === 'rule_pack'
      ? drafts.where('o.rule_pack_id', '=', id)
      : drafts
          .innerJoin('round_criteria as c', (j) =>
            j.onRef('c.tenant_id', '=', 'o.tenant_id').onRef('c.round_id', '=', 'o.id'),
          )
          .where('c.criteria_set_id', '=', id)
          .where('c.removed', '=', false)
  return pinned.orderBy('o.id').limit(200).execute()
}
