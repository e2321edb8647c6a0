import { vietnamDay } from '../../core/clock.ts'
import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import type { RulePack } from '../../core/rules/rule-pack.ts'
import { validOn } from '../../core/rules/validity.ts'
import { rowOf } from '../../db/read/rows.ts'
import { basesById, fullSets } from '../../db/read/rules.ts'
import { basisPage, packPage, setPage, type Used, useOf, usesOf } from '../../db/read/rules-lists.ts'
import { movementsOf, taxonomiesOf } from '../../db/read/setup.ts'
import type { Row } from '../../db/tables.ts'
import type { App } from '../context.ts'
import { maySetUp } from './common.ts'
import { isFree } from './in-use.ts'
import { type Listed, listed, mustBeId, PAGE, read, unitsAround, unitsFor } from './reading.ts'

const paged = (after: string | undefined) => ({
  after: after === undefined ? undefined : mustBeId(after),
  limit: PAGE + 1,
})

type WithUse<T> = T & { readonly used: Used }
const UNUSED: Used = { rounds: 0, files: 0 }

/** Rule packs around an actor, the newest first, with their use. */
export function packsFor(app: App, actor: Actor, after?: string): Promise<Listed<WithUse<Row<'rule_pack'>>>> {
  return read(app, actor, async (tx) => {
    const units = await unitsAround({ app, actor, tx })
    const page = listed(await packPage(tx, actor.tenantId, { units }, paged(after)))
    const ids = page.lines.map((line) => line.id)
    const uses = await usesOf(tx, actor.tenantId, 'rule_pack', ids)
    return { ...page, lines: page.lines.map((line) => ({ ...line, used: uses.get(line.id) ?? UNUSED })) }
  })
}

/** A rule pack, and whether it may still be edited. */
export interface PackFacts {
  readonly pack: Row<'rule_pack'>
  readonly rules: RulePack
  readonly used: Used
  readonly may: boolean
  readonly editable: boolean
  readonly madeFrom: string | undefined
}

export function packFacts(app: App, actor: Actor, id: string): Promise<PackFacts> {
  return read(app, actor, async (tx) => {
    const pack = await rowOf(tx, 'rule_pack', actor.tenantId, mustBeId(id))
    const units = await unitsAround({ app, actor, tx })
    mustBeAround(units, pack.unit_id)
    const used = await useOf(tx, actor.tenantId, 'rule_pack', id)
    const may = await maySetUp({ app, actor, tx }, pack.unit_id)
    const from =
      pack.made_from_id === null ? undefined : await rowOf(tx, 'rule_pack', actor.tenantId, pack.made_from_id)
    const free = isFree(pack, used)
    return { pack, rules: pack.rules as unknown as RulePack, used, may, editable: may && free, madeFrom: from?.name }
  })
}

/** Rules of another place are not there for somebody whom they do not concern. */
function mustBeAround(units: readonly string[] | undefined, unitId: string | null): void {
  if (unitId !== null && units !== undefined && !units.includes(unitId)) throw new ProblemError(problem('not-found'))
}

/** Criteria sets around an actor, the newest first, with their use. */
export function setsFor(app: App, actor: Actor, after?: string): Promise<Listed<WithUse<Row<'criteria_set'>>>> {
  return read(app, actor, async (tx) => {
    const units = await unitsAround({ app, actor, tx })
    const page = listed(await setPage(tx, actor.tenantId, { units }, paged(after)))
    const ids = page.lines.map((line) => line.id)
    const uses = await usesOf(tx, actor.tenantId, 'criteria_set', ids)
    return { ...page, lines: page.lines.map((line) => ({ ...line, used: uses.get(line.id) ?? UNUSED })) }
  })
}

/** A criteria set in full, and whether it may still be edited. */
export function setFacts(app: App, actor: Actor, id: string) {
  return read(app, actor, async (tx) => {
    const row = await rowOf(tx, 'criteria_set', actor.tenantId, mustBeId(id))
    mustBeAround(await unitsAround({ app, actor, tx }), row.unit_id)
    const [full] = await fullSets(tx, actor.tenantId, [id])
    if (full === undefined) throw new ProblemError(problem('not-found'))
    const used = await useOf(tx, actor.tenantId, 'criteria_set', id)
    const may = await maySetUp({ app, actor, tx }, row.unit_id)
    const from =
      row.made_from_id === null ? undefined : await rowOf(tx, 'criteria_set', actor.tenantId, row.made_from_id)
    const free = isFree(row, used)
    return { ...full, used, may, editable: may && free, madeFrom: from?.name }
  })
}
export type SetFacts = Awaited<ReturnType<typeof setFacts>>

/** What a set or a pack can be for: movements, and the fields of the newest taxonomy. */
export function rulesChoices(app: App, actor: Actor) {
  return read(app, actor, async (tx) => {
    const today = vietnamDay(app.clock())
    const all = await taxonomiesOf(tx, actor.tenantId)
    const fields = (all.find((one) => validOn(one, today) === 'valid') ?? all[0])?.fields ?? []
    return { movements: await movementsOf(tx, actor.tenantId), fields }
  })
}

/** Legal bases around an actor, the newest first, each with how it stands today. */
export function basesFor(app: App, actor: Actor, after?: string) {
  return read(app, actor, async (tx) => {
    const units = await unitsAround({ app, actor, tx })
    const page = listed(await basisPage(tx, actor.tenantId, units, paged(after)))
    const all = await basesById(tx, actor.tenantId)
    const today = vietnamDay(app.clock())
    const mine = await unitsFor({ app, actor, tx }, 'movement.set-up')
    const forAll = await maySetUp({ app, actor, tx }, null)
    return {
      ...page,
      lines: page.lines.map((line) => ({
        ...line,
        stands: validOn(line, today),
        next: line.replaced_by_id === null ? undefined : all.get(line.replaced_by_id)?.symbol,
        may: line.unit_id === null ? forAll : mine === undefined || mine.includes(line.unit_id),
      })),
    }
  })
}

/** One legal basis with the others that may have replaced it. */
export function basisFacts(app: App, actor: Actor, id: string | undefined) {
  return read(app, actor, async (tx) => {
    const units = await unitsAround({ app, actor, tx })
    const around = (row: Row<'legal_basis'>) =>
      row.unit_id === null || units === undefined || units.includes(row.unit_id)
    const all = [...(await basesById(tx, actor.tenantId)).values()].filter(around)
    if (id === undefined) return { basis: undefined, others: all }
    const basis = all.find((row) => row.id === mustBeId(id))
    if (basis === undefined) throw new ProblemError(problem('not-found'))
    return { basis, others: all.filter((row) => row.id !== basis.id) }
  })
}

/** What a round of this movement and unit can go by: packs, sets and legal bases. Bounded. */
export function roundChoices(app: App, actor: Actor, of: { readonly movementId: string; readonly unitId: string }) {
  return read(app, actor, async (tx) => {
    const units = app.units.within(of.unitId)
    const filter = { units, movementId: of.movementId }
    const bases = await basesById(tx, actor.tenantId)
    return {
      packs: await packPage(tx, actor.tenantId, filter, { limit: 100 }),
      sets: await setPage(tx, actor.tenantId, filter, { limit: 100 }),
      bases: [...bases.values()].filter((row) => row.unit_id === null || units.includes(row.unit_id)),
      fields: (await taxonomiesOf(tx, actor.tenantId))[0]?.fields ?? [],
    }
  })
}
