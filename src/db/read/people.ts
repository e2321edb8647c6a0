import type { Reader } from '../database.ts'

/** Persons who have, or had, a grant of a tenant, with what is known of how they get in. */
export async function peopleOf(tx: Reader, tenantId: number, at: string, accountId?: string) {
  let people = tx
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .leftJoin('auth_user as u', 'u.id', 'a.id')
    .select((e) => [
      'a.id',
      'a.name',
      'a.disabled_at',
      'u.user_name',
      'u.second_step',
      e
        .selectFrom('auth_session as s')
        .whereRef('s.account_id', '=', 'a.id')
        .select((x) => x.fn.max('s.updated_at').as('seen'))
        .as('seen'),
      e
        .selectFrom('auth_link as l')
        .whereRef('l.account_id', '=', 'a.id')
        .where('l.kind', '<>', 'sign-in')
        .where('l.used_at', 'is', null)
        .where('l.revoked_at', 'is', null)
        .where('l.expires_at', '>', at)
        .select((x) => x.fn.max('l.expires_at').as('until'))
        .as('link_until'),
      e
        .exists(
          e
            .selectFrom('membership as o')
            .select('o.tenant_id')
            .whereRef('o.account_id', '=', 'a.id')
            .where('o.tenant_id', '<>', tenantId),
        )
        .as('elsewhere'),
    ])
    .where('m.tenant_id', '=', tenantId)
    .where('a.kind', '=', 'person')
    .orderBy('a.name')
  if (accountId !== undefined) people = people.where('a.id', '=', accountId)
  return people.execute()
}

/** All grants of a tenant, the newest first; those that ended too. */
export async function grantsIn(tx: Reader, tenantId: number) {
  return tx
    .selectFrom('role_grant as g')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.tenant_id', '=', 'g.tenant_id').onRef('o.id', '=', 'g.organisation_id'),
    )
    .select([
      'g.id',
      'g.account_id',
      'g.role',
      'g.unit_id',
      'g.organisation_id',
      'o.name as organisation',
      'g.valid_from',
      'g.valid_to',
      'g.basis',
      'g.version',
    ])
    .where('g.tenant_id', '=', tenantId)
    .orderBy('g.valid_from', 'desc')
    .execute()
}

/** The grants by which persons manage the accounts of a tenant on a day or later. */
export async function administratorsOn(tx: Reader, tenantId: number, day: string) {
  return tx
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select(['g.id', 'g.account_id'])
    .where('g.tenant_id', '=', tenantId)
    .where('g.role', '=', 'administrator')
    .where('a.kind', '=', 'person')
    .where('a.disabled_at', 'is', null)
    .where('g.unit_id', 'is', null)
    .where('g.organisation_id', 'is', null)
    .where((e) => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>', day)]))
    .execute()
}

/** The organisations of a tenant that last, by name. */
export async function organisationChoices(tx: Reader, tenantId: number) {
  return tx
    .selectFrom('organisation')
    .select(['id as value', 'name as label'])
    .where('tenant_id', '=', tenantId)
    .orderBy('name')
    .limit(2000)
    .execute()
}
