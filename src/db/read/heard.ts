import { type RawBuilder, sql } from 'kysely'

/**
 * The signs of life of the participation with alias p, each with its moment. What its unit wrote or proved, that a team saw
 * it running, and whatever else happened to it; a feature with other such rows adds its line.
 */
const SIGNS = [
  { from: 'event e', of: 'e.subject_id = p.id and e.tenant_id = p.tenant_id', at: 'e.at' },
  { from: 'progress_entry g', of: 'g.participation_id = p.id and g.tenant_id = p.tenant_id', at: 'g.at' },
  { from: 'evidence d', of: 'd.participation_id = p.id and d.tenant_id = p.tenant_id', at: 'd.at' },
  {
    from: 'inspection_visit v',
    of: 'v.participation_id = p.id and v.tenant_id = p.tenant_id and v.running',
    at: "(v.visited_on::timestamp at time zone 'Asia/Ho_Chi_Minh')",
  },
] as const

/** When something was last heard of it: a moment. */
export const lastHeard: RawBuilder<string> = sql`greatest(${sql.raw(
  SIGNS.map(({ from, of, at }) => `(select max(${at}) from ${from} where ${of})`).join(', '),
)})`

/** Was anything heard of it at a moment or later? Cheaper than `lastHeard`, and the same: it stops at the first sign. */
export function heardSince(moment: RawBuilder<unknown>): RawBuilder<boolean> {
  const signs = SIGNS.map(
    ({ from, of, at }) =>
      sql`exists (select from ${sql.raw(from)} where ${sql.raw(of)} and ${sql.raw(at)} >= ${moment})`,
  )
  return sql<boolean>`(${sql.join(signs, sql` or `)})`
}
