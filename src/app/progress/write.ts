import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { CONTRIBUTORS, FIGURE_METHODS, FIGURE_ROLES, indicatorOf } from '../../core/indicators/catalogue.ts'
import { decimalsOf, MOST_DIGITS, typedNumber } from '../../core/indicators/typed-number.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { correctionOf } from '../../db/read/progress.ts'
import { rowOf } from '../../db/read/rows.ts'
import { involve } from '../access/involve.ts'
import type { Command } from '../command.ts'
import { Day } from '../input.ts'
import { fileSubject } from '../participation/file.ts'

const Figure = z.object({
  indicator: z.string(),
  role: z.enum(FIGURE_ROLES),
  /** As typed; "5 triệu". */
  value: z.string().trim().max(60),
  method: z.enum(FIGURE_METHODS),
  contributor: z.enum(CONTRIBUTORS).nullable(),
})
export type FigureInput = z.infer<typeof Figure>

const EntryInput = z.strictObject({
  fileId: z.uuid(),
  day: Day,
  text: z.string().trim().min(1).max(8000),
  figures: z.array(Figure).max(30),
  /** The entry that this one corrects, and why. */
  replaces: z.object({ id: z.uuid(), reason: z.string().trim().max(1000) }).nullable(),
})
export type EntryInput = z.infer<typeof EntryInput>

/**
 * Writes down what was done on a day, with figures. A correction is a new entry that says which one it stands instead
 * of, and why; nothing is ever edited. There is no place for names: who was helped is a number (DOMAIN 5.1). Problems:
 * `input.invalid` by figure, `progress.corrected` for an entry that another one corrected already.
 */
export const writeProgress: Command<EntryInput, { entryId: string }> = {
  name: 'progress.write',
  input: EntryInput,
  action: 'progress.write',
  subject: fileSubject(({ fileId }) => fileId),
  work: async (context, { fileId, day, text, figures, replaces }) => {
    const { write, actor, at } = context
    if (day > vietnamDay(new Date(at))) throw new ProblemError(problem('progress.future', {}, 'day'))
    const read = figures.map((one, i) => ({ ...one, exact: exactValue(one, i) }))
    if (replaces !== null) await checkReplaced(context, fileId, replaces)
    const entry = await write.insert('progress_entry', {
      participation_id: fileId,
      day,
      text,
      replaces_id: replaces?.id ?? null,
      reason: replaces?.reason ?? null,
      by_id: actor.id,
      by_name: actor.name,
      at,
    })
    for (const [position, { exact, value, ...figure }] of read.entries())
      await write.insert('progress_figure', { entry_id: entry.id, position, ...figure, value: exact, typed: value })
    await involve(context, fileId, 'wrote')
    return { entryId: entry.id }
  },
}

async function checkReplaced(
  { write }: Parameters<typeof writeProgress.work>[0],
  fileId: string,
  replaces: { readonly id: string; readonly reason: string },
): Promise<void> {
  const earlier = await rowOf(write.tx, 'progress_entry', write.tenantId, replaces.id)
  if (earlier.participation_id !== fileId) throw new ProblemError(problem('not-found'))
  if (replaces.reason === '') throw new ProblemError(problem('reason.needed', { step: 'correct' }, 'reason'))
  if ((await correctionOf(write.tx, write.tenantId, earlier.id)) !== undefined)
    throw new ProblemError(problem('progress.corrected'))
}

/** The number of a figure, exact; refused by its line: no number, too many decimals, or a meaning it cannot have. */
export function exactValue(one: FigureInput, line: number): string {
  const wrong = (field: string) =>
    new ProblemError(problem('figure.invalid', { value: one.value, line: line + 1 }, field))
  const indicator = indicatorOf(one.indicator)
  if (indicator === undefined || !indicator.roles.includes(one.role)) throw wrong(`figures.${line}.indicator`)
  if ((one.role === 'contribution') !== (one.contributor !== null)) throw wrong(`figures.${line}.contributor`)
  const exact = typedNumber(one.value)
  if (exact === null || exact === undefined || decimalsOf(exact) > indicator.decimals)
    throw wrong(`figures.${line}.value`)
  if ((exact.split('.')[0] ?? '').length > MOST_DIGITS) throw wrong(`figures.${line}.value`)
  return exact
}
