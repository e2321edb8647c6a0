import type { Reader } from '../database.ts'

/** A participation as those who judge it see it in a list. */
export interface JudgedRow {
  readonly id: string
  readonly version: number
  readonly round_id: string
  readonly programme_id: string
  readonly unit_id: string
  readonly status: string
  readonly kind: string
  readonly field_code: string
  readonly level: string
  readonly name: string
  readonly model_id: string | null
  /** From its registration, when it has one: the rules it was received under. */
  readonly rule_pack_id: string | null
  readonly criteria_set_id: string | null
  readonly registered: boolean
  readonly organisation_id: string | null
}

const files = (tx: Reader, tenantId: number) =>
  tx
    .selectFrom('participation as p')
    .leftJoin('model as m', (j) => j.onRef('m.tenant_id', '=', 'p.tenant_id').onRef('m.id', '=', 'p.model_id'))
    .leftJoin('exemplar as x', (j) => j.onRef('x.tenant_id', '=', 'p.tenant_id').onRef('x.id', '=', 'p.exemplar_id'))
    .leftJoin('registration as r', (j) => j.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.id', '=', 'p.id'))
    .select((e) => [
      'p.id',
      'p.version',
      'p.round_id',
      'p.programme_id',
      'p.unit_id',
      'p.status',
      'p.kind',
      'p.field_code',
      'p.level',
      'p.model_id',
      e.fn.coalesce('m.name', 'x.name').as('name'),
      'r.rule_pack_id',
      'r.criteria_set_id',
      'r.organisation_id',
      e('r.id', 'is not', null).as('registered'),
    ])
    .where('p.tenant_id', '=', tenantId)

const toRow = (
  r: Omit<JudgedRow, 'name' | 'registered'> & { name: string | null; registered: unknown },
): JudgedRow => ({
  ...r,
  name: r.name ?? '',
  registered: r.registered === true,
})

/** Participations by their ids. One query. */
export async function judgedFiles(tx: Reader, tenantId: number, ids: readonly string[]): Promise<JudgedRow[]> {
  if (ids.length === 0) return []
  const rows = await files(tx, tenantId)
    .where('p.id', 'in', [...ids])
    .execute()
  return rows.map(toRow)
}

/** Participations of a round at one status, in the order of their ids, after one of them. */
export async function roundFiles(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly roundId: string
    readonly status: string
    /** '': every field. */
    readonly fieldCode: string
    /** Only files that no team has, or that are on the agenda of no session that is still to come or open. */
    readonly free?: 'of-teams' | 'of-sessions'
    readonly after?: string
    readonly limit: number
  },
): Promise<JudgedRow[]> {
  let query = files(tx, given.tenantId).where('p.round_id', '=', given.roundId).where('p.status', '=', given.status)
  if (given.fieldCode !== '') query = query.where('p.field_code', '=', given.fieldCode)
  if (given.after !== undefined) query = query.where('p.id', '>', given.after)
  if (given.free === 'of-teams')
    query = query.where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('appraisal as a')
            .select('a.id')
            .whereRef('a.tenant_id', '=', 'p.tenant_id')
            .whereRef('a.file_id', '=', 'p.id')
            .where('a.state', '=', 'open'),
        ),
      ),
    )
  if (given.free === 'of-sessions')
    query = query.where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('agenda_item as i')
            .innerJoin('meeting as t', (j) =>
              j.onRef('t.tenant_id', '=', 'i.tenant_id').onRef('t.id', '=', 'i.meeting_id'),
            )
            .select('i.id')
            .whereRef('i.tenant_id', '=', 'p.tenant_id')
            .whereRef('i.file_id', '=', 'p.id')
            .where('i.removed', '=', false)
            .where('t.state', 'in', ['planned', 'open']),
        ),
      ),
    )
  const rows = await query.orderBy('p.id').limit(given.limit).execute()
  return rows.map(toRow)
}

/**
 * The organisations that each file belongs to, with everything above them: the lead and the others of its registration,
 * else the owners of its model. The same that `ownersAbove` says of one file, in a few queries for all.
 */
export async function ownersAboveAll(
  tx: Reader,
  tenantId: number,
  rows: readonly JudgedRow[],
): Promise<Map<string, ReadonlySet<string>>> {
  const first = new Map<string, Set<string>>(rows.map((row) => [row.id, new Set<string>()]))
  for (const row of rows) if (row.organisation_id !== null) first.get(row.id)?.add(row.organisation_id)
  await addOthers(tx, tenantId, rows, first)
  const parents = await parentsOf(tx, tenantId, new Set([...first.values()].flatMap((own) => [...own])))
  const found = new Map<string, ReadonlySet<string>>()
  for (const [id, own] of first) {
    const all = new Set<string>()
    for (const start of own)
      for (let at: string | null | undefined = start; at && !all.has(at); at = parents.get(at)) all.add(at)
    found.set(id, all)
  }
  return found
}

async function addOthers(
  tx: Reader,
  tenantId: number,
  rows: readonly JudgedRow[],
  found: Map<string, Set<string>>,
): Promise<void> {
  const registered = rows.filter((row) => row.registered).map((row) => row.id)
  if (registered.length > 0) {
    const owners = await tx
      .selectFrom('registration_owner')
      .select(['registration_id', 'organisation_id'])
      .where('tenant_id', '=', tenantId)
      .where('registration_id', 'in', registered)
      .where('removed', '=', false)
      .execute()
    for (const o of owners) found.get(o.registration_id)?.add(o.organisation_id)
  }
  const ofModel = rows.filter((row) => !row.registered && row.model_id !== null)
  if (ofModel.length === 0) return
  const owners = await tx
    .selectFrom('model_owner')
    .select(['model_id', 'organisation_id'])
    .where('tenant_id', '=', tenantId)
    .where(
      'model_id',
      'in',
      ofModel.map((row) => row.model_id ?? ''),
    )
    .execute()
  for (const o of owners)
    for (const row of ofModel) if (row.model_id === o.model_id) found.get(row.id)?.add(o.organisation_id)
}

/** The parent of each organisation and of everything above it: as many queries as there are levels. */
async function parentsOf(tx: Reader, tenantId: number, from: ReadonlySet<string>): Promise<Map<string, string | null>> {
  const parents = new Map<string, string | null>()
  let open = [...from]
  while (open.length > 0) {
    const rows = await tx
      .selectFrom('organisation')
      .select(['id', 'parent_id'])
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', open)
      .execute()
    for (const row of rows) parents.set(row.id, row.parent_id)
    open = [...new Set(rows.map((r) => r.parent_id))].filter((id) => id !== null).filter((id) => !parents.has(id))
  }
  return parents
}
