import { setFor } from '../../core/rules/points.ts'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** The rule pack that a round has pinned, if any. What a file was received under is `packOfFile`. */
export async function packOfRound(
  tx: Reader,
  tenantId: number,
  roundId: string,
): Promise<Row<'rule_pack'> | undefined> {
  return tx
    .selectFrom('rule_pack as p')
    .innerJoin('round as r', (join) =>
      join.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.rule_pack_id', '=', 'p.id'),
    )
    .selectAll('p')
    .where('r.tenant_id', '=', tenantId)
    .where('r.id', '=', roundId)
    .executeTakeFirst()
}

/** The rule packs that rounds have pinned, by round; a round without one is left out. */
export async function packsOfRounds(
  tx: Reader,
  tenantId: number,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, Row<'rule_pack'>>> {
  if (roundIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('rule_pack as p')
    .innerJoin('round as r', (join) =>
      join.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.rule_pack_id', '=', 'p.id'),
    )
    .selectAll('p')
    .select('r.id as round_id')
    .where('r.tenant_id', '=', tenantId)
    .where('r.id', 'in', roundIds)
    .execute()
  return new Map(rows.map(({ round_id, ...pack }) => [round_id, pack]))
}

/** The rule packs of files, by file: what each was received under, else its round's. Two queries. */
export async function packsOfFiles(
  tx: Reader,
  tenantId: number,
  files: readonly { readonly id: string; readonly round_id: string }[],
): Promise<ReadonlyMap<string, Row<'rule_pack'>>> {
  if (files.length === 0) return new Map()
  const own = await tx
    .selectFrom('rule_pack as p')
    .innerJoin('registration as r', (join) =>
      join.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.rule_pack_id', '=', 'p.id'),
    )
    .selectAll('p')
    .select('r.id as file_id')
    .where('r.tenant_id', '=', tenantId)
    .where(
      'r.id',
      'in',
      files.map((file) => file.id),
    )
    .execute()
  const received = new Map(own.map(({ file_id, ...pack }) => [file_id, pack]))
  const pinned = await packsOfRounds(tx, tenantId, [...new Set(files.map((file) => file.round_id))])
  const pairs = files.flatMap(({ id, round_id }) => {
    const pack = received.get(id) ?? pinned.get(round_id)
    return pack === undefined ? [] : [[id, pack] as const]
  })
  return new Map(pairs)
}

/**
 * The rule pack of a file: the one it was received under, whatever the round has pinned since; without one (a file from
 * before, or a draft) the round's.
 */
export async function packOfFile(tx: Reader, tenantId: number, fileId: string): Promise<Row<'rule_pack'> | undefined> {
  const file = await receivedUnder(tx, tenantId, fileId)
  if (file === undefined) return undefined
  if (file.rule_pack_id === null) return packOfRound(tx, tenantId, file.round_id)
  return tx
    .selectFrom('rule_pack')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', file.rule_pack_id)
    .executeTakeFirst()
}

/** The criteria set of a file: the one it was received under, else the round's that is meant for it. */
export async function setOfFile(tx: Reader, tenantId: number, fileId: string): Promise<FullSet | undefined> {
  const file = await receivedUnder(tx, tenantId, fileId)
  if (file === undefined) return undefined
  if (file.criteria_set_id !== null) return (await fullSets(tx, tenantId, [file.criteria_set_id]))[0]
  const sets = await setsOfRound(tx, tenantId, file.round_id)
  const best = setFor(
    sets.map((one) => one.set),
    { kind: file.kind, fieldCode: file.field_code, level: file.level },
  )
  return sets.find((one) => one.set.id === best?.id)
}

/** What a file was received under: the registration says it, and the participation has the same id. */
async function receivedUnder(tx: Reader, tenantId: number, fileId: string) {
  const registration = await tx
    .selectFrom('registration as r')
    .leftJoin('field as f', (j) => j.onRef('f.tenant_id', '=', 'r.tenant_id').onRef('f.id', '=', 'r.field_id'))
    .select(['r.round_id', 'r.kind', 'r.level', 'r.rule_pack_id', 'r.criteria_set_id', 'f.code'])
    .where('r.tenant_id', '=', tenantId)
    .where('r.id', '=', fileId)
    .executeTakeFirst()
  if (registration !== undefined) return { ...registration, field_code: registration.code ?? '' }
  const participation = await tx
    .selectFrom('participation')
    .select(['round_id', 'kind', 'level', 'field_code'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', fileId)
    .executeTakeFirst()
  return participation && { ...participation, rule_pack_id: null, criteria_set_id: null }
}

/** A criteria set with everything in it that was not taken out, in order. */
export interface FullSet {
  readonly set: Row<'criteria_set'>
  readonly criteria: readonly (Row<'criterion'> & { readonly items: readonly Row<'criterion_item'>[] })[]
  /** Highest first. */
  readonly bands: readonly Row<'band'>[]
}

/** The criteria sets that a round has pinned, in full. Five queries, however many there are. */
export async function setsOfRound(tx: Reader, tenantId: number, roundId: string): Promise<readonly FullSet[]> {
  const pinned = await tx
    .selectFrom('round_criteria')
    .select('criteria_set_id')
    .where('tenant_id', '=', tenantId)
    .where('round_id', '=', roundId)
    .where('removed', '=', false)
    .execute()
  return fullSets(
    tx,
    tenantId,
    pinned.map((p) => p.criteria_set_id),
  )
}

/** Criteria sets in full, oldest first. Four queries, however many there are. */
export async function fullSets(tx: Reader, tenantId: number, ids: readonly string[]): Promise<readonly FullSet[]> {
  if (ids.length === 0) return []
  const sets = await tx
    .selectFrom('criteria_set')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  const criteria = await tx
    .selectFrom('criterion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('criteria_set_id', 'in', ids)
    .where('removed', '=', false)
    .orderBy('position')
    .execute()
  const items = await itemsOf(
    tx,
    tenantId,
    criteria.map((c) => c.id),
  )
  const bands = await tx
    .selectFrom('band')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('criteria_set_id', 'in', ids)
    .where('removed', '=', false)
    .orderBy('from_halves', 'desc')
    .execute()
  return sets.map((set) => ({
    set,
    criteria: criteria
      .filter((c) => c.criteria_set_id === set.id)
      .map((c) => ({ ...c, items: items.filter((i) => i.criterion_id === c.id) })),
    bands: bands.filter((b) => b.criteria_set_id === set.id),
  }))
}

async function itemsOf(
  tx: Reader,
  tenantId: number,
  criterionIds: readonly string[],
): Promise<Row<'criterion_item'>[]> {
  if (criterionIds.length === 0) return []
  return tx
    .selectFrom('criterion_item')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('criterion_id', 'in', criterionIds)
    .where('removed', '=', false)
    .orderBy('position')
    .execute()
}

/** The quotas of a round: what each unit of a type, or each body of a kind, must have, by registration kind and field. */
export async function quotasOfRound(tx: Reader, tenantId: number, roundId: string): Promise<Row<'quota'>[]> {
  return tx
    .selectFrom('quota')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('round_id', '=', roundId)
    .where('removed', '=', false)
    .orderBy('id')
    .execute()
}

/** The legal bases that a round cites, in their order. */
export async function basesOfRound(tx: Reader, tenantId: number, roundId: string) {
  return tx
    .selectFrom('round_basis as c')
    .innerJoin('legal_basis as b', (j) =>
      j.onRef('b.tenant_id', '=', 'c.tenant_id').onRef('b.id', '=', 'c.legal_basis_id'),
    )
    .selectAll('b')
    .select(['c.id as citing_id', 'c.version as citing_version', 'c.position'])
    .where('c.tenant_id', '=', tenantId)
    .where('c.round_id', '=', roundId)
    .where('c.removed', '=', false)
    .orderBy('c.position')
    .execute()
}

/** Every legal basis of a tenant that others may point to, by id: for following what replaced what. Bounded. */
export async function basesById(tx: Reader, tenantId: number): Promise<ReadonlyMap<string, Row<'legal_basis'>>> {
  const rows = await tx
    .selectFrom('legal_basis')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('id', 'desc')
    .limit(2000)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
