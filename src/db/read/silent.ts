import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import { heardSince, lastHeard } from './heard.ts'

/** A round whose rules ask for a sign of life, the moment before which a file was last heard of to be silent, and days. */
export interface SilenceAsked {
  readonly id: string
  readonly heardBefore: string
  /** Calendar days of the rules, after which it is asked again. */
  readonly days: number
}

export interface SilentFile {
  readonly id: string
  readonly unit_id: string
  readonly model_id: string | null
  readonly round_id: string
  readonly heard_at: string
}

/**
 * Participations that are carried out, that nothing was heard of for long, and that nobody was asked about since then, nor
 * within the days of the rules. Bounded; the longest silence first.
 */
export async function silentFiles(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly rounds: readonly SilenceAsked[]
    readonly at: string
    readonly limit: number
  },
): Promise<readonly SilentFile[]> {
  const { tenantId, rounds, at, limit } = given
  if (rounds.length === 0) return []
  const column = (values: readonly (string | number)[], type: string) =>
    sql`${sql.val([...values])}::${sql.raw(type)}[]`
  const { rows } = await sql<SilentFile>`
    select s.id, s.unit_id, s.model_id, s.round_id, s.heard_at from (
      select p.id, p.unit_id, p.model_id, p.round_id, o.days, ${lastHeard} as heard_at
      from participation p
      join unnest(${column(
        rounds.map((r) => r.id),
        'uuid',
      )}, ${column(
        rounds.map((r) => r.heardBefore),
        'timestamptz',
      )},
        ${column(
          rounds.map((r) => r.days),
          'int',
        )}) as o(id, heard_before, days) on o.id = p.round_id
      where p.tenant_id = ${tenantId} and p.status = 'in-progress' and not ${heardSince(sql`o.heard_before`)}
    ) s
    where not exists (select from notice n where n.tenant_id = ${tenantId} and n.subject_id = s.id
      and n.kind = 'participation.silent' and n.at > s.heard_at
      and n.at > ${at}::timestamptz - make_interval(days => s.days))
    order by s.heard_at, s.id limit ${limit}`.execute(tx)
  return rows
}
