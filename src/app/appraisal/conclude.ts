import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { roleInTeam } from '../../db/read/appraisals.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Command, CommandContext } from '../command.ts'
import { Day, Version } from '../input.ts'
import { moveFile } from '../participation/move.ts'
import { readingOf } from './assign.ts'
import { type TeamResult, teamResult, tooWide } from './result.ts'
import { appraisalSubject } from './sheets.ts'

const ConcludeInput = z.object({
  appraisalId: z.uuid(),
  version: Version,
  /** The day the team was there; null: it was appraised from the papers. */
  visitedOn: Day.nullable(),
  /** What the team says and proposes, in its own words. */
  conclusion: z.string().trim().min(1).max(8000),
  /** How the members talked a wide difference over; needed where the rules call it too wide. */
  talkedOver: z.string().trim().max(4000),
})

/**
 * The team's conclusion: the exact mean of the sheets that count, its band, and whether that proposes the file, unless
 * a rule is missing, which is kept beside it. The file is appraised from then on.
 */
export const concludeAppraisal: Command<z.infer<typeof ConcludeInput>, { fileId: string; proposes: string }> = {
  name: 'appraisal.conclude',
  input: ConcludeInput,
  action: 'appraisal.conclude',
  subject: appraisalSubject,
  work: async (context, given) => {
    const { write, actor, at } = context
    const result = await openResult(context, given.appraisalId)
    const { appraisal, file, found } = result
    if ((await roleInTeam(write.tx, write.tenantId, appraisal.team_id, actor.id)) !== 'lead')
      throw new ProblemError(problem('forbidden', { action: 'appraisal.conclude' }))
    if (found.kind === 'too-few')
      throw new ProblemError(problem('appraisal.too-few', { have: found.have, need: found.need }))
    if (tooWide(result) && given.talkedOver === '')
      throw new ProblemError(problem('reason.needed', { step: 'talk-over' }, 'talkedOver'))
    const { mean, band, proposes, unset } = found.value
    await write.update(
      'appraisal',
      { id: appraisal.id, version: given.version },
      {
        state: 'concluded',
        visited_on: given.visitedOn,
        mean_num: mean.num,
        mean_den: mean.den,
        sheets: result.members.filter((m) => m.counts).length,
        rule_pack_id: result.pack?.id ?? null,
        band_id: band?.id ?? null,
        band_label: band?.label ?? null,
        proposes,
        rules_unset: [...unset],
        conclusion: given.conclusion,
        talked_over: given.talkedOver === '' ? null : given.talkedOver,
        ended_by: actor.id,
        ended_at: at,
      },
    )
    await moveFile(context, file.id, { step: 'appraise', version: file.version })
    return { fileId: file.id, proposes }
  },
}

async function openResult(context: CommandContext, appraisalId: string): Promise<TeamResult> {
  const row = await rowOf(context.write.tx, 'appraisal', context.write.tenantId, appraisalId)
  if (row.state !== 'open') throw new ProblemError(problem('appraisal.closed'))
  const result = await teamResult(readingOf(context), row)
  if (result === undefined) throw new ProblemError(problem('not-found'))
  return result
}

const SendBackInput = z.object({ appraisalId: z.uuid(), version: Version, reason: z.string().trim().max(2000) })

/**
 * Sends a file back one step, with the reason: one that is being appraised goes back to its unit, and comes again as a
 * new appraisal; one that was appraised goes back to the team, which keeps its sheets and may change them with a reason.
 */
export const sendBack: Command<z.infer<typeof SendBackInput>, { fileId: string; to: string }> = {
  name: 'appraisal.send-back',
  input: SendBackInput,
  action: 'appraisal.send-back',
  subject: appraisalSubject,
  work: async (context, given) => {
    const { write, actor, at } = context
    const row = await rowOf(write.tx, 'appraisal', write.tenantId, given.appraisalId)
    if (row.state !== 'open' && row.state !== 'concluded') throw new ProblemError(problem('appraisal.closed'))
    const step = row.state === 'open' ? 'reopen' : 'reappraise'
    const to = await moveFile(context, row.file_id, { step, reason: given.reason })
    const cleared = { mean_num: null, mean_den: null, sheets: null, band_id: null, band_label: null, proposes: null }
    const ended = { ended_by: actor.id, ended_at: at, reason: given.reason }
    const patch =
      step === 'reopen' ? { ...ended, state: 'sent-back' } : { ...ended, ...cleared, state: 'open', rules_unset: [] }
    await write.update('appraisal', { id: row.id, version: given.version }, patch)
    return { fileId: row.file_id, to }
  },
}
