import { z } from 'zod'
import { ROLES } from '../../core/access/roles.ts'
import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { rowOf } from '../../db/read/rows.ts'
import { noteMembership } from '../../db/write/accounts.ts'
import type { Command } from '../command.ts'
import { keepAdministrator } from './last-administrator.ts'

const Day = z.iso.date()
export const GrantInput = z.object({
  accountId: z.uuid(),
  role: z.enum(ROLES),
  unitId: z.uuid().nullable(),
  organisationId: z.uuid().nullable(),
  from: Day,
  to: Day.nullable(),
  /** The decision that gave it, as cited: "Quyết định số 12-QĐ/ĐU ngày 05/01/2026". */
  basis: z.string().trim().min(1).max(500),
})
export type GrantInput = z.infer<typeof GrantInput>

/** Gives a role on the tenant, a unit or an organisation, from a day on, on somebody's decision. */
export const grantRole: Command<GrantInput, { grantId: string }> = {
  name: 'account.grant',
  input: GrantInput,
  action: 'account.manage',
  work: async ({ write, at }, given) => {
    if (given.unitId !== null && given.organisationId !== null)
      throw new ProblemError(problem('input.invalid', {}, 'organisationId'))
    if (given.to !== null && given.to <= given.from)
      throw new ProblemError(problem('date.invalid', { value: given.to }, 'to'))
    await noteMembership(write.tx, { accountId: given.accountId, tenantId: write.tenantId, at })
    const made = await write.insert('role_grant', {
      account_id: given.accountId,
      role: given.role,
      unit_id: given.unitId,
      organisation_id: given.organisationId,
      valid_from: given.from,
      valid_to: given.to,
      basis: given.basis,
    })
    return { grantId: made.id }
  },
}

/** Ends a grant today: from the next request on it gives nothing. The last administrator stays. */
export const endGrant: Command<{ grantId: string; version: number }, { ended: true }> = {
  name: 'account.end-grant',
  input: z.object({ grantId: z.uuid(), version: z.int().min(1) }),
  action: 'account.manage',
  work: async (context, given) => {
    const { write, at } = context
    const row = await rowOf(write.tx, 'role_grant', write.tenantId, given.grantId)
    if (row.role === 'administrator') await keepAdministrator(context, { grantId: row.id })
    const day = vietnamDay(new Date(at))
    const valid_to = day < row.valid_from ? row.valid_from : day
    await write.update('role_grant', { id: row.id, version: given.version }, { valid_to })
    return { ended: true }
  },
}

const DelegateInput = z.object({
  grantId: z.uuid(),
  deputyId: z.uuid(),
  from: Day,
  to: Day,
  reason: z.string().trim().min(1).max(500),
})

/** Lets somebody stand in for a grant between two days; whoever holds the grant, or manages accounts, may. */
export const delegateGrant: Command<z.infer<typeof DelegateInput>, { delegationId: string }> = {
  name: 'account.delegate',
  input: DelegateInput,
  action: 'account.manage',
  work: async ({ write }, given) => {
    const row = await rowOf(write.tx, 'role_grant', write.tenantId, given.grantId)
    if (given.to <= given.from) throw new ProblemError(problem('date.invalid', { value: given.to }, 'to'))
    if (row.account_id === given.deputyId) throw new ProblemError(problem('input.invalid', {}, 'deputyId'))
    const made = await write.insert('delegation', {
      grant_id: row.id,
      deputy_id: given.deputyId,
      valid_from: given.from,
      valid_to: given.to,
      reason: given.reason,
    })
    return { delegationId: made.id }
  },
}
