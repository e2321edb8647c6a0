import type { Reader } from '../database.ts'

export interface PlanGround {
  readonly programmes: readonly {
    readonly id: string
    readonly unit_id: string
    readonly movement: string
    readonly label: string
  }[]
  readonly inspectors: readonly { readonly id: string; readonly name: string }[]
}

/** Programmes in these units, newest period first, and the accounts that may inspect today. At most 200 of each. */
export async function planGround(
  tx: Reader,
  given: { readonly tenantId: number; readonly units: readonly string[] | 'all'; readonly day: string },
): Promise<PlanGround> {
  const { tenantId, units, day } = given
  const programmes = await tx
    .selectFrom('programme as p')
    .innerJoin('movement as m', (join) =>
      join.onRef('m.tenant_id', '=', 'p.tenant_id').onRef('m.id', '=', 'p.movement_id'),
    )
    .innerJoin('period as d', (join) => join.onRef('d.tenant_id', '=', 'p.tenant_id').onRef('d.id', '=', 'p.period_id'))
    .select(['p.id', 'p.unit_id', 'm.name as movement', 'd.label'])
    .where('p.tenant_id', '=', tenantId)
    .$if(units !== 'all', (q) => q.where('p.unit_id', 'in', units === 'all' || units.length === 0 ? [NONE] : units))
    .orderBy('d.year_to', 'desc')
    .orderBy('p.id')
    .limit(200)
    .execute()
  const inspectors = await tx
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select(['a.id', 'a.name'])
    .distinct()
    .where('g.tenant_id', '=', tenantId)
    .where('g.role', '=', 'inspector')
    .where('g.valid_from', '<=', day)
    .where((e) => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>', day)]))
    .where('a.disabled_at', 'is', null)
    .orderBy('a.name')
    .limit(200)
    .execute()
  return { programmes, inspectors }
}

const NONE = '00000000-0000-0000-0000-000000000000'
