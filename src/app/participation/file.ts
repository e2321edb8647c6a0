import type { Relation } from '../../core/access/relations.ts'
import { reaches } from '../../core/access/roles.ts'
import { vietnamDay } from '../../core/clock.ts'
import type { Stage } from '../../core/participation/stage.ts'
import type { Actor, Subject } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import type { RulePack } from '../../core/rules/rule-pack.ts'
import type { Reader } from '../../db/database.ts'
import { type FileRows, fileRows, ownersAbove } from '../../db/read/files.ts'
import { ledBetween } from '../../db/read/grants.ts'
import { involvementIn } from '../../db/read/involvement.ts'
import { packOfRound } from '../../db/read/rules.ts'
import type { App } from '../context.ts'

/** A file as every use case of the desk meets it: where it stands, what it lies in, what the actor has to do with it. */
export interface File extends FileRows {
  readonly id: string
  readonly programmeId: string
  readonly roundId: string
  readonly unitId: string
  readonly stage: Stage
  readonly within: readonly string[]
  readonly relations: readonly Relation[]
}

interface Asking {
  readonly app: App
  readonly actor: Actor
  readonly tx: Reader
}

/** The file of this id, or `not-found`; whether the actor may know of it is asked with `subjectOf`. */
export async function fileOf({ app, actor, tx }: Asking, id: string): Promise<File> {
  const { tenantId } = actor
  const rows = await fileRows(tx, tenantId, id)
  const known = rows.participation ?? rows.registration
  if (known === undefined) throw new ProblemError(problem('not-found'))
  const within = [...app.units.within(known.unit_id), ...(await ownersAbove(tx, tenantId, rows))]
  const deeds = await involvementIn(tx, tenantId, id, actor.id)
  const led = await latelyLed({ app, actor, tx }, known.round_id, within)
  return {
    ...rows,
    id,
    programmeId: known.programme_id,
    roundId: known.round_id,
    unitId: known.unit_id,
    stage: stageOf(rows),
    within,
    relations: led ? ['lately-led', ...deeds] : deeds,
  }
}

/** Where a file stands: the participation's status once there is one, the registration's state before. */
export const stageOf = ({ participation, registration }: FileRows): Stage =>
  (participation?.status ?? registration?.state ?? 'draft') as Stage

/** The file as the policy is asked about it. */
export const subjectOf = (actor: Actor, file: File): Subject => ({
  tenantId: actor.tenantId,
  within: file.within,
  stage: file.stage,
  relations: file.relations,
})

/** The subject of a command whose input names a file. */
export const fileSubject =
  <Input>(idOf: (input: Input) => string) =>
  async (
    context: { readonly app: App; readonly actor: Actor; readonly write: { readonly tx: Reader } },
    input: Input,
  ): Promise<Subject> => {
    const asking = { app: context.app, actor: context.actor, tx: context.write.tx }
    return subjectOf(context.actor, await fileOf(asking, idOf(input)))
  }

/** Led one of the file's units or organisations within the months that the round's rules name; unset, at any time. */
async function latelyLed({ app, actor, tx }: Asking, roundId: string, within: readonly string[]): Promise<boolean> {
  const pack = (await packOfRound(tx, actor.tenantId, roundId))?.rules as RulePack | undefined
  const months = pack?.conflict.latelyLedMonths ?? null
  const now = app.clock()
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - (months ?? 0))
  const from = months === null ? '0001-01-01' : vietnamDay(since)
  const led = await ledBetween(tx, { tenantId: actor.tenantId, accountId: actor.id, from, to: vietnamDay(now) })
  return led.some((scope) => scope.of !== 'tenant' && reaches(scope, within))
}
