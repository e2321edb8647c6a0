import { z } from 'zod'
import { changedLines, type Line, lineOf, sheetTotal, unscored } from '../../core/appraisal/sheet.ts'
import type { Subject } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { roleInTeam, sheetOf } from '../../db/read/appraisals.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import { type CriteriaSet, criteriaFor } from '../access/adopted-rules.ts'
import { involve } from '../access/involve.ts'
import type { Command, CommandContext } from '../command.ts'
import { fileOf, subjectOf } from '../participation/file.ts'
import { readingOf } from './assign.ts'

const SheetLine = z.object({
  criterionId: z.uuid(),
  /** null: not scored yet. Of a checklist any number says that it was gone through; its items give the points. */
  halves: z.int().nullable(),
  items: z.array(z.uuid()).max(100),
  reason: z.string().trim().max(4000),
})

const SheetInput = z.object({
  appraisalId: z.uuid(),
  /** The version of the sheet that was seen; 0 for a new one. */
  version: z.int().min(0),
  lines: z.array(SheetLine).max(100),
  remark: z.string().trim().max(4000),
  handIn: z.boolean(),
  /** Why points were changed that had been handed in; needed then. */
  why: z.string().trim().max(1000),
})
type SheetInput = z.infer<typeof SheetInput>

/** One change of points after they were handed in. */
export interface PointChange {
  readonly criterionId: string
  readonly from: number
  readonly to: number | null
  readonly why: string
  readonly at: string
}

/** The subject of a command whose input names an appraisal: its file. */
export const appraisalSubject = async (
  context: CommandContext,
  { appraisalId }: { readonly appraisalId: string },
): Promise<Subject> => {
  const { app, actor, write } = context
  const row = await rowOf(write.tx, 'appraisal', write.tenantId, appraisalId)
  return subjectOf(actor, await fileOf({ app, actor, tx: write.tx }, row.file_id))
}

/**
 * Saves the actor's own score sheet, or hands it in. Handing in needs points for every criterion; points that were
 * handed in may be changed until the team concludes, with the reason kept. Whose file is tied to the actor is refused.
 */
export const saveSheet: Command<SheetInput, { sheetId: string; handedIn: boolean }> = {
  name: 'appraisal.save-sheet',
  input: SheetInput,
  action: 'appraisal.score',
  subject: appraisalSubject,
  work: async (context, given) => {
    const { write, actor, at } = context
    const appraisal = await rowOf(write.tx, 'appraisal', write.tenantId, given.appraisalId)
    if ((await roleInTeam(write.tx, write.tenantId, appraisal.team_id, actor.id)) === undefined)
      throw new ProblemError(problem('forbidden', { action: 'appraisal.score' }))
    if (appraisal.state !== 'open') throw new ProblemError(problem('appraisal.closed'))
    const set = await adoptedSet(context, appraisal)
    const before = await sheetOf(write.tx, write.tenantId, appraisal.id, actor.id)
    if ((before?.version ?? 0) !== given.version)
      throw new ProblemError(problem('conflict.version', { record: 'score_sheet' }))
    const lines = complete(set, given.lines)
    const total = unwrap(sheetTotal(set, lines))
    const left = unscored(set, lines)
    const handedIn = given.handIn || before?.state === 'handed-in'
    if (handedIn && left.length > 0) throw new ProblemError(problem('score.missing', { n: left.length }, left[0]))
    const changes = before?.state === 'handed-in' ? changesOf(before, lines, given.why, at) : []
    const row = {
      state: handedIn ? 'handed-in' : 'draft',
      handed_in_at: handedIn ? (before?.handed_in_at ?? at) : null,
      lines: JSON.stringify(lines),
      changes: JSON.stringify([...((before?.changes as unknown as PointChange[] | undefined) ?? []), ...changes]),
      base_halves: handedIn ? total.base : null,
      bonus_halves: handedIn ? total.bonus : null,
      total_halves: handedIn ? total.total : null,
      remark: given.remark,
    }
    const saved =
      before === undefined
        ? await write.insert('score_sheet', { ...row, appraisal_id: appraisal.id, account_id: actor.id })
        : await write.update('score_sheet', before, row)
    await involve(context, appraisal.file_id, 'appraised')
    return { sheetId: saved.id, handedIn }
  },
}

/** The criteria that the appraisal has pinned, adopted; pinned now when none fitted at the time it was handed out. */
async function adoptedSet(context: CommandContext, appraisal: Row<'appraisal'>): Promise<CriteriaSet> {
  const set = await criteriaFor(readingOf(context), appraisal.file_id, appraisal.criteria_set_id)
  if (set === undefined || set.adoptedOn === null) throw new ProblemError(problem('criteria.unset'))
  if (appraisal.criteria_set_id === null)
    await context.write.update('appraisal', appraisal, { criteria_set_id: set.id })
  return set
}

/** One line a criterion in the order of the set; of a checklist the points that its items give. */
function complete(set: CriteriaSet, given: readonly Line[]): Line[] {
  if (given.some((line) => !set.criteria.some((c) => c.id === line.criterionId)))
    throw new ProblemError(problem('input.invalid', {}, 'lines'))
  return set.criteria.map((criterion) => {
    const line = lineOf(given, criterion.id) ?? { criterionId: criterion.id, halves: null, items: [], reason: '' }
    if (criterion.kind !== 'checklist') return { ...line, items: [] }
    const points = unwrap(sheetTotal({ criteria: [criterion], bonusMaxHalves: 0 }, [line]))
    return { ...line, halves: line.halves === null ? null : points.total }
  })
}

function changesOf(before: Row<'score_sheet'>, lines: readonly Line[], why: string, at: string): PointChange[] {
  const was = before.lines as unknown as Line[]
  const changed = changedLines(was, lines)
  if (changed.length > 0 && why === '')
    throw new ProblemError(problem('reason.needed', { step: 'change-score' }, 'why'))
  return changed.map((criterionId) => ({
    criterionId,
    from: lineOf(was, criterionId)?.halves ?? 0,
    to: lineOf(lines, criterionId)?.halves ?? null,
    why,
    at,
  }))
}
