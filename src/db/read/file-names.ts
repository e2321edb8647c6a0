import { sql } from 'kysely'
import type { Reader } from '../database.ts'

/** What a file is called, and under which unit it is. */
export interface FileName {
  readonly name: string
  readonly unitId: string
}

/** The names of files by their ids, in whichever of their two lives; what is no file is left out. One query. */
export async function fileNames(
  tx: Reader,
  tenantId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FileName>> {
  if (ids.length === 0) return new Map()
  const asked = sql`${sql.val([...new Set(ids)])}::uuid[]`
  const { rows } = await sql<{ id: string; name: string; unit_id: string }>`
    select id, name, unit_id from registration where tenant_id = ${tenantId} and id = any (${asked})
    union all
    select p.id, coalesce(m.name, x.name, ''), p.unit_id from participation p
    left join model m on m.tenant_id = p.tenant_id and m.id = p.model_id
    left join exemplar x on x.tenant_id = p.tenant_id and x.id = p.exemplar_id
    where p.tenant_id = ${tenantId} and p.id = any (${asked})`.execute(tx)
  // of both lives the second is read last, and stands
  return new Map(rows.map((row) => [row.id, { name: row.name, unitId: row.unit_id }]))
}
