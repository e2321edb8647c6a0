import { vietnamDay } from '../../core/clock.ts'
import { type Actor, can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { copiedRound, type Proposed } from '../../core/rounds/copy.ts'
import { replacementOn } from '../../core/rules/validity.ts'
import { type RoundLine, roundLine, roundPage } from '../../db/read/rounds.ts'
import { rowOf } from '../../db/read/rows.ts'
import { basesById, basesOfRound, packOfRound, quotasOfRound, setsOfRound } from '../../db/read/rules.ts'
import { movementsOf, periodsFor } from '../../db/read/setup.ts'
import type { Row } from '../../db/tables.ts'
import type { App } from '../context.ts'
import { programmeSubject } from './common.ts'
import { mustBeId, read, unitsFor } from './reading.ts'
import { windowsOf } from './round-facts.ts'

/** From what a new round can start: the latest rounds where an actor sets up, and the movements for an empty one. */
export function startFacts(app: App, actor: Actor) {
  return read(app, actor, async (tx) => {
    const units = await unitsFor({ app, actor, tx }, 'movement.set-up')
    const rounds = await roundPage(tx, actor.tenantId, { units, draftsIn: [] }, { limit: 12 })
    return { rounds, movements: await movementsOf(tx, actor.tenantId) }
  })
}

/** A round of last year as next year's draft would be, and where it would go. */
export interface CopyFacts {
  readonly from: RoundLine
  readonly proposed: Proposed
  readonly quotas: readonly Row<'quota'>[]
  /** The programme it would belong to: the same while its period lasts, else a new one of the year. */
  readonly programme: { readonly id: string } | { readonly newPeriod: readonly [from: number, to: number] }
  readonly periodLabel: string
}

export function copyFacts(app: App, actor: Actor, roundId: string): Promise<CopyFacts> {
  return read(app, actor, async (tx) => {
    const { tenantId } = actor
    const from = await roundLine(tx, tenantId, mustBeId(roundId))
    if (from === undefined) throw new ProblemError(problem('not-found'))
    const subject = await programmeSubject({ app, actor, tx }, from.programme_id)
    if (!can(actor, 'movement.set-up', subject).ok) throw new ProblemError(problem('not-found'))
    const today = vietnamDay(app.clock())
    const bases = await basesById(tx, tenantId)
    const cited = await basesOfRound(tx, tenantId, roundId)
    const pack = await packOfRound(tx, tenantId, roundId)
    const sets = await setsOfRound(tx, tenantId, roundId)
    const proposed = copiedRound(
      {
        label: from.label,
        year: from.year,
        windows: windowsOf(from),
        pack,
        sets: sets.map(({ set }) => set),
        bases: cited.map((b) => {
          const next = replacementOn(b, bases, today)
          return { ...b, name: b.symbol, next: next && { ...next, name: next.symbol } }
        }),
      },
      yearsOn(from.year, today),
      today,
    )
    const period = await rowOf(tx, 'period', tenantId, from.period_id)
    const lasts = proposed.year === null || (period.year_from <= proposed.year && proposed.year <= period.year_to)
    return {
      from,
      proposed,
      quotas: await quotasOfRound(tx, tenantId, roundId),
      programme: lasts ? { id: from.programme_id } : { newPeriod: nextPeriod(period, proposed.year ?? 0) },
      periodLabel: period.label,
    }
  })
}

/** A year on; of a round that is years old, so many that the new one is not in the past. */
function yearsOn(year: number | null, today: string): number {
  return year === null ? 1 : Math.max(1, Number(today.slice(0, 4)) - year)
}

/** The period that follows: as many years as the one before, beginning where it ended, so that the year lies in it. */
function nextPeriod(period: Row<'period'>, year: number): readonly [number, number] {
  const length = period.year_to - period.year_from + 1
  let from = period.year_to + 1
  while (from + length - 1 < year) from += length
  return [from, from + length - 1]
}

/** The periods of a movement, for the page that asks for one. */
export const periodChoices = (app: App, actor: Actor, movementId: string) =>
  read(app, actor, (tx) => periodsFor(tx, actor.tenantId, movementId))
