import { can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { organisationsAbove } from '../../db/read/reach.ts'
import { partnersOf } from '../../db/read/registrations.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import type { CommandContext } from '../command.ts'
import type { PartnerGiven } from './form.ts'
import { organisationIn } from './organisation.ts'

type Registration = Row<'registration'>

/**
 * Makes a body of the unit the lead owner, by its name; '' takes it away. Nobody can hand a registration on to where
 * they themselves could no longer write in it.
 */
export async function setLead(context: CommandContext, row: Registration, name: string): Promise<Registration> {
  const { write, actor, app } = context
  const present =
    row.organisation_id === null
      ? undefined
      : await rowOf(write.tx, 'organisation', write.tenantId, row.organisation_id)
  if ((present?.name ?? '') === name) return row
  const id = name === '' ? null : await organisationIn(context, name, row.unit_id)
  const above = id === null ? [] : await organisationsAbove(write.tx, write.tenantId, [id])
  const within = [...app.units.within(row.unit_id), ...above]
  const subject = { tenantId: write.tenantId, within, stage: 'draft' as const, relations: [] }
  if (!can(actor, 'registration.write', subject).ok)
    throw new ProblemError(problem('forbidden', { action: 'registration.write' }))
  return (await write.update('registration', row, { organisation_id: id })) as Registration
}

/** Makes these the partners and advisers, by name; who is left out is kept as removed, because rows are never deleted. */
export async function setPartners(
  context: CommandContext,
  row: Pick<Registration, 'id' | 'unit_id'>,
  wanted: readonly PartnerGiven[],
): Promise<boolean> {
  const { write } = context
  const known = await partnersOf(write.tx, write.tenantId, row.id)
  const seen = new Set<string>()
  let changed = false
  for (const { name, role, part } of wanted) {
    if (name === '') continue
    const found = known.find((partner) => partner.name === name)
    const organisationId = found?.organisation_id ?? (await organisationIn(context, name, row.unit_id))
    if (seen.has(organisationId)) continue
    seen.add(organisationId)
    const present = known.find((partner) => partner.organisation_id === organisationId)
    if (present === undefined) {
      await write.insert('registration_owner', {
        registration_id: row.id,
        organisation_id: organisationId,
        role,
        part,
        removed: false,
      })
      changed = true
    } else if (present.role !== role || present.part !== part || present.removed) {
      await write.update('registration_owner', present, { role, part, removed: false })
      changed = true
    }
  }
  for (const partner of known) {
    if (partner.removed || seen.has(partner.organisation_id)) continue
    await write.update('registration_owner', partner, { removed: true })
    changed = true
  }
  return changed
}
