import { sql } from 'kysely'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'
import type { FileRows } from './files.ts'

/** What the head of a file's page says besides where it stands. */
export interface FileFacts {
  readonly name: string
  readonly kind: string
  readonly registrationKind: string
  readonly level: string
  readonly unitId: string
  readonly roundId: string
  readonly roundLabel: string
  readonly movementName: string
  readonly field: { readonly vi: string; readonly en: string } | undefined
  readonly lead: string | undefined
  readonly partners: readonly string[]
  readonly modelId: string | null
  readonly carriedFromId: string | null
  /** The file of the level below that it was introduced from. */
  readonly lowerId: string | null
  /** Where it was introduced above: the registration's id, and where that stands. */
  readonly uppers: readonly { readonly id: string; readonly state: string; readonly roundLabel: string }[]
  readonly selected: boolean
  readonly plan: Row<'work_plan'> | undefined
}

/** The facts of one file, in a fixed number of queries. */
export async function fileFacts(tx: Reader, tenantId: number, file: FileRows): Promise<FileFacts> {
  const { participation, registration } = file
  const known = participation ?? registration
  if (known === undefined) throw new Error('a file has a registration or a participation')
  const head = await headOf(tx, tenantId, file)
  const owners = await ownerNames(tx, tenantId, file)
  const uppers =
    participation === undefined
      ? []
      : await tx
          .selectFrom('registration as r')
          .innerJoin('round as o', (j) => j.onRef('o.tenant_id', '=', 'r.tenant_id').onRef('o.id', '=', 'r.round_id'))
          .select(['r.id', 'r.state', 'o.label as roundLabel'])
          .where('r.tenant_id', '=', tenantId)
          .where('r.linked_id', '=', participation.id)
          .orderBy('r.id')
          .limit(10)
          .execute()
  const plan =
    participation === undefined
      ? undefined
      : await tx
          .selectFrom('work_plan')
          .selectAll()
          .where('tenant_id', '=', tenantId)
          .where('participation_id', '=', participation.id)
          .executeTakeFirst()
  return {
    name: head.name ?? registration?.name ?? '',
    kind: known.kind,
    registrationKind: known.registration,
    level: known.level,
    unitId: known.unit_id,
    roundId: known.round_id,
    roundLabel: head.round_label,
    movementName: head.movement_name,
    field: head.field_name === null ? undefined : { vi: head.field_name, en: head.field_name_en ?? head.field_name },
    lead: owners.find((owner) => owner.lead)?.name,
    partners: owners.filter((owner) => !owner.lead).map((owner) => owner.name),
    modelId: participation?.model_id ?? null,
    carriedFromId: known.carried_from_id,
    lowerId: known.linked_id,
    uppers,
    selected: participation?.selected ?? false,
    plan,
  }
}

interface Head {
  readonly name: string | null
  readonly round_label: string
  readonly movement_name: string
  readonly field_name: string | null
  readonly field_name_en: string | null
}

async function headOf(tx: Reader, tenantId: number, { participation, registration }: FileRows): Promise<Head> {
  const known = participation ?? registration
  const found = await sql<Head>`
    select coalesce(m.name, x.name) as name, o.label as round_label, v.name as movement_name, f.name as field_name,
      f.name_en as field_name_en
    from round o
    join programme g on g.tenant_id = o.tenant_id and g.id = o.programme_id
    join movement v on v.tenant_id = o.tenant_id and v.id = g.movement_id
    left join model m on m.tenant_id = o.tenant_id and m.id = ${participation?.model_id ?? null}::uuid
    left join exemplar x on x.tenant_id = o.tenant_id and x.id = ${participation?.exemplar_id ?? null}::uuid
    left join field f on f.tenant_id = o.tenant_id and f.id = ${known?.field_id ?? null}::uuid
    where o.tenant_id = ${tenantId} and o.id = ${known?.round_id ?? null}::uuid`.execute(tx)
  const [head] = found.rows
  if (head === undefined) throw new Error('a file has a round')
  return head
}

/** Who owns it: as registered; of what a document only mentions, the owners of its model. */
async function ownerNames(
  tx: Reader,
  tenantId: number,
  { participation, registration }: FileRows,
): Promise<readonly { readonly name: string; readonly lead: boolean }[]> {
  if (registration === undefined) {
    const rows = await tx
      .selectFrom('model_owner as w')
      .innerJoin('organisation as g', (j) =>
        j.onRef('g.tenant_id', '=', 'w.tenant_id').onRef('g.id', '=', 'w.organisation_id'),
      )
      .select(['g.name', 'w.role'])
      .where('w.tenant_id', '=', tenantId)
      .where('w.model_id', '=', participation?.model_id ?? null)
      .orderBy('w.id')
      .execute()
    return rows.map(({ name, role }) => ({ name, lead: role === 'lead' }))
  }
  const rows = await sql<{ name: string; lead: boolean }>`
    select g.name, true as lead from organisation g where g.tenant_id = ${tenantId} and g.id = ${registration.organisation_id}::uuid
    union all
    select g.name, false from registration_owner w join organisation g on g.tenant_id = w.tenant_id and g.id = w.organisation_id
    where w.tenant_id = ${tenantId} and w.registration_id = ${registration.id} and not w.removed`.execute(tx)
  return rows.rows
}
