import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** The rule pack that a round has pinned, if any. */
export async function packOfRound(
  tx: Reader,
  tenantId: number,
  roundId: string,
): Promise<Row<'rule_pack'> | undefined> {
  return tx
    .selectFrom('rule_pack as p')
    .innerJoin('round as r', (join) =>
      join.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.rule_pack_id', '=', 'p.id'),
    )
    .selectAll('p')
    .where('r.tenant_id', '=', tenantId)
    .where('r.id', '=', roundId)
    .executeTakeFirst()
}
