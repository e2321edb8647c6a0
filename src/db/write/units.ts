import type { Kysely } from 'kysely'
import type { CodeAlias, Succession, UnitData, UnitEdge, UnitName, Validity } from '../../core/units/types.ts'
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

/** The derived and dated rows: nothing refers to them, so they are replaced. */
const REPLACED = ['unit_map', 'unit_succession', 'unit_edge', 'unit_name', 'unit_code_alias', 'boundary'] as const

/** What is put in place of what was there. */
export interface UnitLoad {
  readonly data: UnitData
  readonly map: readonly MapRow[]
  readonly forms: NameForms
  readonly name: string
  readonly hash: string
  readonly at: string
}

/**
 * Puts the administrative units and their map of today in place of what is there, in the caller's transaction. Runs as
 * the owner: the application itself may only read them. Rows that tenants refer to keep their ids, so they are updated
 * in place and never deleted.
 */
export async function writeUnits(tx: Kysely<Tables>, load: UnitLoad): Promise<void> {
  const { data, map, forms } = load
  for (const table of REPLACED) await tx.deleteFrom(table).execute()
  await upsertUnits(tx, data)
  await insertAll(
    tx,
    'unit_name',
    data.names.map((n) => nameRow(n, forms)),
  )
  await insertAll(tx, 'unit_edge', data.edges.map(edgeRow))
  await insertAll(tx, 'unit_succession', data.successions.map(successionRow))
  await insertAll(tx, 'unit_code_alias', data.codeAliases.map(aliasRow))
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
  await moveRecords(tx)
  const row = { hash: load.hash, rows: data.units.length, loaded_at: load.at }
  await tx
    .insertInto('reference_load')
    .values({ name: load.name, ...row })
    .onConflict((c) => c.column('name').doUpdateSet(row))
    .execute()
}

/** Records are where the new map puts their unit: the one column of a tenant's row that no command writes again. */
async function moveRecords(tx: Kysely<Tables>): Promise<void> {
  await tx
    .updateTable('participation as p')
    .from('unit_map as m')
    .set((e) => ({ commune_id: e.ref('m.commune_id') }))
    .whereRef('m.unit_id', '=', 'p.unit_id')
    .whereRef('p.commune_id', 'is distinct from', 'm.commune_id')
    .execute()
}

async function upsertUnits(tx: Kysely<Tables>, data: UnitData): Promise<void> {
  const rows = data.units.map((u) => ({
    id: u.id,
    code: u.code,
    level: u.level,
    valid_from: u.validFrom,
    valid_to: u.validTo,
    known_from: u.knownFrom,
    legal_basis: u.legalBasis,
  }))
  for (let i = 0; i < rows.length; i += BATCH) {
    await tx
      .insertInto('unit')
      .values(rows.slice(i, i + BATCH))
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
}

const span = (v: Validity) => ({ valid_from: v.validFrom, valid_to: v.validTo })

const nameRow = (n: UnitName, forms: NameForms) => ({
  ...span(n),
  unit_id: n.unitId,
  name: n.name,
  full_name: n.fullName,
  type: n.type,
  aliases: [...n.aliases],
  folded: forms.fold(n.name),
  sort_key: forms.sortKey(n.name),
  legal_basis: n.legalBasis,
})

const edgeRow = (e: UnitEdge) => ({ ...span(e), child_id: e.childId, parent_id: e.parentId })

const successionRow = (s: Succession) => ({
  from_id: s.fromId,
  to_id: s.toId,
  at: s.at,
  kind: s.kind,
  area: s.area,
  population: s.population,
  resolution: s.resolution,
  clause: s.clause,
  note: s.note,
})

const aliasRow = (a: CodeAlias) => ({ ...span(a), alias: a.alias, code: a.code, note: a.note })
