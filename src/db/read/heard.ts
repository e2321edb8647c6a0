import { type RawBuilder, sql } from 'kysely'

/**
 * When something was last heard of the participation with alias p: a moment. What its unit wrote or proved, that a team
 * saw it running, and whatever else happened to it are signs of life; a feature with other such rows adds its line.
 */
export const lastHeard: RawBuilder<string> = sql`greatest(
  (select max(e.at) from event e where e.tenant_id = p.tenant_id and e.subject_id = p.id),
  (select max(g.at) from progress_entry g where g.tenant_id = p.tenant_id and g.participation_id = p.id),
  (select max(d.at) from evidence d where d.tenant_id = p.tenant_id and d.participation_id = p.id),
  (select max(v.visited_on)::timestamp at time zone 'Asia/Ho_Chi_Minh' from inspection_visit v
    where v.tenant_id = p.tenant_id and v.participation_id = p.id and v.running),
  (select max(g.at) from progress_entry g where g.tenant_id = p.tenant_id and g.participation_id = p.id),
  (select max(f.at) from evidence f where f.tenant_id = p.tenant_id and f.participation_id = p.id)
)`
