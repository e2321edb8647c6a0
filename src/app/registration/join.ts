import { ProblemError, problem } from '../../core/problem.ts'
import { ownersOfModel } from '../../db/read/carried.ts'
import { fileRows } from '../../db/read/files.ts'
import { partnersOf } from '../../db/read/registrations.ts'
import type { Row } from '../../db/tables.ts'
import type { CommandContext } from '../command.ts'

/** Who registers joins what is there: an owner more of the model and of its file, and no second participation. */
export async function join({ write }: CommandContext, row: Row<'registration'>): Promise<string> {
  const { tx, tenantId } = write
  const joined = row.joins_id === null ? undefined : await fileRows(tx, tenantId, row.joins_id)
  const modelId = joined?.participation?.model_id ?? null
  if (joined?.participation === undefined || modelId === null) throw new ProblemError(problem('not-found'))
  const others = (await partnersOf(tx, tenantId, row.id)).filter((partner) => !partner.removed)
  const joining = [
    ...(row.organisation_id === null
      ? []
      : [{ organisation_id: row.organisation_id, role: 'partner' as const, part: row.forces }]),
    ...others.map(({ organisation_id, role, part }) => ({ organisation_id, role: role as 'partner', part })),
  ]
  const owners = await ownersOfModel(tx, tenantId, modelId)
  const file = joined.registration
  const known = file === undefined ? [] : await partnersOf(tx, tenantId, file.id)
  for (const one of joining) {
    if (!owners.some((owner) => owner.organisation_id === one.organisation_id))
      await write.insert('model_owner', { model_id: modelId, organisation_id: one.organisation_id, role: one.role })
    if (file === undefined || file.organisation_id === one.organisation_id) continue
    const present = known.find((partner) => partner.organisation_id === one.organisation_id)
    if (present === undefined)
      await write.insert('registration_owner', { registration_id: file.id, ...one, removed: false })
    else if (present.removed) await write.update('registration_owner', present, { ...one, removed: false })
  }
  return joined.participation.id
}
