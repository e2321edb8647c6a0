import { z } from 'zod'
import { can } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { appraisalsOf } from '../../db/read/appraisals.ts'
import { rowOf } from '../../db/read/rows.ts'
import { criteriaFor, packFor } from '../access/adopted-rules.ts'
import { filesToJudge, type JudgedFile, type Reading } from '../access/judges.ts'
import { roundSubject } from '../access/round-subject.ts'
import type { Command, CommandContext } from '../command.ts'
import { Line, Version } from '../input.ts'

export const readingOf = ({ app, write }: CommandContext): Reading => ({
  app,
  tenantId: write.tenantId,
  tx: write.tx,
})

const AssignInput = z.object({ teamId: z.uuid(), fileIds: z.array(z.uuid()).min(1).max(200) })

/**
 * Hands files of the team's round to the team. Each keeps the pack and the criteria it was received under, or else gets
 * those of the round now. A file is with one team at a time; one that another team has is refused.
 */
export const assignFiles: Command<z.infer<typeof AssignInput>, { assigned: number }> = {
  name: 'appraisal.assign',
  input: AssignInput,
  action: 'appraisal.assign',
  subject: roundSubject(
    async ({ write }, { teamId }) => (await rowOf(write.tx, 'appraisal_team', write.tenantId, teamId)).round_id,
  ),
  work: async (context, given) => {
    const { write, actor } = context
    const team = await rowOf(write.tx, 'appraisal_team', write.tenantId, given.teamId)
    const ids = [...new Set(given.fileIds)]
    const files = await filesToJudge(readingOf(context), ids)
    const earlier = await appraisalsOf(write.tx, write.tenantId, ids)
    let assigned = 0
    for (const id of ids) {
      const file = files.get(id)
      if (file === undefined || file.round_id !== team.round_id) throw new ProblemError(problem('not-found'))
      unwrap(can(actor, 'appraisal.assign', { tenantId: write.tenantId, within: file.within, stage: file.stage }))
      if (file.stage !== 'self-assessed')
        throw new ProblemError(problem('state.not-now', { step: 'appraise', stage: file.stage }))
      const own = earlier.filter((row) => row.file_id === id)
      if (own.some((row) => row.state === 'open' && row.team_id === team.id)) continue
      if (own.some((row) => row.state === 'open')) throw new ProblemError(problem('conflict.version', {}, 'files'))
      await handOver(context, team.id, file, (own[0]?.attempt ?? 0) + 1)
      assigned += 1
    }
    return { assigned }
  },
}

async function handOver(context: CommandContext, teamId: string, file: JudgedFile, attempt: number): Promise<void> {
  const reading = readingOf(context)
  await context.write.insert('appraisal', {
    team_id: teamId,
    file_id: file.id,
    attempt,
    state: 'open',
    criteria_set_id: (await criteriaFor(reading, file.id, null))?.id ?? null,
    rule_pack_id: (await packFor(reading, file.id, null))?.id ?? null,
    visited_on: null,
    mean_num: null,
    mean_den: null,
    sheets: null,
    band_id: null,
    band_label: null,
    proposes: null,
    conclusion: null,
    talked_over: null,
    reason: null,
    ended_by: null,
    ended_at: null,
  })
}

const TakeOffInput = z.object({ appraisalId: z.uuid(), version: Version, reason: Line(1000).min(1) })

/** Takes a file off a team, so that another can have it; what was scored stays in the history. */
export const takeOff: Command<z.infer<typeof TakeOffInput>, { teamId: string }> = {
  name: 'appraisal.take-off',
  input: TakeOffInput,
  action: 'appraisal.assign',
  subject: roundSubject(async ({ write }, { appraisalId }) => {
    const row = await rowOf(write.tx, 'appraisal', write.tenantId, appraisalId)
    return (await rowOf(write.tx, 'appraisal_team', write.tenantId, row.team_id)).round_id
  }),
  work: async ({ write, actor, at }, given) => {
    const row = await rowOf(write.tx, 'appraisal', write.tenantId, given.appraisalId)
    if (row.state !== 'open') throw new ProblemError(problem('appraisal.closed'))
    const ended = { state: 'taken-off', reason: given.reason, ended_by: actor.id, ended_at: at }
    await write.update('appraisal', { id: row.id, version: given.version }, ended)
    return { teamId: row.team_id }
  },
}
