import type { Share, UnitData, UnitLevel } from '../../core/units/types.ts'
import type { Reader } from '../database.ts'

/** Every unit with its names, parents and successions, as the core asks them. */
export async function readUnits(db: Reader): Promise<UnitData> {
  const [units, names, edges, successions, aliases, boundaries] = await Promise.all([
    db.selectFrom('unit').selectAll().execute(),
    db.selectFrom('unit_name').selectAll().execute(),
    db.selectFrom('unit_edge').selectAll().execute(),
    db.selectFrom('unit_succession').selectAll().execute(),
    db.selectFrom('unit_code_alias').selectAll().execute(),
    db.selectFrom('boundary').selectAll().orderBy('date').execute(),
  ])
  return {
    units: units.map((u) => ({
      id: u.id,
      code: u.code,
      level: u.level as UnitLevel,
      validFrom: u.valid_from,
      validTo: u.valid_to,
      knownFrom: u.known_from,
      legalBasis: u.legal_basis,
    })),
    names: names.map((n) => ({
      unitId: n.unit_id,
      validFrom: n.valid_from,
      validTo: n.valid_to,
      name: n.name,
      fullName: n.full_name,
      type: n.type,
      aliases: n.aliases,
      legalBasis: n.legal_basis,
    })),
    edges: edges.map((e) => ({
      childId: e.child_id,
      parentId: e.parent_id,
      validFrom: e.valid_from,
      validTo: e.valid_to,
    })),
    successions: successions.map((s) => ({
      fromId: s.from_id,
      toId: s.to_id,
      at: s.at,
      kind: s.kind === 'part' ? 'part' : 'whole',
      area: s.area as Share,
      population: s.population as Share,
      resolution: s.resolution,
      clause: s.clause,
      note: s.note,
    })),
    codeAliases: aliases.map((a) => ({
      alias: a.alias,
      code: a.code,
      validFrom: a.valid_from,
      validTo: a.valid_to,
      note: a.note,
    })),
    boundaries,
  }
}

/** The hash of the data that a reference table was last loaded from. */
export async function loadedHash(db: Reader, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('reference_load').select('hash').where('name', '=', name).executeTakeFirst()
  return row?.hash
}
