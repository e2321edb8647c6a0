import {
  ALIKE,
  likened,
  likeness,
  marksOf,
  maybeAlike,
  NEARLY_SAME,
  probes,
  spellings,
} from '../../core/registration/likeness.ts'
import { fold } from '../../core/text/fold.ts'
import type { Reader } from '../../db/database.ts'
import type { Reach } from '../../db/read/reach.ts'
import {
  namesAt,
  namesByGrams,
  namesOfTenant,
  namesOfWords,
  partsOfModels,
  pendingAt,
  type SimilarName,
} from '../../db/read/similar.ts'
import { unitsWithin } from '../access/reach.ts'
import type { App } from '../context.ts'

export interface SimilarAsked {
  readonly name: string
  /** Where it would be registered. */
  readonly unitId: string
  /** The round it would be registered in: what takes part in it already can be joined. */
  readonly roundId?: string | undefined
  /** The registration that asks, and the model that it carries on or copies: no news to it. */
  readonly registrationId?: string | undefined
  readonly modelId?: string | undefined
}

/** How near it is: in the unit itself, in its province of today, in the tenant's books, in another listed tenant's. */
export const NEARNESS = ['unit', 'province', 'tenant', 'elsewhere'] as const
export type Nearness = (typeof NEARNESS)[number]

/** A model whose name is alike, or a registration that waits for the receiver. */
export interface Similar {
  readonly kind: 'model' | 'registration'
  readonly tenantId: number
  readonly id: string
  readonly name: string
  /** 0 to 1, as `likeness` says. */
  readonly likeness: number
  readonly near: Nearness
  readonly unitId: string | null
  readonly year: number | null
  /** Of the newest participation; of a registration, its state. */
  readonly stage: string | null
  /** Its participation in the round asked about. */
  readonly inRound: string | null
  /** Of a model of this very unit from an earlier round: the participation that can be carried on. */
  readonly carriable: string | null
}

interface Reading {
  readonly app: App
  readonly tenantId: number
  /** A transaction of the tenant. */
  readonly tx: Reader
  /** What the reader may see of registrations that are not accepted yet. */
  readonly reach: Reach
}

/** Tenants up to this size are looked through name by name. */
const SMALL = 3000
/** How many are shown of each nearness. */
const SHOWN: Readonly<Record<Nearness, number>> = { unit: 6, province: 4, tenant: 3, elsewhere: 3 }
/** So many that are nearly the same, and the look-ups by parts of the name are left out. */
const ENOUGH = 8

/**
 * Names that are alike, the nearest first: in the same unit, in the province, in the tenant, in the country's public
 * books; within each the most alike first. Marks, order, hyphens and short forms make no difference. Nothing but
 * collective models: persons are not compared. A fixed number of queries; bounded.
 */
export async function similarModels(reading: Reading, asked: SimilarAsked): Promise<readonly Similar[]> {
  const mine = likened(asked.name)
  if (mine.weight < 0.5) return []
  const near = unitsWithin(reading.app.units, asked.unitId)
  const scored = new Map<string, number>()
  const score = (name: string): number => {
    const known = scored.get(name)
    if (known !== undefined) return known
    const value = likeness(mine, likened(name))
    scored.set(name, value)
    return value
  }
  const names = await candidates(reading, asked, near, score)
  const alike = [...names.values()].filter((n) => n.id !== asked.modelId && score(n.name) >= ALIKE)
  alike.sort((a, b) => score(b.name) - score(a.name) || (a.id < b.id ? -1 : 1))
  const own = alike.filter((n) => n.tenant_id === reading.tenantId).slice(0, 80)
  const best = [...own, ...alike.filter((n) => n.tenant_id !== reading.tenantId).slice(0, 20)]
  const models = await placed(reading, asked, new Set(near), best, score)
  const waiting = await pending(reading, asked, near, score)
  const all = [...waiting, ...models].sort((a, b) => b.likeness - a.likeness)
  return NEARNESS.flatMap((nearness) => all.filter((one) => one.near === nearness).slice(0, SHOWN[nearness]))
}

/** Those of the own tenant that may be the same thing: who accepts must say that they looked at them. */
export const mustBeSeen = (found: readonly Similar[], tenantId: number): readonly Similar[] =>
  found.filter((one) => one.tenantId === tenantId && one.likeness >= NEARLY_SAME)

async function candidates(
  { tx, tenantId }: Reading,
  asked: SimilarAsked,
  near: readonly string[],
  score: (name: string) => number,
): Promise<ReadonlyMap<string, SimilarName>> {
  const found = new Map<string, SimilarName>()
  const add = (names: readonly SimilarName[]) => {
    for (const name of names) found.set(`${name.tenant_id}:${name.id}`, name)
  }
  const marks = marksOf(asked.name)
  const small = await namesOfTenant(tx, tenantId, SMALL)
  add(small.filter((n) => maybeAlike(marks, n.folded)))
  if (small.length === 0) {
    add((await namesAt(tx, tenantId, near.slice(0, 400))).filter((n) => maybeAlike(marks, n.folded)))
    add(await namesOfWords(tx, tenantId, spellings(asked.name)))
  }
  const { first, further } = probes(asked.name)
  add(await namesByGrams(tx, first, 'public'))
  const nearlySame = new Set([...found.values()].map((n) => n.name).filter((name) => score(name) >= NEARLY_SAME))
  if (nearlySame.size < ENOUGH) add(await namesByGrams(tx, further, 'public'))
  return found
}

/** Where each takes part; the newest participation says where and since when. */
async function placed(
  reading: Reading,
  asked: SimilarAsked,
  near: ReadonlySet<string>,
  names: readonly SimilarName[],
  score: (name: string) => number,
): Promise<readonly Similar[]> {
  const { app, tx, tenantId } = reading
  const own = names.filter((n) => n.tenant_id === tenantId)
  const others = names.filter((n) => n.tenant_id !== tenantId)
  const parts = [
    ...(own.length === 0 ? [] : await partsOfModels(tx, 'participation', own)),
    ...(others.length === 0 ? [] : await partsOfModels(tx, 'public_participation', others)),
  ]
  const provinces = new Map<string, string>()
  const provinceOf = (id: string): string => {
    const found = provinces.get(id) ?? app.units.mapToday(id).provinceId
    provinces.set(id, found)
    return found
  }
  const province = provinceOf(asked.unitId)
  return names.map((n): Similar => {
    const mine = parts.filter((p) => p.tenant_id === n.tenant_id && p.model_id === n.id)
    const inRound = n.tenant_id === tenantId ? mine.find((p) => p.round_id === asked.roundId) : undefined
    const newest = mine.find((p) => near.has(p.unit_id)) ?? inRound ?? mine[0]
    const unitId = newest?.unit_id ?? null
    const inProvince = unitId !== null && provinceOf(unitId) === province
    return {
      kind: 'model',
      tenantId: n.tenant_id,
      id: n.id,
      name: n.name,
      likeness: score(n.name),
      near:
        unitId !== null && near.has(unitId)
          ? 'unit'
          : inProvince
            ? 'province'
            : n.tenant_id === tenantId
              ? 'tenant'
              : 'elsewhere',
      unitId,
      year: newest?.year ?? null,
      stage: newest?.status ?? null,
      inRound: inRound?.id ?? null,
      carriable: inRound === undefined && unitId !== null && near.has(unitId) ? (newest?.id ?? null) : null,
    }
  })
}

/** Registrations of the same unit and round that others have sent meanwhile. */
async function pending(
  { tx, tenantId, reach }: Reading,
  asked: SimilarAsked,
  near: readonly string[],
  score: (name: string) => number,
): Promise<readonly Similar[]> {
  if (asked.roundId === undefined) return []
  const marks = marksOf(asked.name)
  const given = { roundId: asked.roundId, unitIds: near.slice(0, 400), but: asked.registrationId }
  const rows = (await pendingAt(tx, tenantId, reach, given)).filter((r) => maybeAlike(marks, fold(r.name)))
  return rows
    .map(
      (row): Similar => ({
        kind: 'registration',
        tenantId,
        id: row.id,
        name: row.name,
        likeness: score(row.name),
        near: 'unit',
        unitId: row.unit_id,
        year: null,
        stage: row.state,
        inRound: null,
        carriable: null,
      }),
    )
    .filter((one) => one.likeness >= ALIKE)
}
