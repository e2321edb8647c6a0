import type { Kysely } from 'kysely'
import type { UnitData } from '../../core/units/types.ts'
import type { Tables } from '../tables.ts'

/** Where the records of a unit belong today. */
export interface MapRow {
  readonly unitId: string
  readonly communeId: string | null
  readonly provinceId: string
}

/** How a unit's name is found: the folded name and the Vietnamese order of the full one. */
export interface NameForms {
  readonly fold: (text: string) => string
  readonly sortKey: (text: string) => string
}

const BATCH = 2000

async function insertAll<T extends keyof Tables>(tx: Kysely<Tables>, table: T, rows: readonly object[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) {
    await tx
      .insertInto(table)
      .values(rows.slice(i, i + BATCH) as never)
      .execute()
  }
}

/**
 * Puts the administrative units and their map of today in place of what is there, in the caller's transaction. Runs as
 * the owner: the application itself may only read them. Rows that tenants refer to keep their ids, so they are updated
 * in place and never deleted.
 */
export async function writeUnits(
  tx: Kysely<Tables>,
  data: UnitData,
  map: readonly MapRow[],
  forms: NameForms,
  load: { readonly name: string; readonly hash: string; readonly at: string },
): Promise<void> {
  for (const table of [
    'unit_map',
    'unit_succession',
    'unit_edge',
    'unit_name',
    'unit_code_alias',
    'boundary',
  ] as const) {
    await tx.deleteFrom(table).execute()
  }
  const units = data.units.map((u) => ({
    id: u.id,
    code: u.code,
    level: u.level,
    valid_from: u.validFrom,
    valid_to: u.validTo,
    known_from: u.knownFrom,
    legal_basis: u.legalBasis,
  }))
  for (let i = 0; i < units.length; i += BATCH) {
    await tx
      .insertInto('unit')
      .values(units.slice(i, i + BATCH))
      .onConflict((c) =>
        c.column('id').doUpdateSet((e) => ({
          code: e.ref('excluded.code'),
          level: e.ref('excluded.level'),
          valid_from: e.ref('excluded.valid_from'),
          valid_to: e.ref('excluded.valid_to'),
          known_from: e.ref('excluded.known_from'),
          legal_basis: e.ref('excluded.legal_basis'),
        })),
      )
      .execute()
  }
  await insertAll(
    tx,
    'unit_name',
    data.names.map((n) => ({
      unit_id: n.unitId,
      valid_from: n.validFrom,
      valid_to: n.validTo,
      name: n.name,
      full_name: n.fullName,
      type: n.type,
      aliases: [...n.aliases],
      folded: forms.fold(n.name),
      sort_key: forms.sortKey(n.name),
      legal_basis: n.legalBasis,
    })),
  )
  await insertAll(
    tx,
    'unit_edge',
    data.edges.map((e) => ({
      child_id: e.childId,
      parent_id: e.parentId,
      valid_from: e.validFrom,
      valid_to: e.validTo,
    })),
  )
  await insertAll(
    tx,
    'unit_succession',
    data.successions.map((s) => ({
      from_id: s.fromId,
      to_id: s.toId,
      at: s.at,
      kind: s.kind,
      area: s.area,
      population: s.population,
      resolution: s.resolution,
      clause: s.clause,
      note: s.note,
    })),
  )
  await insertAll(
    tx,
    'unit_code_alias',
    data.codeAliases.map((a) => ({
      alias: a.alias,
      code: a.code,
      valid_from: a.validFrom,
      valid_to: a.validTo,
      note: a.note,
    })),
  )
  await insertAll(
    tx,
    'boundary',
    data.boundaries.map((b) => ({ date: b.date, extent: b.extent })),
  )
  await insertAll(
    tx,
    'unit_map',
    map.map((m) => ({ unit_id: m.unitId, commune_id: m.communeId, province_id: m.provinceId })),
  )
  await tx
    .insertInto('reference_load')
    .values({ name: load.name, hash: load.hash, rows: data.units.length, loaded_at: load.at })
    .onConflict((c) => c.column('name').doUpdateSet({ hash: load.hash, rows: data.units.length, loaded_at: load.at }))
    .execute()
}
