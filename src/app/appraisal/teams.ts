import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { memberRows } from '../../db/read/appraisals.ts'
import { grantsOfAll } from '../../db/read/judges.ts'
import { rowOf } from '../../db/read/rows.ts'
import { roundSubject } from '../access/round-subject.ts'
import type { Command, CommandContext } from '../command.ts'
import { Line, Version } from '../input.ts'

const Members = z
  .array(z.object({ accountId: z.uuid(), role: z.enum(['lead', 'member']) }))
  .min(1)
  .max(50)
type Members = z.infer<typeof Members>

const FormInput = z.object({
  roundId: z.uuid(),
  name: Line(200).min(1),
  /** '': for every field. */
  fieldCode: Line(60),
  /** The decision that set it up, as cited. */
  basis: Line(500).min(1),
  members: Members,
})

/** Sets up an appraisal team for a round: its field, its lead, its members. */
export const formTeam: Command<z.infer<typeof FormInput>, { teamId: string }> = {
  name: 'appraisal.form-team',
  input: FormInput,
  action: 'appraisal.assign',
  subject: roundSubject((_, { roundId }) => roundId),
  work: async (context, given) => {
    const { write } = context
    await checkMembers(context, given.members)
    const team = await write.insert('appraisal_team', {
      round_id: given.roundId,
      name: given.name,
      field_code: given.fieldCode,
      basis: given.basis,
    })
    for (const member of given.members)
      await write.insert('appraisal_member', { team_id: team.id, account_id: member.accountId, role: member.role })
    return { teamId: team.id }
  },
}

const ChangeInput = z.object({
  teamId: z.uuid(),
  version: Version,
  name: Line(200).min(1),
  basis: Line(500).min(1),
  members: Members,
})

/** Changes who is in a team. Whoever leaves keeps the sheets they handed in; those count only while they are in it. */
export const changeTeam: Command<z.infer<typeof ChangeInput>, { teamId: string }> = {
  name: 'appraisal.change-team',
  input: ChangeInput,
  action: 'appraisal.assign',
  subject: roundSubject(
    async ({ write }, { teamId }) => (await rowOf(write.tx, 'appraisal_team', write.tenantId, teamId)).round_id,
  ),
  work: async (context, given) => {
    const { write } = context
    await checkMembers(context, given.members)
    const team = await rowOf(write.tx, 'appraisal_team', write.tenantId, given.teamId)
    const { name, basis } = given
    await write.update('appraisal_team', { id: team.id, version: given.version }, { name, basis })
    const known = await memberRows(write.tx, write.tenantId, team.id)
    for (const row of known) {
      const wanted = given.members.find((m) => m.accountId === row.account_id)
      const patch = { role: wanted?.role ?? row.role, removed: wanted === undefined }
      if (patch.role !== row.role || patch.removed !== row.removed) await write.update('appraisal_member', row, patch)
    }
    for (const member of given.members)
      if (!known.some((row) => row.account_id === member.accountId))
        await write.insert('appraisal_member', { team_id: team.id, account_id: member.accountId, role: member.role })
    return { teamId: team.id }
  },
}

/** Exactly one lead, nobody twice, and everybody holds a role that may score, the lead one that may conclude. */
async function checkMembers({ write, at }: CommandContext, members: Members): Promise<void> {
  const ids = members.map((m) => m.accountId)
  const leads = members.filter((m) => m.role === 'lead')
  const wrong = (field: string) => new ProblemError(problem('input.invalid', {}, field))
  if (leads.length !== 1) throw wrong('lead')
  if (new Set(ids).size !== ids.length) throw wrong('members')
  const grants = await grantsOfAll(write.tx, write.tenantId, ids, vietnamDay(new Date(at)))
  for (const { accountId, role } of members) {
    const held = (grants.get(accountId) ?? []).map((g) => g.role)
    if (!held.includes('appraisal-lead') && !(role === 'member' && held.includes('appraiser')))
      throw wrong(role === 'lead' ? 'lead' : 'members')
  }
}
