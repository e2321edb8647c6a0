import { vietnamDay } from '../../core/clock.ts'
import { type Actor, can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { type Check, type RoundRules, roundChecks } from '../../core/rounds/readiness.ts'
import { isRoundState, type RoundState } from '../../core/rounds/states.ts'
import { type Registering, type Windows, windowOn } from '../../core/rounds/window.ts'
import type { RulePack } from '../../core/rules/rule-pack.ts'
import type { Reader } from '../../db/database.ts'
import { fieldsOf } from '../../db/read/registry-lookup.ts'
import { filesOfRound, type RoundLine, roundLine, roundPage, stepsOfRound } from '../../db/read/rounds.ts'
import { basesById, basesOfRound, type FullSet, packOfRound, quotasOfRound, setsOfRound } from '../../db/read/rules.ts'
import { leadsOf } from '../../db/read/setup.ts'
import type { Row } from '../../db/tables.ts'
import type { App } from '../context.ts'
import { programmeSubject } from './common.ts'
import { type Listed, listed, mustBeId, PAGE, read, unitsAround, unitsFor } from './reading.ts'

export interface RoundsAsked {
  readonly after?: string | undefined
  readonly year?: number | undefined
  readonly state?: string | undefined
}

/** The rounds that concern an actor, the newest first; drafts only where the actor sets up. */
export function roundsFor(app: App, actor: Actor, asked: RoundsAsked): Promise<Listed<RoundLine>> {
  return read(app, actor, async (tx) => {
    const units = await unitsAround({ app, actor, tx })
    const draftsIn = await unitsFor({ app, actor, tx }, 'movement.set-up')
    const state = isRoundState(asked.state) ? asked.state : undefined
    const page = { after: asked.after === undefined ? undefined : mustBeId(asked.after), limit: PAGE + 1 }
    return listed(await roundPage(tx, actor.tenantId, { units, draftsIn, year: asked.year, state }, page))
  })
}

/** Everything that the page of a round shows, and what the actor may do there. */
export interface RoundFacts {
  readonly round: RoundLine
  readonly state: RoundState | null
  readonly windows: Windows
  readonly registering: Registering
  readonly pack: Row<'rule_pack'> | undefined
  readonly sets: readonly FullSet[]
  readonly bases: Awaited<ReturnType<typeof basesOfRound>>
  readonly quotas: readonly Row<'quota'>[]
  /** Of the programme's taxonomy. */
  readonly fields: readonly Row<'field'>[]
  readonly steps: readonly Row<'round_step'>[]
  readonly leads: Awaited<ReturnType<typeof leadsOf>>
  readonly files: number
  readonly checks: readonly Check[]
  readonly today: string
  readonly may: { readonly setUp: boolean; readonly run: boolean }
}

/** A round with all it goes by. A draft is there only for who may set it up. The number of queries does not grow. */
export function roundFacts(app: App, actor: Actor, id: string): Promise<RoundFacts> {
  return read(app, actor, async (tx) => factsIn(app, actor, tx, mustBeId(id)))
}

async function factsIn(app: App, actor: Actor, tx: Reader, id: string): Promise<RoundFacts> {
  const { tenantId } = actor
  const round = await roundLine(tx, tenantId, id)
  if (round === undefined) throw new ProblemError(problem('not-found'))
  const subject = await programmeSubject({ app, actor, tx }, round.programme_id)
  const may = { setUp: can(actor, 'movement.set-up', subject).ok, run: can(actor, 'round.run', subject).ok }
  if (round.state === 'draft' && !may.setUp && !may.run) throw new ProblemError(problem('not-found'))
  const pack = await packOfRound(tx, tenantId, id)
  const sets = await setsOfRound(tx, tenantId, id)
  const bases = await basesOfRound(tx, tenantId, id)
  const quotas = await quotasOfRound(tx, tenantId, id)
  const today = vietnamDay(app.clock())
  const windows = windowsOf(round)
  return {
    round,
    state: isRoundState(round.state) ? round.state : null,
    windows,
    registering: windowOn(round, today),
    pack,
    sets,
    bases,
    quotas,
    fields: await fieldsOf(tx, tenantId, round.taxonomy_id),
    steps: await stepsOfRound(tx, tenantId, id),
    leads: await leadsOf(tx, tenantId, round.programme_id),
    files: await filesOfRound(tx, tenantId, id),
    checks: roundChecks(rulesOf({ windows, pack, sets, bases, quotas }), round.announced_on ?? today),
    today,
    may,
  }
}

export const windowsOf = (round: Row<'round'>): Windows => ({
  opensOn: round.opens_on,
  closesOn: round.closes_on,
  appraisalFrom: round.appraisal_from,
  appraisalTo: round.appraisal_to,
  recognitionFrom: round.recognition_from,
  recognitionTo: round.recognition_to,
})

/** What a round goes by, as its checks take it. */
export function rulesOf(given: {
  readonly windows: Windows
  readonly pack: Row<'rule_pack'> | undefined
  readonly sets: readonly FullSet[]
  readonly bases: readonly Row<'legal_basis'>[]
  readonly quotas: readonly unknown[]
}): RoundRules {
  const { pack } = given
  return {
    windows: given.windows,
    pack: pack && { ...headOf(pack), rules: pack.rules as unknown as RulePack },
    sets: given.sets.map(({ set, criteria, bands }) => ({
      ...headOf(set),
      kind: set.kind,
      bonusMaxHalves: set.bonus_max_halves,
      criteria: criteria.map((c) => ({
        kind: c.kind as 'numeric',
        maxHalves: c.max_halves,
        items: c.items.map((item) => item.halves),
      })),
      bands,
    })),
    bases: given.bases,
    quotas: given.quotas.length,
  }
}

const headOf = (row: Row<'rule_pack'> | Row<'criteria_set'>) => ({
  name: row.name,
  adoptedOn: row.adopted_on,
  valid_from: row.valid_from,
  valid_to: row.valid_to,
})

/** All legal bases by id, for naming what replaced what. */
export const allBases = (app: App, actor: Actor) => read(app, actor, (tx) => basesById(tx, actor.tenantId))
