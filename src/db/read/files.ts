import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** A file in its two lives; at least one is there. */
export interface FileRows {
  readonly registration: Row<'registration'> | undefined
  readonly participation: Row<'participation'> | undefined
}

/** The registration and the participation of one id. */
export async function fileRows(tx: Reader, tenantId: number, id: string): Promise<FileRows> {
  const one = <T extends 'registration' | 'participation'>(table: T) =>
    tx
      .selectFrom(table as 'registration')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .executeTakeFirst() as unknown as Promise<Row<T> | undefined>
  return { registration: await one('registration'), participation: await one('participation') }
}

/** The organisations that a file belongs to, with everything above each of them: whoever signs for one, owns the file. */
export async function ownersAbove(tx: Reader, tenantId: number, file: FileRows): Promise<readonly string[]> {
  const lead = file.registration?.organisation_id ?? null
  const others = await ownersOf(tx, tenantId, file)
  return organisationsAbove(tx, tenantId, lead === null ? others : [lead, ...others])
}

/** These organisations and everything above them. */
export async function organisationsAbove(
  tx: Reader,
  tenantId: number,
  ids: readonly string[],
): Promise<readonly string[]> {
  const found = new Set(ids)
  let open = [...found]
  while (open.length > 0) {
    const above = await tx
      .selectFrom('organisation')
      .select('parent_id')
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', open)
      .execute()
    open = above.flatMap(({ parent_id }) => (parent_id === null || found.has(parent_id) ? [] : [parent_id]))
    for (const id of open) found.add(id)
  }
  return [...found]
}

async function ownersOf(tx: Reader, tenantId: number, file: FileRows): Promise<readonly string[]> {
  if (file.registration !== undefined) {
    const rows = await tx
      .selectFrom('registration_owner')
      .select('organisation_id')
      .where('tenant_id', '=', tenantId)
      .where('registration_id', '=', file.registration.id)
      .where('removed', '=', false)
      .execute()
    return rows.map((r) => r.organisation_id)
  }
  const modelId = file.participation?.model_id ?? null
  if (modelId === null) return []
  const rows = await tx
    .selectFrom('model_owner')
    .select('organisation_id')
    .where('tenant_id', '=', tenantId)
    .where('model_id', '=', modelId)
    .execute()
  return rows.map((r) => r.organisation_id)
}
