import type { Grant, GrantScope, Role } from '../../core/access/roles.ts'
import type { Reader } from '../database.ts'

const scopeOf = (unit: string | null, organisation: string | null): GrantScope => {
  if (unit !== null) return { of: 'unit', id: unit }
  return organisation === null ? { of: 'tenant' } : { of: 'organisation', id: organisation }
}

/** The grants an account holds on a tenant on a day: its own, and those it was asked to stand in for. */
export async function grantsOn(tx: Reader, tenantId: number, accountId: string, day: string): Promise<Grant[]> {
  const held = tx
    .selectFrom('role_grant as g')
    .leftJoin('delegation as d', (join) =>
      join
        .onRef('d.tenant_id', '=', 'g.tenant_id')
        .onRef('d.grant_id', '=', 'g.id')
        .on('d.deputy_id', '=', accountId)
        .on('d.valid_from', '<=', day)
        .on('d.valid_to', '>', day),
    )
    .leftJoin('account as a', 'a.id', 'g.account_id')
    .select(['g.role', 'g.unit_id', 'g.organisation_id', 'g.account_id', 'a.name'])
    .distinct()
    .where('g.tenant_id', '=', tenantId)
    .where('g.valid_from', '<=', day)
    .where((e) => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>', day)]))
    .where((e) => e.or([e('g.account_id', '=', accountId), e('d.id', 'is not', null)]))
  const rows = await held.execute()
  return rows.map((r) => ({
    role: r.role as Role,
    scope: scopeOf(r.unit_id, r.organisation_id),
    ...(r.account_id === accountId ? {} : { standsInFor: r.name ?? '' }),
  }))
}

/** Units and organisations that the account led (role head) between two days, though it may no longer. */
export async function ledBetween(
  tx: Reader,
  given: { readonly tenantId: number; readonly accountId: string; readonly from: string; readonly to: string },
): Promise<readonly GrantScope[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .select(['unit_id', 'organisation_id'])
    .where('tenant_id', '=', given.tenantId)
    .where('account_id', '=', given.accountId)
    .where('role', '=', 'head')
    .where('valid_from', '<=', given.to)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>', given.from)]))
    .execute()
  return rows.map((r) => scopeOf(r.unit_id, r.organisation_id))
}
