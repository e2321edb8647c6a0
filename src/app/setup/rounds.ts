import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { ROUND_STEP_NAMES, type RoundStepName, takeRound } from '../../core/rounds/transitions.ts'
import { endsBeforeStart, type Windows } from '../../core/rounds/window.ts'
import { filesOfRound, roundByLabel } from '../../db/read/rounds.ts'
import { rowOf } from '../../db/read/rows.ts'
import { basesOfRound } from '../../db/read/rules.ts'
import type { Row } from '../../db/tables.ts'
import type { Command, CommandContext } from '../command.ts'
import { Day, Version } from '../input.ts'
import { asking, Name, roundSubject, Text, taken } from './common.ts'
import { mustHold } from './legal-bases.ts'
import { lockPinned } from './pinned.ts'
import { noteStep, runRound } from './round-change.ts'

export const LEVELS = ['', 'base', 'district', 'province', 'central'] as const

/** The days of a round; both ends belong to each window. */
export const WindowsInput = z.object({
  opensOn: Day.nullable(),
  closesOn: Day.nullable(),
  appraisalFrom: Day.nullable(),
  appraisalTo: Day.nullable(),
  recognitionFrom: Day.nullable(),
  recognitionTo: Day.nullable(),
}) satisfies z.ZodType<Windows>

export const RoundInput = z.object({
  label: Name,
  /** Null: the round of a whole period. */
  year: z.int().min(1900).max(2200).nullable(),
  level: z.enum(LEVELS),
  windows: WindowsInput,
})
export type RoundInput = z.infer<typeof RoundInput>

export const roundColumns = ({ label, year, level, windows: w }: RoundInput) => ({
  label,
  year,
  level,
  opens_on: w.opensOn,
  closes_on: w.closesOn,
  appraisal_from: w.appraisalFrom,
  appraisal_to: w.appraisalTo,
  recognition_from: w.recognitionFrom,
  recognition_to: w.recognitionTo,
})

/** Refuses windows that end before they begin, and a label that the programme has already. */
export async function mustBeSound(
  { write }: Pick<CommandContext, 'write'>,
  programmeId: string,
  given: RoundInput,
  own?: string,
): Promise<void> {
  const [wrong] = endsBeforeStart(given.windows)
  if (wrong !== undefined) throw new ProblemError(problem('days.reversed', {}, wrong))
  const same = await roundByLabel(write.tx, write.tenantId, programmeId, given.label)
  if (same !== undefined && same.id !== own) throw taken(given.label, 'label')
}

const RoundChange = RoundInput.extend({ roundId: z.uuid(), version: Version, reason: Text })

/**
 * Changes a round's label and windows. A draft is changed freely by whoever sets it up; afterwards only by who may
 * `round.run`, with a reason that stays on the round, and its year and level only while nothing is registered in it.
 */
export const changeRound: Command<z.infer<typeof RoundChange>, { roundId: string }> = {
  name: 'round.change',
  input: RoundChange,
  action: 'movement.set-up',
  subject: (context, given) => roundSubject(asking(context), given.roundId),
  work: async (context, given) => {
    const { write } = context
    const round = await runRound(context, given.roundId, given.reason)
    await mustBeSound(context, round.programme_id, given, round.id)
    const renumbered = round.year !== given.year || round.level !== given.level
    if (renumbered && round.state !== 'draft' && (await filesOfRound(write.tx, write.tenantId, round.id)) > 0)
      throw new ProblemError(problem('round.not-now', { state: round.state ?? '', step: 'change' }, 'year'))
    await write.update('round', { id: round.id, version: given.version }, roundColumns(given))
    if (round.state !== 'draft')
      await noteStep(context, round, { step: 'change', to: round.state, reason: given.reason })
    return { roundId: round.id }
  },
}

const StepInput = z.object({
  roundId: z.uuid(),
  version: Version,
  step: z.enum(ROUND_STEP_NAMES as [RoundStepName, ...RoundStepName[]]),
  reason: Text,
  /** Of the plan or call that announces it: number and symbol, day, who signed. Only for that step. */
  announcement: z
    .object({ symbol: z.string().trim().max(200), announcedOn: Day.nullable(), signer: z.string().trim().max(200) })
    .nullable(),
})
export type StepInput = z.infer<typeof StepInput>

/**
 * Takes one step of DOMAIN 4.1. Announcing needs number, day and signer, both days of registration, and legal bases that
 * hold on that day. Reopening and every other step back need a reason. Each step stays on the round with who took it.
 */
export const stepRound: Command<StepInput, { state: string }> = {
  name: 'round.step',
  input: StepInput,
  action: 'round.run',
  subject: (context, given) => roundSubject(asking(context), given.roundId),
  work: async (context, given) => {
    const { write } = context
    const round = await rowOf(write.tx, 'round', write.tenantId, given.roundId)
    const state = unwrap(takeRound(given.step, round.state, given.reason))
    const announced = given.step === 'announce' ? await announce(context, round, given) : {}
    await write.update('round', { id: round.id, version: given.version }, { state, ...announced })
    await noteStep(context, round, { step: given.step, to: state, reason: given.reason })
    return { state }
  },
}

/** What a round has to have before it is announced, by the field in which it is typed. */
async function announce(context: CommandContext, round: Row<'round'>, { announcement }: StepInput) {
  const { tx, tenantId } = context.write
  const symbol = announcement?.symbol ?? ''
  const announcedOn = announcement?.announcedOn ?? null
  const signer = announcement?.signer ?? ''
  const missing = [
    ...(symbol === '' ? ['symbol'] : []),
    ...(announcedOn === null ? ['announcedOn'] : []),
    ...(signer === '' ? ['signer'] : []),
    ...(round.opens_on === null ? ['opensOn'] : []),
    ...(round.closes_on === null ? ['closesOn'] : []),
  ]
  if (missing.length > 0) throw new ProblemError(problem('round.incomplete', { missing }, missing[0]))
  const cited = await basesOfRound(tx, tenantId, round.id)
  const ids = cited.map((basis) => basis.id)
  await mustHold(tx, tenantId, ids, announcedOn ?? vietnamDay(new Date(context.at)))
  await lockPinned(context, round)
  return { announcement: symbol, announced_on: announcedOn, signer }
}
