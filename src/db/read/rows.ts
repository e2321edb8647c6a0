import { ProblemError, problem } from '../../core/problem.ts'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'
import type { RecordTable } from '../write/record.ts'

/** A record of the tenant by its id, as a command needs it; `not-found` when there is none, or it is another's. */
export async function rowOf<T extends RecordTable>(
  tx: Reader,
  table: T,
  tenantId: number,
  id: string,
): Promise<Row<T>> {
  const found = await tx
    .selectFrom(table as RecordTable)
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw new ProblemError(problem('not-found'))
  return found as Row<T>
}

/** Records of the tenant by their ids, in whatever order; those that are not there are left out. */
export async function rowsOf<T extends RecordTable>(
  tx: Reader,
  table: T,
  tenantId: number,
  ids: readonly string[],
): Promise<readonly Row<T>[]> {
  if (ids.length === 0) return []
  const found = await tx
    .selectFrom(table as RecordTable)
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .execute()
  return found as unknown as readonly Row<T>[]
}
