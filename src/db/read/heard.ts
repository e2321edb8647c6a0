import { type RawBuilder, sql } from 'kysely'

/**
 * When something was last heard of the participation with alias p: a moment. Its own events are the signs of life, and
 * that a team saw it running. A feature whose rows are signs of life too (progress, evidence) adds its line.
 */
export const lastHeard = sql<string>`greatest(
  (select max(e.at) from event e where e.tenant_id = p.tenant_id and e.subject_id = p.id),
  (select max(v.visited_on)::timestamp at time zone 'Asia/Ho_Chi_Minh' from inspection_visit v
    where v.tenant_id = p.tenant_id and v.participation_id = p.id and v.running)
)` satisfies RawBuilder<string>
