import type { Reader } from '../database.ts'

/** The days on which a tenant works or rests other than everybody; bounded, the newest first. */
export async function calendarDays(tx: Reader, tenantId: number, limit = 1000) {
  return tx
    .selectFrom('calendar_day')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('day', 'desc')
    .limit(limit)
    .execute()
}

/** Windows and rules of the rounds that people still run; bounded, the newest first. */
export async function runningRounds(tx: Reader, tenantId: number, limit = 500) {
  return tx
    .selectFrom('round as o')
    .innerJoin('programme as g', (j) => j.onRef('g.tenant_id', '=', 'o.tenant_id').onRef('g.id', '=', 'o.programme_id'))
    .leftJoin('rule_pack as p', (j) =>
      j
        .onRef('p.tenant_id', '=', 'o.tenant_id')
        .onRef('p.id', '=', 'o.rule_pack_id')
        .on('p.adopted_on', 'is not', null),
    )
    .select(['o.id', 'o.label', 'o.year', 'o.state', 'o.opens_on', 'o.closes_on', 'o.appraisal_from', 'o.appraisal_to'])
    .select(['o.recognition_from', 'o.recognition_to', 'g.unit_id', 'p.rules'])
    .select((e) =>
      e
        .selectFrom('lead_agency as l')
        .innerJoin('organisation as b', (j) =>
          j.onRef('b.tenant_id', '=', 'l.tenant_id').onRef('b.id', '=', 'l.organisation_id'),
        )
        .select('b.name')
        .whereRef('l.tenant_id', '=', 'o.tenant_id')
        .whereRef('l.programme_id', '=', 'o.programme_id')
        .where('l.valid_to', 'is', null)
        .orderBy('l.id')
        .limit(1)
        .as('lead_name'),
    )
    .where('o.tenant_id', '=', tenantId)
    .where('o.state', 'in', [
      'draft',
      'announced',
      'open',
      'closed',
      'in-progress',
      'appraising',
      'voting',
      'recognised',
      'awarded',
    ])
    .orderBy('o.id', 'desc')
    .limit(limit)
    .execute()
}
export type RunningRound = Awaited<ReturnType<typeof runningRounds>>[number]

/** What the tenant said of a day, also when it was taken back. */
export const calendarDay = (tx: Reader, tenantId: number, day: string) =>
  tx.selectFrom('calendar_day').selectAll().where('tenant_id', '=', tenantId).where('day', '=', day).executeTakeFirst()
