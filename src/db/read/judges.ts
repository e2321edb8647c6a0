import type { Led } from '../../core/access/lately-led.ts'
import type { Relation } from '../../core/access/relations.ts'
import type { Grant, GrantScope, Role } from '../../core/access/roles.ts'
import type { Reader } from '../database.ts'

const scopeOf = (unit: string | null, organisation: string | null): GrantScope => {
  if (unit !== null) return { of: 'unit', id: unit }
  return organisation === null ? { of: 'tenant' } : { of: 'organisation', id: organisation }
}

function into<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** The grants that each of these accounts holds on a day, its own and those it stands in for. Two queries. */
export async function grantsOfAll(
  tx: Reader,
  tenantId: number,
  accountIds: readonly string[],
  day: string,
): Promise<Map<string, Grant[]>> {
  const found = new Map<string, Grant[]>()
  if (accountIds.length === 0) return found
  const held = tx
    .selectFrom('role_grant as g')
    .where('g.tenant_id', '=', tenantId)
    .where('g.valid_from', '<=', day)
    .where((e) => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>', day)]))
  const columns = ['g.role', 'g.unit_id', 'g.organisation_id'] as const
  const own = await held
    .select([...columns, 'g.account_id as holder'])
    .where('g.account_id', 'in', [...accountIds])
    .execute()
  const lent = await held
    .innerJoin('delegation as d', (j) => j.onRef('d.tenant_id', '=', 'g.tenant_id').onRef('d.grant_id', '=', 'g.id'))
    .select([...columns, 'd.deputy_id as holder'])
    .where('d.deputy_id', 'in', [...accountIds])
    .where('d.valid_from', '<=', day)
    .where('d.valid_to', '>', day)
    .execute()
  for (const row of [...own, ...lent])
    into(found, row.holder, { role: row.role as Role, scope: scopeOf(row.unit_id, row.organisation_id) })
  return found
}

/** What these accounts did with these files and still stands, by "file account". One query. */
export async function deedsOn(
  tx: Reader,
  tenantId: number,
  fileIds: readonly string[],
  accountIds: readonly string[],
): Promise<Map<string, Relation[]>> {
  const found = new Map<string, Relation[]>()
  if (fileIds.length === 0 || accountIds.length === 0) return found
  const rows = await tx
    .selectFrom('involvement')
    .select(['file_id', 'account_id', 'how'])
    .where('tenant_id', '=', tenantId)
    .where('file_id', 'in', [...fileIds])
    .where('account_id', 'in', [...accountIds])
    .where('ended_at', 'is', null)
    .execute()
  for (const row of rows) into(found, `${row.file_id} ${row.account_id}`, row.how as Relation)
  return found
}

/** The terms as head that each of these accounts serves or served. One query. */
export async function termsOf(
  tx: Reader,
  tenantId: number,
  accountIds: readonly string[],
): Promise<Map<string, Led[]>> {
  const found = new Map<string, Led[]>()
  if (accountIds.length === 0) return found
  const rows = await tx
    .selectFrom('role_grant')
    .select(['account_id', 'unit_id', 'organisation_id', 'valid_from', 'valid_to'])
    .where('tenant_id', '=', tenantId)
    .where('role', '=', 'head')
    .where('account_id', 'in', [...accountIds])
    .execute()
  for (const row of rows)
    into(found, row.account_id, {
      scope: scopeOf(row.unit_id, row.organisation_id),
      from: row.valid_from,
      to: row.valid_to,
    })
  return found
}

/** Accounts of people who hold one of these roles on a day, with where; at most five hundred lines, by name. */
export async function holdersOf(tx: Reader, tenantId: number, roles: readonly Role[], day: string) {
  const rows = await tx
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select(['a.id', 'a.name', 'g.role', 'g.unit_id', 'g.organisation_id'])
    .where('g.tenant_id', '=', tenantId)
    .where('g.role', 'in', [...roles])
    .where('g.valid_from', '<=', day)
    .where((e) => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>', day)]))
    .where('a.kind', '=', 'person')
    .where('a.disabled_at', 'is', null)
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(500)
    .execute()
  return rows.map((r) => ({
    id: r.id,
    name: r.name,
    role: r.role as Role,
    scope: scopeOf(r.unit_id, r.organisation_id),
  }))
}

/** The names of accounts by id. */
export async function namesOf(tx: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('account')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((r) => [r.id, r.name]))
}

/** What these accounts declared about these files and still stands, in their words. One query. */
export async function declaredNotes(
  tx: Reader,
  tenantId: number,
  fileIds: readonly string[],
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (fileIds.length === 0 || accountIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('involvement')
    .select(['file_id', 'account_id', 'note'])
    .where('tenant_id', '=', tenantId)
    .where('file_id', 'in', [...fileIds])
    .where('account_id', 'in', [...accountIds])
    .where('how', '=', 'declared')
    .where('ended_at', 'is', null)
    .execute()
  return new Map(rows.map((r) => [`${r.file_id} ${r.account_id}`, r.note ?? '']))
}
